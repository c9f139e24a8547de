"""What passed and what failed."""

import time
import traceback
import xml.etree.ElementTree as tree


class Results:
    def __init__(self, suite):
        self.suite = suite
        self.cases = []  # (name, seconds, failure or None)

    def run(self, name, body):
        start = time.time()
        failure = None
        try:
            body()
        except Exception:  # the others go on
            failure = traceback.format_exc()
        self.note(name, time.time() - start, failure)

    def note(self, name, seconds, failure=None):
        self.cases.append((name, seconds, failure))
        print(f"{'✘' if failure else '✔'} {name}" + (f"\n{failure}" if failure else ""), flush=True)

    @property
    def failed(self):
        return sum(failure is not None for _, _, failure in self.cases)

    def print(self):
        print(f"{len(self.cases) - self.failed} passed, {self.failed} failed, 0 skipped", flush=True)

    def write_junit(self, path):
        suite = tree.Element("testsuite", name=self.suite, tests=str(len(self.cases)), failures=str(self.failed))
        for name, seconds, failure in self.cases:
            case = tree.SubElement(suite, "testcase", classname=self.suite, name=name, time=f"{seconds:.3f}")
            if failure:
                tree.SubElement(case, "failure", message=failure.splitlines()[-1]).text = failure
        tree.ElementTree(suite).write(path, encoding="utf-8", xml_declaration=True)
