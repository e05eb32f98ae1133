"""A small but complete guide in code: every kind of value, page and state that pages can show. All in it is invented."""
from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from choice_guide.model import (NONE, NOT_ANSWERED, NOT_APPLICABLE, AccessibilityStatement, Answer, Area, AreaMeans, Capacity, Choice, Contact,
                                Contract, EditorialPage, Fact, FactDefinition, FactType, Fee, FollowUp, Guide, Hours, Named, NonChoice,
                                Offer, Ownership, Permit, Photo, Provider, Question, Service, SpokenLanguage, Status, SurveyCell,
                                SurveyRound, SurveySum, Switching, Text, TimeRange, Unit)

DAY = date(2026, 11, 22)


def sample_guide() -> Guide:
    """The guide of Provby on DAY, in Swedish and English: three services, three areas, six providers, nine offers."""
    return Guide(
        id="provby", name="Provby kommun", country="SE", languages=("sv", "en"), date=DAY, demo=True,
        base_url="https://provby.example/valguide/", contact=_municipality(), areas=_areas(), services=(_home(), _living(), _meals()),
        choice=Choice(phone="08-465 004 10", form_url="https://provby.example/val", post="Provby kommun, 800 00 Provby"),
        notice=Text.plain("Den 24 december stänger telefonen klockan 12.", "sv"),
        complaints=both("Prata först med den som hjälper dig.\n\nDu kan också vända dig till **kommunen** eller till IVO.",
                        "First talk to the one who helps you.\n\nYou can also turn to the **municipality** or to IVO."),
        providers=_providers(), offers=_offers(), accessibility=AccessibilityStatement("https://provby.example/fel", assessed=date(2026, 10, 5)),
        minority_languages=("fi",), spoken_languages=_languages(), communication=_communication(), specialisms=_specialisms(),
        rounds=_rounds(), pages=_pages())


def both(swedish: str, english: str) -> Text:
    """A text in both languages of the guide."""
    return Text((("sv", swedish), ("en", english)))


def _municipality() -> Contact:
    return Contact(name="Provby svarar", phone="08-465 004 00", hours=both("Vardagar klockan 8 till 16", "Weekdays 8 am to 4 pm"),
                   email="svar@provby.example")


def _areas() -> tuple[Area, ...]:
    return (Area("berget", Text.plain("Berget", "sv"), ("Backen", "Övre Åsen"), (("80010", "80019"),)),
            Area("dalen", Text.plain("Dalen", "sv"), ("Ängen", "Backen"), (("80020", "80029"), ("80041", "80041"))),
            Area("kusten", Text.plain("Kusten", "sv"), ("Hamnen",), (("80030", "80039"),)))


def _languages() -> tuple[Named, ...]:
    return (Named("fi", both("finska", "Finnish"), autonym="suomi", minority=True),
            Named("ar", both("arabiska", "Arabic"), autonym="العربية", direction="rtl"),
            Named("so", both("somaliska", "Somali"), autonym="af soomaali"))


def _communication() -> tuple[Named, ...]:
    return (Named("tsp", both("svenskt teckenspråk", "Swedish Sign Language")), Named("bildstod", both("bildstöd", "picture support")))


def _specialisms() -> tuple[Named, ...]:
    return (Named("demens", both("Demenssjukdom", "Dementia"), search=("dement",), never_show=("dement",)),
            Named("syn", both("Nedsatt syn", "Impaired vision")))


