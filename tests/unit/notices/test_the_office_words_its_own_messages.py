"""The office words its messages: checked, every version kept, as delivered where it says nothing, never a client."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.errors import Conflict, Invalid, NotFound
from chalicelib.kernel.languages import LANGUAGES, Language
from chalicelib.notices import actions
from chalicelib.notices.actions.wordings import words_read_once
from chalicelib.notices.compose import COMMON, as_delivered
from chalicelib.notices.model import Notice, NoticeState
from chalicelib.notices.rules.wording import TEMPLATES_WORDED, check_wording, fields_of
from chalicelib.outreach import actions as outreach
from tests.fakes.memory_tables import MemoryTables
from tests.fakes.office import REP, START, SUPERVISOR, make_office
from tests.fakes.outreach import debtor, deliver

VALUES = {"office": "Birch & Elm", "phone": "+1 617 555 0100"}
EVERY = [(template, language) for template in TEMPLATES_WORDED for language in LANGUAGES]


def fault_of(name: str, text: str, language: Language = "en", office: str = "Birch & Elm") -> str:
    template = "reminder_1" if name in fields_of("reminder_1") else COMMON
    try:
        delivered = as_delivered(template, language)
        check_wording(template, language, {name: text}, delivered, {**VALUES, "office": office})
    except Invalid as refused:
        return str(refused.fields[name])
    return ""


# What somebody types, and how the refusal begins; "" where it may be sent.
ROWS: list[tuple[str, str, Language, str]] = [
    ("body", "Please look at your page, or call {{ phone }}.", "en", ""),
    ("body", "We are here 8.00-16.00, all days. Two weeks are enough.", "en", ""),
    ("body", "Thank you.\n\n\nKind words.", "en", ""),
    ("subject", "A word from {{office}}", "en", ""),
    ("subject", "News\nBcc: everybody", "en", "Write this on one line"),
    ("subject", "Open {{ pay_link }}", "en", "Leave links out of the subject"),
    ("subject", "x" * 79, "en", "With the office's name"),
    ("link_label", "x" * 61, "en", "At most 60"),
    ("body", "Dear {{ name }}", "en", "In braces only"),
    ("body", "{% for a in b %}", "en", "In braces only"),
    ("body", "{{ office.__class__ }}", "en", "In braces only"),
    ("body", "{{ phone | upper }}", "en", "In braces only"),
    ("body", "You owe 12 USD", "en", "Leave amounts out"),
    ("body", "You owe $ 5", "en", "Leave amounts out"),
    ("body", "Du är skyldig 60 kr", "sv", "Leave amounts out"),
    ("body", "Du är skyldig 60kr", "sv", "Leave amounts out"),
    ("body", "Do zapłaty 12,50 zł", "pl", "Leave amounts out"),
    ("body", "Your visit of 2026-03-02", "en", "Leave out days"),
    ("body", "Pay by 3 March", "en", "Leave out days"),
    ("body", "Betala före 12 december", "sv", "Leave out days"),
    ("body", "Prosimy do 3 grudnia", "pl", "Leave out days"),
    ("body", "Account 00002527", "en", "Leave out days"),
    ("body", "Ring 08-123 45 67", "sv", "Leave out days"),
    ("body", "Pay at www.example", "en", "Leave addresses out"),
    ("body", "Write to us@example", "en", "Leave addresses out"),
    ("body", "Your treatment is paid", "en", "Leave out what tells of health"),
    ("body", "Din behandling är betald", "sv", "Leave out what tells of health"),
    ("body", "Państwa leczenie", "pl", "Leave out what tells of health"),
    ("phone", "Questions? Write to us.", "en", "Name the office's number"),
    ("phone", "Call {{ phone }} or {{ office }}", "en", ""),
]


@pytest.mark.parametrize(("name", "text", "language", "says"), ROWS)
def test_what_no_message_may_say_is_refused_with_how_to_mend_it(
    name: str, text: str, language: Language, says: str
) -> None:
    fault = fault_of(name, text, language)
    assert fault.startswith(says) if says else not fault


def test_a_subject_is_measured_with_the_office_s_name_in_it() -> None:
    assert not fault_of("subject", "A word from {{ office }}", office="x" * 66)
    assert "79" in fault_of("subject", "A word from {{ office }}", office="x" * 67)


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_what_was_delivered_may_be_said(template: str, language: Language) -> None:
    ours = as_delivered(template, language)
    assert tuple(ours) == tuple(fields_of(template))
    assert check_wording(template, language, ours, ours, VALUES) == {}
    assert check_wording(template, language, ours, dict.fromkeys(ours, ""), VALUES) == ours


def tags_of(markup: str) -> set[str]:
    return set(re.findall(r"<(/?[a-z!]+)", markup))


@given(st.text(max_size=300))
def test_whatever_is_typed_is_refused_or_said_as_text(text: str) -> None:
    ports = make_office()
    try:
        own = actions.own_words(ports, "reminder_1", "en", {"body": text})
    except Invalid:
        return
    said = actions.sample_of(ports, "reminder_1", "en", own)
    plain = actions.sample_of(ports, "reminder_1", "en")
    assert ports.settings.office_phone in said.text
    assert tags_of(said.html) == tags_of(plain.html)
    for line in own.get("body", "").split("\n"):
        assert "{" in line or (line in said.text and line in html.unescape(said.html))


def test_a_wording_is_edited_on_its_version_and_every_version_is_kept() -> None:
    ports = make_office()
    first = actions.save_wording(
        ports, "reminder_1", "sv", {"subject": "Ett ord från {{ office }}", "body": ""}, 0, REP
    )
    assert (first.version, first.phrases, first.written_by) == (
        1,
        {"subject": "Ett ord från {{ office }}"},
        "staff:rep",
    )
    assert actions.save_wording(ports, "reminder_1", "sv", {**first.phrases}, 1, REP) == first
    second = actions.save_wording(ports, "reminder_1", "sv", {}, 1, SUPERVISOR)
    assert (second.version, second.phrases) == (2, {})
    with pytest.raises(Conflict):
        actions.save_wording(ports, "reminder_1", "sv", {"subject": "Hej"}, 1, REP)
    kept = actions.wordings_before(ports, "reminder_1", "sv", 10, None).items
    assert kept == [second, first]
    assert actions.wordings_before(ports, "reminder_1", "en", 10, None).items == []
    for template in ("nothing", "../x"):
        with pytest.raises(NotFound):
            actions.save_wording(ports, template, "sv", {}, 0, REP)


def test_a_message_goes_in_the_office_s_words_and_keeps_of_which_version_it_was() -> None:
    ports = make_office()
    account = debtor(ports)

    def send(key: str) -> Notice | None:
        return deliver(ports, outreach.send(ports, account.id, key, "link_renewed", REP, at=START, asked_for=True))

    before = send("one")
    actions.save_wording(ports, "link_renewed", "en", {"body": "Here it is.\nTake it."}, 0, REP)
    actions.save_wording(ports, COMMON, "en", {"closing": "Yours,"}, 0, REP)
    actions.save_wording(ports, COMMON, "en", {"closing": "Yours truly,"}, 1, REP)
    actions.save_wording(ports, "link_renewed", "sv", {"body": "Här är den."}, 0, REP)
    after = send("two")
    assert before is not None
    assert after is not None
    assert (before.state, before.written_from, after.written_from) == (NoticeState.SENT, (), (1, 2))
    first, second = (letter.text for letter in ports.mail.sent[-2:])
    assert "Here it is.\n\nTake it.\n" in second
    assert "Yours truly," in second
    assert "Kind regards," in first
    assert ports.settings.office_phone in second


def test_a_run_reads_the_words_of_many_messages_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ports, asked = make_office(), list[Any]()
    found = MemoryTables.found_at
    monkeypatch.setattr(MemoryTables, "found_at", lambda self, places: (asked.append(1), found(self, places))[1])
    words = words_read_once(ports)
    assert [words("reminder_1", "en") for _ in range(9)] == [words("reminder_1", "en")] * 9
    assert len(asked) == 1


def test_the_common_phrases_are_shown_in_a_message_and_tried_there() -> None:
    ports = make_office()
    said = actions.sample_of(ports, COMMON, "pl", {"greeting": "Witamy,"})
    assert said.text.startswith("Witamy,\n")
    assert "Z poważaniem" in said.text
