"""Whole cases as their complainants see them in the end. A rehearsal plays them, months in a minute, with the operations and
letters of production; the pages are then opened by the links that were mailed."""

import re
import subprocess

from stage import Stage


class RehearsedStage(Stage):
    """An intake-api on the database that a rehearsal has left."""

    def __enter__(self):
        play = subprocess.run(
            [self.programs / "redress", "rehearse", "--days", "200", "--cases", "110", "--seed", "4", "--keep",
             "--shares", "objection=answers:75,objects:25", "--shares", "remedy=prompt:50,late:20,chased:30", "--shares", "withdrawal=stays:80,withdraws:20"],
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
    "a proposed resolution that was reviewed": (
        f"{happened('reviewRequested')} AND {happened('decisionSigned')}",
        ["We proposed a resolution", "asked for a review", "The ombudsman decided"],
    ),
    "accepted, not complied with, a breach, then complied": (
        f"{happened('complianceBreached')} AND {ended('remedied')}",
        ["You accepted", "which is a breach", "showed that remedy 1 is done"],
    ),
    "rejected": (ended("rejected"), ["You rejected the decision"]),
    "lapsed": (ended("lapsed"), ["The decision lapsed without an answer"]),
    "withdrawn": (ended("withdrawn"), ["You withdrew"]),
    "too early, woken and gone on with": (
        happened("wentOn"), ["The scheme is now open to this complaint", "You went on with the complaint"]
    ),
    "refused": ("f.status = 'refused'", ["Why we cannot look at it"]),
}


def read(story):
    condition, words = STORIES[story]

    def journey(visitor):
        visitor.open(visitor.stage.told(condition))
        text = visitor.page.inner_text("main")
        for phrase in words:
            assert phrase in text, f"{phrase!r} is not on the page: {text}"
        visitor.look("story-" + re.sub(r"\W+", "-", story))

    journey.__doc__ = f"the complainant reads how it went: {story}"
    journey.__name__ = "reads_a_story"
    return journey


ALL = [read(story) for story in STORIES]
