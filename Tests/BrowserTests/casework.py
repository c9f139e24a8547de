"""What the staff do on their pages. Each is run at every width, with scripts and without."""

from browser import check_error_summary
from stage import days_ago, one_time_code


def decides(visitor):
    """a caseworker signs in after a mistake, drafts after another; an ombudsman signs, and cannot be the drafter"""
    stage, page = visitor.stage, visitor.page
    # Nobody else is there who could be given the case.
    caseworker = stage.new_staff("Carys Caseworker", "caseworker")
    ombudsman = stage.new_staff("Olwen Ombudsman", "ombudsman")
    reference = investigated(stage)
    visitor.open("/staff")
    visitor.look("sign-in")
    visitor.press("Sign in")
    check_error_summary(visitor)
    visitor.look("sign-in-error")
    sign_in(visitor, caseworker)
    visitor.look("list")
    page.get_by_label("Open a case by its reference").fill("ABCD EFG1")
    visitor.press("Open the case")
    visitor.look("list-error")
    page.get_by_label("Open a case by its reference").fill(reference.lower())
    visitor.press("Open the case")
    visitor.look("case")
    visitor.press("Send the draft for signature")
    check_error_summary(visitor)
    visitor.look("case-errors")
    page.get_by_label("Upheld", exact=True).check()
    page.get_by_label("Why?").fill("It was charged twice, as both bills show.")
    page.locator("#remedies-0-kind").select_option("corrective_action")
    page.locator("#remedies-0-description").fill("Pay the charge back")
    page.locator("#remedies-0-amount").fill("45.50")
    visitor.press("Send the draft for signature")
    assert "The draft is stored" in page.inner_text("main")
    visitor.look("drafted")
    visitor.open("/staff")
    visitor.press("Sign out")
    assert visitor.open(f"/staff/cases/{reference}").url.endswith("/staff/sign-in"), "nobody is signed in any more"
    sign_in(visitor, ombudsman)
    assert "Read and sign" in page.inner_text("main")
    visitor.look("ombudsman-list")
    visitor.follow(f"{reference[:4]} {reference[4:]}")
    visitor.look("unsigned")
    visitor.press("Sign the decision")
    assert "The decision is signed" in page.inner_text("main")
    visitor.look("signed")


def rules_on_eligibility(visitor):
    """an ombudsman rules on a dispute, after a mistake"""
    stage, page = visitor.stage, visitor.page
    accepted = stage.submit(before_court=True)
    stage.act(accepted["reference"], "refusal-dispute", {"text": "It was withdrawn."}, accepted["access_token"])
    visitor.open("/staff")
    sign_in(visitor, stage.new_staff("Olwen Ombudsman", "ombudsman"))
    visitor.open(f"/staff/cases/{accepted['reference']}")
    visitor.look("case")
    visitor.press("Rule")
    check_error_summary(visitor)
    visitor.look("errors")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Why?").fill("The court's letter shows that the claim was withdrawn.")
    visitor.press("Rule")
    assert "The ruling is made" in page.inner_text("main")
    visitor.look("ruled")


def takes_time(visitor):
    """a caseworker puts a case on hold, after a mistake, ends the hold, and gives more time; an ombudsman hands it over"""
    stage, page = visitor.stage, visitor.page
    reference = stage.submit()["reference"]
    stage.provider_link(reference)  # the provider has been asked, so its clock runs
    visitor.open("/staff")
    sign_in(visitor, stage.new_staff("Carys Caseworker", "caseworker"))
    visitor.open(f"/staff/cases/{reference}")
    page.get_by_text("Put the case on hold").click()
    visitor.press("Put it on hold")
    check_error_summary(visitor)
    visitor.look("hold-errors")
    page.get_by_label("somebody else has to answer first").check()
    until = days_ago(-20)
    for part, value in (("day", until.day), ("month", until.month), ("year", until.year)):
        page.locator(f"#hold-until-{part}").fill(str(value))
    page.get_by_label("Why is it put on hold?").fill("An expert looks at the line first.")
    visitor.press("Put it on hold")
    assert "The case is on hold until" in page.inner_text("main")
    visitor.look("held")
    visitor.press("End the hold now")
    assert "The case goes on" in page.inner_text("main")
    page.get_by_text("Give more time").click()
    visitor.press("Move the date")
    check_error_summary(visitor)
    page.get_by_label("How many working days more?").fill("3")
    page.get_by_label("Why is more time given?").fill("The provider's office was flooded.")
    visitor.press("Move the date")
    assert "extended by 3 working days" in page.inner_text("main")
    visitor.look("more-time")
    visitor.press("Sign out") if page.get_by_role("button", name="Sign out").count() else visitor.context.clear_cookies()
    visitor.open("/staff")
    sign_in(visitor, stage.new_staff("Olwen Ombudsman", "ombudsman"))
    visitor.open(f"/staff/cases/{reference}")
    page.get_by_text("Hand the case to another scheme").click()
    visitor.press("Hand it over")
    check_error_summary(visitor)
    page.get_by_label("Which scheme?").fill("The Energy Ombudsman")
    page.get_by_label("Why is it handed over?").fill("It is about a smart meter.")
    visitor.press("Hand it over")
    visitor.look("handed-over")
    page.get_by_text("Take the case up again", exact=True).click()
    page.get_by_label("Why is it taken up again?").fill("The other scheme does not take it.")
    visitor.press("Take it up again")
    assert "has been taken up again" in page.inner_text("main"), page.inner_text("main")[:800]


