"""The template as it is on AWS, made once for the files that look at it."""

from __future__ import annotations

from typing import Any

import pytest

from infra import merge
from infra.expand import expanded
from tests.fakes.expanded import as_chalice_does


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The expanded template. Who looks at the merged one has a fixture of its own."""
    return expanded(as_chalice_does(merge.merged(tmp_path_factory.mktemp("site"))))


@pytest.fixture(scope="session")
def resources(template: dict[str, Any]) -> dict[str, Any]:
    """Its resources, by name."""
    return dict(template["Resources"])
