"""The municipality's own font: its files as files of the site, and the @font-face rules that name them."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from choice_guide.model import Theme
from choice_guide.render.assets import FOLDER, hashed


def theme_fonts(theme: Theme, content: Path) -> tuple[str, Mapping[str, bytes]]:
    """The @font-face rules for a style sheet in assets/, and each font file's path below the site with its bytes.

    Nothing of either where the theme names no font, or one that readers' devices have. Raises OSError for a file that cannot be read.
    """
    rules, files = "", {}
    for file, weight in theme.font.files if theme.font else ():
        data = (content / file).read_bytes()
        path = hashed(f"fonts/{PurePosixPath(file).name}", data)
        files[path] = data
        rules += (f'@font-face{{font-family:"{theme.font.family}";font-weight:{weight};font-display:swap;'
                  f'src:url("{PurePosixPath(path).relative_to(FOLDER)}") format("woff2");}}\n')
    return rules, files
