"""Writing a message in the person's language: text and HTML of the same words, and nothing but those words.

The words stand in `templates/<language>.toml`, unless the office wrote its own; the two layouts beside them are shared
by all messages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from chalicelib.kernel.languages import Language
from chalicelib.kernel.values import dataclass
from chalicelib.notices.rules.purposes import purpose_of

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

# What a message may say of its own accord. Any other value is dropped before the words are written.
VALUES: Final = ("office", "phone", "pay_link", "opt_out_link")
_LINKS: Final = ("pay_link", "opt_out_link")

COMMON: Final = "common"  # what every message says; worded like a message, and none by itself

_FOLDER: Final = Path(__file__).parent / "templates"
_AS_DELIVERED: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Composed:
    """A message ready to go: subject, plain text and HTML of the same words."""

    subject: str
    text: str
    html: str


def compose(
    template: str, language: Language, values: Mapping[str, str], written: Mapping[str, str] = _AS_DELIVERED
) -> Composed:
    """Write a message: `values` gives office, phone, pay_link and opt_out_link; anything else in it is dropped.
    `written` are the phrases that the office worded itself, checked by `rules/wording.py`; the others are as delivered.

    Raises NotFound `template_not_found`; ValueError when a value is missing or a link is not http(s).
    """
    purpose_of(template)
    allowed = _allowed(values)
    said = _said({**as_delivered(COMMON, language), **as_delivered(template, language), **written}, allowed)
    context = {"words": said, "values": allowed, "language": language}  # apart: a phrase may be named like a value
    return Composed(
        subject=said["subject"],
        text=_environment(html=False).get_template("letter.txt.jinja").render(context),
        html=_environment(html=True).get_template("letter.html.jinja").render(context),
    )


def as_delivered(template: str, language: Language) -> dict[str, str]:
    """The phrases of a message, or the common ones, as they were delivered; a body has a paragraph a line."""
    words = _words(language)[template]
    return {name: "\n".join(phrase) if isinstance(phrase, list) else phrase for name, phrase in words.items()}


def _allowed(values: Mapping[str, str]) -> dict[str, str]:
    missing = [name for name in VALUES if not values.get(name)]
    if missing:
        raise ValueError(f"A message needs {', '.join(missing)}.")
    for name in _LINKS:
        if urlsplit(values[name]).scheme not in ("http", "https"):
            raise ValueError(f"{name} is not a web address.")
    return {name: " ".join(values[name].split()) for name in VALUES}


def _said(words: Mapping[str, str], allowed: Mapping[str, str]) -> dict[str, Any]:
    """The phrases with their values put in, still plain text: the HTML layout escapes them."""
    plain = _environment(html=False)

    def fill(phrase: str) -> str:
        return plain.from_string(phrase).render(allowed)

    paragraphs = [fill(line) for line in words["body"].split("\n") if line.strip()]
    return {name: fill(phrase) for name, phrase in words.items()} | {"body": paragraphs}


@cache
def _words(language: Language) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


@cache
def _environment(*, html: bool) -> SandboxedEnvironment:
    from jinja2 import FileSystemLoader, StrictUndefined  # only one function writes messages
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FileSystemLoader(_FOLDER), autoescape=html, undefined=StrictUndefined, keep_trailing_newline=True
    )
