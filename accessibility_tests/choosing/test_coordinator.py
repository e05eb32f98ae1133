"""A meeting, as a coordinator holds it: everybody shown, one at a time, sheets and a receipt on paper, and nothing left for the next client."""

import math
import re

import pytest
from playwright.sync_api import expect

from accessibility_tests.browsers import LIGHT, PHONE, PRINT, State, view_in
from accessibility_tests.checks.live import needs_scripts, quiet
from accessibility_tests.choosing.hands import Hands, opening, state_of
from accessibility_tests.choosing.service_data import ServiceData
from accessibility_tests.choosing.states import looked_at

PAGE = "samordnare/"
WISHES = ("hours.evenings", "languages.fi")
WALKS = pytest.mark.parametrize(("keys", "state"), [(False, LIGHT), (True, LIGHT), (False, PHONE)], ids=["mouse", "keyboard", "320 px"])
# A4 less the margins of print.css, at 96 px to the inch.
PAPER = State("A4", width=math.floor(178 / 25.4 * 96), height=math.floor(261 / 25.4 * 96), media="print")


@pytest.fixture
def meeting(view, address):
    """Opens the page with a state in its address; the page."""
    return opening(view, address + PAGE, "#meeting")


def button(page, data, key, **texts):
    return page.locator("#choosing").get_by_role("button", name=said(data, key, **texts), exact=True).first


def said(data, key, number=None, **texts):
    words = data.data["words"][key]
    words = words if number is None else words[0 if number == 1 else 1].replace("{n}", str(number))
    for name, value in texts.items():
        words = words.replace(f"{{{name}}}", str(value))
    return words


def begun(page, hands, data, area="soder", wishes=WISHES):
    """A meeting about home care in an area with wishes, begun as a coordinator begins it."""
    hands.choose(page.locator("#meeting-service"), "hemtjanst")
    hands.choose(page.locator("#meeting-area"), area)
    for wish in wishes:
        box = page.locator(f'#choosing input[value="{wish}"]')
        if not box.is_visible():
            hands.press(page.locator("summary").filter(has_text=data.data["questions"][wish.split(".")[0]]))
        hands.tick(box)
    hands.press(page.locator("#choosing button[type=submit]"))
    page.wait_for_selector(".judged")


@WALKS
def test_a_meeting_shows_all_and_prints_sheets_list_and_receipt(meeting, view, data, keys, state):
    page, hands = meeting(), Hands(view.page, keys)
    view.be(state)
    begun(page, hands, data)
    order = data.ids("soder")
    expect(page.locator("#meeting")).to_be_focused()
    for group, ids in data.groups("soder", set(WISHES)).items():
        heading = said(data, f"groups.{group}", n=len(ids), all=len(order))
        assert page.locator(f".group-heading:text-is('{heading}') + ul .judged__name").all_inner_texts() == [data.name(id_) for id_ in ids]
    hands.press(button(page, data, "meeting.one"))
    for number, id_ in enumerate(order, 1):
        expect(page.locator("#one")).to_contain_text(data.name(id_))
        assert said(data, "meeting.shown", n=number, all=len(order)) in page.locator(".meeting-steps__shown").first.inner_text()
        if number in (2, 5):
            hands.tick(page.locator(".meeting-tick input"))
        hands.press(button(page, data, "meeting.next" if number < len(order) else "meeting.finish"))
        expect(page.locator("#one")).to_be_focused()
    expect(page.locator("#one")).to_have_text(said(data, "meeting.end.all", all=len(order)))
    chosen = [data.name(order[1]), data.name(order[4])]
    page.evaluate("window.print = () => { window.printed = true }")
    hands.press(page.locator("#meeting-print"))
    assert page.evaluate("window.printed") is True
    *sheets, everybody, receipt = pages_of(page)
    assert page.locator(".handout__sheet > h2").all_text_contents() == chosen
    assert all("Exempelby kommun. Utgåva " in text for text in (*sheets, everybody, receipt)), "a page that is parted from the others does not say whose it is"
    assert all(text.startswith("Hemtjänst, Söder") for text in (*sheets[1:], everybody, receipt))
    assert all(data.name(id_) in everybody and data.name(id_) in receipt for id_ in order)
    assert said(data, "meeting.shown", n=len(order), all=len(order)) in receipt
    assert page.locator("#choosing").get_attribute("data-code") in receipt
    assert not view.events


