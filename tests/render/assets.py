"""Assets of the project's templates for pages that are rendered in memory."""
from __future__ import annotations

from choice_guide.model import Guide
from choice_guide.render.assets import AssetNames, site_assets
from choice_guide.render.theme import theme_css
from tests.render.conftest import ROOT


def asset_names(guide: Guide) -> AssetNames:
    """The names of all assets that the guide's pages ask for, without making the data of its services."""
    names, _ = site_assets(ROOT / "templates", theme_css(guide.theme))
    data = (f"choosing/{language}/{service.id}.json" for language in guide.languages for service in guide.services)
    return AssetNames({**names.names, **{name: f"assets/{name}" for name in data}})
