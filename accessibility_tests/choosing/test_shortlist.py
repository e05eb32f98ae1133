"""My choices, as people use them: at home, from an address that a relative sent, in two tabs, where nothing may be kept, and on paper."""

import json
import re
from functools import partial
from urllib.parse import urlencode

import pypdfium2
import pytest
from playwright.sync_api import expect

from accessibility_tests.browsers import LIGHT, PHONE, PRINT, view_in
from accessibility_tests.built_site import read_elements
from accessibility_tests.checks.keyboard import walk
from accessibility_tests.choosing import hands
from accessibility_tests.choosing.hands import focused, heard
from accessibility_tests.choosing.service_data import ServiceData
from accessibility_tests.choosing.states import looked_at

SERVICE, AREA, OTHER = "hemtjanst", "norr", "sarskilt-boende"
tab_to = partial(hands.tab_to, tries=80)
LARGE = 24  # CSS pixels: 18 pt
PAPER = (297 - 2 * 18) * 96 / 25.4  # CSS px of an A4 page between its margins
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.fixture(scope="module")
def ids(data):
    return data.ids(AREA)


@pytest.fixture
def opened(view, address, site):
    """Opens the page with a list in its address and waits for what it shows; the page."""
    path = next(page.url_path for page in site.pages if (page.kind, page.language) == ("shortlist", "sv"))

    def go(picks=(), wait="#my-list", page=None, **state):
        fragment = urlencode([*state.items(), *(("pick", id_) for id_ in picks)], safe="/")
        if page is None:
            view.open("about:blank")
            view.open(f"{address}{path}#{fragment}")
            page = view.page
        else:
            page.goto("about:blank")
            page.goto(f"{address}{path}#{fragment}")
        page.wait_for_selector(wait)
        return page

    return go


def listed(page):
    """The ids on the page in their order."""
    return page.eval_on_selector_all(".choices__item [id^='remove-']", "all => all.map(one => one.id.slice(7))")


def kept(page):
    """What the browser keeps for the guide, or None."""
    texts = page.evaluate("Object.values(localStorage)")
    return json.loads(texts[0]) if texts else None


def press(page, id_):
    page.locator(f"[id='{id_}']").click()


def agree(page):
    press(page, "keep-button")
    press(page, "keep-yes")
    expect(page.locator("#keep")).to_have_text("Listan är sparad i den här webbläsaren")


# The list


def test_the_list_is_in_the_readers_order_with_the_service_at_each(opened, site, ids, data):
    other = ServiceData.of(site, OTHER).data["offers"][0]
    page = opened([ids[2], other["id"], ids[0]])
    assert listed(page) == [ids[2], other["id"], ids[0]]
    items = page.locator(".choices__item").all_inner_texts()
    assert ["Hemtjänst" in items[0], "Särskilt boende" in items[1], "Hemtjänst" in items[2]] == [True] * 3
    for item, id_ in zip(items[::2], (ids[2], ids[0]), strict=True):
        assert (next(offer["phone"] for offer in data.data["offers"] if offer["id"] == id_) or "telefonnummer") in item
    assert other["address"] in page.get_by_role("link", name=other["name"]).get_attribute("href")


def test_moving_with_the_keyboard_alone_keeps_the_focus_and_says_where_it_went(opened, view, ids, data):
    page = opened(ids[:3])
    for state in (PHONE, LIGHT):
        view.be(state)
        tab_to(page, f"[id='down-{ids[0]}']")
        page.keyboard.press("Enter")
        heard(page, f"{data.name(ids[0])}, Hemtjänst är nu nummer 2 av 3.")
        assert listed(page) == [ids[1], ids[0], ids[2]] and focused(page) == f"down-{ids[0]}"
        page.keyboard.press("Enter")
        heard(page, "är nu nummer 3 av 3.")
        assert listed(page) == [ids[1], ids[2], ids[0]] and focused(page) == f"up-{ids[0]}"
        for place in (2, 1):
            page.keyboard.press("Enter")
            heard(page, f"är nu nummer {place} av 3.")
        assert listed(page) == ids[:3] and focused(page) == f"down-{ids[0]}"
        page.evaluate("document.activeElement.blur()")
    page.reload()
    page.wait_for_selector("#my-list")
    assert listed(page) == ids[:3]


