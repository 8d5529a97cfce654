"""One thing has one word in every room and every language: the glossary's table, held over all texts for people."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from chalicelib.kernel.languages import LANGUAGES
from infra import sentences

ROOT: Final = sentences.ROOT
SCREENS: Final = ROOT / "frontend" / "src" / "words"
MESSAGES: Final = ROOT / "chalicelib" / "notices" / "templates"
PAPERS: Final = ROOT / "chalicelib" / "invoicing" / "templates" / "words"
HEADING: Final = "## One thing, one word"


@dataclass(frozen=True)
class Text:
    """What stands under one key, in each language: all plural forms, or all paragraphs."""

    place: str
    said: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Word:
    """A row of the glossary: the words of a thing in each language, and what it is never called there."""

    words: dict[str, tuple[str, ...]]
    never: dict[str, tuple[str, ...]]


def table(glossary: str) -> list[Word]:
    """The rows of the glossary's table. A word's `*` is any letters; in quotes stands what may be no text's whole."""
    rows = re.findall(r"^\| (.*) \|$", glossary.split(HEADING)[1].split("\n## ")[0], re.M)[1:]
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return [Word(dict(zip(LANGUAGES, map(_listed, row), strict=False)), _never(row[3])) for row in cells]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(",") if word.strip())


def _never(cell: str) -> dict[str, tuple[str, ...]]:
    parts = (part.strip().partition(" ") for part in cell.split(";") if part.strip())
    return {language: _listed(words) for language, _, words in parts}


@cache
def pattern(word: str) -> re.Pattern[str]:
    """How a word of the table is found in a text."""
    whole = word.startswith('"')
    letters = r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.strip('"').split())
    return re.compile(rf"^{letters}$" if whole else rf"(?<!\w){letters}(?!\w)", re.I)


def found(words: Iterable[str], texts: Sequence[str]) -> str:
    """What of the texts is one of the words; "" when nothing is."""
    hits = (pattern(word).search(re.sub(r"\{\{?\s*\w+\s*\}?\}", "…", text)) for text in texts for word in words)
    return next((hit[0] for hit in hits if hit), "")


def faults(text: Text, word: Word) -> list[str]:
    """Where a text calls a thing otherwise than the glossary does, each with the word to use."""
    told = []
    english = found(word.words["en"], text.said["en"])
    for language, texts in text.said.items():
        use = f"say {' or '.join(word.words.get(language, ())) or 'it otherwise'}"
        needs = english and word.words.get(language)
        wrong = found(word.never.get(language, ()), texts)
        told += [f'{text.place}, {language}: "{wrong}" is never said: {use}'] if wrong else []
        named = found(word.words.get(language, ()), texts) or found([english], texts)  # a code word is not translated
        told += [f'{text.place}, {language}: "{english}" has no word: {use}'] if needs and not named else []
    return told


def screens(folder: Path) -> Iterator[Text]:
    """The words of the portal and of the pay page."""
    for path in sorted(folder.glob("*.en.ts")):
        area = path.name.removesuffix(".en.ts")
        spoken = {language: _dictionary(folder / f"{area}.{language}.ts") for language in LANGUAGES}
        for key in spoken["en"]:
            yield Text(f"words/{area}: {key}", {lang: tuple(texts[key]) for lang, texts in spoken.items()})


def _dictionary(path: Path) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    group = ""
    body = path.read_text("utf-8").partition("export const")[2].partition("{")[2]
    for key, text, opens, closes in re.findall(r'(\w+):\s*(?:"((?:[^"\\]|\\.)*)"|(\{))|(\})', body):
        group = key if opens else "" if closes else group
        if not opens and not closes:
            told.setdefault(group or key, []).append(text)
    return told


def server() -> Iterator[Text]:
    """The sentences of the server, which are filed under their English."""
    spoken = {lang: {str(m.id): str(m.string) for m in sentences.catalogue(lang)} for lang in sentences.OTHERS}
    for english in filter(None, spoken["sv"]):
        said = {"en": (english,), **{lang: (texts[english],) for lang, texts in spoken.items()}}
        yield Text(f"quittance.po: {english}", said)


