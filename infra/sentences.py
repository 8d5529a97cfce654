"""The catalogues of sentences: taken from the code and what it delivers, kept in .po files, compiled for gettext.

`python -m infra.sentences` brings both languages up to date and says what has no text yet.
"""

from __future__ import annotations

import io
import json
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from chalicelib.kernel.languages import LANGUAGES
from chalicelib.kernel.sentences import DOMAIN, LOCALE

ROOT = Path(__file__).parent.parent
ROOMS = ROOT / "chalicelib"
OTHERS = tuple(language for language in LANGUAGES if language != "en")  # English is the key itself
KEYWORDS = {"say": None}
TABLES = ROOMS / "collections" / "tables"  # delivered policies and rules: what they are called and rest on
TOLD = ("name", "source", "basis")


def sources() -> list[Path]:
    """The files that say something to people. (The X12 engine's findings are read on the command line, in English.)"""
    return sorted(p for p in ROOMS.rglob("*.py") if "from chalicelib.kernel.sentences import" in p.read_text("utf-8"))


def extracted() -> Catalog:
    """Every sentence of the code, with the files it stands in."""
    catalog = Catalog(domain=DOMAIN)
    for path in sources():
        for _, message, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
            if message:
                catalog.add(str(message), locations=[(str(path.relative_to(ROOT)), 1)])
    for path in sorted(TABLES.glob("*.json")):
        for text in tabled(json.loads(path.read_text("utf-8"))):
            catalog.add(text, locations=[(str(path.relative_to(ROOT)), 1)])
    return catalog


def tabled(node: Any) -> Iterator[str]:
    """The texts of a delivered table that people read; addresses are the same in every language."""
    if isinstance(node, list):
        for part in node:
            yield from tabled(part)
    elif isinstance(node, dict):
        yield from (node[key] for key in TOLD if key in node and not node[key].startswith("http"))
        yield from tabled(list(node.values()))


def place(language: str, kind: str) -> Path:
    """Where a language's catalogue lies: `po` for people, `mo` for gettext."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.{kind}"


def catalogue(language: str) -> Catalog:
    """A language's catalogue as it is kept."""
    with place(language, "po").open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def compiled(catalog: Catalog) -> bytes:
    """The form gettext reads."""
    binary = io.BytesIO()
    write_mo(binary, catalog)
    return binary.getvalue()


def slots(text: str) -> set[str]:
    """The names in braces of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def faults(language: str, wanted: Catalog) -> list[str]:
    """What is wrong with a language's catalogue: sentences without text, with other slots, or no longer said."""
    kept = {str(message.id): str(message.string) for message in catalogue(language) if message.id}
    said = {str(message.id) for message in wanted if message.id}
    found = [f"no text: {sentence}" for sentence in sorted(said) if not kept.get(sentence)]
    found += [f"not said any more: {sentence}" for sentence in sorted(kept.keys() - said)]
    return found + [f"other slots: {s}" for s in sorted(said & kept.keys()) if kept[s] and slots(kept[s]) != slots(s)]


def update(language: str, wanted: Catalog) -> None:
    """Bring a language's files up to date with the code; texts of sentences that are gone are dropped."""
    po = place(language, "po")
    old = catalogue(language) if po.exists() else Catalog(locale=language, domain=DOMAIN)
    texts = {str(message.id): message.string for message in old if message.id}
    fresh = Catalog(
        locale=language,
        domain=DOMAIN,
        header_comment="# What Quittance says to people; the English is the key. Kept by `python -m infra.sentences`.",
        project="Quittance",
        version="1",
        last_translator="Quittance",
        language_team=language,
        msgid_bugs_address="-",
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        fuzzy=False,
    )
    for message in wanted:
        if message.id:
            fresh.add(str(message.id), texts.get(str(message.id), ""), locations=message.locations)
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as file:
        write_po(file, fresh, width=110, include_lineno=False)
    place(language, "mo").write_bytes(compiled(fresh))


def main() -> None:
    """Update every catalogue and name what is left to translate."""
    wanted = extracted()
    for language in OTHERS:
        update(language, wanted)
        for fault in faults(language, wanted):
            print(f"{language}: {fault}")
    print(f"{len(wanted)} sentences, {', '.join(OTHERS)}")


if __name__ == "__main__":
    main()
