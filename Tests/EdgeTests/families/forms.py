"""What a browser sends, and what only somebody without one does: forms, cookies, queries, escapes."""

from hypothesis import strategies as st

import odd
from families import Try, request
from wire import Sent

FORM_TOKEN = "0123456789abcdef" * 2

ESCAPES = st.one_of(
    st.sampled_from([b"%", b"%4", b"%zz", b"%00", b"%ff", b"%C3%28", b"%u0041", b"+", b"%2B", b"%0D%0A", b"%25%32%35", b"%ED%A0%80"]),
    odd.TEXTS.map(lambda text: b"".join(b"%%%02X" % byte for byte in text.encode("utf-8", "surrogatepass"))),
    st.binary(max_size=6).map(lambda text: text.replace(b"\r", b"").replace(b"\n", b"").replace(b" ", b"+")),
)  # fmt: skip

NAMES = st.sampled_from(
    ["form_token", "submission_key", "reference", "key", "channel", "complainant_name", "complainant_email", "customer_type",
     "people", "provider", "service", "issues", "issue", "narrative", "first_complained_on", "first_complained_on_day",
     "first_complained_on-day", "first_complained_on-month", "first_complained_on-year", "text", "accept", "reason",
     "position", "remedy", "kind", "amount", "", "x"]
)  # fmt: skip

# Pages on the way to a complaint. Whoever sends an answer without having begun, begins.
JOURNEY = [f"/complain/{page}" for page in ["provider", "people", "first-complained", "issues", "issues/new", "issues/new/x",
                                             "what-happened", "contact", "email", "address", "check", "declaration", "save",
                                             "return", "code", "nothing"]]  # fmt: skip

WORDS = st.sampled_from([FORM_TOKEN, "online", "residential", "small_business", "o2", "mobile", "billing.incorrect_charge", "yes", "1", "31", "2026",
                         "settle", "defend", "£1.00", "-1", "1e9", "0x10", "٣", odd.SECRET.replace(" ", "+")])  # fmt: skip


def quoted(text):
    return text.encode().replace(b"%", b"%25").replace(b"&", b"%26").replace(b"+", b"%2B").replace(b" ", b"+")


VALUES = st.one_of(WORDS.map(quoted), ESCAPES, odd.TEXTS.map(quoted), st.just(b"x" * 25000))


@st.composite
def forms(draw):
    pairs = [
        quoted(draw(NAMES)) + draw(st.sampled_from([b"="] * 8 + [b"", b"=="])) + draw(VALUES)
        for _ in range(draw(st.integers(0, 12)))
    ]
    if draw(st.integers(0, 15)) == 0:
        pairs += [b"a=b"] * draw(st.sampled_from([480, 501, 5000, 80000]))
    return draw(st.sampled_from([b"&"] * 8 + [b"&&", b";"])).join([b"form_token=" + FORM_TOKEN.encode()] * draw(st.integers(0, 1)) + pairs)


# What a head may not carry is the business of another family.
LINE_SAFE = odd.TEXTS.map(lambda text: "".join(letter for letter in text if letter.isprintable()))


def requests(cast):
    case = cast.case_before("comments")
    other = cast.case_before("provider-response")
    keys = [*case.tokens.values(), "rc_" + "x" * 30, "rp_" + "x" * 300, ""]
    cookies = st.lists(
        st.one_of(
            st.just(f"form={FORM_TOKEN}"),
            st.sampled_from(keys).map(lambda key: f"case_key={key}"),
            st.sampled_from(keys).map(lambda key: f"provider_key={key}"),
            st.sampled_from(["=", ";", "a", "a=", "=b", 'a="b;c"', "a=b=c", "case_key", "x" * 5000, "form=" + "é" * 16]),
            LINE_SAFE,
        ),
        max_size=5,
    ).flatmap(lambda parts: st.sampled_from(["; ", ";", ",", " "]).map(lambda mark: mark.join(parts)))
    spellings = st.sampled_from(
        [case.reference, case.reference.lower(), f"{case.reference[:4]}-{case.reference[4:]}", f"%20{case.reference}",
         case.reference + "%00", "%FF", "%", "ABCDEFGH", other.reference, "x" * 3000, odd.SECRET]
    )  # fmt: skip
    posts = st.one_of(
        st.sampled_from(["/complain", "/track", *JOURNEY]),
        spellings.flatmap(
            lambda text: st.sampled_from(
                ["comments", "acceptance", "withdrawal", "going-on", "leaving", "provider/response", "provider/remedy-evidence"]
            ).map(lambda step: f"/cases/{text}/{step}")
        ),
    )
    pages = st.one_of(
        spellings.map(lambda text: f"/cases/{text}"), spellings.map(lambda text: f"/cases/{text}/sent"),
        spellings.map(lambda text: f"/cases/{text}/provider"), st.sampled_from(["/track", "/complain", "/", "/code-of-practice/x"]),
    )  # fmt: skip

    @st.composite
    def surroundings(draw):
        fields = []
        if draw(st.booleans()):
            fields.append(("Cookie", draw(cookies)))
        if draw(st.integers(0, 5)) == 0:
            fields.append(("Origin", draw(st.sampled_from(["null", cast.url, "https://evil.example", "", "http://", "é"]))))
        if draw(st.integers(0, 5)) == 0:
            fields.append(("Sec-Fetch-Site", draw(st.sampled_from(["same-origin", "none", "cross-site", "", "x"]))))
        return fields

    @st.composite
    def sent_forms(draw):
        kind = draw(st.sampled_from(["application/x-www-form-urlencoded"] * 12 + ["multipart/form-data; boundary=x", "text/plain", ""]))
        return request("POST", draw(posts), [*draw(surroundings()), ("Content-Type", kind)], draw(forms()))

    @st.composite
    def queries(draw):
        query = b"&".join(
            quoted(draw(NAMES)) + b"=" + draw(VALUES.map(lambda text: text[:2000])) for _ in range(draw(st.integers(0, 4)))
        )
        path = draw(pages).encode() + (b"?" + query if query else b"")
        safe = b"".join(bytes([byte]) for byte in path if 0x20 < byte < 0x7F and byte not in b'"#')
        return request("GET", safe, draw(surroundings()))

    return st.one_of(sent_forms(), sent_forms(), queries()).map(lambda text: Try(Sent([text], ends=False), is_answered=True))
