"""Request lines, header fields and framing as no client writes them."""

from hypothesis import strategies as st

import odd
from families import Try, encoded, request
from wire import Sent

METHODS = st.one_of(
    st.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "QUERY"]),
    st.sampled_from(["get", "", " ", "G ET", "GET\t", "POST\x00", "M" * 300, "M" * 70000, "é", "PRI", "\r\nGET"]),
    st.text(alphabet=st.characters(codec="ascii"), max_size=8),
)

VERSIONS = st.sampled_from(
    ["HTTP/1.1"] * 12 + ["HTTP/1.0", "HTTP/0.9", "HTTP/1.10", "HTTP/2.0", "HTTP/3", "HTTP/1.", "http/1.1", "", "HTTP/1.1 x", "RTSP/1.0"]
)  # fmt: skip

LINE_ENDS = st.sampled_from([b"\r\n"] * 15 + [b"\n", b"\r", b"\r\r\n", b"\x00\r\n", b""])

NAMES = st.one_of(
    st.sampled_from(
        ["Host", "Content-Length", "Transfer-Encoding", "Content-Type", "Connection", "Expect", "Upgrade", "TE", "Trailer",
         "Authorization", "Cookie", "If-Match", "Idempotency-Key", "Origin", "Sec-Fetch-Site", "Range", "Accept",
         "Accept-Encoding", "X-Forwarded-Proto", "Via", "Date", "User-Agent", "Referer", "Keep-Alive"]
    ),
    st.sampled_from(["", " ", "X X", "X\t", "é", "X:Y", "\x00", "x" * 20000, ":authority", "X(", "Content-Length "]),
)  # fmt: skip

VALUES = st.one_of(
    odd.TEXTS,
    st.sampled_from(
        ["", "0", "5", "-1", "+5", "5, 5", "5, 6", "0x5", "5 5", "99999999999999999999999", "chunked", "identity", "gzip, chunked",
         "chunked, chunked", "xchunked", "chunked;q=1", "\x0bchunked", "close", "keep-alive", "close, keep-alive", "upgrade",
         "100-continue", "200-ok", "h2c", "websocket", "bytes=0-", "*/*", "W/\"1\"", "Bearer", "Bearer a b", "Basic eDp5",
         "null", "http://[", "x" * 17000, "x" * 70000, "a\r\n b", "a\r\n\tb", "a\nb", "a\rb", "a\x00b", "\xff" * 4]
    ),
)  # fmt: skip


@st.composite
def fields(draw, most=8):
    head = b""
    for _ in range(draw(st.integers(0, most))):
        separator = draw(st.sampled_from([b": "] * 12 + [b":", b" : ", b" ", b"", b"::"]))
        head += encoded(draw(NAMES)) + separator + encoded(draw(VALUES)) + draw(LINE_ENDS)
    if draw(st.integers(0, 15)) == 0:
        head += draw(st.sampled_from([b"X: y\r\n" * 99, b"X: y\r\n" * 101, b"X: y\r\n" * 2000, (b"X: " + b"y" * 4000 + b"\r\n") * 9]))
    return head


FRAMING = st.lists(
    st.one_of(
        st.sampled_from(["0", "5", "-1", "+5", "5, 5", "05", "1e1", "4294967301", "18446744073709551621", " 5 "]).map(
            lambda length: ("Content-Length", length)
        ),
        st.sampled_from(["chunked", "identity", "gzip", "gzip, chunked", "chunked, gzip", "Chunked", " chunked", "chunked,", "\tchunked"]).map(
            lambda coding: ("Transfer-Encoding", coding)
        ),
    ),
    max_size=3,
)  # fmt: skip

CHUNKS = st.lists(
    st.sampled_from(
        [b"5\r\nhello\r\n", b"0\r\n\r\n", b"5\nhello\n", b"5;x=" + odd.SECRET.encode() + b"\r\nhello\r\n", b"05\r\nhello\r\n",
         b"-5\r\nhello\r\n", b"0x5\r\nhello\r\n", b"FFFFFFFFFFFFFFFF\r\n", b"FFFFFFFFFFFFFFFFF1\r\n", b"5\r\nhel", b"5\r\nhello!\r\n",
         b"\r\n", b"0\r\nX: y\r\n\r\n", b"0\r\nContent-Length: 5\r\n\r\n", b"0\r\n" + b"X: y\r\n" * 3000 + b"\r\n",
         b"5;" + b"x" * 20000 + b"\r\nhello\r\n", b"g\r\n", b"hello", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"]
    ),
    max_size=5,
).map(b"".join)  # fmt: skip


def requests(cast):
    reference = next(iter(cast.known))
    targets = st.one_of(
        st.sampled_from(
            ["/", "*", "", "/healthz", "/v1/complaints", "/v1/complaints/batch", f"/v1/cases/{reference}", f"/cases/{reference}",
             f"/v1/cases/{reference}/comments", "/track", "/complain", "/assets/redress.css", "http://127.0.0.1/healthz",
             "http://other.example/", "127.0.0.1:80", "//healthz", "/../../etc/passwd", "/assets/../healthz", "/%2e%2e/", "/\x00",
             "/" + "x" * 9000, "/" + "x" * 70000, "/" + "a/" * 3000, "/?" + "&" * 5000, f"/track?reference={odd.SECRET}", "/é", "/#x"]
        ),
        odd.damaged(st.sampled_from([b"/v1/cases/ABCDEFGH", b"/code-of-practice/cisas-style", b"/track?reference=AB%43", b"/%F0%9F%91%A9"])),
        odd.TEXTS.map(lambda text: "/" + text),
    )  # fmt: skip

    @st.composite
    def lines(draw):
        """Anything that may stand at the front, and anything after it."""
        line = encoded(draw(METHODS)) + b" " + encoded(draw(targets)) + b" " + encoded(draw(VERSIONS)) + draw(LINE_ENDS)
        body = draw(st.one_of(st.just(b""), CHUNKS, st.binary(max_size=40)))
        whole = line + b"Host: a\r\n" * draw(st.sampled_from([1, 1, 1, 0, 2])) + draw(fields()) + draw(LINE_ENDS) + body
        return Try(Sent(draw(odd.pieces(whole))))

    @st.composite
    def framings(draw):
        """Where one request ends and the next begins, told in several ways."""
        head = draw(FRAMING) + [("Content-Type", "application/json")]
        whole = request("POST", "/v1/complaints", head, counted=False) + draw(CHUNKS)
        if draw(st.booleans()):
            whole += request("GET", "/healthz", [("Connection", "close")])
        return Try(Sent(draw(odd.pieces(whole))))

    return st.one_of(lines(), framings(), odd.damaged(st.just(request("GET", "/track"))).map(lambda text: Try(Sent([text]))))