def _home() -> Service:
    return Service(
        "hemhjalp", both("Hemhjälp", "Help at home"), both("Hjälp hemma med det du behöver.", "Help at home with what you need."),
        AreaMeans.SERVED, decision="required", law="SoL 2025:400, 8 kap. 1 §",
        parts=(Named("stad", both("Service", "Practical help"), both("Städning, tvätt och inköp", "Cleaning, laundry and shopping")),
               Named("omsorg", both("Personlig omvårdnad", "Personal care"), Text.plain("Dusch, kläder och mat", "sv"))),
        non_choice=(NonChoice("rotation", both("Då får du den som står på tur.", "You then get the one whose turn it is."), ("berget", "dalen")),
                    NonChoice("own-operation", Text.plain("Då kommer kommunens egen hemhjälp.", "sv"), ("kusten",))),
        switching=Switching(both("Du kan byta när du vill.", "You can switch whenever you like."), "days", 14),
        outside_choice=Text.plain("Natt och trygghetslarm sköts alltid av kommunen.", "sv"),
        fee=Fee(both("Avgiften är lika stor vem du än väljer.", "The fee is the same whoever you choose."), "https://provby.example/avgift", True),
        comparison=("availability", "hours", "languages", "specialisms", "olika_personer", "survey:bemotande"), facts=_home_facts(),
        not_applicable={"permit": Text.plain("Kommunen behöver inget tillstånd från IVO.", "sv")})


def _home_facts() -> tuple[FactDefinition, ...]:
    return (FactDefinition("olika_personer", both("Så många olika personer kommer hem till dig på 14 dagar",
                                                  "How many different people come to you in 14 days"), "staff", FactType.INTEGER, "municipality",
                           short=both("Olika personer på 14 dagar", "Different people in 14 days"), unit=both("personer", "people"),
                           plausible=(Decimal(1), Decimal(60))),
            FactDefinition("utbildade", both("Så många av personalen är utbildade", "Share of the staff who are trained"), "staff",
                           FactType.PERCENT, "provider"),
            FactDefinition("fast_kontakt", both("Du får en fast kontaktperson", "You get a contact person of your own"), "staff",
                           FactType.YES_NO, "provider", not_applicable=Text.plain("Gäller bara den som ger omvårdnad.", "sv")),
            FactDefinition("pris", both("Fönsterputs kostar", "Window cleaning costs"), "additional", FactType.MONEY, "provider",
                           unit=both("per timme", "per hour")),
            FactDefinition("telefontid", both("Du når arbetsledaren", "You reach the team leader"), "contact", FactType.HOURS, "provider"))


def _living() -> Service:
    options = (Named("on-site", both("På plats", "On the premises")), Named("elsewhere", both("I ett annat kök", "In another kitchen")))
    rooms = (Named("bath", both("eget badrum", "a bathroom of your own")), Named("garden", both("trädgård", "a garden")),
             Named("sauna", Text.plain("bastu", "sv")))
    return Service(
        "trygga-hem", both("Trygga hem", "Sheltered homes"), both("Ett hem där personal finns dygnet runt.", "A home with staff day and night."),
        AreaMeans.LOCATED, (NonChoice("proximity", both("Då får du plats i det hem som ligger närmast.", "You then get a place in the nearest home.")),),
        Switching(Text.plain("Du kan ställa dig i kö till ett annat hem när du vill.", "sv")), requires=("hemhjalp",),
        levels=(Named("1", both("Nivå 1: lite hjälp", "Level 1: a little help")), Named("2", both("Nivå 2: mycket hjälp", "Level 2: much help"))),
        photo_slots=("outside", "entrance"), comparison=("areas", "availability", "kok", "rum", "survey:trivsel"),
        facts=(FactDefinition("kok", both("Var lagas maten?", "Where is the food cooked?"), "help", FactType.CHOICE, "provider", options=options),
               FactDefinition("rum", both("I hemmet finns", "In the home there is"), "help", FactType.CHOICES, "provider", options=rooms),
               FactDefinition("ute", both("Så kommer du ut", "How you get out"), "help", FactType.TEXT, "provider")))


def _meals() -> Service:
    return Service("mat-hem", Text.plain("Mat hem", "sv"), Text.plain("Lagad mat hem till dörren.", "sv"), AreaMeans.SERVED,
                   (NonChoice("procured", Text.plain("Då kommer maten från kommunens kök.", "sv")),),
                   Switching(Text.plain("Du kan byta till den första i nästa månad.", "sv"), "cutoff-day", 1), decision="none",
                   comparison=("availability", "hours"))


