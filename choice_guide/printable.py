"""Which characters can be printed: those that the fonts of paper have (templates/print/fonts; a test compares)."""
from __future__ import annotations

import re

#: Ranges of code points in hexadecimal.
_RANGES = (
    "20-7E A0-24F 259 2B0-377 37A-37F 384-38A 38C 38E-3A1 3A3-3E1 3F0-52F 531-556 559-58A 58D-58F 591-5C7 5D0-5EA 5F0-5F4 "
    "600-604 606-61B 61E-70D 70F-74A 74D-77F 8A0 8A2-8AC 8E4-8FE 900-983 985-98C 98F-990 993-9A8 9AA-9B0 9B2 9B6-9B9 "
    "9BC-9C4 9C7-9C8 9CB-9CE 9D7 9DC-9DD 9DF-9E3 9E6-9FE B82-B83 B85-B8A B8E-B90 B92-B95 B99-B9A B9C B9E-B9F BA3-BA4 "
    "BA8-BAA BAE-BB9 BBE-BC2 BC6-BC8 BCA-BCD BD0 BD7 BE6-BFA E01-E3A E3F-E5B 1200-1248 124A-124D 1250-1256 1258 125A-125D "
    "1260-1288 128A-128D 1290-12B0 12B2-12B5 12B8-12BE 12C0 12C2-12C5 12C8-12D6 12D8-1310 1312-1315 1318-135A 135D-137C "
    "1380-1399 1CD0-1CF9 1E00-1EFF 2000-2064 2066-206F 2074 2082-2084 20A0-20BF 20F0 2100-214F 2212 2215 22EE 25CC "
    "2670-2671 2D80-2D96 2DA0-2DA6 2DA8-2DAE 2DB0-2DB6 2DB8-2DBE 2DC0-2DC6 2DC8-2DCE 2DD0-2DD6 2DD8-2DDE 2E41 A830-A839 "
    "A8E0-A8FF AB01-AB06 AB09-AB0E AB11-AB16 AB20-AB26 AB28-AB2E FB00-FB06 FB13-FB17 FB1D-FB36 FB38-FB3C FB3E FB40-FB41 "
    "FB43-FB44 FB46-FBC1 FBD3-FD3F FD50-FD8F FD92-FDC7 FDF0-FDFD FE70-FE74 FE76-FEFC FEFF FFFD 11301 11303 1133B-1133C ")

#: Characters that print nothing and so need no font: line breaks, joiners, direction marks, variants.
_UNSEEN = "\t\n\r\u00ad\u200b-\u200f\u2060\u061c\ufeff\ufe00-\ufe0f"
_MISSING = re.compile("[^" + _UNSEEN + "".join(
    "-".join(f"\\U{int(code, 16):08x}" for code in written.split("-")) for written in _RANGES.split()) + "]")
#: What stands on paper in the place of a character that no font has.
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def unprintable(text: str) -> str | None:
    """The first character of a text that no font for paper has; None where there is none."""
    found = _MISSING.search(text)
    return found[0] if found else None


def printable(text: str) -> str:
    """The text with REPLACEMENT for each character that no font for paper has."""
    return _MISSING.sub(REPLACEMENT, text)
