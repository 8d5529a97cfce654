"""OpenAPI 3.1 from the handlers themselves: paths, shapes, permissions, refusals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter

from chalicelib.web.api import Door
from chalicelib.web.permissions import Permission
from chalicelib.web.problems import Problem

_REF = "#/components/schemas/{model}"


def document(doors: Sequence[Door]) -> dict[str, Any]:
    """Write the whole API as an OpenAPI 3.1 document (plain JSON values), stable for the same handlers."""
    schemas = _schemas(doors)
    paths: dict[str, Any] = {}
    for door in sorted(doors, key=lambda door: (door.path, door.method)):
        paths.setdefault(door.path, {})[door.method.lower()] = _operation(door, schemas.names)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Quittance", "version": "1"},
        "paths": paths,
        "components": {
            "schemas": schemas.definitions,
            "securitySchemes": {
                "staff": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
                "pay_session": {"type": "http", "scheme": "bearer"},
            },
        },
    }


class _Schemas:
    def __init__(self, names: dict[tuple[str, str], Any], definitions: dict[str, Any]) -> None:
        self.names = names
        self.definitions = definitions


def _key(door: Door) -> str:
    return f"{door.method} {door.path}"


def _schemas(doors: Sequence[Door]) -> _Schemas:
    inputs: list[tuple[str, Any, TypeAdapter[Any]]] = [("problem", "serialization", TypeAdapter(Problem))]
    for door in doors:
        if door.body is not None:
            inputs.append((_key(door), "validation", TypeAdapter(door.body)))
        if _has_answer(door):
            inputs.append((_key(door), "serialization", TypeAdapter(door.answer)))
    names, top = TypeAdapter.json_schemas(inputs, ref_template=_REF)
    definitions = top.get("$defs", {})
    plain = _plain_names(definitions)
    named = {plain[name]: _renamed(shape, plain) for name, shape in definitions.items()}
    return _Schemas({(str(k), str(m)): _renamed(v, plain) for (k, m), v in names.items()}, dict(sorted(named.items())))


def _plain_names(definitions: Iterable[str]) -> dict[str, str]:
    """The name each shape goes by in the API: `ClientRowPage` for a page of client rows, else the name of its class.

    A name is a promise to every client of the API. Two classes of one name would be told apart by their modules, and
    moving a file would break the promise: so this raises `ValueError` and names them.
    """
    plain = {name: re.sub(r"^PageView_(\w+)_$", r"\1Page", name) for name in definitions}
    taken = Counter(plain.values())
    clashes = sorted(name for name, shown in plain.items() if "__" in name or "-" in name or taken[shown] > 1)
    if clashes:
        raise ValueError(f"Shapes of the API share a name; give each its own: {', '.join(clashes)}")
    return plain


def _renamed(part: Any, plain: dict[str, str]) -> Any:
    if isinstance(part, dict):
        target = part.get("$ref")
        if isinstance(target, str):
            return {**part, "$ref": _REF.format(model=plain[target.rsplit("/", 1)[1]])}
        return {key: _renamed(value, plain) for key, value in part.items()}
    if isinstance(part, list):
        return [_renamed(value, plain) for value in part]
    return part


def _has_answer(door: Door) -> bool:
    return (isinstance(door.answer, type) and issubclass(door.answer, BaseModel)) or hasattr(door.answer, "__origin__")


def _operation(door: Door, names: dict[tuple[str, str], Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": f"{door.room}_{door.handler.__name__}",
        "summary": (door.handler.__doc__ or "").strip().split("\n")[0],
        "tags": [door.room],
        "x-permission": door.permission.value,
        "parameters": _parameters(door),
        "responses": _responses(door, names),
    }
    if door.permission is not Permission.ANYONE:
        scheme = "pay_session" if door.permission is Permission.PAY_SESSION else "staff"
        operation["security"] = [{scheme: []}]
    if door.body is not None:
        schema = names[(_key(door), "validation")]
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return operation


def _parameters(door: Door) -> list[dict[str, Any]]:
    path = [{"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in door.parameters]
    key = {"name": "Idempotency-Key", "in": "header", "required": door.moves_money}
    taken = door.moves_money or door.heeds_key
    keys = [{**key, "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,100}$"}}] if taken else []
    return path + keys + _query_parameters(door)


def _query_parameters(door: Door) -> list[dict[str, Any]]:
    if door.query is None:
        return []
    schema = door.query.model_json_schema()
    required = set(schema.get("required", ()))
    definitions = schema.get("$defs", {})
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _inline(part, definitions)}
        for name, part in schema.get("properties", {}).items()
    ]


def _inline(part: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(part, dict):
        if "$ref" in part:
            return _inline(definitions[part["$ref"].rsplit("/", 1)[1]], definitions)
        return {key: _inline(value, definitions) for key, value in part.items()}
    if isinstance(part, list):
        return [_inline(value, definitions) for value in part]
    return part


def _responses(door: Door, names: dict[tuple[str, str], Any]) -> dict[str, Any]:
    refusal = {"application/problem+json": {"schema": names[("problem", "serialization")]}}
    answers: dict[str, Any] = {"default": {"description": "Refused", "content": refusal}}
    if _has_answer(door):
        content = {"application/json": {"schema": names[(_key(door), "serialization")]}}
        answers[str(door.status)] = {"description": "Done", "content": content}
    else:
        answers["204"] = {"description": "Done"}
    return dict(sorted(answers.items()))
