"""Links that lead out of the content folder, and files that are no files: never read, never published, always told."""
from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from guides import MINIMAL, changed, copy, guide_of, report_on

PHOTOS = Path("providers") / "lindens-omsorg"
THEME = 'theme: {accent: "#0b4f4a"}'
WITH_FONT = 'theme: {accent: "#0b4f4a", font: {family: Kommun Sans, files: [{file: fonts/kommun.woff2, weight: 100 900}]}}'
WOFF2 = b"wOF2" + bytes(100)


def rules_of(content: Path) -> list[str]:
    return [finding.rule for finding in report_on(content).findings]


def with_font(folder: Path, data: bytes) -> Path:
    content = changed(folder, "guide.yaml", THEME, WITH_FONT)
    (content / "fonts").mkdir()
    (content / "fonts" / "kommun.woff2").write_bytes(data)
    return content


def test_a_photo_behind_a_link_out_of_the_folder(tmp_path: Path):
    content = copy(tmp_path)
    photo = content / PHOTOS / "entre.jpg"
    outside = Path(shutil.move(photo, tmp_path / "outside.jpg"))
    photo.symlink_to(outside)
    assert rules_of(content) == ["photo-outside-folder"]


def test_a_folder_of_photos_behind_a_link_out_of_the_folder(tmp_path: Path):
    content = copy(tmp_path)
    (content / PHOTOS).rename(tmp_path / "outside")
    (content / PHOTOS).symlink_to(tmp_path / "outside", target_is_directory=True)
    assert rules_of(content) == ["photo-outside-folder"]


def test_a_link_that_stays_in_the_folder_is_followed(tmp_path: Path):
    content = copy(tmp_path)
    photo = content / PHOTOS / "entre.jpg"
    photo.rename(content / PHOTOS / "huset.jpg")
    photo.symlink_to("huset.jpg")
    assert rules_of(content) == ["photo-unused"]


def test_links_in_a_circle_are_a_missing_photo(tmp_path: Path):
    content = copy(tmp_path)
    photo = content / PHOTOS / "entre.jpg"
    photo.unlink()
    photo.symlink_to("entre.jpg")
    assert rules_of(content) == ["photo-missing"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are a matter of POSIX systems")
@pytest.mark.parametrize("file", ["providers/ny.yaml", "anteckningar.txt", "providers/lindens-omsorg/ny.jpg", "pages/sv/ny.md"])
def test_a_pipe_is_never_opened(tmp_path: Path, file: str):
    content = copy(tmp_path)
    os.mkfifo(content / file)
    report = report_on(content)
    assert ("file-not-regular", file) in [(finding.rule, finding.mark.file) for finding in report.findings]
    assert report.exit_code() == 2


def test_a_font_of_the_municipality(tmp_path: Path):
    content = with_font(tmp_path, WOFF2)
    assert rules_of(content) == []
    font = guide_of(content).theme.font
    assert (font.family, font.files) == ("Kommun Sans", (("fonts/kommun.woff2", "100 900"),))
    assert guide_of(MINIMAL).theme.font is None


@pytest.mark.parametrize(("data", "rule"), [(b"OTTO" + bytes(100), "font-file"), (b"", "font-file"), (b"wOF2" + bytes(400_000), "font-too-heavy")])
def test_a_file_that_is_no_font_for_the_web(tmp_path: Path, data: bytes, rule: str):
    assert rules_of(with_font(tmp_path, data)) == [rule]


def test_a_font_behind_a_link_out_of_the_folder(tmp_path: Path):
    content = with_font(tmp_path, WOFF2)
    (content / "fonts" / "kommun.woff2").rename(tmp_path / "outside.woff2")
    (content / "fonts" / "kommun.woff2").symlink_to(tmp_path / "outside.woff2")
    assert rules_of(content) == ["font-file"]


def test_a_family_without_files_is_one_that_readers_have(tmp_path: Path):
    guide = guide_of(changed(tmp_path, "guide.yaml", THEME, "theme: {font: {family: Atkinson Hyperlegible Next}}"))
    assert (guide.theme.font.family, guide.theme.font.files, guide.theme.accent) == ("Atkinson Hyperlegible Next", (), "#0b4f4a")
