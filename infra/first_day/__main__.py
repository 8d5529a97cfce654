"""`make first-day STAGE=…`: prove on the deployed stage what only it can show, line by line. Takes about ten minutes.

It sends one mail to SES's simulator, sets off one alarm (who is subscribed is told), fails one call on purpose and
brings and takes away one file each to the site's and the documents' bucket. It touches nothing of the books.
"""

from __future__ import annotations

import argparse
import os
import sys
import urllib.request
from collections.abc import Iterator

import boto3

from infra import stack
from infra.deploy import say
from infra.first_day import edge, files, news
from infra.first_day.day import Day, Proof, proved
from infra.on_aws import on_aws

CHECKS = (*edge.CHECKS, *files.CHECKS, *news.CHECKS)


def _whoami() -> str:
    """This machine's address as AWS sees it (a service of AWS's own); it is compared, and never printed."""
    with urllib.request.urlopen("https://checkip.amazonaws.com", timeout=10) as answer:
        return str(answer.read().decode().strip())


def _lend(session: boto3.Session, bucket: str, key: str, media_type: str, size: int) -> str:
    """An upload address as the office itself lends it, signed by whoever runs this, in the Region of the session.

    The office reads its Region from the environment when it is loaded; a profile may say another one.
    """
    os.environ["AWS_REGION"] = session.region_name or ""
    from chalicelib.cloud.documents import S3Documents
    from chalicelib.settings import read_settings

    return S3Documents(read_settings({"DOCUMENTS_BUCKET": bucket})).upload_address(key, media_type, size)


def opened(session: boto3.Session, stage: str) -> Day:
    """The stage as it was deployed. DeployFailed when there is none."""
    name = f"quittance-{stage}"
    made = stack.read(session, name)
    bucket = made.outputs["DocumentsBucketName"]
    return Day(
        session=session,
        outputs=made.outputs,
        resources=stack.resources(session, name),
        sender=made.parameters["MailFrom"],
        lend=lambda key, media_type, size: _lend(session, bucket, key, media_type, size),
        whoami=_whoami,
    )


def told(proofs: Iterator[Proof]) -> int:
    """Print each proof when it is there, and how many hold; 0 when all do."""
    counts = dict.fromkeys(("holds", "fails", "unknown"), 0)
    for proof in proofs:
        counts[proof.state] += 1
        say(str(proof))
    say(f"\n{counts['holds']} hold, {counts['fails']} fail, {counts['unknown']} unknown")
    return 0 if counts["fails"] == counts["unknown"] == 0 else 1


def main() -> int:
    """Read the command line and prove."""
    parser = argparse.ArgumentParser(prog="python -m infra.first_day", description=__doc__)
    return on_aws("first-day", parser, lambda asked: told(proved(opened(boto3.Session(), asked.stage), CHECKS)))


if __name__ == "__main__":
    sys.exit(main())
