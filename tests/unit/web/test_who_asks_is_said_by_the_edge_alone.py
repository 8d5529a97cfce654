"""Limits count people, not the distribution's servers; who comes around the distribution is refused at every door."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.kernel.errors import NotAllowed
from chalicelib.settings import Settings, read_settings
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.edge import address_of
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import View
from infra import merge
from tests.fakes.client import make_client
from tests.fakes.office import REP, make_office

SERVER, PERSON = "130.176.1.1", "203.0.113.7"
CONTEXT = {"identity": {"sourceIp": SERVER}}
BEHIND = read_settings({"ORIGIN_SECRET": "a secret of the distribution"})
ALONE = read_settings({})
TRUE = {"x-origin-secret": "a secret of the distribution", "x-viewer-address": PERSON}

api = Api("edge", "/api/v1")


class AddressView(View):
    """Whose call it is taken for."""

    address: str


@api.get("/who", Permission.ANYONE)
def who(call: Call) -> AddressView:
    """Say whose call it is."""
    return AddressView(address=call.source_ip)


@pytest.mark.parametrize(
    ("settings", "headers", "address"),
    [
        (BEHIND, TRUE, PERSON),  # the person's, not that of the server that many share
        (BEHIND, {**TRUE, "x-forwarded-for": "198.51.100.1"}, PERSON),  # what a caller says of itself is not heard
        (ALONE, {}, SERVER),  # the local run has no distribution
        (ALONE, TRUE, SERVER),  # and believes nobody's header
    ],
)
def test_the_address_is_the_persons(settings: Settings, headers: dict[str, str], address: str) -> None:
    assert address_of(settings, headers, CONTEXT) == address


@pytest.mark.parametrize(
    "headers",
    [{}, {"x-viewer-address": PERSON}, {**TRUE, "x-origin-secret": "guessed"}, {**TRUE, "x-origin-secret": ""}],
)
def test_who_comes_around_the_distribution_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(NotAllowed) as refusal:
        address_of(BEHIND, headers, CONTEXT)
    assert refusal.value.code == "around_the_edge"


def test_every_door_asks_the_edge_before_it_does_anything() -> None:
    ports = make_office()
    ports = replace(ports, settings=replace(ports.settings, origin_secret=BEHIND.origin_secret))
    office = make_client(ports, [api], REP)
    assert office.get("/api/v1/who").status == 403
    told = office.get("/api/v1/who", x_origin_secret=BEHIND.origin_secret, x_viewer_address=PERSON)
    assert told.body == {"address": PERSON}


def test_the_distribution_proves_itself_and_says_who_asks(tmp_path: Any) -> None:
    made = merge.merged(tmp_path)["Resources"]
    distribution = made["SiteDistribution"]["Properties"]["DistributionConfig"]
    (origin,) = (one for one in distribution["Origins"] if one["Id"] == "api")
    (header,) = origin["OriginCustomHeaders"]
    variable = made["APIHandler"]["Properties"]["Environment"]["Variables"]["ORIGIN_SECRET"]["Fn::If"]
    assert (header["HeaderName"], header["HeaderValue"], variable[0]) == ("x-origin-secret", variable[1], "OnAws")
    others = [one for name, one in made.items() if name != "APIHandler"]
    assert "ORIGIN_SECRET" not in repr(others)
    (behavior,) = distribution["CacheBehaviors"]
    assert behavior["PathPattern"] == "/api/*"
    assert "ApiViewer" in repr(behavior["FunctionAssociations"])
    assert "event.request.headers['x-viewer-address'] = {value: event.viewer.ip}" in repr(
        made["ApiViewer"]["Properties"]["FunctionCode"]
    ).replace("\\", "")