def test_removing_says_what_and_can_be_undone(opened, ids, data):
    page = opened(ids[:3])
    agree(page)
    page.fill(f"[id='note-{ids[1]}']", "Ring igen.")
    page.locator(f"[id='remove-{ids[1]}']").focus()
    page.keyboard.press("Enter")
    heard(page, f"{data.name(ids[1])}, Hemtjänst är borttagen ur listan. Antal kvar: 2.")
    assert listed(page) == [ids[0], ids[2]] and focused(page) == "undo"
    assert kept(page) == {"picks": [ids[0], ids[2]], "notes": {}}
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='remove-{ids[1]}']")).to_be_focused()
    assert listed(page) == ids[:3]
    assert page.input_value(f"[id='note-{ids[1]}']") == "Ring igen."


def test_undoing_brings_back_one_and_leaves_what_another_tab_did_meanwhile(opened, view, ids):
    first = opened(ids[:4])
    agree(first)
    for place in (1, 2):
        first.fill(f"[id='note-{ids[place]}']", "Gammal")
    press(first, f"remove-{ids[1]}")
    second = opened(page=view.page.context.new_page())
    press(second, f"remove-{ids[0]}")
    second.fill(f"[id='note-{ids[2]}']", "Ny")
    expect(first.locator(".choices__item")).to_have_count(2)
    press(first, "undo")
    expect(first.locator(".choices__item")).to_have_count(3)
    assert kept(first) == {"picks": [ids[2], ids[1], ids[3]], "notes": {ids[1]: "Gammal", ids[2]: "Ny"}}


def test_every_button_says_whom_it_is_about(opened, site, ids, data):
    """Also where one provider has offers of two services under one name."""
    services = {service: ServiceData.of(site, service) for service in ("hemtjanst", "ledsagning", "avlosning")}
    by_name = {}
    for service, found in services.items():
        for offer in found.data["offers"]:
            by_name.setdefault(offer["name"], []).append((service, offer["id"]))
    same = next(found for found in by_name.values() if len(found) > 1)
    page = opened([id_ for _, id_ in same])
    words = page.eval_on_selector_all("#choosing :is(button, .choices__item h3 a)", "all => all.map(one => one.textContent)")
    assert len(words) == len(set(words)), words
    assert page.eval_on_selector_all(".choices__item button", "all => all.every(b => b.localName === 'button' && b.type === 'button')")


def test_removing_the_last_leaves_an_empty_list_with_ways_on(opened, ids):
    page = opened(ids[:1])
    press(page, f"remove-{ids[0]}")
    expect(page.locator("#my-list")).to_have_text("Listan är tom")
    assert "pick=" not in page.url
    assert page.locator("#choosing a").count() >= 2


# Comparing


def test_two_of_a_service_are_compared_with_the_keyboard_alone(opened, view, ids, data):
    page = opened(ids[:3], area=AREA)
    view.be(PHONE)
    for id_ in (ids[0], ids[2]):
        tab_to(page, f"[id='tick-{id_}']")
        page.keyboard.press("Space")
    tab_to(page, "#compare-ticked")
    page.keyboard.press("Enter")
    page.wait_for_selector("#compared")
    assert page.locator("table.side").first.locator(".side__link").all_inner_texts() == [data.name(ids[0]), data.name(ids[2])]
    assert f"area={AREA}" in page.url and page.inner_text("[data-pick-number]") == "(3)"
    page.go_back()
    page.wait_for_selector("#my-list")
    assert listed(page) == ids[:3]
    assert [page.locator(f"[id='tick-{id_}']").is_checked() for id_ in ids[:3]] == [True, False, True], "going back forgets what was ticked"


def test_why_it_cannot_be_compared_is_explained(opened, site, ids):
    others = ServiceData.of(site, OTHER).ids("")[:2]
    page = opened([*ids[:4], *others])
    for ticks, words in (([ids[0]], "Kryssa för två eller tre."), ([others[0]], "Bara samma tjänst"), (ids[1:4], "Bara samma tjänst")):
        for id_ in ticks:
            page.check(f"[id='tick-{id_}']")
        page.locator("#compare-ticked").focus()
        page.keyboard.press("Enter")
        heard(page, words)
        assert words in page.inner_text("#choosing") and focused(page) == "compare-ticked"
    page.uncheck(f"[id='tick-{others[0]}']")
    page.click("#compare-ticked")
    heard(page, "Fler än tre är svårt att hålla i huvudet")
    assert page.url.split("#")[0].endswith("mina-val/")