def joins_cases(visitor):
    """a caseworker asks a second provider, splits a case and merges two, after mistakes; the complainant follows"""
    stage, page = visitor.stage, visitor.page
    # Another person each time: what is merged has to be one person's.
    person = {"name": "Ffion Example", "email": f"{visitor.name}@example.invalid"}
    first = stage.submit(complainant=person, issues=[{"code": "billing.incorrect_charge"}, {"code": "switching.lost_number"}])
    other = stage.submit(complainant=person, narrative="The contract was never sent to me, and nobody answers.")
    visitor.open("/staff")
    sign_in(visitor, stage.new_staff("Carys Caseworker", "caseworker"))
    visitor.open(f"/staff/cases/{first['reference']}")
    page.get_by_text("Ask a second provider", exact=True).click()
    visitor.press("Ask the provider")
    check_error_summary(visitor)
    visitor.look("second-provider-errors")
    page.get_by_label("Which provider?").select_option("three")
    page.get_by_label("Why is it asked?").fill("It did not port the number.")
    visitor.press("Ask the provider")
    assert "The same matter is looked at in a case about Three" in page.inner_text("main")
    page.get_by_text("Split the case", exact=True).first.click()
    visitor.press("Split the case")
    check_error_summary(visitor)
    visitor.look("split-errors")
    page.get_by_label("Lost number").check()
    page.get_by_label("Why is it split?").fill("The bill and the number are two disputes.")
    visitor.press("Split the case")
    assert "A part of this case goes on as a case of its own" in page.inner_text("main")
    page.get_by_text("Merge this case into another", exact=True).click()
    visitor.press("Merge the cases")
    check_error_summary(visitor)
    visitor.look("merger-errors")
    page.get_by_label("Which case does it go on in?").fill(other["reference"].lower())
    page.get_by_label("Why are they merged?").fill("Both are about the same bill.")
    visitor.press("Merge the cases")
    assert "This case goes on in another one" in page.inner_text("main")
    visitor.look("merged")
    visitor.open(f"/cases/{first['reference']}?key={first['access_token']}")
    visitor.look("complainant-merged")
    visitor.follow(f"Go to case {other['reference'][:4]} {other['reference'][4:]}")
    assert "Another case goes on in this one" in page.inner_text("main")
    visitor.look("complainant-goes-on")


def asks_for_information(visitor):
    """a caseworker asks the complainant, after a mistake, who answers one question, is told which is open, and answers it"""
    stage, page = visitor.stage, visitor.page
    accepted = stage.submit()
    reference = accepted["reference"]
    provider = stage.provider_link(reference).split("key=")[1]
    stage.act(reference, "provider-response", {"position": "defend", "text": "The charge is right."}, provider)
    stage.act(reference, "comments", {"text": "It is not."}, accepted["access_token"])
    visitor.open("/staff")
    sign_in(visitor, stage.new_staff("Carys Caseworker", "caseworker"))
    visitor.open(f"/staff/cases/{reference}")
    page.get_by_text("Ask one side", exact=True).click()
    visitor.press("Send the questions")
    check_error_summary(visitor)
    visitor.look("errors")
    page.get_by_label("The complainant", exact=True).check()
    page.get_by_label("What do you ask?").fill("When did you change the contract?\n\nWhat did you pay for it since?")
    visitor.press("Send the questions")
    assert "Your questions are on their way" in page.inner_text("main")
    visitor.look("asked")
    visitor.open(f"/cases/{reference}?key={accepted['access_token']}")
    visitor.look("questions")
    visitor.press("Send your answers")
    check_error_summary(visitor)
    visitor.look("no-answer")
    page.get_by_label("What did you pay for it since?").fill("£12.50 a month, as the bills show.")
    visitor.press("Send your answers")
    assert "We have your answers" in page.inner_text("main")
    visitor.look("partly-answered")
    page.get_by_label("When did you change the contract?").fill("Never.")
    visitor.press("Send your answers")
    assert "You answered a question" in page.inner_text("main")
    assert "Being investigated" in page.inner_text("main")
    visitor.look("answered")


