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
import chalicelib.notices.compose as composing
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


def spoken(phrase: str) -> str:
    for name, value in VALUES.items():
        phrase = phrase.replace(f"{{{{ {name} }}}}", value)
    return phrase


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_every_phrase_is_said_whatever_it_is_named(template: str, language: Language) -> None:
    words = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    said = compose(template, language, VALUES)
    assert set(words["common"]) & set(VALUES), "a phrase may be named like a value, as `phone` is"
    for name, phrase in {**words["common"], **words[template]}.items():
        for part in phrase if isinstance(phrase, list) else [phrase]:
            assert spoken(part) in (said.subject if name == "subject" else said.text)
            assert html.escape(spoken(part)) in said.html


@pytest.mark.parametrize("name", [*VALUES, "language", "words", "values"])
def test_a_phrase_named_like_a_value_neither_hides_it_nor_is_hidden(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))
    plain = compose("reminder_1", "en", VALUES)
    words["common"].setdefault(name, "Clash.")
    monkeypatch.setattr(composing, "_words", lambda _: words)
    assert compose("reminder_1", "en", VALUES) == plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_message_has_a_subject_of_its_own_that_names_the_office(language: Language) -> None:
    subjects = [compose(template, language, VALUES).subject for template in TEMPLATES]
    assert len(set(subjects)) == len(subjects)
    assert all(VALUES["office"] in subject for subject in subjects)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_opt_out_says_what_the_message_is_before_how_to_stop_it(language: Language) -> None:
    phrase = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))["common"]["opt_out"]
    told, _, offered = phrase.partition(". ")
    assert told
    assert offered.endswith(":")
    assert "?" not in phrase


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
    said = [compose(template, lang, VALUES).text for template, lang in EVERY]
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
