"""What is made of the template on AWS, after SAM's transform: each finding of a review is held by an assertion."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chalicelib.kernel.languages import LANGUAGES
from chalicelib.web import edge
from infra import answers, merge, package, preflight
from infra.expand import expanded
from infra.functions import FUNCTIONS, Function

LOGIN = "/api/v1/auth/login"
TYPES = {"queue": "SQS", "stream": "DynamoDB", "schedule": "Schedule", "topic": "SNS"}
GIVEN = {"SQS": {}, "DynamoDB": {"BatchSize": 100}, "Schedule": {"Schedule": "rate(5 minutes)"}, "SNS": {}}


def as_chalice_does(template: dict[str, Any]) -> dict[str, Any]:
    """The merged template with what Chalice says of each function and of the API, whose doors do not matter here."""
    resources = template["Resources"]
    for function in FUNCTIONS:
        made = resources[function.logical]
        made["Type"] = "AWS::Serverless::Function"
        made["Properties"] |= {
            "Runtime": "python3.13",
            "Handler": f"app.{function.handler}",
            "Architectures": ["arm64"],
        }
        for event in made["Properties"].get("Events", {}).values():
            event["Type"] = TYPES[function.trigger]
            event["Properties"] = GIVEN[event["Type"]] | event["Properties"]
    resources["RestAPI"]["Type"] = "AWS::Serverless::Api"
    described = {
        "swagger": "2.0",
        "info": {"title": "quittance", "version": "1.0"},
        "paths": {path: {"post": {}} for path in ("/api/v1/health", LOGIN, "/api/v1/pay/attempts/{attempt_id}")},
    }
    resources["RestAPI"]["Properties"] |= {"StageName": "live", "DefinitionBody": described}
    template |= {"AWSTemplateFormatVersion": "2010-09-09", "Transform": "AWS::Serverless-2016-10-31"}
    for complete in package.COMPLETE:
        template = complete(template)
    return template


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return expanded(as_chalice_does(merge.merged(tmp_path_factory.mktemp("site"))))


@pytest.fixture(scope="module")
def resources(template: dict[str, Any]) -> dict[str, Any]:
    return dict(template["Resources"])


def of_type(resources: dict[str, Any], kind: str) -> dict[str, Any]:
    return {name: made for name, made in resources.items() if made["Type"] == kind}


def test_a_role_lets_the_api_write_its_log_before_its_stage_is_made(resources: dict[str, Any]) -> None:
    (account,) = of_type(resources, "AWS::ApiGateway::Account").values()
    (stage,) = of_type(resources, "AWS::ApiGateway::Stage").values()
    assert account["Condition"] == "OwnsApiLogging"
    assert stage["Properties"]["AccessLogSetting"]
    assert {"Ref": "ApiAccount"} in stage["Properties"]["Variables"]["LOGS_BY"]["Fn::If"]


def test_there_is_one_stage_and_it_has_a_log_and_limits(resources: dict[str, Any]) -> None:
    for deployment in of_type(resources, "AWS::ApiGateway::Deployment").values():
        assert "StageName" not in deployment["Properties"]
    (stage,) = of_type(resources, "AWS::ApiGateway::Stage").values()
    whole, *doors = stage["Properties"]["MethodSettings"]
    assert {one["MetricsEnabled"] for one in (whole, *doors)} == {False}, "detailed metrics are paid a method"
    assert whole["ResourcePath"] == "/*"
    found = {(one["HttpMethod"], one["ResourcePath"]) for one in doors}
    assert found == {("POST", "/~1api~1v1~1auth~1login"), ("POST", "/~1api~1v1~1pay~1attempts~1{attempt_id}")}
    assert all(0 < one["ThrottlingRateLimit"] < whole["ThrottlingRateLimit"] for one in doors)


def test_what_failed_to_be_made_leaves_nothing_behind(resources: dict[str, Any]) -> None:
    kept = {name for name, made in resources.items() if made.get("DeletionPolicy", "Delete") != "Delete"}
    assert {
        "CoreTable",
        "AuditTable",
        "CatalogTable",
        "OfficeKey",
        "StaffPool",
        "DocumentsBucket",
        "AnchorsBucket",
    } <= kept
    assert {resources[name]["DeletionPolicy"] for name in kept} == {"RetainExceptOnCreate"}
    assert {resources[name]["UpdateReplacePolicy"] for name in kept} == {"Retain"}


def test_nothing_is_protected_while_its_creation_may_roll_back(resources: dict[str, Any]) -> None:
    guards = {"DeletionProtectionEnabled", "DeletionProtection"}
    found = [
        made["Properties"][guard] for made in resources.values() for guard in guards & made.get("Properties", {}).keys()
    ]
    assert len(found) == 3
    assert all(guard["Fn::If"][0] == "IsProtected" for guard in found)


def test_what_belongs_together_is_refused_before_anything_is_made(template: dict[str, Any]) -> None:
    assert set(template["Rules"]) == {
        "ProdSpeaksModernTls",
        "ARestoredTableHasItsStream",
        "ADomainHasItsCertificate",
        "OnAwsMailHasASender",
        "OnAwsCardsHaveTheirKeys",
    }


def test_errors_are_the_callers_alone(resources: dict[str, Any]) -> None:
    (edge,) = of_type(resources, "AWS::CloudFront::Distribution").values()
    kept = {one["ErrorCode"]: one for one in edge["Properties"]["DistributionConfig"]["CustomErrorResponses"]}
    assert set(kept) == {404, 414, 500, 501, 502, 503, 504}, "what CloudFront keeps when the origin says nothing"
    assert all(one == {"ErrorCode": code, "ErrorCachingMinTTL": 0} for code, one in kept.items()), (
        "no page in its place"
    )


def test_what_cloudfront_might_share_is_shared_with_the_same_caller(resources: dict[str, Any]) -> None:
    (edge,) = of_type(resources, "AWS::CloudFront::Distribution").values()
    (api,) = edge["Properties"]["DistributionConfig"]["CacheBehaviors"]
    policy = resources[api["CachePolicyId"]["Ref"]]["Properties"]["CachePolicyConfig"]
    key = policy["ParametersInCacheKeyAndForwardedToOrigin"]
    assert (policy["MinTTL"], policy["DefaultTTL"]) == (0, 0)
    assert key["HeadersConfig"]["Headers"] == ["Authorization"]
    assert key["CookiesConfig"] == {"CookieBehavior": "all"}
    assert key["QueryStringsConfig"] == {"QueryStringBehavior": "all"}


@pytest.mark.parametrize("kind", ["MISSING_AUTHENTICATION_TOKEN", "THROTTLED", "DEFAULT_4XX", "DEFAULT_5XX"])
def test_the_gateways_own_answers_read_like_the_offices(resources: dict[str, Any], kind: str) -> None:
    (api,) = of_type(resources, "AWS::ApiGateway::RestApi").values()
    told = api["Properties"]["Body"]["x-amazon-apigateway-gateway-responses"][kind]
    problem = json.loads(told["responseTemplates"]["application/json"])
    assert str(problem["status"]) == told["statusCode"]
    assert set(problem) == {"type", "title", "status", "code", "detail", "fields", "correlation_id"}
    assert told["responseParameters"]["gatewayresponse.header.Cache-Control"] == "'no-store'"


def test_an_unknown_address_is_answered_without_what_was_sent(resources: dict[str, Any]) -> None:
    (api,) = of_type(resources, "AWS::ApiGateway::RestApi").values()
    method = api["Properties"]["Body"]["paths"][answers.NOWHERE]["x-amazon-apigateway-any-method"]
    answer = method["x-amazon-apigateway-integration"]["responses"]["default"]
    assert answer["statusCode"] == "404"
    assert json.loads(answer["responseTemplates"]["application/json"])["code"] == "no_such_thing"


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


def test_a_busy_shard_is_read_ten_batches_at_once(resources: dict[str, Any]) -> None:
    mappings = of_type(resources, "AWS::Lambda::EventSourceMapping").values()
    streams = [one["Properties"] for one in mappings if "StartingPosition" in one["Properties"]]
    assert {one["ParallelizationFactor"] for one in streams} == {10}


def test_every_alarm_tells_when_it_is_over(resources: dict[str, Any]) -> None:
    for name, alarm in of_type(resources, "AWS::CloudWatch::Alarm").items():
        assert alarm["Properties"]["OKActions"] == alarm["Properties"]["AlarmActions"] == [{"Ref": "AlarmsTopic"}], name


def test_every_edge_has_its_alarm(resources: dict[str, Any]) -> None:
    for function in FUNCTIONS:
        assert f"{function.logical}FailsAlarm" in resources
        if function.trigger == "stream":
            late = [resources[f"{function.logical}{name}Alarm"]["Properties"] for name in ("Late", "VeryLate")]
            assert {alarm["MetricName"] for alarm in late} == {"IteratorAge"}
            assert [alarm["Threshold"] for alarm in late] == [15 * 60_000, 6 * 3_600_000]
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
    assert of_type(resources, "AWS::Events::Rule") == {}


def test_schedules_set_off_their_own_functions_and_nothing_else(resources: dict[str, Any]) -> None:
    role = resources["SchedulesRole"]["Properties"]
    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Condition"]
    invoke, send = role["Policies"][0]["PolicyDocument"]["Statement"]
    scheduled = {function.logical for function in FUNCTIONS if function.trigger == "schedule"}
    assert {one["Fn::GetAtt"][0] for one in invoke["Resource"]} == scheduled
    assert send["Resource"] == [{"Fn::Sub": "${EventsDeadLetters.Arn}"}]


def test_the_gateways_keys_stand_in_no_environment_and_are_read_by_who_speaks_to_it(resources: dict[str, Any]) -> None:
    for name, function in of_type(resources, "AWS::Lambda::Function").items():
        told = json.dumps(function["Properties"]["Environment"])
        assert not any(secret in told for secret in ("GatewayKey", "GatewayWebhookSecret")), name
    readers = {
        name
        for name, role in of_type(resources, "AWS::IAM::Role").items()
        for policy in role["Properties"].get("Policies", [])
        for statement in policy["PolicyDocument"]["Statement"]
        if "secretsmanager:GetSecretValue" in statement["Action"]
    }
    assert readers == {"APIHandlerRole", "WorkPaymentRole"}
    assert resources["GatewaySecret"]["Properties"]["KmsKeyId"] == {"Fn::GetAtt": ["OfficeKey", "Arn"]}


def test_only_what_cannot_be_made_anew_is_backed_up_by_the_minute(resources: dict[str, Any]) -> None:
    kept = {
        name
        for name, table in of_type(resources, "AWS::DynamoDB::Table").items()
        if table["Properties"]["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"]
    }
    assert kept == {"CoreTable", "AuditTable", "CatalogTable"}


def test_the_access_log_says_when_from_where_and_why_and_no_address(resources: dict[str, Any]) -> None:
    (stage,) = of_type(resources, "AWS::ApiGateway::Stage").values()
    told = json.loads(stage["Properties"]["AccessLogSetting"]["Format"])
    assert {"$context.requestTime", "$context.identity.sourceIp", "$context.error.responseType"} <= set(told.values())
    assert not {"$context.path", "$context.requestOverride.path"} & set(told.values())


def test_the_first_sign_in_leaves_time_to_install_an_app(resources: dict[str, Any]) -> None:
    assert resources["StaffClient"]["Properties"]["AuthSessionValidity"] == 10
    assert resources["StaffPool"]["Properties"]["UserPoolTier"] == "ESSENTIALS"


def test_the_pools_mail_is_the_offices(resources: dict[str, Any]) -> None:
    condition, told, otherwise = resources["StaffPool"]["Properties"]["EmailConfiguration"]["Fn::If"]
    assert (condition, otherwise) == ("OnAws", {"Ref": "AWS::NoValue"})
    assert told["EmailSendingAccount"] == "DEVELOPER"
    assert "identity/${MailDomain}" in told["SourceArn"]["Fn::Sub"], "the domain that preflight finds verified"
    assert told["ConfigurationSet"] == {"Ref": "MailConfigurationSet"}


def test_a_passkey_is_bound_to_the_sites_own_domain_and_asks_for_its_owner(resources: dict[str, Any]) -> None:
    pool = resources["StaffPool"]["Properties"]
    told = {name: pool[name]["Fn::If"][:2] for name in pool if name.startswith("WebAuthn")}
    assert told == {
        "WebAuthnRelyingPartyID": ["HasOwnDomain", {"Ref": "SiteDomain"}],
        "WebAuthnUserVerification": ["HasOwnDomain", "required"],
        "WebAuthnFactorConfiguration": ["HasOwnDomain", "MULTI_FACTOR_WITH_USER_VERIFICATION"],
    }


def test_the_pool_speaks_every_language_of_the_office(resources: dict[str, Any]) -> None:
    pool = resources["StaffPool"]["Properties"]
    invited, code = pool["AdminCreateUserConfig"]["InviteMessageTemplate"], pool["VerificationMessageTemplate"]
    text = invited["EmailMessage"]["Fn::Sub"]
    days = pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"]
    for marker in ("{####}", "{username}", "${SiteUrl}", f" {days} d"):
        assert text.count(marker) == len(LANGUAGES), marker
    assert code["EmailMessage"].count("{####}") == len(LANGUAGES)
    assert {len(text.split("<br><br>")), len(code["EmailMessage"].split("<br><br>"))} == {len(LANGUAGES)}
    assert len(invited["EmailSubject"]["Fn::Sub"].split(" / ")) == len(LANGUAGES)


def test_workers_leave_two_thirds_of_the_account_to_the_api_which_may_keep_places(resources: dict[str, Any]) -> None:
    mappings = of_type(resources, "AWS::Lambda::EventSourceMapping").values()
    scaled = [one["Properties"].get("ScalingConfig", {}).get("MaximumConcurrency") for one in mappings]
    at_once = sum(one["Fn::If"][2] for one in scaled if one)
    assert 0 < at_once * 3 <= preflight.CONCURRENCY_LEAST
    kept = resources["APIHandler"]["Properties"]["ReservedConcurrentExecutions"]
    assert kept == {"Fn::If": ["KeepsPlaceForApi", {"Ref": "ApiConcurrency"}, {"Ref": "AWS::NoValue"}]}
    assert [name for name in resources if "ReservedConcurrentExecutions" in resources[name]["Properties"]] == [
        "APIHandler"
    ]


def test_four_fifths_of_the_accounts_quota_are_an_alarm(resources: dict[str, Any]) -> None:
    told = resources["AlmostAllPlacesTakenAlarm"]["Properties"]
    assert "SERVICE_QUOTA(taken)" in told["Metrics"][1]["Expression"]
    assert told["Threshold"] == 80


def test_a_firewall_counts_people_and_keeps_no_call(resources: dict[str, Any]) -> None:
    wall = resources["Firewall"]
    rules = {rule["Name"]: rule for rule in wall["Properties"]["Rules"]}
    counted = rules["a-person-in-five-minutes"]["Statement"]["RateBasedStatement"]
    assert counted["CustomKeys"] == [
        {"Header": {"Name": edge.VIEWER, "TextTransformations": [{"Priority": 0, "Type": "NONE"}]}}
    ]
    seen = [wall["Properties"], *rules.values()]
    assert {one["VisibilityConfig"]["SampledRequestsEnabled"] for one in seen} == {False}, "samples hold tokens"
    assert wall["Condition"] == resources["FirewallOnApi"]["Condition"] == "HasFirewall"
    (stage,) = of_type(resources, "AWS::ApiGateway::Stage")
    assert stage in json.dumps(resources["FirewallOnApi"]["Properties"]["ResourceArn"]), "made after the stage"


def test_who_asked_for_what_is_kept_as_long_as_the_law_asks(
    template: dict[str, Any], resources: dict[str, Any]
) -> None:
    """45 CFR 164.316(b)(2)(i): six years."""
    assert template["Parameters"]["AccessLogDays"]["Default"] >= 6 * 365
    (edge_,) = of_type(resources, "AWS::CloudFront::Distribution").values()
    assert edge_["Properties"]["DistributionConfig"]["Logging"] == {
        "Bucket": {"Fn::GetAtt": ["AccessLogsBucket", "DomainName"]},
        "Prefix": "edge/",
        "IncludeCookies": False,
    }
    (rule,) = resources["AccessLogsBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    assert (
        rule["ExpirationInDays"]
        == resources["ApiAccessLog"]["Properties"]["RetentionInDays"]
        == {"Ref": "AccessLogDays"}
    )
    for name in ("AccessLogsBucket", "ApiAccessLog"):
        assert resources[name]["DeletionPolicy"] == "RetainExceptOnCreate"


def test_the_accounts_own_record_of_calls_is_kept_where_it_is_asked_for(resources: dict[str, Any]) -> None:
    trail = resources["DataTrail"]
    assert trail["Condition"] == "KeepsDataEvents"
    assert trail["Properties"]["EnableLogFileValidation"] is True
    told = json.dumps(trail["Properties"]["AdvancedEventSelectors"])
    assert "CoreTable" in told
    assert "DocumentsBucket" in told


def test_what_cannot_be_made_anew_is_copied_into_a_vault_that_nobody_can_empty(resources: dict[str, Any]) -> None:
    names = [name for name in resources if name.startswith("Backup")]
    assert {resources[name]["Condition"] for name in names} == {"HasBackups"}
    vault, plan = resources["BackupVault"]["Properties"], resources["BackupPlan"]["Properties"]["BackupPlan"]
    lock = vault["LockConfiguration"]
    assert lock["ChangeableForDays"] >= 3, "a lock that may be taken off is none"
    kept = [rule["Lifecycle"]["DeleteAfterDays"] for rule in plan["BackupPlanRule"]]
    assert all(lock["MinRetentionDays"] <= days <= lock["MaxRetentionDays"] for days in kept), "else no copy is made"
    assert max(kept) >= 7 * 365
    copied = json.dumps(resources["BackupSelection"]["Properties"]["BackupSelection"]["Resources"])
    assert [name for name in ("CoreTable", "AuditTable", "CatalogTable") if name not in copied] == []


def own_table(node: Any, table: str, inside: bool = False) -> list[Any]:
    """Mentions of a table of the stack for which no restored one can stand in."""
    if isinstance(node, list):
        return [found for one in node for found in own_table(one, table, inside)]
    if not isinstance(node, dict):
        return [node] if isinstance(node, str) and not inside and (node == table or f"${{{table}" in node) else []
    condition = node.get("Fn::If", [""])[0]
    inside = inside or condition == f"{table}IsRestored"
    return [found for one in node.values() for found in own_table(one, table, inside)]


@pytest.mark.parametrize("table", ["CoreTable", "AuditTable", "CatalogTable"])
def test_a_restored_table_can_stand_in_wherever_one_of_the_stack_is_named(
    resources: dict[str, Any], table: str
) -> None:
    left = {name: own_table(made, table) for name, made in resources.items() if name != table}
    assert {name: found for name, found in left.items() if found} == {}


def test_the_template_fits(template: dict[str, Any]) -> None:
    """CloudFormation quotas: 500 resources, a megabyte by S3."""
    assert len(template["Resources"]) < 400
    assert len(json.dumps(template)) < 700_000


def test_nothing_is_moved_to_where_it_costs_more(resources: dict[str, Any]) -> None:
    """S3 moves nothing below 128 KB to infrequent access, and would charge for 128 KB."""
    rules = resources["DocumentsBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    assert not any("Transitions" in rule for rule in rules)


def test_what_the_stream_gives_up_is_kept_whole_before_the_stream_forgets_it(resources: dict[str, Any]) -> None:
    """A queue would be told a batch's place in the stream only; S3 alone gets the changes themselves."""
    mappings = of_type(resources, "AWS::Lambda::EventSourceMapping").values()
    streams = [one["Properties"] for one in mappings if "StartingPosition" in one["Properties"]]
    assert len(streams) == 2
    for mapping in streams:
        kept_in = mapping["DestinationConfig"]["OnFailure"]["Destination"]["Fn::GetAtt"][0]
        assert (kept_in, resources[kept_in]["Type"]) == ("StreamFailuresBucket", "AWS::S3::Bucket")
        assert 0 < mapping["MaximumRecordAgeInSeconds"] < 24 * 3600
    bucket = resources["StreamFailuresBucket"]
    assert bucket["Properties"]["VersioningConfiguration"] == {"Status": "Enabled"}
    (rule,) = bucket["Properties"]["LifecycleConfiguration"]["Rules"]
    assert (rule["NoncurrentVersionExpiration"], "ExpirationInDays" in rule) == ({"NoncurrentDays": 90}, False)
    (news,) = bucket["Properties"]["NotificationConfiguration"]["QueueConfigurations"]
    assert news["Queue"] == {"Fn::GetAtt": ["EventsDeadLetters", "Arn"]}
    assert bucket["DependsOn"] == "EventsDeadLettersPolicy"


def test_nobody_reads_what_was_given_up_but_who_replays_it(resources: dict[str, Any]) -> None:
    reads = {"s3:GetObject", "s3:GetObjectVersion", "s3:DeleteObject"}
    readers = {
        name
        for name, role in of_type(resources, "AWS::IAM::Role").items()
        for policy in role["Properties"].get("Policies", [])
        for statement in policy["PolicyDocument"]["Statement"]
        if "StreamFailuresBucket" in json.dumps(statement["Resource"]) and reads & set(statement["Action"])
    }
    assert readers == {"ReplaysRole"}
    denied = {
        one["Sid"]: one for one in resources["StreamFailuresBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    }
    alone = {"ArnNotEquals": {"aws:PrincipalArn": {"Fn::GetAtt": ["ReplaysRole", "Arn"]}}}
    assert denied["OnlyWhoReplaysReads"]["Condition"] == alone
    assert denied["NothingIsTakenAway"]["Action"] == "s3:DeleteObjectVersion"
    assert {one["Effect"] for one in denied.values()} == {"Deny"}


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
