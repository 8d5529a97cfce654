"""A caller's key makes an action happen once for ever: it is kept as a mark that holds what was asked under it.

The same key with the same request is a repeat and is answered; with any other request, verb or person it is refused.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import Final

from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.sentences import say

_PART: Final = 8  # characters of base 64, 48 bits each: the key, then what was asked
REUSED: Final = say(
    "This Idempotency-Key came before with another request. Look whether that was done, then begin anew with a new key."
)


def _short(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:6]).decode()


def mark_of(key: str, *asked: object) -> str:
    """The mark of a key and of what is asked under it: the verb, its values, who asks; 16 characters."""
    return _short(key) + _short("\x1f".join(str(part) for part in asked))


def was_used(marks: Iterable[str], key: str) -> bool:
    """Whether a key was used, whatever was asked under it."""
    return any(mark[:_PART] == _short(key) for mark in marks)


def was_asked(marks: Iterable[str], mark: str) -> bool:
    """Whether this very request was done before. Conflict `key_reused` when its key was used for another."""
    same_key = [found for found in marks if found[:_PART] == mark[:_PART]]
    if same_key and mark not in same_key:
        raise Conflict("key_reused", REUSED)
    return bool(same_key)
