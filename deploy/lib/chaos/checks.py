"""What has to be true afterwards."""

import base64
import collections
import email
import subprocess

CASES = """
    SELECT case_file.reference, case_file.status, count(case_event.sequence), max(case_event.sequence),
        (SELECT count(*) FROM redress.deadline
            WHERE deadline.case_id = case_file.id AND step = 'provider_response' AND state = 'running'),
        (SELECT count(*) FROM queue.timer WHERE subject = case_file.id)
    FROM redress.case_file JOIN redress.case_event ON case_event.case_id = case_file.id
    GROUP BY case_file.id
"""
REPEATED_JOBS = """
    SELECT count(*) FROM (
        SELECT job_id FROM queue.done WHERE outcome = 'completed' GROUP BY job_id HAVING count(*) > 1) AS repeated
"""
# When each job that a killed worker held was done after all, as seconds since 1970.
TAKEOVERS = """
    SELECT rescued.worker_id, extract(epoch FROM rescued.finished_at), extract(epoch FROM min(later.finished_at))
    FROM queue.done AS rescued
    JOIN queue.done AS later ON later.job_id = rescued.job_id AND later.fence > rescued.fence
    WHERE rescued.outcome = 'rescued' GROUP BY rescued.job_id, rescued.worker_id, rescued.finished_at
"""
# Messages whose job lost its worker, or its connection, at least once.
CUT_SHORT = """
    SELECT DISTINCT internet_message_id FROM redress.message
    JOIN queue.job ON lower(job.args ->> 'message') = message.id::text
    JOIN queue.done ON done.job_id = job.id
    WHERE done.outcome IN ('rescued', 'failed')
"""


class Report:
    def __init__(self):
        self.lines = []
        self.is_good = True

    def tell(self, what, value):
        self.lines.append((" ", what, value))

    def expect(self, what, value, is_good):
        self.lines.append((" " if is_good else "!", what, value))
        self.is_good = self.is_good and is_good

    def print(self):
        width = max(len(what) for _, what, _ in self.lines)
        for mark, what, value in self.lines:
            print(f"{mark} {what:<{width}}  {value}")
        print("all invariants hold" if self.is_good else "BROKEN: see the lines marked with !", flush=True)


def examine(database, cast, clients, settled, endings):
    report = Report()
    examine_answers(report, database, clients)
    examine_cases(report, database)
    examine_work(report, database, settled)
    examine_mail(report, database, cast)
    examine_takeovers(report, database, cast)
    examine_endings(report, endings)
    examine_doctor(report, cast)
    return report


def examine_answers(report, database, clients):
    references = {answer["reference"] for answer in clients.answers.values()}
    cases = {row[0] for row in database.rows("SELECT reference FROM redress.case_file")}
    outcomes = collections.Counter(answer["eligibility"]["outcome"] for answer in clients.answers.values())
    report.expect("complaints answered 201", len(clients.answers), len(clients.answers) == len(clients.bodies))
    report.tell("of these", ", ".join(f"{outcome} {count}" for outcome, count in sorted(outcomes.items())))
    statuses = ", ".join(f"{status} {count}" for status, count in sorted(clients.statuses.items(), key=str))
    report.expect("answers of any kind", statuses, not set(clients.statuses) - {201, 409, 503, "cut"})
    report.tell("longest wait for a 201", f"{clients.slowest:.1f} s")
    report.expect("cases", len(cases), len(cases) == len(clients.bodies))
    report.expect("answered 201 and lost", len(references - cases), references <= cases)
    report.expect("cases that nobody was told of", len(cases - references), cases <= references)


def examine_cases(report, database):
    rows = database.rows(CASES)
    statuses = collections.Counter(row[1] for row in rows)
    report.tell("cases by status", ", ".join(f"{status} {count}" for status, count in sorted(statuses.items())))
    report.tell("events", sum(int(row[2]) for row in rows))
    gaps = sum(row[2] != row[3] for row in rows)
    report.expect("histories with a gap", gaps, gaps == 0)
    awaiting = [row for row in rows if row[1] == "awaiting_provider"]
    clocks = sum(row[4] != "1" for row in awaiting)
    report.expect("cases without exactly one running clock", clocks, clocks == 0)
    unarmed = sum(row[5] == "0" for row in rows if row[1] not in ("refused", "closed"))
    report.expect("open cases without a timer", unarmed, unarmed == 0)


