"""Chromium, and what is looked at on every page."""

import contextlib
import os
import pathlib

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]


@contextlib.contextmanager
def open_browser():
    path = os.environ.get("REDRESS_TEST_CHROMIUM", "/usr/bin/chromium")
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
        context = self.chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, locale="en-GB"
        )
        context.set_default_timeout(10_000)
        try:
            visitor = Visitor(self, context, stage, f"{name}-{width}-{'scripts' if scripts else 'plain'}")
            # The document is the same without scripts, and axe takes the most time.
            visitor.is_examined = scripts
            yield visitor
        finally:
            context.close()


class Visitor:
    """Somebody in front of the browser."""

    def __init__(self, browser, context, stage, name):
        self.browser = browser
        self.context = context
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
        if response.request.resource_type != "document" and response.status >= 400:
            self.complaints.append(f"{response.url}: {response.status}")

    def open(self, address):
        if address.startswith("/"):
            address = self.stage.url + address
        return self.page.goto(address)

    def press(self, button):
        """Presses a button that leads to another page."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()

    def look(self, state):
        """Takes a picture, and checks what has to hold for every page: nothing scrolls sideways, nothing that it loads
        is missing or forbidden, and axe finds nothing."""
        self.take_picture(state)
        assert not self.complaints, self.complaints
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{state} scrolls sideways by {wide} px"
        if self.is_examined:
            with self.examined() as page:
                found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
            violations = [describe(violation) for violation in found.response["violations"]]
            assert found.response["passes"], "axe looked at nothing"
            assert not violations, f"{state}:\n" + "\n".join(violations)

    @contextlib.contextmanager
    def examined(self):
        """The same document where the examiner's script may run: the pages' own rules allow none."""
        context = self.browser.chromium.new_context(viewport=self.page.viewport_size, bypass_csp=True)
        try:
            page = context.new_page()
            # From the same address, so that styles load; the content is what the visitor sees.
            content = self.page.content()
            address = self.page.url
            page.route(address, lambda route: route.fulfill(body=content, content_type="text/html; charset=utf-8"))
            page.goto(address)
            yield page
        finally:
            context.close()

    def take_picture(self, state):
        folder = os.environ.get("REDRESS_TEST_SCREENSHOTS")
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{self.name}-{state}.png", full_page=True)


def describe(violation):
    nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:5])
    return f"  {violation['id']} ({violation['impact']}): {violation['help']}: {nodes}"
