"""The laws of the groups and of the address, in the browser, with the site's own scripts and the real data of every service."""

import json
import random
import re
from pathlib import PurePosixPath
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from accessibility_tests.browsers import view_in
from accessibility_tests.choosing.service_data import ServiceData

SEED = 20261122
LARGER = 150  # random sets of wishes for each list
SHOWN = 12  # random sets that are looked up on the page

# For each list of a service, every wish, every pair of wishes and some larger sets: what breaks the law.
LAWS = """async ([judge, address, larger, seed]) => {
  const { drawn, grouped, GROUPS } = await import(judge);
  const data = await (await fetch(address)).json();
  const all = data.criteria.flatMap(({ id, options }) => options.map(([option]) => `${id}.${option}`));
  let state = seed;
  const random = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
  const some = () => Array.from({ length: 3 + random(6) }, () => all[random(all.length)]);
  const wrong = [];
  let tried = 0;
  for (const { id } of data.orders) {
    const order = drawn(data, id);
    const sets = [[], ...all.map((one) => [one]), ...all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other])), ...Array.from({ length: larger }, some)];
    for (const wishes of sets) {
      const groups = grouped(data, id, wishes);
      const places = GROUPS.map((group) => groups[group].map(({ offer }) => offer));
      const inOrder = places.every((group) => group.every((place, i) => !i || order.indexOf(group[i - 1]) < order.indexOf(place)));
      const whole = [...places.flat()].sort((a, b) => a - b).join() === [...order].sort((a, b) => a - b).join();
      const told = groups.all.every((one) => !one.lacks.length && !one.unknown.length) && groups.lacks.every((one) => one.lacks.length) &&
        groups.unknown.every((one) => !one.lacks.length && one.unknown.length);
      if (!inOrder || !whole || !told) wrong.push(`${id}: ${wishes}`);
      tried += 1;
    }
  }
  return { wrong, tried, wishes: all.length };
}"""

GROUPED = """async ([judge, address, asked]) => {
  const { grouped } = await import(judge);
  const data = await (await fetch(address)).json();
  return asked.map(([area, wishes]) => Object.fromEntries(Object.entries(grouped(data, area, wishes)).map(([group, offers]) => [group, offers.map(({ offer }) => data.offers[offer].id)])));
}"""

ROUND_TRIP = """async ([module, state]) => {
  const { format, parse } = await import(module);
  const fragment = format(state);
  return [parse(fragment), parse(new URL(fragment || "#", location.href).hash)];
}"""

STABLE = """async ([module, text]) => {
  const { format, parse } = await import(module);
  const once = format(parse(text));
  return [once, format(parse(once))];
}"""

words = st.text(max_size=30)
filled = st.text(min_size=1, max_size=30)
own_names = {"service", "area", "step", "wish", "top", "pick", "compare"}
states = st.fixed_dictionaries({
    "anchor": words, "service": words, "area": words, "step": words,
    **{name: st.lists(filled, max_size=4, unique=True) for name in ("wish", "top", "pick", "compare")},
    "rest": st.lists(st.lists(words, min_size=2, max_size=2).filter(lambda pair: pair[0] not in own_names), max_size=3),
})
patient = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def script(site, name):
    """The path of a choosing script below the site, with its hash."""
    (found,) = (file for file in site.files if re.fullmatch(rf"assets/choosing/{name}\.[0-9a-f]+\.js", file))
    return found


def services(site):
    """(service id, path of its data) in the guide's first language."""
    language = site.page_at["index.html"].language
    return [(PurePosixPath(f).name.split(".")[0], f) for f in sorted(site.files) if f.startswith(f"assets/choosing/{language}/") and f.endswith(".json")]


@pytest.fixture(scope="module")
def page(chromium, address):
    """A page of the site that stays open."""
    with view_in(chromium) as opened:
        opened.open(address)
        yield opened.page


def test_every_set_of_wishes_groups_everybody_once_in_drawn_order(site, address, page):
    for service, file in services(site):
        found = page.evaluate(LAWS, [address + script(site, "judge"), address + file, LARGER, SEED])
        assert found["wrong"] == [], service
        assert found["tried"] > found["wishes"] ** 2 / 2


def test_the_groups_are_those_that_the_answers_say(site, address, page):
    """Told once more in Python, from the same data."""
    chance = random.Random(SEED)
    for service, file in services(site):
        data = ServiceData(json.loads((site.folder / file).read_text("utf-8")))
        areas = [order["id"] for order in data.data["orders"]]
        asked = [[chance.choice(areas), chance.sample(data.wishes, k=min(chance.randint(0, 5), len(data.wishes)))] for _ in range(80)]
        answers = page.evaluate(GROUPED, [address + script(site, "judge"), address + file, asked])
        assert answers == [data.groups(area, wishes) for area, wishes in asked], service


@patient
@given(state=states)
def test_an_address_says_its_state_again(site, address, page, state):
    told, through_the_browser = page.evaluate(ROUND_TRIP, [address + script(site, "state"), state])
    assert told == state
    assert through_the_browser == state


@patient
@given(text=st.one_of(st.text(max_size=80), st.text(alphabet="#&=%+/?wishpick.ÅÄö ", max_size=80)))
def test_no_address_breaks_a_page_and_reading_it_twice_is_the_same(site, address, page, text):
    once, twice = page.evaluate(STABLE, [address + script(site, "state"), text])
    assert once == twice


@pytest.mark.parametrize("service", ["hemtjanst", "sarskilt-boende"])
def test_the_page_shows_the_groups_and_says_what_is_lacking(site, address, view, service):
    """The counts of the headings, the offers under them in their order, and a word for each wish that is not met."""
    data = ServiceData.of(site, service)
    chance = random.Random(SEED)
    areas = [""] if data.data["service"]["located"] else [order["id"] for order in data.data["orders"]]
    for _ in range(SHOWN):
        area, wishes = chance.choice(areas), chance.sample(data.wishes, k=chance.randint(1, 3))
        groups = data.groups(area, wishes)
        state = urlencode([("service", service), ("area", area), ("step", "answer"), *(("wish", wish) for wish in wishes)])
        view.open("about:blank")
        view.open(f"{address}hjalp-mig-valja/#{state}")
        if sum(map(len, groups.values())) == 0:
            continue
        expect(view.page.locator(".judged").first).to_be_visible()
        shown = view.page.evaluate(SEEN)
        all_ = sum(map(len, groups.values()))
        for (heading, names), (group, ids) in zip(shown, groups.items(), strict=True):
            assert heading == data.data["words"][f"groups.{group}"].replace("{n}", str(len(ids))).replace("{all}", str(all_))
            assert names == [next(offer["name"] for offer in data.data["offers"] if offer["id"] == id_) for id_ in ids]
        assert view.page.locator(".judged:not(:has(.judged__why))").count() == len(groups["all"])
    assert not view.events


# The headings of the groups with the names under each.
SEEN = """() => [...document.querySelectorAll(".group-heading")].map(heading => [heading.textContent,
  heading.nextElementSibling.matches("ul") ? [...heading.nextElementSibling.querySelectorAll(".judged__name")].map(e => e.textContent) : []])"""
