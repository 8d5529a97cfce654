"""Where note templates lie, in `core`: pk = OFFICE · sk = NOTETEMPLATE#<id>"""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.notes.model import NoteTemplate

TEMPLATES: Final = Stored(NoteTemplate, pk="OFFICE", sk="NOTETEMPLATE#{id}")
