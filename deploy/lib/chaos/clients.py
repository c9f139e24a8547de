"""Careful clients: each complaint is sent under a key, again and again until it is answered."""

import collections
import http.client
import json
import threading
import time

CLIENTS = 8
PATIENCE = 120  # seconds for one complaint


class Clients:
    def __init__(self, bodies, port):
        self.bodies = bodies
        self.port = port
        self.answers = {}  # key -> the document of the 201
        self.statuses = collections.Counter()
        self.slowest = 0.0
        self.lock = threading.Lock()
        self.threads = []

    def start(self, start, arrivals):
        for client in range(CLIENTS):
            thread = threading.Thread(target=self.work, args=(client, start, arrivals))
            thread.start()
            self.threads.append(thread)

    def finish(self):
        for thread in self.threads:
            thread.join()

    def work(self, client, start, arrivals):
        for number in range(client, len(self.bodies), CLIENTS):
            time.sleep(max(0, start + arrivals[number] - time.time()))
            self.send_until_taken(f"chaos-{number}", self.bodies[number].encode())

    def send_until_taken(self, key, body):
        start = time.time()
        while time.time() < start + PATIENCE:
            status, document = self.send(key, body)
            with self.lock:
                self.statuses[status] += 1
                if status == 201:
                    self.answers[key] = document
                    self.slowest = max(self.slowest, time.time() - start)
                    return
            time.sleep(0.1)

    def send(self, key, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            headers = {"Content-Type": "application/json", "Idempotency-Key": key}
            connection.request("POST", "/v1/complaints", body, headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            return "cut", None
        finally:
            connection.close()
