"""A fresh process loads no library that only some functions use, and traces where Lambda traces."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.web.telemetry import traced

ROOT = Path(__file__).parents[3]
USED_BY_SOME = {"aws_xray_sdk", "babel", "boto3", "cryptography", "jinja2", "jwt", "phonenumbers", "stripe", "typst"}
ASKED = (
    "import gc, json, sys, app; "
    "print(json.dumps({'modules': sorted({name.split('.')[0] for name in sys.modules}), "
    "'frozen': gc.get_freeze_count(),"
    " 'collects': gc.isenabled(), 'middleware': len(app.app.middleware_handlers)}))"
)


def fresh(**environ: str) -> dict[str, object]:
    """What a process is like that has loaded the application."""
    given = {**os.environ, **environ}
    said = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=ROOT, env=given, check=True, capture_output=True, text=True
    )
    found: dict[str, object] = json.loads(said.stdout)
    return found


def test_no_library_is_loaded_that_only_some_functions_use() -> None:
    found = fresh(POWERTOOLS_TRACE_DISABLED="1")
    assert USED_BY_SOME & set(found["modules"]) == set()


def test_the_collector_works_again_and_leaves_the_application_alone() -> None:
    found = fresh(POWERTOOLS_TRACE_DISABLED="1")
    assert found["collects"]
    assert found["frozen"] > 100_000


def test_on_lambda_every_function_is_traced() -> None:
    here, there = (
        fresh(POWERTOOLS_TRACE_DISABLED="0"),
        fresh(POWERTOOLS_TRACE_DISABLED="0", LAMBDA_TASK_ROOT=str(ROOT)),
    )
    assert "aws_xray_sdk" in there["modules"]
    assert there["middleware"] == here["middleware"] + 1


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"LAMBDA_TASK_ROOT": "/var/task"}, True),
        ({"LAMBDA_TASK_ROOT": "/var/task", "POWERTOOLS_TRACE_DISABLED": "false"}, True),
        ({"LAMBDA_TASK_ROOT": "/var/task", "POWERTOOLS_TRACE_DISABLED": "true"}, False),
        ({"LAMBDA_TASK_ROOT": "/var/task", "POWERTOOLS_TRACE_DISABLED": "1"}, False),
        ({"POWERTOOLS_TRACE_DISABLED": "false"}, False),
    ],
)
def test_traces_are_taken_on_lambda_unless_they_are_turned_off(environ: dict[str, str], expected: bool) -> None:
    assert traced(environ) is expected