def test_a_single_one_cannot_be_ticked(opened, ids):
    page = opened(ids[:1])
    assert page.locator("#choosing input[type=checkbox], #compare-ticked").count() == 0


# Keeping


def test_it_asks_before_it_keeps_and_says_all_that_matters(opened, ids):
    page = opened(ids[:2])
    assert page.locator("#choosing textarea").count() == 0
    assert "Egna anteckningar kan du skriva först när listan är sparad" in page.inner_text("#choosing")
    page.locator("#keep-button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#keep-question")).to_be_focused()
    said = page.inner_text(".keep-list")
    for words in ("listan och det du själv skriver", "den här webbläsaren på den här enheten", "Andra som använder samma enhet", "Ta bort allt"):
        assert words in said
    assert kept(page) is None
    tab_to(page, "#keep-no")
    page.keyboard.press("Enter")
    expect(page.locator("#keep-button")).to_be_focused()
    assert kept(page) is None
    page.keyboard.press("Enter")
    tab_to(page, "#keep-yes")
    page.keyboard.press("Enter")
    expect(page.locator("#keep")).to_be_focused()
    heard(page, "Listan är sparad i den här webbläsaren")
    assert kept(page) == {"picks": ids[:2], "notes": {}}


def test_notes_are_kept_in_the_browser_and_never_in_an_address(opened, view, ids):
    requests = []
    view.page.on("request", lambda request: requests.append(request.url))
    page = opened(ids[:2])
    agree(page)
    field = f"[id='note-{ids[0]}']"
    note = "Ringde på tisdag <b>& fick svar</b>"
    tab_to(page, field)
    page.keyboard.type(note)
    assert kept(page)["notes"] == {ids[0]: note}
    page.click(".site-nav__link[href*='omrade']")
    page.wait_for_selector("body[data-page=places]")
    assert page.inner_text("[data-pick-number]") == "(2)"
    page.click(".site-nav__link[href*='mina-val']")
    page.wait_for_selector("#my-list")
    assert page.input_value(field) == note and listed(page) == ids[:2]
    assert not [url for url in [*requests, page.url, page.inner_text(".sent-address")] if "tisdag" in url]
    page.fill(field, "x" * 400)
    page.locator(field).press("End")
    page.keyboard.type("y" * 200)
    assert len(page.input_value(field)) == 500 == len(kept(page)["notes"][ids[0]])


def test_one_press_deletes_everything(opened, view, ids, address):
    page = opened(ids[:2], area=AREA)
    agree(page)
    page.fill(f"[id='note-{ids[0]}']", "Min anteckning")
    page.locator("#delete").focus()
    page.keyboard.press("Enter")
    heard(page, "Allt är borttaget.")
    expect(page.locator("#my-list")).to_be_focused()
    assert "Allt är borttaget." in page.inner_text("#choosing")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, location.hash]") == [0, 0, "", ""]
    assert page.inner_text("[data-pick-number]") == "" and "Min anteckning" not in page.content()
    page.reload()
    expect(page.locator("#my-list")).to_have_text("Listan är tom")


@pytest.mark.parametrize("script", [REFUSED, FULL], ids=["private window", "full"])
def test_where_nothing_may_be_kept_it_says_so_and_the_list_is_still_there(opened, view, ids, script):
    view.page.add_init_script(script)
    page = opened(ids[:2])
    press(page, "keep-button")
    page.locator("#keep-yes").focus()
    page.keyboard.press("Enter")
    heard(page, "Webbläsaren lät inte sidan spara.")
    assert "Webbläsaren lät inte sidan spara." in page.inner_text("#choosing") and focused(page) == "keep-yes"
    press(page, f"down-{ids[0]}")
    expect(page.locator(".choices__item").first).to_contain_text("Hemtjänst")
    assert listed(page) == ids[1::-1] and page.url.endswith(f"pick={ids[1]}&pick={ids[0]}")
    assert not view.events


def test_when_the_browser_is_full_later_it_says_that_nothing_was_removed(opened, view, ids):
    page = opened(ids[:2])
    agree(page)
    page.evaluate(f"() => {{ {FULL} }}")
    page.locator(f"[id='remove-{ids[0]}']").focus()
    page.keyboard.press("Enter")
    heard(page, "Webbläsaren lät inte sidan spara.")
    expect(page.locator("#choosing .message")).to_contain_text("Webbläsaren lät inte sidan spara.")
    assert listed(page) == ids[:2] == kept(page)["picks"] and focused(page) == f"remove-{ids[0]}"
    page = opened(ids[2:3])
    page.evaluate(f"() => {{ {FULL} }}")
    press(page, f"keep-{ids[2]}")
    heard(page, "Webbläsaren lät inte sidan spara.")
    assert kept(page)["picks"] == ids[:2] and f"pick={ids[2]}" in page.url


