"""The commands that look at, change or try a stage on AWS: how each learns which, and says what stood in its way."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from botocore.exceptions import BotoCoreError, ClientError

from infra import stack
from infra.deploy import say

LOCAL = "dev"  # the stage that is the local cloud


def on_aws(target: str, parser: ArgumentParser, work: Callable[[Namespace], int]) -> int:
    """Read the command line and work on the stage that it names; 2 when it names none on AWS, 1 when AWS or the stack
    stands in the way. `target` is what `make` calls the command, `work` takes what was read and answers the exit code.
    """
    parser.add_argument("--stage", default="", help="name of the stage: prod, test, …")
    asked = parser.parse_args()
    if not asked.stage or asked.stage == LOCAL:
        say(f"Name the stage: make {target} STAGE=prod   ({LOCAL} is the local cloud)")
        return 2
    try:
        return work(asked)
    except (stack.DeployFailed, BotoCoreError, ClientError) as trouble:
        say(f"\n{trouble}")
        return 1
