"""The run behind deploy/chaos: see there."""

import argparse
import os
import random
import sys
import time

import checks
import complaints
from cast import Cast
from clients import Clients
from database import Database


def read_options():
    parser = argparse.ArgumentParser(prog="deploy/chaos")
    parser.add_argument("--complaints", type=int, default=300)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=60, help="over how long the complaints come in")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--smtp", action="store_true", help="mail to a real SMTP server instead of a folder")
    parser.add_argument("--file", help="complaints for `redress complaint map`")
    return parser.parse_args()


def plan_arrivals(options, count, dice):
    """Seconds from the start for each complaint: as many bursts as kills, so that a kill finds work in hand."""
    bursts = sorted(dice.uniform(0, options.seconds) for _ in range(options.kills))
    return bursts, sorted(dice.choice(bursts) + dice.uniform(0, 0.5) for _ in range(count))


def plan_disasters(options, bursts, dice):
    """When what happens: somebody is killed within a second of each burst, PostgreSQL crashes within one of them."""
    kills = [(burst + dice.uniform(0, 1), "process") for burst in bursts]
    crash = (dice.choice(bursts) + dice.uniform(0, 0.5), "postgres")
    return sorted(kills + [crash])


def play(options, cast, clients, dice):
    bursts, arrivals = plan_arrivals(options, len(clients.bodies), dice)
    start = time.time()
    clients.start(start, arrivals)
    for moment, target in plan_disasters(options, bursts, dice):
        time.sleep(max(0, start + moment - time.time()))
        if target == "postgres":
            cast.crash_database()
        else:
            cast.kill(dice.choice(["worker-1", "worker-2", "scheduler"]))
    clients.finish()


def main():
    options = read_options()
    dice = random.Random(options.seed)
    database = Database(os.environ["DATABASE_URL"])
    cast = Cast(os.environ["CHAOS_HOME"], os.environ["PROGRAMS"], smtp=options.smtp)
    bodies = complaints.read(cast, options.file, options.complaints)
    print(f"{len(bodies)} complaints, {options.kills} kills, seed {options.seed}, in {cast.home}", flush=True)
    with cast:
        clients = Clients(bodies, cast.port)
        play(options, cast, clients, dice)
        settled = database.wait_until_settled(180)
        endings = cast.stop()
        report = checks.examine(database, cast, clients, settled, endings)
    report.print()
    return 0 if report.is_good else 1


sys.exit(main())
