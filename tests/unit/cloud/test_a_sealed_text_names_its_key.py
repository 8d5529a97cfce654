"""Sealed texts name the key they are under; those of before stay readable; KMS opens a data key for its purpose."""

from __future__ import annotations

import os
from typing import Any

import pytest
from botocore.exceptions import ClientError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chalicelib.cloud import crypto
from chalicelib.cloud.crypto import FIRST, MARK, NONCE_BYTES, PURPOSE, DataKeyItem, KmsCrypto
from chalicelib.cloud.writes import add
from chalicelib.kernel.actor import system
from chalicelib.kernel.errors import Unavailable
from chalicelib.settings import read_settings
from tests.fakes.memory_tables import MemoryTables


class Kms:
    """KMS: what was sealed for a purpose opens for that purpose alone."""

    def __init__(self) -> None:
        self.sealed: dict[bytes, tuple[bytes, dict[str, str]]] = {}
        self.asked = 0
        self.silent = False

    def kept(self, plain: bytes, context: dict[str, str]) -> bytes:
        name = os.urandom(16)
        self.sealed[name] = plain, context
        return name

    def generate_data_key_without_plaintext(
        self,
        KeyId: str,  # noqa: N803
        NumberOfBytes: int,  # noqa: N803
        EncryptionContext: dict[str, str],  # noqa: N803
    ) -> Any:
        return {"CiphertextBlob": self.kept(os.urandom(NumberOfBytes), EncryptionContext)}

    def decrypt(self, CiphertextBlob: bytes, KeyId: str, EncryptionContext: dict[str, str] | None = None) -> Any:  # noqa: N803
        self.asked += 1
        plain, context = self.sealed[CiphertextBlob]
        if self.silent or context != (EncryptionContext or {}):
            raise ClientError({"Error": {"Code": "InvalidCiphertextException"}}, "Decrypt")
        return {"Plaintext": plain}


@pytest.fixture
def kms(monkeypatch: pytest.MonkeyPatch) -> Kms:
    kms = Kms()
    monkeypatch.setattr(crypto, "client", lambda service: kms)
    return kms


def office(tables: MemoryTables) -> KmsCrypto:
    return KmsCrypto(read_settings({"KMS_KEY_ID": "key"}), tables)


def keep(tables: MemoryTables, name: str, kms: Kms, *, bound: bool) -> bytes:
    plain = os.urandom(64)
    sealed = kms.kept(plain, PURPOSE if bound else {})
    tables.commit([add(DataKeyItem("OFFICE", name, sealed=sealed, bound=bound or None))], system("keys"))
    return plain


def under(plain: bytes, text: str, nonce: bytes | None = None) -> bytes:
    nonce = nonce or os.urandom(NONCE_BYTES)
    return nonce + AESGCM(plain[:32]).encrypt(nonce, text.encode(), b"mail")


def test_a_text_names_the_first_key_and_opens_in_another_worker(kms: Kms) -> None:
    tables = MemoryTables()
    sealed = office(tables).seal("ada@example.org", "mail")
    assert sealed.startswith(MARK + bytes([FIRST]))
    assert office(tables).open(sealed, "mail") == "ada@example.org"
    assert kms.asked == 2, "once a worker"


def test_the_key_is_sealed_for_its_purpose_and_for_nothing_else(kms: Kms) -> None:
    tables = MemoryTables()
    office(tables).seal("text", "mail")
    ((_, context),) = kms.sealed.values()
    assert context == PURPOSE


def test_what_was_sealed_and_hashed_before_keys_had_numbers_stays_readable(kms: Kms) -> None:
    tables = MemoryTables()
    plain = keep(tables, "DATAKEY", kms, bound=False)
    now = office(tables)
    assert now.open(under(plain, "sealed long ago"), "mail") == "sealed long ago"
    assert now.open(under(plain, "looks numbered", MARK + bytes([FIRST]) + bytes(8)), "mail") == "looks numbered"
    assert now.open(under(plain, "looks later", MARK + bytes([7]) + bytes(8)), "mail") == "looks later"
    assert now.open(now.seal("sealed today", "mail"), "mail") == "sealed today"


def test_a_second_key_leaves_what_is_under_the_first_readable(kms: Kms) -> None:
    tables = MemoryTables()
    first = office(tables).seal("under the first", "mail")
    second = MARK + bytes([2]) + under(keep(tables, "DATAKEY#2", kms, bound=True), "under the second")
    assert [office(tables).open(sealed, "mail") for sealed in (first, second)] == [
        "under the first",
        "under the second",
    ]


@pytest.mark.parametrize("place", [0, 3, 4, 20, -1])
def test_a_changed_byte_opens_nothing(kms: Kms, place: int) -> None:
    here = office(MemoryTables())
    sealed = bytearray(here.seal("ada@example.org", "mail"))
    sealed[place] ^= 1
    with pytest.raises(InvalidTag):
        here.open(bytes(sealed), "mail")
    with pytest.raises(InvalidTag):
        here.open(here.seal("ada@example.org", "mail"), "phone")


def test_a_key_that_cannot_be_opened_is_no_wrong_text(kms: Kms) -> None:
    tables = MemoryTables()
    sealed = MARK + bytes([2]) + under(keep(tables, "DATAKEY#2", kms, bound=True), "text")
    kms.silent = True
    with pytest.raises(Unavailable):
        office(tables).open(sealed, "mail")
