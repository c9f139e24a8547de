"""An auto-responder, as a mail server starts it for each message: answers it, whatever it says.

    robot.py PORT KIND LOG SENDER RECIPIENT < message

KIND is `polite` (RFC 3834: to the envelope's sender, with the header that says what it is, from the null sender) or
`rude` (to whomever the message asks for, and nothing says that nobody wrote it). Each answer is a line in LOG.
"""

import email
import email.policy
import email.utils
import smtplib
import sys
from email.message import EmailMessage

port, kind, log, sender, recipient = sys.argv[1:6]
message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
answer = EmailMessage()
answer["From"] = recipient
answer["Message-ID"] = email.utils.make_msgid(domain="people.test")
answer["In-Reply-To"] = message["Message-ID"]
if kind == "polite":
    target, envelope = sender, "<>"
    answer["Subject"] = "Out of office"
    answer["Auto-Submitted"] = "auto-replied"
else:
    target, envelope = email.utils.parseaddr(message["Reply-To"] or message["From"])[1], recipient
    answer["Subject"] = "Re: " + (message["Subject"] or "")
answer["To"] = target
answer.set_content("I have got your complaint about the mobile bill and will look into it when I am back.\n")
with open(log, "a") as file:
    file.write(f"{kind} {target}\n")
with smtplib.SMTP("127.0.0.1", int(port)) as relay:
    relay.sendmail(envelope, [target], answer.as_bytes(policy=email.policy.SMTP))
