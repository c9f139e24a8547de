"""The database, asked with psql."""

import subprocess
import time

READY = " UNION ALL ".join(f"SELECT id FROM queue.ready_{number}" for number in range(16))
UNSETTLED = f"""
    SELECT (SELECT count(*) FROM queue.lease) + (SELECT count(*) FROM queue.retry)
        + (SELECT count(*) FROM ({READY}) AS ready)
        + (SELECT count(*) FROM redress.message WHERE state = 'queued')
"""


class Database:
    def __init__(self, url):
        self.url = url

    def rows(self, sql):
        """Rows as lists of text. Raises CalledProcessError when the database is away."""
        command = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator", "\x1f"]
        command += ["--set", "ON_ERROR_STOP=1", "--dbname", self.url, "--command", sql]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return [line.split("\x1f") for line in output.splitlines()]

    def number(self, sql):
        return int(self.rows(sql)[0][0])

    def wait_until_settled(self, seconds):
        """Returns the seconds it took until nothing was ready, leased or waiting; None when it never was."""
        start = time.time()
        while time.time() < start + seconds:
            try:
                if self.number(UNSETTLED) == 0:
                    return time.time() - start
            except subprocess.CalledProcessError:
                pass
            time.sleep(0.2)
        return None
