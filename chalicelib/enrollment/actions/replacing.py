"""Two records of one person on an account: one stands for both from then on, and both stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere, Contested, edited, until_settled
from chalicelib.enrollment.actions.accounts import account_file
from chalicelib.enrollment.actions.clients import client_writes
from chalicelib.enrollment.model import AccountFile, Client
from chalicelib.enrollment.rules.records import person_in
from chalicelib.enrollment.rules.replacing import check_replaceable, check_restorable
from chalicelib.enrollment.store.coverages import guarded, read_guard
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.ledger.actions import head_among, merged


def replace_client(
    ports: Ports, account_id: str, client_id: str, survivor_id: str, versions: tuple[int, int], by: Actor
) -> Client:
    """Let one client's record stand for another's too: charges, coverages and notes of both are the person's, and the
    person is found by both names. Nothing moves.

    `versions` are those of the replaced record and of the survivor that were looked at; again changes nothing. Raises
    Conflict `changed_meanwhile`; RuleBroken `same_client`, `replaced_already`, `client_answers` (for the account) or
    `coverages_overlap`; NotFound `client_not_found`.
    """

    def compose(file: AccountFile) -> Client:
        one, other = _among(file, client_id), _among(file, survivor_id)
        if one.replaced_by == survivor_id:
            return one
        edited(one.version, versions[0])
        edited(other.version, versions[1])
        check_replaceable(file, one, other)
        return replace(
            one, replaced_by=other.id, replaced_at=head_among(file.raws).version + 1, version=one.version + 1
        )

    return _edit(ports, account_id, client_id, compose, by)


def restore_client(ports: Ports, account_id: str, client_id: str, by: Actor) -> Client:
    """Let two records of a person be two again, while nothing was posted on the account since; again changes nothing.

    RuleBroken `posted_since`, `came_by_merge`; NotFound `client_not_found`.
    """

    def compose(file: AccountFile) -> Client:
        one = _among(file, client_id)
        if not one.replaced_by:
            return one
        check_restorable(one, head_among(file.raws).version)
        return replace(one, replaced_by="", replaced_at=0, version=one.version + 1)

    return _edit(ports, account_id, client_id, compose, by)


def _among(file: AccountFile, client_id: str) -> Client:
    found = next((client for client in file.clients if client.id == client_id), None)
    if found is None:
        raise NotFound("client_not_found", say("There is no such client on this account."))
    return found


def _edit(ports: Ports, account_id: str, client_id: str, compose: Callable[[AccountFile], Client], by: Actor) -> Client:
    def attempt() -> Client:
        file = account_file(ports, account_id)
        if file.account.merged_into:
            raise merged(file.account.merged_into)
        before, after = _among(file, client_id), compose(file)
        if after != before:
            _commit(ports, [*client_writes(ports, before, after), *_guards(ports, file, before, after)], by)
        return after

    return until_settled(attempt)


def _commit(ports: Ports, writes: list[Write], by: Actor) -> None:
    try:
        ports.tables.commit(writes, by)
    except AlreadyThere as error:  # a twin, or a first coverage, made a guard meanwhile
        raise Contested from error


def _guards(ports: Ports, file: AccountFile, before: Client, after: Client) -> list[Write]:
    """A coverage that is given to either at the same moment is judged again."""
    both = {before.id, person_in(file.clients, after.replaced_by or before.replaced_by)}
    return [guarded(read_guard(ports.tables, file.account.id, client_id)) for client_id in sorted(both)]
