"""Comparing two or three side by side, as people do it: with a mouse, with the keyboard, on a phone, from an address that somebody sent, on paper."""

import re
from functools import partial
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from accessibility_tests.browsers import LIGHT, PHONE, PRINT, view_in
from accessibility_tests.built_site import read_elements
from accessibility_tests.checks.keyboard import walk
from accessibility_tests.choosing import hands
from accessibility_tests.choosing.hands import focused, heard
from accessibility_tests.choosing.service_data import ServiceData
from accessibility_tests.choosing.states import looked_at

SERVICE, AREA, OTHER = "hemtjanst", "norr", "ledsagning"
tab_to = partial(hands.tab_to, tries=60)


@pytest.fixture
def opened(view, address, site):
    """Opens the page with a state in its address and waits for what it shows; the page."""
    page = next(page for page in site.pages if (page.kind, page.language) == ("compare", "sv"))
    at = hands.opening(view, f"{address}{page.url_path}", "#compared")
    return lambda compare=(), wait="#compared", **state: at(urlencode([*state.items(), *(("compare", id_) for id_ in compare)], safe="/"), wait)


def names(page):
    return page.locator("table.side").first.locator(".side__link").all_inner_texts()


def undated(html):
    """A cell's words without when they were stated and checked."""
    pieces = re.sub(r'<span class="value__more value__date">.*?</span>', "", html)
    return read_elements(f"<div>{pieces}</div>")[0].text


def rows(data, ids):
    """(row, cells, whether they differ) of all rows that at least one of the offers has."""
    offers = [next(offer for offer in data.data["offers"] if offer["id"] == id_) for id_ in ids]
    found = [(row, [offer["cells"][place] for offer in offers]) for place, row in enumerate(data.data["rows"])]
    return [(row, cells, len({undated(cell) for cell in cells}) > 1) for row, cells in found if set(cells) != {data.data["absent"]}]


# What is shown


def test_the_columns_stand_in_the_drawn_order_whoever_came_first(opened, data):
    ids = data.ids(AREA)[:3]
    for order in (ids, ids[::-1], [ids[1], ids[2], ids[0]]):
        page = opened(order, service=SERVICE, area=AREA)
        assert names(page) == [data.name(id_) for id_ in ids]
        assert "lottade ordningen" in page.inner_text("#choosing") and "inte i den ordning du lade till" in page.inner_text("#choosing")
    whole = sorted(ids, key=data.ids("").index)
    assert names(opened(ids, service=SERVICE)) == [data.name(id_) for id_ in whole]


@pytest.mark.parametrize("service", ["hemtjanst", "sarskilt-boende", "familjeradgivning"])
def test_every_fact_of_the_sheets_stands_there_in_their_order(opened, site, service):
    of_service = ServiceData.of(site, service)
    ids = of_service.ids("")[:3]
    page = opened(ids, service=service)
    shown = page.eval_on_selector_all("tr[data-row]", "rows => rows.map(row => [row.dataset.row, [...row.querySelectorAll(':scope > td > .side__value')].map(v => v.innerHTML.trim())])")
    due = rows(of_service, ids)
    assert [id_ for id_, _ in shown] == [row["id"] for row, _, _ in due]
    said = lambda html: " ".join(read_elements(f"<div>{html}</div>")[0].text.split())  # noqa: E731
    for (id_, cells), (_, wanted, _) in zip(shown, due, strict=True):
        once = len(cells) == 1 and len(set(wanted)) == 1
        assert [said(cell) for cell in cells] == [said(cell) for cell in (wanted[:1] if once else wanted)], id_


