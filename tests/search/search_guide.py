"""A small guide for the tests of the search: two areas, a service that is served and one whose offers lie somewhere."""
from datetime import date

from choice_guide.derive.addresses import FIXED, WORDS, Addresses
from choice_guide.derive.lookup import Lookup
from choice_guide.model import (Area, AreaMeans, Choice, Contact, Contract, EditorialPage, Guide, Localised, Named, NonChoice, Offer,
                                Ownership, Provider, Service, SpokenLanguage, Status, Switching, Synonym, Text, Unit)

DAY = date(2026, 11, 22)
AREAS = (Area("uppe", Text.plain("Uppe", "sv"), ("Bergby", "Delat torp"), (("10000", "10099"),)), Area("nere", Text.plain("Nere", "sv"), ("Dalby", "Delat torp"), (("10100", "10199"),)))
OWNERSHIPS = {f"ownership.{ownership}": f"Ägs {ownership}" for ownership in Ownership}
MESSAGES = {**OWNERSHIPS, "listing.heading": "{service} i {area}", "search.title.offer": "{name}: {service}", "search.about.list": "Jämför.",
            "search.about.area": "Allt här.", "search.about.place": "Hör till {area}.", "search.about.offer": "{ownership}.",
            "search.about.unit": "{provider}. {ownership}.", "search.about.coming": "Börjar senare.", "search.about.ended": "Slut.",
            **{f"title.{page}": f"Sidan {page}" for page in FIXED}, **{f"search.page.{page}": f"Om {page}" for page in FIXED}}


def sv(text: str, **others: str) -> Text:
    return Text((("sv", text), *others.items()))


def service(id_: str, name: str, means: AreaMeans, parts: tuple[Named, ...] = ()) -> Service:
    rule = NonChoice("own-operation", sv("Då hjälper kommunen dig."))
    return Service(id_, sv(name, en=f"{id_} in English"), sv("Hjälp med sådant."), means, (rule,), Switching(sv("Byt när du vill.")), parts=parts)


def offer(provider: str, service_id: str, unit: str | None = None, status: Status = Status.IN_FORCE, **more) -> Offer:
    place = Unit(unit, unit.capitalize()) if unit else None
    name = place.name if place else provider.capitalize()
    return Offer("/".join(filter(None, (provider, service_id, unit))), provider, service_id, name, Ownership.PRIVATE,
                 (Contract(("uppe",), date(2024, 1, 1)),), status, ("uppe",), unit=place, **more)


def guide(offers: tuple[Offer, ...], **changes) -> Guide:
    ids = dict.fromkeys(o.provider for o in offers)
    fields = dict(
        id="smaby", name="Småby kommun", country="SE", languages=("sv", "en"), date=DAY, contact=Contact(phone="08-465 004 00"), choice=Choice(),
        areas=AREAS, providers=tuple(Provider(id_, id_.capitalize(), Ownership.PRIVATE, True) for id_ in ids), offers=offers,
        services=(service("hjalp", "Hemhjälp", AreaMeans.SERVED, (Named("stad", sv("Städning")),)), service("boende", "Äldreboende", AreaMeans.LOCATED)),
        spoken_languages=(Named("fi", sv("finska"), autonym="suomi"), Named("ar", sv("arabiska"))),
        specialisms=(Named("demens", sv("Demenssjukdom"), search=("glömska", "dement"), never_show=("dement",)),
                     Named("hbtqi", sv("Hbtqi"), search=("regnbåge", "fuling"), never_show=("fuling",))),
        synonyms=(Synonym(("hemsamarit",), "service:hjalp", "old", show=False), Synonym(("dammsuga", "byta lakan"), "part:hjalp/stad"),
                  Synonym(("hemjälp",), "service:hjalp", "typo"), Synonym(("minnesproblem",), "specialism:demens")),
        pages=(EditorialPage("how-to-choose", "sv", "Så väljer du", "## Fullmakt\n\nFråga [oss](page:order)."),))
    return Guide(**(fields | changes))


def lookup(offers: tuple[Offer, ...], **changes) -> Lookup:
    words = {**{id_: id_ for id_ in WORDS}, "a-z": "a-o", "alphabet": "åäö"}
    return Lookup.of(guide(offers, **changes), Addresses("sv", words))


OFFERS = (offer("linden", "hjalp", languages=(SpokenLanguage("fi"),), specialisms=("demens",)), offer("linden", "boende", "alm"),
          offer("granen", "hjalp"), offer("tallen", "hjalp", status=Status.ENDED), offer("boken", "hjalp", status=Status.COMING))
