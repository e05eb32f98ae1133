""""Help me choose" as people use it: a relative, a client of daily activities, with a mouse, with the keyboard alone, on a phone; going back,
reloading, sending the address to somebody; and what the page says when there is nothing to ask."""


import pytest
from playwright.sync_api import expect

from accessibility_tests.browsers import LIGHT, PHONE, view_in
from accessibility_tests.checks.live import needs_scripts, quiet
from accessibility_tests.choosing.hands import Hands, opening, state_of
from accessibility_tests.choosing.service_data import ServiceData
from accessibility_tests.choosing.states import looked_at

PAGE = "hjalp-mig-valja/"
WALKS = pytest.mark.parametrize(("keys", "state"), [(False, LIGHT), (True, LIGHT), (False, PHONE)], ids=["mouse", "keyboard", "320 px"])


@pytest.fixture
def asked(view, address):
    """Opens the page with a state in its address; the page."""
    return opening(view, address + PAGE, "#question")


def button(page, data, key):
    return page.locator("#choosing").get_by_role("button", name=data.data["words"][key], exact=True)


def box(page, value):
    return page.locator(f'#choosing input[value="{value}"]')


def question(page, data, step):
    """The question of a step is there, has the focus, and is the document's title."""
    words = data.data["questions"].get(step) or data.data["words"][step]
    heading = page.locator("#question")
    expect(heading).to_contain_text(words)
    expect(heading).to_be_focused()
    assert page.title().startswith(words)


def names(page, data, group):
    heading = data.data["words"][f"groups.{group}"].split(":")[0]
    return page.locator(f".group-heading:has-text('{heading}') + ul .judged__name").all_inner_texts()


@WALKS
def test_a_relative_finds_finnish_evening_help_for_a_postcode(address, view, data, keys, state):
    page, hands = view.page, Hands(view.page, keys)
    view.open(address)
    view.be(state)
    hands.press(page.locator("main a[href*='hjalp-mig-valja']"))
    page.wait_for_selector("#question")
    hands.tick(box(page, "hemtjanst"))
    hands.press(page.locator("#choosing button[type=submit]"))
    question(page, data, "help.where.served")
    hands.write(page.locator("#place"), "Storgatan 1, 800 12 Exempelby")
    expect(box(page, "centrum")).to_be_checked()
    expect(page.locator("#pick-status")).to_contain_text("800 12")
    hands.press(button(page, data, "help.next"))
    question(page, data, "help")
    hands.press(button(page, data, "help.skip"))
    question(page, data, "availability")
    hands.press(button(page, data, "help.skip"))
    question(page, data, "hours")
    hands.tick(box(page, "hours.evenings"))
    hands.press(button(page, data, "help.next"))
    question(page, data, "languages")
    hands.tick(box(page, "languages.fi"))
    groups = data.groups("centrum", {"hours.evenings", "languages.fi"})
    expect(page.locator(".asking__sum")).to_contain_text(f"{len(groups['all'])} av {len(data.ids('centrum'))}")
    expect(page.locator("#pick-status")).to_have_text(page.locator(".asking__sum").inner_text())
    for step in ("specialisms", "staff", "name", "help.matters"):
        hands.press(button(page, data, "help.next" if step == "specialisms" else "help.skip"))
        question(page, data, step)
    hands.tick(box(page, "survey/bemotande"))
    hands.press(button(page, data, "help.next"))
    expect(page.locator("#question")).to_be_focused()
    for group, ids in groups.items():
        assert names(page, data, group) == [offer["name"] for id_ in ids for offer in data.data["offers"] if offer["id"] == id_]
    cards = page.locator(".judged")
    assert cards.count() == len(data.ids("centrum")) == page.locator(".judged__first").count()
    hands.press(cards.nth(0).locator("button"))
    hands.press(cards.nth(1).locator("button"))
    expect(page.locator("[data-compare-picked] a")).to_be_visible()
    assert len(state_of(page)["pick"]) == 2
    assert not view.events


