"""How a person acts on a page: with a mouse, or with the keyboard alone. A journey is written once and walked with both."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

TABS = 200  # presses of Tab before something is taken for unreachable
ARROWS = 80


@dataclass(frozen=True)
class Hands:
    """The hands on a page; `keys`: only the keyboard is used."""

    page: Page
    keys: bool = False

    def press(self, target: Locator):
        """Press a button, a link or a summary."""
        if not self.keys:
            target.click()
            return
        self._reach(target)
        self.page.keyboard.press("Enter")

    def tick(self, target: Locator):
        """Tick a box, or choose one of several."""
        if not self.keys:
            target.check()
        elif target.get_attribute("type") == "radio":
            self._choose_radio(target)
        else:
            self._reach(target)
            self.page.keyboard.press("Space")
        expect(target).to_be_checked()

    def write(self, target: Locator, text: str):
        """Write into a field and send it."""
        if self.keys:
            self._reach(target)
        else:
            target.click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def choose(self, target: Locator, value: str):
        """Choose from a list that opens."""
        if not self.keys:
            target.select_option(value)
            return
        self._reach(target)
        for _ in range(ARROWS):
            if target.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{value} is not reached with the arrow keys")

    def _choose_radio(self, target):
        """Tab leads to the chosen one of a group, or to any where none is chosen; arrows lead on."""
        self._reach(self.page.locator(f"input[type=radio][name={target.get_attribute('name')}]"))
        for _ in range(ARROWS):
            if target.evaluate("e => e === document.activeElement"):
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{target} is not reached with the arrow keys")

    def _reach(self, targets):
        """Press Tab until one of the targets has the focus."""
        expect(targets.first).to_be_visible()
        wanted = targets.element_handles()
        for _ in range(TABS):
            if self.page.evaluate("all => all.includes(document.activeElement)", wanted):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{targets} is not reached with {TABS} presses of Tab")


def opening(view, address, first):
    """The function that opens a page with a state in its address and waits for what it shows, `first` where nothing else is named."""

    def go(fragment="", wait=first):
        view.open("about:blank")
        view.open(f"{address}{'#' if fragment else ''}{fragment}")
        view.page.wait_for_selector(wait)
        return view.page

    return go


def state_of(page):
    """What stands behind the address's #: name -> values."""
    return parse_qs(urlsplit(page.url).fragment)


def focused(page):
    """The id of what has the focus."""
    return page.evaluate("document.activeElement.id")


def heard(page, words):
    """Wait until the page's status says the words."""
    expect(page.locator("#pick-status")).to_contain_text(words)


def tab_to(page, selector, tries):
    """Press Tab until an element that the selector fits has the focus."""
    for _ in range(tries):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"{selector} is not reached with {tries} presses of Tab")
