"""The processes that a test from outside meets, on a database of their own."""

import datetime
import email
import email.policy
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).parents[2]
ROLES = {"intake-api": "redress_intake", "worker": "redress_worker", "scheduler": "redress_scheduler"}


class Stage:
    def __init__(self, suite):
        self.programs = pathlib.Path(
            os.environ.get("REDRESS_BIN") or os.environ.get("REDRESS_TEST_PROGRAMS") or ROOT / ".build/debug"
        )
        self.cluster = os.environ["TEST_DATABASE_URL"]
        self.database = f"redress_{suite}_{os.getpid()}"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"redress-{suite}-"))
        self.processes = {}
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    def __enter__(self):
        try:
            self.psql(f"CREATE DATABASE {self.database}")
            subprocess.run([self.programs / "redress", "migrate"], env=self.environment(), check=True, capture_output=True)
            for program in ROLES:
                self.start(program)
            for program in ROLES:
                self.becomes_ready(program)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for program in list(self.processes):
            self.end(program)
        self.psql(f"DROP DATABASE IF EXISTS {self.database} WITH (FORCE)")
        shutil.rmtree(self.folder)

    def psql(self, sql):
        subprocess.run(
            ["psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname", self.cluster, "--command", sql],
            check=True,
        )

    def database_url(self):
        parts = urllib.parse.urlsplit(self.cluster)
        return urllib.parse.urlunsplit(parts._replace(path=f"/{self.database}"))

    def environment(self):
        return {
            "PATH": os.environ["PATH"],
            "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
            "DATABASE_URL": self.database_url(),
            "ALLOW_SUPERUSER": "yes",
            "TOKEN_SECRET": "only for tests, only for tests, only for tests",
            "MAIL_FOLDER": str(self.folder / "mail"),
            "EVIDENCE_KEYS": "tests:" + "5e" * 32,
            "EVIDENCE_FOLDER": str(self.folder / "evidence"),
            "CLAMD_URL": os.environ.get("REDRESS_TEST_CLAMD", ""),
            "PORT": self.url.rsplit(":", 1)[1],
            "PUBLIC_URL": self.url,
        }

    def start(self, program):
        environment = self.environment() | {
            "DATABASE_ROLE": ROLES[program],
            "READY_FILE": str(self.folder / f"{program}.ready"),
        }
        with open(self.log(program), "ab") as log:
            self.processes[program] = subprocess.Popen([self.programs / program], env=environment, stdout=log, stderr=log)

    def becomes_ready(self, program):
        wait(f"{program} is ready", (self.folder / f"{program}.ready").exists)

    def end(self, program):
        process = self.processes.pop(program)
        process.kill()
        process.wait()
        (self.folder / f"{program}.ready").unlink(missing_ok=True)

    def log(self, program):
        return self.folder / f"{program}.log"

    def command(self, *arguments):
        """What a command of `redress` reports."""
        return json.loads(self.run(*arguments, "--json"))

    def run(self, *arguments):
        """A command of `redress`, and what it prints."""
        return subprocess.run(
            [self.programs / "redress", *arguments], env=self.environment(), check=True, capture_output=True
        ).stdout

    # --- what people do by themselves

    def read(self, address):
        """As a program that reads mail before people do: without a cookie."""
        with opener.open(address) as answer:
            return answer.read()

    def submit(self, **changes):
        """A complaint through the API. Returns the answer."""
        body = {
            "channel": "online",
            "complainant": {"name": "Ada Example", "email": "ada@example.invalid"},
            "customer_type": "residential",
            "provider": "o2",
            "service": "mobile",
            "issues": [{"code": "billing.incorrect_charge"}],
            "narrative": "I was charged twice.",
            "first_complained_on": str(days_ago(70)),
        } | changes
        request = urllib.request.Request(
            f"{self.url}/v1/complaints", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with opener.open(request) as answer:
            return json.load(answer)

    def provider_link(self, reference):
        """From the mail that the provider gets."""
        return self.link_in_mail(reference, rf"{self.url}/cases/{reference}/provider\?key=[\w-]+")

    def complainant_link(self, reference):
        """From the acknowledgement that the complainant gets."""
        return self.link_in_mail(reference, rf"{self.url}/cases/{reference}\?key=[\w-]+")

    def link_in_mail(self, reference, pattern):
        found = []

        def look():
            for file in (self.folder / "mail").glob("*.eml"):
                message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
                text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
                found.extend(re.findall(pattern, text))
            return bool(found)

        wait(f"a mail about {reference} has a link", look)
        return found[0]


# Not through a proxy that the environment may name: this is the same machine.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def days_ago(days):
    return datetime.date.today() - datetime.timedelta(days=days)


def wait(what, condition, seconds=30):
    """For what only another process can show. The one place that waits."""
    deadline = time.time() + seconds
    while not condition():
        if time.time() > deadline:
            raise TimeoutError(f"never within {seconds} s: {what}")
        time.sleep(0.05)
