"""Files that people bring to a case, and what becomes of them. Each is run at every width, with scripts and without."""

import io
import pathlib

import weasyprint
from PIL import Image

from browser import check_error_summary, wait_for_text
from casework import sign_in

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
# The test file of the European Institute for Computer Antivirus Research, in two pieces for scanners of source code.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


def brings_evidence(visitor):
    """both sides bring files, after mistakes; one with a virus is refused, one is taken back, one is got again"""
    accepted = visitor.stage.submit()
    reference = accepted["reference"]
    visitor.open(accepted["links"]["tracking"])
    visitor.follow("Add a file")
    visitor.look("empty")
    sends_files(visitor)
    visitor.open(visitor.stage.provider_link(reference))
    visitor.follow("Add a file")
    visitor.look("provider")
    assert "bill.pdf" not in visitor.page.inner_text("main"), "each side sees its own files"
    send_file(visitor, "order.txt", b"Second line ordered on 3 March.", "The order")
    visitor.look("provider-sent")


def sends_files(visitor):
    page = visitor.page
    submit_file(visitor)
    check_error_summary(visitor)
    visitor.look("errors")
    send_file(visitor, "page.html", b"<svg><script>alert(1)</script></svg>", "A page", taken=False)
    check_error_summary(visitor)
    visitor.look("refused")
    send_file(visitor, "bill.pdf", PDF, "The bill of March")
    send_file(visitor, "letter.txt", EICAR, "A letter")
    visitor.look("sent")
    if visitor.stage.has_scanner:
        wait_for_text(visitor, "Refused: a virus was found")
        wait_for_text(visitor, "Ready")
        with page.expect_download() as download:
            page.get_by_role("link", name="bill.pdf").click()
        assert pathlib.Path(download.value.path()).read_bytes() == PDF
    visitor.look("scanned")
    visitor.open(page.url.split("?")[0] + "?lang=cy")
    visitor.look("welsh")
    with page.expect_navigation():
        page.get_by_role("button", name="Tynnu’n ôl bill.pdf").click()
    assert "Rydych wedi tynnu’r ffeil yn ôl" in page.inner_text("main")
    visitor.open(page.url.split("?")[0] + "?lang=en")


def send_file(visitor, name, content, description, taken=True):
    visitor.page.get_by_label("What does it show?").fill(description)
    visitor.page.get_by_label("Choose a file").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    submit_file(visitor)
    found = "done=added" in visitor.page.url
    assert found == taken, f"{name}: {visitor.page.inner_text('main')}"


def submit_file(visitor):
    """With scripts the page stays and its content changes; without them it is another page. What the last form led to is
    taken off the page before, so that it is not taken for what this one leads to."""
    visitor.page.evaluate("document.querySelectorAll('.error-summary, .notice').forEach(each => each.remove())")
    button = visitor.page.get_by_role("button", name="Send the file", exact=True)
    with visitor.page.expect_response(lambda response: response.request.method == "POST"):
        button.click()
    visitor.page.locator(".error-summary, .notice").wait_for()


def shares_evidence(visitor):
    """a caseworker shares a picture of the complainant's, and a bill redacted, after a mistake; the provider gets both"""
    stage, page = visitor.stage, visitor.page
    accepted = stage.submit()
    reference = accepted["reference"]
    provider = stage.provider_link(reference)
    visitor.open(accepted["links"]["tracking"])
    visitor.follow("Add a file")
    send_file(visitor, "router.png", picture(), "The router")
    send_file(visitor, "bill.pdf", PDF, "The bill of March")
    if not stage.has_scanner:
        return print("SKIPPED: sharing evidence: nothing is shared unscanned, and there is no scanner")
    wait_for_text(visitor, "Ready", times=2)
    visitor.open("/staff")
    sign_in(visitor, stage.new_staff("Carys Caseworker", "caseworker"))
    visitor.open(f"/staff/cases/{reference}")
    visitor.look("files")
    visitor.follow("Share router.png")
    visitor.look("sharing")
    visitor.press("Share a copy")
    visitor.follow("Share bill.pdf")
    visitor.press("Share the redacted file")
    check_error_summary(visitor)
    visitor.look("sharing-errors")
    page.get_by_label("What did you black out, and why?").fill("The number of a neighbour.")
    page.get_by_label("The redacted file").set_input_files(
        {"name": "bill-redacted.pdf", "mimeType": "application/pdf", "buffer": bill()}
    )
    visitor.press("Share the redacted file")
    visitor.open(provider)
    wait_for_text(visitor, "From the complainant; we share it with you", times=2)
    assert "Blacked out: The number of a neighbour." in page.inner_text("main")
    visitor.look("shared")
    with page.expect_download() as download:
        page.get_by_role("link", name="bill-redacted.pdf").click()
    assert pathlib.Path(download.value.path()).read_bytes().startswith(b"%PDF")


def picture():
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(file, "PNG")
    return file.getvalue()


def bill():
    return weasyprint.HTML(string="<p>Total £12.50</p>").write_pdf()


ALL = [brings_evidence, shares_evidence]
