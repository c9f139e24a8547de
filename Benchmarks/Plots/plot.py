"""Draws one SVG from lines of JSON, out of files or standard input.

    {"label": "Redress", "rate": 41000, "low": 39000, "high": 42500, "ours": true}    bars, with an interval whisker
    {"t": 10, "series": "ready ring", "value": 29610}                                 lines over time

What the first line holds decides. `low`, `high` and `ours` may be missing. Other keys are ignored, so that the lines
of the benchmarks can be used as they are once they have a label.
"""

import argparse
import fileinput
import json
import math
import sys
from html import escape

WIDTH = 760
INK, QUIET, GRID = "#1a1a1a", "#555555", "#dddddd"
OURS, OTHERS = "#0060a8", "#8a8f98"
# Told apart without colour vision as well: the colours differ in lightness, the dashes in shape.
SERIES = [("#0060a8", ""), ("#c44e00", "7 3"), ("#00795c", "2 3"), ("#8c3a86", "10 3 2 3"), ("#555555", "1 4")]
FONT = "font-family='system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif'"


def text(x, y, content, size=13, anchor="start", fill=INK, extra=""):
    place = f"x='{x:.1f}' y='{y:.1f}' font-size='{size}' text-anchor='{anchor}' fill='{fill}'"
    return f"<text {place} {extra}>{escape(content)}</text>"


def line(x1, y1, x2, y2, stroke=GRID, width=1.0):
    return f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' stroke='{stroke}' stroke-width='{width}'/>"


def text_width(content, size=13):
    """An estimate on the wide side: no font is at hand to measure with."""
    return len(content) * size * 0.58


def number(value):
    """Three significant digits at most, with thousands set off: more would claim a precision that nobody measured."""
    if value == 0:
        return "0"
    digits = 2 - math.floor(math.log10(abs(value)))
    rounded = round(value, digits)
    return f"{rounded:,.{max(digits, 0)}f}".rstrip("0").rstrip(".") if digits > 0 else f"{rounded:,.0f}"


def ticks(most, count=5):
    """Round steps from 0 to at least `most`."""
    if most <= 0:
        return [0, 1]
    rough = most / count
    magnitude = 10 ** math.floor(math.log10(rough))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= rough)
    return [step * i for i in range(math.ceil(most / step - 1e-9) + 1)]


def document(height, title, description, marks):
    return "\n".join([
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' width='{WIDTH}' height='{height}'"
        f" role='img' aria-labelledby='title description' {FONT}>",
        f"<title id='title'>{escape(title)}</title>",
        f"<desc id='description'>{escape(description)}</desc>",
        f"<rect width='{WIDTH}' height='{height}' fill='#ffffff'/>",
        text(20, 32, title, size=17, extra="font-weight='600'"),
        *marks,
        "</svg>",
        "",
    ])


# Bars


def bars(records, title, unit):
    left = 36 + max(text_width(record["label"]) for record in records)
    right = WIDTH - 40 - text_width("000,000")
    top, step = 58, 36
    bottom = top + step * len(records)
    axis = ticks(max(record.get("high", record["rate"]) for record in records))
    scale = (right - left) / axis[-1]
    marks = [bar_axis(value, left + value * scale, top, bottom) for value in axis]
    marks += [bar(record, left, top + step * i, scale) for i, record in enumerate(records)]
    marks.append(line(left, top, left, bottom, QUIET))
    marks.append(text((left + right) / 2, bottom + 44, unit, anchor="middle", fill=QUIET))
    return document(bottom + 60, title, bar_description(records, unit), marks)


def bar_axis(value, x, top, bottom):
    return line(x, top, x, bottom) + text(x, bottom + 20, number(value), size=12, anchor="middle", fill=QUIET)


def bar(record, left, y, scale):
    end = left + record["rate"] * scale
    ours = record.get("ours")
    marks = [
        text(left - 10, y + 22, record["label"], anchor="end", extra="font-weight='600'" if ours else ""),
        f"<rect x='{left:.1f}' y='{y + 7}' width='{end - left:.1f}' height='20' fill='{OURS if ours else OTHERS}'/>",
    ]
    if "low" in record and "high" in record:
        low, high = left + record["low"] * scale, left + record["high"] * scale
        marks += [whisker(low, high, y + 17)]
        end = max(end, high)
    marks.append(text(end + 8, y + 22, number(record["rate"]), extra="font-weight='600'" if ours else ""))
    return "".join(marks)


