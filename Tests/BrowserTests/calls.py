"""Complaints by telephone, as the staff take them down. Each is run at every width, with scripts and without."""

import re

from browser import check_error_summary
from complaints import Way
from casework import sign_in
from stage import days_ago


def takes_a_call(visitor):
    """somebody of the staff signs in after a mistake, takes a complaint down, reads it back and sends it with a note"""
    signs_in(visitor)
    visitor.press("Begin a new complaint")
    assert "Telephone call, taken by Sam Staff" in visitor.page.inner_text("body")
    visitor.look("question")
    fills_in(visitor)
    reads_back(visitor)
    visitor.press("The caller agrees: send the complaint")
    check_error_summary(visitor)
    visitor.look("no-note")
    visitor.page.get_by_label("Note of the call").fill("Zoë called. She will send the bill.")
    visitor.press("The caller agrees: send the complaint")
    reference = re.sub(r"\s", "", visitor.page.locator(".confirm .reference").inner_text())
    visitor.look("sent")
    assert visitor.open(f"/cases/{reference}").url.endswith(f"/track?reference={reference}"), "no key stays here"
    visitor.open("/complain/call")
    visitor.press("Sign out")
    assert "These pages are for our own staff" in visitor.page.inner_text("main")


def goes_on_with_a_draft(visitor):
    """somebody who began on the form calls, gives the code, and hears the answers read back in Welsh"""
    way = Way(visitor, looks=False)
    way.begins()
    way.is_eligible(days_ago(70))
    visitor.open("/complain/save")
    code = visitor.page.locator(".key").inner_text()
    visitor.context.clear_cookies()
    signs_in(visitor)
    visitor.follow("Go on by the code")
    visitor.page.get_by_label("What is the code?").fill(code)
    visitor.press("Go on")
    way.says_what_went_wrong()
    way.says_who_they_are()
    visitor.open("/complain/call")
    visitor.look("under-way")
    reads_back(visitor)
    visitor.follow("Cymraeg")
    visitor.look("welsh-read-back")
    assert "Darllenwch hyn i’r galwr" in visitor.page.inner_text("main")


def signs_in(visitor):
    visitor.open("/complain/call")
    sign_in(visitor, visitor.stage.new_staff("Sam Staff", "caseworker"))
    visitor.look("call")


def fills_in(visitor):
    way = Way(visitor, looks=False)
    way.is_eligible(days_ago(70))
    way.says_what_went_wrong()
    way.says_who_they_are()


def reads_back(visitor):
    visitor.open("/complain/declaration")
    assert "Read this to the caller" in visitor.page.inner_text("main")
    visitor.look("read-back")


ALL = [takes_a_call, goes_on_with_a_draft]