def pages_of(page):
    """The words of each part that begins a page on paper, and that the browser makes at least as many pages."""
    page.emulate_media(media="print")
    parts = page.locator(".handout__page")
    breaks = parts.evaluate_all("all => all.map(e => getComputedStyle(e).breakBefore)")
    assert breaks == ["auto", *["page"] * (len(breaks) - 1)]
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) >= len(breaks)
    texts = parts.all_inner_texts()
    page.emulate_media(media="screen")
    return texts


def test_the_receipt_has_what_it_must_and_nobody(meeting, data):
    page = meeting(f"service=hemtjanst&area=soder&step=list&wish={WISHES[0]}&wish={WISHES[1]}", ".judged")
    page.locator(".meeting-tick input").nth(3).check()
    order = [data.name(id_) for id_ in data.ids("soder")]
    receipt = page.locator(".handout__receipt")
    assert [text.split("\n")[0] for text in receipt.locator("ol li").evaluate_all("all => all.map(e => e.firstChild.textContent)")] == order
    facts = dict(zip(*(receipt.locator(f".facts > .facts__row > {part}").evaluate_all("all => all.map(e => e.textContent.trim())") for part in ("dt", "dd")), strict=True))
    today = page.evaluate("new Intl.DateTimeFormat('sv', { dateStyle: 'long' }).format(new Date())")
    box = page.locator("#choosing")
    assert facts[said(data, "meeting.receipt.date")] == today
    assert box.get_attribute("data-date") in facts[said(data, "meeting.receipt.edition")] and box.get_attribute("data-code") in facts[said(data, "meeting.receipt.edition")]
    assert facts[said(data, "meeting.receipt.service")] == data.data["service"]["name"]
    assert facts[said(data, "meeting.area")] == "Söder"
    assert box.get_attribute("data-week") in facts[said(data, "meeting.receipt.order")]
    assert facts[said(data, "meeting.receipt.one")] == said(data, "meeting.shown", n=0, all=len(order))
    ticked = page.locator(".judged").nth(3).locator("h4").inner_text()
    assert facts[said(data, "meeting.receipt.sheets")] == ticked
    assert "finska" in facts[said(data, "meeting.wishes")]
    assert receipt.locator("input, textarea, [contenteditable]").count() == 0


def test_a_sheet_is_one_page_whoever_it_is_about(site, address, view):
    services = {file.split("/")[3].split(".")[0] for file in site.files if file.startswith("assets/choosing/sv/") and file.endswith(".json")}
    for service in sorted(services):
        data = ServiceData.of(site, service)
        view.open("about:blank")
        view.open(f"{address}{PAGE}#service={service}&step=list&wish={data.wishes[0]}&sheets={'.'.join(str(n) for n in range(len(data.data['offers'])))}")
        sheets = view.page.locator(".handout__sheet")
        expect(sheets).to_have_count(len(data.data["offers"]))
        view.be(PAPER)
        heights = sheets.evaluate_all("all => all.map(e => [e.getBoundingClientRect().height, e.querySelector('h2').textContent])")
        assert not [one for one in heights if one[0] > PAPER.height - 60], service


def test_nobody_is_passed_over_unnoticed(meeting, data):
    page = meeting("service=hemtjanst&area=soder&step=one", ".meeting-one")
    order = data.ids("soder")
    page.locator(".meeting-shown button").nth(7).click()
    expect(page.locator("#one")).to_contain_text(data.name(order[7]))
    for _ in order[8:]:
        button(page, data, "meeting.next").click()
    button(page, data, "meeting.finish").click()
    expect(page.locator("#one")).to_have_text(said(data, "meeting.end.rest", n=4, all=len(order)))
    missing = page.locator(".meeting-shown li").filter(has_text=said(data, "meeting.shown.no"))
    assert missing.locator("button").all_inner_texts() == [data.name(id_) for id_ in order[1:7]]
    missing.first.locator("button").click()
    expect(page.locator("#one")).to_contain_text(data.name(order[1]))


