"""Chromium, and what is looked at on every page."""

import contextlib
import os
import pathlib

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from stage import wait

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


@contextlib.contextmanager
def open_browser():
    path = os.environ.get("REDRESS_TEST_CHROMIUM", "/usr/bin/chromium-headless-shell")
    with sync_playwright() as playwright:
        # In a container there is no user namespace for the sandbox, and /dev/shm is small.
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", "--no-proxy-server"]
        )
        yield Browser(chromium)
        chromium.close()


class Browser:
    def __init__(self, chromium):
        self.chromium = chromium

    @contextlib.contextmanager
    def visit(self, stage, name, width, scripts):
        viewport = {"width": width, "height": 800}
        context = self.chromium.new_context(viewport=viewport, java_script_enabled=scripts, locale="en-GB")
        context.set_default_timeout(10_000)
        # Where the examiner's script may run: the pages' own rules allow none.
        examining = self.chromium.new_context(viewport=viewport, bypass_csp=True)
        try:
            visitor = Visitor(context, examining, stage, f"{name}-{width}-{'scripts' if scripts else 'plain'}")
            # The document is the same without scripts, and axe takes the most time.
            visitor.is_examined = scripts
            yield visitor
        finally:
            context.close()
            examining.close()


class Visitor:
    """Somebody in front of the browser."""

    def __init__(self, context, examining, stage, name):
        self.context = context
        self.examiner = examining.new_page()
        self.stage = stage
        self.name = name
        self.is_examined = True
        self.page = context.new_page()
        self.complaints = []  # the browser's own
        self.page.on("console", self.note_message)
        self.page.on("response", self.note_response)

    def note_message(self, message):
        # A page that says 404 or 422 is told there, too; what a page loads is looked at below.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)

    def note_response(self, response):
        # A form that the script sends is answered as a page is.
        if response.request.resource_type not in ("document", "xhr") and response.status >= 400:
            self.complaints.append(f"{response.url}: {response.status}")

    def open(self, address):
        if address.startswith("/"):
            address = self.stage.url + address
        return self.page.goto(address)

    def press(self, button):
        """Presses a button that leads to another page."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()

    def follow(self, link):
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=link, exact=True).first.click()

    # --- by keyboard alone

    def tab_to(self, name):
        """Presses Tab until the control or link of that name has the focus."""
        for _ in range(80):
            if self.focused_name() == name:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {name}")

    def focused_name(self):
        return self.page.evaluate(
            """() => {
                const element = document.activeElement;
                const label = element.labels && element.labels[0];
                return (label || element).innerText.trim();
            }"""
        )

    def choose(self, name):
        """A radio button: Tab goes to the group, arrows go through it."""
        self.tab_to_kind("radio")
        self.page.keyboard.press("Space")
        for _ in range(60):
            if self.focused_name() == name:
                break
            self.page.keyboard.press("ArrowDown")
        else:
            raise AssertionError(f"the arrows never come to {name}")
        self.submit()

    def tab_to_kind(self, kind):
        for _ in range(80):
            if self.page.evaluate("document.activeElement.type") == kind:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to a {kind}")

    def types(self, first_label, *texts):
        """Into the input of that label and those after it."""
        self.tab_to(first_label)
        for number, text in enumerate(texts):
            if number:
                self.page.keyboard.press("Tab")
            self.page.keyboard.type(text)
        if self.page.evaluate("document.activeElement.tagName") != "TEXTAREA":
            self.enter()

    def enter(self):
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def submit(self):
        self.tab_to("Save and continue")
        self.enter()

    # --- what has to hold for every page

    def look(self, state):
        """Takes a picture, and checks what has to hold for every page: nothing scrolls sideways, nothing that it loads
        is missing or forbidden, and axe finds nothing."""
        self.take_picture(state)
        assert not self.complaints, self.complaints
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{state} scrolls sideways by {wide} px"
        if self.is_examined:
            self.hand_to_examiner()
            found = Axe().run(self.examiner, options={"runOnly": {"type": "tag", "values": RULES}})
            violations = [describe(violation) for violation in found.response["violations"]]
            assert found.response["passes"], "axe looked at nothing"
            assert not violations, f"{state}:\n" + "\n".join(violations)

    def hand_to_examiner(self):
        """Opens the same document there: from the same address, so that styles load, with what the visitor sees."""
        content = self.page.content()
        # To another place of the same document nothing would be loaded.
        address = self.page.url.split("#")[0]
        self.examiner.route(
            address, lambda route: route.fulfill(body=content, content_type="text/html; charset=utf-8"), times=1
        )
        self.examiner.goto(address)

    def take_picture(self, state):
        folder = os.environ.get("REDRESS_TEST_SCREENSHOTS")
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{self.name}-{state}.png", full_page=True)


def check_error_summary(visitor):
    """The summary has the focus, and each of its links leads to a control."""
    summary = visitor.page.locator(".error-summary")
    assert summary.evaluate("element => element === document.activeElement"), "the error summary has the focus"
    links = summary.get_by_role("link").all()
    assert links, "the summary names what is wrong"
    for link in links:
        target = visitor.page.locator(f'[id="{link.get_attribute("href")[1:]}"]')
        assert target.count() == 1, f"{link.get_attribute('href')} is not there"
    links[0].click()
    target = visitor.page.locator(f'[id="{links[0].get_attribute("href")[1:]}"]')
    assert target.evaluate("element => element === document.activeElement"), "the first link leads to its control"


def describe(violation):
    nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:5])
    return f"  {violation['id']} ({violation['impact']}): {violation['help']}: {nodes}"


def wait_for_text(visitor, text, times=1):
    """The page is read again until it says so: until the worker has sent a letter, or had a file scanned."""

    def look():
        if visitor.page.inner_text("main").count(text) >= times:
            return True
        visitor.page.reload()
        return False

    wait(f"the page says {text}", look)
