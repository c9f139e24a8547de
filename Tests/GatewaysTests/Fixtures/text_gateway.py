"""A gateway for text messages: answers by the last three digits of the number, and tells what it was sent. Of 000 the first
answer never comes.

Says where it is and what it gets on standard output, one JSON object a line; ends when its input ends.
"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "a-token"
silent = set()


class Gateway(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told = json.loads(body)
        say(event="text", mode=told["id"], to=[told["to"]], **{"from": told["from"]})
        status = int(told["to"][-3:])
        if status == 0:
            if told["id"] not in silent:
                silent.add(told["id"])
                time.sleep(60)
            status = 202
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            status = 401
        if told["id"] != self.headers["Idempotency-Key"] or self.headers["Content-Type"] != "application/json":
            status = 400
        answer = json.dumps({"id": "theirs", "text": told["text"]}).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


def say(**event):
    print(json.dumps(event), flush=True)


server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
threading.Thread(target=server.serve_forever, daemon=True).start()
say(event="ready", port=server.server_port)
sys.stdin.read()
