"""The door of postal codes: it loads its tables when somebody first asks, and nothing of the office."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chalicelib.enrollment import actions
from chalicelib.enrollment.api.doors import api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Shape, View


class PostalQuery(Shape):
    """A country (ISO 3166 alpha-2) and a postal code as written there."""

    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    code: Annotated[str, Field(min_length=1, max_length=20)]


class LocalityView(View):
    """A place of a postal code; `region` is the two letters of a US state, elsewhere empty."""

    city: str
    region: str


class LocalitiesView(View):
    """The places of a postal code, by name."""

    items: list[LocalityView]


@api.get("/postal-codes", Permission.ACCOUNT_READ)
def localities(call: Call, query: PostalQuery) -> LocalitiesView:
    """The places that a postal code is of; none where it is not known."""
    found = actions.localities_of(query.country, query.code)
    return LocalitiesView(items=[LocalityView(city=one.city, region=one.region) for one in found])