@WALKS
def test_a_client_of_daily_activities_answers_with_large_targets(asked, site, view, keys, state):
    data = ServiceData.of(site, "daglig-verksamhet")
    page, hands = asked("service=daglig-verksamhet&step=area"), Hands(view.page, keys)
    view.be(state)
    expect(page.locator("input[name=anywhere]")).to_be_checked()
    hands.tick(box(page, "areas.norr"))
    hands.tick(box(page, "areas.centrum"))
    expect(page.locator("input[name=anywhere]")).not_to_be_checked()
    hands.tick(page.locator("input[name=anywhere]"))
    expect(box(page, "areas.norr")).not_to_be_checked()
    assert "wish" not in state_of(page)
    hands.press(button(page, data, "help.next"))
    hands.tick(box(page, "picture_schedule.yes"))
    hands.press(button(page, data, "help.next"))
    hands.tick(box(page, "quiet_room.yes"))
    hands.press(button(page, data, "help.to-answer"))
    page.wait_for_selector(".judged")
    for group, ids in data.groups("", {"picture_schedule.yes", "quiet_room.yes"}).items():
        assert len(names(page, data, group)) == len(ids)
    assert not view.probe("targets.js")


@pytest.mark.parametrize("service", ["hemtjanst", "daglig-verksamhet"])
def test_every_screen_is_right_in_every_state(asked, site, view, service):
    data = ServiceData.of(site, service)
    steps = ["service", "area", *dict.fromkeys(one["heading"] for one in data.data["criteria"]), "matters"]
    top = [row["id"] for row in data.data["rows"] if row["matters"] and row["heading"] in ("survey", "staff")][:3]
    for step in steps if service == "hemtjanst" else ("area", "where"):
        asked(f"service={service}&step={step}")
        looked_at(view, f"{service}, {step}")
    page = asked(f"service={service}&step=answer&wish={data.wishes[0]}&wish=languages.fi" + "".join(f"&top={row}" for row in top), ".judged")
    page.locator("summary").click()
    looked_at(view, f"{service}, answer")


def test_a_step_back_keeps_the_answers_that_came_after(asked, data):
    page = asked("service=hemtjanst&step=hours")
    box(page, "hours.evenings").check()
    button(page, data, "help.next").click()
    box(page, "languages.fi").check()
    button(page, data, "help.next").click()
    page.go_back()
    page.go_back()
    question(page, data, "hours")
    expect(box(page, "hours.evenings")).to_be_checked()
    assert state_of(page)["wish"] == ["hours.evenings", "languages.fi"]
    box(page, "hours.weekends").check()
    button(page, data, "help.next").click()
    question(page, data, "languages")
    expect(box(page, "languages.fi")).to_be_checked()
    assert set(state_of(page)["wish"]) == {"hours.evenings", "hours.weekends", "languages.fi"}


def test_back_from_the_first_answer_shows_the_first_question(asked, data):
    page = asked()
    box(page, "hemtjanst").check()
    page.locator("#choosing button[type=submit]").click()
    question(page, data, "help.where.served")
    page.go_back()
    expect(box(page, "hemtjanst")).to_be_checked()
    page.go_forward()
    question(page, data, "help.where.served")


def test_reloading_and_sending_the_address_show_the_same(asked, data, chromium):
    page = asked("service=hemtjanst&area=norr&step=languages&wish=hours.evenings")
    box(page, "languages.fi").check()
    page.reload()
    expect(box(page, "languages.fi")).to_be_checked()
    button(page, data, "help.to-answer").click()
    page.wait_for_selector(".judged")
    shown = page.inner_text("#choosing")
    with view_in(chromium) as other:
        other.open(page.url)
        other.page.wait_for_selector(".judged")
        assert other.page.inner_text("#choosing") == shown
    page.reload()
    page.wait_for_selector(".judged")
    assert page.inner_text("#choosing") == shown


