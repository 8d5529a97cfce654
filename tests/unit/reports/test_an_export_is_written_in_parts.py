"""A long list is written in parts: joined they are the list written whole, whoever dies, repeats or comes first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.cloud.tables import Contested
from chalicelib.kernel.csv_writing import csv_begin, csv_text
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.lists import Row
from chalicelib.kernel.ports import Ports
from chalicelib.reports import actions
from chalicelib.reports.actions import exporting
from chalicelib.reports.exports import rules, writing
from chalicelib.reports.exports.listings import LISTINGS, NOT_UP_TO_DATE, cell
from chalicelib.reports.exports.model import Export, ExportState
from chalicelib.reports.lists import list_of
from chalicelib.reports.rows import all_rows, write_rows
from tests.fakes.exporting import small_pages, text_of, worked_off
from tests.fakes.office import SUPERVISOR, make_office
from tests.unit.reports.conftest import payment_cells

NAMES = ["Ada; Okafor", "=HYPERLINK(1)", 'O"Neil, Ada\nLee', "Łucja Åkesson", "+46", "x;=1+1"]


def office_of(payments: int) -> Ports:
    """Payments of three months; every second is a cheque."""
    ports = make_office()
    rows = []
    for n in range(payments):
        on = (date(2026, 1, 1) + timedelta(days=n % 90)).isoformat()
        method = ("cheque", "cash")[n % 2]
        cells = payment_cells(guarantor=NAMES[n % len(NAMES)], received_on=on, amount_minor=n, method=method)
        rows.append(Row("payments", on[:7], on, f"pay_{n:06d}", f"acc_{n}", cells))
    write_rows(ports, [], rows)
    return ports


def whole(ports: Ports, method: str = "") -> str:
    """The list written in one go."""
    columns = list_of("payments").in_file
    cells = (row.cells for row in all_rows(ports, "payments", backwards=True))
    rows = [
        [*(cell(one, column, date(2026, 3, 2)) for column in columns), ""]
        for one in cells
        if method in ("", one["method"])
    ]
    return csv_begin([*(column.name for column in columns), NOT_UP_TO_DATE]).decode("utf-8-sig") + csv_text(rows)


def asked(ports: Ports, key: str = "ask-0001", method: str = "") -> Export:
    return actions.ask_export(ports, "payments", {"method": method}, "en", key, SUPERVISOR)


class Unlucky:
    """What goes wrong, call after call: a worker dies before a write or after it, or its message comes twice."""

    def __init__(self, ports: Ports, luck: Iterator[str]) -> None:
        self.luck = luck
        ports.tables.fault = self
        self.put = ports.documents.put
        ports.documents.put = self.putting

    def __call__(self, step: str, _: object) -> None:
        if step in ("before", "after") and next(self.luck, "") == step:
            raise Contested

    def putting(self, *given: object) -> None:
        told = next(self.luck, "")
        if told == "before":
            raise Unavailable("documents_unavailable", "")
        self.put(*given)
        if told == "after":
            raise Unavailable("documents_unavailable", "")


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.integers(0, 60),
    sizes=st.tuples(st.integers(1, 9), st.integers(1, 4), st.integers(1, 3), st.integers(1, 900)),
    luck=st.lists(st.sampled_from(["", "", "before", "after"]), max_size=40),
    twice=st.lists(st.booleans(), max_size=40),
    method=st.sampled_from(["", "cheque", "card"]),
)
def test_parts_joined_are_the_list_written_whole(
    rows: int, sizes: tuple[int, int, int, int], luck: list[str], twice: list[bool], method: str
) -> None:
    ports = office_of(rows)
    with pytest.MonkeyPatch.context() as patch:
        small_pages(ports, patch, *sizes)
        patch.setattr(exporting, "TRIES_MAX", 1000)
        export = asked(ports, method=method)
        Unlucky(ports, iter(luck))
        waiting, again = ports.queues.messages.setdefault("exports", []), iter(twice)
        while waiting:
            message = waiting.pop(0)
            try:
                actions.work_export(ports, message)
            except Unavailable:
                waiting.append(message)  # the queue gives it again
            else:
                waiting += [message] if next(again, False) else []
        done = actions.export_of(ports, export.id, SUPERVISOR)
        assert (done.state, text_of(ports, done)) == (ExportState.READY, whole(ports, method))
        assert done.rows == len(list(csv.reader(io.StringIO(whole(ports, method), newline="")))) - 1
        assert done.size == len(ports.documents.get(done.file))


def test_a_worker_that_comes_in_between_writes_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = office_of(30)
    small_pages(ports, monkeypatch, 4, 1, 3, 200)
    export = asked(ports)
    (message,) = ports.queues.messages["exports"]
    put = ports.documents.put

    def overtaken(*given: object) -> None:
        ports.documents.put = put
        actions.work_export(ports, message)  # the same message, given to another worker meanwhile
        put(*given)

    ports.documents.put = overtaken
    with pytest.raises(Contested):
        actions.work_export(ports, message)
    done = worked_off(ports, export)
    assert text_of(ports, done) == whole(ports)


def test_rows_that_were_chosen_are_written_and_no_others() -> None:
    ports = office_of(30)
    newest = [str(row.sk).rpartition("#")[2] for row in all_rows(ports, "payments", backwards=True)]
    chosen = [newest[1], newest[6], newest[6]]
    export = actions.ask_export(ports, "payments", {}, "en", "ask-0001", SUPERVISOR, only=chosen)
    assert (export.state, export.rows, export.percent) == (ExportState.READY, 2, 100)
    assert actions.ask_export(ports, "payments", {}, "en", "ask-0001", SUPERVISOR, only=chosen).id == export.id


def test_a_chosen_row_that_the_filter_no_longer_holds_is_left_out() -> None:
    ports = office_of(3)
    chosen = [str(row.sk).rpartition("#")[2] for row in all_rows(ports, "payments", backwards=True)]
    done = actions.ask_export(ports, "payments", {"method": "card"}, "en", "k-1", SUPERVISOR, only=chosen)
    assert done.rows == sum(row.cells["method"] == "card" for row in all_rows(ports, "payments", backwards=True))


def test_a_filter_that_holds_for_nothing_more_keeps_no_empty_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = office_of(60)
    small_pages(ports, monkeypatch, 4, 1, 2, 150)
    export = actions.ask_export(ports, "payments", {"from_on": "2026-02-10"}, "en", "ask-0001", SUPERVISOR)
    done = worked_off(ports, export)
    assert done.rows == 20
    assert len(done.parts) > 1
    assert all(ports.documents.files.values())


def test_a_stretch_whose_next_message_was_never_queued_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = office_of(30)
    small_pages(ports, monkeypatch, 4, 1, 1, 200)
    export = asked(ports)
    first = ports.queues.messages["exports"].pop()
    send = ports.queues.send
    ports.queues.send = lambda *_: (_ for _ in ()).throw(Unavailable("queue_unavailable", ""))
    with pytest.raises(Unavailable):
        actions.work_export(ports, first)
    ports.queues.send = send
    actions.work_export(ports, first)
    assert [m["stretch"] for m in ports.queues.messages["exports"]] == [1]
    actions.work_export(ports, ports.queues.messages["exports"].pop())
    actions.work_export(ports, first)  # two behind: somebody certainly went on
    assert [m["stretch"] for m in ports.queues.messages["exports"]] == [2]
    assert text_of(ports, worked_off(ports, export)) == whole(ports)


def test_what_fails_to_its_last_try_is_failed_and_said_and_goes_on_when_it_is_sent_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ports = office_of(30)
    small_pages(ports, monkeypatch, 4, 1, 2, 200)
    export = asked(ports)
    (message,) = ports.queues.messages["exports"]
    broken = replace(LISTINGS["payments"], read=lambda *_: 1 / 0)
    with monkeypatch.context() as patch:
        patch.setitem(LISTINGS, "payments", broken)
        for _ in range(5):
            assert actions.export_of(ports, export.id, SUPERVISOR).state is not ExportState.FAILED
            with pytest.raises(ZeroDivisionError):
                actions.work_export(ports, message)
    assert actions.export_of(ports, export.id, SUPERVISOR).state is ExportState.FAILED
    done = worked_off(ports, export)
    assert (done.state, text_of(ports, done)) == (ExportState.READY, whole(ports))


def test_a_million_rows_take_few_messages_and_little_memory() -> None:
    """By counts: what a step holds at once, and how many messages queue each other."""
    rows_a_message = writing.READ_ROWS * writing.READS_A_STEP * writing.STEPS_A_STRETCH
    assert -(-1_000_000 // rows_a_message) <= 4
    assert 5 * 2**20 <= writing.PART_BYTES <= 16 * 2**20


def test_a_list_of_as_many_pages_as_a_million_rows_has_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = office_of(500)  # in pages of two where there are 4,000
    small_pages(ports, monkeypatch, 2, 6, 12, 8 * 2**10)
    export = asked(ports)
    reads = []
    plain = LISTINGS["payments"]
    monkeypatch.setitem(
        LISTINGS, "payments", replace(plain, read=lambda *given: reads.append(given[3]) or plain.read(*given))
    )
    messages = 0
    while ports.queues.messages["exports"]:
        actions.work_export(ports, ports.queues.messages["exports"].pop())
        messages += 1
    done = actions.export_of(ports, export.id, SUPERVISOR)
    assert (done.rows, messages, text_of(ports, done)) == (500, 4, whole(ports))
    assert len(reads) == len(set(reads)) <= 260
    assert max(map(len, ports.documents.files.values())) == done.size
    assert sorted(map(len, ports.documents.files.values()))[-2] <= 8 * 2**10 + 12 * 120  # a part and a step


def test_how_far_it_is_only_grows_and_rows_are_told_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = office_of(300)
    small_pages(ports, monkeypatch, 10, 1, 1, 900)
    export = asked(ports)
    told = [(export.rows, export.percent)]
    while ports.queues.messages["exports"]:
        actions.work_export(ports, ports.queues.messages["exports"].pop())
        found = actions.export_of(ports, export.id, SUPERVISOR)
        told.append((found.rows, found.percent))
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((10, 0), (300, 100))
    assert {percent for _, percent in told} == {0, 33, 66, 100}  # three months


def test_the_same_key_again_is_the_same_export_and_another_persons_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = office_of(30)
    small_pages(ports, monkeypatch, 4, 1, 2, 200)
    first, again = asked(ports), asked(ports)
    assert (first.id, first.rows) == (again.id, again.rows)
    other = actions.ask_export(ports, "payments", {}, "en", "ask-0001", replace(SUPERVISOR, subject="staff:other"))
    assert other.id != first.id
    assert [export.id for export in actions.exports_of(ports, SUPERVISOR)] == [first.id]


def test_it_is_reckoned_by_the_day_it_was_asked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = office_of(30)
    small_pages(ports, monkeypatch, 4, 1, 1, 200)
    export = asked(ports)
    ports.clock.advance(timedelta(hours=20))
    done = worked_off(ports, export)
    assert done.on == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("state", "hours", "silent", "stands"),
    [
        ("queued", 1, 1, "queued"),
        ("running", 1, 1, "running"),
        ("running", 3, 1, "running"),
        ("running", 3, 2, "failed"),  # nobody gave a sign for two hours
        ("queued", 2, 2, "failed"),
        ("failed", 3, 1, "failed"),
        ("ready", 167, 167, "ready"),
        ("ready", 168, 168, "expired"),  # the files go after a week
        ("failed", 168, 168, "expired"),
    ],
)
def test_how_an_export_stands(state: str, hours: int, silent: int, stands: str) -> None:
    export = asked(office_of(1))
    now = export.asked_at + timedelta(hours=hours)
    found = replace(export, state=ExportState(state), changed_at=now - timedelta(hours=silent))
    assert rules.state_now(found, now) is ExportState(stands)
