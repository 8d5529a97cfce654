"""Build the package and its template: merge, `chalice package`, prune, precompile, zip. The local cloud and AWS get the
same two files, `package.zip` and `template.json`.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra import answers, limits, merge, restored, schedules
from infra.prune import prune

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build"
SITE = ROOT / "frontend" / "dist"
MAX_UNZIPPED = 250 * 1024 * 1024  # bytes, Lambda quotas
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same input makes the same bytes
COMPLETE = (answers.completed, limits.completed, schedules.completed, restored.completed)
_OUR_SOURCES = ("app.py", "chalicelib", "infra", ".chalice/config.json", "requirements.txt")


class BuildFailed(Exception):
    """The package could not be built; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a build made. `digest` changes when anything in it does."""

    archive: Path
    template: Path
    digest: str


def chalice_stage(target: str) -> str:
    """The Chalice stage to package for: `aws`, or the local cloud, whose functions run on this machine's processor."""
    if target == "aws":
        return "aws"
    return "local-arm64" if platform.machine() in ("aarch64", "arm64") else "local"


def sources_digest(target: str, site: Path = SITE) -> str:
    """A digest of everything that goes into the package and the template."""
    found = hashlib.sha256(f"{sys.version_info[:2]} {chalice_stage(target)}".encode())
    for path in _files([*(ROOT / name for name in _OUR_SOURCES), *site.glob("*.html")]):
        found.update(f"{path.relative_to(ROOT)}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _files(roots: list[Path]) -> Iterator[Path]:
    for root in roots:
        found = [root] if root.is_file() else sorted(root.rglob("*"))
        yield from (path for path in found if path.is_file() and "__pycache__" not in path.parts)


def build(target: str, site: Path = SITE) -> Package:
    """Build for `local` or `aws`, or answer what is already built from the same sources."""
    digest = sources_digest(target, site)
    out = BUILD / target
    package = Package(out / "package.zip", out / "template.json", digest)
    with one_at_a_time("package"):
        if _recorded(out) == digest and package.archive.exists() and package.template.exists():
            return package
        _build(target, site, out, package)
        (out / "digest").write_text(digest)
    return package


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """Make something while nobody else on this machine makes the same: who comes second finds it made."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / f".{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _recorded(out: Path) -> str:
    record = out / "digest"
    return record.read_text() if record.exists() else ""


def _build(target: str, site: Path, out: Path, package: Package) -> None:
    merge_file = BUILD / "merge.json"
    merge.write(site, merge_file)
    made = out / "chalice"
    _run_chalice(chalice_stage(target), merge_file, made)
    unpacked = out / "unpacked"
    _unpack(made / "deployment.zip", unpacked)
    prune(unpacked)
    _compile(unpacked)
    _check_size(unpacked)
    _archive(unpacked, package.archive)
    shutil.rmtree(unpacked)
    package.template.write_text(json.dumps(_finish(json.loads((made / "sam.json").read_text())), separators=(",", ":")))


def _run_chalice(stage: str, merge_file: Path, made: Path) -> None:
    program = [sys.executable, "-c", "from chalice.cli import main; raise SystemExit(main())"]
    arguments = ["package", "--stage", stage, "--template-format", "json"]
    arguments += ["--merge-template", str(merge_file), str(made)]
    environment = {**os.environ, "AWS_DEFAULT_REGION": os.environ.get("AWS_DEFAULT_REGION", "us-east-1")}
    done = subprocess.run(
        [*program, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    if "Could not install" in said:  # Chalice only warns, and keeps the half-filled archive for the next build
        shutil.rmtree(ROOT / ".chalice" / "deployments", ignore_errors=True)
    if done.returncode or "Could not install" in said:
        raise BuildFailed(f"chalice package failed:\n{said}")


def _unpack(archive: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)


def _compile(folder: Path) -> None:
    """Precompile: /var/task is read-only, and compiling at each cold start costs more than everything else."""
    command = [sys.executable, "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash"]
    done = subprocess.run([*command, "-s", str(folder), str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildFailed(f"The package does not compile:\n{done.stdout}{done.stderr}")


def _check_size(folder: Path) -> None:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if size > MAX_UNZIPPED:
        raise BuildFailed(f"The package is {size:,} bytes unzipped, over Lambda's {MAX_UNZIPPED:,}.")


def _archive(folder: Path, target: Path) -> None:
    partial = target.with_suffix(".part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(str(path.relative_to(folder)), _EPOCH)
                entry.external_attr = 0o644 << 16
                packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    partial.replace(target)


def _finish(template: dict[str, Any]) -> dict[str, Any]:
    """Drop the role that all functions would have shared, for each has its own; add what Chalice has no words for."""
    template["Resources"].pop("DefaultRole", None)
    for complete in COMPLETE:
        template = complete(template)
    return template


def with_code(template: dict[str, Any], bucket: str, key: str) -> dict[str, Any]:
    """The template with its functions' code at an address in S3, as `aws cloudformation package` writes it."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = {"Bucket": bucket, "Key": key}
    return template
