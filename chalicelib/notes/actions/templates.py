"""The office's texts for notes: listed, added, changed."""

from __future__ import annotations

from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.enrollment.rules.faults import Faults
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.carried import carried
from chalicelib.kernel.errors import NotFound, RuleBroken
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import UNSAID, say
from chalicelib.notes.model import TEMPLATES_MAX, NoteTemplate, NoteTemplateForm
from chalicelib.notes.rules.slots import slot_fault
from chalicelib.notes.store import TEMPLATES


def note_templates(ports: Ports) -> list[NoteTemplate]:
    """All note templates in the office's order, those no longer offered among them."""
    return sorted(TEMPLATES.of(ports.tables, ""), key=lambda one: (one.place, one.name.casefold(), one.id))


def note_template_of(ports: Ports, template_id: str) -> NoteTemplate:
    """Read a note template. NotFound `note_template_not_found`."""
    template = TEMPLATES.get(ports.tables, "", template_id)
    if template is None:
        raise NotFound("note_template_not_found", say("There is no such note template."))
    return template


def add_note_template(ports: Ports, form: NoteTemplateForm, by: Actor, key: str) -> NoteTemplate:
    """Keep a text for notes, once for ever under `key`. Invalid `invalid_fields`; RuleBroken `too_many_templates`."""
    template = _made(id_from("ntt", key), form, 1)

    def attempt() -> NoteTemplate:
        there = {one.id for one in note_templates(ports)}
        if len(there) >= TEMPLATES_MAX and template.id not in there:
            text = say("The office keeps {limit} note templates already. Change one of them.", limit=TEMPLATES_MAX)
            raise RuleBroken("too_many_templates", text)
        try:
            ports.tables.commit([TEMPLATES.add(template)], by)
        except AlreadyThere:
            return note_template_of(ports, template.id)
        return template

    return until_settled(attempt)


def change_note_template(
    ports: Ports, template_id: str, form: NoteTemplateForm, version: int, by: Actor
) -> NoteTemplate:
    """Change a note template, or offer it no more (`active` false); notes that were written stay as they are.

    Conflict `changed_meanwhile`; Invalid `invalid_fields`; NotFound `note_template_not_found`.
    """

    def attempt() -> NoteTemplate:
        before = note_template_of(ports, template_id)
        if _made(template_id, form, before.version) == before:
            return before
        edited(before.version, version)
        after = _made(template_id, form, before.version + 1)
        ports.tables.commit([TEMPLATES.replace(after, before.version)], by)
        return after

    return until_settled(attempt)


def _made(template_id: str, form: NoteTemplateForm, version: int) -> NoteTemplate:
    faults, name, text = Faults(), form.name.strip(), form.text.strip()
    faults.add("name", UNSAID if name else say("Give the template a name."))
    faults.add("text", slot_fault(text) if text else say("Write the text of the template."))
    faults.settle()
    return carried(NoteTemplate, form, id=template_id, name=name, text=text, version=version)