def test_whether_clients_are_taken_stands_first_with_its_date(meeting, data):
    page = meeting("service=hemtjanst&area=soder&step=one", ".meeting-one")
    parts = page.locator(".meeting-one section h4").all_inner_texts()
    assert parts[0] == data.data["headings"]["availability"]
    assert set(parts) <= set(data.data["headings"].values())
    shown = next(offer for offer in data.data["offers"] if offer["id"] == data.ids("soder")[0])
    cells = [cell for row, cell in zip(data.data["rows"], shown["cells"], strict=True) if row["heading"] == "availability"]
    first = page.locator(".meeting-one section").first
    assert first.locator("dd").count() == len([cell for cell in cells if cell != data.data["absent"]])
    assert first.locator(".value__date").count() == "".join(cells).count("value__date") > 0


def test_ending_the_meeting_leaves_nothing(meeting, view, address, data):
    page = meeting()
    view.page.goto(address)
    view.page.goto(address + PAGE)
    page.wait_for_selector("#meeting-service")
    begun(page, Hands(page), data)
    button(page, data, "meeting.large").click()
    button(page, data, "meeting.one").click()
    button(page, data, "meeting.next").click()
    page.locator(".meeting-tick input").check()
    before = page.evaluate("history.length")
    button(page, data, "meeting.end").click()
    expect(page.locator("#meeting")).to_be_focused()
    ended = page.locator("#meeting-form").get_attribute("data-ended")
    expect(page.locator("#pick-status")).to_have_text(ended)
    expect(page.locator("#choosing .message").first).to_have_text(ended)
    assert page.url == address + PAGE
    assert page.evaluate("history.length") == before
    assert page.locator("#handout > *").count() == 0
    assert "large-type" not in page.evaluate("document.documentElement.className")
    assert page.locator("#meeting-service").input_value() == ""
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    page.go_back()
    assert page.url == address
    page.go_forward()
    page.wait_for_selector("#meeting-service")
    assert page.url == address + PAGE


def test_nobody_leaves_the_meeting_by_a_name(meeting, data):
    page = meeting("service=hemtjanst&area=soder&step=list&wish=languages.fi", ".judged")
    assert page.locator(".judged__name").count() == len(data.ids("soder"))
    assert page.locator(".judged__name a").count() == 0


def test_no_step_back_leads_to_an_earlier_client(meeting, view, address, data):
    """The first meeting is left by a link, the second one is ended."""
    page = meeting("service=hemtjanst&area=soder&step=list&wish=languages.fi", ".judged")
    page.locator("header a").first.click()
    page.wait_for_load_state()
    assert PAGE not in page.url
    page.goto(address + PAGE)
    begun(page, Hands(page), data, wishes=WISHES[:1])
    button(page, data, "meeting.end").click()
    expect(page.locator("#meeting-service")).to_have_value("")
    for _ in range(2):
        page.go_back()
        page.wait_for_load_state()
    page.wait_for_selector("#meeting-service")
    assert page.url == address + PAGE
    assert page.locator(".judged").count() == page.locator("#handout > *").count() == 0
    expect(page.locator("#choosing .message").first).to_have_text(page.locator("#meeting-form").get_attribute("data-ended"))


def test_a_part_of_the_page_is_no_way_back_to_an_ended_meeting(meeting, address, data):
    page = meeting("service=hemtjanst&area=soder&step=list&wish=languages.fi", ".judged")
    page.locator("a[href='#main']").first.press("Enter")
    expect(page.locator(".judged").first).to_be_visible()
    page.go_back()
    expect(page.locator(".judged").first).to_be_visible()
    page.go_forward()
    button(page, data, "meeting.end").click()
    expect(page.locator("#meeting-service")).to_have_value("")
    page.go_back()
    expect(page.locator("#meeting-service")).to_have_value("")
    assert page.url == address + PAGE
    assert page.locator(".judged").count() == 0


def test_a_page_that_the_browser_has_kept_whole_begins_anew(meeting, address):
    page = meeting("service=hemtjanst&area=soder&step=list&wish=languages.fi", ".judged")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#meeting-service")).to_have_value("")
    assert page.url == address + PAGE


def test_numbers_that_are_none_are_nobody(meeting):
    page = meeting("service=hemtjanst&area=soder&step=list&sheets=3.. .1e0.-0&shown=.", ".judged")
    assert page.locator(".meeting-tick input:checked").count() == 1
    assert "shown" not in state_of(page)