def test_keeping_what_came_after_the_list_was_forgotten_elsewhere_loses_nothing(opened, view, ids):
    page = opened(ids[:1])
    agree(page)
    page = opened([ids[1]])
    page.evaluate("localStorage.clear()")
    press(page, f"keep-{ids[1]}")
    expect(page.locator(".choices__item")).to_have_count(1)
    assert listed(page) == [ids[1]] and kept(page) is None
    assert not view.events


def test_what_came_with_an_address_is_told_apart_from_what_is_kept(opened, ids, data):
    page = opened(ids[:2])
    agree(page)
    page = opened([ids[1], *ids[2:5]])
    assert listed(page) == ids[:2]
    box = page.locator("#choosing .message").first
    assert "De här kom med adressen" in box.inner_text()
    assert [data.name(id_) in box.inner_text() for id_ in ids[1:5]] == [False, True, True, True]
    assert kept(page)["picks"] == ids[:2]
    press(page, f"keep-{ids[2]}")
    heard(page, f"{data.name(ids[2])}, Hemtjänst ligger nu i din lista.")
    assert listed(page) == ids[:3] and focused(page) == "my-list"
    press(page, f"drop-{ids[3]}")
    heard(page, "är borttagen.")
    assert ids[3] not in page.url and kept(page)["picks"] == ids[:3]
    press(page, f"down-{ids[0]}")
    heard(page, "är nu nummer 2 av 3.")
    assert kept(page)["picks"] == [ids[1], ids[0], ids[2]], "what came with the address was kept without a yes"
    assert page.inner_text("[data-pick-number]") == "(3)", "what came with the address counts before the reader has said yes"
    assert ids[4] not in page.inner_text(".sent-address") and data.name(ids[4]) not in page.text_content("#leaves .leaf__names")


def test_what_the_guide_does_not_have_cannot_be_kept(opened, ids):
    page = opened(ids[:1])
    agree(page)
    page = opened(["finns-inte/hemtjanst", ids[1]])
    assert page.locator("[id='drop-finns-inte/hemtjanst']").count() == 1 and page.locator("[id='keep-finns-inte/hemtjanst']").count() == 0
    assert page.locator("#keep-all").count() == 0
    press(page, "drop-finns-inte/hemtjanst")
    press(page, f"keep-{ids[1]}")
    assert kept(page)["picks"] == ids[:2]


def test_two_tabs_show_the_same_kept_list(opened, view, ids, data):
    first = opened(ids[:3])
    agree(first)
    second = opened(page=view.page.context.new_page(), picks=[ids[4]])
    assert listed(second) == ids[:3]
    press(first, f"remove-{ids[1]}")
    expect(second.locator(".choices__item")).to_have_count(2)
    assert listed(second) == [ids[0], ids[2]]
    second.fill(f"[id='note-{ids[0]}']", "Från den andra fliken")
    expect(first.locator(f"[id='note-{ids[0]}']")).to_have_value("Från den andra fliken")
    press(second, f"down-{ids[0]}")
    expect(first.locator(".choices__item").first).to_contain_text(data.name(ids[2]))
    press(first, "delete")
    expect(first.locator("#my-list")).to_have_text("Listan är tom")
    expect(second.locator(".choices__item")).to_have_count(1)
    assert listed(second) == [ids[4]], "what only the other tab's address had is not the first tab's to delete"


def test_writing_in_one_tab_does_not_disturb_writing_in_another(opened, view, ids):
    first = opened(ids[:2])
    agree(first)
    first.locator(f"[id='note-{ids[0]}']").focus()
    first.keyboard.type("Mitt")
    first.evaluate("document.querySelector('.choices').dataset.same = 'yes'")
    second = opened(page=view.page.context.new_page())
    for id_ in ids[:2]:
        second.locator(f"[id='note-{id_}']").press("End")
        second.keyboard.type(" annat")
    expect(first.locator(f"[id='note-{ids[1]}']")).to_have_value(" annat")
    assert first.input_value(f"[id='note-{ids[0]}']") == "Mitt" and focused(first) == f"note-{ids[0]}"
    assert first.locator(".choices[data-same]").count() == 1, "the list was made anew for a note"


