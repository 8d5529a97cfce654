"""`make deploy STAGE=…`: the same package and template as the local run, to the AWS account of the environment."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from infra import package, stack
from infra.local import site, tools
from infra.package import BuildFailed
from infra.stack import Stack

# Parameter of the template <- environment variable. What is not given keeps its value of the last deployment.
FROM_ENVIRONMENT = {
    "SiteDomain": "SITE_DOMAIN",
    "SiteCertificate": "SITE_CERTIFICATE",
    "StaffMfa": "STAFF_MFA",
    "MailFrom": "MAIL_FROM",
    "MailDomain": "MAIL_DOMAIN",
    "AlarmEmail": "ALARM_EMAIL",
    "GatewayKey": "GATEWAY_KEY",
    "GatewayWebhookSecret": "GATEWAY_WEBHOOK_SECRET",
    "OfficeName": "OFFICE_NAME",
    "OfficePhone": "OFFICE_PHONE",
    "OfficeTimeZone": "OFFICE_TIME_ZONE",
    "OfficeCurrency": "OFFICE_CURRENCY",
    "LogDays": "LOG_DAYS",
    "MailsAtOnce": "MAILS_AT_ONCE",
    "AccessLogDays": "ACCESS_LOG_DAYS",
    "DataEvents": "DATA_EVENTS",
    "Backups": "BACKUPS",
    "BackupCopyTo": "BACKUP_COPY_TO",
    "BreakGlassRole": "BREAK_GLASS_ROLE",
    "RestoredCore": "RESTORED_CORE",
    "RestoredCoreStream": "RESTORED_CORE_STREAM",
    "RestoredAudit": "RESTORED_AUDIT",
    "RestoredCatalog": "RESTORED_CATALOG",
    "ApiLogging": "API_LOGGING",
    "ApiConcurrency": "API_CONCURRENCY",
    "ApiFirewall": "FIREWALL",
    "EdgeFirewall": "EDGE_FIREWALL",
}


# What is of no use alone. What a template cannot do without is said by its Rules (infra/stage.yaml).
BELONG_TOGETHER = (
    ("SiteDomain", "SiteCertificate"),
    ("MailFrom", "MailDomain"),
    ("GatewayKey", "GatewayWebhookSecret"),
    ("RestoredCore", "RestoredCoreStream"),
)
UNGUARDED = "test"  # the stage that may be taken away at once


def say(text: str) -> None:
    """Show progress."""
    print(text, flush=True)


class Missing(Exception):
    """Something that belongs together was given in part; the message says what is missing."""


def parameters(stage: str, environment: Mapping[str, str]) -> dict[str, str]:
    """The template's parameters for a stage; nothing of the local cloud is ever among them."""
    given = {name: environment[variable] for name, variable in FROM_ENVIRONMENT.items() if environment.get(variable)}
    for one, other in BELONG_TOGETHER:
        if (one in given) != (other in given):
            raise Missing(f"{FROM_ENVIRONMENT[one]} and {FROM_ENVIRONMENT[other]} belong together: give both or none.")
    return {"Stage": stage, "LocalCloud": "no", **given}


def check_python(version: tuple[int, int]) -> None:
    """Lambda runs the Python that packages; BuildFailed below 3.12, whose SQLite there lacks full-text search."""
    if version < (3, 12):
        raise BuildFailed("Deploying to AWS needs Python 3.12 or newer (docs/decisions/code-search.md).")


def deploy(session: boto3.Session, stage: str, *, replace: bool = False) -> Stack:
    """Build, create or update the stack, tell it its own address, and upload the portal.

    The second update also turns on what keeps tables and pool from being deleted: turned on with the first one, it
    would keep what a creation that failed has to take away again.
    """
    check_python(sys.version_info[:2])
    portal = tools.build_site(say)
    say("packaging for Lambda (arm64)")
    built = package.build("aws", portal)
    name = f"quittance-{stage}"
    wanted = parameters(stage, os.environ)
    tags = {"project": "quittance", "stage": stage}
    made = stack.deploy(session, built, name, wanted, say, tags=tags, replace=replace)
    address = made.outputs["SiteAddress"]  # known only now
    second = {**wanted, "SiteUrl": address, "Protected": "no" if stage == UNGUARDED else "yes"}
    made = stack.deploy(session, built, name, second, say, tags=tags, replace=replace)
    stack.protect(session, name, on=stage != UNGUARDED)
    count = site.upload(session.client("s3"), made.outputs["SiteBucketName"], portal)
    say(f"uploaded {count} files of the portal")
    _forget_cached(session, made.outputs["SiteDistributionId"])
    say(f"\n  Portal: {address}/\n")
    return made


def _forget_cached(session: boto3.Session, distribution: str) -> None:
    """Let CloudFront fetch the pages anew; files under assets/ have new names anyway."""
    paths = {"Quantity": 2, "Items": ["/index.html", "/pay.html"]}
    reference = os.urandom(8).hex()
    session.client("cloudfront").create_invalidation(
        DistributionId=distribution, InvalidationBatch={"Paths": paths, "CallerReference": reference}
    )


def main() -> int:
    """Read the command line and deploy."""
    parser = argparse.ArgumentParser(prog="python -m infra.deploy", description=__doc__)
    parser.add_argument("--stage", default="", help="name of the stage: prod, test, …")
    parser.add_argument("--replace", action="store_true", help="carry out changes that make anew what holds data")
    parser.add_argument("--build-only", action="store_true", help="build the package and the template, deploy nothing")
    asked = parser.parse_args()
    try:
        if asked.build_only:
            check_python(sys.version_info[:2])
            built = package.build("aws", tools.build_site(say))
            say(f"{built.archive}\n{built.template}")
            return 0
        if not asked.stage or asked.stage == "dev":
            say("Name the stage: make deploy STAGE=prod   (dev is the local cloud)")
            return 2
        deploy(boto3.Session(), asked.stage, replace=asked.replace)
    except (Missing, package.BuildFailed, stack.DeployFailed, tools.ToolMissing, BotoCoreError, ClientError) as trouble:
        say(f"\n{trouble}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
