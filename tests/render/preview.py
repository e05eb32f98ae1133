"""Renders the sample guide with the project's templates, to look at: python tests/render/preview.py FOLDER [file|directory]."""
from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.render.sample_guide import DAY, sample_guide  # noqa: E402

from choice_guide.catalogue import Catalogue  # noqa: E402
from choice_guide.derive.addresses import WORDS, Addresses  # noqa: E402
from choice_guide.derive.lookup import Lookup  # noqa: E402
from choice_guide.edition import Edition  # noqa: E402
from choice_guide.render import RenderResult, Settings, render  # noqa: E402


def preview(out: Path, link_style: str = "directory", software: Path = ROOT) -> RenderResult:
    """Render the sample guide into `out` with the templates and words of `software`."""
    guide = sample_guide()
    with TemporaryDirectory() as content:
        photo = Path(content, "photos", "rosengarden.jpg")
        photo.parent.mkdir()
        Image.linear_gradient("L").resize((1280, 960)).save(photo, "JPEG")
        lookup = Lookup.of(guide, addresses(software, guide.languages[0]))
        return render(lookup, Path(content), out, Settings(Edition(DAY, "7f3a90bc"), link_style, software))


def addresses(software: Path, language: str) -> Addresses:
    """The addresses of a guide in `language`, with the words of `software`."""
    catalogue = Catalogue.load(software / "translations", language, "interface")
    words = {id_: catalogue.text(f"address.{id_}") for id_ in WORDS}
    return Addresses(language, {**words, "alphabet": catalogue.text("alphabet") if catalogue.has("alphabet") else ""})


if __name__ == "__main__":
    print(preview(Path(sys.argv[1]), *sys.argv[2:3]).pages, "pages")
