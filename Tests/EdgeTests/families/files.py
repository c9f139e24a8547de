"""Evidence: forms with files, files that are announced and sent in stretches, and what is nearly one."""

from hypothesis import strategies as st

import odd
from families import Try, encoded, request
from families.forms import FORM_TOKEN, LINE_SAFE
from wire import Sent

BOUNDARY = b"edge-boundary"

CONTENTS = st.one_of(
    st.sampled_from(
        [b"", b"A letter.\n", b"%PDF-1.4\n%%EOF\n", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, b"\xff\xd8\xff\xe0" + b"x" * 90,
         b"PK\x03\x04" + b"\x00" * 60, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, b"<svg onload=x>", b"MZ\x90\x00",
         b"x" * 70_000, b"--" + BOUNDARY + b"x", b"\r\n--" + BOUNDARY[:6], b"\r\n" * 500]
    ),
    odd.TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    odd.BYTES,
)  # fmt: skip

FILE_NAMES = st.one_of(
    st.sampled_from(["letter.txt", "../../etc/passwd", "C:\\x.pdf", "a\\\"b.png", ".", "", "x" * 300, "é.pdf", "\u202egnp.exe"]),
    LINE_SAFE,
)  # fmt: skip

DISPOSITIONS = st.sampled_from(
    [b"Content-Disposition: form-data; ", b"content-disposition:form-data;", b"Content-Disposition: attachment; ",
     b"Content-Disposition: form-data; name*=UTF-8''x; ", b"Content-Disposition: ", b"X: y\r\nContent-Disposition: form-data; ", b""]
)  # fmt: skip


@st.composite
def parts(draw):
    name = draw(st.sampled_from(["form_token", "description", "file", "file", "file", "", "x", 'a"b']))
    head = draw(DISPOSITIONS) + b'name="' + encoded(name) + b'"'
    if name == "file" or draw(st.integers(0, 5)) == 0:
        head += b'; filename="' + encoded(draw(FILE_NAMES)) + b'"'
    if draw(st.booleans()):
        head += b"\r\nContent-Type: " + draw(st.sampled_from([b"text/plain", b"application/pdf", b"image/png", b"x", b""]))
    return head + b"\r\n\r\n" + draw(CONTENTS)


@st.composite
def multipart(draw):
    token = b'Content-Disposition: form-data; name="form_token"\r\n\r\n' + FORM_TOKEN.encode()
    words = b'Content-Disposition: form-data; name="description"\r\n\r\nA letter'
    body = [token] * draw(st.sampled_from([1, 1, 1, 0])) + [words] * draw(st.sampled_from([1, 1, 0]))
    body += draw(st.lists(parts(), max_size=4))
    text = b"".join(b"--" + BOUNDARY + b"\r\n" + part + b"\r\n" for part in body)
    return text + draw(st.sampled_from([b"--" + BOUNDARY + b"--\r\n"] * 6 + [b"--" + BOUNDARY, b"", b"--"]))


def requests(cast):
    case = cast.case_before("withdrawal")
    token = case.tokens["complainant"]
    cookie = ("Cookie", f"form={FORM_TOKEN}; case_key={token}")
    bearer = ("Authorization", f"Bearer {token}")
    evidence = f"/v1/cases/{case.reference}/evidence"

    @st.composite
    def uploads(draw):
        kind = draw(
            st.sampled_from(
                [b"multipart/form-data; boundary=" + BOUNDARY] * 8
                + [b'multipart/form-data; boundary="' + BOUNDARY + b'"', b"multipart/form-data", b"multipart/form-data; boundary=",
                   b"multipart/form-data; boundary=" + b"x" * 300, b"multipart/mixed; boundary=" + BOUNDARY]
            )  # fmt: skip
        )
        return request(
            "POST", f"/cases/{case.reference}/evidence", [cookie, ("Content-Type", kind)], draw(odd.damaged(multipart()))
        )

    @st.composite
    def announcements(draw):
        name = draw(odd.TOKENS)
        size = draw(odd.TOKENS)
        body = b'{"file_name":' + name + b',"description":"A letter","size":' + size + b"}"
        return request("POST", evidence, [bearer, ("Content-Type", "application/json")], draw(odd.damaged(st.just(body))))

    @st.composite
    def stretches(draw):
        offset = draw(st.sampled_from(["0", "-1", "", "9" * 30, "1.5", "x", "0 ", "0x0"]))
        id = draw(st.sampled_from(["00000000-0000-0000-0000-000000000000", "x", "%00", "..", "x" * 500]))
        fields = [bearer, ("Content-Type", "application/offset+octet-stream"), ("Upload-Offset", offset)]
        return request("PATCH", f"{evidence}/{id}", fields, draw(CONTENTS))

    return st.one_of(uploads(), uploads(), announcements(), stretches()).map(
        # A file of no kind that is taken leaves its row, so what is refused may have written.
        lambda text: Try(Sent([text], ends=True), leaves_rows=True)
    )