def test_a_tab_that_was_open_before_the_reader_agreed_follows_too(opened, view, ids):
    first = opened(ids[:3])
    second = opened(page=view.page.context.new_page(), picks=ids[:3])
    agree(first)
    expect(second.locator("#keep")).to_have_text("Listan är sparad i den här webbläsaren")
    press(first, f"remove-{ids[0]}")
    expect(second.locator(".choices__item")).to_have_count(2)
    assert listed(second) == ids[1:3] and second.locator("text=De här kom med adressen").count() == 0


def test_what_somebody_else_has_written_there_does_no_harm(opened, view, ids):
    page = opened(ids[:1])
    agree(page)
    for text in ("nonsense", "null", "[]", '{"picks": "x", "notes": 3}', '{"picks": [1, null, "a/hemtjanst"], "notes": {"a/hemtjanst": {"x": 1}}}'):
        page.evaluate("text => localStorage.setItem(Object.keys(localStorage)[0], text)", text)
        page.reload()
        page.wait_for_selector("#my-list")
    assert listed(page) == ["a/hemtjanst"]
    assert not view.events


# Addresses


def test_the_address_is_sent_by_the_device_where_it_can(opened, view, ids):
    view.page.add_init_script("navigator.share = (what) => { window.sent = what; return Promise.resolve(); }")
    page = opened(ids[:2])
    press(page, "send-address")
    assert page.evaluate("window.sent.url") == page.inner_text(".sent-address")


