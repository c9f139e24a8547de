"""Counts the results in JUnit files, as `swift test --xunit-output` and the browser tests write them.

Prints "passed failed skipped" on the first line, then one line for each skipped test with its reason.
"""

import sys
import xml.etree.ElementTree as tree


def outcome(case):
    tags = {child.tag for child in case}
    if tags & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in tags else "passed"


def reason(case):
    skip = case.find("skipped")
    return (skip.get("message") or skip.text or "no reason given").strip()


def read(path):
    try:
        return list(tree.parse(path).iter("testcase"))
    except (OSError, tree.ParseError):  # no file, or half a one: the caller knows that its suite failed
        return []


cases = [case for path in sys.argv[1:] for case in read(path)]
outcomes = [outcome(case) for case in cases]
print(*(outcomes.count(name) for name in ("passed", "failed", "skipped")))
for case in (case for case in cases if outcome(case) == "skipped"):
    print(f"{case.get('classname')} {case.get('name')}: {reason(case)}")
