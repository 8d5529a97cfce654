"""What a function was given and gave up: which function it is for, and giving it to that function again."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from infra.deploy import say
from infra.functions import FUNCTIONS, Function
from infra.local.places import FIRST_PORT, HOME, STACK, Places

# A function runs a quarter of an hour at most (infra/functions.py); a call that was repeated would run it twice.
_PATIENT: Final = Config(read_timeout=960, retries={"total_max_attempts": 1})
Event = Mapping[str, Any]


class StillFails(Exception):
    """The function failed again, or only did part of it; the message says so without what was in the event."""


def function_named(resources: Mapping[str, str], arn: str) -> Function | None:
    """The function of this stack that an ARN names, or None. `resources`: deployed names by those of the template."""
    name = arn.split(":function:")[-1].split(":")[0]
    return next((one for one in FUNCTIONS if resources.get(one.logical) == name), None)


def give_again(session: boto3.Session, resources: Mapping[str, str], function: Function, event: Event) -> None:
    """Call a function with an event and wait for its end; StillFails. What it did before, it finds done."""
    name, payload = resources[function.logical], json.dumps(event).encode()
    answer: Mapping[str, Any] = session.client("lambda", config=_PATIENT).invoke(FunctionName=name, Payload=payload)
    told = json.loads(answer["Payload"].read() or b"null") or {}
    if "FunctionError" in answer:
        raise StillFails(f"{function.handler} failed again ({told.get('errorType', 'no word why')})")
    if told.get("batchItemFailures"):
        raise StillFails(f"{function.handler} wants part of it again: it was refused for the moment")


def on_a_stage(command: str, said: str | None, work: Callable[[boto3.Session, str], int]) -> int:
    """Read a stage from the command line and work on its stack; 1 while something is left, 2 when none is named.

    The stage `dev` is the local cloud; `work` takes a session and the stack's name and answers how much is left.
    """
    parser = argparse.ArgumentParser(prog=command, description=said)
    parser.add_argument("--stage", default="", help="name of the stage; dev is the local cloud")
    parser.add_argument("--port-base", type=int, default=FIRST_PORT, help="where the local cloud runs")
    asked = parser.parse_args()
    if not asked.stage:
        say(f"Name the stage: {command} --stage prod")
        return 2
    local = asked.stage == "dev"
    session = Places(HOME, asked.port_base).session() if local else boto3.Session()
    try:
        left = work(session, STACK if local else f"quittance-{asked.stage}")
    except (BotoCoreError, ClientError) as trouble:
        say(f"\n{trouble}")
        return 1
    say("Nothing is left." if not left else f"{left} left: mend the cause and run it again.")
    return 1 if left else 0
