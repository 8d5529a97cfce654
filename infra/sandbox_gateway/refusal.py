"""How the sandbox says no: an HTTP status and an error object as Stripe writes it (docs.stripe.com/api/errors)."""

from __future__ import annotations

from typing import Any


class RefusedError(Exception):
    """An answer other than 200, shaped as Stripe shapes it."""

    def __init__(self, status: int, message: str, code: str = "", param: str = "", kind: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.body = error_body(message, code, param, kind or "invalid_request_error")


def error_body(message: str, code: str = "", param: str = "", kind: str = "invalid_request_error") -> dict[str, Any]:
    """The body of an error; `code` and `param` are left out when there are none."""
    named = {"code": code, "param": param}
    return {"error": {"type": kind, "message": message} | {name: value for name, value in named.items() if value}}


def missing(kind: str, name: str) -> RefusedError:
    """No object of that id."""
    return RefusedError(404, f"No such {kind}: '{name}'", "resource_missing", "id")
