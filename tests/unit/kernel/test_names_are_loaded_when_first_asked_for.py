"""A name of a package, and an adapter, are made when somebody first asks for them, once, the collector at rest."""

from __future__ import annotations

import gc
import sys
from types import ModuleType

import pytest

from chalicelib.kernel.loading import collector_at_rest, later, on_first_use, own_trigger, starts_with


def test_a_name_comes_from_its_module_and_stays() -> None:
    package = sys.modules["a_package"] = ModuleType("a_package")
    load = on_first_use("a_package", {"json": ("dumps", "loads")})
    assert load("dumps") is sys.modules["json"].dumps
    assert package.dumps is sys.modules["json"].dumps
    with pytest.raises(AttributeError, match="a_package"):
        load("dump")
    del sys.modules["a_package"]


def test_what_is_made_later_is_made_once_when_it_is_asked() -> None:
    made: list[str] = []

    class Mail:
        name = "mail"

        def __init__(self) -> None:
            made.append(self.name)

    mail = later(Mail)
    assert made == []
    assert (mail.name, mail.name, made) == ("mail", "mail", ["mail"])
    with pytest.raises(AttributeError, match="fax"):
        _ = mail.fax


def test_a_trigger_loads_in_its_own_process_only(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def work() -> str:
        return "done"

    for handler in ("", "app.app", "app.other", "app.work"):
        monkeypatch.setenv("_HANDLER", handler)
        assert own_trigger() == handler.removeprefix("app.")
        assert starts_with(lambda asked=handler: loaded.append(asked))(work) is work
    assert loaded == ["app.work"]


def test_the_collector_rests_while_modules_load_and_works_again_afterwards() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ImportError), collector_at_rest():
        raise ImportError
    assert gc.isenabled()
