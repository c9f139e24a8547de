"""Kinds of cases. Each module makes, for a cast, a strategy of `Try`; `fuzz.py` lists them."""

from dataclasses import dataclass

from wire import Sent


@dataclass
class Try:
    sent: Sent
    # A whole, well formed request is answered; of anything else the connection may just be closed.
    is_answered: bool = False
    # What is refused may have left something in the database all the same.
    leaves_rows: bool = False


def request(method, path, fields=(), body=b"", counted=True):
    """A request as it should be. Strings are sent as UTF-8."""
    fields = [("Host", "127.0.0.1"), *fields]
    if counted and (body or method == "POST"):
        fields.append(("Content-Length", len(body)))
    head = b"".join(encoded(name) + b": " + encoded(value) + b"\r\n" for name, value in fields)
    return encoded(method) + b" " + encoded(path) + b" HTTP/1.1\r\n" + head + b"\r\n" + body


def encoded(value):
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
