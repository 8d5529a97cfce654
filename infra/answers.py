"""What API Gateway answers by itself, as problem+json like the office's own: no such address, too many calls, silence.

Source: API Gateway developer guide, "Gateway responses" and "Mock integrations". English, for no code of ours runs.
"""

from __future__ import annotations

import json
from typing import Any, Final

_HEADERS: Final = {"Cache-Control": "no-store", "Content-Type": "application/problem+json"}
_TOO_LARGE: Final = "A request may hold 6 MB (files go by an upload address)."
# Response type of the gateway: status, title, code, what to do, seconds after which to try again.
_ANSWERS: Final[dict[str, tuple[int, str, str, str, int]]] = {
    "MISSING_AUTHENTICATION_TOKEN": (404, "Not found", "no_such_thing", "There is nothing under this address.", 0),
    "RESOURCE_NOT_FOUND": (404, "Not found", "no_such_thing", "There is nothing under this address.", 0),
    "REQUEST_TOO_LARGE": (413, "The request is too large", "request_too_large", _TOO_LARGE, 0),
    "THROTTLED": (429, "Too many tries", "too_many_tries", "Too many calls at once. Try again in a moment.", 2),
    "QUOTA_EXCEEDED": (429, "Too many tries", "too_many_tries", "Too many calls. Try again later.", 60),
    "DEFAULT_4XX": (400, "The request cannot be read", "request_unreadable", "The request cannot be read.", 0),
    "DEFAULT_5XX": (503, "Not available just now", "unavailable", "Nothing was lost. Try again in a moment.", 2),
}
NOWHERE: Final = "/{proxy+}"


def completed(template: dict[str, Any]) -> dict[str, Any]:
    """The template with the gateway's answers in it, the path that catches unknown addresses, and the stage's own name.

    By that name the metrics of stages in one account are told apart.
    """
    properties = template["Resources"]["RestAPI"]["Properties"]
    properties["GatewayResponses"] = {name: _gateway_response(*told) for name, told in _ANSWERS.items()}
    described = properties["DefinitionBody"]
    described["info"]["title"] = {"Fn::Sub": "${AWS::StackName}"}
    described["paths"][NOWHERE] = {"x-amazon-apigateway-any-method": _nothing_there()}
    return template


def _problem(status: int, title: str, code: str, detail: str) -> str:
    told = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail, "fields": {}}
    return json.dumps({**told, "correlation_id": "$context.requestId"})


def _gateway_response(status: int, title: str, code: str, detail: str, after: int) -> dict[str, Any]:
    headers = {**_HEADERS, **({"Retry-After": str(after)} if after else {})}
    return {
        "StatusCode": str(status),
        "ResponseTemplates": {"application/json": _problem(status, title, code, detail)},
        "ResponseParameters": {"Headers": {name: f"'{value}'" for name, value in headers.items()}},
    }


def _nothing_there() -> dict[str, Any]:
    """A method that answers by itself: the gateway's own answer to an unknown address repeats what was sent."""
    status, title, code, detail, _ = _ANSWERS["RESOURCE_NOT_FOUND"]
    told = {f"method.response.header.{name}": f"'{value}'" for name, value in _HEADERS.items()}
    return {
        "parameters": [{"name": "proxy", "in": "path", "required": True, "type": "string"}],
        "responses": {str(status): {"description": title, "headers": {key: {"type": "string"} for key in _HEADERS}}},
        "x-amazon-apigateway-integration": {
            "type": "mock",
            "passthroughBehavior": "never",
            "requestTemplates": {"application/json": json.dumps({"statusCode": status})},
            "responses": {
                "default": {
                    "statusCode": str(status),
                    "responseParameters": told,
                    "responseTemplates": {"application/json": _problem(status, title, code, detail)},
                }
            },
        },
    }
