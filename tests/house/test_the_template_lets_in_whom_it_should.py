"""Who reaches the office by the template as it is on AWS, how often, and what is answered before any code runs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chalicelib.kernel.languages import LANGUAGES
from chalicelib.web import edge
from infra import answers, preflight
from tests.fakes.expanded import of_type


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


def test_errors_are_the_callers_alone(resources: dict[str, Any]) -> None:
    (edge,) = of_type(resources, "AWS::CloudFront::Distribution").values()
    kept = {one["ErrorCode"]: one for one in edge["Properties"]["DistributionConfig"]["CustomErrorResponses"]}
    assert set(kept) == {404, 414, 500, 501, 502, 503, 504}, "what CloudFront keeps when the origin says nothing"
    assert all(one == {"ErrorCode": code, "ErrorCachingMinTTL": 0} for code, one in kept.items()), (
        "no page in its place"
    )


def test_a_missing_file_of_the_site_is_missing_and_not_forbidden(resources: dict[str, Any]) -> None:
    """S3 API, GetObject: without `s3:ListBucket` it answers 403 for what there is not."""
    said = resources["SiteBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    told = {one["Action"]: one for one in said if one["Effect"] == "Allow"}
    assert told["s3:ListBucket"]["Resource"] == {"Fn::GetAtt": ["SiteBucket", "Arn"]}
    assert told["s3:ListBucket"]["Condition"] == told["s3:GetObject"]["Condition"], "the distribution's alone"


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


def test_one_may_begin_with_a_passkey_where_there_is_a_domain_to_bind_it_to(template: dict[str, Any]) -> None:
    resources = template["Resources"]
    client, pool = (resources[name]["Properties"] for name in ("StaffClient", "StaffPool"))
    condition, offered, otherwise = client["ExplicitAuthFlows"]["Fn::If"]
    assert condition == "OffersPasskeys"
    assert template["Conditions"][condition] == {
        "Fn::Or": [{"Condition": "HasOwnDomain"}, {"Condition": "OnLocalCloud"}]
    }
    assert set(offered) - set(otherwise) == {"ALLOW_USER_AUTH"}
    assert "ALLOW_USER_PASSWORD_AUTH" in otherwise, "the password stays everywhere"
    assert pool["Policies"]["SignInPolicy"]["Fn::If"] == [
        "OffersPasskeys",
        {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]},
        {"Ref": "AWS::NoValue"},
    ]
    told = resources["APIHandler"]["Properties"]["Environment"]["Variables"]["PASSKEY_DOMAIN"]
    assert told["Fn::If"] == ["HasOwnDomain", {"Ref": "SiteDomain"}, {"Fn::If": ["OnLocalCloud", "localhost", ""]}]


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


def test_workers_leave_two_thirds_of_the_account_to_the_api_which_may_keep_places(
    template: dict[str, Any], resources: dict[str, Any]
) -> None:
    mappings = of_type(resources, "AWS::Lambda::EventSourceMapping").values()
    scaled = [one["Properties"].get("ScalingConfig", {}).get("MaximumConcurrency") for one in mappings]
    most = [one["Fn::If"][2] for one in scaled if one]
    at_once = sum(template["Parameters"][one["Ref"]]["Default"] if isinstance(one, dict) else one for one in most)
    assert 0 < at_once * 3 <= preflight.concurrency_least({})
    kept = resources["APIHandler"]["Properties"]["ReservedConcurrentExecutions"]
    assert kept == {"Fn::If": ["KeepsPlaceForApi", {"Ref": "ApiConcurrency"}, {"Ref": "AWS::NoValue"}]}
    assert [name for name in resources if "ReservedConcurrentExecutions" in resources[name]["Properties"]] == [
        "APIHandler"
    ]


def test_four_fifths_of_the_accounts_quota_are_an_alarm(resources: dict[str, Any]) -> None:
    told = resources["AlmostAllPlacesTakenAlarm"]["Properties"]
    metric = told["Metrics"][0]["MetricStat"]["Metric"]
    assert metric == {"Namespace": "AWS/Lambda", "MetricName": "ConcurrentExecutions"}, "the quota's own metric"
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
