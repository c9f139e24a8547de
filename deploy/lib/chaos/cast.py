"""The processes: started, killed, started again, and stopped. Nothing else is ever signalled."""

import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time

ROLES = {"intake-api": "redress_intake", "worker": "redress_worker", "scheduler": "redress_scheduler"}
RELAY = pathlib.Path(__file__).parents[3] / "Tests/GatewaysTests/Fixtures/smtp_server.py"


class Kill:
    """One SIGKILL, and which worker of the queue it hit."""

    def __init__(self, name, worker, at):
        self.name = name
        self.worker = worker
        self.at = at


class Cast:
    def __init__(self, home, programs, smtp):
        self.home = pathlib.Path(home)
        self.programs = pathlib.Path(programs)
        self.mail_folder = self.home / "mail"
        self.port = free_port()
        self.processes = {}
        self.starts = {}
        self.kills = []
        self.crashes = []
        self.revivals = 0
        self.relay = None
        self.smtp = smtp
        self.lock = threading.Lock()  # over processes and their starts
        self.is_over = False

    def __enter__(self):
        self.run_command("migrate")
        self.run_command("staff", "seed-demo")
        if self.smtp:
            self.start_relay()
        for name in ("intake-api", "worker-1", "worker-2", "scheduler"):
            self.start(name)
        for name in self.processes:
            self.wait_until_ready(name)
        threading.Thread(target=self.supervise, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.is_over = True
        for process in list(self.processes.values()) + [self.relay]:
            if process and process.poll() is None:
                process.kill()
                process.wait()

    # --- one process

    def start(self, name):
        program = re.sub(r"-\d+$", "", name) if name.startswith("worker") else name
        self.starts[name] = self.starts.get(name, 0) + 1
        self.ready_file(name).unlink(missing_ok=True)
        environment = self.environment() | {"READY_FILE": str(self.ready_file(name)), "DATABASE_ROLE": ROLES[program]}
        with open(self.log(name), "ab") as log:
            self.processes[name] = subprocess.Popen(
                [self.programs / program], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def environment(self):
        mail = {"SMTP_URL": f"smtp://127.0.0.1:{self.relay_port}?name=chaos.example"} if self.relay else {}
        return mail | {
            "PATH": os.environ["PATH"],
            "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
            "DATABASE_URL": os.environ["DATABASE_URL"],
            "TOKEN_SECRET": "only for this run, only for this run",
            "MAIL_FOLDER": str(self.mail_folder),
            "PORT": str(self.port),
        }

    def ready_file(self, name):
        return self.home / f"{name}.ready"

    def log(self, name):
        return self.home / "logs" / f"{name}.{self.starts.get(name, 1)}.log"

    def wait_until_ready(self, name):
        deadline = time.time() + 60
        while not self.ready_file(name).exists():
            if time.time() > deadline:
                sys.exit(f"chaos: {name} did not start:\n{self.log(name).read_text()}")
            time.sleep(0.05)

    def worker_id(self, name):
        """The number under which a process is on the queue's list, by what it logged."""
        numbers = re.findall(r"worker=(\d+) .*registered", self.log(name).read_text())
        return int(numbers[-1]) if numbers else None

    # --- what happens to them

    def kill(self, name):
        """A supervisor starts another one at once."""
        with self.lock:
            process = self.processes[name]
            process.kill()
            at = time.time()
            process.wait()
            self.kills.append(Kill(name, self.worker_id(name), at))
            print(f"killed {name} (pid {process.pid})", flush=True)
            self.start(name)

    def supervise(self):
        """Starts again what ended by itself, a second later at the earliest."""
        while not self.is_over:
            with self.lock:
                ended = [name for name, process in self.processes.items() if process.poll() is not None]
                for name in [] if self.is_over else ended:
                    self.revivals += 1
                    self.start(name)
            time.sleep(1)

    def crash_database(self):
        start = time.time()
        subprocess.run([os.environ["RESTART_POSTGRES"]], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.crashes.append((start, time.time()))
        print(f"restarted PostgreSQL in {time.time() - start:.1f} s", flush=True)

    def stop(self):
        """SIGTERM to all. Returns the exit code and the seconds of each."""
        for name in self.processes:
            self.wait_until_ready(name)
        with self.lock:
            self.is_over = True
        start = time.time()
        for process in self.processes.values():
            process.send_signal(signal.SIGTERM)
        endings = {}
        while len(endings) < len(self.processes) and time.time() < start + 15:
            for name, process in self.processes.items():
                if name not in endings and process.poll() is not None:
                    endings[name] = (process.returncode, time.time() - start)
            time.sleep(0.02)
        return endings

    # --- the outside

    def run_command(self, *arguments):
        return subprocess.run(
            [self.programs / "redress", *arguments], env=self.environment(), check=True, capture_output=True, text=True
        ).stdout

    def start_relay(self):
        self.relay_events = self.home / "relay.events"
        with open(self.relay_events, "wb") as events:
            self.relay = subprocess.Popen([sys.executable, RELAY], stdin=subprocess.PIPE, stdout=events)
        while not (lines := self.relay_lines()):
            if self.relay.poll() is not None:
                sys.exit("chaos: the SMTP server did not start; REDRESS_TEST_PYTHON has to name a Python with aiosmtpd")
            time.sleep(0.05)
        self.relay_port = lines[0]["port"]

    def relay_lines(self):
        lines = self.relay_events.read_text().splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
