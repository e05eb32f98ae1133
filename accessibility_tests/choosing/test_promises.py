"""What the choosing pages promise together: whole journeys from the first question to paper, without a network, from a stick; with what
screen readers are told and axe-core's answer in every state on the way; and the same facts wherever an offer stands."""

import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from accessibility_tests.browsers import LIGHT, PHONE, State
from accessibility_tests.built_site import read_elements
from accessibility_tests.checks.axe import SCRIPT
from accessibility_tests.choosing.hands import Hands, opening, state_of
from accessibility_tests.choosing.service_data import ServiceData
from accessibility_tests.choosing.states import RUN
from accessibility_tests.choosing.test_coordinator import begun, button, pages_of, said
from accessibility_tests.offline.host import hosting
from accessibility_tests.offline.saver import Saver

WALKS = pytest.mark.parametrize(("keys", "state"), [(False, LIGHT), (True, LIGHT), (False, PHONE)], ids=["mouse", "keyboard", "320 px"])
AREA = "centrum"
WISHES = ("hours.evenings", "languages.fi")
PRESSED = ("button", "link", "checkbox", "radio", "combobox", "textbox", "searchbox", "DisclosureTriangle")
EASY = 30  # LIX below this is very easy to read
EMPTY = "all => all.filter(e => e.checkVisibility() && !e.innerText.trim() && !e.querySelector('img, svg, input')).map(e => e.outerHTML.slice(0, 200))"
ROW = re.compile(r'<tr [^>]*data-offer="([^"]+)">(.*?)</tr>', re.S)
CELL = re.compile(r'<span class="comparison__label">(.*?)</span> <span class="comparison__value">(.*?)</span></td>', re.S)


def sound(view, where):
    """The page as it is now: what can be pressed has a name for screen readers, no two buttons have the same, axe-core finds nothing."""
    nodes = view.page.context.new_cdp_session(view.page).send("Accessibility.getFullAXTree")["nodes"]
    told = [(node["role"]["value"], node.get("name", {}).get("value", "").strip()) for node in nodes if not node.get("ignored") and "role" in node]
    pressed = [one for one in told if one[0] in PRESSED]
    assert len(pressed) > 5 and not [role for role, name in pressed if not name], where
    buttons = [name for role, name in pressed if role == "button"]
    assert not {name for name in buttons if buttons.count(name) > 1}, where
    assert [name for role, name in told if role == "heading"].count("") == 0, where
    if not view.page.evaluate("'axe' in globalThis"):
        view.page.evaluate(SCRIPT.read_text("utf-8"))
    assert view.page.evaluate(RUN) == [], where
    assert view.page.eval_on_selector_all("main :is(td, dd)", EMPTY) == [], where


def words(html):
    return " ".join(read_elements(f"<div>{html}</div>")[0].text.split())


def lix(sentences):
    """Words to a sentence and words of more than six letters to a hundred (Björnsson 1968)."""
    found = re.findall(r"[^\W\d_]+", " ".join(sentences))
    parts = [part for one in sentences for part in re.split(r"[.!?:]+(?=\s|$)", one) if re.search(r"[^\W\d_]", part)]
    return len(found) / len(parts) + 100 * sum(len(word) > 6 for word in found) / len(found)


def printed(page):
    paper = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    return [re.sub(r"\s+", " ", one.get_textpage().get_text_range()) for one in paper]


# Journeys


@WALKS
def test_a_relative_goes_from_the_first_question_to_two_on_paper(view, address, data, keys, state):
    """Finnish in the evenings for a postcode, three compared, two printed."""
    page, hands = view.page, Hands(view.page, keys)
    press = lambda key: hands.press(page.locator("#choosing").get_by_role("button", name=data.data["words"][key], exact=True))  # noqa: E731
    view.open(f"{address}hjalp-mig-valja/")
    view.be(state)
    hands.tick(page.locator('#choosing input[value="hemtjanst"]'))
    hands.press(page.locator("#choosing button[type=submit]"))
    hands.write(page.locator("#place"), "800 12")
    expect(page.locator(f'#choosing input[value="{AREA}"]')).to_be_checked()
    sound(view, "where")
    press("help.next")
    for _ in range(2):
        press("help.skip")
    for wish in WISHES:
        sound(view, wish)
        hands.tick(page.locator(f'#choosing input[value="{wish}"]'))
        press("help.next" if wish == WISHES[0] else "help.to-answer")
    page.wait_for_selector(".judged")
    three = [data.name(id_) for id_ in sum(data.groups(AREA, set(WISHES)).values(), [])[:3]]
    for name in three:
        hands.press(page.locator(".judged").filter(has=page.get_by_role("heading", name=name, exact=True)).locator("[data-pick]"))
    sound(view, "the answer")
    hands.press(page.locator("[data-compare-picked] a"))
    page.wait_for_selector("#compared")
    compared = page.locator("table.side").first.locator(".side__link")
    assert sorted(compared.all_inner_texts()) == sorted(three)
    sound(view, "three compared")
    hands.tick(page.locator("#differing"))
    sound(view, "what differs")
    hands.press(page.locator("table.side").first.locator("[data-pick]").first)
    left = [name for name in three if name != compared.all_inner_texts()[0]]
    hands.press(page.locator(".site-nav__link[href*='mina-val']"))
    page.wait_for_selector(".choices")
    assert page.locator(".choices__item h3").evaluate_all("all => all.map(e => e.querySelector('a').firstChild.textContent)") == left
    sound(view, "two on the list")
    page.evaluate("window.print = () => { window.printed = true }")
    hands.press(page.locator("#print"))
    assert page.evaluate("window.printed") is True
    paper = printed(page)
    assert [sum(f"2026. {name} " in text for text in paper) for name in left] == [1, 1], "each has a page"
    assert all(any(data.name(id_) in text for text in paper[-3:]) for id_ in data.ids(AREA)), "not all stand at the end"
    assert not view.events


