"""What an attachment is called."""

from __future__ import annotations

import re
from typing import Final

from chalicelib.attachments.model import Attachment, MediaType
from chalicelib.kernel.visible import visible

_NAME_MAX: Final = 120  # letters: what a line of the list holds
_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f\x7f"*:<>?|\\/]+')

ENDINGS: Final = {MediaType.PDF: "pdf", MediaType.PNG: "png", MediaType.JPEG: "jpg", MediaType.WEBP: "webp"}


def clean_name(given: str, media_type: MediaType) -> str:
    """A file is called what its bringer called it, without its folder, its signs that mean something to a computer, and
    with the ending of what it is.
    """
    last = re.split(r"[\\/]", visible(given))[-1]
    stem, _, ending = _NOT_IN_NAMES.sub(" ", last).strip(" .").rpartition(".")
    name = stem if stem and len(ending) <= 5 else _NOT_IN_NAMES.sub(" ", last).strip(" .")
    return f"{name.strip(' .')[:_NAME_MAX] or 'file'}.{ENDINGS[media_type]}"


def lent_name(attachment: Attachment) -> str:
    """What a file is called where it is fetched from: its kind and day, for the name given may be a person's."""
    return f"{attachment.kind}-{attachment.attached_at:%Y-%m-%d}.{ENDINGS[attachment.media_type]}"
