"""What a deployment would miss in an account is said before anything is made; what may not be looked at stops nothing.

The answers are those of AWS's own models: botocore's stubs refuse one that a service could not give.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from botocore.stub import Stubber

from infra import preflight
from infra.preflight import Asked, Finding, findings

DOMAIN = "pay.office.example"
ARN = "arn:aws:acm:us-east-1:123456789012:certificate/1"
GIVEN = {
    "MAIL_FROM": "billing@office.example",
    "MAIL_DOMAIN": "office.example",
    "SITE_DOMAIN": DOMAIN,
    "SITE_CERTIFICATE": ARN,
}
Answers = dict[str, list[tuple[str, Any]]]
WHO = ("get_caller_identity", {"Account": "123456789012"})
READY: Answers = {
    "sts": [WHO],
    "lambda": [("get_account_settings", {"AccountLimit": {"ConcurrentExecutions": 1000}})],
    "apigateway": [("get_account", {"cloudwatchRoleArn": "arn:aws:iam::123456789012:role/logs"})],
    "sesv2": [
        ("get_account", {"ProductionAccessEnabled": True, "SendingEnabled": True, "SendQuota": {"MaxSendRate": 14.0}}),
        ("get_email_identity", {"VerifiedForSendingStatus": True, "DkimAttributes": {"Status": "SUCCESS"}}),
    ],
    "acm": [("describe_certificate", {"Certificate": {"DomainName": "*.office.example", "Status": "ISSUED"}})],
    "cloudformation": [("describe_stacks", {"Stacks": []})],
    "budgets": [
        ("describe_budgets", {"Budgets": [{"BudgetName": "all", "TimeUnit": "MONTHLY", "BudgetType": "COST"}]}),
        (
            "describe_notifications_for_budget",
            {
                "Notifications": [
                    {"NotificationType": "ACTUAL", "ComparisonOperator": "GREATER_THAN", "Threshold": 80.0}
                ]
            },
        ),
    ],
}


class Account:
    """A session whose services answer what is given, or refuse with the code that is given."""

    region_name = "eu-north-1"

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def client(self, service: str, region_name: str | None = None) -> Any:
        client = boto3.client(
            service, region_name or self.region_name, aws_access_key_id="testing", aws_secret_access_key="testing"
        )
        stub = Stubber(client)
        for verb, answer in self.answers[service]:
            if isinstance(answer, str):
                stub.add_client_error(verb, answer)
            else:
                stub.add_response(verb, answer)
        stub.activate()
        return client


def looked(answers: Answers, **given: str) -> dict[str, Finding]:
    asked = Asked(Account(answers), "prod", {**GIVEN, **given})  # type: ignore[arg-type]
    return {one.what: one for one in findings(asked)}


@pytest.fixture(autouse=True)
def a_python_for_lambda(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "check_python", lambda version: None)


def test_an_account_that_has_all_is_ready() -> None:
    found = looked(READY)
    assert {one.state for one in found.values()} == {"ready"}
    assert len(found) == 11


STACK = {"StackName": "quittance-test", "CreationTime": "2026-11-01T00:00:00Z", "StackStatus": "CREATE_COMPLETE"}


@pytest.mark.parametrize(
    ("service", "place", "answer", "what"),
    [
        ("lambda", 0, {"AccountLimit": {"ConcurrentExecutions": 10}}, "Lambda: 10 functions"),  # a new account
        (
            "sesv2",
            0,
            {"ProductionAccessEnabled": False, "SendingEnabled": True},
            "SES: mails to anybody",
        ),  # the sandbox
        ("sesv2", 0, {"ProductionAccessEnabled": True, "SendingEnabled": False}, "SES: mails to anybody"),  # suspended
        ("sesv2", 1, {"VerifiedForSendingStatus": True, "DkimAttributes": {"Status": "PENDING"}}, "SES: the sender's"),
        ("sesv2", 1, "NotFoundException", "Mail"),  # nobody asked SES for the domain
        ("acm", 0, {"Certificate": {"DomainName": DOMAIN, "Status": "PENDING_VALIDATION"}}, "Certificate of"),
        ("acm", 0, {"Certificate": {"DomainName": "other.example", "Status": "ISSUED"}}, "Certificate of"),
        ("cloudformation", 0, {"Stacks": [STACK]}, "No other stage"),
        ("budgets", 0, {"Budgets": []}, "A budget"),
        ("budgets", 1, {"Notifications": []}, "A budget"),  # a budget that tells nobody
    ],
)
def test_what_is_missing_is_said_with_how_to_mend_it(service: str, place: int, answer: Any, what: str) -> None:
    answers = deepcopy(READY)
    answers[service][place] = (answers[service][place][0], answer)
    if service == "budgets" and place == 0:
        del answers[service][1]
    missing = [one for one in looked(answers).values() if one.state == "missing"]
    assert [one.what.startswith(what) for one in missing] == [True]
    assert missing[0].mend


def test_a_certificate_of_another_region_is_none_for_cloudfront() -> None:
    found = looked(READY, SITE_CERTIFICATE="arn:aws:acm:eu-north-1:123456789012:certificate/1")
    assert found[f"Certificate of {DOMAIN}"].state == "missing"


def test_without_a_role_the_stack_sets_one_unless_told_not_to() -> None:
    answers = {**READY, "apigateway": [("get_account", {})]}
    what = "API Gateway: a role to write logs by"
    assert looked(answers)[what].state == "ready"
    assert looked(answers, API_LOGGING="no")[what].state == "missing"


def test_prod_needs_a_domain_of_its_own() -> None:
    found = looked(READY, SITE_DOMAIN="", SITE_CERTIFICATE="")
    assert found["A domain of its own"].state == "missing"


def test_the_places_kept_for_the_api_come_on_top() -> None:
    answers = {**READY, "lambda": [("get_account_settings", {"AccountLimit": {"ConcurrentExecutions": 520}})]}
    what = "Lambda: 520 functions at a time"
    assert looked(answers)[what].state == "ready"
    assert looked(answers, API_CONCURRENCY="50")[what].state == "missing"


def test_each_mail_on_its_way_asks_for_its_third() -> None:
    what = "Lambda: 520 functions at a time"
    answers = {**READY, "lambda": [("get_account_settings", {"AccountLimit": {"ConcurrentExecutions": 520}})]}
    lacks = looked(answers, MAILS_AT_ONCE="40")[what]
    assert lacks.state == "missing"
    assert f"{preflight.concurrency_least({}) + 3 * (40 - 2)} or more" in lacks.mend
    assert looked(answers, MAILS_AT_ONCE="")[what].state == "ready"


BREAKS_THE_GLASS = "arn:aws:iam::123456789012:role/owners/break-glass"
ROLE = {"Path": "/owners/", "RoleName": "break-glass", "RoleId": "AROA1234567890123456", "CreateDate": "2026-11-01"}


@pytest.mark.parametrize(
    ("found", "state"),
    [
        ({"Role": {**ROLE, "Arn": BREAKS_THE_GLASS}}, "ready"),
        ({"Role": {**ROLE, "Arn": "arn:aws:iam::123456789012:role/break-glass"}}, "missing"),  # of another path
        ("NoSuchEntity", "missing"),
    ],
)
def test_the_role_that_may_take_the_key_away_is_there(found: Any, state: str) -> None:
    answers = {**READY, "iam": [("get_role", found)]}
    found_out = looked(answers, BREAK_GLASS_ROLE=BREAKS_THE_GLASS)
    assert [
        found_out[what].state for what in ("The role that may take the key away", "Break glass") if what in found_out
    ] == [state]


@pytest.mark.parametrize(("managed", "state"), [({"DynamoDB": True}, "ready"), ({"EFS": True}, "missing")])
def test_copies_leave_the_account_when_backup_manages_them_whole(managed: dict[str, bool], state: str) -> None:
    answers = {**READY, "backup": [("describe_region_settings", {"ResourceTypeManagementPreference": managed})]}
    vault = "arn:aws:backup:eu-north-1:210987654321:backup-vault:copies"
    assert looked(answers, BACKUP_COPY_TO=vault)["Backup: advanced features for DynamoDB"].state == state


def test_what_belongs_together_is_asked_for_together() -> None:
    found = looked(READY, SITE_CERTIFICATE="")
    assert found["What is given to the deployment"].state == "missing"
    assert "SITE_CERTIFICATE" in found["What is given to the deployment"].mend


def test_a_refused_look_is_unknown_and_stops_no_other() -> None:
    found = looked({**READY, "lambda": [("get_account_settings", "AccessDeniedException")]})
    assert (found["Concurrency"].state, found["Concurrency"].mend.split(":")[0]) == ("unknown", "AccessDeniedException")
    assert [one.what for one in found.values() if one.state != "ready"] == ["Concurrency"]


def test_a_service_that_cannot_be_reached_is_unknown_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(asked: Asked) -> Any:
        raise EndpointConnectionError(endpoint_url="https://budgets.amazonaws.com")

    monkeypatch.setattr(preflight, "LOOKS", (unreachable, preflight.concurrency))
    assert [one.state for one in looked(READY).values()] == ["unknown", "ready"]
