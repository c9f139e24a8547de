"""Makes files that say more than they show, or tells what a file says.

`{"make": "pdf" | "jpeg" | "png" | "docx"}` answers the file; `{"read": kind, "content": base64}` answers what is in it.
"""

import base64
import io
import json
import sys
import zipfile

from PIL import Image, ImageOps
from pypdf import PdfReader

SECRET = "Carys Secret"


def make_pdf():
    import weasyprint

    page = f"<title>{SECRET}</title><meta name=author content='{SECRET}'><p>Account 12345678</p>"
    return weasyprint.HTML(string=page).write_pdf()


def picture(kind):
    image = Image.new("RGB", (40, 20), "red")
    file = io.BytesIO()
    if kind == "jpeg":
        exif = Image.Exif()
        exif[0x010F], exif[0x013B], exif[0x0112] = SECRET, SECRET, 6
        image.save(file, "JPEG", exif=exif)
    else:
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_text("Author", SECRET)
        image.save(file, "PNG", pnginfo=info)
    return file.getvalue()


def make_docx():
    parts = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/document.xml": '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>Account 12345678</w:t></w:r></w:p></w:body></w:document>",
        "docProps/core.xml": '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{SECRET}</dc:creator></cp:coreProperties>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def read(kind, content):
    if kind == "pdf":
        document = PdfReader(io.BytesIO(content))
        texts = [page.extract_text() for page in document.pages]
        return {"words": " ".join(texts), "says": json.dumps(dict(document.metadata or {}), default=str)}
    if kind in ("jpeg", "png"):
        image = Image.open(io.BytesIO(content))
        image.load()
        shown = ImageOps.exif_transpose(image)
        return {"words": f"{shown.width}x{shown.height}", "says": str(dict(image.getexif())) + str(image.info)}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        texts = {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}
    return {"words": texts.get("word/document.xml", ""), "says": json.dumps(texts)}


def main():
    order = json.load(sys.stdin)
    if "make" in order:
        makers = {"pdf": make_pdf, "docx": make_docx, "jpeg": lambda: picture("jpeg"), "png": lambda: picture("png")}
        sys.stdout.buffer.write(makers[order["make"]]())
    else:
        json.dump(read(order["read"], base64.b64decode(order["content"])), sys.stdout)


main()
