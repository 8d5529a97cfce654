"""Every command for a stage on AWS names one, keeps off the local cloud, and says what stood in its way."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from infra import drill, preflight, remove, stack
from infra.first_day import __main__ as first_day
from tests.fakes.deploying import refused

MAINS = {"preflight": preflight.main, "first-day": first_day.main, "drill": drill.main, "remove": remove.main}
BEGINS = {"preflight": (preflight, "findings"), "first-day": (first_day, "opened")}
BEGINS |= {"drill": (drill, "drill"), "remove": (remove, "remove")}


@pytest.mark.parametrize("stage", ["", "dev"])
@pytest.mark.parametrize(("target", "main"), MAINS.items())
def test_without_a_stage_on_aws_nothing_is_begun(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    target: str,
    main: Callable[[], int],
    stage: str,
) -> None:
    monkeypatch.setattr(sys, "argv", [target, "--stage", stage])
    assert main() == 2
    assert f"make {target} STAGE=prod" in capsys.readouterr().out


@pytest.mark.parametrize("trouble", [stack.DeployFailed("There is no stack."), refused("AccessDenied", "not you")])
@pytest.mark.parametrize(("target", "main"), MAINS.items())
def test_what_stands_in_the_way_is_said(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    target: str,
    main: Callable[[], int],
    trouble: Exception,
) -> None:
    def begun(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(*BEGINS[target], begun)
    monkeypatch.setattr(sys, "argv", [target, "--stage", "prod"])
    assert main() == 1
    assert str(trouble) in capsys.readouterr().out
