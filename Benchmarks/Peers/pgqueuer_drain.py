"""Drains no-op jobs with PgQueuer, as fast as its documentation knows how.

Its benchmark's drain mode with the tuning guide applied: large batches (they also set how many completions go into one
statement), asyncpg with a connection a manager, uvloop, `pgq autovac`. Durability stays `durable`, as ours is; the log
is folded on demand only.
"""

import asyncio
import os
from datetime import timedelta

# Read by PgQueuer when it is imported.
os.environ["PGQUEUER_SCHEMA"] = SCHEMA = "bench_pgqueuer"

import asyncpg  # noqa: E402
from pgqueuer import PgQueuer  # noqa: E402
from pgqueuer.db import AsyncpgDriver  # noqa: E402
from pgqueuer.models import Job  # noqa: E402
from pgqueuer.queries import Queries  # noqa: E402
from pgqueuer.types import QueueExecutionMode  # noqa: E402

import drain  # noqa: E402


class TimedQueries(Queries):
    """Notes when the first batch was asked for and when the last completion was committed."""

    tally: drain.Tally

    async def dequeue(self, *arguments, **named):
        self.tally.began()
        jobs = await super().dequeue(*arguments, **named)
        self.tally.batches += bool(jobs)
        return jobs

    async def log_jobs(self, job_status):
        await super().log_jobs(job_status)
        self.tally.jobs += len(job_status)
        self.tally.ended()


async def connect() -> asyncpg.Connection:
    return await asyncpg.connect(**drain.connection_arguments())


async def fill(jobs: int) -> None:
    connection = await connect()
    queries = Queries(AsyncpgDriver(connection))
    await queries.install()
    await queries.optimize_autovacuum()
    for first in range(0, jobs, 1000):
        count = min(1000, jobs - first)
        await queries.enqueue(["noop"] * count, [b'{"number": 1}'] * count, [0] * count)
    await connection.close()


def work(options, start, tally) -> None:
    drain.run(run_managers(options, start, tally))


async def run_managers(options, start, tally) -> None:
    managers = [await manager(tally) for _ in range(options.managers)]
    start()
    await asyncio.gather(*(run_manager(each, options) for each in managers))


async def manager(tally) -> PgQueuer:
    driver = AsyncpgDriver(await connect())
    queries = TimedQueries(driver)
    queries.tally = tally
    pgqueuer = PgQueuer(driver, queries=queries)

    @pgqueuer.entrypoint("noop")
    async def noop(job: Job) -> None:
        pass

    return pgqueuer


async def run_manager(pgqueuer, options) -> None:
    await pgqueuer.run(
        batch_size=options.batch, mode=QueueExecutionMode.drain, log_aggregation_interval=timedelta(0)
    )


def check_that_all_is_done() -> None:
    [(left,)] = drain.execute(f"SELECT count(*) FROM {SCHEMA}.pgqueuer")
    if left:
        raise SystemExit(f"{left} jobs are left")


def main() -> None:
    parser = drain.parser("Drains no-op jobs with PgQueuer.", jobs=50000)
    parser.add_argument("--batch", type=int, default=2000)
    parser.add_argument("--managers", type=int, default=1, help="in each process, a connection each")
    options = parser.parse_args()
    drop = f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"
    drain.benchmark("pgqueuer", "pgqueuer", options, drop=drop, fill=fill, work=work, check=check_that_all_is_done)


if __name__ == "__main__":
    main()
