"""Refusals as RFC 9457 problem+json: a stable code, a sentence for a person, the fields at fault."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from chalice.app import Response

from chalicelib.kernel.errors import (
    Conflict,
    DomainError,
    Invalid,
    NotAllowed,
    NotFound,
    RuleBroken,
    TooMany,
    Unavailable,
)
from chalicelib.kernel.languages import Language
from chalicelib.kernel.sentences import Said, in_language, say
from chalicelib.kernel.values import dataclass

HEADERS: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A refusal (RFC 9457). `code` is stable; `fields` names what is wrong in the request, by field."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    fields: dict[str, str]
    correlation_id: str = ""


class SignInNeeded(NotAllowed):
    """No token, or one that does not hold (401)."""


class Unreadable(Invalid):
    """A request whose body cannot be read at all (400, RFC 9110 15.5.1): nothing of it has a meaning to judge."""


STATUS: Final[dict[type[DomainError], int]] = {
    NotFound: 404,
    Conflict: 409,
    Invalid: 422,
    NotAllowed: 403,
    RuleBroken: 409,
    TooMany: 429,
    Unavailable: 503,
    SignInNeeded: 401,
    Unreadable: 400,
}

TITLES: Final[dict[int, Said]] = {
    400: say("The request cannot be read"),
    401: say("Not signed in"),
    403: say("Not permitted"),
    404: say("Not found"),
    409: say("This is not possible as things stand"),
    422: say("Something is missing or wrong"),
    429: say("Too many tries"),
    500: say("Something went wrong"),
    503: say("Not available just now"),
}


@dataclass(frozen=True, slots=True)
class Asker:
    """Who is answered: the language they read, and the correlation id of their call."""

    language: Language
    correlation_id: str


def problem(status: int, code: str, detail: Said, fields: Mapping[str, Said], asker: Asker) -> Response:
    """Shape one refusal as a Chalice response, worded for who asked."""
    shape = Problem(
        title=in_language(TITLES[status], asker.language),
        status=status,
        code=code,
        detail=in_language(detail, asker.language),
        fields={name: in_language(fault, asker.language) for name, fault in fields.items()},
        correlation_id=asker.correlation_id,
    )
    headers: dict[str, str | list[str]] = {**HEADERS, "Content-Type": "application/problem+json"}
    return Response(json_text(asdict(shape)), headers, status)


def of_domain(error: DomainError, asker: Asker) -> Response:
    """Answer a domain error with the one HTTP meaning of its kind."""
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    return problem(status, error.code, error.message, error.fields, asker)


def json_text(value: Any) -> str:
    """Plain JSON text for values that are no pydantic model."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
