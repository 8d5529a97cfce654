from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.invoicing import neighbours


@pytest.fixture(autouse=True, scope="module")
def _rooms_below() -> Iterator[None]:
    with neighbours():
        yield
