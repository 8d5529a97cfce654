"""The journal of the local run: whole lines in order, whatever moment the process was killed at."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from infra.local.ministack.journal import Journal
from infra.package import ROOT


def told(folder: Path, mark: int = 0) -> list[int]:
    return [entry["n"] for entry in Journal(folder).after(mark)]


def write(journal: Journal, *numbers: int) -> None:
    for number in numbers:
        journal.append({"n": number})


def test_entries_come_back_in_order_as_often_as_one_asks(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    write(journal, *range(1, 12))
    assert told(tmp_path) == told(tmp_path) == list(range(1, 12))
    assert told(tmp_path, mark=9) == [10, 11]


def test_a_line_that_was_cut_off_is_not_there_and_spoils_nothing(tmp_path: Path) -> None:
    write(Journal(tmp_path), 1, 2)
    (path,) = tmp_path.glob("*.log")
    whole = path.read_bytes()
    for kept in range(len(whole) + 1):  # killed at every byte
        path.write_bytes(whole[:kept])
        lines = whole[:kept].count(b"\n")
        again = Journal(tmp_path)
        assert again.number == lines
        write(again, 7)
        assert told(tmp_path) == [*range(1, lines + 1), 7], kept
        for each in tmp_path.glob("*.log"):
            each.unlink()


def test_what_a_save_holds_is_removed_and_what_came_meanwhile_stays(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    write(journal, 1, 2)
    before = journal.rotate()
    mark = journal.number
    write(journal, 3)
    assert told(tmp_path) == [1, 2, 3]  # the save may still fail
    for path in before:
        path.unlink()
    assert told(tmp_path, mark) == [3]


def test_numbers_go_on_from_the_saved_mark_when_no_line_is_left(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    assert list(journal.after(500)) == []
    write(journal, 1)
    assert told(tmp_path, mark=500) == [1]


def test_half_a_line_on_a_full_disk_is_followed_by_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, real = Journal(tmp_path), os.write
    write(journal, 1)
    room = iter([5])

    def full(file: int, line: bytes) -> int:
        for left in room:
            return real(file, line[:left])
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        write(journal, 2)
    monkeypatch.setattr(os, "write", real)
    write(journal, 3)
    assert told(tmp_path) == [1, 3]


def test_what_was_appended_outlives_a_killed_process(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from infra.local.ministack.journal import Journal\n"
        "journal = Journal(Path(sys.argv[1]))\n"
        "for n in range(10**9): journal.append({'n': n}); print(n, flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        seen = [int(writer.stdout.readline()) for _ in range(200)]
        writer.send_signal(signal.SIGKILL)
        seen += [int(line) for line in writer.stdout if line.endswith(b"\n")]
    found = told(tmp_path)
    assert found[: len(seen)] == seen
    assert found == list(range(len(found)))