def test_it_is_a_table_that_says_its_rows_and_columns(opened, data):
    ids = data.ids(AREA)[:3]
    page = opened(ids, service=SERVICE, area=AREA)
    headings = list(dict.fromkeys(row["heading"] for row in data.data["rows"]))
    assert page.locator("table.side h3").all_inner_texts() == [data.data["headings"][heading] for heading in headings]
    assert page.locator("table.side").count() == len(headings)
    first = page.locator("table.side").first
    for id_ in ids:
        expect(first.get_by_role("columnheader", name=data.name(id_), exact=True)).to_be_visible()
        link = first.get_by_role("link", name=data.name(id_), exact=True)
        assert next(o["address"] for o in data.data["offers"] if o["id"] == id_) in link.get_attribute("href")
    expect(first.get_by_role("rowheader", name="Telefon")).to_be_visible()
    unnamed = page.eval_on_selector_all("tr[data-row] > th", "all => all.filter(th => th.scope !== 'row' || !th.textContent.trim()).length")
    assert unnamed == 0
    assert page.locator("tr[data-row='about/']").count() == 1 and page.locator("tr[data-row^='survey/']").count() > 1


def test_on_a_phone_every_value_says_whose_it_is(opened, view, data):
    ids = data.ids(AREA)[:3]
    page = opened(ids, service=SERVICE, area=AREA)
    row = page.locator("tr[data-row='hours/']")
    assert not row.locator(".side__who").first.is_visible()
    view.be(PHONE)
    assert [who for who in row.locator(".side__who").all_inner_texts()] == [data.name(id_) for id_ in ids]
    edges = row.locator("td").evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().top)")
    assert edges == sorted(set(edges)), "values stand beside each other on a phone"
    assert page.evaluate("document.documentElement.scrollWidth <= 320")


def test_one_that_is_not_in_the_area_is_told(opened, data):
    elsewhere = next(id_ for id_ in data.ids("") if id_ not in data.ids(AREA))
    page = opened([elsewhere, data.ids(AREA)[0]], service=SERVICE, area=AREA)
    assert names(page) == [data.name(data.ids(AREA)[0]), data.name(elsewhere)]
    assert f"{data.name(elsewhere)} finns inte i Norr." in page.inner_text("#choosing")


def test_without_a_service_in_the_address_the_offers_say_it(opened, data):
    assert len(names(opened(data.ids("")[:2]))) == 2


# Only what differs


def test_only_what_differs_hides_rows_and_keeps_headings(opened, data):
    ids = data.ids(AREA)[:2]
    due = rows(data, ids)
    differing = [row["id"] for row, _, differs in due if differs]
    page = opened(ids, service=SERVICE, area=AREA)
    assert f"{len(differing)} av {len(due)} uppgifter skiljer." in page.inner_text("#choosing")
    page.locator("#differing").focus()
    page.keyboard.press("Space")
    heard(page, f"{len(differing)} av {len(due)} uppgifter skiljer. Bara de visas nu.")
    assert focused(page) == "differing" and page.is_checked("#differing")
    assert page.eval_on_selector_all("tr[data-row]", "all => all.map(row => row.dataset.row)") == differing
    headings = list(dict.fromkeys(row["heading"] for row in data.data["rows"]))
    assert page.locator("table.side h3").count() == len(headings)
    alike = [heading for heading in headings if any(r["heading"] == heading for r, _, _ in due) and not any(r["heading"] == heading for r, _, d in due if d)]
    assert page.get_by_text("Lika för alla här.").count() == len(alike)
    page.keyboard.press("Space")
    heard(page, "Alla uppgifter visas nu.")
    assert page.locator("tr[data-row]").count() == len(due)


def test_a_heading_where_all_are_alike_says_so(opened, site):
    """Somewhere in the guide there are two offers with nothing to tell apart under a heading."""
    for service in ("hemtjanst", "sarskilt-boende", "ledsagning", "daglig-verksamhet"):
        of_service = ServiceData.of(site, service)
        ids = of_service.ids("")
        for one in range(len(ids) - 1):
            due = rows(of_service, ids[one : one + 2])
            headings = {row["heading"] for row, _, _ in due} - {row["heading"] for row, _, differs in due if differs}
            if headings:
                page = opened(ids[one : one + 2], service=service)
                page.check("#differing")
                assert page.get_by_text("Lika för alla här.").count() == len(headings)
                return
    pytest.fail("the demo has no two offers that are alike under a heading")


