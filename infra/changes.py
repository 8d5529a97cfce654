"""What a deployment would change, read before it is carried out."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

# What holds data: made anew it would be empty, whatever the old one is kept as.
HOLDS_DATA: Final = frozenset({"AWS::DynamoDB::Table", "AWS::Cognito::UserPool", "AWS::KMS::Key", "AWS::S3::Bucket"})
_PAUSE_SECONDS: Final = 0.5
_TRIES: Final = 600  # five minutes: a change set of a hundred resources takes seconds


class NothingToDo(Exception):
    """The stack is as it should be."""


class PlanFailed(Exception):
    """CloudFormation could not say what would change; the message is its reason."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A change set that was made and not carried out. `lost` names what would be made anew and holds data."""

    id: str
    lost: tuple[str, ...]


def plan(formation: Any, request: Mapping[str, Any], *, new: bool) -> Plan:
    """Ask CloudFormation what a template would change. NothingToDo, PlanFailed."""
    name = f"deploy-{secrets.token_hex(6)}"
    kind = "CREATE" if new else "UPDATE"
    made = formation.create_change_set(**request, ChangeSetName=name, ChangeSetType=kind)["Id"]
    for _ in range(_TRIES):
        found = formation.describe_change_set(ChangeSetName=made)
        if found["Status"] == "CREATE_COMPLETE":
            return Plan(made, tuple(sorted(lost(_changes(formation, made, found)))))
        if found["Status"] == "FAILED":
            formation.delete_change_set(ChangeSetName=made)
            raise _failed(found.get("StatusReason", ""))
        time.sleep(_PAUSE_SECONDS)
    raise PlanFailed("CloudFormation does not say what would change.")


def _failed(reason: str) -> Exception:
    nothing = "didn't contain changes" in reason or "No updates are to be performed" in reason
    return NothingToDo() if nothing else PlanFailed(reason)


def _changes(formation: Any, change_set: str, found: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    yield from found.get("Changes", [])
    while "NextToken" in found:
        found = formation.describe_change_set(ChangeSetName=change_set, NextToken=found["NextToken"])
        yield from found.get("Changes", [])


def lost(changes: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """The names of what holds data and would, or might, be made anew or taken out of the stack."""
    for change in changes:
        told = change["ResourceChange"]
        anew = told["Action"] == "Modify" and told.get("Replacement", "False") != "False"
        if told["ResourceType"] in HOLDS_DATA and (anew or told["Action"] == "Remove"):
            yield told["LogicalResourceId"]
