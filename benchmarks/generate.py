"""Guides of any size for the benchmarks: as many providers as asked for, with profiles as full as a good real one.

The generated guide has ten areas and five services (three served, two located with units); each provider has one to three
offers. The same number gives the same bytes. Names and texts are made of syllables, so that nothing repeats exactly.
"""
from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Callable
from pathlib import Path

import yaml

AREAS = [f"omrade{i}" for i in range(10)]
SERVED, LOCATED = ("hjalp", "mat", "sallskap"), ("boende", "dagar")
SYLLABLES = ("al", "bo", "da", "ek", "fa", "gran", "hav", "is", "jord", "kull", "lin", "mar", "nor", "os", "pil", "ros", "sol", "tall", "ur", "vik")


def main() -> None:
    """Write a guide of --providers providers into --out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--providers", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    generate(arguments.out, arguments.providers)


def generate(out: Path, providers: int) -> None:
    """Write the content of a guide with this many providers into the folder `out`."""
    rng = random.Random(providers)
    _write_frame(out, {service: _service(service) for service in (*SERVED, *LOCATED)})
    _write_register(out, [row for number in range(providers) for row in _provider(out, number, rng)])


def _write_frame(out: Path, services: dict[str, dict]) -> None:
    """Write all but the providers and the register."""
    _write(out / "guide.yaml", _guide())
    _write(out / "areas.yaml", {"areas": [_area(i, area) for i, area in enumerate(AREAS)]})
    _write(out / "vocabulary" / "languages.yaml", _languages())
    _write(out / "vocabulary" / "specialisms.yaml", {"specialisms": [{"id": f"s{i}", "name": {"sv": f"Inriktning {i}"}} for i in range(12)]})
    for id_, service in services.items():
        _write(out / "services" / f"{id_}.yaml", service)


def _write_register(out: Path, rows: list[list[str]]) -> None:
    with (out / "contracts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("provider name ownership unit unit_name service areas from to".split())
        writer.writerows(rows)


def generate_lists(out: Path, lists: int, offers: int) -> None:
    """Write the content of a guide with `lists` lists of `offers` offers each into the folder `out`: services in ten areas, so `lists` is a
    multiple of ten. Each provider is in ten lists: two neighbouring services in half of the areas.

    The same arguments give the same bytes. Raises ValueError where the lists cannot be made.
    """
    if lists % len(AREAS) or lists < 3 * len(AREAS) or offers % 2:
        raise ValueError("lists: 30, 40, 50, …; offers: an even number")
    rng, services = random.Random(lists * offers), [f"hjalp{number:03d}" for number in range(lists // len(AREAS))]
    _write_frame(out, {service: {**_service(service), "area_means": "served"} for service in services})
    rows = []
    for number in range(len(services) * offers):
        pair = [services[(number // offers + step) % len(services)] for step in (0, 1)]
        areas = AREAS[::2] if number % 2 else AREAS[1::2]
        rows += _written(out, number, rng, lambda name: [{**_offer(service, rng, name), "areas": areas} for service in pair])
    _write_register(out, rows)


def _guide() -> dict:
    return {"id": "matkommun", "name": "Mätkommun", "country": "SE", "demo": "true", "languages": ["sv"],
            "base_url": "https://matkommun.example/", "contact": {"name": "Omsorg", "phone": "08-465 004 00", "hours": {"sv": "Vardagar"}},
            "choice": {"phone": "08-465 004 00", "form_url": "https://matkommun.example/val", "post": "800 00 Mätkommun"},
            "complaints": {"text": {"sv": "Prata först med utföraren."}}, "accessibility": {"form_url": "https://matkommun.example/fel"}}


def _area(number: int, area: str) -> dict:
    places = [f"{SYLLABLES[number]}{ending}".capitalize() for ending in ("by", "vik", "torp", "berg")]
    return {"id": area, "name": f"Område {number}", "places": places, "postcodes": [f"80{number} 00-80{number} 99"]}


def _languages() -> dict:
    codes = {"fi": "finska", "ar": "arabiska", "so": "somaliska", "en": "engelska", "es": "spanska", "fa": "persiska"}
    return {"languages": [{"code": code, "name": {"sv": name}} for code, name in codes.items()],
            "communication": [{"id": "tsp", "name": {"sv": "Teckenspråk"}}]}


def _service(service: str) -> dict:
    facts = [{"id": f"antal_{i}", "label": {"sv": f"Antal av sort {i}"}, "heading": "staff", "type": "integer", "plausible": ["1", "90"], "source": "provider"}
             for i in range(4)] + [{"id": f"har_{i}", "label": {"sv": f"Har sak {i}"}, "heading": "help", "type": "yes-no", "source": "provider"} for i in range(4)]
    return {"id": service, "name": {"sv": service.capitalize()}, "summary": {"sv": f"Stöd i vardagen av slaget {service}."},
            "area_means": "served" if service in SERVED else "located", "decision": "required",
            "fee": {"text": {"sv": "Avgiften är lika stor vem du än väljer."}, "same_for_all": "yes"},
            "non_choice": {"kind": "own-operation", "text": {"sv": "Då hjälper kommunen dig."}}, "switching": {"text": {"sv": "Du kan byta när du vill."}},
            "comparison": ["availability", "hours", "languages", "antal_0", "har_0"], "facts": facts}


def _provider(out: Path, number: int, rng: random.Random) -> list[list[str]]:
    """Write one profile; returns its rows of the register."""
    return _written(out, number, rng, lambda name: [_offer(service, rng, name) for service in rng.sample((*SERVED, *LOCATED), rng.randint(1, 3))])


def _written(out: Path, number: int, rng: random.Random, make_offers: Callable[[str], list[dict]]) -> list[list[str]]:
    """Write the profile of a provider with the offers that `make_offers` makes for its name; returns its rows of the register."""
    id_ = f"utforare-{number:05d}"
    name = "".join(rng.sample(SYLLABLES, 3)).capitalize() + f" omsorg {number}"
    ownership = ("municipal", "private", "nonprofit", "contracted-out")[number % 4]
    offers = make_offers(name)
    _write(out / "providers" / f"{id_}.yaml", _profile(id_, name, ownership, offers, rng))
    return [[id_, name, ownership, *_unit(offer), offer["service"], " ".join(offer["areas"]), "2024-01-01", ""] for offer in offers]


def _profile(id_: str, name: str, ownership: str, offers: list[dict], rng: random.Random) -> dict:
    return {"id": id_, "name": name, "ownership": ownership, "stated": "2026-10-01",
            "contact": {"role": {"sv": "Enhetschef"}, "phone": "08-465 004 01", "email": f"info@{id_}.example", "website": f"https://{id_}.example/"},
            "languages": sorted(rng.sample(("fi", "ar", "so", "en", "es", "fa"), rng.randint(0, 3))),
            "short": {"sv": f"{name} hjälper dig i vardagen. {_text(rng, 14)}"}, "about": {"sv": "\n\n".join(_text(rng, 45) for _ in range(2))}, "offers": offers}


def _offer(service: str, rng: random.Random, name: str) -> dict:
    areas = sorted(rng.sample(AREAS, rng.randint(1, 5))) if service in SERVED else [rng.choice(AREAS)]
    offer = {"service": service, "areas": areas, "hours": {"weekdays": "07:00-22:00", "weekends": "08:00-20:00"},
             "specialisms": [f"s{rng.randint(0, 11)}"], "capacity": {"ceiling": str(rng.randint(5, 80)), "unit": "clients", "availability": "open", "stated": "2026-10-01"},
             "facts": {**{f"antal_{i}": {"value": str(rng.randint(1, 90)), "stated": "2026-09-15"} for i in range(4)}, **{f"har_{i}": rng.choice(("yes", "no")) for i in range(4)}}}
    return {**offer, "unit": {"id": "hus", "name": f"{name} hus", "address": "Storgatan 1, 800 10 Mätkommun"}} if service in LOCATED else offer


def _unit(offer: dict) -> tuple[str, str]:
    return (offer["unit"]["id"], offer["unit"]["name"]) if "unit" in offer else ("", "")


def _text(rng: random.Random, words: int) -> str:
    return " ".join("".join(rng.sample(SYLLABLES, 2)) for _ in range(words)).capitalize() + "."


def _write(path: Path, data: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper)), encoding="utf-8")


if __name__ == "__main__":
    main()
