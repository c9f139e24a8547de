"""Drains no-op jobs with procrastinate, as fast as its documentation knows how.

It claims one job a query and completes one job a query, so what helps is how many do that at once: `concurrency`
jobs a process with as many connections. No listening, as nothing is enqueued meanwhile.
"""

import logging

import procrastinate
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

import drain

SCHEMA = "bench_procrastinate"

# It warns of an app in a main module, which only its own command line could not find.
logging.getLogger("procrastinate").setLevel(logging.ERROR)


class TimedManager(JobManager):
    """Notes when the first job was asked for and when the last completion was committed."""

    tally: drain.Tally

    async def fetch_job(self, queues, worker_id):
        self.tally.began()
        return await super().fetch_job(queues, worker_id)

    async def finish_job(self, job, status, delete_job):
        await super().finish_job(job, status, delete_job)
        if status is not Status.SUCCEEDED:
            raise RuntimeError(f"a job ended as {status}")
        self.tally.jobs += 1
        self.tally.batches += 1
        self.tally.ended()


def make_app(connections: int) -> procrastinate.App:
    connector = procrastinate.PsycopgConnector(
        conninfo=drain.database_url(),
        kwargs={"options": f"-c search_path={SCHEMA}"},
        min_size=connections,
        max_size=connections,
    )
    app = procrastinate.App(connector=connector)

    @app.task(name="noop")
    async def noop(number: int) -> None:
        pass

    return app


async def fill(jobs: int) -> None:
    drain.execute(f"CREATE SCHEMA {SCHEMA}")
    async with make_app(1).open_async() as app:
        await app.schema_manager.apply_schema_async()
        for first in range(0, jobs, 1000):
            count = min(1000, jobs - first)
            await app.tasks["noop"].batch_defer_async(*[{"number": 1}] * count)


def work(options, start, tally) -> None:
    drain.run(run_worker(options, start, tally))


async def run_worker(options, start, tally) -> None:
    app = make_app(options.connections)
    async with app.open_async():
        await app.connector.pool.wait()
        app.job_manager = TimedManager(app.connector)
        app.job_manager.tally = tally
        start()
        await app.run_worker_async(
            concurrency=options.concurrency,
            wait=False,
            listen_notify=False,
            delete_jobs=options.delete_jobs,
            install_signal_handlers=False,
        )


def check_that_all_is_done() -> None:
    sql = f"SELECT count(*) FROM {SCHEMA}.procrastinate_jobs WHERE status <> 'succeeded'"
    [(left,)] = drain.execute(sql)
    if left:
        raise SystemExit(f"{left} jobs are left")


def main() -> None:
    parser = drain.parser("Drains no-op jobs with procrastinate.", jobs=2000)
    parser.add_argument("--concurrency", type=int, default=20)
    parser.add_argument("--connections", type=int, default=3, help="in each process")
    parser.add_argument("--delete-jobs", choices=["never", "successful", "always"], default="successful")
    options = parser.parse_args()
    drop = f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"
    drain.benchmark(
        "procrastinate", "procrastinate", options, drop=drop, fill=fill, work=work, check=check_that_all_is_done
    )


if __name__ == "__main__":
    main()