def test_values_that_differ_only_in_their_dates_are_alike(opened, data):
    pair, row = next(pairs(data, lambda one, other: one != other and undated(one) == undated(other)))
    page = opened(pair, service=SERVICE)
    assert page.locator(f'tr[data-row="{row}"]').count() == 1
    page.check("#differing")
    expect(page.locator(f'tr[data-row="{row}"]')).to_have_count(0)


def test_no_answer_beside_an_answer_is_a_difference(opened, data):
    pair, row = next(pairs(data, lambda one, other: undated(one) == "Har inte lämnat uppgift" != undated(other)))
    page = opened(pair, service=SERVICE)
    page.check("#differing")
    expect(page.locator(f'tr[data-row="{row}"]')).to_contain_text("Har inte lämnat uppgift")


def pairs(data, fits):
    offers = data.data["offers"]
    for one in offers:
        for other in offers:
            for place, row in enumerate(data.data["rows"]):
                if one is not other and fits(one["cells"][place], other["cells"][place]):
                    yield [one["id"], other["id"]], row["id"]


# Adding, removing, three at most


def test_adding_and_removing_with_the_keyboard_alone(opened, view, data):
    first, second, third = data.ids(AREA)[:3]
    page = opened([first, second], service=SERVICE, area=AREA)
    for state in (PHONE, LIGHT):
        view.be(state)
        tab_to(page, "#compare-other")
        assert page.eval_on_selector("#compare-other optgroup", "group => group.firstElementChild.value") == third
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("table.side").first.locator(".side__link")).to_have_count(3)
        heard(page, f"{data.name(third)} är tillagd. Du jämför nu 3.")
        assert focused(page) == "compare-add", "the focus is lost after adding"
        tab_to(page, f"[id='remove-{third}']")
        page.keyboard.press("Enter")
        expect(page.locator("table.side").first.locator(".side__link")).to_have_count(2)
        heard(page, f"{data.name(third)} är borttagen ur jämförelsen. Antal kvar: 2.")
        assert focused(page) == "compared", "the focus is lost after removing"
    page.go_back()
    expect(page.locator("table.side").first.locator(".side__link")).to_have_count(3)
    page.reload()
    page.wait_for_selector("#compared")
    assert names(page) == [data.name(id_) for id_ in (first, second, third)]


def test_the_list_to_add_from_has_all_others_in_the_drawn_order(opened, data):
    here, whole = data.ids(AREA), data.ids("")
    page = opened(here[:2], service=SERVICE, area=AREA)
    offered = page.eval_on_selector_all("#compare-other option", "all => all.map(one => one.value)")
    assert offered == here[2:] + [id_ for id_ in whole if id_ not in here]
    page = opened(here[:2], service=SERVICE)
    assert page.eval_on_selector_all("#compare-other option", "all => all.map(one => one.value)") == [id_ for id_ in whole if id_ not in here[:2]]