def test_a_failure_that_comes_late_is_of_no_account(meeting):
    page, held = meeting(), []
    page.route("**/assets/choosing/sv/hemtjanst.*.json", lambda route: held.append(route))
    page.locator("#meeting-service").select_option("hemtjanst")
    page.wait_for_timeout(100)
    page.locator("#meeting-service").select_option("daglig-verksamhet")
    expect(page.locator("#choosing details").first).to_be_visible()
    assert held
    with page.expect_console_message(lambda message: message.type == "warning"):
        held[0].abort()
    expect(page.locator("#choosing details").first).to_be_visible()


def test_the_kept_shortlist_is_another_list(meeting, data):
    page = meeting()
    kept = page.evaluate("""() => { const key = `choice-guide:${new URL(document.documentElement.dataset.root, location.href).pathname}`;
        localStorage.setItem(key, JSON.stringify({ picks: ["lindens-omsorg/hemtjanst"], notes: {} })); return JSON.stringify(localStorage); }""")
    page = meeting("service=hemtjanst&area=soder&step=list", ".judged")
    page.locator(".meeting-tick input").first.check()
    assert page.locator("[data-pick]").count() == 0
    button(page, data, "meeting.end").click()
    expect(page.locator("#meeting")).to_be_focused()
    assert page.evaluate("JSON.stringify(localStorage)") == kept


def test_reloading_and_sending_the_address_show_the_same_meeting(meeting, data, chromium):
    page = meeting("service=hemtjanst&area=soder&step=one&wish=languages.fi", ".meeting-one")
    expect(page.get_by_text(said(data, "meeting.one.order"))).to_be_visible()
    button(page, data, "meeting.next").click()
    page.locator(".meeting-tick input").check()
    shown = page.inner_text("#choosing")
    assert said(data, "meeting.shown", n=2, all=10) in shown
    page.reload()
    page.wait_for_selector(".meeting-one")
    assert page.inner_text("#choosing") == shown
    with view_in(chromium) as other:
        other.open(page.url)
        other.page.wait_for_selector(".meeting-one")
        assert other.page.inner_text("#choosing") == shown
        assert other.page.locator(".handout__sheet").count() == 1


def test_another_edition_counts_anew_and_says_so(meeting, data):
    page = meeting("service=hemtjanst&area=soder&step=list&shown=1.2&sheets=3&edition=00000000", ".judged")
    expect(page.locator("#choosing .message")).to_have_text(said(data, "meeting.lost.edition"))
    assert page.locator(".meeting-tick input:checked").count() == 0


def test_wishes_can_be_changed_in_the_meeting(meeting, data):
    page = meeting("service=hemtjanst&area=soder&step=list&wish=languages.fi", ".judged")
    page.locator(".meeting-tick input").first.check()
    button(page, data, "meeting.edit").click()
    expect(page.locator("#meeting")).to_be_focused()
    page.locator('#choosing input[value="languages.fi"]').uncheck()
    page.locator("#choosing button[type=submit]").click()
    page.wait_for_selector(".judged")
    assert page.locator(".group-heading").count() == 1
    assert page.locator(".meeting-tick input:checked").count() == 1
    assert "wish" not in state_of(page)


def test_a_service_that_is_chosen_anew_keeps_the_wishes_that_it_knows(meeting, site, data):
    page = meeting("service=hemtjanst&area=norr&wish=languages.fi&wish=cooks_at_home.yes", "#meeting-area")
    page.locator("#meeting-service").select_option("daglig-verksamhet")
    expect(page.locator("#choosing .message").first).to_have_text(said(data, "help.lost.wishes", 1))
    expect(page.locator("#meeting-service")).to_be_focused()
    page.locator("#choosing button[type=submit]").click()
    page.wait_for_selector(".judged")
    assert set(state_of(page)["wish"]) == {"languages.fi", "areas.norr"}


