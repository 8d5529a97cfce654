"""Deploy a built package as a CloudFormation stack: the same calls for a real account and for the local cloud."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import boto3
from botocore.exceptions import ClientError

from infra import artifacts, indexes
from infra.changes import NothingToDo, Plan, PlanFailed, plan
from infra.package import Package

Say = Callable[[str], None]
CAPABILITIES: Final = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
PATIENCE_SECONDS: Final = 3600  # a distribution takes ten minutes; nothing of ours takes an hour
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 5.0
# A creation that failed leaves its stack behind, which can only be deleted (CloudFormation, "Stack status codes").
NEVER_WAS: Final = frozenset({"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "REVIEW_IN_PROGRESS"})
CAME_UP: Final = frozenset({"CREATE_COMPLETE", "UPDATE_COMPLETE"})


class DeployFailed(Exception):
    """The stack could not be created or updated; the message names the resources at fault."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A deployed stack: its name, its outputs and what it was told (of secrets only that they were)."""

    name: str
    outputs: Mapping[str, str]
    parameters: Mapping[str, str] = field(default_factory=dict)


def deploy(
    session: boto3.Session,
    package: Package,
    name: str,
    parameters: Mapping[str, str],
    say: Say,
    *,
    tags: Mapping[str, str] | None = None,
    replace: bool = False,
) -> Stack:
    """Upload the package and its template and create or update the stack, by a change set that is looked at first.

    A change that would replace what holds data (tables, the pool, the key, buckets) is refused unless `replace`.
    DeployFailed when it is refused or does not come up.
    """
    try:
        address = artifacts.upload(session, package, say)
    except artifacts.NotOurs as refused:
        raise DeployFailed(str(refused)) from refused
    formation = session.client("cloudformation")
    found = _usable(formation, name, say)
    request = {
        "StackName": name,
        "TemplateURL": address,
        "Parameters": _parameters(parameters, _names(package), found),
        "Capabilities": CAPABILITIES,
        "Tags": [{"Key": key, "Value": value} for key, value in (tags or {}).items()],
    }
    if found and parameters.get("LocalCloud") != "yes":  # the local cloud makes a table's indexes all at once
        _check_indexes(formation, name, package)
    since = time.time()
    try:
        _execute(formation, plan(formation, request, new=found is None), replace=replace)
    except NothingToDo:
        return read(session, name)
    except (ClientError, PlanFailed) as error:
        raise DeployFailed(str(error)) from error
    _wait(formation, name, since, say)
    return read(session, name)


def _check_indexes(formation: Any, name: str, package: Package) -> None:
    """DeployFailed where the tables' indexes cannot become what they should in one deployment."""
    before = formation.get_template(StackName=name, TemplateStage="Original")["TemplateBody"]
    after = json.loads(package.template.read_text())
    if wrong := indexes.refused(json.loads(before) if isinstance(before, str) else before, after):
        raise DeployFailed("\n".join(("Nothing was changed. DynamoDB would refuse this:", *wrong)))


def _execute(formation: Any, planned: Plan, *, replace: bool) -> None:
    if planned.lost and not replace:
        formation.delete_change_set(ChangeSetName=planned.id)
        raise DeployFailed(
            f"This would make anew what holds data: {', '.join(planned.lost)}. Nothing was changed. "
            "See docs/deploy.md, Plans that are refused."
        )
    formation.execute_change_set(ChangeSetName=planned.id)


def read(session: boto3.Session, name: str) -> Stack:
    """Read a stack's outputs."""
    found = _find(session.client("cloudformation"), name)
    if not found:
        raise DeployFailed(f"There is no stack {name}.")
    outputs = {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}
    return Stack(name, outputs, {one["ParameterKey"]: one["ParameterValue"] for one in found.get("Parameters", [])})


def protect(session: boto3.Session, name: str, *, on: bool) -> None:
    """Guard a stack against being deleted by a slip, or take the guard away."""
    session.client("cloudformation").update_termination_protection(StackName=name, EnableTerminationProtection=on)


