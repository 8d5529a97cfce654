"""Sealed fields and keyed hashes under one data key of the office, itself sealed by KMS (envelope encryption).

The data key is made once, kept sealed in `core` (OFFICE / DATAKEY) and opened once per worker.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from functools import cached_property
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.attributes import BinaryAttribute

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

NONCE_BYTES = 12  # NIST SP 800-38D section 8.2: 96-bit nonces for GCM


class DataKeyItem(CoreItem):
    """The office's data key, sealed by KMS."""

    sealed = BinaryAttribute(legacy_encoding=False)


class KmsCrypto:
    """AES-256-GCM under the office's data key; the context is authenticated with the text."""

    def __init__(self, settings: Settings, tables: Tables) -> None:
        self._key_id = settings.key_id
        self._tables = tables

    def seal(self, plain: str, context: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain.encode(), context.encode())

    def open(self, sealed: bytes, context: str) -> str:
        return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context.encode()).decode()

    def keyed_hash(self, text: str) -> str:
        return hmac.new(self._keys[1], text.encode(), hashlib.sha256).hexdigest()

    @cached_property
    def _cipher(self) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # keyed hashes, which most want, need it not

        return AESGCM(self._keys[0])

    @cached_property
    def _keys(self) -> tuple[bytes, bytes]:
        """The sealing key and the hashing key, both from the one data key."""
        item = self._tables.get(DataKeyItem, "OFFICE", "DATAKEY")
        try:
            item = item or self._make()
            plain = client("kms").decrypt(CiphertextBlob=item.sealed, KeyId=self._key_id)["Plaintext"]
        except (BotoCoreError, ClientError) as error:
            raise Unavailable("key_unavailable", say("The office's key could not be opened. Try again.")) from error
        return plain[:32], plain[32:]

    def _make(self) -> DataKeyItem:
        made = client("kms").generate_data_key_without_plaintext(KeyId=self._key_id, NumberOfBytes=64)
        item = DataKeyItem("OFFICE", "DATAKEY", sealed=made["CiphertextBlob"])
        try:
            self._tables.commit([add(item)], system("keys"))
        except AlreadyThere:
            found = self._tables.get(DataKeyItem, "OFFICE", "DATAKEY")
            if found is None:
                raise Unavailable("key_unavailable", say("The office's key could not be read. Try again.")) from None
            return found
        return item