def _providers() -> tuple[Provider, ...]:
    return (Provider("kommunens-hemhjalp", "Kommunens hemhjälp", Ownership.MUNICIPAL, True, stated=date(2026, 10, 1),
                     contact=Contact(role=Text.plain("Enhetschef", "sv"), phone="08-465 004 20"), short=_SHORT, languages=(SpokenLanguage("fi"),)),
            Provider("rosenlunds-omsorg", "Rosenlunds Omsorg & Vänner", Ownership.PRIVATE, True, "556000-0001", date(2026, 9, 15),
                     Contact(role=both("Enhetschef", "Manager"), phone="08-465 004 21", hours=Text.plain("Vardagar klockan 8 till 17", "sv"),
                             email="hej@rosenlund.example", website="https://rosenlund.example/", address="Storgatan 1, 800 10 Provby"),
                     (SpokenLanguage("fi"), SpokenLanguage("ar", Text.plain("Två medarbetare, vardagar", "sv"))), ("tsp", "bildstod"), _SHORT, _ABOUT),
            Provider("aland-stod", "Åland & Öhman <Stöd>", Ownership.NONPROFIT, True, stated=date(2025, 3, 1), short=_SHORT),
            Provider("nykomling", "Nykomling Vård", Ownership.PRIVATE, False),
            Provider("forna-dagar", "Forna Dagar", Ownership.CONTRACTED_OUT, True, stated=date(2026, 1, 2)),
            Provider("framtidens-hjalp", "Framtidens Hjälp", Ownership.PRIVATE, True, stated=date(2026, 11, 1)))


_SHORT = both("Vi har hjälpt människor i Provby sedan 1998. Vi kommer när vi har sagt att vi ska komma.",
              "We have helped people in Provby since 1998. We come when we said we would.")
_ABOUT = Text.plain("Vi är ett litet lag som känner trakten.\n\n- Vi lagar mat tillsammans.\n- Vi går ut **varje dag**.\n\n"
                    "Ring *gärna* och fråga.", "sv")


def _offers() -> tuple[Offer, ...]:
    return (*_home_offers(), *_living_offers(), *_offers_not_in_force())


def _home_offers() -> tuple[Offer, ...]:
    municipal, rose, aland = (_facts(_home_facts(), *values) for values in (
        (11, Decimal("82.5"), True, NOT_APPLICABLE, Hours(TimeRange(450, 990), NONE)), (8, Decimal(100), NOT_APPLICABLE, Decimal("320"), NOT_ANSWERED),
        (NOT_ANSWERED, NOT_ANSWERED, False, NONE, NOT_ANSWERED)))
    return (_offer("kommunens-hemhjalp", "hemhjalp", "Kommunens hemhjälp", Ownership.MUNICIPAL, ("berget", "dalen", "kusten"), facts=municipal,
                   parts=("stad", "omsorg"), hours=_round_the_clock(), languages=(SpokenLanguage("fi"),), communication=NONE, specialisms=NONE,
                   capacity=(Capacity(NONE, availability="open", stated=date(2026, 10, 1)),), permit=NOT_APPLICABLE,
                   contact=Contact(phone="08-465 004 20", role=Text.plain("Enhetschef", "sv")), short=_SHORT, stated=date(2026, 10, 1)),
            _offer("rosenlunds-omsorg", "hemhjalp", "Rosenlunds Omsorg & Vänner", Ownership.PRIVATE, ("berget", "dalen"), facts=rose,
                   parts=("stad",), hours=Hours(TimeRange(420, 1320), TimeRange(420, 1320)), specialisms=("demens", "syn"), capacity=_rose_capacity(),
                   languages=(SpokenLanguage("fi"), SpokenLanguage("ar", Text.plain("Två medarbetare, vardagar", "sv"))), communication=("tsp",),
                   permit=Permit("ivo", True, date(2026, 1, 10)), additional_services=(both("Fönsterputs", "Window cleaning"), Text.plain("Snöskottning", "sv")),
                   follow_up=FollowUp(date(2026, 3, 1), Text.plain("Inga brister.", "sv"), "https://provby.example/uppfoljning/12"),
                   contact=Contact(role=both("Enhetschef", "Manager"), phone="08-465 004 21", hours=Text.plain("Vardagar klockan 8 till 17", "sv"),
                                   email="hej@rosenlund.example", website="https://rosenlund.example/", address="Storgatan 1, 800 10 Provby"),
                   visits=Text.plain("Ring så kommer vi hem till dig.", "sv"), short=_SHORT, about=_ABOUT, stated=date(2026, 9, 15)),
            _offer("aland-stod", "hemhjalp", "Åland & Öhman <Stöd>", Ownership.NONPROFIT, ("dalen",), facts=aland,
                   hours=Hours(TimeRange(480, 1020), NONE, Text.plain("Fredagar till 15.", "sv")), short=_SHORT, stated=date(2025, 3, 1)),
            _offer("nykomling", "hemhjalp", "Nykomling Vård", Ownership.PRIVATE, ("berget",), facts=_unanswered(_home_facts())))


