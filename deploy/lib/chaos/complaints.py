"""The complaints that are sent in."""

import datetime
import json
import pathlib
import sys


def read(cast, file, count):
    """From a file by `redress complaint map`, or made up when there is none."""
    if file:
        if not pathlib.Path(file).exists():
            sys.exit(f"chaos: {file} does not exist")
        return cast.run_command("complaint", "map", "--mapping", "fcc", file).splitlines()[:count]
    return [json.dumps(make(number)) for number in range(count)]


def make(number):
    """Of ten, eight are accepted, one comes too early, one is refused."""
    today = datetime.date.today()
    weeks = 1 if number % 10 == 8 else 10 + number % 7
    return {
        "channel": "online",
        "complainant": {"name": f"Person {number}", "email": f"person-{number}@example.invalid"},
        "customer_type": "residential",
        "provider": ["o2", "sky", "bt", "ee", "three"][number % 5],
        "service": "mobile",
        "issues": [{"code": "billing.incorrect_charge"}],
        "narrative": f"I was charged twice. This is complaint {number}.",
        "first_complained_on": str(today - datetime.timedelta(weeks=weeks)),
        "before_court": number % 10 == 9,
    }
