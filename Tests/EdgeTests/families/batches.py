"""Newline-delimited JSON: lines that are damaged, empty, too long, cut anywhere."""

import json

from hypothesis import strategies as st

import odd
from families import Try, request
from families.bodies import COMPLAINT, LIMIT, chunked, disturbed
from wire import Sent

KEYS = st.one_of(st.integers(0, 50).map(str), st.sampled_from(["", "é", "k" * 256, '"q"', " "]))

LINES = st.one_of(
    *[odd.damaged(disturbed(KEYS.map(lambda key: {"idempotency_key": key, "complaint": COMPLAINT})))] * 6,
    st.sampled_from([b"", b" ", b"\r", b"\t", b"{}", b"null", b"\xff", b"\x00", b"[" * 5000, b"x" * (LIMIT + 1)]),
    odd.TOKENS,
)
ENDS = st.sampled_from([b"\n"] * 6 + [b"\r\n", b"\n\n", b"\r", b" \n"])


@st.composite
def batches(draw):
    lines = draw(st.lists(LINES, max_size=6))
    return b"".join(line + draw(ENDS) for line in lines)


def requests(cast):
    @st.composite
    def tries(draw):
        kind = draw(st.sampled_from(["application/x-ndjson"] * 9 + ["application/json", "application/ndjson"]))
        fields = [("Content-Type", kind)]
        body = draw(batches())
        if draw(st.booleans()):
            head = request("POST", "/v1/complaints/batch", [*fields, ("Transfer-Encoding", "chunked")], counted=False)
            parts = draw(chunked(head, body))
            if draw(st.integers(0, 7)) == 0:  # breaks off
                return Try(Sent(parts[: draw(st.integers(1, len(parts)))]))
            return Try(Sent(parts, ends=False), is_answered=True)
        return Try(Sent(draw(odd.pieces(request("POST", "/v1/complaints/batch", fields, body))), ends=False), is_answered=True)

    return tries()


def lines_of(answer):
    return [json.loads(line) for line in answer.body.splitlines()]
