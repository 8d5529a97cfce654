"""What the local run needs on the machine and makes itself: MiniStack's environment and the built portal."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from infra.local.places import HOME
from infra.package import ROOT, SITE, one_at_a_time

Say = Callable[[str], None]
CLOUD_ENVIRONMENT = HOME / "ministack"
_REQUIREMENTS = Path(__file__).parent / "requirements.txt"
FRONTEND = ROOT / "frontend"
_BUILT_FROM = ("package-lock.json", "package.json", "index.html", "pay.html", "src", "public", "scripts")


class ToolMissing(Exception):
    """Something could not be installed or built; the message says what to do."""


def cloud_python(say: Say) -> Path:
    """The interpreter of MiniStack's environment, made on first use."""
    with one_at_a_time("ministack"):
        return _cloud_python(say)


def _cloud_python(say: Say) -> Path:
    python = CLOUD_ENVIRONMENT / "bin" / "python"
    mark = CLOUD_ENVIRONMENT / "installed"
    wanted = f"{sys.version}\n{_REQUIREMENTS.read_text()}"
    if mark.exists() and mark.read_text() == wanted:
        return python
    say("installing the local cloud (MiniStack)")
    shutil.rmtree(CLOUD_ENVIRONMENT, ignore_errors=True)
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv:
        _run([uv, "venv", "--quiet", "--python", sys.executable, str(CLOUD_ENVIRONMENT)])
        _run([uv, "pip", "install", "--quiet", "--system-certs", "--python", str(python), "-r", str(_REQUIREMENTS)])
    else:
        _run([sys.executable, "-m", "venv", str(CLOUD_ENVIRONMENT)])
        _run([str(python), "-m", "pip", "install", "--quiet", "-r", str(_REQUIREMENTS)])
    mark.write_text(wanted)
    return python


def build_site(say: Say) -> Path:
    """Build the portal and the pay page when their sources changed; answers the folder they are in."""
    with one_at_a_time("site"):
        return _build_site(say)


def _build_site(say: Say) -> Path:
    digest = _digest()
    mark = FRONTEND / "node_modules" / ".built"
    if SITE.exists() and mark.exists() and mark.read_text() == digest:
        return SITE
    npm = shutil.which("npm")
    if not npm:
        raise ToolMissing("Node.js 20 or newer with npm is needed to build the portal: https://nodejs.org/")
    _install(npm, say)
    say("building the portal")
    _run([npm, "run", "--silent", "build"], FRONTEND)
    mark.write_text(digest)
    return SITE


def _install(npm: str, say: Say) -> None:
    """Bring the libraries to what the lock names. `npm ci` empties the folder first, and through a link that of another
    checkout: a link is left alone, and what is in it is used as long as it is the same.
    """
    folder = FRONTEND / "node_modules"
    if _installed() == _lock_digest():
        return
    if folder.is_symlink():
        raise ToolMissing(
            f"{folder} is a link to {folder.resolve()}, whose libraries are others than this checkout's lock names. "
            "Bring those up to date there, or take the link away: then they are installed here."
        )
    say("installing the portal's libraries (npm ci)")
    _run([npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], FRONTEND)
    folder.mkdir(exist_ok=True)
    (folder / ".installed").write_text(_lock_digest())


def _installed() -> str:
    mark = FRONTEND / "node_modules" / ".installed"
    return mark.read_text() if mark.exists() else ""


def _lock_digest() -> str:
    return hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()


def _digest() -> str:
    found = hashlib.sha256()
    roots = [FRONTEND / name for name in _BUILT_FROM] + sorted(FRONTEND.glob("vite.*.ts"))
    for root in roots:
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            if path.is_file():
                found.update(f"{path.relative_to(FRONTEND)}\0".encode())
                found.update(path.read_bytes())
    return found.hexdigest()


def _run(command: list[str], folder: Path | None = None) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ToolMissing(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
