"""The office's clock: what `app.py` declares as an hour is an hour of the office, whatever its time zone and season.

Chalice writes rules of EventBridge, which know UTC alone; each becomes a schedule of EventBridge Scheduler in the time
zone of `OfficeTimeZone`. Source: EventBridge Scheduler user guide, "Schedule types" (daylight saving time).
"""

from __future__ import annotations

from typing import Any, Final

from infra import grants
from infra.functions import SCHEDULES, Function

ROLE: Final = "SchedulesRole"


def event_name(function: Function) -> str:
    """The name of a function's schedule among its events."""
    return f"{function.logical}Schedule"


def completed(template: dict[str, Any]) -> dict[str, Any]:
    """The template with its rules as schedules, and the role that they set functions off by."""
    resources = template["Resources"]
    for function in SCHEDULES:
        events = resources[function.logical]["Properties"]["Events"]
        declared = events.pop(f"{function.logical}Event")["Properties"]
        events[event_name(function)] = {"Type": "ScheduleV2", "Properties": _schedule(function, declared)}
    resources[ROLE] = _role()
    return template


def _schedule(function: Function, declared: dict[str, Any]) -> dict[str, Any]:
    """A schedule as the rule was declared; what cannot be delivered goes to the same dead letters."""
    told = {name: value for name, value in declared.items() if name != "Schedule"}
    return {
        **told,
        "Name": {"Fn::Sub": f"${{AWS::StackName}}-{function.handler.replace('_', '-')}"},
        "ScheduleExpression": declared["Schedule"],
        "ScheduleExpressionTimezone": {"Ref": "OfficeTimeZone"},
        "RoleArn": {"Fn::GetAtt": [ROLE, "Arn"]},
    }


def _role() -> dict[str, Any]:
    functions = [{"Fn::GetAtt": [function.logical, "Arn"]} for function in SCHEDULES]
    invoke = {"Effect": "Allow", "Action": ["lambda:InvokeFunction"], "Resource": functions}
    trust = {
        "Effect": "Allow",
        "Principal": {"Service": "scheduler.amazonaws.com"},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}},
    }
    policy = {"Version": "2012-10-17", "Statement": [invoke, grants.send("EventsDeadLetters")]}
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]},
            "Policies": [{"PolicyName": "set-off", "PolicyDocument": policy}],
        },
    }