def test_another_address_in_the_same_page_is_followed(asked, data):
    page = asked("service=hemtjanst&area=norr&step=languages&wish=languages.fi")
    page.evaluate("location.hash = '#service=ledsagning&area=centrum&step=hours'")
    expect(page.locator("#question")).to_contain_text(data.data["questions"]["hours"])
    assert state_of(page) == {"service": ["ledsagning"], "area": ["centrum"], "step": ["hours"]}


def test_a_second_postcode_takes_the_place_of_the_first(asked):
    page = asked("service=sarskilt-boende&step=area")
    for typed, area in (("800 12", "centrum"), ("800 30", "norr")):
        page.locator("#place").fill(typed)
        page.keyboard.press("Enter")
        expect(box(page, f"areas.{area}")).to_be_checked()
        assert state_of(page)["wish"] == [f"areas.{area}"]


def test_skipping_leaves_the_question_without_an_answer_and_the_others_as_they_were(asked, data):
    page = asked("service=hemtjanst&step=languages&wish=languages.fi&wish=cooks_at_home.yes")
    box(page, "languages.ar").check()
    button(page, data, "help.skip").click()
    question(page, data, "specialisms")
    assert state_of(page)["wish"] == ["cooks_at_home.yes"]
    page.go_back()
    question(page, data, "languages")
    assert not page.locator(".option__box:checked").count()


def test_who_does_not_know_which_service_skips_that_question_too(asked, site):
    """And comes to all services, each with its whole list."""
    page = asked("")
    page.get_by_role("link", name="Hoppa över frågan och se alla tjänster").click()
    page.wait_for_selector("h1")
    assert page.locator("h1").inner_text() == page.title().split(" –")[0]
    linked = set(page.eval_on_selector_all("main a[href]", "all => all.map(one => new URL(one.href).pathname)"))
    services = {one.name for one in (site.folder / "assets" / "choosing" / "sv").glob("*.json")}
    assert services and all(any(link.endswith(f"/{name.split('.')[0]}/") for link in linked) for name in services)


def test_another_service_drops_what_it_does_not_know_and_says_so(asked, site, data):
    page = asked("service=hemtjanst&area=norr&step=service&wish=languages.fi&wish=cooks_at_home.yes&wish=hours.evenings&top=survey/bemotande")
    box(page, "daglig-verksamhet").check()
    page.locator("#choosing button[type=submit]").click()
    other = ServiceData.of(site, "daglig-verksamhet").data
    expect(page.locator("#question")).to_contain_text(other["words"]["help.where.located"])
    expect(page.locator("#choosing .message")).to_have_text(data.data["words"]["help.lost.wishes"][1].replace("{n}", "3"))
    assert set(state_of(page)["wish"]) == {"languages.fi", "areas.norr"}
    assert "top" not in state_of(page)


def test_a_fourth_fact_explains_why_three(asked, data):
    page = asked("service=hemtjanst&step=matters")
    rows = [row["id"] for row in data.data["rows"] if row["matters"]][:4]
    for row in rows[:3]:
        box(page, row).check()
    box(page, rows[3]).click()
    expect(box(page, rows[3])).not_to_be_checked()
    expect(box(page, rows[3])).to_be_focused()
    expect(page.locator("#choosing .message")).to_have_text(data.data["words"]["help.matters.full"])
    expect(page.locator("#pick-status")).to_have_text(data.data["words"]["help.matters.full"])
    assert state_of(page)["top"] == rows[:3]
    box(page, rows[0]).uncheck()
    box(page, rows[3]).check()
    assert state_of(page)["top"] == rows[1:]
    button(page, data, "help.next").click()
    expect(page.locator(".judged__first")).to_have_count(len(data.ids("")))
    assert page.locator(".judged__first").first.locator("dt").count() == 3


