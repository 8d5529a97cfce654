"""The verbs of notes."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.notes.actions.templates import (
        add_note_template,
        change_note_template,
        note_template_of,
        note_templates,
    )
    from chalicelib.notes.actions.writing import notes_on, write_note_on
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".templates": ("add_note_template", "change_note_template", "note_template_of", "note_templates"),
            ".writing": ("notes_on", "write_note_on"),
        },
    )
