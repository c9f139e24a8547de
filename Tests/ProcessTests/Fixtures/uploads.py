"""Sends evidence as clients do: slowly, with the line cut, many at once, and files that mean harm.

Usage: uploads.py MODE PORT CASES [ARGUMENTS], where CASES is reference:token, several of them with commas.
Tells what happened on standard output, one JSON object a line.
"""

import asyncio
import hashlib
import http.client
import io
import json
import socket
import sys
import time
import zipfile

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
WORD = [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<Relationships/>"), ("word/document.xml", "<document/>")]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
CHUNK = "application/offset+octet-stream"
WITHIN = 100  # seconds


def tell(event, **facts):
    print(json.dumps({"event": event, **facts}), flush=True)


def words(size):
    """Text of a length, no two parts of it alike."""
    return b" ".join(b"%d" % number for number in range(size // 6))[:size].ljust(size, b".")


class Case:
    def __init__(self, port, name):
        self.port = port
        self.reference, self.token = name.split(":")
        self.path = f"/v1/cases/{self.reference}/evidence"

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WITHIN)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Authorization": f"Bearer {self.token}", **headers})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, answer.headers, content

    def add(self, name, size):
        file = json.dumps({"file_name": name, "description": f"The file {name}", "size": size})
        status, headers, content = self.ask("POST", self.path, file, Content_Type="application/json")
        assert status == 201, (status, content)
        return headers["Location"]

    def offset(self, place):
        status, headers, _ = self.ask("HEAD", place)
        assert status == 200, status
        return int(headers["Upload-Offset"])

    def head(self, place, offset, length):
        """The head of a request that sends `length` bytes."""
        return (
            f"PATCH {place} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Type: {CHUNK}\r\nUpload-Offset: {offset}\r\nContent-Length: {length}\r\n\r\n"
        ).encode()

    def send(self, place, content, offset=0):
        return self.ask("PATCH", place, content[offset:], Content_Type=CHUNK, Upload_Offset=str(offset))

    def state(self, place):
        return json.loads(self.ask("GET", place)[2])["state"]

    def settled(self, place):
        """The state, once the file was scanned."""
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            state = self.state(place)
            if state not in ("receiving", "stored"):
                return state
            time.sleep(0.05)
        return state

    def content(self, place):
        return self.ask("GET", f"{place}/content")


def slow(case, size, rate):
    """At `rate` bytes a second, with the line cut in the middle; then what is missing."""
    content = words(size)
    place = case.add("slow.txt", size)
    line = socket.create_connection(("127.0.0.1", case.port))
    line.sendall(case.head(place, 0, size))
    started = time.monotonic()
    for start in range(0, size // 2, 65536):
        line.sendall(content[start : start + 65536])
        time.sleep(max(0, started + start / rate - time.monotonic()))
    line.close()
    offset = settled_offset(case, place)
    status, _, _ = case.send(place, content, offset)
    tell("resumed", port=offset, mode=str(status))
    finish(case, place, content)


def settled_offset(case, place):
    """What the server has kept, once it has noticed that the line is cut."""
    seen, deadline = -1, time.monotonic() + 10
    while time.monotonic() < deadline:
        offset = case.offset(place)
        if offset == seen and offset > 0:
            return offset
        seen = offset
        time.sleep(0.3)
    return seen


def pause(case, size, count):
    """Sends the first `count` bytes and waits until the process is gone."""
    content = words(size)
    place = case.add("paused.txt", size)
    line = socket.create_connection(("127.0.0.1", case.port))
    line.sendall(case.head(place, 0, size) + content[:count])
    deadline = time.monotonic() + WITHIN
    while case.offset(place) < count // (4 << 20) * (4 << 20) and time.monotonic() < deadline:
        time.sleep(0.05)
    tell("paused", mode=place)
    try:
        while line.recv(65536):
            pass
    except OSError:
        pass


def resume(case, size, place):
    content = words(size)
    offset = case.offset(place)
    status, _, _ = case.send(place, content, offset)
    tell("resumed", port=offset, mode=str(status))
    finish(case, place, content)


def finish(case, place, content):
    state = case.settled(place)
    same = case.content(place)[2] == content
    known = json.loads(case.ask("GET", place)[2]).get("sha256") == hashlib.sha256(content).hexdigest()
    tell("finished", mode=f"{state} {'same' if same else 'other'} {'hashed' if known else 'unhashed'}")


async def crowd(cases, each, size):
    """All of them are half way before any of them goes on."""
    content = words(size)
    half_way = asyncio.Barrier(len(cases) * each)
    senders = [one_of_many(case, content, half_way) for case in cases for _ in range(each)]
    statuses = await asyncio.gather(*senders)
    tell("finished", port=sum(status == 204 for status in statuses), mode=str(sorted(set(statuses))))


async def one_of_many(case, content, half_way):
    place = await asyncio.to_thread(case.add, "crowd.txt", len(content))
    reader, writer = await asyncio.open_connection("127.0.0.1", case.port)
    writer.write(case.head(place, 0, len(content)))
    for start in range(0, len(content), 65536):
        writer.write(content[start : start + 65536])
        await writer.drain()
        if start == len(content) // 2 // 65536 * 65536:
            await half_way.wait()
    status = int((await reader.readline()).split()[1])
    writer.close()
    return status


def letter(case):
    """A letter, once it was scanned: tells where it is."""
    content = b"Dear O2, this is the letter of a customer."
    place = case.add("letter.txt", len(content))
    case.send(place, content)
    assert case.settled(place) == "clean"
    tell("finished", mode=place)


def archive(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return buffer.getvalue()


def hostile(case):
    """Sends each file and tells what became of it."""
    files = {
        "eicar.txt": EICAR,
        "eicar.zip": archive([("letter.txt", EICAR)]),
        "eicar.docx": archive(WORD + [("word/media/image1.bin", EICAR)]),
        "picture.pdf": PNG,
        "bomb.docx": archive(WORD + [(f"word/media/{n}.bin", bytes(100 << 20)) for n in range(6)]),
        "script.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "page.pdf": b"<html><script>alert(1)</script>\n%PDF-1.7\n%%EOF",
        "picture-and-archive.jpg": b"\xff\xd8\xff\xe0<html><script>alert(1)</script>" + archive([("a.txt", "a")]),
        "letter.txt": b"Dear O2, my bill is wrong.",
    }
    for name, content in files.items():
        place = case.add(name, len(content))
        status, _, _ = case.send(place, content)
        state = case.settled(place) if status == 204 else "refused"
        status, headers, got = case.content(place)
        shown = f"{headers['Content-Type']} {headers['Content-Disposition']}" if status == 200 else "closed"
        tell("file", mode=f"{name}: {state}, {shown}{', same' if got == content else ''}")
    tell("finished")


mode, port, names, *rest = sys.argv[1:]
cases = [Case(int(port), name) for name in names.split(",")]
if mode == "slow":
    slow(cases[0], int(rest[0]), int(rest[1]))
elif mode == "pause":
    pause(cases[0], int(rest[0]), int(rest[1]))
elif mode == "resume":
    resume(cases[0], int(rest[0]), rest[1])
elif mode == "crowd":
    asyncio.run(crowd(cases, int(rest[0]), int(rest[1])))
elif mode == "letter":
    letter(cases[0])
elif mode == "hostile":
    hostile(cases[0])
sys.stdin.read()
