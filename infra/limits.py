"""How much of the API one kind of call may take, and how much of the account the API keeps for itself."""

from __future__ import annotations

from typing import Any, Final

# Doors that anyone may knock at, by where they begin: calls a second, and at once (API Gateway, "Throttle requests").
# An office of 4,000 signs in within ten minutes, 7 a second; 35,000 letters a day bring 1 a second to pay.
OPEN_TO_ANYONE: Final = {"/api/v1/auth/": (20, 40), "/api/v1/pay/": (50, 100)}


def completed(template: dict[str, Any]) -> dict[str, Any]:
    """The template with a limit for each open door beside that of the whole stage, and what is kept for the API."""
    resources = template["Resources"]
    api = resources["RestAPI"]["Properties"]
    api["MethodSettings"] += [
        _limit(method, path, *rates)
        for path, methods in api["DefinitionBody"]["paths"].items()
        for begins, rates in OPEN_TO_ANYONE.items()
        if path.startswith(begins)
        for method in methods
    ]
    kept = {"Fn::If": ["KeepsPlaceForApi", {"Ref": "ApiConcurrency"}, {"Ref": "AWS::NoValue"}]}
    resources["APIHandler"]["Properties"]["ReservedConcurrentExecutions"] = kept
    return template


def _limit(method: str, path: str, rate: int, burst: int) -> dict[str, Any]:
    """A door's own limit; a path is written with its slashes as `~1` (CloudFormation, MethodSetting)."""
    place = {"HttpMethod": method.upper(), "ResourcePath": "/" + path.replace("/", "~1")}
    return {**place, "MetricsEnabled": False, "ThrottlingRateLimit": rate, "ThrottlingBurstLimit": burst}
