"""Starts the browsers and puts a loaded page into a state (size, zoom, light or dark, print, …) without loading it again.

Playwright and Selenium drive the same Chromium through the same DevTools commands, so one State serves both.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from accessibility_tests.report import Problem

CHECKS = Path(__file__).resolve().parent / "checks"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but the test's own server can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
WATCH_POLICY = """
window.__policyViolations = [];
document.addEventListener('securitypolicyviolation',
  e => window.__policyViolations.push(`${e.effectiveDirective} forbids ${e.blockedURI || e.sample}`));
"""


@dataclass(frozen=True)
class State:
    """How a page is looked at. Sizes in CSS pixels; `scale` is device pixels per CSS pixel."""

    name: str
    width: int = 1280
    height: int = 900
    scale: float = 1
    media: str = "screen"
    scheme: str = "light"
    forced: bool = False
    reduced: bool = False
    spaced: bool = False


LIGHT = State("light")
DARK = State("dark", scheme="dark")
PHONE = State("320 px", width=320, height=640)
ZOOM = State("400 % zoom", width=320, height=256, scale=4)
SPACED = State("text spacing", spaced=True)
SPACED_PHONE = State("text spacing at 320 px", width=320, height=640, spaced=True)
# A4 less 15 mm margins left and right, at 96 px to the inch.
PRINT = State("print", width=680, height=1000, media="print")
FORCED = State("forced colours", forced=True)
STILL = State("reduced motion", reduced=True)


def devtools_commands(state: State) -> tuple[tuple[str, dict], ...]:
    """The DevTools commands that put a page into a state."""
    features = {
        "prefers-color-scheme": state.scheme,
        "forced-colors": "active" if state.forced else "none",
        "prefers-reduced-motion": "reduce" if state.reduced else "no-preference",
    }
    named = [{"name": name, "value": value} for name, value in features.items()]
    size = {"width": state.width, "height": state.height, "deviceScaleFactor": state.scale, "mobile": False}
    return (
        ("Emulation.setDeviceMetricsOverride", size),
        ("Emulation.setEmulatedMedia", {"media": state.media, "features": named}),
    )


class View:
    """A page in Playwright's Chromium, with what it said and asked for since it was opened."""

    def __init__(self, page):
        self.page = page
        self.events: list[Problem] = []
        self.state = LIGHT
        self._devtools = page.context.new_cdp_session(page)
        page.on("console", lambda m: self._note("console", f"{m.type}: {m.text}"))
        page.on("pageerror", lambda e: self._note("script error", str(e)))
        page.on("request", self._note_foreign)
        # A request that the next page cut short (the icon comes last) did not fail.
        page.on("requestfailed", lambda r: r.failure != "net::ERR_ABORTED" and self._note("request", f"failed: {r.url}"))
        page.on("response", lambda r: r.status >= 400 and self._note("request", f"{r.status}: {r.url}"))

    def open(self, address: str, expect=200):
        """Load an address in the light state. A page that is the site's answer to what is missing expects 404."""
        self.events.clear()
        self.be(LIGHT)
        self.page.goto(address, wait_until="load")
        if expect == 404:
            self.events[:] = [e for e in self.events if address not in e.what and "status of 404" not in e.what]

    def be(self, state: State):
        """Put the open page into a state."""
        for method, values in devtools_commands(state):
            self._devtools.send(method, values)
        if state.spaced != self.state.spaced:
            self.page.evaluate(_script("spaced.js"), state.spaced)
        self.state = state

    def probe(self, script: str, argument=None) -> list[Problem]:
        """Run a script of checks/ in the page; it answers with a list of {where, what}."""
        answer = self.page.evaluate(_script(script), argument)
        return [Problem(a["where"], a["what"], self.state.name) for a in answer]

    def ask(self, script: str, argument=None):
        """Run a script of checks/ in the page and give its answer as it is."""
        return self.page.evaluate(_script(script), argument)

    def _note(self, where, what):
        self.events.append(Problem(where, what))

    def _note_foreign(self, request):
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "file:", "about:")):
            self._note("request", f"leaves the site: {request.url}")


def _script(name):
    """A check's script with the helpers that all share in its scope; one expression, so it needs no injection."""
    helpers = (CHECKS / "shared.js").read_text("utf-8")
    return f"(argument) => {{ {helpers}\nreturn ({(CHECKS / name).read_text('utf-8')})(argument); }}"


@contextmanager
def chromium(tools):
    """A running Chromium under Playwright."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def view_in(browser, scripts=True, **options):
    """A View in a context of its own: no cookies, no storage, nothing left behind."""
    context = browser.new_context(no_viewport=True, java_script_enabled=scripts, **options)
    context.add_init_script(WATCH_POLICY)
    try:
        yield View(context.new_page())
    finally:
        context.close()


@contextmanager
def selenium_driver(tools):
    """A running Chromium under Selenium, for axe-selenium-python."""
    options = webdriver.ChromeOptions()
    options.binary_location = tools.chromium
    for flag in ("--headless=new", *FLAGS):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(tools.chromedriver))
    driver.set_script_timeout(60)
    try:
        yield driver
    finally:
        driver.quit()


def put_driver(driver, state: State):
    """Put Selenium's open page into a state (text spacing excepted)."""
    for method, values in devtools_commands(state):
        driver.execute_cdp_cmd(method, values)