def test_the_address_to_send_shows_the_list_to_another(opened, view, ids, chromium):
    view.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(ids[:3], area=AREA)
    agree(page)
    page.fill(f"[id='note-{ids[0]}']", "Hemligt")
    press(page, "copy-address")
    heard(page, "Adressen är kopierad.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.inner_text(".sent-address") and "Hemligt" not in copied
    assert copied.split("#")[0] == page.get_attribute("link[rel=canonical]", "href")
    with view_in(chromium) as other:
        other.open(f"{page.url.split('#')[0]}#{copied.split('#')[1]}")
        other.page.wait_for_selector("#my-list")
        assert listed(other.page) == ids[:3]
        assert kept(other.page) is None


def test_what_can_no_longer_be_chosen_is_told(opened, ids, data):
    ended = next(one for one in data.data["gone"] if one["status"] == "ended")
    coming = next(one for one in data.data["gone"] if one["status"] == "coming")
    page = opened([ids[0], ended["id"], coming["id"], "finns-inte/hemtjanst", "x"])
    said = page.inner_text("#choosing")
    assert f"{ended['name']} har inte längre avtal" in said and f"{coming['name']} går inte att välja än" in said
    assert "”finns-inte/hemtjanst”" in said and "”x”" in said
    switch = page.locator("#choosing a[href*='#switch']")
    assert switch.count() == 1
    for one in (ended, coming):
        assert one["address"] in page.get_by_role("link", name=f"Läs om {one['name']}").get_attribute("href")
    assert listed(page) == [ids[0], ended["id"], coming["id"], "finns-inte/hemtjanst", "x"]
    press(page, "remove-x")
    expect(page.locator("[id='remove-x']")).to_have_count(0)


def test_when_the_data_do_not_come_it_says_where_all_is(opened, view, ids):
    view.page.route("**/assets/choosing/**.json", lambda route: route.abort())
    page = opened(ids[:2], wait="#choosing .message")
    assert page.locator("#choosing a").count() == 1


@pytest.mark.parametrize("lost", [SERVICE, OTHER])
def test_a_service_whose_data_do_not_come_takes_no_other_away(opened, view, site, ids, lost):
    view.page.route(f"**/assets/choosing/sv/{lost}.*.json", lambda route: route.abort())
    other = ServiceData.of(site, OTHER).ids("")[0]
    page = opened([ids[0], other])
    assert listed(page) == [ids[0], other]
    place = [SERVICE, OTHER].index(lost)
    said = [f"{[ids[0], other][place]}: Det gick inte att hämta uppgifterna." in item for item in page.locator(".choices__item").all_inner_texts()]
    assert said == [place == 0, place == 1]
    assert page.locator(".leaf").first.locator("li").count() == 2


# Paper


def test_paper_has_the_list_a_sheet_for_each_questions_a_form_and_everybody(opened, view, ids, data):
    page = opened(ids[:2], area=AREA)
    agree(page)
    page.fill(f"[id='note-{ids[0]}']", "Ring Åsa.")
    page.locator(f"[id='note-{ids[0]}']").blur()
    view.be(PRINT)
    leaves = page.locator(".leaf")
    assert leaves.count() == 7
    texts = [text.replace("\u00a0", " ") for text in leaves.all_inner_texts()]
    assert all(data.name(id_) in texts[0] for id_ in ids[:2])
    for leaf, id_ in zip(texts[1:3], ids[:2], strict=True):
        offer = next(offer for offer in data.data["offers"] if offer["id"] == id_)
        squeezed = " ".join(leaf.split())
        for place, (column, label) in enumerate(data.data["columns"]):
            cell = (column == "availability" and offer["available"].get(AREA)) or offer["listed"][place]
            assert all(e.text in squeezed for e in read_elements(cell) if e.get("class", "") == "value"), (id_, column)
            assert read_elements(f"<p>{label}</p>")[0].text.lower() in leaf.lower()
        assert offer["address"] in leaf, "where the rest stands"
    assert "Mina anteckningar" in texts[3] and "Ring Åsa." in texts[3] and data.name(ids[0]) in texts[3]
    texts.pop(3)
    assert all(text.startswith("Exempelby kommun. Utgåva ") and "Utskrivet " in text for text in texts), "a leaf that is parted from the others does not say whose it is"
    assert "Frågor att ställa: Hemtjänst" in texts[3] and page.locator(".leaf__questions li").count() == 8
    assert texts[3].count(data.name(ids[0])) == 8
    for words in ("Jag väljer inte", "Datum:", "Namn, med stora bokstäver:", "Namnteckning:", "jag själv", "god man eller förvaltare", "fullmakt", "turordning", "08-465 004 10", "800 00 Exempelby"):
        assert words in texts[4], words
    assert "ersonnummer" not in page.inner_text("main")
    everybody = page.locator(".leaf").last.locator("li strong").all_inner_texts()
    assert everybody == [data.name(id_) for id_ in data.ids(AREA)]
    assert page.locator(".leaf").last.locator(".leaf__phone").count() == len(everybody)


def test_paper_is_in_large_type_and_phone_numbers_are_the_largest_of_the_facts(opened, view, ids):
    page = opened(ids[:2])
    view.be(PRINT)
    sizes = page.evaluate("""() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('svg, .printed-from') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
      .flatMap(e => [parseFloat(getComputedStyle(e).fontSize), ...(getComputedStyle(e, '::after').content === 'none' ? [] : [parseFloat(getComputedStyle(e, '::after').fontSize)])])""")
    assert len(sizes) > 100 and min(sizes) >= LARGE - 0.1
    phone = page.eval_on_selector(".leaf__phone", "e => parseFloat(getComputedStyle(e).fontSize)")
    facts = page.eval_on_selector_all(".leaf dd, .leaf dt, .leaf h2, .leaf li", "all => Math.max(...all.map(e => parseFloat(getComputedStyle(e).fontSize)))")
    assert phone > facts


@pytest.mark.parametrize("note", ["", "Fråga om nycklarna och när de kan komma första gången. " * 9])
def test_every_offer_has_one_page(note, opened, view, data):
    """In large type, whatever its name, its facts and what the reader has written."""
    every = data.ids("")
    page = opened(every)
    if note:
        agree(page)
        for id_ in every:
            page.fill(f"[id='note-{id_}']", note)
        page.keyboard.press("Tab")
        assert page.locator(".leaf__note").count() == len(every)
    view.be(PRINT)
    heights = view.page.eval_on_selector_all(".leaf", "all => all.map(e => e.getBoundingClientRect().height)")[1 : 1 + len(every)]
    assert len(heights) == len(every)
    assert max(heights) <= PAPER, [id_ for id_, height in zip(every, heights, strict=True) if height > PAPER]


def test_from_a_list_to_the_paper_the_area_comes_along(view, address, data, site):
    """By links alone, whether the list is kept in the browser or not."""
    page = view.page
    for keep in (False, True):
        view.open("about:blank")
        view.open(f"{address}{SERVICE}/{AREA}/")
        page.locator(".comparison [data-pick]").nth(1).click()
        page.locator("a:has([data-pick-number])").click()
        page.wait_for_selector("#my-list")
        if keep:
            agree(page)
            page.goto(f"{address}{SERVICE}/{AREA}/")
            page.locator("a:has([data-pick-number])").click()
            page.wait_for_selector("#my-list")
        assert f"area={AREA}" in page.url
        names = page.locator(".leaf").last.locator("li strong").all_text_contents()
        assert names == [data.name(id_) for id_ in data.ids(AREA)]


def test_all_stand_last_on_paper(opened, ids, view):
    opened(ids[:2], area=AREA)
    view.be(PRINT)
    paper = pypdfium2.PdfDocument(view.page.pdf(format="A4", prefer_css_page_size=True))
    last = paper[len(paper) - 1].get_textpage().get_text_range()
    assert "Alla som går att välja" in last and "Ring om du vill fråga" not in last


def test_each_part_of_the_paper_begins_on_a_page_of_its_own(opened, ids, view):
    page = opened(ids[:2])
    view.be(PRINT)
    leaves = page.locator(".leaf").count()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) >= leaves
    breaks = page.eval_on_selector_all(".leaf", "all => all.map(e => getComputedStyle(e).breakBefore)")
    assert breaks == ["auto"] + ["page"] * (leaves - 1)


