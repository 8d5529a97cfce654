"""A list of ten thousand rows in a real browser draws what is seen of it, and no more."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench.grid import LIMITS, measure
from tests.e2e.conftest import Office

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


def test_ten_thousand_rows_never_take_more_elements_than_the_budget(office: Office, chromium: Browser) -> None:
    limit, _ = LIMITS["elements"]
    assert limit
    assert 100 < measure(chromium, office.url)["elements"] < limit
