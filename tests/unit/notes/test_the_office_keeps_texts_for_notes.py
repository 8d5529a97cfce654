"""A note template is kept once, changed by whoever saw its last version, and its slots are such as can be filled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.enrollment.model import CallOutcome
from chalicelib.kernel.errors import Conflict, Invalid, NotFound, RuleBroken
from chalicelib.notes import actions
from chalicelib.notes.api.doors import api
from chalicelib.notes.model import TEMPLATES_MAX, NoteTemplateForm
from chalicelib.notes.rules.slots import slot_fault, slots_of
from tests.fakes.client import make_client
from tests.fakes.office import REP, SUPERVISOR, lose_replies, make_office

PROMISED = NoteTemplateForm("Promise", "{name} promised {amount} by {date}.", CallOutcome.PROMISED)


@pytest.mark.parametrize("when", ["before", "after"])
def test_it_is_kept_once_under_its_key(when: str) -> None:
    ports = make_office()
    lose_replies(ports, 0, when=when)
    one = actions.add_note_template(ports, PROMISED, SUPERVISOR, "key-1")
    assert actions.add_note_template(ports, PROMISED, SUPERVISOR, "key-1") == one
    assert actions.note_templates(ports) == [one]


def test_they_stand_in_the_offices_order() -> None:
    ports = make_office()
    for number, (place, name) in enumerate([(2, "a"), (1, "c"), (2, "B")]):
        actions.add_note_template(ports, replace(PROMISED, name=name, place=place), SUPERVISOR, f"key-{number}")
    assert [one.name for one in actions.note_templates(ports)] == ["c", "a", "B"]


def test_who_saw_an_older_version_changes_nothing_and_the_same_again_is_no_change() -> None:
    ports = make_office()
    one = actions.add_note_template(ports, PROMISED, SUPERVISOR, "key-1")
    retired = replace(PROMISED, active=False)
    after = actions.change_note_template(ports, one.id, retired, 1, SUPERVISOR)
    assert (after.active, after.version) == (False, 2)
    assert actions.change_note_template(ports, one.id, retired, 1, SUPERVISOR) == after
    with pytest.raises(Conflict):
        actions.change_note_template(ports, one.id, PROMISED, 1, SUPERVISOR)
    with pytest.raises(NotFound):
        actions.change_note_template(ports, "ntt_none", PROMISED, 1, SUPERVISOR)


@pytest.mark.parametrize(
    ("field", "form"),
    [
        ("name", replace(PROMISED, name=" ")),
        ("text", replace(PROMISED, text=" ")),
        ("text", replace(PROMISED, text="Promised {amount")),
        ("text", replace(PROMISED, text="Promised amount}")),
        ("text", replace(PROMISED, text="Promised {{amount}}")),
        ("text", replace(PROMISED, text="Promised { }")),
        ("text", replace(PROMISED, text="Promised {am\nount}")),
        ("text", replace(PROMISED, text="{" + "x" * 41 + "}")),
    ],
)
def test_what_could_not_be_filled_in_is_refused_at_its_field(field: str, form: NoteTemplateForm) -> None:
    with pytest.raises(Invalid) as refused:
        actions.add_note_template(make_office(), form, SUPERVISOR, "key-1")
    assert list(refused.value.fields) == [field]


def test_there_are_no_more_than_one_finds_ones_way_in() -> None:
    ports = make_office()
    for number in range(TEMPLATES_MAX):
        last = actions.add_note_template(ports, PROMISED, SUPERVISOR, f"key-{number}")
    with pytest.raises(RuleBroken):
        actions.add_note_template(ports, PROMISED, SUPERVISOR, "one-more")
    assert actions.add_note_template(ports, PROMISED, SUPERVISOR, f"key-{TEMPLATES_MAX - 1}") == last


@given(
    st.lists(st.text("abcåł ", min_size=1, max_size=40).filter(str.strip), max_size=5), st.text("xyz \n", max_size=9)
)
def test_every_named_slot_is_found_once_in_order(names: list[str], between: str) -> None:
    text = between.join(f"{{{name}}}" for name in names)
    assert not slot_fault(text)
    assert slots_of(text) == tuple(dict.fromkeys(name.strip() for name in names))


def test_who_words_the_offices_messages_keeps_them_and_who_writes_notes_reads_them() -> None:
    ports = make_office()
    form = {"name": "Promise", "text": PROMISED.text, "outcome": "promised", "place": 3}
    made = make_client(ports, [api], SUPERVISOR).post("/api/v1/note-templates", form)
    assert (made.status, made.body["slots"]) == (201, ["name", "amount", "date"])
    desk = make_client(ports, [api], REP)
    assert desk.get("/api/v1/note-templates").body == [made.body]
    assert desk.post("/api/v1/note-templates", form).status == 403
