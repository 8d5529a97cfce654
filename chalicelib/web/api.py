"""How a room declares its doors: typed routes with pydantic in and out, one permission each.

Loading a room's `api` declares its doors; the application itself stands on the table made of them (`doors`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter

from chalicelib.kernel.sentences import say
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission, may
from chalicelib.web.problems import Unreadable
from chalicelib.web.shapes import fitted

Handler = Callable[..., Any]
Shapes = Callable[[], dict[str, Any]]  # by name, as annotations are: `query` and `return`


@dataclass(frozen=True)
class Door:
    """One route as its room declares it: for whoever knocks, the OpenAPI document and the map of doors.

    What its handler takes and gives is read off its annotations when it is first asked: most workers open few doors.
    """

    method: str
    path: str
    permission: Permission
    status: int
    handler: Handler
    room: str
    moves_money: bool
    takes: str = "json"
    heeds_key: bool = False  # a key that comes is heeded; what moves money asks for one
    # What of the account in its path it shows: whoever looks leaves a reading of that name, and of the one thing that
    # its path names, where it says so: `attachment#{attachment_id}`.
    reads: str = ""
    shapes: Shapes | None = None  # what a declaration says it takes and gives, where its annotations are too wide

    @property
    def place(self) -> str:
        """Where its handler is: module and name."""
        return f"{self.handler.__module__}:{self.handler.__name__}"

    @property
    def shows_a_record(self) -> bool:
        """Whether it shows an account without changing it; a change leaves its own trace in the trail."""
        looks = self.method == "GET" or self.path.endswith("/preview")
        return "{account_id}" in self.path and looks

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names in its path, in the order of its handler."""
        code = self.handler.__code__
        return tuple(name for name in code.co_varnames[: code.co_argcount] if name not in ("call", "body", "query"))

    @cached_property
    def _hints(self) -> dict[str, Any]:
        hints = get_type_hints(self.handler, include_extras=True)
        return {**hints, **self.shapes()} if self.shapes else hints

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

    def inputs(self, call: Call, params: Any) -> dict[str, BaseModel]:
        """What a call brings for its handler, in its shapes; Invalid when it lacks a key or does not fit them."""
        inputs: dict[str, BaseModel] = {}
        if self.moves_money:
            _ = call.idempotency_key  # refused early, before anything is read
        if self.query is not None:
            inputs["query"] = fitted(self.query, _query_values(self.query, params), call.today)
        if self.body is not None:
            inputs["body"] = fitted(self.body, _json_body(call.raw_body), call.today, large=self._large(call))
        return inputs

    def _large(self, call: Call) -> bool:
        """Whether who calls may enter large amounts; clients pay what they owe, however much it is."""
        return self.permission is Permission.PAY_SESSION or may(call.actor, Permission.AMOUNT_LARGE)

    def written(self, answer: Any, call: Call) -> str | None:
        """An answer of its handler as JSON for the caller; None when there is nothing to say."""
        if self.writer is None:
            return None
        return self.writer.dump_json(answer, by_alias=True, context={"language": call.language}).decode()


DECLARED: Final[dict[str, Door]] = {}  # every door of the rooms that are loaded, by its place


class Api:
    """A room's routes. A handler takes `call`, its path parameters, and optionally `body` and `query` models."""

    def __init__(self, room: str, prefix: str) -> None:
        self.room = room
        self.prefix = prefix
        self.doors: list[Door] = []

    def get(
        self, path: str, permission: Permission, *, reads: str = "", shapes: Shapes | None = None
    ) -> Callable[[Handler], Handler]:
        """Declare a route that reads. One with an account in its path says what it shows of that record: `reads`.

        `shapes` answers what it takes and gives when a declaration says so: a list's (`web/lists.py`).
        """
        return self._door("GET", path, permission, 200, reads=reads, shapes=shapes)

    def post(
        self,
        path: str,
        permission: Permission,
        status: int = 201,
        *,
        moves_money: bool = False,
        heeds_key: bool = False,
        takes: str = "json",
        reads: str = "",
    ) -> Callable[[Handler], Handler]:
        """Declare a route that makes or does something; `moves_money` asks for an Idempotency-Key header, `heeds_key`
        heeds one that comes.

        `takes="any"`: whatever is posted is let in and not read, form or JSON. `reads`: what it shows of the account in
        its path, where it changes nothing, as a preview.
        """
        return self._door("POST", path, permission, status, moves_money, takes, heeds_key, reads)

    def put(self, path: str, permission: Permission) -> Callable[[Handler], Handler]:
        """Declare a route that replaces something."""
        return self._door("PUT", path, permission, 200)

    def delete(self, path: str, permission: Permission) -> Callable[[Handler], Handler]:
        """Declare a route that ends something."""
        return self._door("DELETE", path, permission, 204)

    def _door(
        self,
        method: str,
        path: str,
        permission: Permission,
        status: int,
        moves_money: bool = False,
        takes: str = "json",
        heeds_key: bool = False,
        reads: str = "",
        shapes: Shapes | None = None,
    ) -> Callable[[Handler], Handler]:
        def declare(handler: Handler) -> Handler:
            whole, allowed = f"{self.prefix}{path}", Permission(permission)
            told = (moves_money, takes, heeds_key, reads, shapes)
            door = Door(method, whole, allowed, status, handler, self.room, *told)
            if door.shows_a_record and not reads:
                raise TypeError(f"{method} {whole} shows an account and does not say what of it: `reads=…`.")
            self.doors.append(door)
            DECLARED[door.place] = door
            return handler

        return declare


def _query_values(model: type[BaseModel], params: Any) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in params or {}:
        field = model.model_fields.get(name)
        many = field is not None and get_origin(field.annotation) is list
        values[name] = params.getlist(name) if many else params.getlist(name)[-1]
    return values


def _json_body(raw: bytes) -> Any:
    try:
        return json.loads(raw or b"null", object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError):
        raise Unreadable("bad_json", say("The body is not valid JSON.")) from None


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; of equal keys readers differ on which counts (RFC 8259, 4)."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unreadable("equal_keys", say("A key stands twice in the body: write each once."))
    return found
