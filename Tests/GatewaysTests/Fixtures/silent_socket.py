"""A Unix socket that takes connections and all that comes through them, and never answers."""

import socket
import sys

server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen()
print("ready", flush=True)
connections = []
while True:
    connections.append(server.accept()[0])
