"""Which fonts a sheet needs, and what none of them can draw.

A letter and the marks on it are drawn by one font. What no font of the package draws, or a mark on nothing, is replaced
by a sign that everybody sees (�), because a tagged PDF may not hold a character without a shape, and because a paper
must come: the office is told which characters these are.
"""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

FONTS: Final = Path(__file__).parent.parent / "fonts"
BASE: Final = "base"
SIGN: Final = "\ufffd"
_JOINER: Final = "\u200d"
# Drawn by what is around them.
_SHAPED: Final = frozenset("\u200c\u200d") | {chr(code) for code in range(0xFE00, 0xFE10)}


@dataclass(frozen=True, slots=True)
class Face:
    """A font of the package: its folder, its family's name, and the ranges it draws as first and last code points."""

    folder: str
    family: str
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def draws(self, character: str) -> bool:
        """Whether it has a shape for a character."""
        at = bisect_right(self.firsts, ord(character)) - 1
        return at >= 0 and ord(character) <= self.lasts[at]


@cache
def faces() -> tuple[Face, ...]:
    """The fonts of the package, the one of every paper first (`coverage.json`, made by `python -m infra.fonts`)."""
    told: dict[str, Any] = json.loads((FONTS / "coverage.json").read_text("utf-8"))
    return tuple(
        Face(folder, family, tuple(first for first, _ in ranges), tuple(last for _, last in ranges))
        for folder, (family, ranges) in told.items()
    )


@dataclass(slots=True)
class Fitting:
    """What a text was found to need: the fonts by folder, and the characters that nothing draws, in order."""

    folders: set[str] = field(default_factory=lambda: {BASE})
    missing: dict[str, None] = field(default_factory=dict)

    def sheet(self, value: Any) -> Any:
        """A sheet, or a part of it, with every text as it can be drawn."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self.sheet(part) for key, part in value.items()}
        return [self.sheet(part) for part in value] if isinstance(value, list | tuple) else value

    def text(self, text: str) -> str:
        """A text as it can be drawn: composed, without control characters, the sign for what nothing draws."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(self._drawn(cluster) for cluster in _clusters(unicodedata.normalize("NFC", text)))

    def _drawn(self, cluster: str) -> str:
        """A cluster by the one font that draws most of it; what this font lacks is missing."""
        needed = [character for character in cluster if character not in _SHAPED]
        able = [face for face in faces() if needed and face.draws(needed[0])]
        if not able or unicodedata.category(needed[0])[0] in ("M", "C"):
            self.missing.update(dict.fromkeys(needed))
            return SIGN if needed else ""
        face = max(able, key=lambda face: sum(map(face.draws, needed)))
        self.folders.add(face.folder)
        return "".join(self._by(face, character) for character in cluster)

    def _by(self, face: Face, character: str) -> str:
        if character in _SHAPED or face.draws(character):
            return character
        self.missing[character] = None
        return "" if unicodedata.category(character)[0] == "M" else SIGN

    @property
    def families(self) -> list[str]:
        """The families of the fonts that are needed, in the order they are asked."""
        return [face.family for face in faces() if face.folder in self.folders]


def _clusters(text: str) -> Iterator[str]:
    """A text in pieces that one font must draw: a character with its marks, and what is joined to it."""
    cluster = ""
    for character in text:
        category = unicodedata.category(character)
        if category in ("Zl", "Zp") or character in "\t\n\r":
            character = " "
        elif category in ("Cc", "Cs") or (category == "Cf" and character not in _SHAPED):
            continue  # nobody sees it
        joined = category[0] == "M" or character in _SHAPED or cluster.endswith(_JOINER)
        if cluster and (cluster.isspace() or not joined):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster
