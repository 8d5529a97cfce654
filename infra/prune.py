"""What the package leaves out: most of its bytes are other people's data that the office never reads."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

# Service models of botocore that the package calls; a test compares them with the code.
SERVICES = frozenset({"cognito-idp", "dynamodb", "kms", "s3", "secretsmanager", "sesv2", "sqs", "sns", "sts"})
# The three languages of the office and the two variants their rules refer to (CLDR parent locales).
LOCALES = frozenset({"root", "en", "en_001", "en_150", "en_GB", "en_SE", "en_US", "sv", "sv_SE", "pl", "pl_PL"})
_UNUSED = (
    "phonenumbers/geodata",  # place names by number
    "phonenumbers/carrierdata",  # networks by number
    "bin",
)
_UNREAD = ("*.pyi", "*.pyx", "*.pxd", "*.md")


def prune(package: Path) -> None:
    """Take the unused parts out of an unpacked package, in place."""
    _keep_only(package / "babel" / "locale-data", lambda entry: entry.suffix != ".dat" or entry.stem in LOCALES)
    _keep_only(package / "botocore" / "data", lambda entry: not entry.is_dir() or entry.name in SERVICES)
    for name in _UNUSED:
        shutil.rmtree(package / name, ignore_errors=True)
    for pattern in _UNREAD:
        for path in package.rglob(pattern):
            path.unlink()


def _keep_only(folder: Path, wanted: Callable[[Path], bool]) -> None:
    if not folder.is_dir():
        raise FileNotFoundError(f"The package has no {folder.name}: has the library moved its data?")
    for entry in folder.iterdir():
        if not wanted(entry):
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
