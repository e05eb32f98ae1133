"""A service's data as the built site has it, and which offers have what is wished for, told once more without the site's scripts."""

import json
import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class ServiceData:
    """The JSON of one service and language."""

    data: dict

    @classmethod
    def of(cls, site, service, language="sv"):
        (file,) = (f for f in site.files if re.fullmatch(rf"assets/choosing/{language}/{service}\.[0-9a-f]+\.json", f))
        return cls(json.loads((site.folder / file).read_text("utf-8")))

    @cached_property
    def wishes(self):
        return [f"{one['id']}.{option}" for one in self.data["criteria"] for option, _ in one["options"]]

    def ids(self, area):
        """The offers of a list, in the drawn order."""
        order = next(order for order in self.data["orders"] if order["id"] == area)
        return [self.data["offers"][place]["id"] for place in order["offers"]]

    def name(self, id_):
        """What an offer is called."""
        return next(offer["name"] for offer in self.data["offers"] if offer["id"] == id_)

    def groups(self, area, wishes):
        """{"all" | "lacks" | "unknown": offer ids in the drawn order}."""
        found = {"all": [], "lacks": [], "unknown": []}
        for id_ in self.ids(area):
            said = self._said(id_, area, wishes)
            found["lacks" if "n" in said else "unknown" if "u" in said else "all"].append(id_)
        return found

    def _said(self, id_, area, wishes):
        offer = next(offer for offer in self.data["offers"] if offer["id"] == id_)
        said = set()
        for place, one in enumerate(self.data["criteria"]):
            asked = [at for at, (option, _) in enumerate(one["options"]) if f"{one['id']}.{option}" in wishes]
            letters = [offer["answers"][place][at].replace("x", "n") for at in asked]
            if one["id"] == "availability" and asked:
                letters = [offer["here"].get(area, letters[0])]
            if letters and one["any"]:
                letters = ["y" if "y" in letters else "u" if "u" in letters else "n"]
            said |= set(letters)
        return said
