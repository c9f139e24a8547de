"""Writes one archive to standard output; which, is read from standard input."""

import io
import sys
import zipfile

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
WORD = [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<Relationships/>"), ("word/document.xml", "<document/>")]


def archive(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return buffer.getvalue()


def nested(depth):
    content = EICAR
    for _ in range(depth):
        content = archive([("inner.zip", content)])
    return content


ARCHIVES = {
    "eicar-in-zip": lambda: archive([("letter.txt", EICAR)]),
    "eicar-in-docx": lambda: archive(WORD + [("word/media/image1.bin", EICAR)]),
    "word": lambda: archive(WORD),
    # Six times 100 MB of nothing in 600 kB.
    "zip-bomb": lambda: archive(WORD + [(f"word/media/{n}.bin", bytes(100 << 20)) for n in range(6)]),
    # Deeper than a scanner goes.
    "deep-zip": lambda: archive(WORD + [("word/media/0.zip", nested(25))]),
}

sys.stdout.buffer.write(ARCHIVES[sys.stdin.read().strip()]())
