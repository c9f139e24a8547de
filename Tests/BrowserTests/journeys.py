"""What people do on the pages. Each is run at every width, with scripts and without."""

import datetime

from browser import check_error_summary, wait_for_text
from casework import sign_in


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
    """Enough of each provider that others complain about that there is something to publish: where one has few, others
    are withheld with it. They are counted before a report is made."""
    month = datetime.date.today().strftime("%Y-%m")
    for provider in ("o2", "bt", "three"):
        report = ["insights", "report", "--provider", provider, "--month", month]
        for _ in range(max(0, 30 - stage.command(*report)["complaints"])):
            stage.submit(provider=provider)
        stage.command(*report)
    run = ["insights", "customers", "--provider", "o2", "--as-of", f"{month}-01", "--count", "100000", "--source", "Test"]
    stage.run(*run)


def gets_lost(visitor):
    """somebody gets lost"""
    answer = visitor.open("/no-such-page")
    assert answer.status == 404
    visitor.look("not-found")
    visitor.open("/complain?lang=cy")
    visitor.open("/no-such-page")
    assert visitor.page.locator("html").get_attribute("lang") == "cy"
    visitor.look("welsh-not-found")


def is_refused(visitor):
    """somebody who is refused is told the clause"""
    accepted = visitor.stage.submit(before_court=True)
    visitor.open(accepted["links"]["tracking"])
    assert "Clause:" in visitor.page.inner_text("main")
    visitor.look("case")
    visitor.press("Ask us to look again")
    check_error_summary(visitor)
    visitor.look("dispute-errors")
    visitor.page.get_by_label("Why should we look at it again?").fill("The claim at court was withdrawn in May.")
    visitor.press("Ask us to look again")
    assert "An ombudsman checks whether we can look at it" in visitor.page.inner_text("main")
    visitor.look("disputed")
    ruling = {"admit": True, "reasons": "The court's letter shows it."}
    visitor.stage.act(accepted["reference"], "eligibility-ruling", ruling, visitor.stage.staff("ombudsman"))
    visitor.page.reload()
    assert "Waiting for the provider" in visitor.page.inner_text("main")
    visitor.look("admitted")


def objects(visitor):
    """a provider objects to a complaint, after a mistake; both sides see that it is looked at"""
    accepted = visitor.stage.submit()
    page = visitor.page
    visitor.open(visitor.stage.provider_link(accepted["reference"]))
    wait_for_text(visitor, "Object to our looking at it")
    page.get_by_text("The scheme may not look at this complaint").click()
    visitor.press("Object")
    check_error_summary(visitor)
    visitor.look("errors")
    page.get_by_label("Why can the scheme not look at it?").select_option("already_settled")
    page.get_by_label("What shows it?").fill("The credit note of 3 March, which the customer agreed to.")
    visitor.press("Object")
    assert "An ombudsman checks whether we can look at it" in page.inner_text("main")
    visitor.look("disputed")
    visitor.open(visitor.stage.complainant_link(accepted["reference"]))
    assert "objected to our looking at the complaint" in page.inner_text("main")
    visitor.look("complainant")


def reviews_a_resolution(visitor):
    """a resolution is proposed; the complainant accepts it, the provider asks for a review after a mistake"""
    stage, page = visitor.stage, visitor.page
    accepted = stage.submit(provider="bt")
    reference, key = accepted["reference"], accepted["access_token"]
    link = stage.provider_link(reference)
    provider = link.split("key=")[1]
    stage.act(reference, "provider-response", {"position": "defend", "text": "The charge is right."}, provider)
    stage.act(reference, "comments", {"text": "It is not."}, key)
    draft = {
        "findings": [{"issue": "billing.incorrect_charge", "outcome": "upheld", "reasons": "It was charged twice."}],
        "remedies": [{"kind": "corrective_action", "description": "Pay the charge back", "amount_pence": 4550}],
    }
    stage.act(reference, "decision-draft", draft, stage.staff("caseworker"))
    stage.act(reference, "decision-signature", {}, stage.staff("ombudsman"))
    visitor.open(accepted["links"]["tracking"])
    wait_for_text(visitor, "By when")
    visitor.look("proposed")
    with page.expect_navigation():
        page.get_by_role("button", name="Accept the resolution").click()
    visitor.look("accepted")
    visitor.open(link)
    visitor.look("provider")
    visitor.press("Ask for a review")
    check_error_summary(visitor)
    visitor.look("provider-errors")
    page.get_by_label("An important fact is wrong").check()
    page.get_by_label("What do we have to look at again?").fill("There was one charge, in March.")
    visitor.press("Ask for a review")
    assert "The proposed resolution is being reviewed" in page.inner_text("main")
    visitor.look("reviewing")


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


