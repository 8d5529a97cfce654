"""Judges every mutant that mutmut made, quickly: tests are collected once, and each mutant gets a fork of that process.

`mutmut run NAME` (any one name) makes the mutants in `mutants/`; then, there, `python -m tests.edi_mutants [PREFIX…]`
runs the tests of pyproject's mutmut section against all of them, first those that mutmut saw reach the mutated
function, and prints who survived. mutmut itself collects the tests anew for each mutant.
"""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

SECONDS = 6  # CPU that a mutant may use before it counts as caught in a loop
MUTANT = re.compile(r"^\s*def (x\w*__mutmut_\d+)\(", re.MULTILINE)


def mutants(folder: Path, prefixes: list[str]) -> Iterator[str]:
    """The names of all mutants in the mutated tree."""
    for path in sorted(folder.glob("chalicelib/edi/**/*.py")):
        module = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        for name in dict.fromkeys(MUTANT.findall(path.read_text(encoding="utf-8"))):
            if f"{module}.{name}".startswith(tuple(prefixes) or ""):
                yield f"{module}.{name}"


class Judge:
    """A pytest plugin that, instead of running the tests once, runs them once a mutant."""

    def __init__(self, names: list[str], reached: dict[str, list[str]]) -> None:
        self.names, self.reached = names, reached
        self.alive: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        gc.freeze()  # so that a fork shares what is there
        with ThreadPoolExecutor(2) as two:
            for number, (name, killed) in enumerate(two.map(lambda name: self._killed(session, name), self.names), 1):
                if not killed:
                    self.alive.append(name)
                if not killed or number % 100 == 0:
                    print(f"{number}/{len(self.names)}, alive {len(self.alive)} {'' if killed else name}", flush=True)
        return True

    def _killed(self, session: pytest.Session, name: str) -> tuple[str, bool]:
        child = os.fork()
        if child == 0:
            os._exit(self._survives(session.items, name))
        return name, os.waitpid(child, 0)[1] != 0

    def _survives(self, items: list[pytest.Item], name: str) -> int:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        os.environ["MUTANT_UNDER_TEST"] = name
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        near = set(self.reached.get(name.rpartition("__mutmut_")[0], ()))
        for item in sorted(items, key=lambda item: item.nodeid not in near):
            reports: list[Any] = runtestprotocol(item, log=False, nextitem=None)
            if any(report.failed for report in reports):
                return 1
        return 0


def main(prefixes: list[str]) -> int:
    """Runs in `mutants/`; 1 where a tenth or more survives."""
    here = Path.cwd()
    asked = tomllib.loads((here / "pyproject.toml").read_text())["tool"]["mutmut"]
    stats = json.loads((here / "mutmut-stats.json").read_text())["tests_by_mangled_function_name"]
    judge = Judge(list(mutants(here, prefixes)), stats)
    arguments = [
        *asked["pytest_add_cli_args_test_selection"],
        *asked["pytest_add_cli_args"],
        "--assert=plain",
        "--tb=line",
    ]
    pytest.main(arguments, plugins=[judge])
    print(f"{len(judge.names)} mutants, {len(judge.alive)} alive ({len(judge.alive) / max(len(judge.names), 1):.1%})")
    print("\n".join(judge.alive))
    return int(len(judge.alive) * 10 >= len(judge.names))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
