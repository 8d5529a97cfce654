"""Fills a new local cloud with the demo practice, in the environment that its functions have."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping

import boto3

from infra.local.places import Places


def fill(session: boto3.Session, places: Places, resources: Mapping[str, str], say: Callable[[str], None]) -> None:
    """Let the demo practice live its year and load it; nothing happens where there is one."""
    functions = session.client("lambda")
    settings = functions.get_function_configuration(FunctionName=resources["APIHandler"])["Environment"]["Variables"]
    environ = {
        **os.environ,
        **settings,
        "AWS_ENDPOINT_URL": places.cloud_url,
        "AWS_DEFAULT_REGION": session.region_name,
        "AWS_ACCESS_KEY_ID": "test",  # the local account's root
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    say("filling the practice")
    done = subprocess.run([sys.executable, "-m", "infra.demo"], env=environ, check=False)
    if done.returncode:
        raise RuntimeError("The demo practice could not be filled in: see above.")
