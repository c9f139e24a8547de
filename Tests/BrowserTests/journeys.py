"""What people do on the pages. Each is run at every width, with scripts and without."""

import datetime

from browser import check_error_summary


def reads_the_pages(visitor):
    """somebody reads the public pages"""
    for path, name in [("/", "start"), ("/code-of-practice", "rules"), ("/track", "track")]:
        answer = visitor.open(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        visitor.look(name)


def reads_the_statistics(visitor):
    """somebody reads the statistics, of all providers and of one, in both languages"""
    count_complaints(visitor.stage)
    visitor.open("/statistics")
    visitor.look("all")
    visitor.follow("O2")
    assert "Complaints about O2" in visitor.page.inner_text("h1")
    visitor.look("one")
    visitor.open("/statistics?provider=ee")
    assert "too few complaints" in visitor.page.inner_text("main")
    visitor.look("few")
    visitor.follow("Cymraeg")
    visitor.look("few-welsh")
    visitor.open("/statistics")
    assert visitor.page.locator("table").count() > 3
    visitor.look("all-welsh")


def count_complaints(stage):
    """Enough that there is something to publish; they are counted before a report is made."""
    month = datetime.date.today().strftime("%Y-%m")
    for _ in range(max(0, 30 - stage.command("insights", "report", "--provider", "o2", "--month", month)["complaints"])):
        stage.submit()
    stage.command("insights", "report", "--provider", "o2", "--month", month)
    run = ["insights", "customers", "--provider", "o2", "--as-of", f"{month}-01", "--count", "100000", "--source", "Test"]
    stage.run(*run)


def gets_lost(visitor):
    """somebody gets lost"""
    answer = visitor.open("/no-such-page")
    assert answer.status == 404
    visitor.look("not-found")


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



ALL = [
    reads_the_pages,
    reads_the_statistics,
    gets_lost,
    is_refused,
    tracks_by_hand,
    answers_for_the_provider,
    offers_to_settle,
    withdraws,
]
