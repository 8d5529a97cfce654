"""Writing a message in the person's language: text and HTML of the same words, and nothing but those words.

The words stand in `templates/<language>.toml`; the two layouts beside them are shared by all messages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from chalicelib.kernel.languages import Language
from chalicelib.notices.rules.purposes import purpose_of

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

# What a message may say of its own accord. Any other value is dropped before the words are written.
VALUES: Final = ("office", "phone", "pay_link", "opt_out_link")
_LINKS: Final = ("pay_link", "opt_out_link")

_FOLDER: Final = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Composed:
    """A message ready to go: subject, plain text and HTML of the same words."""

    subject: str
    text: str
    html: str


def compose(template: str, language: Language, values: Mapping[str, str]) -> Composed:
    """Write a message: `values` gives office, phone, pay_link and opt_out_link; anything else in it is dropped.

    Raises NotFound `template_not_found`; ValueError when a value is missing or a link is not http(s).
    """
    purpose_of(template)
    allowed = _allowed(values)
    words = _words(language)
    said = _said({**words["common"], **words[template]}, allowed)
    context = {"words": said, "values": allowed, "language": language}  # apart: a phrase may be named like a value
    return Composed(
        subject=said["subject"],
        text=_environment(html=False).get_template("letter.txt.jinja").render(context),
        html=_environment(html=True).get_template("letter.html.jinja").render(context),
    )


def _allowed(values: Mapping[str, str]) -> dict[str, str]:
    missing = [name for name in VALUES if not values.get(name)]
    if missing:
        raise ValueError(f"A message needs {', '.join(missing)}.")
    for name in _LINKS:
        if urlsplit(values[name]).scheme not in ("http", "https"):
            raise ValueError(f"{name} is not a web address.")
    return {name: " ".join(values[name].split()) for name in VALUES}


def _said(words: Mapping[str, Any], allowed: Mapping[str, str]) -> dict[str, Any]:
    """The phrases with their values put in, still plain text: the HTML layout escapes them."""
    plain = _environment(html=False)

    def fill(phrase: str) -> str:
        return plain.from_string(phrase).render(allowed)

    return {
        name: [fill(p) for p in phrase] if isinstance(phrase, list) else fill(phrase) for name, phrase in words.items()
    }


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
