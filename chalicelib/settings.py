"""Every environment variable the package reads: its name, type, default and meaning."""

from __future__ import annotations

import os
from collections.abc import Mapping

from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a stage is told from outside. Defaults are safe for packaging; no secret has one."""

    stage: str  # STAGE: dev (local cloud), or the name of a deployed stage
    core_table: str  # CORE_TABLE: accounts and their books
    audit_table: str  # AUDIT_TABLE: who read and changed what
    projections_table: str  # PROJECTIONS_TABLE: rows of lists, search tokens, counters; can be rebuilt
    catalog_table: str  # CATALOG_TABLE: codes, fee schedules, taxes
    documents_bucket: str  # DOCUMENTS_BUCKET: uploads, PDF documents, exports
    anchors_bucket: str  # ANCHORS_BUCKET: where the audit trail stood each night, under lock
    dunning_queue_url: str  # DUNNING_QUEUE_URL
    exports_queue_url: str  # EXPORTS_QUEUE_URL
    imports_queue_url: str  # IMPORTS_QUEUE_URL
    notices_queue_url: str  # NOTICES_QUEUE_URL
    payments_queue_url: str  # PAYMENTS_QUEUE_URL
    proofs_queue_url: str  # PROOFS_QUEUE_URL
    key_id: str  # KMS_KEY_ID: the office's key for sealed fields and keyed hashes
    user_pool_id: str  # USER_POOL_ID: staff
    user_pool_client_id: str  # USER_POOL_CLIENT_ID
    token_issuer: str  # TOKEN_ISSUER: the `iss` of a staff token
    token_keys_url: str  # TOKEN_KEYS_URL: where its signing keys are published
    passkey_domain: str  # PASSKEY_DOMAIN: what staff's passkeys are bound to; empty where nobody signs in with one
    mail_from: str  # MAIL_FROM: the sender's address
    mail_configuration_set: str  # MAIL_CONFIGURATION_SET: where bounces and complaints are reported from
    site_url: str  # SITE_URL: origin of the portal and the pay page, no trailing slash
    origin_secret: str  # ORIGIN_SECRET: what the distribution proves itself by; empty where there is none
    gateway_url: str  # GATEWAY_URL: another address of the card gateway (the sandbox); empty is the gateway's own
    gateway_secret_id: str  # GATEWAY_SECRET_ID: where its key and the signing secret of its notifications are kept
    office_name: str  # OFFICE_NAME: how the office names itself to clients
    office_phone: str  # OFFICE_PHONE
    office_time_zone: str  # OFFICE_TIME_ZONE: what "today" means in the books
    office_currency: str  # OFFICE_CURRENCY: the office's own, which stands first in every sum
    local_clock: bool  # LOCAL_CLOCK: 1 lets the local cloud's clock be moved; never set on AWS


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment."""
    env = os.environ if environ is None else environ

    def text(name: str, default: str = "") -> str:
        return env.get(name, default)

    return Settings(
        stage=text("STAGE", "dev"),
        core_table=text("CORE_TABLE", "quittance-dev-core"),
        audit_table=text("AUDIT_TABLE", "quittance-dev-audit"),
        projections_table=text("PROJECTIONS_TABLE", "quittance-dev-projections"),
        catalog_table=text("CATALOG_TABLE", "quittance-dev-catalog"),
        documents_bucket=text("DOCUMENTS_BUCKET", "quittance-dev-documents"),
        anchors_bucket=text("ANCHORS_BUCKET", "quittance-dev-anchors"),
        dunning_queue_url=text("DUNNING_QUEUE_URL"),
        exports_queue_url=text("EXPORTS_QUEUE_URL"),
        imports_queue_url=text("IMPORTS_QUEUE_URL"),
        notices_queue_url=text("NOTICES_QUEUE_URL"),
        payments_queue_url=text("PAYMENTS_QUEUE_URL"),
        proofs_queue_url=text("PROOFS_QUEUE_URL"),
        key_id=text("KMS_KEY_ID"),
        user_pool_id=text("USER_POOL_ID"),
        user_pool_client_id=text("USER_POOL_CLIENT_ID"),
        token_issuer=text("TOKEN_ISSUER"),
        token_keys_url=text("TOKEN_KEYS_URL"),
        passkey_domain=text("PASSKEY_DOMAIN"),
        mail_from=text("MAIL_FROM", "billing@quittance.example"),
        mail_configuration_set=text("MAIL_CONFIGURATION_SET"),
        site_url=text("SITE_URL", "http://127.0.0.1:8000"),
        origin_secret=text("ORIGIN_SECRET"),
        gateway_url=text("GATEWAY_URL"),
        gateway_secret_id=text("GATEWAY_SECRET_ID"),
        office_name=text("OFFICE_NAME", "Quittance demo office"),
        office_phone=text("OFFICE_PHONE", "+1 617 555 0100"),
        office_time_zone=text("OFFICE_TIME_ZONE", "America/New_York"),
        office_currency=text("OFFICE_CURRENCY", "USD"),
        local_clock=text("LOCAL_CLOCK") == "1",
    )
