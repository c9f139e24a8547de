"""What passed and what failed."""

import time
import traceback
import xml.etree.ElementTree as tree


class Results:
    def __init__(self):
        self.cases = []  # (name, seconds, failure or None)

    def run(self, journey, browser, stage, setup):
        scripts = "with scripts" if setup["scripts"] else "without scripts"
        name = f"{journey.__doc__} ({setup['width']} px, {scripts})"
        start = time.time()
        failure = None
        try:
            with browser.visit(stage, journey.__name__, **setup) as visitor:
                journey(visitor)
        except Exception:  # the other journeys go on
            failure = traceback.format_exc()
        self.cases.append((name, time.time() - start, failure))
        print(f"{'✘' if failure else '✔'} {name}" + (f"\n{failure}" if failure else ""), flush=True)

    @property
    def failed(self):
        return sum(failure is not None for _, _, failure in self.cases)

    def print(self):
        print(f"{len(self.cases) - self.failed} passed, {self.failed} failed, 0 skipped", flush=True)

    def write_junit(self, path):
        suite = tree.Element("testsuite", name="browser", tests=str(len(self.cases)), failures=str(self.failed))
        for name, seconds, failure in self.cases:
            case = tree.SubElement(suite, "testcase", classname="browser", name=name, time=f"{seconds:.3f}")
            if failure:
                tree.SubElement(case, "failure", message=failure.splitlines()[-1]).text = failure
        tree.ElementTree(suite).write(path, encoding="utf-8", xml_declaration=True)
