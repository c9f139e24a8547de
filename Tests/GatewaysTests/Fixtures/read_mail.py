"""Reads a message from standard input and writes what it says as JSON."""

import email
import email.header
import email.policy
import email.utils
import json
import sys


def mailboxes(raw):
    """By the older reader: the newer one (Python 3.11) keeps the space between two encoded words, RFC 2047 does not."""
    for name, address in email.utils.getaddresses([email.message_from_bytes(raw)["To"]]):
        yield {"name": str(email.header.make_header(email.header.decode_header(name))), "address": address}


raw = sys.stdin.buffer.read()
message = email.message_from_bytes(raw, policy=email.policy.default)
parts = list(message.iter_parts())
defects = message.defects + [defect for part in parts for defect in part.defects]
defects += [defect for value in message.values() for defect in getattr(value, "defects", [])]
print(
    json.dumps(
        {
            "headers": [[name, str(value)] for name, value in message.items()],
            "to": list(mailboxes(raw)),
            "parts": [
                {"type": part.get_content_type(), "text": part.get_content().replace("\r\n", "\n")} for part in parts
            ],
            "defects": [type(defect).__name__ for defect in defects],
        }
    )
)
