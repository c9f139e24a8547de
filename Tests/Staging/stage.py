"""The processes that a test from outside meets, on a database of their own."""

import base64
import csv
import datetime
import email
import email.policy
import hmac
import io
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
import uuid

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
        self.tokens = {}
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

    def query(self, sql):
        """The rows of an answer, as lists of text."""
        answer = subprocess.run(
            ["psql", "--no-psqlrc", "--csv", "--tuples-only", "--set", "ON_ERROR_STOP=1", "--dbname",
             self.database_url(), "--command", sql],
            check=True, capture_output=True, text=True,
        )
        return list(csv.reader(io.StringIO(answer.stdout)))

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
            "SMS_RECEIPT_SECRET": "only for tests, only for tests, only for tests",
            # Who may sign must not depend on a draw.
            "SECOND_READINGS": "none",
        }

    @property
    def has_scanner(self):
        """Without one no file is ever found clean, and nobody opens it."""
        return bool(self.environment()["CLAMD_URL"])

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

    def act(self, reference, step, body, token):
        """A step on a case through the API."""
        request = urllib.request.Request(
            f"{self.url}/v1/cases/{reference}/{step}", json.dumps(body).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
        )
        with opener.open(request) as answer:
            return json.load(answer)

    def new_staff(self, name, role):
        """Somebody new, and how they sign in: their address, password and authenticator's secret."""
        email = f"{name.replace(' ', '.').lower()}-{uuid.uuid4()}@example.invalid"
        self.command("staff", "add", "--name", name, "--email", email, "--role", role)
        login = self.command("staff", "login", "--email", email)
        return login | {"secret": re.search(r"secret=(\w+)", login["authenticator"]).group(1)}

    def new_provider_user(self, name, provider):
        """Somebody new of a provider, and how they sign in."""
        email = f"{name.replace(' ', '.').lower()}-{uuid.uuid4()}@example.invalid"
        login = self.command("provider", "add-user", "--provider", provider, "--name", name, "--email", email)
        return login | {"secret": re.search(r"secret=(\w+)", login["authenticator"]).group(1)}

    def staff(self, role):
        """The token of a person of the staff, who is added when first asked for."""
        if role not in self.tokens:
            added = self.command(
                "staff", "add", "--name", role.capitalize(), "--email", f"{role}@example.invalid", "--role", role
            )
            self.tokens[role] = added["token"]
        return self.tokens[role]

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


def one_time_code(secret):
    """What an authenticator shows now (RFC 6238)."""
    step = int(time.time()) // 30
    mac = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), "sha1").digest()
    start = mac[19] & 15
    return f"{(int.from_bytes(mac[start:start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def days_ago(days):
    return datetime.date.today() - datetime.timedelta(days=days)


def wait(what, condition, seconds=30):
    """For what only another process can show. The one place that waits."""
    deadline = time.time() + seconds
    while not condition():
        if time.time() > deadline:
            raise TimeoutError(f"never within {seconds} s: {what}")
        time.sleep(0.05)
