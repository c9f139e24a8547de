"""Bytes to a port of this machine, exactly as they are, and what comes back."""

import json
import socket
import time
from dataclasses import dataclass

# Seconds within which everything is answered or closed.
LIMIT = 5


@dataclass
class Sent:
    """What goes out on one connection."""

    parts: list  # of bytes; each is handed to the socket by itself
    # Closing our half says that nothing more comes, so that the other side need not wait for the rest.
    ends: bool = True

    @property
    def asks_head(self):
        return b"".join(self.parts[:2]).startswith(b"HEAD ")

    def __repr__(self):
        return f"Sent(parts={[shortened(part) for part in self.parts]}, ends={self.ends})"


@dataclass
class Answer:
    status: int
    fields: dict
    body: bytes
    is_whole: bool

    def json(self):
        return json.loads(self.body)


@dataclass
class Outcome:
    answers: list
    received: bytes
    is_closed: bool
    seconds: float

    @property
    def statuses(self):
        return [answer.status for answer in self.answers]


def exchange(port, sent, limit=LIMIT):
    """Sends everything, and reads until there is one whole answer, or, where our half ends, until the other closes."""
    start = time.monotonic()
    received = bytearray()
    is_closed = False
    with socket.create_connection(("127.0.0.1", port), timeout=limit) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            for part in sent.parts:
                connection.sendall(part)
            if sent.ends:
                connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # closed while we were sending: the answer may be there all the same
        try:
            while time.monotonic() - start < limit:
                read = connection.recv(1 << 16)
                if not read:
                    is_closed = True
                    break
                received += read
                if not sent.ends and (answers := read_answers(bytes(received), sent.asks_head)) and answers[0].is_whole:
                    break
        except TimeoutError:
            pass
        except ConnectionError:
            is_closed = True
    received = bytes(received)
    return Outcome(read_answers(received, sent.asks_head), received, is_closed, time.monotonic() - start)


def read_answers(received, is_head_only):
    """One after the other. The first is that to HEAD, or whole."""
    answers = []
    while received.startswith(b"HTTP/1."):
        head, separator, rest = received.partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        fields = {name.strip().lower().decode("latin-1"): value.strip().decode("latin-1")
                  for name, _, value in (line.partition(b":") for line in lines[1:])}
        body, received, is_whole = (b"", rest, True) if is_head_only and not answers else read_body(fields, rest)
        answers.append(Answer(int(lines[0].split()[1]), fields, body, bool(separator) and is_whole))
        if not is_whole:
            break
    return answers


def read_body(fields, rest):
    if fields.get("transfer-encoding") == "chunked":
        return read_chunks(rest)
    length = int(fields.get("content-length", 0))
    return rest[:length], rest[length:], len(rest) >= length


def read_chunks(rest):
    body = b""
    while True:
        size, separator, rest = rest.partition(b"\r\n")
        if not separator:
            return body, b"", False
        length = int(size, 16)
        body += rest[:length]
        if len(rest) < length + 2:
            return body, b"", False
        rest = rest[length + 2 :]
        if length == 0:
            return body, rest, True


def shortened(part):
    return part if len(part) <= 400 else part[:200] + b"... %d bytes ..." % len(part) + part[-100:]
