"""Whole cases as their complainants see them in the end. A rehearsal plays them, months in a minute, with the operations and
letters of production; the pages are then opened by the links that were mailed."""

import re
import subprocess

from stage import Stage, days_ago


class RehearsedStage(Stage):
    """An intake-api on the database that a rehearsal has left."""

    def __enter__(self):
        play = subprocess.run(
            [self.programs / "redress", "rehearse", "--days", "200", "--cases", "110", "--seed", "4", "--keep",
             "--shares", "objection=answers:65,objects:25,late:10", "--shares", "remedy=prompt:50,late:20,chased:30", "--shares", "withdrawal=stays:80,withdraws:20"],
            env=self.environment() | {"DATABASE_URL": self.cluster}, capture_output=True, text=True,
        )
        named = re.search(r"rehearsing in the database (\w+)", play.stderr)
        self.database = named.group(1) if named else self.database
        try:
            assert play.returncode == 0, play.stdout[-2000:] + play.stderr[-2000:]
            self.start("intake-api")
            self.becomes_ready("intake-api")
        except BaseException:
            self.__exit__()
            raise
        return self

    def told(self, condition):
        """The link of the first complainant with such a case, as it stood in a letter."""
        rows = self.query(
            f"""
            SELECT f.reference, m.body
            FROM redress.case_file AS f
            JOIN redress.message AS m ON m.case_id = f.id AND m.recipient = 'complainant' AND m.body LIKE '%?key=rc_%'
            WHERE {condition}
            ORDER BY f.reference, m.number LIMIT 1
            """
        )
        assert rows, f"the play has no case where {condition}"
        reference, body = rows[0]
        return f"{self.url}/cases/{reference}" + re.search(r"\?key=[\w-]+", body).group(0)

    def opened(self, **changes):
        """A complaint of today: its reference, and its complainant's link."""
        accepted = self.submit(**changes)
        return accepted["reference"], f"{self.url}/cases/{accepted['reference']}?key={accepted['access_token']}"


def happened(event, more="true"):
    return (
        "EXISTS (SELECT FROM redress.case_history AS e WHERE e.case_id = f.id "
        f"AND e.event ? '{event}' AND {more})"
    )


ended = "f.state -> 'closed' ->> '_0' = '{}'".format

STORIES = {
    "settled early": (
        f"{happened('settlementAccepted')} AND {ended('remedied')}",
        ["offered to settle", "You accepted the offer", "every remedy has been carried out"],
    ),
    "settled after a counter-offer": (
        f"{happened('counterOfferAccepted')} AND {ended('remedied')}",
        ["You made another offer", "accepted your offer", "every remedy has been carried out"],
    ),
    "a provider silent to the end": (
        happened("proceededWithoutProvider"),
        ["We reminded", "did not answer, so the case goes on without it", "the investigation began"],
    ),
    "an objection that was upheld": (
        f"{happened('eligibilityObjected')} AND "
        + happened("eligibilityRuled", "e.event -> 'eligibilityRuled' ->> 'isAdmitted' = 'false'"),
        ["objected to our looking at the complaint", "ruled that the scheme cannot look into the complaint"],
    ),
    "an objection that was not": (
        f"{happened('eligibilityObjected')} AND "
        + happened("eligibilityRuled", "e.event -> 'eligibilityRuled' ->> 'isAdmitted' = 'true'"),
        ["ruled that the scheme can look into the complaint", "eligibility was disputed"],
    ),
    "an objection that came late": (
        happened("objectionLate"),
        ["objection came after its last day", "and stops nothing", "did not answer, so the case goes on without it"],
    ),
    "a proposed resolution that was reviewed": (
        f"{happened('reviewRequested')} AND {happened('decisionSigned')}",
        ["We proposed a resolution", "asked for a review", "The ombudsman decided"],
    ),
    "accepted, not complied with, a breach, then complied": (
        f"{happened('complianceBreached')} AND {ended('remedied')}",
        ["You accepted", "which is a breach", "showed that remedy 1 is done"],
    ),
    "asked while it was investigated, and silent": (
        happened("informationWithheld", "e.event -> 'informationWithheld' ->> 'by' = 'complainant'"),
        ["We asked you 3 questions", "You did not answer", "the investigation goes on without"],
    ),
    "rejected": (ended("rejected"), ["You rejected the decision"]),
    "lapsed": (ended("lapsed"), ["The decision lapsed without an answer"]),
    "withdrawn": (ended("withdrawn"), ["You withdrew"]),
    "too early, woken and gone on with": (
        happened("wentOn"), ["The scheme is now open to this complaint", "You went on with the complaint"]
    ),
    "refused": ("f.status = 'refused'", ["Why we cannot look at it"]),
}


def merged_duplicates(stage):
    """two complaints of one person became one"""
    first, link = stage.opened(narrative="I was charged twice, in March.")
    second, _ = stage.opened(narrative="I was charged twice, in March and in April.")
    stage.act(first, "merger", {"into": second, "text": "It is the same bill."}, stage.staff("caseworker"))
    return link, ["This case goes on in another one", "It is the same bill.", "it goes on in another case"]


def second_provider(stage):
    """another provider is asked as well"""
    first, link = stage.opened(issues=[{"code": "switching.lost_number"}])
    body = {"provider": "three", "first_complained_on": str(days_ago(80)), "text": "Three did not port the number."}
    stage.act(first, "second-provider", body, stage.staff("caseworker"))
    return link, ["The same matter is looked at in a case about Three", "A second provider is asked"]


def vulnerable_and_urgent(stage):
    """somebody's health depends on the line"""
    _, link = stage.opened(
        issues=[{"code": "disruption.total_loss", "medical_need": True}], service="landline",
        vulnerability={"kinds": ["illness"], "reason": "My alarm needs the line."},
    )
    return link, ["The case is urgent: somebody's health or safety depends on the service"]


def erased(stage):
    """what a closed case held was erased"""
    link = stage.told(
        f"{ended('withdrawn')} AND NOT EXISTS (SELECT FROM redress.case_to_count AS c WHERE c.case_id = f.id) "
        "AND NOT EXISTS (SELECT FROM redress.message AS q WHERE q.case_id = f.id AND q.state = 'queued')"
    )
    stage.run("case", "erase", re.search(r"/cases/(\w+)", link).group(1), "--yes")
    return link, ["What stood here before was erased", "The case is closed"]


def read_played(play):
    def journey(visitor):
        link, words = play(visitor.stage)
        visitor.open(link)
        tells(visitor, words, play.__name__.replace("_", "-"))

    journey.__doc__ = f"the complainant reads how it went: {play.__doc__}"
    journey.__name__ = "reads_a_story"
    return journey


def tells(visitor, words, name):
    text = visitor.page.inner_text("main")
    for phrase in words:
        assert phrase in text, f"{phrase!r} is not on the page: {text}"
    visitor.look("story-" + name)


def read(story):
    condition, words = STORIES[story]

    def journey(visitor):
        visitor.open(visitor.stage.told(condition))
        tells(visitor, words, re.sub(r"\W+", "-", story))

    journey.__doc__ = f"the complainant reads how it went: {story}"
    journey.__name__ = "reads_a_story"
    return journey


# Erasing is last: it takes away what another story may want to be told of.
PLAYED = [merged_duplicates, second_provider, vulnerable_and_urgent, erased]

ALL = [read(story) for story in STORIES] + [read_played(play) for play in PLAYED]
