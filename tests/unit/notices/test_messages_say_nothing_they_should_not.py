"""Messages: the same words in text and HTML, in three languages, and never an amount, a name or anything of health."""

from __future__ import annotations

import html
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chalicelib.notices
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.languages import LANGUAGES, Language
from chalicelib.notices.compose import compose
from chalicelib.notices.rules.purposes import TEMPLATES

VALUES = {
    "office": "Birch & Elm <Billing>",
    "phone": "+1 617 555 0100",
    "pay_link": "https://pay.example/l/#k=TOKEN&x=1",
    "opt_out_link": "https://pay.example/o/#k=TOKEN",
}
EVERY = [(template, language) for template in TEMPLATES for language in LANGUAGES]
FOLDER = Path(chalicelib.notices.__file__).parent / "templates"


def words_of(markup: str) -> list[str]:
    body = re.sub(r"<head>.*?</head>", " ", markup, flags=re.S)
    links = re.sub(r'<a href="([^"]*)"[^>]*>(.*?)</a>', r" \2 \1 ", body)
    return html.unescape(re.sub(r"<[^>]+>", " ", links)).split()


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_text_and_html_carry_the_same_words(template: str, language: Language) -> None:
    said = compose(template, language, VALUES)
    plain = [word.rstrip(":") for word in said.text.split()]
    assert sorted(plain) == sorted(word.rstrip(":") for word in words_of(said.html))


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_every_message_names_the_office_the_phone_and_both_links(template: str, language: Language) -> None:
    said = compose(template, language, VALUES)
    for value in VALUES.values():
        assert value in said.text
        assert html.escape(value) in said.html
    assert VALUES["office"] in said.subject
    assert "\n" not in said.subject


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_poisoned_values_never_leak(template: str, language: Language) -> None:
    poison = {
        name: f"POISON-{name}"
        for name in (
            "amount",
            "service",
            "service_on",
            "client",
            "name",
            "diagnosis",
            "account_number",
            "greeting",
            "body",
        )
    }
    said = compose(template, language, {**poison, **VALUES})
    assert "POISON" not in said.subject + said.text + said.html
    clean = compose(template, language, VALUES)
    assert said == clean


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_no_message_holds_a_number_of_its_own(template: str, language: Language) -> None:
    text = compose(template, language, VALUES).text
    for value in VALUES.values():
        text = text.replace(value, "")
    assert not re.search(r"\d|\$|€|\bkr\b|\bzł\b", text)


def test_every_language_has_every_text() -> None:
    tables = {lang: tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8")) for lang in LANGUAGES}
    shapes = {lang: {name: sorted(part) for name, part in table.items()} for lang, table in tables.items()}
    assert shapes["sv"] == shapes["en"] == shapes["pl"]
    assert set(shapes["en"]) == {*TEMPLATES, "common"}
    said = [compose(template, lang, VALUES).text for template, lang in EVERY if template != "payment_received"]
    assert len(set(said)) == len(said)


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_whatever_the_office_is_called_stays_text(office: str) -> None:
    said = compose("reminder_1", "en", {**VALUES, "office": office})
    tags = re.findall(r"</?([a-z!]+)", said.html)
    assert tags == re.findall(r"</?([a-z!]+)", compose("reminder_1", "en", VALUES).html)
    assert len(said.subject.splitlines()) == 1


@pytest.mark.parametrize("link", ["javascript:alert(1)", "", "data:text/html,x", "/relative"])
def test_a_link_that_is_no_web_address_is_refused(link: str) -> None:
    with pytest.raises(ValueError, match="pay_link"):
        compose("reminder_1", "en", {**VALUES, "pay_link": link})


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(NotFound):
        compose("../../secret", "en", VALUES)