def test_a_fourth_is_explained_and_can_take_anothers_place(opened, data):
    ids = data.ids(AREA)[:4]
    page = opened(ids[:3], service=SERVICE, area=AREA)
    page.select_option("#compare-other", ids[3])
    page.locator("#compare-add").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#compare-swap")).to_be_focused()
    assert "Fler än tre är svårt att hålla i huvudet" in page.inner_text("#choosing")
    assert names(page) == [data.name(id_) for id_ in ids[:3]]
    tab_to(page, "#compare-cancel")
    page.keyboard.press("Enter")
    expect(page.locator("#compare-add")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#compare-swap")).to_be_focused()
    page.click(f"[id='out-{ids[1]}']")
    expect(page.locator("#compared")).to_be_focused()
    heard(page, f"{data.name(ids[1])} är utbytt mot {data.name(ids[3])}.")
    assert names(page) == [data.name(id_) for id_ in (ids[0], ids[2], ids[3])]
    page.go_back()
    expect(page.locator("table.side").first).to_contain_text(data.name(ids[1]))


def test_an_address_with_more_than_three_loses_nobody(opened, data):
    ids = data.ids(AREA)[:5]
    page = opened(ids, service=SERVICE, area=AREA)
    assert len(names(page)) == 3
    for id_ in ids[3:]:
        assert f"{data.name(id_)} får inte plats." in page.inner_text("#choosing")
    page.click(f"[id='swap-{ids[4]}']")
    expect(page.locator("#compare-swap")).to_be_focused()
    page.click(f"[id='out-{ids[0]}']")
    expect(page.locator("#compared")).to_be_focused()
    assert names(page) == [data.name(id_) for id_ in (ids[1], ids[2], ids[4])]
    assert f"{data.name(ids[3])} får inte plats." in page.inner_text("#choosing")


def test_buttons_are_buttons_and_say_what_they_are_about(opened, data):
    ids = data.ids(AREA)[:3]
    page = opened(ids, service=SERVICE, area=AREA)
    for id_ in ids:
        for words in (re.compile(f"^{what} ?: {re.escape(data.name(id_))}$") for what in ("Ta bort ur jämförelsen", "Lägg till i Mina val")):
            button = page.get_by_role("button", name=words)
            assert button.count() == 1 and button.evaluate("b => b.localName") == "button"
    listeners = page.eval_on_selector_all("#choosing :is(div, span, p)[role=button], #choosing :is(div, span, p)[tabindex='0']", "all => all.length")
    assert listeners == 0


def test_adding_to_my_choices_keeps_the_focus(opened, data):
    ids = data.ids(AREA)[:2]
    page = opened(ids, service=SERVICE, area=AREA)
    page.locator(f"[data-pick='{ids[1]}']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-pick='{ids[1]}'] .pick__words")).to_have_text("Ta bort från Mina val")
    assert page.evaluate("document.activeElement.dataset.pick") == ids[1]
    assert page.inner_text("[data-pick-number]") == "(1)"


def test_nothing_covers_the_focus_and_nothing_is_lost_on_the_way(opened, view, data):
    page = opened(data.ids(AREA)[:3], service=SERVICE, area=AREA)
    assert page.eval_on_selector_all("main *", "all => all.filter(e => /sticky|fixed/.test(getComputedStyle(e).position)).length") == 0
    assert not walk(view)


# What an address may hold


def test_what_cannot_be_compared_is_told_and_can_be_taken_out(opened, site, data):
    gone = {one["status"]: one for one in data.data["gone"]}
    other = ServiceData.of(site, OTHER).data["offers"][0]
    wrong = [gone["ended"]["id"], gone["coming"]["id"], other["id"], "finns-inte/hemtjanst", "<img src=x>"]
    page = opened([*data.ids(AREA)[:2], *wrong], service=SERVICE, area=AREA)
    said = page.inner_text("#choosing")
    assert f"{gone['ended']['name']} har inte längre avtal" in said
    assert f"{gone['coming']['name']} går inte att välja än" in said
    assert f"{other['name']} gäller Ledsagning" in said
    assert "”finns-inte/hemtjanst”" in said and "”<img src=x>”" in said and page.locator("#choosing img").count() == 0
    for one in (gone["ended"], gone["coming"], other):
        assert one["address"] in page.get_by_role("link", name=f"Läs om {one['name']}").get_attribute("href")
    assert len(names(page)) == 2
    for id_ in wrong:
        page.locator(f"[id='drop-{id_}']").focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"[id='drop-{id_}']")).to_have_count(0)
        assert focused(page) == "compared"
    assert page.locator("#choosing .message").count() == 0


def test_a_service_that_is_not_there_is_told(opened):
    page = opened(service="finns-inte")
    assert "”finns-inte”" in page.inner_text("#choosing")
    assert page.locator("#choosing a[href*='service=']").count() > 5


