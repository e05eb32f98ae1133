"""Drives the tool that stores the guide, as a coordinator does, and reads what it says."""

import re

from playwright.sync_api import expect

PATIENCE = 60_000  # milliseconds: hundreds of files on two busy cores
STORED = "caches.keys().then(names => names.filter(name => name.startsWith('choice-guide ')))"
WORKERS = "navigator.serviceWorker.getRegistrations().then(found => found.map(({ scope }) => scope))"


class Saver:
    """The tool on the page at `address` below the site's `home`."""

    def __init__(self, view, home, address):
        self.view, self.page, self.home, self.address = view, view.page, home, address

    def open(self):
        """Open the page, and wait until the tool has found out how things stand."""
        self.view.open(self.home + self.address)
        assert self.page.locator("[data-offline]").count() == 1, "the page has no offline_saver()"
        self.settled()

    def settled(self):
        expect(self.page.locator("[data-part=state]")).not_to_be_empty(timeout=PATIENCE)

    def press(self, name):
        """Press a button with the keyboard."""
        button = self.page.locator(f"[data-do={name}]")
        expect(button).to_be_visible()
        button.press("Enter")

    def store(self):
        """Open the page and store the guide for the first time; the page loads anew when that is done."""
        self.open()
        self.press("save")
        self.says("done")
        expect(self.page.locator("[data-do=save]")).to_be_hidden()

    def update(self):
        """Fetch the newer edition."""
        self.open()
        self.press("update")
        self.says("downloaded")

    def says(self, name):
        """Wait for a message to be said in the status field."""
        expect(self.page.locator("[data-part=said]")).to_have_text(self._pattern(name), timeout=PATIENCE)

    def tells(self, name):
        """Wait for a sentence to stand among what is told of the state."""
        expect(self.page.locator("[data-part=state]")).to_contain_text(self._pattern(name), timeout=PATIENCE)

    @property
    def state(self):
        return self.page.inner_text("[data-part=state]")

    @property
    def offered(self):
        """The names of the buttons that are there to be pressed."""
        return self.page.eval_on_selector_all("[data-do]", "all => all.filter(e => e.offsetParent).map(e => e.dataset.do)")

    @property
    def stored(self):
        """The names of what is stored in the browser."""
        return self.page.evaluate(STORED)

    @property
    def workers(self):
        return self.page.evaluate(WORKERS)

    def _pattern(self, name):
        """The words of a message, with anything in the places that are filled in."""
        text = self.page.text_content(f"[data-word='{name}']").strip()
        return re.compile(".+".join(re.escape(part) for part in re.split(r"\{\w+\}", text)))
