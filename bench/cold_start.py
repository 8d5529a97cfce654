"""What a fresh process pays to have the API at hand: `python -m bench.cold_start`.

CPU of importing the application beside chalice and one boto3 client alone, interleaved, from the built package when
there is one (`make package`), else from the sources; and the package's size.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "build" / "aws"
COMPILED = ROOT / "build" / "pycache"
ROUNDS = 7
PROGRAMS = {
    "python alone": "pass",
    "chalice + boto3.client('dynamodb')": "import chalice, boto3; boto3.client('dynamodb', region_name='us-east-1')",
    "the application": "import app",
    "the application and its ports": "import app; app.app.ports.books.client",
}


def cpu_ms(program: str, folder: Path) -> float:
    """The CPU of one fresh process, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environ = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ["PYTHONPYCACHEPREFIX"] = str(COMPILED)  # a deployed package brings its compiled files
    subprocess.run([sys.executable, "-c", program], cwd=folder, env=environ, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def main() -> int:
    """Print the medians and their multiples."""
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(ROUNDS + 1):
        for name, program in PROGRAMS.items():
            taken[name].append(cpu_ms(program, ROOT))
    medians = {name: statistics.median(times[1:]) for name, times in taken.items()}  # the first round compiles
    floor = medians["chalice + boto3.client('dynamodb')"]
    for name, median in medians.items():
        sys.stdout.write(f"{name:40} {median:7.0f} ms CPU = {median / floor:4.2f} of chalice + boto3.client\n")
    for path in sorted(PACKAGE.glob("**/*.zip")):
        sys.stdout.write(f"package {path.name}: {path.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
