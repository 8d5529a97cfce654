"""Which changes of a table's indexes one deployment cannot carry out.

DynamoDB makes or deletes one index of a table an update, and never changes one (API reference, UpdateTable,
GlobalSecondaryIndexUpdates); CloudFormation finds that out after minutes, in the middle of an update.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Template = Mapping[str, Any]
Indexes = dict[str, Any]


def refused(before: Template, after: Template) -> list[str]:
    """What DynamoDB would refuse of a template that follows another, in words; empty when it takes all."""
    old, new = dict(_tables(before)), dict(_tables(after))
    return [said for table in sorted(old.keys() & new.keys()) for said in _of_table(table, old[table], new[table])]


def _tables(template: Template) -> Iterator[tuple[str, Indexes]]:
    for name, made in template.get("Resources", {}).items():
        if made.get("Type") == "AWS::DynamoDB::Table":
            listed = made["Properties"].get("GlobalSecondaryIndexes", [])
            yield name, {index["IndexName"]: index for index in listed}


def _of_table(table: str, old: Indexes, new: Indexes) -> Iterator[str]:
    if changed := sorted(name for name in old.keys() & new.keys() if old[name] != new[name]):
        yield f"{table}: no index changes ({', '.join(changed)}): add one of another name, then take this one away"
    if len(moved := sorted(old.keys() ^ new.keys())) > 1:
        yield f"{table}: one index a deployment is added or taken away, and these are {len(moved)}: {', '.join(moved)}"
