"""What the package that goes to Lambda weighs, and what importing it costs: `python -m bench.package_size`.

Builds what `python -m infra.deploy --build-only` builds (the same sources answer what is there), and unpacks it. Sizes
are of the archive's own entries, so packed and unpacked are told part by part. The application is imported from the
unpacked package with its compiled files, as Lambda does, beside chalice with one boto3 client; compiled libraries are
built for arm64 there, so on another processor they are taken from this environment and that is said.
"""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from bench.cold_start import API_PROGRAMS, WORKERS, interleaved
from infra.local import tools
from infra.package import MAX_UNZIPPED, build

SHOWN = 14  # the heaviest parts


def part_of(name: str) -> str:
    """The top folder or module that an entry of the archive belongs to."""
    return name.split("/")[0]


def sizes(archive: Path) -> tuple[Counter[str], Counter[str]]:
    """Bytes by part, packed and unpacked."""
    packed: Counter[str] = Counter()
    unpacked: Counter[str] = Counter()
    with zipfile.ZipFile(archive) as opened:
        for entry in opened.infolist():
            packed[part_of(entry.filename)] += entry.compress_size
            unpacked[part_of(entry.filename)] += entry.file_size
    return packed, unpacked


def show_sizes(archive: Path) -> None:
    """Print the heaviest parts and the whole beside Lambda's limit."""
    packed, unpacked = sizes(archive)
    mb = 1024 * 1024
    for name, size in unpacked.most_common(SHOWN):
        sys.stdout.write(f"{name:34} {packed[name] / mb:7.1f} MB packed {size / mb:7.1f} MB unpacked\n")
    whole, share = unpacked.total(), unpacked.total() / MAX_UNZIPPED
    sys.stdout.write(f"{'all of it':34} {archive.stat().st_size / mb:7.1f} MB packed {whole / mb:7.1f} MB unpacked")
    sys.stdout.write(f" = {share:.0%} of Lambda's {MAX_UNZIPPED // mb} MB\n")


def show_import(archive: Path) -> None:
    """Print what importing the application from the package costs beside the floor."""
    with tempfile.TemporaryDirectory(prefix="quittance-package-") as folder:
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
        native = platform.machine() in ("aarch64", "arm64")
        if not native:
            sys.stdout.write("its compiled libraries are for arm64: libraries come from this environment instead\n")
            _leave_only_ours(Path(folder))
        medians, multiples = interleaved({**API_PROGRAMS, **WORKERS}, Path(folder))
    for name, median in medians.items():
        sys.stdout.write(f"{name:40} {median:7.0f} ms CPU = {multiples[name]:4.2f} of chalice + boto3.client\n")


def _leave_only_ours(folder: Path) -> None:
    """Take the libraries out again, so that those of this processor are found."""
    for path in folder.iterdir():
        if path.name not in ("app.py", "chalicelib", "__pycache__"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def main() -> int:
    """Build, weigh, import."""
    built = build("aws", tools.build_site(lambda text: print(text, flush=True)))
    show_sizes(built.archive)
    show_import(built.archive)
    return 0


if __name__ == "__main__":
    sys.exit(main())
