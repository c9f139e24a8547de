"""What people do on the pages. Each is run at every width, with scripts and without."""

import re

from stage import days_ago


def reads_the_pages(visitor):
    """somebody reads the public pages"""
    for path, name in [("/", "start"), ("/code-of-practice", "rules"), ("/track", "track"), ("/complain", "form")]:
        answer = visitor.open(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        visitor.look(name)


def gets_lost(visitor):
    """somebody gets lost"""
    answer = visitor.open("/no-such-page")
    assert answer.status == 404
    visitor.look("not-found")


def sends_nothing(visitor):
    """somebody sends an empty form and is told what is missing"""
    visitor.open("/complain")
    visitor.press("Send the complaint")
    assert visitor.page.title().startswith("Error:"), visitor.page.title()
    check_error_summary(visitor)
    visitor.look("errors")


def sends_a_complaint(visitor):
    """somebody sends a complaint and sees the case, its deadline and how that was worked out"""
    visitor.open("/complain")
    fill_in_complaint(visitor.page, days_ago(70))
    visitor.look("filled-in")
    visitor.press("Send the complaint")
    reference = confirmed_reference(visitor)
    visitor.look("sent")
    visitor.stage.provider_link(reference)  # the request has gone out: the provider's clock runs
    visitor.page.get_by_role("link", name="Go to your case").click()
    wait_for_deadline(visitor)
    open_details(visitor.page)
    text = visitor.page.inner_text("main")
    assert "10 working days from" in text, text
    assert "Who has to act" in text and "O2" in text, text
    visitor.look("case")


def comes_too_early(visitor):
    """somebody who comes too early is told the day"""
    visitor.open("/complain")
    fill_in_complaint(visitor.page, days_ago(7))
    visitor.press("Send the complaint")
    confirmed_reference(visitor)
    assert "You can bring your complaint to us from" in visitor.page.inner_text("main")
    visitor.look("sent")
    visitor.page.get_by_role("link", name="Go to your case").click()
    visitor.look("case")


def is_refused(visitor):
    """somebody who is refused is told the clause"""
    accepted = visitor.stage.submit(before_court=True)
    visitor.open(accepted["links"]["tracking"])
    assert "Clause:" in visitor.page.inner_text("main")
    visitor.look("case")


def tracks_by_hand(visitor):
    """somebody opens a case by reference and key, after a mistake"""
    accepted = visitor.stage.submit()
    visitor.open("/track")
    visitor.press("Show the case")
    assert visitor.page.title().startswith("Error:"), visitor.page.title()
    check_error_summary(visitor)
    visitor.look("errors")
    reference = accepted["reference"]
    visitor.page.get_by_label("Reference").fill(f"{reference[:4]} {reference[4:]}".lower())
    visitor.page.get_by_label("Access key or PIN").fill(accepted["access_token"])
    visitor.press("Show the case")
    assert visitor.page.url.endswith(f"/cases/{reference}"), visitor.page.url
    visitor.look("case")


def answers_for_the_provider(visitor):
    """a provider opens its secret link, makes a mistake, then defends; the complainant comments"""
    accepted = visitor.stage.submit()
    reference = accepted["reference"]
    visitor.open(visitor.stage.provider_link(reference))
    assert "key=" not in visitor.page.url, "the key leaves the address"
    visitor.look("page")
    visitor.press("Send the response")
    assert visitor.page.title().startswith("Error:"), visitor.page.title()
    check_error_summary(visitor)
    visitor.look("errors")
    visitor.page.get_by_label("Defend", exact=True).check()
    visitor.page.get_by_label("Your response").fill("The second charge was for a second line.\n\nWe attach the order.")
    visitor.press("Send the response")
    assert "We have your response" in visitor.page.inner_text("main")
    visitor.look("answered")
    comment(visitor, reference)


def comment(visitor, reference):
    visitor.open(visitor.stage.complainant_link(reference))
    visitor.look("complainant")
    visitor.press("Send your comments")
    check_error_summary(visitor)
    visitor.look("complainant-errors")
    visitor.page.locator("#comments").fill("I never had a second line.")
    visitor.press("Send your comments")
    assert "We have your comments" in visitor.page.inner_text("main")
    visitor.look("complainant-commented")


def offers_to_settle(visitor):
    """a provider offers to settle, first with a line half filled in; the complainant accepts"""
    accepted = visitor.stage.submit()
    reference = accepted["reference"]
    page = visitor.page
    visitor.open(visitor.stage.provider_link(reference))
    page.get_by_label("Offer to settle", exact=True).check()
    page.get_by_label("Your response").fill("We are sorry and pay the charge back.")
    page.locator("#remedies-0-description").fill("Pay back the second charge")
    page.locator("#remedies-0-amount").fill("12.5O")
    visitor.press("Send the response")
    check_error_summary(visitor)
    visitor.look("errors")
    page.locator("#remedies-0-kind").select_option("goodwill")
    page.locator("#remedies-0-amount").fill("12.50")
    visitor.press("Send the response")
    visitor.look("offered")
    visitor.open(accepted["links"]["tracking"])
    visitor.look("offer")
    page.get_by_role("heading", level=2).first.wait_for()
    with page.expect_navigation():
        page.locator("button[name=accept][value=yes]").click()
    visitor.look("accepted")


def withdraws(visitor):
    """somebody withdraws a complaint"""
    accepted = visitor.stage.submit()
    visitor.open(accepted["links"]["tracking"])
    visitor.page.get_by_text("I do not want to go on with it").click()
    visitor.press("Withdraw the complaint")
    assert "Your complaint is withdrawn" in visitor.page.inner_text("main")
    visitor.look("withdrawn")


# --- what several of them do


def fill_in_complaint(page, first_complained):
    page.get_by_label("Which provider is it about?").select_option(label="O2")
    page.get_by_role("group", name="Which service is it about?").get_by_role("radio").first.check()
    page.locator("#issues summary").first.click()
    page.locator("#issues input[type=checkbox]").first.check()
    page.locator("#first_complained_on-day").fill(str(first_complained.day))
    page.locator("#first_complained_on-month").fill(str(first_complained.month))
    page.locator("#first_complained_on-year").fill(str(first_complained.year))
    page.locator("#narrative").fill("I was charged twice.\nNobody answered my letters.")
    page.get_by_role("group", name="Whom is the service for?").get_by_role("radio").first.check()
    page.get_by_label("Full name").fill("Zoë O'Example-Ståhl")
    page.get_by_label("E-mail address").fill("zoe@example.invalid")


def confirmed_reference(visitor):
    assert visitor.page.url.endswith("/sent"), f"{visitor.page.url}: {visitor.page.inner_text('main')[:500]}"
    reference = re.sub(r"\s", "", visitor.page.locator(".confirm .reference").inner_text())
    assert re.fullmatch(r"[2-9A-HJ-NP-Z]{8}", reference), reference
    return reference


def check_error_summary(visitor):
    """The summary has the focus, and each of its links leads to a control."""
    summary = visitor.page.locator(".error-summary")
    assert summary.evaluate("element => element === document.activeElement"), "the error summary has the focus"
    links = summary.get_by_role("link").all()
    assert links, "the summary names what is wrong"
    for link in links:
        target = link.get_attribute("href")
        assert visitor.page.locator(target).count() == 1, f"{target} is not there"
    links[0].click()
    target = visitor.page.locator(links[0].get_attribute("href"))
    assert target.evaluate("element => element === document.activeElement"), "the first link leads to its control"


def wait_for_deadline(visitor):
    """The page is read again until the worker has recorded that the request arrived."""
    from stage import wait

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
    reads_the_pages,
    gets_lost,
    sends_nothing,
    sends_a_complaint,
    comes_too_early,
    is_refused,
    tracks_by_hand,
    answers_for_the_provider,
    offers_to_settle,
    withdraws,
]
