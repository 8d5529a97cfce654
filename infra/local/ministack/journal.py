"""A journal of what was promised: numbered lines that a killed process leaves behind whole, or not at all.

Used by the local cloud and by the sandbox of the card gateway; it imports nothing of ours, for the local cloud has an
environment of its own.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


class Journal:
    """The files of one folder. What `append` was given outlives the process (not the machine: nothing is fsynced).

    `encode` and `decode` are what `json` asks about values and objects it does not know (`default`, `object_hook`).
    """

    def __init__(
        self,
        folder: Path,
        encode: Callable[[Any], Any] | None = None,
        decode: Callable[[dict[str, Any]], Any] | None = None,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder, self._encode, self._decode = folder, encode, decode
        self._lock = threading.Lock()
        self._file: int | None = None
        self.number = max((int(number) for number, _ in self._lines()), default=0)

    def append(self, entry: dict[str, Any]) -> None:
        """Hand one entry to the operating system before going on; OSError when it does not take it whole."""
        text = json.dumps(entry, default=self._encode)
        with self._lock:
            if self._file is None:
                self._file = self._started()
            try:
                _write(self._file, f"{self.number + 1} {text}\n".encode())
            except OSError:
                self._close()  # nothing may follow half a line in its file
                raise
            self.number += 1

    def after(self, mark: int) -> Iterator[dict[str, Any]]:
        """The entries that came after a mark (a `number` of before), oldest first. Numbers go on from the mark."""
        with self._lock:
            self.number = max(self.number, mark)
        for number, text in self._lines():
            if int(number) > mark:
                yield json.loads(text, object_hook=self._decode)

    def rotate(self) -> list[Path]:
        """Go on in a new file; answers the files of before, to be removed once what they say is saved elsewhere."""
        with self._lock:
            self._close()
            return self._files()

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.log"))

    def _lines(self) -> Iterator[tuple[bytes, bytes]]:
        for path in self._files():
            with path.open("rb") as file:
                for line in file:
                    number, _, text = line.partition(b" ")
                    if text.endswith(b"\n"):  # a line that was cut off was never acknowledged
                        yield number, text

    def _started(self) -> int:
        """A new file named by its first number. One of that name holds no whole line: it may be written over."""
        path = self._folder / f"{self.number + 1:015}.log"
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)

    def _close(self) -> None:
        if self._file is not None:
            os.close(self._file)
        self._file = None


def _write(file: int, line: bytes) -> None:
    while line:
        line = line[os.write(file, line) :]