def _rose_capacity() -> tuple[Capacity, ...]:
    return (Capacity(40, availability="few", stated=date(2026, 10, 1), note=Text.plain("Ring och fråga.", "sv"), areas=("berget",)),
            Capacity(300, "hours", "queue", date(2026, 9, 1), areas=("dalen",)))


def _living_offers() -> tuple[Offer, ...]:
    definitions = _living().facts
    full = _facts(definitions, "on-site", ("bath", "garden"), both("Varje dag, med någon om du vill.", "Every day, with somebody if you like."))
    return (_offer("rosenlunds-omsorg", "trygga-hem", "Rosengården", Ownership.PRIVATE, ("berget",), unit=Unit("berget", "Rosengården", "Bergvägen 2, 800 12 Provby"),
                   facts=full, hours=_round_the_clock(), levels=(1, 2), capacity=(Capacity(24, "places", "full", date(2026, 11, 1)),),
                   photos=(Photo("outside", "photos/rosengarden.jpg", both("Ett gult trähus med veranda.", "A yellow wooden house with a porch."), "Prov Bild"),),
                   permit=Permit("ivo", False, date(2026, 5, 2)), contact=Contact(phone="08-465 004 22"), short=_SHORT, stated=date(2026, 9, 15)),
            _offer("rosenlunds-omsorg", "trygga-hem", "Hamnhuset", Ownership.PRIVATE, ("kusten",), unit=Unit("kusten", "Hamnhuset"),
                   facts=_unanswered(definitions), stated=date(2026, 9, 15)),
            _offer("kommunens-hemhjalp", "trygga-hem", "Åsgården", Ownership.MUNICIPAL, ("dalen",), unit=Unit("asgarden", "Åsgården", "Åsvägen 7, 800 20 Provby"),
                   facts=_facts(definitions, "elsewhere", NONE, NOT_ANSWERED), levels=NONE, capacity=(Capacity(12, "places", "open", date(2026, 11, 2)),)))


def _offers_not_in_force() -> tuple[Offer, ...]:
    gone, soon = Contract(("dalen",), date(2020, 1, 1), date(2026, 6, 30)), Contract(("kusten",), date(2027, 1, 1))
    facts = _unanswered(_home_facts())
    return (_offer("forna-dagar", "hemhjalp", "Forna Dagar", Ownership.CONTRACTED_OUT, ("dalen",), gone, Status.ENDED, facts=facts),
            _offer("framtidens-hjalp", "hemhjalp", "Framtidens Hjälp", Ownership.PRIVATE, ("kusten",), soon, Status.COMING, facts=facts))


def _offer(provider: str, service: str, name: str, ownership: Ownership, areas: tuple[str, ...], contract: Contract | None = None,
           status: Status = Status.IN_FORCE, unit: Unit | None = None, **answers: object) -> Offer:
    id_ = "/".join((provider, service, *((unit.id,) if unit else ())))
    contracts = (contract or Contract(areas, date(2024, 1, 1), date(2027, 12, 31)),)
    return Offer(id_, provider, service, name, ownership, contracts, status, areas, unit, **answers)


def _facts(definitions: tuple[FactDefinition, ...], *values: object) -> tuple[Fact, ...]:
    return tuple(Fact(definition, value, stated=date(2026, 9, 15)) for definition, value in zip(definitions, values, strict=True))


