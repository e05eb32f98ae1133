"""What there is to print, as jobs for the typesetter."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from choice_guide.derive import order
from choice_guide.derive.brochure import Brochure
from choice_guide.derive.listing import ServiceCount, service_counts
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.paper import BOOKLET, BOOKLET_PRINT, NORMAL, POSTER, SIZES, folder_files, paper_file
from choice_guide.derive.sheet import sheet
from choice_guide.model import Offer, Status
from choice_guide.render.brochures.setting import Job
from choice_guide.render.brochures.words import Set, Words

TEMPLATE = "brochure"


@dataclass(frozen=True, slots=True)
class Maker:
    """`words` by language; `content`: the folder of the photos; `software`: typesetter.fingerprint."""

    lookup: Lookup
    words: Mapping[str, Words]
    content: Path
    software: str

    def brochures(self, found: Sequence[Brochure]) -> Iterator[Job]:
        """Every brochure in every size."""
        for brochure in found:
            said = self.words[brochure.language].brochure(brochure)
            for size in SIZES:
                yield self._job(said, size, paper_file(self.lookup, brochure.name, brochure.language, size).path)

    def folders(self) -> Iterator[Job]:
        """The folder about how to choose."""
        for language, words in self.words.items():
            said = words.folder(self.lookup.addresses.fixed(language, "how-to-choose"))
            for file in folder_files(self.lookup, language):
                yield self._job(said, file.size, file.path)

    def booklets(self, found: Sequence[Brochure]) -> Iterator[Job]:
        """Every brochure as a booklet: tagged A5, and imposed."""
        for brochure in found:
            path, imposed = (paper_file(self.lookup, brochure.name, brochure.language, size).path for size in (BOOKLET, BOOKLET_PRINT))
            yield self._job(self.words[brochure.language].brochure(brochure), BOOKLET, path, imposed=imposed)

    def sheets(self) -> Iterator[Job]:
        """Every offer's own sheet."""
        for language, words in self.words.items():
            for offer in self._offers():
                found = sheet(self.lookup, offer, language)
                said = words.loose_sheet(found)
                for file in found.paper:
                    yield self._job(said, file.size, file.path, leaf=file.size == NORMAL)

    def posters(self) -> Iterator[Job]:
        """A sheet for the wall for every service in which somebody can be chosen."""
        for language, words in self.words.items():
            for count in self._counts(language):
                yield self._job(words.poster(count), POSTER, paper_file(self.lookup, count.service.id, language, POSTER).path)

    def number(self, found: Sequence[Brochure], everything: bool) -> int:
        """How many jobs there are. `everything`: with booklets and posters."""
        languages = len(self.words)
        more = len(found) + languages * len(self._counts(self.lookup.guide.languages[0])) if everything else 0
        return len(SIZES) * (len(found) + languages * (1 + len(self._offers()))) + more

    def _counts(self, language: str) -> tuple[ServiceCount, ...]:
        return tuple(count for count in service_counts(self.lookup, language) if count.count)

    def _offers(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.lookup.guide.offers if offer.status is Status.IN_FORCE)

    def _job(self, said: Set, size: str, path: str, imposed: str = "", **more: Any) -> Job:
        photos = {name: self.content / file for name, file in said.photos.items()}
        day = order.first_day(order.week_of(self.lookup.guide.date))
        return Job.of(TEMPLATE, {**said.data, "size": size, **more}, photos, day, path, self.software, imposed)
