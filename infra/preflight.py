"""`make preflight STAGE=…`: read the account and say, in words, what a deployment would miss there. Changes nothing."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from infra.deploy import FROM_ENVIRONMENT, Missing, check_python, parameters, say
from infra.functions import FUNCTIONS, Function
from infra.on_aws import on_aws
from infra.package import BuildFailed

EDGE_REGION: Final = "us-east-1"  # CloudFront takes certificates of this Region alone
_GONE: Final = ("NotFoundException", "ResourceNotFoundException", "NoSuchEntity")

State = Literal["ready", "missing", "unknown"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a deployment needs: whether it is there, and where it is not, how to mend it."""

    what: str
    state: State
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The account of the environment, the stage to deploy, and what `make deploy` would be given."""

    session: boto3.Session
    stage: str
    environment: Mapping[str, str]

    def client(self, service: str, region: str | None = None) -> Any:
        """A client of the account, in the Region of the deployment unless another is named."""
        return self.session.client(service, region_name=region)


def _answer(what: str, ready: bool, mend: str) -> Finding:
    return Finding(what, "ready" if ready else "missing", "" if ready else mend)


def region(asked: Asked) -> Iterator[Finding]:
    """The Region is named, and whose account it is."""
    account = asked.client("sts").get_caller_identity()["Account"]
    named = asked.session.region_name or ""
    yield _answer(f"Account {account}, Region {named or 'not named'}", bool(named), "Set AWS_REGION.")


def given(asked: Asked) -> Iterator[Finding]:
    """What `make deploy` is told belongs together, and is built by a Python that Lambda runs as it should."""
    for what, look in {
        "What is given to the deployment": lambda: parameters(asked.stage, asked.environment),
        "Python": lambda: check_python(sys.version_info[:2]),
    }.items():
        try:
            look()
        except (Missing, BuildFailed) as trouble:
            yield Finding(what, "missing", str(trouble))
        else:
            yield Finding(what, "ready")


def modern_transport(asked: Asked) -> Iterator[Finding]:
    """A site that holds people's data speaks TLS 1.2 or newer: without a domain of its own it also takes TLS 1.0."""
    own = bool(asked.environment.get("SITE_DOMAIN")) or asked.stage != "prod"
    yield _answer(
        "A domain of its own", own, "Give SITE_DOMAIN and SITE_CERTIFICATE: the rules of the template ask for it."
    )


def concurrency_least(environment: Mapping[str, str]) -> int:
    """How many functions an account has to run at a time: what all workers together may take at once is a third of it,
    for the API and the streams have the rest (infra/functions.py); what is kept for the API comes on top.
    """
    kept = int(environment.get("API_CONCURRENCY") or 0)  # a hundred stay unreserved in any account (Lambda quotas)
    return 3 * sum(_at_once(function, environment) for function in FUNCTIONS) + kept


def _at_once(function: Function, environment: Mapping[str, str]) -> int:
    """As the deployment would be told, where the stage says it."""
    said = environment.get(FROM_ENVIRONMENT[function.at_once_of]) if function.at_once_of else None
    return int(said or function.at_once)


def concurrency(asked: Asked) -> Iterator[Finding]:
    """A new account runs ten functions at a time, or less, until it is asked for more."""
    least = concurrency_least(asked.environment)
    limit = asked.client("lambda").get_account_settings()["AccountLimit"]["ConcurrentExecutions"]
    mend = f"Ask Service Quotas for {least} or more (Lambda, Concurrent executions)."
    yield _answer(f"Lambda: {limit} functions at a time", limit >= least, mend)


def logs_of_the_api(asked: Asked) -> Iterator[Finding]:
    """API Gateway writes logs by a role that an account and Region has once; this stack sets it unless told not to."""
    role = asked.client("apigateway").get_account().get("cloudwatchRoleArn", "")
    owned = asked.environment.get("API_LOGGING", "yes") != "no"
    yield _answer("API Gateway: a role to write logs by", bool(role) or owned, "Deploy with API_LOGGING=yes once.")


def mail(asked: Asked) -> Iterator[Finding]:
    """SES sends to anybody, for a sender it has verified."""
    ses = asked.client("sesv2")
    account = ses.get_account()
    rate = account.get("SendQuota", {}).get("MaxSendRate", 0)
    yield _answer(
        f"SES: mails to anybody, {rate:g} a second",
        bool(account.get("ProductionAccessEnabled")) and bool(account.get("SendingEnabled")),
        "Ask SES for production access: until then it sends to verified addresses only.",
    )
    sender = asked.environment.get("MAIL_DOMAIN", "")
    found = ses.get_email_identity(EmailIdentity=sender) if sender else {}
    signed = found.get("DkimAttributes", {}).get("Status") == "SUCCESS"
    mend = "Give MAIL_DOMAIN, and verify it with SES (DKIM)." if not sender else f"Verify {sender} with SES (DKIM)."
    yield _answer(f"SES: the sender's domain {sender}", bool(found.get("VerifiedForSendingStatus")) and signed, mend)


