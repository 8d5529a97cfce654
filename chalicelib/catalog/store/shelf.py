"""The codebooks this worker has at hand: fetched once from the documents into its own folder, opened read-only.

A codebook's key holds the digest of its packed file, so a codebook at hand is never out of date: an edition names
another. The digest is taken before unpacking, over a quarter of the bytes: the first search of a worker waits for it.
"""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from chalicelib.catalog.model import Code, CodeSystem
from chalicelib.catalog.store.codebook import Codebook, bind
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Documents
from chalicelib.kernel.sentences import say

AT_HAND_MAX: Final = 8  # four systems and their successors: 16 MB each at 100,000 codes, of 512 MB in a Lambda's /tmp

_at_hand: OrderedDict[str, Codebook] = OrderedDict()
_lock = threading.Lock()
_folder: tempfile.TemporaryDirectory[str] | None = None


def keep(documents: Documents, system: CodeSystem, codes: Iterable[Code]) -> str:
    """Bind a codebook and keep it in the documents; answers its key."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "codes.sqlite")
        bind(codes, path)
        packed = gzip.compress(path.read_bytes(), 6, mtime=0)
    key = f"catalog/index/{system.value}/{hashlib.sha256(packed).hexdigest()}.sqlite.gz"
    documents.put(key, packed, "application/gzip")
    return key


def opened(documents: Documents, system: CodeSystem, key: str) -> Codebook:
    """The codebook of a key, fetched when it is not at hand. Unavailable `catalog_unreadable` when it is damaged."""
    with _lock:
        if key in _at_hand:
            _at_hand.move_to_end(key)
            return _at_hand[key]
        book = _fetch(documents, system, key)
        _at_hand[key] = book
        while len(_at_hand) > AT_HAND_MAX:
            _at_hand.popitem(last=False)[1].drop()
        return book


def _fetch(documents: Documents, system: CodeSystem, key: str) -> Codebook:
    digest = key.rsplit("/", 1)[1].removesuffix(".sqlite.gz")
    try:
        packed = documents.get(key)
        sound = hashlib.sha256(packed).hexdigest() == digest
        content = gzip.decompress(packed)
        if not sound and hashlib.sha256(content).hexdigest() != digest:  # older keys hold the digest of the content
            raise ValueError("digest")
        path = Path(_own_folder(), f"{system.value}-{digest}.sqlite")
        path.write_bytes(content)
        return Codebook(system, path)
    except (OSError, EOFError, ValueError, sqlite3.Error) as error:
        raise Unavailable("catalog_unreadable", say("The code list cannot be read. Load its release again.")) from error


def _own_folder() -> str:
    global _folder
    if _folder is None:
        _folder = tempfile.TemporaryDirectory(prefix="quittance-codes-")
    return _folder.name
