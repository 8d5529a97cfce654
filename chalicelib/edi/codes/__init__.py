"""Code lists that explain an answer: adjustment reasons, remarks, claim status and its categories.

The values are facts; categories and wording are our own and short. A user who has a licence loads the official texts
(`official`), one `code<TAB>text` a line, and they take precedence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

LISTS = ("carc", "rarc", "status", "status_category")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A code, the category we put it in, and a short wording."""

    code: str
    category: str
    wording: str


@lru_cache(maxsize=8)
def load(name: str) -> dict[str, Meaning]:
    """One of LISTS as shipped, by code."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: Meaning(code, category, wording) for code, category, wording in rows}


def official(path: Path) -> dict[str, str]:
    """A user's own list of official texts: UTF-8, one `code<TAB>text` a line. ValueError names the line at fault."""
    texts = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        code, tab, text = line.partition("\t")
        if line.strip() and not tab:
            raise ValueError(f"line {number} has no tab between code and text")
        if tab:
            texts[code.strip()] = text.strip()
    return texts


def wording(name: str, code: str, texts: dict[str, str] | None = None) -> str:
    """What a code says: the user's official text, else our wording, else that it is not in the list."""
    if texts and code in texts:
        return texts[code]
    known = load(name).get(code)
    return known.wording if known else f"code {code} is not in the list"
