"""Whoever works here may know colleagues by name; their addresses are for administrators."""

from __future__ import annotations

import pytest

from chalicelib.kernel.actor import Role
from chalicelib.kernel.identity import Colleague
from chalicelib.staff.api import api
from tests.fakes.office import make_office
from tests.fakes.portal import Portal

ROBIN = Colleague("staff:1", "Robin Reyes", "robin@office.example", frozenset({Role.REPRESENTATIVE, Role.CODER}), True)
GONE = Colleague("staff:2", "Sam Okafor", "sam@office.example", frozenset({Role.SUPERVISOR}), False)


class Pool:
    def colleagues(self) -> list[Colleague]:
        return [ROBIN, GONE]


@pytest.fixture
def portal() -> Portal:
    ports = make_office(identity=Pool())
    return Portal(ports, api)


@pytest.mark.parametrize("role", list(Role))
def test_everybody_who_ever_worked_here_is_listed(portal: Portal, role: Role) -> None:
    status, listed = portal("GET", "/api/v1/staff", role=role.value)
    assert status == 200
    assert [(one["id"], one["name"], one["active"]) for one in listed] == [
        ("staff:1", "Robin Reyes", True),
        ("staff:2", "Sam Okafor", False),
    ]
    assert listed[0]["roles"] == ["coder", "representative"]
    shown = [one["email"] for one in listed]
    wanted = [ROBIN.email, GONE.email] if role is Role.ADMINISTRATOR else [None, None]
    assert shown == wanted


def test_a_stranger_learns_no_names(portal: Portal) -> None:
    assert portal("GET", "/api/v1/staff", role="stranger")[0] == 403
