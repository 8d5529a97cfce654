"""Pointing the office at tables that were restored: DynamoDB restores under another name, and a stack knows its own.

Whatever speaks of a table in the template (environments, roles, the stream's consumers, alarms, copies) speaks of the
restored one where its name is given; the stack keeps its own table beside it, untouched. Source: DynamoDB developer
guide, "Restoring a table to a point in time".
"""

from __future__ import annotations

from typing import Any, Final

# A table that holds what cannot be made anew <- the parameter that names the one to use in its stead.
STAND_INS: Final = {"CoreTable": "RestoredCore", "AuditTable": "RestoredAudit", "CatalogTable": "RestoredCatalog"}
STREAM: Final = "RestoredCoreStream"  # a restored table's stream is switched on by hand and has an address of its own
_ARN: Final = "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/"


def completed(template: dict[str, Any]) -> dict[str, Any]:
    """The template with each mention of such a table open to its stand-in."""
    resources = template["Resources"]
    template["Globals"] = _pointed(template["Globals"])
    for name in resources.keys() - STAND_INS.keys():
        resources[name] = _pointed(resources[name])
    return template


def _pointed(node: Any) -> Any:
    if isinstance(node, list):
        return [_pointed(one) for one in node]
    if not isinstance(node, dict):
        return node
    match node:
        case {"Ref": str(table)} if table in STAND_INS:
            return _either(table, {"Ref": STAND_INS[table]}, node)
        case {"Fn::GetAtt": [str(table), "Arn"]} if table in STAND_INS:
            return _either(table, {"Fn::Sub": f"{_ARN}${{{STAND_INS[table]}}}"}, node)
        case {"Fn::GetAtt": [str(table), "StreamArn"]} if table in STAND_INS:
            return _either(table, {"Ref": STREAM}, node)
        case {"Fn::Sub": str(text)}:
            return _text(text, list(STAND_INS))
    return {name: _pointed(value) for name, value in node.items()}


def _text(text: str, tables: list[str]) -> Any:
    """A text in which tables are named, with either name for each that is."""
    for place, table in enumerate(tables):
        own, stand_in = f"${{{table}", STAND_INS[table]
        other = text.replace(f"{own}.Arn}}", f"{_ARN}${{{stand_in}}}").replace(f"{own}}}", f"${{{stand_in}}}")
        if other != text:
            rest = tables[place + 1 :]
            return _either(table, _text(other, rest), _text(text, rest))
    return {"Fn::Sub": text}


def _either(table: str, restored: Any, own: Any) -> dict[str, Any]:
    return {"Fn::If": [f"{table}IsRestored", restored, own]}
