"""Odd values that everything else is put together from."""

from hypothesis import strategies as st

# Stands for what people tell us about themselves: it must come up nowhere else.
SECRET = "Quagga-Zebulon-7731"

# Would do something where it is not escaped.
MARKUP = f"<i id=x>\"'&{SECRET}"

TEXTS = st.one_of(
    st.sampled_from([SECRET, MARKUP, "", " ", "\n", "\t\r\n", "a" * 300, "é" * 70, "\u202e\u200d", "👩‍👩‍👧", "%00", "\x7f"]),
    st.text(max_size=20).map(lambda text: SECRET + text),
)

BYTES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from([b"\x00", b"\xff\xfe", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r\n", b"\n"]),
)

# JSON, or nearly.
TOKENS = st.one_of(
    st.sampled_from(
        [
            b"null", b"true", b"0", b"-0", b"00", b"1.", b".5", b"+1", b"1e5", b"1E+400", b"-1e-400", b"NaN", b"Infinity",
            b"9" * 30, b"9" * 5000, b"0." + b"1" * 5000, b"9223372036854775807", b"9223372036854775808", b"-9223372036854775809",
            b'""', b'"\\u0000"', b'"\\ud800"', b'"\\udc00\\ud800"', b'"\\ud83d\\ude00"', b'"\\uD8', b'"\\x41"', b'"\x00"',
            b'"\xff"', b'"\xed\xa0\x80"', b'"\xef\xbb\xbf"', b"'a'", b"/* */ 1", b"{}", b"[]", b"[,]", b"{,}", b'{"a":1,"a":2}',
            b'{"":{}}', b"[" * 40 + b"]" * 40, b'{"a":' * 40 + b"1" + b"}" * 40, b"[" * 3000, b'[[[[1,"x"', b'"' + b"x" * 25000 + b'"',
            b'"' + b"\\u00e9" * 3000 + b'"', b"2000-01-01", b'"2026-02-30"', b'"0000-00-00"', b'"9999-12-31"', b'"10000-01-01"',
            b"[" + b"0," * 2000 + b"0]", b"{" + b",".join(b'"k%d":0' % n for n in range(500)) + b"}",
        ]
    ),
    TEXTS.map(lambda text: b'"' + text.encode("utf-8", "surrogatepass").replace(b'"', b'\\"') + b'"'),
    st.integers().map(lambda number: str(number).encode()),
    st.binary(max_size=8),
)  # fmt: skip


@st.composite
def damaged(draw, whole):
    """Cut, doubled, turned or sprinkled with other bytes."""
    text = draw(whole)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 20)))
        piece = draw(st.sampled_from(["cut", "double", "replace", "end here"]))
        match piece:
            case "cut":
                text = text[:start] + text[end:]
            case "double":
                text = text[:end] + text[start:]
            case "replace":
                text = text[:start] + draw(BYTES) + text[end:]
            case "end here":
                text = text[:start]
    return text


@st.composite
def pieces(draw, text):
    """The same bytes, handed over in several parts."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)]) if end > start]
