"""Alarms and the dashboard, made from the table of functions."""

from __future__ import annotations

import json
from typing import Any

from infra.functions import FUNCTIONS, Function

Resources = dict[str, Any]
_DEAD_LETTERS = {
    "DunningDeadLetters": "dead-letters.md",
    "ExportsDeadLetters": "dead-letters.md",
    "ImportsDeadLetters": "dead-letters.md",
    "NoticesDeadLetters": "dead-letters.md",
    "PaymentsDeadLetters": "dead-letters.md",
    "ProofsDeadLetters": "dead-letters.md",
    "EventsDeadLetters": "dead-letters.md",
}
_MINUTES_5 = 300
LATE_MINUTES = 15
VERY_LATE_HOURS = 6
WAITS_SECONDS = (
    3600  # a night's million decisions take 20 minutes (docs/scale.md), a message's tries a quarter of an hour
)


def _alarm(description: str, metric: dict[str, Any], threshold: int = 1) -> Resources:
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmDescription": description,
            **metric,
            "Statistic": metric.get("Statistic", "Sum"),
            "Period": _MINUTES_5,
            "EvaluationPeriods": 1,
            "Threshold": threshold,
            "ComparisonOperator": "GreaterThanOrEqualToThreshold",
            "TreatMissingData": "notBreaching",
            "AlarmActions": [{"Ref": "AlarmsTopic"}],
            "OKActions": [{"Ref": "AlarmsTopic"}],
        },
    }


def _dead_letter_alarm(queue: str, runbook: str) -> Resources:
    metric = {
        "Namespace": "AWS/SQS",
        "MetricName": "ApproximateNumberOfMessagesVisible",
        "Dimensions": [{"Name": "QueueName", "Value": {"Fn::GetAtt": [queue, "QueueName"]}}],
        "Statistic": "Maximum",
    }
    return _alarm(f"{queue}: work was given up. Runbook: docs/runbooks/{runbook}", metric)


def _of_all_functions(said: str, runbook: str, metric: str, statistic: str, threshold: int = 1) -> Resources:
    """Over all functions of the account, whose stage is alone in it: one for each would be most of a clinic's bill.
    The dashboard shows which it is. That Lambda tells both without a dimension, of all functions, is by the table of
    metrics that AWS's own CDK is made from (aws-lambda, "canned metrics"); docs/deploy.md keeps the doubt.
    """
    found = {"Namespace": "AWS/Lambda", "MetricName": metric, "Statistic": statistic}
    return _alarm(f"{said} Runbook: docs/runbooks/{runbook}", found, threshold)


def _late_alarm(said: str, minutes: int) -> Resources:
    """The stream forgets after 24 hours: that one of its readers is a quarter of an hour behind is seen in time."""
    told = f"What follows the books is {said} behind; the dashboard shows which."
    return _of_all_functions(told, "project_changes.md", "IteratorAge", "Maximum", minutes * 60 * 1000)


def _waiting_alarm(function: Function) -> Resources:
    """The oldest message has waited for two rounds of its queue's time out of sight: nobody works it off."""
    metric = {
        "Namespace": "AWS/SQS",
        "MetricName": "ApproximateAgeOfOldestMessage",
        "Dimensions": [{"Name": "QueueName", "Value": {"Fn::GetAtt": [function.source, "QueueName"]}}],
        "Statistic": "Maximum",
    }
    said = f"{function.source}: work waits for an hour and more. Runbook: docs/runbooks/function-fails.md"
    return _alarm(said, metric, WAITS_SECONDS)


def alarms() -> Resources:
    """One alarm for each dead-letter queue, for each queue whose work waits, for what fails or is behind."""
    made = {f"{queue}Alarm": _dead_letter_alarm(queue, runbook) for queue, runbook in _DEAD_LETTERS.items()}
    made["FunctionsFailAlarm"] = _of_all_functions("A function failed.", "function-fails.md", "Errors", "Sum")
    made["StreamLateAlarm"] = _late_alarm(f"{LATE_MINUTES} minutes", LATE_MINUTES)
    very_late = f"{VERY_LATE_HOURS} hours, of 24 until changes are lost,"
    made["StreamVeryLateAlarm"] = _late_alarm(very_late, VERY_LATE_HOURS * 60)
    for function in FUNCTIONS:
        if function.trigger == "queue":
            made[f"{function.source}WaitsAlarm"] = _waiting_alarm(function)
    return made


def _widget(row: int, column: int, title: str, metrics: list[list[Any]], stat: str) -> dict[str, Any]:
    properties = {"title": title, "metrics": metrics, "stat": stat, "region": "${AWS::Region}", "period": _MINUTES_5}
    return {"type": "metric", "x": column * 12, "y": row * 6, "width": 12, "height": 6, "properties": properties}


def _lambda_metrics(name: str, trigger: str = "") -> list[list[Any]]:
    shown = (function for function in FUNCTIONS if trigger in ("", function.trigger))
    return [["AWS/Lambda", name, "FunctionName", f"${{{function.logical}}}"] for function in shown]


def _queue_metrics(names: list[str], name: str) -> list[list[Any]]:
    return [["AWS/SQS", name, "QueueName", f"${{{queue}.QueueName}}"] for queue in names]


def dashboard() -> Resources:
    """One page: the API, the functions, the queues, the books' table and the mail."""
    queues = ["DunningQueue", "ExportsQueue", "ImportsQueue", "NoticesQueue", "PaymentsQueue", "ProofsQueue"]
    api = [["AWS/ApiGateway", name, "ApiName", "${AWS::StackName}"] for name in ("Count", "4XXError", "5XXError")]
    table = [
        ["AWS/DynamoDB", name, "TableName", "${CoreTable}"]
        for name in ("ConsumedWriteCapacityUnits", "ConsumedReadCapacityUnits", "WriteThrottleEvents")
    ]
    widgets = [
        _widget(0, 0, "API: calls and refusals", api, "Sum"),
        _widget(0, 1, "API: latency (ms)", [["AWS/ApiGateway", "Latency", "ApiName", "${AWS::StackName}"]], "p99"),
        _widget(1, 0, "Functions: errors", _lambda_metrics("Errors"), "Sum"),
        _widget(1, 1, "Functions: duration (ms)", _lambda_metrics("Duration"), "p95"),
        _widget(2, 0, "Queues: oldest message (s)", _queue_metrics(queues, "ApproximateAgeOfOldestMessage"), "Maximum"),
        _widget(
            2,
            1,
            "Given up (dead letters)",
            _queue_metrics(list(_DEAD_LETTERS), "ApproximateNumberOfMessagesVisible"),
            "Maximum",
        ),
        _widget(3, 0, "Books: capacity", table, "Sum"),
        _widget(4, 0, "Stream: its readers are behind (ms)", _lambda_metrics("IteratorAge", "stream"), "Maximum"),
        _widget(3, 1, "Mail", [["AWS/SES", name] for name in ("Send", "Bounce", "Complaint")], "Sum"),
    ]
    body = {"Fn::Sub": json.dumps({"widgets": widgets})}
    name = {"Fn::Sub": "${AWS::StackName}"}
    properties = {"DashboardName": name, "DashboardBody": body}
    return {"OfficeDashboard": {"Type": "AWS::CloudWatch::Dashboard", "Properties": properties}}
