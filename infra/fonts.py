"""`python -m infra.fonts FOLDER`: cut the fonts of the papers out of the originals in a folder, and write down which
characters each of them draws (`coverage.json`).

Where the originals come from, and under which licences, is in `chalicelib/invoicing/fonts/SOURCE.txt`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

FONTS: Final = Path(__file__).parent.parent / "chalicelib" / "invoicing" / "fonts"
COVERAGE: Final = FONTS / "coverage.json"
# What every paper may need: Latin with marks, Greek, Cyrillic, punctuation, currencies, arrows, the sign for the rest.
_BASE: Final = (
    (0x20, 0x52F), (0x1AB0, 0x1ABE), (0x1C80, 0x1C88), (0x1D00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x2094),
    (0x20A0, 0x20C0), (0x2100, 0x214F), (0x2190, 0x2193), (0x2212, 0x2212), (0x2C60, 0x2C7F), (0x2DE0, 0x2E4F),
    (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)  # fmt: skip
_HANGUL: Final = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3))
_LIVING: Final = (
    "Arabic", "Hebrew", "Thai", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada",
    "Malayalam", "Sinhala", "Georgian", "Armenian", "Ethiopic", "Khmer", "Lao", "Myanmar", "Mongolian", "Thaana",
    "Syriac", "Cherokee", "CanadianAboriginal", "Tifinagh", "NKo", "Adlam", "OlChiki", "MeeteiMayek", "Yi", "Symbols2",
)  # fmt: skip
# Name here: (file of the original, ranges of characters or all, the family's name where it needs another).
SOURCES: Final[Mapping[str, tuple[str, tuple[tuple[int, int], ...], str]]] = {
    "base/NotoSans-Regular": ("NotoSans_400Regular.ttf", _BASE, ""),
    "base/NotoSans-SemiBold": ("NotoSans_600SemiBold.ttf", _BASE, ""),
    **{f"{name.lower()}/NotoSans{name}-Regular": (f"NotoSans{name}-Regular.ttf", (), "") for name in _LIVING},
    "tibetan/NotoSerifTibetan-Regular": ("NotoSerifTibetan-Regular.ttf", (), ""),
    "han/DroidSansFallbackFull": ("DroidSansFallbackFull.ttf", (), ""),
    "hangul/DroidSansHangul": ("DroidSansFallback.ttf", _HANGUL, "Droid Sans Hangul"),
    "emoji/NotoEmoji-Regular": ("NotoEmoji_400Regular.ttf", (), ""),
}


def cut(originals: Path) -> None:
    """Write every font of `SOURCES` and the table of what they draw."""
    for name, (source, ranges, family) in SOURCES.items():
        _cut_one(originals / source, FONTS / f"{name}.ttf", ranges, family)
    COVERAGE.write_text(json.dumps(coverage(), separators=(",", ":")) + "\n", encoding="utf-8")


def _cut_one(source: Path, target: Path, ranges: Iterable[tuple[int, int]], family: str) -> None:
    from fontTools import subset

    options = subset.Options(layout_features=["*"], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6])
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    wanted = [code for first, last in ranges for code in range(first, last + 1)]
    cutter.populate(unicodes=wanted or list(font.getBestCmap()))
    cutter.subset(font)
    if family:
        for record in font["name"].names:
            record.string = {1: family, 4: family, 6: family.replace(" ", "")}.get(record.nameID, record.toUnicode())
    target.parent.mkdir(parents=True, exist_ok=True)
    subset.save_font(font, str(target), options)


def coverage() -> dict[str, Any]:
    """By folder: the family's name and the ranges of characters that its fonts draw."""
    from fontTools.ttLib import TTFont

    found: dict[str, Any] = {}
    for name in SOURCES:
        with TTFont(FONTS / f"{name}.ttf", lazy=True) as font:
            codes = sorted(font.getBestCmap())
            found.setdefault(name.partition("/")[0], [font["name"].getDebugName(1), _ranges(codes)])
    return found


def _ranges(codes: Iterable[int]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


if __name__ == "__main__":
    cut(Path(sys.argv[1]))
