"""The one merge file that `chalice package` lays over its own template: the fragments beside this file, and what the
table of functions says of roles, logs, event sources, alarms and headers.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from samtranslator.yaml_helper import yaml_parse

from infra import grants, headers, watch
from infra.functions import FUNCTIONS, Function

Resources = dict[str, Any]
_HERE = Path(__file__).parent
_SECTIONS = ("Parameters", "Rules", "Conditions", "Globals", "Resources", "Outputs")


def _role(function: Function) -> Resources:
    statements = [
        grants.write_log(function.logical),
        grants.trace(),
        grants.encrypted_storage(),
        *_source_statements(function),
        *function.grants,
    ]
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
    policy = {"Version": "2012-10-17", "Statement": statements}
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": trust,
            "Policies": [{"PolicyName": function.handler.replace("_", "-"), "PolicyDocument": policy}],
        },
    }


def _source_statements(function: Function) -> list[grants.Statement]:
    if function.trigger == "queue":
        return [grants.consume(function.source)]
    if function.trigger == "stream":
        return [grants.keep_failures()]
    return [] if function.trigger == "http" else [grants.send("EventsDeadLetters")]


def _log(function: Function) -> Resources:
    name = function.handler.replace("_", "-")
    return {
        "Type": "AWS::Logs::LogGroup",
        "Properties": {
            "LogGroupName": {"Fn::Sub": f"/quittance/${{AWS::StackName}}/{name}"},
            "RetentionInDays": {"Ref": "LogDays"},
            "KmsKeyId": {"Fn::GetAtt": ["OfficeKey", "Arn"]},
        },
    }


def _queue_event(function: Function) -> Resources:
    event: Resources = {
        "Queue": {"Fn::Sub": f"${{{function.source}.Arn}}"},
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
    }
    if function.at_once:
        # The local cloud starts a process for each at once: two, the least Lambda allows, keep a small machine usable.
        most = {"Ref": function.at_once_of} if function.at_once_of else function.at_once
        event["ScalingConfig"] = {"MaximumConcurrency": {"Fn::If": ["OnLocalCloud", 2, most]}}
    return {f"{function.logical}SqsEventSource": {"Properties": event}}


def _stream_event(function: Function) -> Resources:
    kept_whole = {"Fn::GetAtt": ["StreamFailuresBucket", "Arn"]}
    event = {
        "Stream": {"Fn::GetAtt": [function.source, "StreamArn"]},
        "StartingPosition": "TRIM_HORIZON",
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "BisectBatchOnFunctionError": True,
        "ParallelizationFactor": function.abreast,
        "FilterCriteria": {"Filters": [{"Pattern": json.dumps(_partitions(function.hears))}]},
        "MaximumRetryAttempts": 20,
        "MaximumRecordAgeInSeconds": 79_200,  # 22 hours: kept whole before the stream forgets it, which it does at 24
        "DestinationConfig": {"OnFailure": {"Type": "S3", "Destination": kept_whole}},
    }
    return {f"{function.logical}DynamodbEventSource": {"Properties": event}}


def _partitions(begin: tuple[str, ...]) -> Resources:
    """The pattern of changes in partitions that begin so (Lambda developer guide, "Filter rule syntax")."""
    return {"dynamodb": {"Keys": {"pk": {"S": [{"prefix": one} for one in begin]}}}}


def _schedule_event(function: Function) -> Resources:
    event = {
        "RetryPolicy": {"MaximumRetryAttempts": 4, "MaximumEventAgeInSeconds": 3600},
        "DeadLetterConfig": {"Arn": {"Fn::GetAtt": ["EventsDeadLetters", "Arn"]}},
    }
    return {f"{function.logical}Event": {"Properties": event}}


def _topic_event(function: Function) -> Resources:
    event = {
        "Topic": {"Fn::Sub": f"${{{function.source}}}"},
        "RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["EventsDeadLetters", "Arn"]}},
    }
    return {f"{function.logical}SnsSubscription": {"Properties": event}}


_EVENTS = {"queue": _queue_event, "stream": _stream_event, "schedule": _schedule_event, "topic": _topic_event}


def _function(function: Function) -> Resources:
    properties: Resources = {
        "MemorySize": function.memory,
        "Timeout": function.timeout,
        "Role": {"Fn::GetAtt": [f"{function.logical}Role", "Arn"]},
        "LoggingConfig": {"LogGroup": {"Ref": f"{function.logical}Log"}},
    }
    if function.trigger == "http":
        secret = {"Fn::Sub": "{{resolve:secretsmanager:${OriginSecret}:SecretString}}"}
        properties["Environment"] = {"Variables": {"ORIGIN_SECRET": {"Fn::If": ["OnAws", secret, ""]}}}
    if function.feeds_itself:
        properties["RecursiveLoop"] = "Allow"  # meant: Lambda stops a row of 16 otherwise (loop detection)
    if function.trigger in _EVENTS:
        properties["Events"] = _EVENTS[function.trigger](function)
    if function.trigger in ("schedule", "topic"):  # asynchronous: what fails twice more is kept
        properties["DeadLetterQueue"] = {"Type": "SQS", "TargetArn": {"Fn::GetAtt": ["EventsDeadLetters", "Arn"]}}
    return {"Properties": properties}


def _from_table() -> Resources:
    made: Resources = {}
    for function in FUNCTIONS:
        made[function.logical] = _function(function)
        made[f"{function.logical}Role"] = _role(function)
        made[f"{function.logical}Log"] = _log(function)
    return made


def merged(site: Path) -> dict[str, Any]:
    """All fragments and everything made from the table, as one template. `site` is the built portal."""
    whole: dict[str, Any] = {name: {} for name in _SECTIONS}
    for fragment in sorted(_HERE.glob("*.yaml")):
        for section, content in yaml_parse(fragment.read_text(encoding="utf-8")).items():
            _add(whole, section, content, fragment.name)
    for part in (_from_table(), watch.alarms(), watch.dashboard(), {"SiteHeaders": headers.cloudfront_policy(site)}):
        _add(whole, "Resources", part, "the table of functions")
    return whole


def _add(whole: dict[str, Any], section: str, content: Any, origin: str) -> None:
    if not isinstance(content, dict):
        whole[section] = content
        return
    if doubled := whole[section].keys() & content.keys():
        raise ValueError(f"{origin} names again what another fragment has: {', '.join(sorted(doubled))}")
    whole[section].update(content)


def write(site: Path, target: Path) -> None:
    """Write the merge file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(merged(site), indent=1), encoding="utf-8")
