"""Stripe's request bodies: form encoding with nested brackets (`line_items[0][price_data][currency]=usd`)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

Tree = dict[str, Any]


def read_form(text: str) -> Tree:
    """Decode a query string or body into nested mappings and lists; `a[0]`, `a[1]` and `a[]` become lists."""
    tree: Tree = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        _place(tree, re.findall(r"[^\[\]]+|(?<=\[)(?=\])", name), value)
    listed: Tree = _with_lists(tree)
    return listed


def _place(tree: Tree, path: list[str], value: str) -> None:
    for step in path[:-1]:
        tree = tree.setdefault(step or str(len(tree)), {})
    tree[path[-1] or str(len(tree))] = value


def _with_lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and all(key.isdigit() for key in node):
        return [_with_lists(node[key]) for key in sorted(node, key=int)]
    return {key: _with_lists(value) for key, value in node.items()}
