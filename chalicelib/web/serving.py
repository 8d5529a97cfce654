"""From a knock to an answer: who calls, what they may do, the door's room, its answer or a refusal as problem+json."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chalice.app import Response

from chalicelib.kernel.actor import Actor, system
from chalicelib.kernel.errors import DomainError, NotAllowed, NotFound
from chalicelib.kernel.horizons import ID_MAX
from chalicelib.kernel.sentences import say
from chalicelib.web import problems
from chalicelib.web.call import Call, correlation_id_of, language_of
from chalicelib.web.doors import Plate
from chalicelib.web.permissions import Permission, may

if TYPE_CHECKING:
    from chalicelib.web.api import Door
    from chalicelib.web.app import OfficeApp

log = logging.getLogger("quittance")


def view_of(app: OfficeApp, plate: Plate) -> Callable[..., Response]:
    """What Chalice calls for a door. Who may not pass is refused before anything of its room is loaded."""

    def view(**path: str) -> Response:
        request: Any = app.current_request
        correlation_id = correlation_id_of(request)
        asker = problems.Asker(language_of(request.headers), correlation_id)
        try:
            call = _call(app, plate, request, correlation_id)
            door = plate.door()
            inputs = door.inputs(call, request.query_params)
            if door.method != "GET" and not door.reads and "account_id" in path:
                app.working(call.ports, _ids(path)["account_id"])
            keyed = door.moves_money or (door.heeds_key and "idempotency-key" in call.headers)
            with _once(call, plate, path, inputs) if keyed else nullcontext(call) as bound:
                answer = door.handler(bound, **_ids(path), **inputs)
            if door.reads:  # before anything is shown; when it cannot be kept, nothing is
                app.reading(call.ports, call.actor, path["account_id"], door.reads.format(**path), correlation_id)
        except DomainError as error:
            return problems.of_domain(error, asker)
        except Exception:
            log.exception("unexpected_error", extra={"door": f"{plate.method} {plate.path}"})
            detail = say("Something went wrong on our side. Nothing was lost; try again.")
            return problems.problem(500, "internal_error", detail, {}, asker)
        return _answer(door, answer, call)

    view.__name__ = plate.name
    return view


def _once(call: Call, plate: Plate, path: dict[str, str], inputs: dict[str, Any]) -> AbstractContextManager[Call]:
    from chalicelib.web.once import under_its_key  # only what moves money needs it

    return under_its_key(call, plate, path, inputs)


def _bearer(request: Any) -> str:
    scheme, _, token = str(request.headers.get("authorization", "")).partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _caller(app: OfficeApp, plate: Plate, request: Any) -> Actor:
    if plate.permission is Permission.ANYONE:
        return system("door")
    authenticate = app.client if plate.permission is Permission.PAY_SESSION else app.staff
    token = _bearer(request)
    if not token:
        raise problems.SignInNeeded("sign_in_needed", say("Sign in and try again."))
    actor = authenticate(app.ports, token)
    if plate.permission is not Permission.PAY_SESSION and not may(actor, plate.permission):
        raise NotAllowed(
            "not_permitted", say("Your role does not include {permission}.", permission=plate.permission.value)
        )
    return actor


def _call(app: OfficeApp, plate: Plate, request: Any, correlation_id: str) -> Call:
    from chalicelib.web.edge import address_of  # a worker opens no door

    address = address_of(app.ports.settings, request.headers, request.context or {})
    return Call(
        ports=app.ports,
        actor=replace(_caller(app, plate, request), request=correlation_id),
        correlation_id=correlation_id,
        headers=request.headers,
        raw_body=request.raw_body or b"",
        source_ip=address,
        query=dict(request.query_params or {}),
    )


def _ids(path: dict[str, str]) -> dict[str, str]:
    """The names in an address. NotFound `no_such_thing` for one that nothing of ours can have."""
    if any(len(value) > ID_MAX or not value.isprintable() for value in path.values()):
        raise NotFound("no_such_thing", say("There is nothing under this address."))
    return path


def _answer(door: Door, answer: Any, call: Call) -> Response:
    headers: dict[str, str | list[str]] = {
        **problems.HEADERS,
        "X-Correlation-Id": call.correlation_id,
        **call.answer_headers,
    }
    if isinstance(answer, Response):
        answer.headers = {**headers, **answer.headers}
        return answer
    body = door.written(answer, call)
    if body is None:
        return Response("", headers, 204)
    return Response(body, {**headers, "Content-Type": "application/json"}, door.status)
