"""Fills a new local cloud with the demo practice, in the environment that its functions have."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import boto3

from infra.local.places import Places
from infra.package import ROOT


class FillingFailed(Exception):
    """The demo practice could not be filled in; what it said stands above."""


def fill(session: boto3.Session, places: Places, function: str, say: Callable[[str], None]) -> None:
    """Let the demo practice live its year and load it; nothing happens where there is one."""
    found = session.client("lambda").get_function_configuration(FunctionName=function)
    environ = {
        **os.environ,
        **found["Environment"]["Variables"],
        "AWS_ENDPOINT_URL": places.cloud_url,
        "AWS_DEFAULT_REGION": str(session.region_name),
        "AWS_ACCESS_KEY_ID": "test",  # the local account's root
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    say("filling the practice")
    if subprocess.run([sys.executable, "-m", "infra.demo"], env=environ, cwd=ROOT, check=False).returncode:
        raise FillingFailed("The demo practice could not be filled in.")