def _unanswered(definitions: tuple[FactDefinition, ...]) -> tuple[Fact, ...]:
    return tuple(Fact(definition) for definition in definitions)


def _round_the_clock() -> Hours:
    return Hours(TimeRange(0, 1440), TimeRange(0, 1440))


def _rounds() -> tuple[SurveyRound, ...]:
    """Two rounds, in which results of every sort stand: counts, a percent, hidden, two years together, new."""
    home, rose, aland = (f"{provider}/hemhjalp" for provider in ("kommunens-hemhjalp", "rosenlunds-omsorg", "aland-stod"))
    cells = {(home, "bemotande"): SurveyCell((("mycket", 150), ("ganska", 60), ("inte", 40), ("vet_ej", 5))),
             (rose, "bemotande"): SurveyCell((("mycket", 15), ("ganska", 6), ("inte", 3), ("vet_ej", 1))),
             (aland, "bemotande"): SurveyCell(hidden=True),
             (home, "tider"): SurveyCell(percent=Decimal(77), base=240)}
    before = {(home, "bemotande"): SurveyCell((("mycket", 140), ("ganska", 70), ("inte", 45), ("vet_ej", 0))),
              (rose, "bemotande"): SurveyCell((("mycket", 14), ("ganska", 8), ("inte", 2), ("vet_ej", 0))),
              (aland, "bemotande"): SurveyCell(hidden=True)}
    first = _round("hemhjalp-2025", 2025, {home: 310, rose: 38, aland: 14}, before)
    second = replace(_round("hemhjalp-2026", 2026, {home: 300, rose: 40, aland: 12}, cells), pool=first.id, pooled={(aland, "bemotande"): SurveySum(15, 13)},
                     totals={"bemotande": SurveySum(281, 238), "tider": None})
    return first, second


def _round(id_: str, year: int, invited: dict[str, int], cells: dict[tuple[str, str], SurveyCell]) -> SurveyRound:
    answers = ("mycket", "ganska", "inte", "vet_ej")
    treatment = Question("bemotande", both("Är du nöjd med hur personalen bemöter dig?", "Are you content with how the staff treat you?"),
                         ("mycket", "ganska"), ("vet_ej",), answers, True, both("nöjda med bemötandet", "content with the staff"),
                         both("de är nöjda med hur personalen bemöter dem", "they are content with how the staff treat them"),
                         tuple(Answer(answer, both(answer, answer), both("en glad figur", "a happy face") if answer == "mycket" else None) for answer in answers))
    times = Question("tider", Text.plain("Kommer personalen när de ska?", "sv"), ("ja",), (), ("ja", "nej"))
    return SurveyRound(id_, "hemhjalp", date(year, 3, 1), date(year, 4, 30), both("Provby kommun", "The municipality of Provby"),
                       both("Enkät på papper och webb. Den som ville fick hjälp att svara.", "On paper and on the web, with help for those who wanted it."),
                       "allowed", (treatment, times), invited, cells)


def _pages() -> tuple[EditorialPage, ...]:
    return (EditorialPage("start", "sv", "Välj vem som hjälper dig", "Du får välja vem som hjälper dig.\n\nDu kan byta när du vill."),
            EditorialPage("start", "en", "Choose who helps you", "You may choose who helps you.\n\nYou can switch whenever you like."),
            EditorialPage("how-to-choose", "sv", "Så väljer du", "Välj i lugn och ro.\n\n## Innan du väljer\n\nLäs om "
                          "[hur ordningen bestäms](page:order) eller ring.\n\n## Vem får välja\n\n1. Du\n2. Din gode man"),
            EditorialPage("if-you-do-not-choose", "sv", "Om du inte väljer", "Du får hjälp ändå."),
            EditorialPage("about-the-figures", "sv", "Om uppgifterna", "Varje uppgift har en källa.\n\n## Enkäter\n\nAlla fick samma frågor."),
            EditorialPage("glossary", "sv", "Ordlista", "## Utförare\n\nDen som ger hjälpen."),
            EditorialPage("kontakt-oss", "sv", "Kontakta oss", "Skriv till [kommunen](mailto:svar@provby.example)."))
