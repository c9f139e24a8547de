"""JSON bodies for the API: odd values in every place, damaged text, lengths about the limit."""

import json

from hypothesis import strategies as st

import odd
from cast import ACTORS, DEFENCE, FINDINGS, OFFER
from families import Try, request
from stage import days_ago
from wire import Sent

# As wide as the longest body that is read.
LIMIT = 256 * 1024

COMPLAINT = {
    "channel": "online",
    "complainant": {"name": odd.SECRET, "email": "ada@example.invalid", "phone": "020 7946 0000", "postcode": "SW1A 1AA"},
    "customer_type": "residential",
    "provider": "o2",
    "service": "mobile",
    "issues": [{"code": "billing.incorrect_charge"}],
    "narrative": f"I am {odd.SECRET} and was charged twice.",
    "first_complained_on": str(days_ago(70)),
    "adr_letter": {"dated": str(days_ago(40))},
    "before_court": False,
}

LINE = {"kind": "corrective_action", "description": "It.", "amount_pence": 1}
DEAR_OFFER = {"position": "settle", "text": "We refund it.", "offer": {"remedies": [LINE, LINE]}}

STEPS = {
    "provider-response": [DEFENCE, OFFER, DEAR_OFFER],
    "comments": [{"text": "It is not."}],
    "decision-draft": [FINDINGS, FINDINGS | {"remedies": [LINE, LINE]}],
    "decision-signature": [{}],
    "acceptance": [{"accept": True}],
    "remedy-evidence": [{"remedy": 1, "text": "Paid."}],
    "withdrawal": [{"reason": "No more."}],
    "going-on": [{"first_complained_on": str(days_ago(70))}],
}

TYPES = st.sampled_from(
    ["application/json"] * 20
    + ["application/json; charset=utf-8", "application/json;charset=latin-1", "text/plain", "", "application/x-ndjson",
       "application/problem+json", "application/json; =", "multipart/form-data", "application/json, application/json"]
)  # fmt: skip


@st.composite
def disturbed(draw, sound):
    """A document with odd values in some places, odd members, or members twice. Bytes, since not all of it is text."""
    return write(draw, draw(sound))


def write(draw, value):
    if draw(st.integers(0, 11)) == 0:
        return draw(odd.TOKENS)
    match value:
        case dict():
            members = [json.dumps(name).encode() + b": " + write(draw, member) for name, member in value.items()]
            if draw(st.integers(0, 5)) == 0:
                members.insert(0, json.dumps(draw(odd.TEXTS.filter(lambda name: odd.SECRET not in name))).encode() + b":0")
            if members and draw(st.integers(0, 9)) == 0:
                members.append(draw(st.sampled_from(members)))
            return b"{" + b",".join(members) + b"}"
        case list():
            return b"[" + b",".join(write(draw, member) for member in value) + b"]"
        case _:
            return json.dumps(value).encode()


DOCUMENTS = disturbed(st.just(COMPLAINT))


@st.composite
def lengths(draw):
    """About as long as may be read, well formed or not."""
    length = LIMIT + draw(st.sampled_from([-1, 0, 1, 5000]))
    filling = draw(st.sampled_from([b" ", b"[", b"x", b"\xc3\xa9", b"{\"a\":", b"1,", b"\\u0041", b"\x00"]))
    start = draw(st.sampled_from([b"", b'"', b"[", b'{"narrative": "', b'{"' + odd.SECRET.encode()]))
    return (start + filling * (length // len(filling)))[:length]


def encodings(documents):
    return st.one_of(
        *[documents] * 6,
        documents.map(lambda text: b"\xef\xbb\xbf" + text),
        documents.map(lambda text: text.decode("latin-1").encode("utf-16")),
        documents.map(lambda text: text.decode("latin-1").encode("utf-32-be")),
        documents.map(lambda text: text + text),
    )


@st.composite
def chunked(draw, head, body):
    """As the sender likes to cut it."""
    parts = draw(odd.pieces(body))
    return [head, *(b"%x\r\n%s\r\n" % (len(part), part) for part in parts), b"0\r\n\r\n"]


def requests(cast):
    tokens = {
        name: (case.reference, case.tokens[ACTORS.get(name, "complainant")])
        for name, case in ((name, cast.case_before(name)) for name in STEPS)
    }

    @st.composite
    def tries(draw):
        fields = [("Content-Type", draw(TYPES))]
        if draw(st.booleans()):
            path, documents = "/v1/complaints", DOCUMENTS
            if draw(st.booleans()):
                key = draw(st.sampled_from(["k1", "k2", '"k3"', "", "k" * 256, "k k", "ké", '""', "k\x00"]))
                fields.append(("Idempotency-Key", key))
        else:
            name = draw(st.sampled_from(list(STEPS)))
            reference, token = tokens[name]
            path = f"/v1/cases/{reference}/{name}"
            documents = disturbed(st.sampled_from(STEPS[name]))
            fields.append(("Authorization", f"Bearer {token}"))
            if draw(st.integers(0, 3)) == 0:
                fields.append(("If-Match", draw(st.sampled_from(['"1"', "*", "1", '""', '"x"', '"9999999999999999999"', '"9223372036854775807"', '"-1"', 'W/"1"']))))
        body = draw(st.one_of(*[odd.damaged(encodings(documents))] * 12, lengths(), st.binary(max_size=200)))
        if draw(st.integers(0, 4)) == 0:
            head = request("POST", path, [*fields, ("Transfer-Encoding", "chunked")], counted=False)
            return Try(Sent(draw(chunked(head, body)), ends=False), is_answered=is_sound(fields))
        return Try(Sent([request("POST", path, fields, body)], ends=False), is_answered=is_sound(fields))

    return tries()


def is_sound(fields):
    """Whether the head may be refused by the server itself, before anything of ours."""
    return not any("\x00" in value for _, value in fields)
