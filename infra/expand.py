"""The template as CloudFormation gets it after SAM's transform: for the linter, and for tests of what is made."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import boto3
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

from infra.package import with_code

REGIONS: Final = ("us-east-1", "eu-north-1")


def expanded(template: dict[str, Any], region: str = REGIONS[0]) -> dict[str, Any]:
    """A template with its serverless resources written out, as in a Region."""
    whole = with_code(json.loads(json.dumps(template)), "artifacts", "package.zip")
    no_policies: dict[str, str] = {}  # no function names a managed policy: each role is written out
    translator = Translator(no_policies, Parser(), boto_session=boto3.Session(region_name=region))
    made: dict[str, Any] = translator.translate(whole, parameter_values={})
    return made


def main() -> int:
    """Expand a template and lint what comes of it for two Regions: `python -m infra.expand build/aws/template.json`."""
    source = Path(sys.argv[1])
    target = source.with_name("expanded.json")
    target.write_text(json.dumps(expanded(json.loads(source.read_text())), indent=1), encoding="utf-8")
    linter = str(Path(sys.executable).parent / "cfn-lint")
    return subprocess.run([linter, "--regions", *REGIONS, "--", str(source), str(target)], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
