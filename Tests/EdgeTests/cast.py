"""Cases at every stage, and the tokens of everybody who takes part in them."""

import email
import email.policy
import json
import pathlib
import random
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field

from stage import days_ago, opener, wait

LINK = re.compile(r"/cases/(\w+)/provider\?key=([\w-]+)")

OFFER = {"position": "settle", "text": "We refund it.", "offer": {"remedies": [{"kind": "corrective_action", "description": "It."}]}}
DEFENCE = {"position": "defend", "text": "The charge is right."}
FINDINGS = {"findings": [{"outcome": "upheld", "reasons": "Charged twice."}]}

# What has happened in a case for which a step is next: who did what.
BEFORE = {
    "provider-response": [],
    "withdrawal": [],
    "going-on": [],
    "comments": [("provider", "provider-response", DEFENCE)],
}
BEFORE["decision-draft"] = BEFORE["comments"] + [("complainant", "comments", {"text": "It is not."})]
BEFORE["decision-signature"] = BEFORE["decision-draft"] + [("caseworker", "decision-draft", FINDINGS)]
BEFORE["acceptance"] = [("provider", "provider-response", OFFER)]
BEFORE["counter-offer"] = BEFORE["acceptance"]
BEFORE["remedy-evidence"] = BEFORE["acceptance"] + [("complainant", "acceptance", {"accept": True})]

# Who takes a step.
ACTORS = {
    "provider-response": "provider",
    "remedy-evidence": "provider",
    "decision-draft": "caseworker",
    "decision-signature": "ombudsman",
}


@dataclass
class Case:
    reference: str
    tokens: dict = field(default_factory=dict)


class Cast:
    """Makes cases as they are wanted. Its own requests are all well formed."""

    def __init__(self, url, mail, staff, seed=0):
        self.url = url
        self.mail = pathlib.Path(mail)
        self.staff = staff
        self.dice = random.Random(seed)
        self.known = {}  # every case, by its reference
        self.awaiting_mail = []  # whose provider was not written to yet
        self.fresh = []  # the provider has its link, and nothing has happened
        self.read = set()
        self.ready = {}  # a case that has not had the step yet, by the step

    @staticmethod
    def on(stage, cases=20, seed=0):
        """With the staff of a stage, and so many cases to begin with."""
        staff = {
            role: stage.command("staff", "add", "--name", "Sam", "--email", f"{role}@example.invalid", "--role", role)[
                "token"
            ]
            for role in ("caseworker", "ombudsman")
        }
        cast = Cast(stage.url, stage.folder / "mail", staff, seed)
        for _ in range(cases):
            cast.submit()
        wait("every provider has its link", lambda: cast.read_mail() or not cast.awaiting_mail)
        return cast

    def settings(self):
        """From which another process makes a cast of its own."""
        return json.dumps({"url": self.url, "mail": str(self.mail), "staff": self.staff})

    @staticmethod
    def from_settings(text):
        return Cast(**json.loads(text))

    def submit(self, first_complained_on=None):
        body = {
            "channel": "online",
            "complainant": {"name": "Ada Example", "email": "ada@example.invalid"},
            "customer_type": "residential",
            "provider": "o2",
            "service": "mobile",
            "issues": [{"code": "billing.incorrect_charge"}],
            "narrative": "I was charged twice.",
            "first_complained_on": str(first_complained_on or days_ago(70)),
        }
        answer = self.send("/v1/complaints", body)
        case = self.learn(answer["reference"], answer["access_token"])
        if first_complained_on is None:
            self.awaiting_mail.append(case)
        return case

    def learn(self, reference, access_token):
        """A case that somebody made."""
        return self.known.setdefault(reference, Case(reference, {"complainant": access_token} | self.staff))

    def read_mail(self):
        """Finds the providers' links in what has been sent since."""
        for file in self.mail.glob("*.eml"):
            if file.name in self.read:
                continue
            self.read.add(file.name)
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            for reference, key in LINK.findall(message.get_body(("plain",)).get_content()):
                if case := self.known.get(reference):
                    case.tokens["provider"] = key
        self.fresh += [case for case in self.awaiting_mail if "provider" in case.tokens]
        self.awaiting_mail = [case for case in self.awaiting_mail if "provider" not in case.tokens]

    def case_before(self, step):
        """A case for which a step is next, as long as nobody took it: now and then another one is made."""
        if step not in self.ready or self.dice.random() < 0.1:
            self.ready[step] = self.made_ready(step) or self.ready.get(step) or self.anything()
        return self.ready[step]

    def made_ready(self, step):
        if step == "going-on":
            return self.submit(days_ago(7))
        if not self.fresh:
            self.read_mail()
        if not self.fresh:
            return None
        case = self.fresh.pop()
        self.submit()  # for the next one
        try:
            # A step that is not named above is tried on a case that the provider was asked about.
            for party, earlier, body in BEFORE.get(step, []):
                self.send(f"/v1/cases/{case.reference}/{earlier}", body, case.tokens[party])
        except urllib.error.HTTPError:
            return None  # somebody who tries everything was there before
        return case

    def anything(self):
        return self.dice.choice(list(self.known.values())) if self.known else self.submit()

    def token(self, step, reference):
        """Mostly that of the right party; sometimes that of another, or one that nobody has."""
        case = self.known.get(reference) or self.anything()
        chance = self.dice.random()
        if chance < 0.1:
            return self.dice.choice(["rc_nobodyhasthisone", "rs_", "x" * 300, "rp_-", "%00"])
        if chance < 0.2:
            return self.dice.choice(list(case.tokens.values()))
        return case.tokens.get(ACTORS.get(step, "complainant")) or case.tokens["complainant"]

    def send(self, path, body, token=None):
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), headers)
        with opener.open(request) as answer:
            return json.load(answer)
