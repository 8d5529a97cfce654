"""A package for Lambda is refused from a Python that cannot search codes there, and brings the time zones it needs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from infra import deploy
from infra.deploy import check_python
from infra.package import ROOT, BuildFailed


@pytest.mark.parametrize("version", [(3, 10), (3, 11)])
def test_an_older_python_is_refused(version: tuple[int, int]) -> None:
    with pytest.raises(BuildFailed):
        check_python(version)


def test_a_newer_python_goes_on() -> None:
    check_python((3, 12))
    check_python((3, 13))


def test_nothing_is_built_by_an_older_python_either(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`make package`: what it builds has the runtime of the Python that builds it."""
    monkeypatch.setattr(deploy.sys, "version_info", (3, 11, 9))
    monkeypatch.setattr(deploy.sys, "argv", ["deploy", "--build-only"])
    monkeypatch.setattr(deploy.package, "build", lambda *_: pytest.fail("it was built"))
    assert deploy.main() == 1
    assert "3.12" in capsys.readouterr().out


def test_the_office_opens_where_the_system_knows_no_time_zones() -> None:
    """Lambda's images lacked them until January 2024; the package brings its own (`tzdata`)."""
    code = (
        "from datetime import UTC, datetime; from chalicelib.kernel.clock import civil_date; "
        "print(civil_date(datetime(2026, 3, 2, 2, tzinfo=UTC), 'America/New_York'))"
    )
    bare = {**os.environ, "PYTHONTZPATH": ""}
    done = subprocess.run([sys.executable, "-c", code], env=bare, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("2026-03-01", 0), done.stderr
    assert "tzdata==" in (ROOT / "requirements.txt").read_text(), "what Lambda gets"
