"""Drains no-op jobs with awa: an engine in Rust, handlers in Python.

Its claims and completions are batched inside; what is set is how many handlers run at once. It does not say when it
claims and when a completion is committed, so the clock runs from the first handler to the last, a few milliseconds in
its favour.
"""

import asyncio
import time
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import awa
from psycopg.conninfo import conninfo_to_dict

import drain

DROP = "DROP SCHEMA IF EXISTS awa CASCADE"
QUIET_SECONDS = 1.5  # Without a job for so long a worker takes the queue for empty.


@dataclass
class Noop:
    number: int


def client(connections: int) -> awa.AsyncClient:
    return awa.AsyncClient(url(), max_connections=connections)


def url() -> str:
    """DATABASE_URL in the one form that awa's driver reads: a folder of sockets only as a parameter."""
    parts = conninfo_to_dict(drain.database_url())
    user = quote(str(parts.get("user", "")), safe="")
    password = ":" + quote(str(parts["password"]), safe="") if "password" in parts else ""
    parameters = {name: parts[name] for name in ("host", "port") if name in parts}
    database = quote(str(parts.get("dbname", "")), safe="")
    return f"postgresql://{user}{password}@localhost/{database}?{urlencode(parameters)}"


async def fill(jobs: int) -> None:
    producer = client(4)
    await producer.migrate()
    await producer.install_queue_storage()
    for first in range(0, jobs, 1000):
        count = min(1000, jobs - first)
        await producer.enqueue_many_copy([Noop(1)] * count, queue="bench")
    await producer.close()


def work(options, start, tally) -> None:
    drain.run(run_client(options, start, tally))


async def run_client(options, start, tally) -> None:
    worker = client(options.connections)

    @worker.task(Noop, queue="bench")
    async def noop(job) -> None:
        tally.began()
        tally.jobs += 1
        tally.ended()

    start()
    await worker.start([("bench", options.handlers)], poll_interval_ms=50)
    began = time.monotonic()
    while time.monotonic() - max(tally.last, began) < QUIET_SECONDS:
        await asyncio.sleep(0.05)
    await worker.shutdown()
    await worker.close()


def main() -> None:
    parser = drain.parser("Drains no-op jobs with awa.", jobs=20000)
    parser.add_argument("--handlers", type=int, default=1024, help="at once in each process")
    parser.add_argument("--connections", type=int, default=20, help="in each process")
    options = parser.parse_args()
    drain.benchmark("awa", "awa-pg", options, drop=DROP, fill=fill, work=work)


if __name__ == "__main__":
    main()
