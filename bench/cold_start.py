"""What a fresh process pays to have the API at hand: `python -m bench.cold_start`.

CPU of importing the application beside chalice and one boto3 client alone, in turns, from the sources with their
compiled files (`bench.package_size` does the same from the built package); then with the client of its tables made,
and with its first answer to a signed-out caller, so that what is only put off is seen too.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPILED = ROOT / "build" / "pycache"
ROUNDS = 9
FLOOR = "chalice + boto3.client('dynamodb')"
ANSWER = """
import app, json
event = {"httpMethod": "GET", "path": "/api/v1/accounts", "headers": {}, "multiValueHeaders": {}, "body": None,
         "multiValueQueryStringParameters": None, "pathParameters": None, "stageVariables": None,
         "isBase64Encoded": False, "requestContext": {"httpMethod": "GET", "resourcePath": "/api/v1/accounts",
         "requestId": "cold-start"}}
class Context:
    function_name = "cold"; memory_limit_in_mb = 512; invoked_function_arn = "arn:aws:lambda:::function:cold"
    aws_request_id = "cold-start"
    def get_remaining_time_in_millis(self): return 1000
assert app.app(event, Context())["statusCode"] == 401
"""
PROGRAMS = {
    "python alone": "pass",
    FLOOR: "import chalice, boto3; boto3.client('dynamodb', region_name='us-east-1')",
    "the application": "import app",
    "the application, traced as on Lambda": (
        "import os; os.environ.update(LAMBDA_TASK_ROOT='/', POWERTOOLS_TRACE_DISABLED='0'); import app"
    ),
    "the application and its tables' client": "import app; app.app.ports.tables.client",
    "the application and its first answer": ANSWER,
}


def cpu_ms(program: str, folder: Path) -> float:
    """The CPU of one fresh process, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environ = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ["PYTHONPYCACHEPREFIX"] = str(COMPILED)  # a deployed package brings its compiled files
    subprocess.run([sys.executable, "-c", program], cwd=folder, env=environ, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def interleaved(programs: dict[str, str], folder: Path) -> dict[str, float]:
    """The median CPU of each program, run in turns; the first round, which compiles, is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(ROUNDS + 1):
        for name, program in programs.items():
            taken[name].append(cpu_ms(program, folder))
    return {name: statistics.median(times[1:]) for name, times in taken.items()}


def main() -> int:
    """Print the medians and their multiples."""
    medians = interleaved(PROGRAMS, ROOT)
    for name, median in medians.items():
        sys.stdout.write(f"{name:40} {median:7.0f} ms CPU = {median / medians[FLOOR]:4.2f} of chalice + boto3.client\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
