"""The tables that "find my area" looks things up in."""
from choice_guide.derive.area_finder import area_finder, service_lists

from tests.search.search_guide import MESSAGES, OFFERS, lookup


def test_places_postcodes_and_areas():
    found = area_finder(lookup(OFFERS), "en")
    assert found.areas == (("Uppe", "en/area/uppe/"), ("Nere", "en/area/nere/"))
    assert dict(found.places) == {"Uppe": (0,), "Bergby": (0,), "Delat torp": (0, 1), "Nere": (1,), "Dalby": (1,)}
    assert found.postcodes == (("10000", "10099", 0), ("10100", "10199", 1))
    assert found.ignored == ("småby", "kommun")


def test_each_service_has_a_list_in_each_area():
    lists = service_lists(lookup(OFFERS), "sv", MESSAGES)
    assert [(title.text, address) for title, address in lists["hjalp"]] == [("Hemhjälp i Uppe", "hjalp/uppe/"), ("Hemhjälp i Nere", "hjalp/nere/")]