def filed(folder: Path, ending: str) -> Iterator[Text]:
    """The texts of messages or papers, one file a language."""
    read = tomllib.loads if ending == "toml" else json.loads
    spoken = {lang: dict(_leaves(read((folder / f"{lang}.{ending}").read_text("utf-8")))) for lang in LANGUAGES}
    for key in spoken["en"]:
        yield Text(f"{folder.name}/*.{ending}: {key}", {lang: texts[key] for lang, texts in spoken.items()})


def _leaves(node: Any, place: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(node, dict):
        yield place, tuple(node) if isinstance(node, list) else (node,)
        return
    for name, part in node.items():
        yield from _leaves(part, f"{place}.{name}".strip("."))


def everything() -> list[Text]:
    """Every text a person may read."""
    return [*screens(SCREENS), *server(), *filed(MESSAGES, "toml"), *filed(PAPERS, "json")]


def glossary() -> list[Word]:
    """The table as it stands."""
    return table((ROOT / "docs" / "glossary.md").read_text("utf-8"))


def test_every_text_calls_a_thing_as_the_glossary_does() -> None:
    wrong = [fault for text in everything() for word in glossary() for fault in faults(text, word)]
    assert wrong == []


def test_all_texts_and_all_rows_are_read() -> None:
    places = {text.place.split(":")[0] for text in everything()}
    assert {"quittance.po", "templates/*.toml", "words/*.json", "words/pay", "words/stands"} <= places
    assert len(places) == 3 + len(list(SCREENS.glob("*.en.ts")))
    assert len(glossary()) > 30
    assert all(len(word.words) == len(LANGUAGES) for word in glossary())


def test_every_row_is_met_by_a_text_or_forbids_a_word() -> None:
    texts = everything()
    idle = [
        w.words["en"] for w in glossary() if not w.never and not any(found(w.words["en"], t.said["en"]) for t in texts)
    ]
    assert idle == []


def test_a_forbidden_word_of_a_new_file_is_named_with_its_key_and_the_word_to_use(tmp_path: Path) -> None:
    for language, text in {"en": "The account is on hold", "sv": "Kontot är stoppat", "pl": "Konto stoi"}.items():
        file = (
            f'export const {language} = {{\n  plain: "x",\n  why: {{ one: "{text}", other: "{text}" }},\n}} as const;\n'
        )
        (tmp_path / f"room.{language}.ts").write_text(file, "utf-8")
    row = '| on hold | paus*, pausat | wstrzym* | sv stoppat, "Häv" |'
    (word,) = table(f"{HEADING}\n\n| English | Swedish | Polish | never |\n|---|---|---|---|\n{row}\n\n## Next\n")
    told = [fault for text in screens(tmp_path) for fault in faults(text, word)]
    assert told == [
        'words/room: why, sv: "stoppat" is never said: say paus* or pausat',
        'words/room: why, sv: "on hold" has no word: say paus* or pausat',
        'words/room: why, pl: "on hold" has no word: say wstrzym*',
    ]


def test_a_word_is_found_whole_in_any_form_and_case_and_not_inside_another() -> None:
    word = Word({"en": ("hold",), "sv": ("paus*",), "pl": ("faktur* koryguj*",)}, {"sv": ("häv", '"Läge"')})
    said = {"en": ("Hold",), "sv": ("Pausen",), "pl": ("Faktury korygujące",)}
    assert faults(Text("a", said), word) == []
    assert faults(Text("a", {**said, "en": ("Household",), "pl": ("Nic",)}), word) == []
    assert faults(Text("a", {**said, "sv": ("paus: behäva, läget är {häv}",)}), word) == []
    assert len(faults(Text("a", {**said, "sv": ("Häv pausen",)}), word)) == 1
    assert [len(faults(Text("a", {"en": ("x",), "sv": (text,)}), word)) for text in ("Läge", "Läge nu")] == [1, 0]
