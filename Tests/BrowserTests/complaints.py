"""The way to a complaint, as people go it. Each is run at every width, with scripts and without."""

import re

from browser import check_error_summary
from stage import days_ago, wait


def sends_a_complaint(visitor):
    """somebody answers every question after a mistake, changes one, sends the complaint and sees the case"""
    way = Way(visitor, looks=True)
    way.begins()
    way.is_eligible(days_ago(70))
    way.says_what_went_wrong()
    way.says_who_they_are()
    way.says_what_helps()
    visitor.look("tasks-done")
    visitor.follow("Check your answers and send them")
    visitor.look("check")
    changes_an_answer(visitor)
    visitor.follow("Continue")
    visitor.look("declaration")
    visitor.press("Accept and send the complaint")
    reference = confirmed_reference(visitor)
    visitor.look("sent")
    visitor.follow("Print a record of what you sent")
    text = visitor.page.inner_text("main")
    assert "Zoë O'Example-Ståhl" in text and "£45.50" in text, text
    visitor.look("record")
    visitor.stage.provider_link(reference)  # the request has gone out: the provider's clock runs
    visitor.open(f"/cases/{reference}")
    wait_for_deadline(visitor)
    open_details(visitor.page)
    text = visitor.page.inner_text("main")
    assert "10 working days from" in text, text
    visitor.look("case")


def changes_an_answer(visitor):
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("link", name="Change What would put it right").click()
    visitor.page.get_by_label("What would put it right?").fill("An apology and the money back.")
    visitor.press("Save and continue")
    assert visitor.page.url.endswith("/complain/check"), visitor.page.url
    assert "An apology and the money back." in visitor.page.inner_text("main")


def makes_every_mistake(visitor):
    """somebody sends every question empty or wrong and is told what to do"""
    way = Way(visitor, looks=False)
    way.begins()
    wrong = {"first-complained": way.day(31, 2, 2026), "people": [("people", "five")]}
    for page, answer in way.eligibility(days_ago(70), business=True):
        way.fails(page, wrong.get(page, []))
        way.answers(page, answer)
    for page, mistake in [
        ("issues/new", []), ("issues/new/disruption", []), ("service", []), ("what-happened", []), ("name", []),
        ("contact", []), ("vulnerability", [("vulnerability_kinds-illness", True)]),
    ]:
        way.fails(page, mistake)
    way.adds("disruption", "disruption.total_loss")
    way.fails("issues/disruption.total_loss", way.day(31, 2, 2026, "started_on"))
    for channel, page, mistake in [
        ("email", "email", [("complainant_email", "zoe")]), ("phone", "phone", [("complainant_phone", "12")]),
        ("post", "address", [("complainant_postcode", "nowhere")]),
    ]:
        way.answers("contact", [(f"complainant_preferred_channel-{channel}", True)])
        way.fails(page, mistake)
    way.fails("save", [("return_email", "zoe")], button="Send me the link")
    way.fails("return/code", [("return_code", "ABCD")], button="Go on")


def is_stopped(visitor):
    """somebody who may not go on reads why, and what to do instead, for each reason"""
    for count, answers, reason in [
        (0, [("provider", [("provider", "other")])], "provider-not-member"),
        (1, [("acting-as", [("acting_as-neither", True)])], "not-customer"),
        (2, [("customer-type", [("customer_type-small_business", True)]), ("people", [("people", "40")])], "business-too-large"),
        (3, [("complained", [("complained-no", True)])], "not-complained"),
        (5, [("letter", [("has_letter-yes", True)]), ("letter-date", Way.date("adr_letter_dated", days_ago(400)))], "out-of-time"),
        (6, [("elsewhere", [("elsewhere-court", True)])], "before-court"),
        (6, [("elsewhere", [("elsewhere-other_scheme", True)])], "other-scheme"),
        (6, [("elsewhere", [("elsewhere-settled", True)])], "already-settled"),
    ]:
        visitor.context.clear_cookies()
        way = Way(visitor, looks=False)
        way.begins()
        for page, answer in way.eligibility(days_ago(450))[:count] + answers:
            way.answers(page, answer)
        assert visitor.page.url.endswith(f"/complain/stop/{reason}"), visitor.page.url
        visitor.look(reason)
        assert "What you can do now" in visitor.page.inner_text("main")


def comes_too_early(visitor):
    """somebody who comes too early is told the day, and leaves the complaint all the same"""
    way = Way(visitor, looks=False)
    way.begins()
    for page, answer in way.eligibility(days_ago(7)):
        way.answers(page, answer)
        if page == "letter":
            assert "The day on which you can bring it to us" in visitor.page.inner_text("main")
            visitor.look("too-early")
            visitor.press("Leave it with us now")
    visitor.look("tasks")
    way.says_what_went_wrong()
    way.says_who_they_are()
    visitor.open("/complain/declaration")
    visitor.press("Accept and send the complaint")
    confirmed_reference(visitor)
    assert "You can bring your complaint to us from" in visitor.page.inner_text("main")
    visitor.look("sent")
    visitor.follow("Go to your case")
    visitor.look("case")


