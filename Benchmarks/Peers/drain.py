"""What the drains of the peers share: worker processes that start together, the clock, and the line of JSON."""

import argparse
import asyncio
import importlib.metadata
import json
import multiprocessing
import os
import queue
import resource
import sys
import time
import traceback
from dataclasses import dataclass

import psycopg
from psycopg.conninfo import conninfo_to_dict

try:
    import uvloop
except ImportError:
    uvloop = None


@dataclass
class Tally:
    """What one worker process did. Times are of CLOCK_MONOTONIC, which all processes share. batches stays 0 where the
    library does not show its own."""

    jobs: int = 0
    batches: int = 0
    first: float = float("inf")
    last: float = 0.0
    cpu: float = 0.0

    def began(self) -> None:
        self.first = min(self.first, time.monotonic())

    def ended(self) -> None:
        self.last = max(self.last, time.monotonic())


def parser(description: str, jobs: int) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=description)
    options.add_argument("--jobs", type=int, default=jobs)
    options.add_argument("--processes", type=int, default=2)
    return options


def database_url() -> str:
    url = os.environ.get("DATABASE_URL")
    if not url:
        sys.exit("DATABASE_URL names a database that this may write to")
    return url


def connection_arguments() -> dict:
    """DATABASE_URL taken apart as libpq does, with the names that asyncpg uses."""
    arguments = conninfo_to_dict(database_url())
    names = {"dbname": "database"}
    return {names.get(name, name): value for name, value in arguments.items()}


def execute(sql: str) -> list:
    with psycopg.connect(database_url(), autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


def run(coroutine):
    return uvloop.run(coroutine) if uvloop else asyncio.run(coroutine)


def settings(options: argparse.Namespace) -> dict:
    chosen = {name: value for name, value in vars(options).items() if name != "jobs"}
    return chosen | {"event_loop": "uvloop" if uvloop else "asyncio"}


def benchmark(
    mode: str, package: str, options: argparse.Namespace, *, drop: str, fill, work, check=lambda: None
) -> None:
    """Fills, drains with `work(options, start, tally)` in each process, prints the line, and leaves nothing behind.

    `start()` returns in all processes at once; `check` raises when something is left over.
    """
    execute(drop)
    try:
        run(fill(options.jobs))
        line = _measure(mode, package, options, work)
        check()
        print(json.dumps(line), flush=True)
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        execute(drop)


def _measure(mode: str, package: str, options: argparse.Namespace, work) -> dict:
    tallies = _run_processes(options, work)
    jobs = sum(tally.jobs for tally in tallies)
    if jobs != options.jobs:
        sys.exit(f"{mode}: {jobs} jobs instead of {options.jobs}")
    seconds = max(tally.last for tally in tallies) - min(tally.first for tally in tallies)
    return {
        "mode": mode,
        "jobs": jobs,
        "seconds": round(seconds, 4),
        "rate": round(jobs / seconds, 1),
        "cpu_seconds": round(sum(tally.cpu for tally in tallies), 4),
        "batches": sum(tally.batches for tally in tallies),
        "settings": settings(options),
        "version": importlib.metadata.version(package),
    }


def _run_processes(options, work) -> list[Tally]:
    # Spawned and not forked, so that no process inherits another's loop or connections.
    context = multiprocessing.get_context("spawn")
    line, answers = context.Barrier(options.processes), context.Queue()
    processes = [
        context.Process(target=_work, args=(work, options, line, answers), daemon=True)
        for _ in range(options.processes)
    ]
    for process in processes:
        process.start()
    try:
        return [_answer(answers, processes) for _ in processes]
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _work(work, options, line, answers) -> None:
    tally = Tally()
    try:
        start = _StartLine(line)
        work(options, start, tally)
        tally.cpu = _cpu_seconds() - start.cpu
        answers.put(tally)
    except KeyboardInterrupt:
        pass
    except BaseException:
        line.abort()
        answers.put(traceback.format_exc())


class _StartLine:
    """Called when a worker has connected: waits for the others, and notes what was spent until then."""

    def __init__(self, line) -> None:
        self.line = line
        self.cpu = 0.0

    def __call__(self) -> None:
        self.line.wait(60)
        self.cpu = _cpu_seconds()


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _answer(answers, processes) -> Tally:
    while True:
        try:
            answer = answers.get(timeout=1)
        except queue.Empty:
            if any(process.exitcode for process in processes):
                sys.exit("a worker process died")
            continue
        if isinstance(answer, Tally):
            return answer
        sys.exit(answer)
