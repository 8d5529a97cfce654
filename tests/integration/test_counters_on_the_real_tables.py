"""A counter that forgets itself, on DynamoDB as moto speaks it: it adds, takes back and answers what there is."""

from __future__ import annotations

from tests.fakes.memory_tables import MemoryTables
from tests.fakes.tables import moto_tables


def test_a_counter_adds_takes_back_and_answers() -> None:
    with moto_tables() as real:
        for tables in (real, MemoryTables()):
            steps = [(1, 1), (1, 2), (0, 2), (-1, 1), (-1, 0)]
            for add, now in steps:
                assert tables.count("GUESS#x", "1", lives_seconds=60, add=add) == now
            assert tables.count("GUESS#y", "1", lives_seconds=60) == 1