def comes_back(visitor):
    """somebody saves on one browser and goes on in another by the mailed link, which a mail scanner opened before"""
    way = Way(visitor, looks=False)
    way.begins()
    way.is_eligible(days_ago(70))
    visitor.follow("Save and come back later")
    visitor.look("save")
    visitor.page.get_by_label("What is your e-mail address?").fill("zoe@example.invalid")
    visitor.press("Send me the link")
    visitor.look("saved")
    code = visitor.page.locator(".key").inner_text()
    link = visitor.stage.link_in_mail("the draft", rf"{visitor.stage.url}/complain/return\?key=[\w-]+")
    visitor.press("Forget my answers in this browser")
    for _ in range(2):
        visitor.stage.read(link)
    visitor.open(link)
    visitor.look("return")
    visitor.press("Go on")
    assert "Your complaint to us" in visitor.page.inner_text("main")
    assert "key=" not in visitor.page.url
    visitor.context.clear_cookies()
    visitor.open("/complain/return/code")
    visitor.look("code")
    visitor.page.get_by_label("What is the code?").fill(code.lower().replace(" ", "-"))
    visitor.press("Go on")
    assert visitor.page.url.endswith("/complain/tasks"), visitor.page.url
    visitor.open("/complain")
    visitor.look("intro-with-draft")


def uses_the_keyboard(visitor):
    """somebody goes the whole way with the keyboard alone"""
    page = visitor.page
    visitor.open("/complain")
    visitor.tab_to("Start now")
    visitor.enter()
    page.keyboard.press("Tab")
    visitor.tab_to("Which provider is your complaint about?")
    page.keyboard.type("O2")
    visitor.submit()
    visitor.choose("I am the customer")
    visitor.choose("A household")
    visitor.choose("Yes")
    visitor.types("Day", *[str(part) for part in (days_ago(70).day, days_ago(70).month, days_ago(70).year)])
    visitor.choose("No, or I am not sure")
    visitor.choose("No")
    visitor.tab_to("What went wrong")
    visitor.enter()
    visitor.choose("Mobile")
    visitor.tab_to("Add what it is about")
    visitor.enter()
    visitor.choose("Contract")
    visitor.choose("Renewal or upgrade")
    visitor.tab_to("Continue")
    visitor.enter()
    visitor.types("What happened?", "They renewed it without asking.")
    visitor.tab_to("Save and continue")
    visitor.enter()
    visitor.submit()
    visitor.submit()
    visitor.tab_to("Who you are and how we reach you")
    visitor.enter()
    visitor.types("What is your full name?", "Zoë O'Example-Ståhl")
    visitor.choose("E-mail")
    visitor.types("What is your e-mail address?", "zoe@example.invalid")
    visitor.submit()
    visitor.tab_to("Check your answers and send them")
    visitor.enter()
    visitor.tab_to("Continue")
    visitor.enter()
    visitor.tab_to("Accept and send the complaint")
    visitor.enter()
    confirmed_reference(visitor)


def speaks_welsh(visitor):
    """somebody goes the whole way in Welsh"""
    page = visitor.page
    visitor.open("/complain")
    visitor.follow("Cymraeg")
    assert page.locator("html").get_attribute("lang") == "cy"
    way = Way(visitor, looks=True, start="Dechrau nawr", button="Cadw a pharhau", state="welsh-")
    visitor.look("welsh-intro")
    visitor.follow("Dechrau nawr")
    for name, answer in way.eligibility(days_ago(7)):
        way.fails(name, []) if name != "provider" else None
        way.answers(name, answer)
        if name == "letter":
            visitor.look("welsh-too-early")
            visitor.press("Ei gadael gyda ni nawr")
    visitor.look("welsh-tasks")
    way.says_what_went_wrong()
    way.says_who_they_are()
    visitor.open("/complain/check")
    visitor.look("welsh-check")
    visitor.open("/complain/declaration")
    visitor.press("Derbyn ac anfon y gŵyn")
    assert page.locator("html").get_attribute("lang") == "cy"
    confirmed_reference(visitor)
    visitor.look("welsh-sent")
    visitor.follow("English")
    assert page.locator("html").get_attribute("lang") == "en-GB"
    confirmed_reference(visitor)


