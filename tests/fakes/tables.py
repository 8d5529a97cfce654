"""The tables on moto, made from the models: `with moto_tables() as books: …`. One thread, few items."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from moto import mock_aws

from chalicelib.cloud.books import Books
from chalicelib.cloud.records import AuditItem, CatalogItem, CoreItem, ProjectionItem


@contextmanager
def moto_tables() -> Iterator[Books]:
    """Fresh, empty tables and the real Books on them."""
    with mock_aws():
        for model in (CoreItem, AuditItem, CatalogItem, ProjectionItem):
            model.create_table(wait=False)
        yield Books()
