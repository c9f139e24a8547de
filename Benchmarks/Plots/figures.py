"""The plots of `docs/performance.md`, out of the lines of `redress bench queue`.

    figures.py QUEUE.jsonl CURVES-FOLDER OUT-FOLDER

Draws what the lines have and says nothing of the rest.
"""

import argparse
import json
import sys
from pathlib import Path

import plot

BESIDE = {
    "drain": "same statements, bare loop",
    "drain_plain": "plainest table, bare loop",
    "drain_pgqueuer": "PgQueuer",
    "drain_procrastinate": "procrastinate",
}
SAME = {
    "drain_retained": ("finished jobs retained", "none retained"),
    "drain_held_snapshot": ("snapshot held", "no snapshot"),
}


def drained(lines):
    """Ours, and each that was driven beside it."""
    if "drain" not in lines:
        return []
    bars = [{"label": "Redress", "rate": lines["drain"]["rate"], "ours": True}]
    beside = [(label, lines[name]["limit"]) for name, label in BESIDE.items() if name in lines]
    return bars + [{"label": label, "rate": limit} for label, limit in beside if limit]


def flat(lines):
    """With and without what slows other queues down."""
    bars = []
    for name, (with_it, without) in SAME.items():
        if name in lines and lines[name]["limit"]:
            bars.append({"label": with_it, "rate": lines[name]["rate"], "ours": True})
            bars.append({"label": without, "rate": lines[name]["limit"]})
    return bars


def draw_bars(records, title, path):
    if records:
        path.write_text(plot.bars(records, title, "jobs/s"), encoding="utf-8")


def draw_lines(source, title, path):
    if source.exists():
        records = plot.read([str(source)])
        path.write_text(plot.lines(records, title, "ms", "time (s)"), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Draws the plots of the queue's bench.")
    parser.add_argument("lines", type=Path)
    parser.add_argument("curves", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    rows = [json.loads(row) for row in options.lines.read_text(encoding="utf-8").splitlines() if row.strip()]
    if not rows:
        sys.exit("figures: nothing was measured")
    lines = {row["scenario"]: row for row in rows}
    draw_bars(drained(lines), "No-op jobs drained", options.out / "drain.svg")
    draw_bars(flat(lines), "Drained with and without", options.out / "flat.svg")
    draw_lines(options.curves / "soak.jsonl", "From enqueueing to the claim at 500 jobs/s", options.out / "soak.svg")


if __name__ == "__main__":
    main()