def remove(session: boto3.Session, name: str, say: Say) -> None:
    """Delete a stack; what holds data is retained by the template. DeployFailed when something stands in its way."""
    formation = session.client("cloudformation")
    found = _find(formation, name)
    if found is None:
        raise DeployFailed(f"There is no stack {name}.")
    _delete(formation, found["StackId"], say)


def _usable(formation: Any, name: str, say: Say) -> dict[str, Any] | None:
    """The stack when it can be updated; None when there is none, after what is left of a failed creation is gone."""
    found = _find(formation, name)
    if found is None or found["StackStatus"] not in NEVER_WAS:
        return found
    say(f"stack {name} was never created ({found['StackStatus']}): deleting what is left of the try")
    _delete(formation, found["StackId"], say)
    return None


def _delete(formation: Any, stack_id: str, say: Say) -> None:
    since = time.time()
    formation.delete_stack(StackName=stack_id)
    status = _settled(formation, stack_id, say)
    if status not in ("DELETE_COMPLETE", "gone"):
        raise DeployFailed(f"The stack is {status}:\n{_failures(formation, stack_id, since)}")


def _names(package: Package) -> set[str]:
    return set(json.loads(package.template.read_text()).get("Parameters", {}))


def _parameters(given: Mapping[str, str], names: set[str], found: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The parameters given; those of the stack that are not given again stay as they are, if the template has them.

    An older template lacks what a later one added: sending its previous value would be refused.
    """
    kept = {entry["ParameterKey"] for entry in (found or {}).get("Parameters", [])} & names - given.keys()
    stated = [{"ParameterKey": key, "ParameterValue": value} for key, value in given.items() if key in names]
    return stated + [{"ParameterKey": key, "UsePreviousValue": True} for key in sorted(kept)]


def _find(formation: Any, name: str) -> dict[str, Any] | None:
    """A stack as it is; None when there is none. Any other refusal is no answer, and is raised."""
    try:
        stacks = formation.describe_stacks(StackName=name)["Stacks"]
    except ClientError as error:
        if "does not exist" in error.response["Error"].get("Message", ""):
            return None
        raise
    return next((stack for stack in stacks if stack["StackStatus"] != "DELETE_COMPLETE"), None)


def _pauses() -> Iterator[float]:
    pause, end = FIRST_PAUSE_SECONDS, time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        yield pause
        pause = min(pause * 1.2, LONGEST_PAUSE_SECONDS)


def _settled(formation: Any, name: str, say: Say) -> str:
    """Wait for the end of what a stack is doing; answers its status, `gone` when it is not there any more."""
    told = ""
    for pause in _pauses():
        found = _find(formation, name)
        status = found["StackStatus"] if found else "gone"
        if status != told:
            say(f"stack {name.split('/')[-2] if '/' in name else name}: {status}")
            told = status
        if not status.endswith("_IN_PROGRESS"):
            return status
        time.sleep(pause)
    raise DeployFailed(
        f"Stack {name} is still {told} after {PATIENCE_SECONDS // 60} minutes. Look at it in the console."
    )


def _wait(formation: Any, name: str, since: float, say: Say) -> None:
    status = _settled(formation, name, say)
    if status not in CAME_UP:
        raise DeployFailed(f"Stack {name} is {status}:\n{_failures(formation, name, since)}")


def _failures(formation: Any, name: str, since: float) -> str:
    events = formation.describe_stack_events(StackName=name)["StackEvents"]
    lines = [
        f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"
        for event in events
        if event["ResourceStatus"].endswith("FAILED") and event["Timestamp"].timestamp() >= since - 1
    ]
    return "\n".join(lines)


def resources(session: boto3.Session, name: str) -> dict[str, str]:
    """The deployed names of a stack's resources, by their names in the template."""
    pages = session.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=name)
    entries = [entry for page in pages for entry in page["StackResourceSummaries"]]
    return {entry["LogicalResourceId"]: entry["PhysicalResourceId"] for entry in entries}
