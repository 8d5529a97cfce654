"""Libraries that are a link to another checkout's are never emptied through the link; one start at a time installs."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from infra.local import tools

Ran = list[list[str]]


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """A checkout of its own without libraries, and the commands that were run in it."""
    checkout = tmp_path / "frontend"
    checkout.mkdir()
    (checkout / "package-lock.json").write_text("the lock of this checkout")
    commands: Ran = []
    monkeypatch.setattr(tools, "FRONTEND", checkout)
    monkeypatch.setattr(tools, "SITE", tmp_path / "site")
    monkeypatch.setattr(tools.shutil, "which", lambda name, **_: name)
    monkeypatch.setattr(tools, "_run", lambda command, folder=None: commands.append(command))
    return commands


def linked(tmp_path: Path, lock: str) -> Path:
    theirs = tmp_path / "theirs"
    (theirs / "react").mkdir(parents=True)
    (tools.FRONTEND / "package-lock.json").write_text(lock)
    (theirs / ".installed").write_text(tools._lock_digest())
    (tools.FRONTEND / "node_modules").symlink_to(theirs)
    (tools.FRONTEND / "package-lock.json").write_text("the lock of this checkout")
    return theirs


def test_a_link_to_other_libraries_is_refused_and_its_target_kept(ran: Ran, tmp_path: Path) -> None:
    theirs = linked(tmp_path, "another lock")
    with pytest.raises(tools.ToolMissing, match="is a link to"):
        tools.build_site(lambda _: None)
    assert (ran, (theirs / "react").is_dir()) == ([], True)


def test_a_link_to_the_same_libraries_is_used(ran: Ran, tmp_path: Path) -> None:
    linked(tmp_path, "the lock of this checkout")
    tools.build_site(lambda _: None)
    assert ran == [["npm", "run", "--silent", "build"]]


def test_a_folder_of_its_own_is_installed(ran: Ran) -> None:
    tools.build_site(lambda _: None)
    assert [command[1] for command in ran] == ["ci", "run"]


def test_two_starts_at_once_build_the_portal_once(ran: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Thread(target=tools.build_site, args=(lambda _: None,))

    def run(command: list[str], folder: Path | None = None) -> None:
        ran.append(command)
        if not other.ident:
            other.start()
            other.join(0.2)  # it comes while this one builds, and waits
        tools.SITE.mkdir(exist_ok=True)

    monkeypatch.setattr(tools, "_run", run)
    tools.build_site(lambda _: None)
    other.join()
    assert [command[1] for command in ran] == ["ci", "run"]
