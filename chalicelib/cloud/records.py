"""The tables as pynamodb models. Each room derives its items from these and writes its key design in its store."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Self

from pynamodb.attributes import UnicodeAttribute
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.models import Model

from chalicelib.cloud.attributes import WholeNumberAttribute
from chalicelib.settings import read_settings

_SETTINGS = read_settings()
REGION = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"


class LookupIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]  # pynamodb leaves it untyped
    """Finds an account by an outside reference, a number or the keyed hash of an identifier."""

    class Meta:
        index_name = "lookup"
        projection = KeysOnlyProjection()
        billing_mode = "PAY_PER_REQUEST"

    lookup_pk = UnicodeAttribute(hash_key=True)
    lookup_sk = UnicodeAttribute(range_key=True)


class AgendaIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]  # pynamodb leaves it untyped
    """What falls due: `<queue>#<day>#<shard>` / `<account>#…`; only items that wait for a day are in it."""

    class Meta:
        index_name = "agenda"
        projection = KeysOnlyProjection()
        billing_mode = "PAY_PER_REQUEST"

    agenda_pk = UnicodeAttribute(hash_key=True)
    agenda_sk = UnicodeAttribute(range_key=True)


class WorklistIndex(GlobalSecondaryIndex[Any]):  # type: ignore[no-untyped-call]  # pynamodb leaves it untyped
    """What waits for a person: `<queue or owner>#<shard>` / `<status or date>#…`."""

    class Meta:
        index_name = "worklist"
        projection = KeysOnlyProjection()
        billing_mode = "PAY_PER_REQUEST"

    worklist_pk = UnicodeAttribute(hash_key=True)
    worklist_sk = UnicodeAttribute(range_key=True)


class Item(Model):
    """Any item of any table: a partition, a place in it, and the version that edits are checked against."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    version = WholeNumberAttribute(default=1)
    expires_at = WholeNumberAttribute(null=True)  # epoch seconds; the table's time to live

    @classmethod
    def table(cls) -> str:
        """The name of the table it lies in."""
        name: str = cls.Meta.table_name
        return name

    @classmethod
    def read(cls, raw: Mapping[str, Any]) -> Self:
        """Make the model object of a stored item."""
        return cls.from_raw_data({name: value for name, value in raw.items() if name in cls.get_attributes()})

    def raw(self) -> dict[str, Any]:
        """The item as DynamoDB takes it."""
        return self.serialize()


class CoreItem(Item):
    """An item of the `core` table: the accounts and their books. `by` and `request` say who wrote it in which call."""

    class Meta:
        table_name = _SETTINGS.core_table
        region = REGION
        connect_timeout_seconds = 2
        read_timeout_seconds = 8
        max_pool_connections = 10
        billing_mode = "PAY_PER_REQUEST"

    by = UnicodeAttribute(null=True)
    request = UnicodeAttribute(null=True)
    lookup_pk = UnicodeAttribute(null=True)
    lookup_sk = UnicodeAttribute(null=True)
    agenda_pk = UnicodeAttribute(null=True)
    agenda_sk = UnicodeAttribute(null=True)
    worklist_pk = UnicodeAttribute(null=True)
    worklist_sk = UnicodeAttribute(null=True)
    lookup_index = LookupIndex()
    agenda_index = AgendaIndex()
    worklist_index = WorklistIndex()


class ProjectionItem(Item):
    """An item of the `projections` table: rebuilt from the journal at any time."""

    class Meta:
        table_name = _SETTINGS.projections_table
        region = REGION
        connect_timeout_seconds = 2
        read_timeout_seconds = 8
        billing_mode = "PAY_PER_REQUEST"


class AuditItem(Item):
    """An item of the `audit` table: only ever added."""

    class Meta:
        table_name = _SETTINGS.audit_table
        region = REGION
        connect_timeout_seconds = 2
        read_timeout_seconds = 8
        billing_mode = "PAY_PER_REQUEST"


class CatalogItem(Item):
    """An item of the `catalog` table: codes, fee schedules, taxes, payer rules."""

    class Meta:
        table_name = _SETTINGS.catalog_table
        region = REGION
        connect_timeout_seconds = 2
        read_timeout_seconds = 8
        billing_mode = "PAY_PER_REQUEST"
