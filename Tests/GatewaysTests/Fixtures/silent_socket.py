"""A Unix socket that takes connections and all that comes through them, and never answers. Ends with its input."""

import os
import socket
import sys
import threading


def serve(path):
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen()
    print("ready", flush=True)
    connections = []
    while True:
        connections.append(server.accept()[0])


threading.Thread(target=serve, args=(sys.argv[1],), daemon=True).start()
sys.stdin.read()
os._exit(0)
