"""The names of the API's shapes: plain, one a shape, whatever file a class stands in."""

from __future__ import annotations

import re

import pytest
from pydantic import create_model

from app import app
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.openapi import document
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageView, View


class PieceView(View):
    """One piece."""

    size: int


def test_no_name_says_in_which_module_its_class_stands() -> None:
    names = document(app.doors)["components"]["schemas"]
    assert [name for name in names if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name)] == []


def test_a_page_of_rows_is_named_after_its_rows() -> None:
    api = Api("pieces", "/api/v1")

    @api.get("/pieces", Permission.ACCOUNT_READ)
    def list_pieces(call: Call) -> PageView[PieceView]:
        """Pieces."""
        raise NotImplementedError

    made = document(api.doors)
    assert {"PieceView", "PieceViewPage"} <= set(made["components"]["schemas"])
    answer = made["paths"]["/api/v1/pieces"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/PieceViewPage"}


def test_two_shapes_of_one_name_are_refused_and_named() -> None:
    api = Api("pieces", "/api/v1")
    other = create_model("PieceView", __base__=View, __module__="elsewhere", weight=(int, ...))

    @api.get("/pieces/one", Permission.ACCOUNT_READ)
    def get_piece(call: Call) -> PieceView:
        """One."""
        raise NotImplementedError

    def get_other(call: Call) -> View:
        """Another."""
        raise NotImplementedError

    get_other.__annotations__["return"] = other
    api.get("/pieces/other", Permission.ACCOUNT_READ)(get_other)
    with pytest.raises(ValueError, match=r"PieceView.*PieceView"):
        document(api.doors)
