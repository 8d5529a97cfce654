"""The six kinds of refusal. A message is for a person, names what to do, and never holds health data."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.kernel.sentences import Said


class DomainError(Exception):
    """A refusal with a stable `code`, a message for a person and, where it helps, the fields at fault."""

    def __init__(self, code: str, message: Said, fields: Mapping[str, Said] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.fields = dict(fields or {})


class NotFound(DomainError):
    """No such thing, or none that this caller may know of."""


class Conflict(DomainError):
    """Somebody else changed it first, or the same key came with other content."""


class Invalid(DomainError):
    """The input is wrong; `fields` names what and how to mend it."""


class NotAllowed(DomainError):
    """This caller may not do this."""


class RuleBroken(DomainError):
    """A business rule forbids it; `code` is the rule's name."""


class Unavailable(DomainError):
    """Something outside did not answer; the caller may try again."""


class TooMany(DomainError):
    """Too many tries in a short time."""


class Misfit(ValueError):
    """A value that cannot be taken in; `why` tells a person how to mend it and never repeats the value.

    `field` names the part at fault, where a value has parts.
    """

    def __init__(self, why: Said, field: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.field = field