@WALKS
def test_a_coordinator_without_a_network_shows_all_and_prints(view, site, data, keys, state):
    with hosting(site.folder, site.base) as host:
        saver = Saver(view, host.home, "samordnare/")
        saver.store()
        host.unplugged = True
        view.page.context.set_offline(True)
        view.open(f"{host.home}samordnare/")
        view.be(state)
        page, hands, order = view.page, Hands(view.page, keys), data.ids("soder")
        begun(page, hands, data)
        sound(view, "the list of a meeting")
        hands.press(button(page, data, "meeting.one"))
        for number, id_ in enumerate(order, 1):
            expect(page.locator("#one")).to_contain_text(data.name(id_))
            if number < 3:
                hands.tick(page.locator(".meeting-tick input"))
            hands.press(button(page, data, "meeting.next" if number < len(order) else "meeting.finish"))
        expect(page.locator("#one")).to_have_text(said(data, "meeting.end.all", all=len(order)))
        sound(view, "the end of a meeting")
        first, second, everybody, receipt = pages_of(page)
        assert data.name(order[0]) in first and data.name(order[1]) in second
        assert all(data.name(id_) in everybody and data.name(id_) in receipt for id_ in order)
        hands.press(button(page, data, "meeting.end"))
        expect(page.locator("#meeting-service")).to_have_value("")
        sound(view, "after the meeting")
        assert page.url == f"{host.home}samordnare/"
        assert page.evaluate("Promise.all([localStorage.length, sessionStorage.length, indexedDB.databases().then(all => all.length)])") == [0, 0, 0]
        assert not [event for event in view.events if event.where == "script error"]


def test_from_a_stick_lists_are_narrowed_questions_answered_and_meetings_held(view, site, data, tmp_path):
    (packed,) = site.folder.glob("*.zip")
    with zipfile.ZipFile(packed) as file:
        file.extractall(tmp_path)
    root: Path = tmp_path / packed.stem
    open_ = lambda path, fragment="": (view.open("about:blank"), view.open(f"{(root / path / 'index.html').as_uri()}{fragment}"))  # noqa: E731
    page, wish = view.page, WISHES[1]
    groups = data.groups("norr", {wish})
    open_("hemtjanst/norr", f"#wish={wish}")
    expect(page.locator("#list-filters-status")).to_contain_text(f"av {len(data.ids('norr'))} visas. {len(groups['all'])} har allt du önskar")
    open_("hjalp-mig-valja", f"#service=hemtjanst&step=area&wish={wish}")
    page.fill("#place", "800 12")
    page.press("#place", "Enter")
    expect(page.locator(f'#choosing input[value="{AREA}"]')).to_be_checked()
    button(page, data, "help.to-answer").click()
    expect(page.locator(".judged")).to_have_count(len(data.ids(AREA)))
    open_("samordnare")
    begun(page, Hands(page), data)
    page.locator(".meeting-tick input").first.check()
    assert len(pages_of(page)) == 3
    button(page, data, "meeting.end").click()
    assert "#" not in page.url
    assert not view.events


# Every question, every screen


