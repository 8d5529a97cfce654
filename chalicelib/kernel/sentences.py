"""Sentences the office says to people: English as written, Swedish and Polish when they are read.

A sentence keeps the template it was made from and the values in it, so that what is stored is worded anew for each
reader. The English template is the key of the catalogues in
`locale/` (gettext; `python -m infra.sentences` keeps them).
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Any, Final

from chalicelib.kernel.languages import Language

DOMAIN: Final = "quittance"
LOCALE: Final = Path(__file__).parent / "locale"


class Said(str):
    """A sentence: English text that remembers its template and values. It reads as a plain `str` wherever English will
    do (logs, tests, command lines).
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, str | int | Said]

    def __new__(cls, template: str, values: dict[str, str | int | Said] | None = None) -> Said:
        said = super().__new__(cls, template.format_map(values) if values else template)
        said.template, said.values = template, values or {}
        return said

    def __getnewargs__(self) -> tuple[str, dict[str, str | int | Said]]:  # type: ignore[override]  # for copies
        return self.template, self.values


UNSAID: Final = Said("")


def say(template: str, /, **values: object) -> Said:
    """Make a sentence from an English template written out in place, such as `say("At most {n} rows.", n=5)`.

    Values are shown as they are: write dates, codes and numbers so that every reader understands them. Where a number
    stands beside a noun, put it after a colon or in brackets: other languages have more plurals than English.
    """
    return Said(template, {name: _value(value) for name, value in values.items()})


def _value(value: object) -> str | int | Said:
    return value if isinstance(value, Said) or type(value) is int else str(value)


def as_is(text: str) -> Said:
    """Text that is the same in every language: codes, numbers, names."""
    return Said("{text}", {"text": text})


def in_turn(*sentences: Said, between: str = " ") -> Said:
    """Several sentences as one."""
    template = between.join(f"{{s{place}}}" for place in range(len(sentences)))
    return Said(template, {f"s{place}": sentence for place, sentence in enumerate(sentences)})


def in_language(sentence: str, language: Language) -> str:
    """A sentence as a reader of the language reads it; text that is no sentence of ours, or has no translation, as it
    stands.
    """
    if not isinstance(sentence, Said) or not sentence:
        return str(sentence)
    template = _catalogue(language).gettext(sentence.template)
    if not sentence.values:
        return template
    spoken = {n: in_language(v, language) if isinstance(v, str) else v for n, v in sentence.values.items()}
    return template.format_map(spoken)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=language == "en")


def kept(sentence: str) -> Any:
    """A sentence as it is stored in JSON: its text, or its template and values."""
    if not isinstance(sentence, Said) or not sentence.values:
        return str(sentence)
    values = {name: {"said": kept(v)} if isinstance(v, Said) else v for name, v in sentence.values.items()}
    return [sentence.template, values]


def said_again(stored: Any) -> Said:
    """A stored sentence; plain text is a sentence without values."""
    if isinstance(stored, str):
        return Said(stored)
    template, values = stored
    return Said(template, {n: said_again(v["said"]) if isinstance(v, dict) else v for n, v in values.items()})
