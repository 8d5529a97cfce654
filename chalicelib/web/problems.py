"""Refusals as RFC 9457 problem+json: a stable code, a sentence for a person, the fields at fault."""

from __future__ import annotations

import json
from typing import Any, Final

from chalice.app import Response
from pydantic import BaseModel, ConfigDict, ValidationError

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

STATUS: Final[dict[type[DomainError], int]] = {
    NotFound: 404,
    Conflict: 409,
    Invalid: 422,
    NotAllowed: 403,
    RuleBroken: 409,
    TooMany: 429,
    Unavailable: 503,
}

HEADERS: Final = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Problem(BaseModel):
    """A refusal (RFC 9457). `code` is stable; `fields` names what is wrong in the request, by field."""

    model_config = ConfigDict(defer_build=True)

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    fields: dict[str, str] = {}
    correlation_id: str = ""


class SignInNeeded(NotAllowed):
    """No token, or one that does not hold (401)."""


def problem(status: int, code: str, detail: str, fields: dict[str, str] | None, correlation_id: str) -> Response:
    """Shape one refusal as a Chalice response."""
    shape = Problem(
        title=code.replace("_", " ").capitalize(),
        status=status,
        code=code,
        detail=detail,
        fields=fields or {},
        correlation_id=correlation_id,
    )
    headers: dict[str, str | list[str]] = {**HEADERS, "Content-Type": "application/problem+json"}
    return Response(shape.model_dump_json(), headers, status)


def of_domain(error: DomainError, correlation_id: str) -> Response:
    """Answer a domain error with the one HTTP meaning of its kind."""
    kind = next(kind for kind in type(error).__mro__ if kind in STATUS)
    status = 401 if isinstance(error, SignInNeeded) else STATUS[kind]
    return problem(status, error.code, error.message, error.fields, correlation_id)


def of_validation(error: ValidationError, correlation_id: str) -> Response:
    """Answer a body or query that does not fit its shape: each field with the reason, never the value."""
    fields = {".".join(str(part) for part in item["loc"]) or "body": item["msg"] for item in error.errors()}
    return problem(422, "invalid_request", "Some fields are missing or wrong.", fields, correlation_id)


def json_text(value: Any) -> str:
    """Plain JSON text for values that are no pydantic model."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