def test_every_question_but_which_service_can_be_skipped(view, address, data):
    page = opening(view, f"{address}hjalp-mig-valja/", "#question")("service=hemtjanst&step=area")
    asked = []
    while state_of(page).get("step") != ["answer"]:
        asked.append(state_of(page)["step"][0])
        heading = page.inner_text("#question")
        button(page, data, "help.skip").click()
        expect(page.locator("#question")).not_to_have_text(heading)
    assert asked == ["area", *dict.fromkeys(one["heading"] for one in data.data["criteria"]), "matters"]
    assert "wish" not in state_of(page) and "top" not in state_of(page)
    assert page.locator(".judged").count() == len(data.ids(""))


def test_a_client_of_daily_activities_is_asked_in_easy_words_with_large_targets(view, address, site):
    """What the screens say themselves: the names of services and facts are the municipality's."""
    data = ServiceData.of(site, "daglig-verksamhet").data
    go = opening(view, f"{address}hjalp-mig-valja/", "#question")
    for step in ("service", "area", *dict.fromkeys(one["heading"] for one in data["criteria"]), "matters"):
        page = go(f"service=daglig-verksamhet&step={step}")
        told = page.locator("#choosing :is(h2, .options__hint, .asking__sum, button)").evaluate_all("all => all.map(e => e.textContent.trim())")
        assert lix(told) < EASY, (step, told)
        for state in (LIGHT, PHONE):
            view.be(state)
            assert not view.probe("targets.js"), step


@pytest.mark.parametrize("state", [State("tablet", width=1024, height=768), State("projector", width=1920, height=1080)], ids=lambda state: state.name)
@pytest.mark.parametrize("step", ["list", "one"])
def test_a_meeting_in_large_type_fits_a_tablet_and_a_projector(view, address, data, state, step):
    page = opening(view, f"{address}samordnare/", "#meeting")(f"service=hemtjanst&area=soder&step={step}&wish={WISHES[1]}")
    view.be(state)
    button(page, data, "meeting.large").click()
    expect(page.locator("html.large-type")).to_have_count(1)
    assert not view.probe("reflow.js") + view.probe("clipping.js") + view.probe("targets.js")


# The same everywhere, and nobody gone


def test_lists_of_the_data_say_what_the_pages_of_the_lists_say(site):
    """Cell by cell, for every list of every service in every language; the list of a whole service may have columns of its own."""
    checked = 0
    for language, service in sorted({(file.split("/")[2], file.split("/")[3].split(".")[0]) for file in site.files if re.fullmatch(r"assets/choosing/\w+/[^/]+\.json", file)}):
        data = ServiceData.of(site, service, language).data
        for order in data["orders"]:
            html = (site.folder / order["address"] / "index.html").read_text("utf-8")
            rows = {id_: {words(label): words(cell) for label, cell in CELL.findall(row)} for id_, row in ROW.findall(html)}
            assert list(rows) == [data["offers"][place]["id"] for place in order["offers"]], order["address"]
            for offer in (data["offers"][place] for place in order["offers"]):
                cells, there = listed(data, offer, order["id"]), rows[offer["id"]]
                same = cells.keys() & there.keys()
                assert not order["id"] or cells.keys() == there.keys(), (order["address"], cells, there)
                assert {name: cells[name] for name in same} == {name: there[name] for name in same}, (order["address"], offer["id"])
                checked += len(same)
    assert checked > 1000


def listed(data, offer, area):
    """Label -> words of an offer's cells in the list of an area."""
    cells = [(name == "availability" and offer["available"].get(area)) or cell for (name, _), cell in zip(data["columns"], offer["listed"], strict=True)]
    return {words(label): words(cell) for (_, label), cell in zip(data["columns"], cells, strict=True)}


def test_who_has_no_phone_number_stands_everywhere_and_it_is_said(view, address, data):
    offer = next(one for one in data.data["offers"] if one["phone"] is None)
    id_, other = offer["id"], next(one for one in data.ids("") if one != offer["id"])
    page, none = view.page, data.data["words"]["groups.no-phone"]
    views = {"hjalp-mig-valja/#service=hemtjanst&step=answer": ".judged", f"jamfor/#service=hemtjanst&compare={id_}&compare={other}": ".side__phone",
             f"mina-val/#pick={id_}": ".choices__item", "samordnare/#service=hemtjanst&step=list": ".judged"}
    for path, place in views.items():
        view.open("about:blank")
        view.open(address + path)
        page.wait_for_selector(place)
        assert page.locator(place).filter(has_text=none).count() >= 1, path
        assert offer["name"] in page.inner_text("main"), path
    view.open(f"{address}hemtjanst/")
    assert page.locator(f'[data-offer="{id_}"] .comparison__link').is_visible()
    assert len(page.locator(f'[data-offer="{id_}"] th').inner_text().split("\n")) >= 3, "nothing stands where others have a number"
    view.open(f"{address}lediga-platser/")
    assert offer["name"] in page.inner_text("main")