def test_pages_are_numbered_and_a_form_is_signed_on_one_page(opened, ids, view):
    page = opened(ids[:2])
    view.be(PRINT)
    paper = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    texts = [found.get_textpage().get_text_range().replace("\u00a0", " ") for found in paper]
    assert all(f"{number} ({len(texts)})" in text for number, text in enumerate(texts, 1))
    signed = [text for text in texts if "Namnteckning:" in text]
    assert len(signed) == 1 and all(words in signed[0] for words in ("Datum:", "Namn, med stora bokstäver:", "god man eller förvaltare", "fullmakt"))


def test_the_paper_is_ready_whenever_it_is_printed_and_not_seen_before(opened, ids, view, data):
    page = opened(ids[:2])
    assert page.locator(".leaf").count() and not page.locator(".leaf").first.is_visible()
    page.evaluate("window.print = () => document.documentElement.dataset.printed = 'yes'")
    press(page, "print")
    assert page.evaluate("document.documentElement.dataset.printed") == "yes"
    press(page, f"remove-{ids[1]}")
    expect(page.locator(".leaf").first.locator("li")).to_have_count(1)
    view.be(PRINT)
    assert data.name(ids[1]) not in page.locator(".leaf").first.inner_text()


def test_without_an_area_everybody_of_the_service_is_printed(opened, view, site, ids, data):
    other = ServiceData.of(site, OTHER)
    opened([ids[0], other.ids("")[0]])
    view.be(PRINT)
    last = [view.page.locator(".leaf").nth(-place).locator("li strong").all_inner_texts() for place in (2, 1)]
    assert last == [[data.name(id_) for id_ in data.ids("")], [other.name(id_) for id_ in other.ids("")]]


# Every state


def test_without_scripts_it_says_what_to_do_instead(scriptless, address, site, ids):
    page = next(page for page in site.pages if (page.kind, page.language) == ("shortlist", "sv"))
    scriptless.open(f"{address}{page.url_path}#pick={ids[0]}")
    assert scriptless.page.locator("main :is(button, input, textarea)").count() == 0
    assert scriptless.page.locator("main .no-js-only a").count() > 5
    assert "Mitt val" not in scriptless.page.inner_text("body")


def test_the_keyboard_reaches_everything_and_nothing_covers_it(opened, view, ids):
    page = opened(ids[:3])
    agree(page)
    page.evaluate("document.activeElement.blur(), scrollTo(0, 0)")
    page.reload()
    page.wait_for_selector("#my-list")
    assert not walk(view)


def test_a_kept_list_looks_right_in_every_state(opened, view, ids, data):
    page = opened([*ids[:3], data.data["gone"][0]["id"]], area=AREA)
    agree(page)
    page.fill(f"[id='note-{ids[0]}']", "En rad.\nEn till.")
    page = opened([ids[3], ids[4]], area=AREA)
    looked_at(view, "a kept list with notes, and two that came with an address")


def test_being_asked_and_having_removed_look_right(opened, view, ids):
    page = opened(ids[:2])
    press(page, f"remove-{ids[0]}")
    expect(page.locator("#undo")).to_be_focused()
    press(page, "keep-button")
    looked_at(view, "asked whether to keep")


def test_an_empty_list_looks_right(opened, view):
    opened()
    looked_at(view, "an empty list")
