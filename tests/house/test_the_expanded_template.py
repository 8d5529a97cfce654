"""What is made of the template on AWS, after SAM's transform: each finding of a review is held by an assertion."""

from __future__ import annotations

import json
from typing import Any

from infra.functions import FUNCTIONS, Function
from tests.fakes.expanded import of_type


def test_a_role_lets_the_api_write_its_log_before_its_stage_is_made(resources: dict[str, Any]) -> None:
    (account,) = of_type(resources, "AWS::ApiGateway::Account").values()
    (stage,) = of_type(resources, "AWS::ApiGateway::Stage").values()
    assert account["Condition"] == "OwnsApiLogging"
    assert stage["Properties"]["AccessLogSetting"]
    assert {"Ref": "ApiAccount"} in stage["Properties"]["Variables"]["LOGS_BY"]["Fn::If"]


def test_what_belongs_together_is_refused_before_anything_is_made(template: dict[str, Any]) -> None:
    assert set(template["Rules"]) == {
        "ProdSpeaksModernTls",
        "CopiesAreCopiedWhereThereAreAny",
        "ARestoredTableHasItsStream",
        "ADomainHasItsCertificate",
        "OnAwsMailHasASender",
        "OnAwsCardsHaveTheirKeys",
    }


def test_the_metrics_of_stages_are_told_apart(resources: dict[str, Any]) -> None:
    (api,) = of_type(resources, "AWS::ApiGateway::RestApi").values()
    assert api["Properties"]["Body"]["info"]["title"] == {"Fn::Sub": "${AWS::StackName}"}
    named = [
        dimension["Value"]
        for alarm in of_type(resources, "AWS::CloudWatch::Alarm").values()
        for dimension in alarm["Properties"].get("Dimensions", [])
        if dimension["Name"] == "ApiName"
    ]
    assert named
    assert all(name == {"Ref": "AWS::StackName"} for name in named)


def feeds_itself(function: Function) -> bool:
    source = {"Fn::Sub": "${" + function.source + ".Arn}"}
    sends = [one for one in function.grants if "sqs:SendMessage" in one["Action"]]
    return function.trigger == "queue" and any(source in one["Resource"] for one in sends)


def test_a_queue_may_feed_itself_where_it_is_meant_and_nowhere_else(resources: dict[str, Any]) -> None:
    allowed = {name for name, made in resources.items() if made["Properties"].get("RecursiveLoop") == "Allow"}
    assert allowed == {function.logical for function in FUNCTIONS if feeds_itself(function)}
    assert {"WorkImport", "WorkDunning", "WorkProof"} <= allowed


def test_every_alarm_tells_when_it_is_over(resources: dict[str, Any]) -> None:
    for name, alarm in of_type(resources, "AWS::CloudWatch::Alarm").items():
        assert alarm["Properties"]["OKActions"] == alarm["Properties"]["AlarmActions"] == [{"Ref": "AlarmsTopic"}], name


def test_every_edge_has_its_alarm(resources: dict[str, Any]) -> None:
    told = {name: alarm["Properties"] for name, alarm in of_type(resources, "AWS::CloudWatch::Alarm").items()}
    for name, metric in (("FunctionsFail", "Errors"), ("StreamLate", "IteratorAge"), ("StreamVeryLate", "IteratorAge")):
        alarm = told[f"{name}Alarm"]  # of all functions: one account a stage
        assert (alarm["Namespace"], alarm["MetricName"], alarm.get("Dimensions")) == ("AWS/Lambda", metric, None)
    assert [told[f"Stream{name}Alarm"]["Threshold"] for name in ("Late", "VeryLate")] == [15 * 60_000, 6 * 3_600_000]
    assert {told[f"Stream{name}Alarm"]["Statistic"] for name in ("Late", "VeryLate")} == {"Maximum"}
    for function in FUNCTIONS:
        if function.trigger == "queue":
            assert (
                resources[f"{function.source}WaitsAlarm"]["Properties"]["MetricName"] == "ApproximateAgeOfOldestMessage"
            )
    watched = {alarm["Properties"].get("MetricName") for alarm in of_type(resources, "AWS::CloudWatch::Alarm").values()}
    assert {"Throttles", "MessagesFailed", "Reputation.ComplaintRate", "Reputation.BounceRate"} <= watched


