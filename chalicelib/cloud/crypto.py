"""Sealed fields and keyed hashes under one data key of the office, itself sealed by KMS (envelope encryption).

The data key is made once, kept sealed in `core` (OFFICE / DATAKEY) and opened once per worker. A sealed text names the
key it is under, so that a second one (OFFICE / DATAKEY#2, …) would leave what is sealed readable:

    MARK (3 bytes) · number of the key (1 byte) · nonce (12 bytes) · AES-256-GCM of the text, with its context

What was sealed before keys had numbers begins with its nonce, and is under the first. Should such a nonce look like a
mark, which is one in 2^24, it does not open as one (GCM authenticates), and is then read as what it is.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.attributes import BinaryAttribute, BooleanAttribute

from chalicelib.cloud.clients import client
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import AlreadyThere
from chalicelib.cloud.writes import add
from chalicelib.kernel.actor import system
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Tables
from chalicelib.settings import Settings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK: Final = b"\x00QK"
FIRST: Final = 1
PURPOSE: Final = {"purpose": "quittance-data-key"}  # what KMS seals the data key for, and writes in its own log
NONCE_BYTES: Final = 12  # NIST SP 800-38D section 8.2: 96-bit nonces for GCM


class DataKeyItem(CoreItem):
    """The office's data key, sealed by KMS. `bound`: for its purpose alone; the first ones were not."""

    sealed = BinaryAttribute(legacy_encoding=False)
    bound = BooleanAttribute(null=True)


class KmsCrypto:
    """AES-256-GCM under the office's data key; the context is authenticated with the text."""

    def __init__(self, settings: Settings, tables: Tables) -> None:
        self._key_id = settings.key_id
        self._tables = tables
        self._open: dict[int, tuple[bytes, bytes]] = {}

    def seal(self, plain: str, context: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        text = self._cipher(FIRST).encrypt(nonce, plain.encode(), context.encode())
        return MARK + bytes([FIRST]) + nonce + text

    def open(self, sealed: bytes, context: str) -> str:
        if sealed.startswith(MARK):
            from cryptography.exceptions import InvalidTag

            with suppress(InvalidTag, KeyError):
                return self._opened(sealed[len(MARK)], sealed[len(MARK) + 1 :], context)
        return self._opened(FIRST, sealed, context)

    def _opened(self, number: int, sealed: bytes, context: str) -> str:
        nonce, text = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        return self._cipher(number).decrypt(nonce, text, context.encode()).decode()

    def keyed_hash(self, text: str) -> str:
        """Under the first key for ever: a look-up must find what was hashed before."""
        return hmac.new(self._keys(FIRST)[1], text.encode(), hashlib.sha256).hexdigest()

    def _cipher(self, number: int) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # keyed hashes, which most want, need it not

        return AESGCM(self._keys(number)[0])

    def _keys(self, number: int) -> tuple[bytes, bytes]:
        """The sealing key and the hashing key, both from one data key; opened once."""
        if number not in self._open:
            self._open[number] = self._read(number)
        return self._open[number]

    def _read(self, number: int) -> tuple[bytes, bytes]:
        item = self._tables.get(DataKeyItem, "OFFICE", "DATAKEY" if number == FIRST else f"DATAKEY#{number}")
        try:
            item = item or self._make(number)
            purpose = {"EncryptionContext": PURPOSE} if item.bound else {}
            plain = client("kms").decrypt(CiphertextBlob=item.sealed, KeyId=self._key_id, **purpose)["Plaintext"]
        except (BotoCoreError, ClientError) as error:
            raise _unavailable() from error
        return plain[:32], plain[32:]

    def _make(self, number: int) -> DataKeyItem:
        """The first data key, when there is none yet; KeyError for a later one, which is never made by the way."""
        if number != FIRST:
            raise KeyError(number)
        made = client("kms").generate_data_key_without_plaintext(
            KeyId=self._key_id, NumberOfBytes=64, EncryptionContext=PURPOSE
        )
        item = DataKeyItem("OFFICE", "DATAKEY", sealed=made["CiphertextBlob"], bound=True)
        try:
            self._tables.commit([add(item)], system("keys"))
        except AlreadyThere:
            found = self._tables.get(DataKeyItem, "OFFICE", "DATAKEY")
            if found is None:
                raise Unavailable("key_unavailable", say("The office's key could not be read. Try again.")) from None
            return found
        return item


def _unavailable() -> Unavailable:
    return Unavailable("key_unavailable", say("The office's key could not be opened. Try again."))
