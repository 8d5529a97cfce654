"""Routes of note templates: kept by who words messages, used by who writes notes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chalicelib.enrollment.model import CallOutcome
from chalicelib.notes import actions
from chalicelib.notes.api.doors import api
from chalicelib.notes.model import NAME_MAX, PLACES, TEXT_MAX, NoteTemplate, NoteTemplateForm
from chalicelib.notes.rules.slots import slots_of
from chalicelib.web.call import Call
from chalicelib.web.given import given
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Shape, Version, View
from chalicelib.web.shown import shown


class NoteTemplateIn(Shape):
    """A text for notes; what is filled in stands in braces: `Promised {amount} by {date}.`"""

    name: Annotated[str, Field(min_length=1, max_length=NAME_MAX)]
    text: Annotated[str, Field(min_length=1, max_length=TEXT_MAX)]
    outcome: CallOutcome = CallOutcome.NO_CALL
    place: Annotated[int, Field(ge=1, le=PLACES, strict=True)] = 1
    active: bool = True

    def form(self) -> NoteTemplateForm:
        """The same as the room's form."""
        return given(NoteTemplateForm, self)


class NoteTemplateEdit(NoteTemplateIn):
    """A changed note template."""

    version: Version


class NoteTemplateView(View):
    """A text for notes; `slots` are what it leaves open, in order."""

    id: str
    name: str
    text: str
    outcome: str
    place: int
    active: bool
    slots: list[str]
    version: int

    @classmethod
    def of(cls, template: NoteTemplate) -> NoteTemplateView:
        """Show a note template."""
        return shown(cls, template, slots=list(slots_of(template.text)))


@api.get("/note-templates", Permission.ACCOUNT_READ)
def list_note_templates(call: Call) -> list[NoteTemplateView]:
    """All note templates in the office's order."""
    return [NoteTemplateView.of(template) for template in actions.note_templates(call.ports)]


@api.post("/note-templates", Permission.POLICY_WRITE, moves_money=True)
def add_note_template(call: Call, body: NoteTemplateIn) -> NoteTemplateView:
    """Keep a text for notes."""
    return NoteTemplateView.of(actions.add_note_template(call.ports, body.form(), call.actor, call.idempotency_key))


@api.put("/note-templates/{template_id}", Permission.POLICY_WRITE)
def change_note_template(call: Call, template_id: str, body: NoteTemplateEdit) -> NoteTemplateView:
    """Change a note template, or offer it no more."""
    form, version = body.form(), body.version
    return NoteTemplateView.of(actions.change_note_template(call.ports, template_id, form, version, call.actor))
