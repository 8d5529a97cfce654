"""OpenAPI 3.1 from the handlers themselves: paths, shapes, permissions, refusals."""

from __future__ import annotations

from collections.abc import Sequence
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
    return _Schemas({(str(k), str(m)): v for (k, m), v in names.items()}, dict(sorted(top.get("$defs", {}).items())))


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
    key = {"name": "Idempotency-Key", "in": "header", "required": True}
    money = [{**key, "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,100}$"}}] if door.moves_money else []
    return path + money + _query_parameters(door)


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