def test_when_the_data_do_not_come_it_says_where_all_is(opened, view, data):
    view.page.route("**/assets/choosing/**.json", lambda route: route.abort())
    page = opened(data.ids(AREA)[:2], wait="#choosing .message", service=SERVICE)
    assert page.locator("#choosing a").count() == 1


def test_another_service_whose_data_do_not_come_takes_nothing_else_away(opened, view, site, data):
    view.page.route(f"**/assets/choosing/sv/{OTHER}.*.json", lambda route: route.abort())
    other = ServiceData.of(site, OTHER).ids("")[0]
    page = opened([*data.ids(AREA)[:2], other], service=SERVICE, area=AREA)
    assert names(page) == [data.name(id_) for id_ in data.ids(AREA)[:2]]
    assert f"{other}: Det gick inte att hämta uppgifterna." in page.inner_text("#choosing .message")


# Fewer than two


def test_choosing_from_nothing_with_the_keyboard_alone(opened, view, data):
    page = opened()
    assert page.inner_text("#compared") == "Vilken tjänst gäller det?"
    for state in (PHONE, LIGHT):
        view.be(state)
        page.evaluate("document.activeElement.blur()")
        tab_to(page, "#choosing a[href*='service=hemtjanst']")
        page.keyboard.press("Enter")
        expect(page.locator("#compared")).to_have_text("Välj två eller tre att jämföra")
        ids = page.eval_on_selector_all("#choosing input", "all => all.map(one => one.value)")
        assert ids == data.ids("")
        tab_to(page, "#choosing input")
        page.keyboard.press("Space")
        tab_to(page, "#compare-chosen")
        page.keyboard.press("Enter")
        heard(page, "Kryssa för minst två.")
        assert page.locator(".told").inner_text() == "Kryssa för minst två." and focused(page) == "compare-chosen"
        page.go_back()
        expect(page.locator("#compared")).to_have_text("Vilken tjänst gäller det?")


def test_too_many_are_explained_and_two_are_compared(opened, data):
    page = opened(service=SERVICE, area=AREA)
    here = data.ids(AREA)
    assert page.eval_on_selector_all("#choosing input", "all => all.map(one => one.value)") == here + [id_ for id_ in data.ids("") if id_ not in here]
    for id_ in here[:4]:
        page.check(f"#choosing input[value='{id_}']")
    page.click("#compare-chosen")
    heard(page, "Du har kryssat för 4.")
    assert "Fler än tre är svårt att hålla i huvudet" in page.inner_text(".told")
    for id_ in here[1:3]:
        page.uncheck(f"#choosing input[value='{id_}']")
    page.locator("#compare-chosen").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#compared")).to_be_focused()
    assert names(page) == [data.name(here[0]), data.name(here[3])]
    assert all(one in page.title() for one in names(page))
    page.go_back()
    page.wait_for_selector("#compare-chosen")


def test_what_is_on_the_shortlist_comes_first(opened, data):
    picked = data.ids(AREA)[4]
    page = opened(service=SERVICE, area=AREA, pick=picked)
    assert page.eval_on_selector_all("#choosing input", "all => all.map(one => one.value)")[0] == picked
    page = opened(pick=picked)
    assert "1 i Mina val" in page.locator("#choosing li").first.inner_text()


def test_the_shortlist_goes_along_from_choosing_a_service_and_back(opened, data):
    picked = data.ids(AREA)[0]
    page = opened(pick=picked)
    ways = ((f"a[href*='service={SERVICE}']", "Välj två eller tre att jämföra"), ("a.told__link", "Vilken tjänst gäller det?"))
    for link, heading in ways:
        page.click(f"#choosing {link}")
        expect(page.locator("#compared")).to_have_text(heading)
        assert f"pick={picked}" in page.url and page.inner_text("[data-pick-number]") == "(1)"
    assert page.evaluate("localStorage.length") == 0


