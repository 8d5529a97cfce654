"""Where the shared X12 sample files are: `QUITTANCE_CORPUS`, or beside the repository. In CI they must be there."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("QUITTANCE_CORPUS") or ROOT.parent / "shared" / "data") / "edi"
_NO_SAMPLES = {"LICENSES"}


def sample_files(kind: str = "*") -> list[Path]:
    """The sample files of a kind (835, 837P, …) or all; none where they are absent, an error where that is CI."""
    found = [path for path in sorted(FOLDER.glob(f"{kind}/*")) if path.parent.name not in _NO_SAMPLES]
    if not found and os.environ.get("CI") == "true":
        raise FileNotFoundError(f"{FOLDER} holds no sample files, and in CI they must be there")
    return found