def whisker(low, high, y):
    """Dark with a light edge, so that it shows on the bar and beside it."""
    shape = f"M{low:.1f} {y - 5}V{y + 5}M{low:.1f} {y}H{high:.1f}M{high:.1f} {y - 5}V{y + 5}"
    strokes = [("#ffffff", 4), (INK, 1.5)]
    return "".join(
        f"<path d='{shape}' stroke='{color}' stroke-width='{width}' fill='none'/>" for color, width in strokes
    )


def bar_description(records, unit):
    def sentence(record):
        rate = f"{record['label']}: {number(record['rate'])}"
        has_interval = "low" in record and "high" in record
        return f"{rate} ({number(record['low'])} to {number(record['high'])})" if has_interval else rate

    return f"Bars, in {unit}. " + "; ".join(sentence(record) for record in records) + "."


# Lines


def lines(records, title, unit, time_label):
    series = {}
    for record in records:
        series.setdefault(record["series"], []).append((record["t"], record["value"]))
    times = ticks(max(record["t"] for record in records), 6)
    values = ticks(max(record["value"] for record in records))
    left, top, bottom = 34 + text_width(number(values[-1]), 12), 74, 330
    right = WIDTH - 34 - max(text_width(name) for name in series)
    end = max(record["t"] for record in records) or 1
    place = Placing(left, bottom, (right - left) / end, (bottom - top) / values[-1])
    marks = [text(20, 56, unit, size=12, fill=QUIET)]
    marks += [line(left, place.y(value), right, place.y(value)) for value in values]
    marks += [text(left - 8, place.y(value) + 4, number(value), 12, "end", QUIET) for value in values]
    marks += [text(place.x(time), bottom + 20, number(time), 12, "middle", QUIET) for time in times if time <= end]
    marks.append(line(left, bottom, right, bottom, QUIET))
    marks.append(text((left + right) / 2, bottom + 42, time_label, anchor="middle", fill=QUIET))
    ends = spread({name: place.y(sorted(points)[-1][1]) for name, points in series.items()})
    for i, (name, points) in enumerate(series.items()):
        marks.append(curve(sorted(points), place, *SERIES[i % len(SERIES)]))
        marks.append(text(right + 10, ends[name] + 4, name, fill=SERIES[i % len(SERIES)][0], extra="font-weight='600'"))
    return document(bottom + 58, title, line_description(series, unit, time_label), marks)


class Placing:
    """From values to points of the picture."""

    def __init__(self, left, bottom, per_time, per_value):
        self.left, self.bottom, self.per_time, self.per_value = left, bottom, per_time, per_value

    def x(self, time):
        return self.left + time * self.per_time

    def y(self, value):
        return self.bottom - value * self.per_value


def curve(points, place, color, dashes):
    path = " ".join(f"{place.x(time):.1f},{place.y(value):.1f}" for time, value in points)
    stroke = f"stroke='{color}' stroke-width='2.2' stroke-linejoin='round' stroke-dasharray='{dashes}'"
    return f"<polyline points='{path}' fill='none' {stroke}/>"


def spread(heights, gap=17):
    """Moves labels down until none covers another."""
    placed, previous = {}, -math.inf
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        previous = placed[name] = max(height, previous + gap)
    return placed


def line_description(series, unit, time_label):
    def sentence(name, points):
        (_, first), (_, last) = min(points), max(points)
        return f"{name}: from {number(first)} to {number(last)}"

    return f"Lines over {time_label}, in {unit}. " + "; ".join(sentence(*item) for item in series.items()) + "."


def read(files):
    with fileinput.input(files, encoding="utf-8") as source:
        return [json.loads(row) for row in source if row.strip()]


def draw(records, options):
    if not records:
        sys.exit("plot: nothing to draw")
    try:
        if "series" in records[0]:
            return lines(records, options.title, options.unit, options.time_label)
        return bars(records, options.title, options.unit)
    except KeyError as missing:
        sys.exit(f"plot: a line has no {missing}")


def main():
    parser = argparse.ArgumentParser(description="Draws bars or lines as SVG from lines of JSON.")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--title", required=True)
    parser.add_argument("--unit", required=True)
    parser.add_argument("--time-label", default="time (s)")
    parser.add_argument("--out", default="-")
    options = parser.parse_args()
    picture = draw(read(options.files), options)
    if options.out == "-":
        sys.stdout.write(picture)
    else:
        with open(options.out, "w", encoding="utf-8") as file:
            file.write(picture)


if __name__ == "__main__":
    main()
