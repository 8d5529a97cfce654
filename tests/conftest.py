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

settings.register_profile("house", deadline=None)  # a busy machine is no failure
settings.load_profile("house")

SHOWN_FROM, SHOWN = 60, 15  # seconds in all from which folders are shown, and how many of them


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