class Way:
    """Answers questions page by page. Inputs are named by their ids; True ticks one."""

    def __init__(self, visitor, looks, start="Start now", button="Save and continue", state=""):
        self.visitor = visitor
        self.looks = looks
        self.start = start
        self.button = button
        self.state = state

    def begins(self):
        self.visitor.open("/complain")
        if self.looks:
            self.visitor.look(f"{self.state}intro")
        self.visitor.follow(self.start)

    def is_eligible(self, first_complained):
        for page, answer in self.eligibility(first_complained):
            self.answers(page, answer)

    @classmethod
    def eligibility(cls, first_complained, business=False):
        kind = "small_business" if business else "residential"
        people = [("people", [("people", "3")])] if business else []
        return [
            ("provider", [("provider", "o2")]),
            ("acting-as", [("acting_as-customer", True)]),
            ("customer-type", [(f"customer_type-{kind}", True)]),
            *people,
            ("complained", [("complained-yes", True)]),
            ("first-complained", cls.date("first_complained_on", first_complained)),
            ("letter", [("has_letter-no", True)]),
            ("elsewhere", [("elsewhere-none", True)]),
        ]

    def says_what_went_wrong(self):
        self.answers("service", [("service-mobile", True)])
        self.adds("billing", "billing.incorrect_charge")
        self.answers("issues/billing.incorrect_charge", [("amount_pence", "£45.50")])
        self.adds("disruption", "disruption.total_loss")
        self.answers("issues/disruption.total_loss", [("medical_need-no", True), *self.date("started_on", days_ago(80))])
        self.visitor.open("/complain/issues")
        if self.looks:
            self.visitor.look(f"{self.state}issues")
        self.answers("what-happened", [("narrative", "I was charged twice.\nNobody answered my letters.")])
        self.answers("outcome", [("desired_outcome", "The money back.")])
        self.answers("account", [("account_reference", "A-1234 5678")])

    def adds(self, group, issue):
        self.visitor.open("/complain/issues/new")
        if self.looks:
            self.visitor.look(f"{self.state}issue-group")
        self.fill([(f"issue_group-{group}", True)])
        self.visitor.press(self.button)
        if self.looks:
            self.visitor.look(f"{self.state}issue-kind")
        self.fill([(f"issue_kind-{issue}", True)])
        self.visitor.press(self.button)

    def says_who_they_are(self):
        self.answers("name", [("complainant_name", "Zoë O'Example-Ståhl")])
        self.answers("contact", [("complainant_preferred_channel-email", True)])
        self.answers("email", [("complainant_email", "zoe@example.invalid")])
        self.answers("phone-too", [("complainant_phone", "020‑7946 0000")])

    def says_what_helps(self):
        self.answers("adjustments", [("adjustments-more_time", True), ("adjustment_notes", "After six.")])
        self.answers(
            "vulnerability", [("vulnerability_kinds-illness", True), ("vulnerability_reason", "I am in hospital.")]
        )

    def answers(self, page, answer):
        self.open(page)
        if self.looks:
            self.visitor.look(self.state + page.replace("/", "-"))
        self.fill(answer)
        self.visitor.press(self.button)
        assert not self.visitor.page.locator(".error-summary").count(), self.visitor.page.inner_text("main")

    def fails(self, page, mistake, button=None):
        self.open(page)
        self.fill(mistake)
        self.visitor.press(button or self.button)
        assert self.visitor.page.locator(".error-summary").count() == 1, f"{page} was taken"
        assert re.match("(Error|Gwall): ", self.visitor.page.title()), self.visitor.page.title()
        check_error_summary(self.visitor)
        self.visitor.look(f"{self.state}{page.replace('/', '-')}-errors")

    def open(self, page):
        self.visitor.open(f"/complain/{page}")
        assert self.visitor.page.url.endswith(f"/complain/{page}"), f"{page} leads to {self.visitor.page.url}"

    def fill(self, answer):
        for name, value in answer:
            control = self.visitor.page.locator(f'[id="{name}"]')
            if value is True:
                control.check()
            elif control.evaluate("element => element.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)

    @staticmethod
    def day(day, month, year, name="first_complained_on"):
        return [(f"{name}-day", str(day)), (f"{name}-month", str(month)), (f"{name}-year", str(year))]

    @classmethod
    def date(cls, name, date):
        return cls.day(date.day, date.month, date.year, name)


def confirmed_reference(visitor):
    assert visitor.page.url.split("?")[0].endswith("/sent"), f"{visitor.page.url}: {visitor.page.inner_text('main')[:500]}"
    reference = re.sub(r"\s", "", visitor.page.locator(".confirm .reference").inner_text())
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{8}", reference), reference
    return reference


def wait_for_deadline(visitor):
    """The page is read again until the worker has recorded that the request arrived."""

    def look():
        if "By when" in visitor.page.inner_text("main"):
            return True
        visitor.page.reload()
        return False

    wait("the deadline is shown", look)


def open_details(page):
    for summary in page.locator("summary", has_text="Why this date?").all():
        summary.click()


ALL = [
    sends_a_complaint,
    makes_every_mistake,
    is_stopped,
    comes_too_early,
    comes_back,
    uses_the_keyboard,
    speaks_welsh,
]
