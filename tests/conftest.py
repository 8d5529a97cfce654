"""What every test stands on: no real credentials, one region, no network but loopback."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="us-east-1",
    AWS_REGION="us-east-1",
    AWS_EC2_METADATA_DISABLED="true",
    POWERTOOLS_METRICS_NAMESPACE="quittance",
    POWERTOOLS_SERVICE_NAME="quittance",
)

import pytest
from hypothesis import settings  # after the environment
from xdist.scheduler import LoadScopeScheduling

settings.register_profile("house", deadline=None)  # a busy machine is no failure
settings.load_profile("house")

SHOWN_FROM, SHOWN = 60, 15  # seconds in all from which folders are shown, and how many of them
# Modules whose fixture takes seconds: all their tests go to one worker. A mark cannot say it: `xdist_group` adds to the
# ids of tests, which pytest 9.2 no longer lets it do, and everything was made once a worker without a word.
MADE_ONCE = frozenset(
    {
        "tests/bench/test_a_night_of_a_million_ends_in_time.py",  # every message of a night is counted
        "tests/corpus/catalog/test_the_real_code_list_loads.py",  # 98,147 codes
        "tests/corpus/imports/test_the_synthea_sample_imports_whole.py",  # the sample is imported
        "tests/integration/test_balances_equal_hledgers.py",  # ten thousand entries are posted
    }
)


class Turns(LoadScopeScheduling):  # type: ignore[misc]
    """Each test goes to the worker that has time; those of a module in `MADE_ONCE` stay together."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if module in MADE_ONCE else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Turns | None:
    """Give out single tests as `Turns` does; whole files (`--dist loadfile`) as xdist does."""
    return Turns(config, log) if config.getoption("dist") == "load" else None


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say where the time went, folder by folder, so that its growth is seen (docs/testing.md)."""
    seconds: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                seconds["/".join(report.nodeid.split("/")[:3]).partition("::")[0]] += report.duration
    if sum(seconds.values()) < SHOWN_FROM:
        return
    terminalreporter.section("seconds by folder")
    for folder, took in seconds.most_common(SHOWN):
        terminalreporter.write_line(f"{took:7.0f}  {folder}")
