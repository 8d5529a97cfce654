"""One package for all functions: MiniStack unpacks it for every worker anew, and keeps it once a function."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ministack.core import lambda_runtime
from ministack.services import lambda_svc


def share_code(folder: Path) -> None:
    """Keep the functions' package once in memory, and once unpacked in a folder that other instances may share."""
    digests = Digests()

    def known(find: Callable[..., bytes | None]) -> Callable[..., bytes | None]:
        def found(*place: Any, **version: Any) -> bytes | None:
            code = find(*place, **version)
            return digests.one(code) if code else code

        return found

    lambda_svc._fetch_code_from_s3 = known(lambda_svc._fetch_code_from_s3)
    lambda_svc._read_code_blob = known(lambda_svc._read_code_blob)
    lambda_svc.hashlib = digests
    lambda_runtime.zipfile = SharedCode(folder)


class Digests:
    """Stands in for `hashlib`: a package's digest is counted once, and not at every save for each function."""

    def __init__(self) -> None:
        self._known: list[tuple[bytes, Any]] = []

    def one(self, code: bytes) -> bytes:
        """The package as it is in memory already, if it is."""
        for kept, _ in self._known:
            if kept == code:
                return kept
        self._known.append((code, hashlib.sha256(code)))
        return code

    def sha256(self, content: bytes = b"") -> Any:
        """The digest of a package that is known, of anything else as ever."""
        found = (digest.copy() for kept, digest in self._known if kept is content)
        return next(found, None) or hashlib.sha256(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(hashlib, name)


class SharedCode:
    """Stands in for `zipfile` in MiniStack's Lambda runtime: one unpacked copy a package, shared like /var/task."""

    BadZipFile = zipfile.BadZipFile

    def __init__(self, folder: Path) -> None:
        lock = threading.Lock()

        class ZipFile(zipfile.ZipFile):
            def extractall(self, path: Any = None, members: Any = None, pwd: bytes | None = None) -> None:
                with lock, (folder / ".lock").open("w") as file:  # for the threads here, and for other instances
                    fcntl.flock(file, fcntl.LOCK_EX)
                    shared = _unpacked(self, folder)
                Path(str(self.filename)).unlink()  # 60 MB a worker that nothing reads again
                Path(path).rmdir()
                Path(path).symlink_to(shared)

        self.ZipFile = ZipFile


def _unpacked(archive: zipfile.ZipFile, folder: Path) -> Path:
    entries = "".join(f"{entry.filename} {entry.CRC} {entry.file_size}\n" for entry in archive.infolist())
    place = folder / hashlib.sha256(entries.encode()).hexdigest()
    if not place.exists():
        partial = place.with_suffix(".part")
        shutil.rmtree(partial, ignore_errors=True)
        for old in folder.glob("*"):
            if time.time() - old.stat().st_mtime > 86_400:  # a day: no worker of an older package is left
                shutil.rmtree(old, ignore_errors=True)
        zipfile.ZipFile.extractall(archive, partial)
        partial.replace(place)
    return place