def test_from_a_list_of_an_area_to_the_comparison(view, address, data):
    view.open(f"{address}{SERVICE}/{AREA}/")
    for place in (2, 0):
        view.page.locator(".comparison [data-pick]").nth(place).click()
    view.page.locator("[data-compare-picked] a").first.click()
    view.page.wait_for_selector("#compared")
    assert names(view.page) == [data.name(data.ids(AREA)[place]) for place in (0, 2)]
    assert "Hemtjänst i Norr." in view.page.inner_text("#choosing")
    assert view.page.inner_text("[data-pick-number]") == "(2)"
    assert not view.events


# Sending, printing, every state


def test_the_address_can_be_copied_and_shows_the_same_to_another(opened, view, data, chromium):
    view.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(data.ids(AREA)[:3][::-1], service=SERVICE, area=AREA, pick=data.ids(AREA)[5])
    page.click("#copy-address")
    heard(page, "Adressen är kopierad.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.inner_text(".sent-address") and "pick=" not in copied
    assert copied.split("#")[0] == page.get_attribute("link[rel=canonical]", "href")
    with view_in(chromium) as other:
        other.open(f"{page.url.split('#')[0]}#{copied.split('#')[1]}")
        other.page.wait_for_selector("#compared")
        assert names(other.page) == names(page)


def test_the_date_on_paper_is_written_as_the_guide_writes_dates(view, address, site, data):
    page = next(page for page in site.pages if (page.kind, page.language) == ("compare", "en"))
    view.open(f"{address}{page.url_path}#{urlencode([('compare', id_) for id_ in data.ids('')[:2]])}")
    view.page.wait_for_selector("#compared")
    assert re.search(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b", view.page.text_content("#choosing .printed-from"))


def test_without_a_clipboard_the_address_is_there_to_select(opened, view, data):
    view.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = opened(data.ids(AREA)[:2], service=SERVICE)
    assert page.locator("#copy-address").count() == 0
    page.click(".sent-address")
    assert page.evaluate("getSelection().toString()").strip() == page.inner_text(".sent-address")


def test_on_paper_it_is_the_whole_comparison_and_says_where_the_others_are(opened, view, data):
    page = opened(data.ids(AREA)[:3], service=SERVICE, area=AREA)
    view.be(PRINT)
    paper = page.inner_text("main")
    assert re.search(r"Utskrivet \d+ \w+ \d{4}\.", paper)
    assert "Hemtjänst i Norr: alla 11 finns i listan" in paper
    assert "kod" in page.inner_text(".site-footer__edition")
    assert page.locator("tr[data-row]:visible").count() == len(rows(data, data.ids(AREA)[:3]))
    for id_ in data.ids(AREA)[:3]:
        phone = next(offer["phone"] for offer in data.data["offers"] if offer["id"] == id_)
        assert (phone or "telefon") in paper
    assert page.eval_on_selector_all(".side__link", "all => all.every(a => getComputedStyle(a, '::after').content === 'none')")


def test_without_scripts_it_says_what_to_do_instead(scriptless, address, site):
    page = next(page for page in site.pages if (page.kind, page.language) == ("compare", "sv"))
    scriptless.open(f"{address}{page.url_path}#service={SERVICE}")
    assert scriptless.page.locator("main :is(button, input, select, table)").count() == 0
    assert scriptless.page.locator("main .no-js-only a").count() > 5


def test_it_looks_right_in_every_state(opened, view, data):
    page = opened(data.ids(AREA)[:3], service=SERVICE, area=AREA)
    looked_at(view, "three compared")
    page.check("#differing")
    page.click("#compare-add")
    looked_at(view, "only what differs, and a fourth")


def test_two_and_what_cannot_be_compared_look_right(opened, view, data):
    opened([*data.ids("")[:2], data.data["gone"][0]["id"], "finns-inte/hemtjanst"], service=SERVICE)
    looked_at(view, "two compared, two told")


@pytest.mark.parametrize("state", [{}, {"service": SERVICE, "area": AREA}], ids=["services", "offers"])
def test_choosing_what_to_compare_looks_right(opened, view, state):
    opened(**state)
    looked_at(view, f"choosing what to compare {state}")
