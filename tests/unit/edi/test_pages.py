"""The page of each transaction is written from its table and kept in docs/edi/transactions; `WRITE_TABLES=1` renews them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from chalicelib.edi.catalogue import BY_KEY, Transaction
from chalicelib.edi.explain import TITLES
from chalicelib.edi.tree import LoopNode, SegmentNode

DOCS = Path(__file__).resolve().parents[3] / "docs" / "edi"


def first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]


def times(most: int) -> str:
    return "any" if most == 0 else str(most)


def rows(loop: LoopNode, depth: int) -> list[str]:
    """A loop's uses in order, the loops in it indented."""
    made = []
    for node in (n for group in loop.groups for n in group):
        need = "must" if node.use.must else "may"
        indent = "&nbsp;&nbsp;" * depth
        if isinstance(node, SegmentNode):
            codes = ", ".join(node.use.codes) or ""
            made.append(
                f"| {indent}{node.use.kind.ID} | {codes} | {need} | {times(node.use.most)} | {first_line(node.use.kind)} |"
            )
        else:
            made.append(
                f"| {indent}**{node.kind.ID}** | | {need} | {times(node.use.most)} | **{first_line(node.kind)}** |"
            )
            made += rows(node, depth + 1)
    return made


def page(transaction: Transaction) -> str:
    """The page of one transaction."""
    does = "read and written" if transaction.writes else "read"
    guide = (
        f"guide {transaction.version}, functional group {transaction.functional}" if transaction.guide else "no guide"
    )
    unit = f" Claims are handed out one by one (`{transaction.unit}`)." if transaction.unit else ""
    lines = [
        f"# {transaction.key}: {TITLES[transaction.key].lower()}",
        "",
        f"{does.capitalize()}; {guide}. Record: `chalicelib.edi.tables.{transaction.module}.{transaction.record}`.{unit}",
        "",
        "Loops in bold; the second column holds the qualifiers by which a use is known; repeats count within the loop.",
        "",
        "| segment or loop | qualifiers | usage | repeats | what it is |",
        "|---|---|---|--:|---|",
        *rows(transaction.root, 0),
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("key", list(BY_KEY))
def test_the_page_of_a_transaction_is_its_table(key):
    path, made = DOCS / "transactions" / f"{key}.md", page(BY_KEY[key])
    if os.environ.get("WRITE_TABLES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made


def test_every_rule_on_the_page_of_rules_has_its_tests():
    text = (DOCS / "rules.md").read_text(encoding="utf-8")
    numbers = [int(n) for n in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)]
    assert numbers == list(range(1, 28))
    written = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_rules_*.py"))
    assert all(f"def test_rule_{number}_" in written for number in numbers)
