"""Sends what Hypothesis makes up, and looks after each case at what has to hold."""

import time

import hypothesis
from hypothesis import HealthCheck, Phase

import odd
from cast import Cast
from families import batches, bodies, files, forms, heads
from watch import PROGRAM, Watch
from wire import exchange

# Mail does not come by HTTP: `InboundCorpusTests` of Tests/GatewaysTests damages it.
FAMILIES = {"bodies": bodies, "batches": batches, "heads": heads, "forms": forms, "files": files}

# Hypothesis remembers what it has tried; a round that is over lets go of it.
ROUND = 2500
# Of one whole run. What a process keeps after its first thousand requests (arenas, pools, tables) is warm by then.
MOST_GROWTH = 24  # MB
MARKS = [odd.SECRET.encode(), odd.SECRET.lower().encode(), odd.SECRET.replace("-", "%2D").encode()]


def run(stage, results, cases, seed, only=None):
    """A result for each family, and one for what is left of memory and connections."""
    cast = Cast.on(stage, seed=seed)
    families = {name: FAMILIES[name].requests(cast) for name in only or FAMILIES}
    for program in ("worker", "scheduler"):  # nobody else writes
        stage.end(program)
    trial = Trial(stage)
    for name, tries in families.items():
        share = cases // len(families)
        results.run(f"fuzz: {share} {name}", lambda: trial.of(tries, share, seed))
    results.run("fuzz: the process stays as it was", trial.looks_the_same)
    print(trial.told(), flush=True)


class Trial:
    def __init__(self, stage):
        self.watch = Watch(stage)
        self.port = int(stage.url.rsplit(":", 1)[1])
        self.files = self.watch.open_files()
        self.start = time.monotonic()
        self.statuses = {}
        self.cases = 0
        self.slowest = 0
        self.memory = []  # MB, each time that another thousand is done

    def of(self, tries, cases, seed):
        for number in range(0, cases, ROUND):

            @hypothesis.seed(seed + number)
            @hypothesis.settings(
                max_examples=min(ROUND, cases - number),
                database=None,
                deadline=None,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            )
            @hypothesis.given(tries)
            def round_of_cases(attempt):
                self.take(attempt)

            round_of_cases()

    def take(self, attempt):
        before = self.watch.written()
        outcome = exchange(self.port, attempt.sent)
        self.count(outcome)
        try:
            self.check(attempt, outcome, before)
        finally:
            if not self.watch.is_alive():
                self.watch.revive()

    def check(self, attempt, outcome, before):
        assert self.watch.is_alive(), "the process ended"
        said = self.watch.said()
        assert not any(mark in said for mark in MARKS), f"the log tells: {said!r}"
        assert not any(status >= 500 for status in outcome.statuses), outcome.received
        if attempt.is_answered:
            assert outcome.answers and outcome.answers[0].is_whole, f"not answered: {outcome}"
        if attempt.sent.ends:
            assert outcome.is_closed, f"neither answered nor closed within {outcome.seconds:.1f} s: {outcome}"
        assert b"<i id=x>" not in outcome.received, "what was sent comes back as markup"
        for answer in outcome.answers:
            check_content(answer)
        if not attempt.leaves_rows and outcome.answers and all(is_refusal(answer) for answer in outcome.answers):
            assert self.watch.written() == before, f"refused, and something was written: {outcome.received!r}"

    def count(self, outcome):
        self.cases += 1
        self.slowest = max(self.slowest, outcome.seconds)
        for status in outcome.statuses or ["closed"]:
            self.statuses[status] = self.statuses.get(status, 0) + 1
        if self.cases % 1000 == 0:
            self.memory.append(self.watch.resident_megabytes())

    def looks_the_same(self):
        files = self.watch.open_files()
        assert files <= self.files + 10, f"{self.files} open files became {files}"
        if len(self.memory) >= 2:
            growth = self.memory[-1] - self.memory[0]
            assert growth <= MOST_GROWTH, f"{growth:.1f} MB more than after the first thousand cases: {self.memory}"

    def told(self):
        seconds = time.monotonic() - self.start
        statuses = ", ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items(), key=str))
        memory = ", ".join(f"{megabytes:.0f}" for megabytes in self.memory[:: max(1, len(self.memory) // 12)])
        return (
            f"{self.cases} cases in {seconds:.0f} s, the slowest {self.slowest:.2f} s\n"
            f"answers: {statuses}\nresident MB of {PROGRAM} by thousands: {memory}"
        )


def check_content(answer):
    """What the API refuses is a problem document, without anything that was sent; the answers of a batch are lines."""
    kind = answer.fields.get("content-type", "")
    if kind.startswith("application/problem+json") and answer.body:
        problem = answer.json()
        assert problem["status"] == answer.status, answer
        check_silence(problem)
    if kind == "application/x-ndjson" and answer.is_whole:
        lines = batches.lines_of(answer)
        assert [line["line"] for line in lines] == list(range(1, len(lines) + 1)), lines
        assert not any(line["status"] >= 500 for line in lines), lines
        for line in lines:
            check_silence(line.get("problem", {}))


def check_silence(problem):
    """Names of fields are repeated, so that they can be found; nothing else is."""
    told = str([error["message"] for error in problem.get("errors", [])] + [problem | {"errors": []}])
    assert odd.SECRET not in told, f"a problem repeats what was sent: {told}"


def is_refusal(answer):
    if answer.fields.get("content-type") == "application/x-ndjson":
        return answer.is_whole and all(line["status"] >= 400 for line in batches.lines_of(answer))
    return answer.status >= 400
