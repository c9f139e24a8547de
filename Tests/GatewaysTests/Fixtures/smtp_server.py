"""A real SMTP server for the tests, on a free port of 127.0.0.1.

Writes one JSON object a line to standard output: {"event": "ready", "port": …} first, then "connected", "stalled",
"message" (with "from", "to" and the "raw" bytes in base64), "refused", "dropped". Ends when standard input ends, so that
it never outlives the test.

The local part of the recipient says what happens:
  greylisted@…  451 at the first attempt, accepted from the second on
  unknown@…     550, with the address in the text, as many servers do
  overfull@…    552 after the message
  hangup@…      the connection is cut at RCPT
  cut@…         the connection is cut in the middle of the message
  silent@…      the connection is cut after the message, before the answer
  stall@…       RCPT is never answered
Everybody else is accepted.
"""

import argparse
import asyncio
import base64
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

PLANS = {"greylisted", "unknown", "overfull", "hangup", "cut", "silent", "stall"}


def say(event, **details):
    print(json.dumps({"event": event, **details}), flush=True)


def plan(address):
    local = address.split("@")[0].split("+")[0]
    return local if local in PLANS else "accept"


class Handler:
    def __init__(self):
        self.attempts = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        todo = plan(address)
        if todo == "stall":
            say("stalled")
            await asyncio.Event().wait()
        if todo == "hangup":
            say("dropped")
            server.transport.abort()
            return "421 4.3.0 going away"
        if todo == "unknown":
            say("refused")
            return f"550 5.1.1 <{address}> user {address.split('@')[0]} is not known"
        if todo == "greylisted" and self.count(address) == 1:
            say("refused")
            return "451 4.7.1 try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        todo = plan(envelope.rcpt_tos[0])
        if todo == "overfull":
            say("refused")
            return "552 5.2.2 mailbox full"
        raw = base64.b64encode(envelope.original_content).decode()
        say("message", **{"from": envelope.mail_from}, to=envelope.rcpt_tos, raw=raw, tls=session.ssl is not None)
        if todo == "silent":
            server.transport.abort()
        return "250 2.0.0 ok queued as 4XyZ7"

    def count(self, address):
        self.attempts[address] = self.attempts.get(address, 0) + 1
        return self.attempts[address]


class Server(SMTP):
    def connection_made(self, transport):
        super().connection_made(transport)
        say("connected")

    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and plan(self.envelope.rcpt_tos[0]) == "cut":
            await self.push("354 go on")
            await self._reader.read(1000)
            say("dropped")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def authenticator(expected):
    def check(server, session, envelope, mechanism, data):
        matches = isinstance(data, LoginPassword) and f"{data.login.decode()}:{data.password.decode()}" == expected
        return AuthResult(success=matches, handled=False)

    return check


def make_server(options):
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate)
    return Server(
        options.handler,
        hostname="relay.example",
        tls_context=context,
        auth_required=options.login is not None,
        authenticator=authenticator(options.login) if options.login else None,
    )


async def serve(options):
    options.handler = Handler()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: make_server(options), "127.0.0.1", 0)
    say("ready", port=server.sockets[0].getsockname()[1])
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


parser = argparse.ArgumentParser()
parser.add_argument("--certificate", help="PEM file with certificate and key: offers STARTTLS")
parser.add_argument("--login", help="user:password that is asked for")
asyncio.run(serve(parser.parse_args()))
