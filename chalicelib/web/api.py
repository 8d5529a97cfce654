"""Typed routes over a Chalice Blueprint: pydantic in and out, one permission each, refusals as problem+json."""

from __future__ import annotations

import inspect
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, get_origin, get_type_hints

from chalice.app import Blueprint, Response
from pydantic import BaseModel, TypeAdapter, ValidationError

from chalicelib.kernel.actor import Actor, system
from chalicelib.kernel.errors import DomainError, Invalid, NotAllowed
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.web import problems
from chalicelib.web.call import Call, language_of
from chalicelib.web.permissions import Permission, may

log = logging.getLogger("quittance")
Handler = Callable[..., Any]


@dataclass(frozen=True)
class Door:
    """One route as the application knows it: for the router, the OpenAPI document and the map of doors.

    What its handler takes and gives is read off its annotations when it is first asked: most workers open few doors.
    """

    method: str
    path: str
    permission: Permission
    status: int
    handler: Handler
    room: str
    moves_money: bool

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names in its path, in the order of its handler."""
        code = self.handler.__code__
        return tuple(name for name in code.co_varnames[: code.co_argcount] if name not in ("call", "body", "query"))

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return get_type_hints(self.handler, include_extras=True)

    @property
    def body(self) -> type[BaseModel] | None:
        """The shape of its request's body."""
        return self._hints.get("body")

    @property
    def query(self) -> type[BaseModel] | None:
        """The shape of its request's query."""
        return self._hints.get("query")

    @property
    def answer(self) -> Any:
        """The shape of its answer."""
        return self._hints.get("return")

    @cached_property
    def writer(self) -> TypeAdapter[Any] | None:
        """What writes its answer; None when there is nothing to say."""
        return TypeAdapter(self.answer) if self.answer not in (None, type(None)) else None


class Api(Blueprint):
    """A room's routes. A handler takes `call`, its path parameters, and optionally `body` and `query` models."""

    def __init__(self, room: str, prefix: str) -> None:
        super().__init__(__name__)
        self.room = room
        self.prefix = prefix
        self.doors: list[Door] = []

    def get(self, path: str, permission: Permission) -> Callable[[Handler], Handler]:
        """Declare a route that reads."""
        return self._door("GET", path, permission, 200, moves_money=False)

    def post(
        self, path: str, permission: Permission, status: int = 201, *, moves_money: bool = False
    ) -> Callable[[Handler], Handler]:
        """Declare a route that makes or does something; `moves_money` asks for an Idempotency-Key header."""
        return self._door("POST", path, permission, status, moves_money=moves_money)

    def put(self, path: str, permission: Permission) -> Callable[[Handler], Handler]:
        """Declare a route that replaces something."""
        return self._door("PUT", path, permission, 200, moves_money=False)

    def delete(self, path: str, permission: Permission) -> Callable[[Handler], Handler]:
        """Declare a route that ends something."""
        return self._door("DELETE", path, permission, 204, moves_money=False)

    def _door(
        self, method: str, path: str, permission: Permission, status: int, *, moves_money: bool
    ) -> Callable[[Handler], Handler]:
        def declare(handler: Handler) -> Handler:
            door = Door(method, f"{self.prefix}{path}", Permission(permission), status, handler, self.room, moves_money)
            self.doors.append(door)
            view = _view(self, door)
            self.route(door.path, methods=[method], name=f"{self.room}_{handler.__name__}")(view)
            return handler

        return declare


def _view(api: Api, door: Door) -> Handler:
    def view(**path: str) -> Response:
        request = api.current_request
        correlation_id = _correlation_id(request)
        asker = problems.Asker(language_of(request.headers), correlation_id)
        try:
            call = _call(api.current_app, door, request, correlation_id)
            answer = door.handler(call, **path, **_inputs(door, call, request))
        except DomainError as error:
            return problems.of_domain(error, asker)
        except ValidationError as error:
            return problems.of_validation(error, asker)
        except Exception:
            log.exception("unexpected_error", extra={"door": f"{door.method} {door.path}"})
            detail = say("Something went wrong on our side. Nothing was lost; try again.")
            return problems.problem(500, "internal_error", detail, {}, asker)
        return _answer(door, answer, call)

    view.__name__ = door.handler.__name__
    view.__doc__ = door.handler.__doc__
    view.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # Chalice matches path names by signature
        [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in door.parameters]
    )
    return view


def _correlation_id(request: Any) -> str:
    given = str(request.headers.get("x-correlation-id", ""))
    if 8 <= len(given) <= 64 and given.isascii() and given.replace("-", "").isalnum():
        return given
    return str((request.context or {}).get("requestId", "")) or "local"


def _bearer(request: Any) -> str:
    scheme, _, token = str(request.headers.get("authorization", "")).partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _caller(app: Any, door: Door, request: Any) -> Actor:
    if door.permission is Permission.ANYONE:
        return system("door")
    authenticate = app.client if door.permission is Permission.PAY_SESSION else app.staff
    token = _bearer(request)
    if not token:
        raise problems.SignInNeeded("sign_in_needed", say("Sign in and try again."))
    actor: Actor = authenticate(app.ports, token)
    if door.permission is not Permission.PAY_SESSION and not may(actor, door.permission):
        raise NotAllowed(
            "not_permitted", say("Your role does not include {permission}.", permission=door.permission.value)
        )
    return actor


def _call(app: Any, door: Door, request: Any, correlation_id: str) -> Call:
    ports: Ports = app.ports
    context = request.context or {}
    return Call(
        ports=ports,
        actor=replace(_caller(app, door, request), request=correlation_id),
        correlation_id=correlation_id,
        headers=request.headers,
        raw_body=request.raw_body or b"",
        source_ip=str((context.get("identity") or {}).get("sourceIp", "")),
        query=dict(request.query_params or {}),
    )


def _inputs(door: Door, call: Call, request: Any) -> dict[str, BaseModel]:
    inputs: dict[str, BaseModel] = {}
    if door.moves_money:
        _ = call.idempotency_key  # refused early, before anything is read
    if door.query is not None:
        inputs["query"] = door.query.model_validate(_query_values(door.query, request))
    if door.body is not None:
        inputs["body"] = door.body.model_validate(_json_body(call.raw_body))
    return inputs


def _query_values(model: type[BaseModel], request: Any) -> dict[str, Any]:
    params = request.query_params
    values: dict[str, Any] = {}
    for name in params or {}:
        field = model.model_fields.get(name)
        many = field is not None and get_origin(field.annotation) is list
        values[name] = params.getlist(name) if many else params.getlist(name)[-1]
    return values


def _json_body(raw: bytes) -> Any:
    try:
        return json.loads(raw or b"null")
    except (ValueError, RecursionError) as error:
        raise Invalid("bad_json", say("The body is not valid JSON.")) from error


def _answer(door: Door, answer: Any, call: Call) -> Response:
    headers: dict[str, str | list[str]] = {
        **problems.HEADERS,
        "X-Correlation-Id": call.correlation_id,
        **call.answer_headers,
    }
    if isinstance(answer, Response):
        answer.headers = {**headers, **answer.headers}
        return answer
    if door.writer is None:
        return Response("", headers, 204)
    body = door.writer.dump_json(answer, by_alias=True, context={"language": call.language}).decode()
    return Response(body, {**headers, "Content-Type": "application/json"}, door.status)