def works_from_the_inbox(visitor):
    """somebody of a provider signs in after a mistake, opens a complaint from the inbox, and signs out"""
    stage, page = visitor.stage, visitor.page
    reference = stage.submit(provider="vodafone")["reference"]
    stage.provider_link(reference)  # the request has arrived, so it waits for the provider
    visitor.open("/provider")
    visitor.look("sign-in")
    visitor.press("Sign in")
    check_error_summary(visitor)
    sign_in(visitor, stage.new_provider_user("Petra Provider", "vodafone"))
    visitor.look("inbox")
    page.get_by_label("Open a case by its reference").fill("ABCD EFG1")
    visitor.press("Open the case")
    visitor.look("inbox-error")
    visitor.follow(f"{reference[:4]} {reference[4:]}")
    assert page.url.endswith(f"/cases/{reference}/provider"), page.url
    assert "Your response" in page.inner_text("main")
    visitor.open("/provider")
    visitor.press("Sign out")
    assert visitor.open("/provider").url.endswith("/provider/sign-in"), "nobody is signed in any more"


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
    """a provider offers to settle, first with a line half filled in; after an offer in turn, and another, it is accepted"""
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
    page.get_by_text("I would settle for something else").click()
    page.get_by_label("What do you say to the offer?").fill("It took me three calls as well.")
    visitor.press("Send the offer")
    check_error_summary(visitor)
    visitor.look("counter-errors")
    offer_instead(page, "40")
    visitor.press("Send the offer")
    assert "We have your offer and send it to the other side" in page.inner_text("main")
    visitor.look("countered")
    visitor.open(visitor.stage.provider_link(reference))
    visitor.look("counter-offer")
    page.get_by_text("I would settle for something else").click()
    page.get_by_label("What do you say to the offer?").fill("We can meet you half way.")
    offer_instead(page, "25")
    visitor.press("Send the offer")
    visitor.look("offered-again")
    visitor.open(accepted["links"]["tracking"])
    assert "£25.00" in page.inner_text("main")
    with page.expect_navigation():
        page.locator("button[name=accept][value=yes]").click()
    visitor.look("accepted")


def offer_instead(page, pounds):
    page.locator("#remedies-0-kind").select_option("goodwill")
    page.locator("#remedies-0-description").fill("Credit the account")
    page.locator("#remedies-0-amount").fill(pounds)


def withdraws(visitor):
    """somebody withdraws a complaint, and goes on with it after all"""
    accepted = visitor.stage.submit()
    visitor.open(accepted["links"]["tracking"])
    visitor.page.get_by_text("I do not want to go on with it").click()
    visitor.press("Withdraw the complaint")
    assert "Your complaint is withdrawn" in visitor.page.inner_text("main")
    visitor.look("withdrawn")
    visitor.press("Take it up again")
    check_error_summary(visitor)
    visitor.look("reopening-error")
    visitor.page.get_by_label("Why do you want to go on?").fill("It was not put right.")
    visitor.press("Take it up again")
    assert "has been taken up again" in visitor.page.inner_text("main")
    visitor.look("reopened")


ALL = [
    reads_the_pages,
    reads_the_statistics,
    gets_lost,
    is_refused,
    tracks_by_hand,
    answers_for_the_provider,
    works_from_the_inbox,
    offers_to_settle,
    objects,
    reviews_a_resolution,
    withdraws,
]
