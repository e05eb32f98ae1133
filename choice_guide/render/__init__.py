"""Pages: the guide's views, its templates and the words of its languages -> files below the site."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from choice_guide.derive.lookup import Lookup
from choice_guide.render.assets import AssetNames, site_assets
from choice_guide.render.choosing import choosing_files
from choice_guide.render.fonts import theme_fonts
from choice_guide.render.headers import headers_file
from choice_guide.render.links import linker
from choice_guide.render.pages import Job, catalogues_of, environments, write_pages
from choice_guide.render.pictures import site_pictures
from choice_guide.render.settings import PrintedFile, RenderResult, Settings
from choice_guide.render.sitemap import sitemap_files
from choice_guide.render.theme import theme_css

__all__ = ["PrintedFile", "RenderResult", "Settings", "render", "with_choosing"]


def render(lookup: Lookup, content: Path, out: Path, settings: Settings) -> RenderResult:
    """Write every page, asset and photo of the guide below `out`, and the files that hosts and search engines read.

    `content` is the folder that photos lie in. The same guide, software and settings give the same bytes. Raises
    MissingMessage (a word the interface lacks), BrokenLink, AssetError, OSError and what Jinja raises for a faulty template.
    """
    def write(name: str, data: bytes) -> None:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    faces, fonts = theme_fonts(lookup.guide.theme, content)
    names, files = site_assets(settings.software / "templates", theme_css(lookup.guide.theme) + faces)
    for name, data in (files | fonts).items():
        write(name, data)
    job = Job(lookup, out, settings, names, site_pictures(lookup.guide, content, write))
    written = write_pages(replace(job, assets=with_choosing(job, write)))
    write("_headers", headers_file().encode())
    if lookup.guide.base_url:
        for name, text in sitemap_files(lookup.guide.base_url, [entry for entry in written if entry.listed]):
            write(name, text.encode())
    return RenderResult(len(written))


def with_choosing(job: Job, write: Callable[[str, bytes], None]) -> AssetNames:
    """Write the data of the choosing pages; the assets' names with theirs."""
    guide, addresses = job.lookup.guide, job.lookup.addresses
    links = linker(guide.base_url, job.settings.link_style)
    names, files = choosing_files(job.lookup, environments(job), {code: found.messages for code, found in catalogues_of(job).items()},
                                  {code: links.href(addresses.fixed(code, "compare")) for code in guide.languages})
    for name, data in files.items():
        write(name, data)
    return AssetNames({**job.assets.names, **names})