def reads_twice(visitor):
    """a caseworker takes a second reading, sees nothing else of the case, and differs after a mistake; an ombudsman looks"""
    stage, page = visitor.stage, visitor.page
    drafter, ombudsman = stage.staff("caseworker"), stage.new_staff("Olwen Ombudsman", "ombudsman")
    reference = investigated(stage)
    spoken = f"{reference[:4]} {reference[4:]}"
    finding = {"issue": "billing.incorrect_charge", "outcome": "upheld", "reasons": "The draft says so."}
    stage.act(reference, "decision-draft", {"findings": [finding]}, drafter)
    draw(stage, reference)
    # Only now, so that the case was not given to them to investigate.
    reader = stage.new_staff("Rhys Reader", "caseworker")
    visitor.open("/staff")
    sign_in(visitor, reader)
    visitor.look("free")
    visitor.press(f"I have not seen the draft: take it {spoken}")
    assert "Read it as if you were the first" in page.inner_text("main")
    assert "The draft says so" not in page.content()
    visitor.look("open")
    visitor.open("/staff")
    visitor.look("list")
    visitor.open(f"/staff/cases/{reference}")
    assert "/staff/readings/" in page.url, "the reading stands in the place of the case"
    visitor.press("Send what you found")
    check_error_summary(visitor)
    visitor.look("errors")
    page.get_by_label("Not upheld", exact=True).check()
    page.get_by_label("How much money").fill("a lot")
    page.get_by_label("Why, in a few words?").fill("One bill corrects the other.")
    visitor.press("Send what you found")
    check_error_summary(visitor)
    assert page.get_by_label("Not upheld", exact=True).is_checked(), "what was chosen is kept"
    page.get_by_label("How much money").fill("0")
    visitor.press("Send what you found")
    assert "The two differ" in page.inner_text("main")
    visitor.look("differs")
    visitor.follow("Go to the case")
    assert "A decision was drafted" in page.inner_text("main")
    visitor.context.clear_cookies()
    visitor.open("/staff")
    sign_in(visitor, ombudsman)
    row = page.get_by_role("row").filter(has_text="A second reading differs").filter(has_text=spoken)
    row.get_by_role("link").click()
    assert "One bill corrects the other." in page.inner_text("main")
    visitor.look("to-be-seen")
    visitor.follow("Go to the case")
    assert "came to another result" in page.inner_text("main")
    visitor.look("unsigned")
    visitor.follow("Look at both")
    visitor.press("I have seen it")
    assert not page.get_by_role("button", name="I have seen it").count()


def draw(stage, reference):
    """As if the case had been drawn to be read a second time, and nobody had been free."""
    stage.query(
        f"""
        INSERT INTO redress.second_reading (
            id, case_id, round, draft_version, drafter, draft_lines, draft_award, drawn_at, due_on
        )
        SELECT gen_random_uuid(), f.id, f.round, f.version, s.id,
            '[{{"issue": "billing.incorrect_charge", "outcome": "upheld"}}]', 0, now(), current_date + 14
        FROM redress.case_file AS f, redress.staff AS s
        WHERE f.reference = '{reference}' AND s.email = 'caseworker@example.invalid'
        ON CONFLICT (case_id, round) DO UPDATE SET reader = NULL
        """
    )


def sign_in(visitor, login):
    visitor.page.get_by_label("E-mail address").fill(login["email"])
    visitor.page.get_by_label("Password").fill(login["password"])
    visitor.page.get_by_label("Code").fill(one_time_code(login["secret"]))
    visitor.press("Sign in")


def investigated(stage):
    """A case whose file is complete, of somebody who needs care."""
    accepted = stage.submit(
        adjustments=["large_print"], vulnerability={"kinds": ["illness"], "reason": "In hospital until spring."}
    )
    reference = accepted["reference"]
    provider = stage.provider_link(reference).split("key=")[1]
    stage.act(reference, "provider-response", {"position": "defend", "text": "The charge is right."}, provider)
    stage.act(reference, "comments", {"text": "It is not."}, accepted["access_token"])
    return reference


ALL = [decides, rules_on_eligibility, takes_time, joins_cases, asks_for_information, reads_twice]