def test_queues_and_topics_take_nothing_in_the_clear(resources: dict[str, Any]) -> None:
    kinds = {"AWS::SQS::QueuePolicy": "Queues", "AWS::SNS::TopicPolicy": "Topics"}
    guarded = {
        one["Ref"]
        for made in resources.values()
        if made["Type"] in kinds and "OnlyEncryptedTransport" in json.dumps(made)
        for one in made["Properties"][kinds[made["Type"]]]
    }
    assert guarded == {*of_type(resources, "AWS::SQS::Queue"), *of_type(resources, "AWS::SNS::Topic")}


def test_events_that_failed_come_from_this_stack(resources: dict[str, Any]) -> None:
    statements = resources["EventsDeadLettersPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    admitted = [one for one in statements if one.get("Effect") == "Allow"]
    assert {one["Principal"]["Service"] for one in admitted} == {"sns.amazonaws.com", "s3.amazonaws.com"}
    assert all("aws:SourceArn" in json.dumps(one["Condition"]) for one in admitted)


def test_every_hour_is_the_offices_and_what_cannot_be_set_off_is_kept(resources: dict[str, Any]) -> None:
    made = of_type(resources, "AWS::Scheduler::Schedule").values()
    assert len(made) == sum(function.trigger == "schedule" for function in FUNCTIONS)
    for schedule in made:
        told = schedule["Properties"]
        assert told["ScheduleExpressionTimezone"] == {"Ref": "OfficeTimeZone"}
        assert told["FlexibleTimeWindow"] == {"Mode": "OFF"}
        assert "Fn::Sub" in told["Name"], "the name of one stage's is not another's"
        assert told["Target"]["DeadLetterConfig"] == {"Arn": {"Fn::GetAtt": ["EventsDeadLetters", "Arn"]}}
        assert told["Target"]["RetryPolicy"]["MaximumRetryAttempts"] > 0
        assert told["Target"]["RoleArn"] == {"Fn::GetAtt": ["SchedulesRole", "Arn"]}
    rules = of_type(resources, "AWS::Events::Rule").values()
    assert [one for one in rules if "ScheduleExpression" in one["Properties"]] == [], "a rule's hour is UTC"


def test_schedules_set_off_their_own_functions_and_nothing_else(resources: dict[str, Any]) -> None:
    role = resources["SchedulesRole"]["Properties"]
    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Condition"]
    invoke, send = role["Policies"][0]["PolicyDocument"]["Statement"]
    scheduled = {function.logical for function in FUNCTIONS if function.trigger == "schedule"}
    assert {one["Fn::GetAtt"][0] for one in invoke["Resource"]} == scheduled
    assert send["Resource"] == [{"Fn::Sub": "${EventsDeadLetters.Arn}"}]


def test_no_parameter_has_the_name_of_a_resource(template: dict[str, Any]) -> None:
    assert template["Parameters"].keys() & template["Resources"].keys() == set()


def test_the_template_fits(template: dict[str, Any]) -> None:
    """CloudFormation quotas: 500 resources, a megabyte by S3."""
    assert len(template["Resources"]) < 400
    assert len(json.dumps(template)) < 700_000


def test_how_many_mails_go_at_once_is_the_stages_to_say(template: dict[str, Any], resources: dict[str, Any]) -> None:
    (mapping,) = [
        one["Properties"]
        for one in of_type(resources, "AWS::Lambda::EventSourceMapping").values()
        if one["Properties"]["FunctionName"] == {"Ref": "WorkNotice"}
    ]
    most = mapping["ScalingConfig"]["MaximumConcurrency"]["Fn::If"]
    assert most == ["OnLocalCloud", 2, {"Ref": "MailsAtOnce"}]
    said = template["Parameters"]["MailsAtOnce"]
    (worker,) = [one for one in FUNCTIONS if one.at_once_of]
    assert (said["Default"], said["MinValue"]) == (worker.at_once, 2)
