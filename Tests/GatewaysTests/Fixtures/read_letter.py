"""Reads a PDF from standard input and says as JSON what a screen reader, and a person, would find in it."""

import io
import json
import subprocess
import sys

from pypdf import PdfReader


def roles(node):
    """The kinds of the elements of the structure, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [role for child in node for role in roles(child)]
    if not isinstance(node, dict):
        return []
    own = [node["/S"][1:]] if "/S" in node else []
    return own + (roles(node["/K"]) if "/K" in node else [])


data = sys.stdin.buffer.read()
reader = PdfReader(io.BytesIO(data))
root = reader.trailer["/Root"]
text = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True).stdout
json.dump(
    {
        "isTagged": bool(root.get("/MarkInfo", {}).get("/Marked")),
        "isUniversallyAccessible": b"<rdf:Description rdf:about=\"\" pdfuaid:part=\"1\"" in root["/Metadata"].get_data(),
        "language": root.get("/Lang"),
        "title": reader.metadata.title,
        "showsTitle": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        "roles": roles(root["/StructTreeRoot"]),
        "pages": len(reader.pages),
        "images": sum(len(page.images) for page in reader.pages),
        "words": " ".join(text.decode().split()),
    },
    sys.stdout,
)
