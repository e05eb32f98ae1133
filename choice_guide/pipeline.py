"""The build as a list of named steps, readable on one page. What each step needs and gives is in `Build`."""
from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from choice_guide import assemble, check, index, offline, publish, read, render
from choice_guide.audit.guide import audit_guide
from choice_guide.catalogue import Catalogue
from choice_guide.derive import order
from choice_guide.derive.addresses import WORDS, Addresses, collisions
from choice_guide.derive.lookup import Lookup
from choice_guide.edition import Edition, edition
from choice_guide.findings import Report
from choice_guide.model import Guide, Status
from choice_guide.render.brochures import make_brochures

#: Where brochures that were set before are kept, below the software; and after how many of them progress is told.
CACHE, COUNTED = ".cache/brochures", 50
Progress = Callable[..., None]  # is told the key of each step as it starts; in a long one also how far it has come: key, done=, all=


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. `site` None = check only. `link_style`: "directory" (hemtjanst/norr/) or "file" (…/index.html).

    `offline`: whether the guide can be stored on a device and taken along on a USB stick; with "file" it cannot. `brochures`: whether
    there are files to print; `all_paper`: also posters and booklets.
    """

    content: Path
    site: Path | None
    day: date
    software: Path
    strict: bool = False
    link_style: str = "directory"
    offline: bool = True
    brochures: bool = True
    all_paper: bool = False


@dataclass(slots=True)
class Build:
    """What a run has come to: the report, the guide where there is one, what was published, seconds per step."""

    report: Report = Report()
    guide: Guide | None = None
    edition: Edition | None = None
    pages: int = 0
    published: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """How many services, areas, providers, offers in force and pages there are."""
        if self.guide is None:
            return {}
        in_force = sum(offer.status is Status.IN_FORCE for offer in self.guide.offers)
        return {"services": len(self.guide.services), "areas": len(self.guide.areas), "providers": len(self.guide.providers),
                "offers": in_force, "pages": self.pages}


def run(asked: Order, progress: Progress = lambda step, **counts: None) -> Build:
    """Read, check and assemble the content and, where a site is asked for and nothing stops it, publish it whole.

    Raises publish.CannotPublish, OSError (a full disk) and whatever a fault in the tool itself raises; the published site
    then stands as it was.
    """
    build = Build()
    lookup = understand(asked, build, progress)
    if lookup is None or asked.site is None or build.report.exit_code(asked.strict) == 2:
        return build
    with publish.staged(asked.site) as folder:
        make(asked, lookup, folder, build, progress)
        with timed(build, "publish", progress):
            publish.publish(folder, asked.site)
    build.published = True
    return build


def understand(asked: Order, build: Build, progress: Progress) -> Lookup | None:
    """content/ -> findings and, when nothing that all share is in error, the guide."""
    with timed(build, "read", progress):
        documents, unread = read.read(asked.content)
    with timed(build, "check", progress):
        checked, found = check.check(documents, asked.day, asked.content)
        unspoken = check.languages_without_words(documents, spoken_languages(asked.software))
    build.report = Report.of((*unread, *found, *unspoken))
    if build.report.exit_code() == 2:
        return None
    with timed(build, "assemble", progress):
        build.guide = assemble.assemble(checked, asked.day)
    with timed(build, "audit", progress):
        audited = audit_guide(build.guide)
        build.guide = replace(build.guide, survey_audit=audited.summary)
    lookup = Lookup.of(build.guide, addresses_of(build.guide, asked.software))
    clashes = check.address_collisions(documents, collisions(build.guide, lookup.addresses))
    given_away = check.audit_findings(documents, audited.reckonable, audited.unknown, audited.contradicting,
                                      audited.by_others)
    build.report = Report.of((*build.report.findings, *clashes, *given_away))
    return None if build.report.exit_code() == 2 else lookup


def make(asked: Order, lookup: Lookup, folder: Path, build: Build, progress: Progress) -> None:
    """The guide -> a staged folder that is a whole site."""
    build.edition = edition(asked.content, asked.software, asked.day, order.week_of(asked.day))
    usb_file = usb_file_of(lookup.guide, asked.software) if asked.offline and asked.link_style == "directory" else None
    settings = render.Settings(build.edition, asked.link_style, asked.software, usb_file=usb_file)
    if asked.brochures:
        with timed(build, "brochures", progress):
            settings = replace(settings, printed=print_brochures(asked, lookup, folder, settings, progress))
    with timed(build, "render", progress):
        build.pages = render.render(lookup, asked.content, folder, settings).pages
    with timed(build, "index", progress):
        index.index(lookup, folder, asked.software)
    (folder / "edition.json").write_text(json.dumps(
        {"base_path": urlsplit(lookup.guide.base_url or "").path or "/", "date": build.edition.date.isoformat(),
         "edition": build.edition.code, "guide": lookup.guide.id}, sort_keys=True) + "\n",
        encoding="utf-8")
    if usb_file:
        with timed(build, "offline", progress):
            offline.offline(folder, build.edition, asked.software, usb_file)


def print_only(asked: Order, progress: Progress) -> tuple[Build, Mapping[str, render.PrintedFile]]:
    """Make what there is to print in the folder `asked.site`, and no site; what was written, by path."""
    build = Build()
    lookup = understand(asked, build, progress)
    if lookup is None or build.report.exit_code(asked.strict) == 2:
        return build, {}
    settings = render.Settings(edition(asked.content, asked.software, asked.day, order.week_of(asked.day)), asked.link_style, asked.software)
    with timed(build, "brochures", progress):
        return build, print_brochures(asked, lookup, asked.site, settings, progress)


def print_brochures(asked: Order, lookup: Lookup, folder: Path, settings: render.Settings, progress: Progress
                    ) -> Mapping[str, render.PrintedFile]:
    """All that there is to print, below `folder`; what was written, by path."""
    def counted(done: int, number: int) -> None:
        if done % COUNTED == 0 and done < number:
            progress("brochures.done", done=done, all=number)

    return make_brochures(lookup, asked.content, folder, settings, asked.software / CACHE, counted, asked.all_paper)


def addresses_of(guide: Guide, software: Path) -> Addresses:
    """The guide's addresses, with the fixed words of its first language."""
    catalogue = Catalogue.load(software / "translations", guide.languages[0], "interface")
    words = {id_: catalogue.text(f"address.{id_}") for id_ in WORDS}
    alphabet = catalogue.text("alphabet") if catalogue.has("alphabet") else ""
    return Addresses(guide.languages[0], {**words, "alphabet": alphabet})


def usb_file_of(guide: Guide, software: Path) -> str:
    """The name of the guide's file for a USB stick, in the guide's first language."""
    return f"{Catalogue.load(software / 'translations', guide.languages[0], 'interface').text('address.usb')}.zip"


def spoken_languages(software: Path) -> frozenset[str]:
    """Languages that the interface has words in."""
    return frozenset(file.parent.name for file in (software / "translations").glob("*/interface.po"))


@contextmanager
def timed(build: Build, step: str, progress: Progress) -> Iterator[None]:
    """Announce a step and note how long it took."""
    progress(step)
    start = time.perf_counter()
    yield
    build.seconds[step] = build.seconds.get(step, 0.0) + time.perf_counter() - start
