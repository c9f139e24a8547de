"""Drives the pages in headless Chromium against the real processes, on a database of its own.

    python Tests/BrowserTests/run.py [--junit-xml FILE]

Needs playwright and axe-playwright-python (deploy/test-requirements.txt), TEST_DATABASE_URL, the executables in
REDRESS_BIN (.build/debug by default) and Chromium at REDRESS_TEST_CHROMIUM (/usr/bin/chromium-headless-shell by default).
REDRESS_TEST_SCREENSHOTS names a folder for a picture of every page and error state. The last line is
`N passed, N failed, N skipped`.
"""

import argparse
import pathlib
import sys

sys.dont_write_bytecode = True  # nothing is left in the working copy
sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parents[1] / "Staging")]

import calls
import casework
import complaints
import evidence
import journeys
import stories
from results import Results
from stage import Stage
from browser import open_browser

SETUPS = [
    {"width": width, "scripts": scripts}
    for width in (320, 1280)
    for scripts in (False, True)
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--junit-xml", help="write the results there, too")
    options = parser.parse_args()
    results = Results("browser")
    with Stage("browser") as stage, open_browser() as browser:
        for setup in SETUPS:
            for journey in complaints.ALL + calls.ALL + journeys.ALL + evidence.ALL + casework.ALL:
                results.run(*visit(journey, browser, stage, setup))
    with stories.RehearsedStage("stories") as stage, open_browser() as browser:
        # At other widths, and without scripts, the same page is looked at above.
        for story in stories.ALL:
            results.run(*visit(story, browser, stage, {"width": 320, "scripts": True}))
    if options.junit_xml:
        results.write_junit(options.junit_xml)
    results.print()
    return 1 if results.failed else 0


def visit(journey, browser, stage, setup):
    def body():
        with browser.visit(stage, journey.__name__, **setup) as visitor:
            journey(visitor)

    scripts = "with scripts" if setup["scripts"] else "without scripts"
    return f"{journey.__doc__} ({setup['width']} px, {scripts})", body


sys.exit(main())