def examine_work(report, database, settled):
    report.expect("all work done after", f"{settled:.1f} s" if settled is not None else "never", settled is not None)
    repeated = database.number(REPEATED_JOBS)
    report.expect("jobs completed twice", repeated, repeated == 0)
    dead = database.number("SELECT count(*) FROM queue.dead")
    report.expect("jobs given up", dead, dead == 0)
    outcomes = database.rows("SELECT outcome, count(*) FROM queue.done GROUP BY outcome ORDER BY outcome")
    report.tell("attempts", ", ".join(f"{outcome} {count}" for outcome, count in outcomes))


def examine_mail(report, database, cast):
    accepted = database.rows("SELECT internet_message_id FROM redress.message WHERE state = 'accepted'")
    total = database.number("SELECT count(*) FROM redress.message")
    report.expect("messages", f"{len(accepted)} of {total} handed over", len(accepted) == total)
    copies = relay_copies(cast) if cast.smtp else folder_copies(cast)
    ids = {f"<{row[0]}>" for row in accepted}
    report.expect("accepted but never sent", len(ids - set(copies)), ids <= set(copies))
    report.expect("sent but not accepted", len(set(copies) - ids), set(copies) <= ids)
    second = {key: raws for key, raws in copies.items() if len(raws) > 1}
    if cast.smtp:
        # Allowed where the kill, or the crash, fell between the server's 250 and the commit.
        report.tell("second copies over SMTP, by Message-ID", sum(len(raws) - 1 for raws in second.values()))
        report.tell("of these, with another text", sum(len(set(raws)) > 1 for raws in second.values()))
        cut_short = {f"<{row[0]}>" for row in database.rows(CUT_SHORT)}
        unexplained = set(second) - cut_short
        report.expect("second copies without a lost process", len(unexplained), not unexplained)
    else:
        report.expect("second copies in the folder", len(second), not second)


def relay_copies(cast):
    copies = collections.defaultdict(list)
    for line in cast.relay_lines():
        if line["event"] == "message":
            raw = base64.b64decode(line["raw"])
            copies[email.message_from_bytes(raw)["Message-ID"]].append(raw)
    return copies


def folder_copies(cast):
    copies = collections.defaultdict(list)
    for file in cast.mail_folder.rglob("*.eml"):
        raw = file.read_bytes()
        copies[email.message_from_bytes(raw)["Message-ID"]].append(raw)
    return copies


def examine_takeovers(report, database, cast):
    killed = {kill.worker: kill for kill in cast.kills if kill.worker}
    rows = [(killed[int(row[0])].at, float(row[2])) for row in database.rows(TAKEOVERS) if int(row[0]) in killed]
    times = [done - since_when(at, done, cast.crashes) for at, done in rows]
    kills = collections.Counter(kill.name for kill in cast.kills)
    report.tell("kills", ", ".join(f"{name} {count}" for name, count in sorted(kills.items())))
    report.tell("restarts of PostgreSQL", ", ".join(f"{end - start:.1f} s" for start, end in cast.crashes))
    report.tell("jobs taken over from killed workers", len(times))
    longest = max(times, default=0)
    report.expect("longest takeover, from kill to done", f"{longest:.1f} s", longest <= 15)
    whole = max((done - at for at, done in rows), default=0)
    report.tell("the same, with PostgreSQL's own absence", f"{whole:.1f} s")
    gap = longest_gap(database, cast.crashes)
    report.expect("longest time without a scheduler's tick", f"{gap:.1f} s", gap <= 15)
    report.tell("processes that ended by themselves", f"{cast.revivals} (they start only when PostgreSQL answers)")


def since_when(at, done, crashes):
    """Nobody takes anything over while PostgreSQL is away: then the time counts from its return."""
    return max([at] + [end for start, end in crashes if start < done and at < end and end < done])


def longest_gap(database, crashes):
    ticks = [float(row[0]) for row in database.rows("SELECT extract(epoch FROM ticked_at) FROM queue.tick ORDER BY 1")]
    return max((later - since_when(earlier, later, crashes) for earlier, later in zip(ticks, ticks[1:])), default=0)


def examine_endings(report, endings):
    told = ", ".join(f"{name} exit {code} in {seconds:.1f} s" for name, (code, seconds) in sorted(endings.items()))
    is_good = len(endings) == 4 and all(code == 0 and seconds <= 10 for code, seconds in endings.values())
    report.expect("SIGTERM", told, is_good)


def examine_doctor(report, cast):
    try:
        report.expect("redress doctor", cast.run_command("doctor").splitlines()[-1], True)
    except subprocess.CalledProcessError as error:
        report.expect("redress doctor", f"\n{error.stdout}{error.stderr}", False)