def test_an_older_address_says_what_is_gone(asked, data):
    page = asked("service=hemtjanst&area=finns-inte&step=answer&wish=languages.fi&wish=borta.ja", ".judged")
    told = page.locator("#choosing .message")
    expect(told).to_contain_text(data.data["words"]["help.lost.area"])
    expect(told).to_contain_text(data.data["words"]["help.lost.wishes"][0].replace("{n}", "1"))
    assert page.locator(".judged").count() == len(data.ids(""))
    asked("service=finns-inte&step=languages")
    expect(page.locator("#choosing .message").first).to_be_visible()
    expect(box(page, "hemtjanst")).to_be_visible()


@pytest.mark.parametrize(("service", "area", "said"), [("ledsagning", "skargarden", "help.answer.none"), ("hemtjanst", "skargarden", "help.answer.one")])
def test_where_there_is_nothing_to_choose_nothing_more_is_asked(asked, data, view, service, area, said):
    page = asked(f"service={service}&step=area")
    box(page, area).check()
    button(page, data, "help.next").click()
    expect(page.locator("#choosing .lead")).to_have_text(data.data["words"][said])
    assert page.locator(".answers__row").count() == 2
    looked_at(view, said)


def test_starting_again_forgets_the_answers(asked, data):
    page = asked("service=hemtjanst&step=answer&wish=languages.fi", ".judged")
    button(page, data, "help.restart").click()
    expect(page.locator("#question")).to_be_focused()
    assert not state_of(page)
    assert page.locator("input:checked").count() == 0


def test_each_answer_can_be_changed(asked, data):
    page = asked("service=hemtjanst&step=answer&wish=languages.fi", ".judged")
    page.get_by_role("button", name=data.data["questions"]["languages"]).click()
    question(page, data, "languages")
    box(page, "languages.fi").uncheck()
    button(page, data, "help.to-answer").click()
    expect(page.locator(".group-heading")).to_have_count(1)


def test_without_a_service_it_asks_for_one(asked):
    page = asked()
    page.locator("#choosing button[type=submit]").click()
    expect(page.locator(".asking__wrong")).to_be_visible()
    expect(page.locator("#pick-status")).to_have_text(page.locator(".asking__wrong").inner_text())


def test_the_answer_can_be_printed(asked, view):
    page = asked("service=hemtjanst&area=norr&step=answer&wish=languages.fi", ".judged")
    page.emulate_media(media="print")
    assert page.locator(".judged >> visible=true").count() == 11
    assert page.locator("button >> visible=true").count() == 0


def test_when_the_data_do_not_come_it_says_so(view, address):
    view.page.route("**/assets/choosing/**/*.json", lambda route: route.abort())
    view.open(f"{address}{PAGE}#service=hemtjanst&step=languages")
    expect(view.page.locator("#choosing .message")).to_be_visible()
    assert view.page.locator("#choosing .message a").get_attribute("href")


def test_nothing_that_was_answered_is_sent(asked, data, view):
    sent = []
    view.page.on("request", lambda request: sent.append(request.url))
    page = asked("service=hemtjanst&step=languages")
    box(page, "languages.fi").check()
    button(page, data, "help.to-answer").click()
    page.wait_for_selector(".judged")
    assert sent and not [url for url in sent if "languages" in url or "#" in url]
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_without_scripts_it_shows_the_other_ways(scriptless, address):
    scriptless.open(address + PAGE)
    assert not needs_scripts(scriptless) + quiet(scriptless)
    assert scriptless.page.locator("main .service-list a").count() > 5


def test_a_failure_that_comes_late_is_of_no_account(asked):
    page, held = asked(), []
    page.route("**/assets/choosing/sv/hemtjanst.*.json", lambda route: held.append(route))
    box(page, "hemtjanst").check()
    page.locator("#choosing button[type=submit]").click()
    page.wait_for_timeout(100)
    page.evaluate("location.hash = '#service=daglig-verksamhet&step=answer'")
    page.wait_for_selector(".judged")
    assert held
    with page.expect_console_message(lambda message: message.type == "warning"):
        held[0].abort()
    expect(page.locator(".judged").first).to_be_visible()