def test_services_and_areas_that_are_passed_on_the_way_change_nothing(meeting, data):
    """Arrow keys on a closed list tell of every entry that they pass."""
    page = meeting("service=hemtjanst&area=soder&step=list&wish=languages.fi&wish=cooks_at_home.yes&shown=3.8&sheets=3", ".judged")
    button(page, data, "meeting.edit").click()
    for service in ("daglig-verksamhet", "", "hemtjanst"):
        page.locator("#meeting-service").select_option(service)
    expect(page.locator("#meeting-area")).to_have_value("soder")
    for area in ("", "norr", "soder"):
        page.locator("#meeting-area").select_option(area)
        expect(page.locator("#meeting-area")).to_have_value(area)
    expect(page.locator('#choosing input[value="cooks_at_home.yes"]')).to_be_checked()
    page.locator("#choosing button[type=submit]").click()
    page.wait_for_selector(".judged")
    assert set(state_of(page)["wish"]) == {"languages.fi", "cooks_at_home.yes"}
    assert (state_of(page)["shown"], state_of(page)["sheets"]) == (["3.8"], ["3"])


def test_another_area_is_a_list_of_its_own(meeting, data):
    page = meeting("service=hemtjanst&area=soder&step=list&sheets=3", ".judged")
    button(page, data, "meeting.edit").click()
    page.locator("#meeting-area").select_option("norr")
    page.locator("#choosing button[type=submit]").click()
    page.wait_for_selector(".judged")
    assert "sheets" not in state_of(page)
    assert page.locator(".meeting-tick input:checked").count() == 0


def test_a_wish_can_be_taken_back_where_it_came_from_another_service(meeting):
    page = meeting("service=daglig-verksamhet&area=norr&wish=cooks_at_home.yes", "#meeting-service >> nth=0")
    box = page.locator('#choosing input[value="areas.norr"]')
    expect(box).to_be_checked()
    box.uncheck()
    page.reload()
    expect(box).not_to_be_checked()
    page.locator("#choosing button[type=submit]").click()
    page.wait_for_selector(".judged")
    assert "wish" not in state_of(page) and "area" not in state_of(page)


def test_without_a_service_it_asks_for_one(meeting):
    page = meeting()
    page.locator("#choosing button[type=submit]").click()
    expect(page.locator(".asking__wrong")).to_be_visible()
    expect(page.locator("#pick-status")).to_have_text(page.locator(".asking__wrong").inner_text())


def test_larger_text_is_a_switch_that_is_forgotten(meeting, view, data):
    page = meeting("service=hemtjanst&area=soder&step=one", ".meeting-one")
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    before = page.locator(".meeting-one").evaluate(size)
    large = button(page, data, "meeting.large")
    large.click()
    expect(large).to_have_attribute("aria-pressed", "true")
    assert page.locator(".meeting-one").evaluate(size) >= before * 1.35
    view.be(PHONE)
    assert not view.probe("reflow.js") + view.probe("clipping.js") + view.probe("targets.js")
    view.be(LIGHT)
    page.reload()
    page.wait_for_selector(".meeting-one")
    expect(large).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(("named", "fragment", "wait"), [
    ("form", "service=hemtjanst&area=soder&wish=hours.evenings", "#meeting-area"),
    ("list", "service=hemtjanst&area=soder&step=list&wish=languages.fi&sheets=3.8", ".judged"),
    ("one", "service=sarskilt-boende&step=one&wish=pets.yes", ".meeting-one"),
    ("end", "service=hemtjanst&area=soder&step=end", "#one"),
    ("nobody", "service=ledsagning&area=skargarden&step=list", "#meeting-print"),
])
def test_every_view_is_right_in_every_state(meeting, view, named, fragment, wait):
    meeting(fragment, wait)
    looked_at(view, named)


def test_only_what_is_for_the_client_is_printed(meeting, view):
    meeting("service=hemtjanst&area=soder&step=one&sheets=3", ".meeting-one")
    view.be(PRINT)
    shown = view.page.locator("main > *").evaluate_all("all => all.filter(e => e.checkVisibility()).map(e => e.id)")
    assert shown == ["handout"]
    assert view.page.locator("main h1").evaluate_all("all => all.filter(e => e.checkVisibility()).length") == 1


def test_without_scripts_it_shows_the_other_ways(scriptless, address):
    scriptless.open(address + PAGE)
    assert not needs_scripts(scriptless) + quiet(scriptless)
    assert scriptless.page.locator("main .service-list a").count() > 5
