"""A package for Lambda is refused from a Python whose runtime there cannot search codes."""

from __future__ import annotations

import pytest

from infra.deploy import check_python
from infra.package import BuildFailed


@pytest.mark.parametrize("version", [(3, 10), (3, 11)])
def test_an_older_python_is_refused(version: tuple[int, int]) -> None:
    with pytest.raises(BuildFailed):
        check_python(version)


def test_a_newer_python_goes_on() -> None:
    check_python((3, 12))
    check_python((3, 13))
