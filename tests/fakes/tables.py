"""The tables on moto, made from the models: `with moto_tables() as tables: …`. One thread, few items."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from moto import mock_aws

from chalicelib.cloud.records import AuditItem, CatalogItem, CoreItem, ProjectionItem
from chalicelib.cloud.tables import Tables


@contextmanager
def moto_tables() -> Iterator[Tables]:
    """Fresh, empty tables and the real Tables on them."""
    with mock_aws():
        for model in (CoreItem, AuditItem, CatalogItem, ProjectionItem):
            model.create_table(wait=False)
        yield Tables()
