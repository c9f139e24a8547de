"""A proxy before PostgreSQL that cuts connections around COMMIT.

It listens on a free port of 127.0.0.1, speaks to the server at the path of a Unix socket, and reads the frontend's
messages, so that it knows exactly when a COMMIT passes. Every --every'th COMMIT is cut, in the ways that --modes names,
in turn:
  before      the COMMIT never reaches the server
  unanswered  the server commits; its answer never reaches the client
  late        the client is cut first, and only then does the server get the COMMIT
  after       the answer reaches the client, then the connection ends
After --cuts cuts it lets everything through. Writes one JSON object a line: {"event": "ready", "port": …}, then
{"event": "cut", "mode": …} for each. Ends when standard input ends.
"""

import argparse
import asyncio
import itertools
import json
import struct
import sys

NEGOTIATIONS = {80877103, 80877104}  # SSLRequest and GSSENCRequest: one byte comes back, then a new start
LATE_BY = 0.3  # seconds; long enough for the client to come back and ask


def say(event, **details):
    print(json.dumps({"event": event, **details}), flush=True)


class Schedule:
    """Which COMMITs are cut, over all connections."""

    def __init__(self, options):
        self.every = options.every
        self.left = options.cuts
        self.modes = itertools.cycle(options.modes.split(","))
        self.commits = 0

    def next_mode(self):
        self.commits += 1
        if self.left <= 0 or self.commits % self.every:
            return None
        self.left -= 1
        mode = next(self.modes)
        say("cut", mode=mode)
        return mode


class Frontend:
    """What a client sends: finds the messages that make a COMMIT, from its Bind to the Sync, or a Query."""

    def __init__(self):
        self.commits = {}  # statement name -> whether it is a COMMIT
        self.held = b""  # of a COMMIT that is not whole: the server would run it at Execute, before the Sync

    def take(self, kind, message):
        """Returns what may go on to the server, and whether it is a COMMIT."""
        payload = message[5:]
        if kind == b"Q":
            return message, self.is_commit(payload)
        if kind == b"P":
            name, sql = payload.split(b"\0", 2)[:2]
            self.commits[name] = self.is_commit(sql)
        if self.held or (kind == b"B" and self.commits.get(payload.split(b"\0", 2)[1], False)):
            self.held += message
            if kind != b"S":
                return b"", False
            whole, self.held = self.held, b""
            return whole, True
        return message, False

    @staticmethod
    def is_commit(sql):
        return sql.strip(b" \0;").upper() == b"COMMIT"


class Session:
    def __init__(self, client_reader, client_writer, server_reader, server_writer, schedule):
        self.client_reader = client_reader
        self.client_writer = client_writer
        self.server_reader = server_reader
        self.server_writer = server_writer
        self.schedule = schedule
        self.frontend = Frontend()
        self.is_answering = True  # whether the server's words still reach the client
        self.ends_when_idle = False

    async def run(self):
        answers = asyncio.create_task(self.carry_answers())
        try:
            await self.carry_start()
            while await self.carry_message():
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            if self.is_answering and not self.ends_when_idle:
                answers.cancel()
            await asyncio.wait([answers], timeout=10)
            answers.cancel()
            self.client_writer.transport.abort()
            self.server_writer.close()

    async def carry_start(self):
        while True:
            head = await self.client_reader.readexactly(8)
            length, code = struct.unpack("!ii", head)
            self.server_writer.write(head + await self.client_reader.readexactly(length - 8))
            if code not in NEGOTIATIONS:
                return

    async def carry_message(self):
        head = await self.client_reader.readexactly(5)
        payload = await self.client_reader.readexactly(struct.unpack("!i", head[1:])[0] - 4)
        message, is_commit = self.frontend.take(head[:1], head + payload)
        mode = self.schedule.next_mode() if is_commit else None
        if mode is None:
            self.server_writer.write(message)
            await self.server_writer.drain()
            return head[:1] != b"X"
        await self.cut(mode, message)
        return False

    async def cut(self, mode, message):
        if mode == "after":
            self.ends_when_idle = True
            self.server_writer.write(message)
            return
        self.is_answering = False
        if mode != "unanswered":
            self.client_writer.transport.abort()
        if mode == "before":
            self.server_writer.transport.abort()
            return
        if mode == "late":
            await asyncio.sleep(LATE_BY)
        self.server_writer.write(message)
        self.ends_when_idle = True

    async def carry_answers(self):
        """Ends with the server, or, once a COMMIT was cut, with the server's ReadyForQuery."""
        tail = b""
        while data := await self.server_reader.read(65536):
            if self.is_answering:
                self.client_writer.write(data)
            tail = (tail + data)[-6:]
            if self.ends_when_idle and tail[:5] == b"Z\0\0\0\5":
                if self.is_answering:
                    await self.client_writer.drain()
                    self.client_writer.close()
                return


async def serve(options):
    schedule = Schedule(options)

    async def accept(client_reader, client_writer):
        server_reader, server_writer = await asyncio.open_unix_connection(options.server)
        await Session(client_reader, client_writer, server_reader, server_writer, schedule).run()

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    say("ready", port=server.sockets[0].getsockname()[1])
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


parser = argparse.ArgumentParser()
parser.add_argument("--server", required=True, help="path of PostgreSQL's Unix socket")
parser.add_argument("--every", type=int, default=2, help="cut every so many COMMITs")
parser.add_argument("--cuts", type=int, default=12, help="cut so many times in all")
parser.add_argument("--modes", default="before,unanswered,late,after")
asyncio.run(serve(parser.parse_args()))
