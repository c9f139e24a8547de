"""Whether the API does what its OpenAPI document says: schemathesis, in all its phases."""

import os
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as tree

from cast import Cast

HERE = pathlib.Path(__file__).parent


def run(stage, results, seconds, seed):
    """Adds a result for each operation of the document."""
    cast = Cast.on(stage, seed=seed)
    report = stage.folder / "schemathesis.xml"
    finished = subprocess.run(
        [
            # In the tests' own environment, wherever that is.
            pathlib.Path(sys.executable).parent / "schemathesis",
            *("--config-file", HERE / "schemathesis.toml", "run", f"{stage.url}/openapi.json"),
            *("--max-time", str(seconds), "--seed", str(seed), "--generation-database", "none"),
            # About as many of each operation as there is time for; in 120 s that was 100.
            *("--max-examples", str(max(10, seconds * 5 // 6))),
            *("--report-junit-path", report, "--no-color"),
        ],
        cwd=stage.folder,
        env=os.environ | {"SCHEMATHESIS_HOOKS": str(HERE / "hooks.py"), "EDGE_CAST": cast.settings()},
    )
    take_in(report, results)
    if finished.returncode not in (0, 1):
        results.note("contract: schemathesis itself", 0, f"it ended with {finished.returncode}")


def take_in(report, results):
    cases = list(tree.parse(report).iter("testcase"))
    for case in cases:
        failures = [child for child in case if child.tag in ("failure", "error")]
        told = "\n".join(child.text or child.get("message") or child.tag for child in failures)
        results.note(f"contract: {case.get('name')}", float(case.get("time", 0)), told or None)
    if not cases:
        results.note("contract: schemathesis itself", 0, "it tried nothing")
