"""Tries the HTTP edge from outside, on a database of its own: whether it keeps to its OpenAPI document, and what it
does with bytes that nobody should send.

    python Tests/EdgeTests/run.py [--contract SECONDS] [--fuzz CASES] [--family NAME ...] [--seed NUMBER] [--junit-xml FILE]

How to read it, and how to add to it, is in README.md. The last line is `N passed, N failed, N skipped`.
"""

import argparse
import pathlib
import random
import sys

sys.dont_write_bytecode = True  # nothing is left in the working copy
sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[1] / "Staging")]

import contract
import fuzz
from results import Results
from stage import Stage


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--contract", type=int, default=120, metavar="SECONDS", help="how long schemathesis tries; 0: not")
    parser.add_argument("--fuzz", type=int, default=4000, metavar="CASES", help="how many are sent in all; 0: none")
    parser.add_argument("--family", action="append", choices=list(fuzz.FAMILIES), help="only these kinds of cases")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="repeats a run")
    parser.add_argument("--junit-xml", metavar="FILE", help="write the results there, too")
    options = parser.parse_args()
    print(f"--seed {options.seed}", flush=True)
    results = Results("edge")
    if options.contract:
        with Stage("contract") as stage:
            contract.run(stage, results, options.contract, options.seed)
    if options.fuzz:
        with Stage("fuzz") as stage:
            fuzz.run(stage, results, options.fuzz, options.seed, options.family)
    if options.junit_xml:
        results.write_junit(options.junit_xml)
    results.print()
    return 1 if results.failed else 0


sys.exit(main())
