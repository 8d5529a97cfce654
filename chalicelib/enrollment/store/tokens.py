"""The rows that a search reads, in `projections`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import JSONTextAttribute, WholeNumberAttribute
from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.writes import add, put, remove, replace
from chalicelib.enrollment.model import Account, Client, Found
from chalicelib.enrollment.rules.persons import display_name
from chalicelib.enrollment.rules.tokens import Token
from chalicelib.kernel.ids import AccountId, ClientId
from chalicelib.kernel.tables import Tables, Write

TOKEN = "TOKEN#"  # noqa: S105  # a search token, no secret
TOKENS = "TOKENS#"


class TokenItem(ProjectionItem):
    """One row a client is found by, with what is shown of the client: name, birth year, account number."""

    name = UnicodeAttribute()
    birth_year = WholeNumberAttribute()
    number = UnicodeAttribute()


class TokensItem(ProjectionItem):
    """Which rows a client has: [bucket, text] each, so that those that no longer hold can be taken away."""

    tokens = JSONTextAttribute()


def row(token: Token, account: Account, client: Client) -> TokenItem:
    """One row of a client."""
    return TokenItem(
        f"{TOKEN}{token.bucket}",
        f"{token.text}#{account.id}#{client.id}",
        name=display_name(client.name),
        birth_year=client.birth_date.year,
        number=account.number,
    )


def found_of(item: TokenItem) -> Found:
    """What a row shows of its client."""
    text, account_id, client_id = item.sk.rsplit("#", 2)
    return Found(AccountId(account_id), ClientId(client_id), item.number, item.name, item.birth_year, text)


def read_rows(tables: Tables, token: Token, limit: int) -> list[Found]:
    """The clients found under a token's bucket whose text begins as the token's."""
    page = tables.page(TokenItem, f"{TOKEN}{token.bucket}", token.text, limit, None)
    return [found_of(item) for item in page.items]


def read_tokens(tables: Tables, account_id: str, client_id: str) -> TokensItem | None:
    """Read which rows a client has."""
    return tables.get(TokensItem, f"{TOKENS}{account_id}", client_id)


def refreshed(before: TokensItem | None, account: Account, client: Client, tokens: Sequence[Token]) -> list[Write]:
    """The writes that give a client these rows and no others, in one transaction with the record of them."""
    old = {Token(*pair) for pair in before.tokens} if before else set()
    gone = [remove(row(token, account, client), 1) for token in sorted(old - set(tokens), key=str)]
    rows = [put(row(token, account, client)) for token in tokens]
    version = before.version if before else 0
    kept = TokensItem(f"{TOKENS}{account.id}", client.id, version=version + 1, tokens=_pairs(tokens))
    return [*gone, *rows, replace(kept, version) if before else add(kept)]


def forgotten(before: TokensItem, account: Account, client: Client) -> list[Write]:
    """The writes that take away all rows of a client and the record of them, in one transaction."""
    rows = [remove(row(Token(*pair), account, client), 1) for pair in before.tokens]
    return [*rows, remove(before, before.version)]


def _pairs(tokens: Iterable[Token]) -> list[list[str]]:
    return [[token.bucket, token.text] for token in tokens]