def certificate(asked: Asked) -> Iterator[Finding]:
    """The certificate of an own domain is issued, for that domain, where CloudFront takes it from."""
    domain, arn = asked.environment.get("SITE_DOMAIN", ""), asked.environment.get("SITE_CERTIFICATE", "")
    if not (domain and arn):
        return
    what, mend = f"Certificate of {domain}", f"Request one for {domain} in {EDGE_REGION} (Certificate Manager)."
    if arn.split(":")[3:4] != [EDGE_REGION]:
        yield Finding(what, "missing", mend)
        return
    found = asked.client("acm", EDGE_REGION).describe_certificate(CertificateArn=arn)["Certificate"]
    names = {found["DomainName"], *found.get("SubjectAlternativeNames", [])}
    covered = domain in names or f"*.{domain.partition('.')[2]}" in names
    yield _answer(f"{what}: {found['Status'].lower()}", covered and found["Status"] == "ISSUED", mend)


def break_glass(asked: Asked) -> Iterator[Finding]:
    """The role that may take the key away is there: a name that nobody bears would be found out when it is due."""
    arn = asked.environment.get("BREAK_GLASS_ROLE", "")
    if not arn:
        return
    found = asked.client("iam").get_role(RoleName=arn.rpartition("/")[2])["Role"]["Arn"]
    yield _answer("The role that may take the key away", found == arn, f"Give {found}, or the role that was meant.")


def copies(asked: Asked) -> Iterator[Finding]:
    """Copies of tables leave the account when AWS Backup manages them whole, which a Region is told once."""
    if not asked.environment.get("BACKUP_COPY_TO"):
        return
    managed = asked.client("backup").describe_region_settings().get("ResourceTypeManagementPreference", {})
    mend = "aws backup update-region-settings --resource-type-management-preference DynamoDB=true"
    yield _answer("Backup: advanced features for DynamoDB", bool(managed.get("DynamoDB")), mend)


def alone(asked: Asked) -> Iterator[Finding]:
    """One stage an account: alarms, mail's reputation and the account's limits are shared by all that runs in it."""
    pages = asked.client("cloudformation").get_paginator("describe_stacks").paginate()
    names = [stack["StackName"] for page in pages for stack in page["Stacks"]]
    others = [name for name in names if name.startswith("quittance-") and name != f"quittance-{asked.stage}"]
    yield _answer("No other stage here", not others, f"Deploy to an account without {', '.join(others)}.")


def budget(asked: Asked) -> Iterator[Finding]:
    """Somebody is told when the bill grows."""
    account = asked.client("sts").get_caller_identity()["Account"]
    budgets = asked.client("budgets", EDGE_REGION)
    found = budgets.describe_budgets(AccountId=account).get("Budgets", [])
    told = any(
        budgets.describe_notifications_for_budget(AccountId=account, BudgetName=one["BudgetName"]).get("Notifications")
        for one in found
    )
    yield _answer("A budget that tells somebody", told, "Make a budget with an alert (Billing, Budgets).")


LOOKS: Final[tuple[Callable[[Asked], Iterator[Finding]], ...]] = (
    given,
    region,
    modern_transport,
    concurrency,
    logs_of_the_api,
    mail,
    certificate,
    break_glass,
    copies,
    alone,
    budget,
)


def findings(asked: Asked) -> Iterator[Finding]:
    """Everything that was looked at. What may not be looked at is unknown, and stops nothing else."""
    for look in LOOKS:
        name = look.__name__.replace("_", " ").capitalize()
        try:
            yield from look(asked)
        except ClientError as refusal:
            code = refusal.response["Error"]["Code"]
            state: State = "missing" if code in _GONE else "unknown"
            yield Finding(name, state, f"{code}: {(look.__doc__ or '').strip()}")
        except BotoCoreError as trouble:
            yield Finding(name, "unknown", str(trouble))


def _told(asked: argparse.Namespace) -> int:
    """Print what was found; 0 when nothing is missing."""
    found = list(findings(Asked(boto3.Session(), asked.stage, os.environ)))
    for one in found:
        say(f"{one.state:8} {one.what}{f': {one.mend}' if one.mend else ''}")
    missing = sum(one.state == "missing" for one in found)
    say(f"\n{missing} missing, {sum(one.state == 'unknown' for one in found)} unknown, of {len(found)}")
    return 1 if missing else 0


def main() -> int:
    """Read the command line and look."""
    return on_aws("preflight", argparse.ArgumentParser(prog="python -m infra.preflight", description=__doc__), _told)


if __name__ == "__main__":
    sys.exit(main())
