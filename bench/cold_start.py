"""What a fresh process pays before its first answer: `python -m bench.cold_start [rounds [program …]]`.

CPU (user and system) of the API function and of each worker beside chalice and one boto3 client alone, in turns, from
the sources with their compiled files (`bench.package_size` does the same from the built package). The API's first
answers are to a signed-out caller, to whoever asks for its health, and to a signed-in one whose list is read from a
table that answers at once: with it come the door's room, its shapes, the tables' models and their client, so that what
is only put off is seen too. A worker has loaded what its trigger asks for.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

from infra.functions import API, FUNCTIONS

ROOT = Path(__file__).parents[1]
COMPILED = ROOT / "build" / "pycache"
ROUNDS = 9
FLOOR = "chalice + boto3.client('dynamodb')"
CONTEXT = """
import app
class Context:
    function_name = "cold"; memory_limit_in_mb = 512; invoked_function_arn = "arn:aws:lambda:::function:cold"
    aws_request_id = "cold-start"
    def get_remaining_time_in_millis(self): return 1000
"""
KNOCK = (
    CONTEXT
    + """
def knock(path, **headers):
    event = {"httpMethod": "GET", "path": path, "headers": headers, "body": None,
         "multiValueHeaders": {name: [text] for name, text in headers.items()},
         "multiValueQueryStringParameters": None, "pathParameters": None, "stageVariables": None,
         "isBase64Encoded": False, "requestContext": {"httpMethod": "GET", "resourcePath": path,
         "requestId": "cold-start"}}
    return app.app(event, Context())["statusCode"]
"""
)
SIGNED_OUT = KNOCK + "assert knock('/api/v1/accounts') == 401"
HEALTH = KNOCK + "assert knock('/api/v1/health') == 200"
SIGNED_IN = (
    KNOCK
    + """
from chalicelib.kernel.actor import Actor, Role
app.app.staff = lambda ports, token: Actor("staff:cold", frozenset(Role))
class Said:
    status_code, headers = 200, {"Content-Type": "application/x-amz-json-1.0"}
    content = b'{"Items": [], "Responses": {}}'
def answered(request, **_): return Said
app.app.ports.tables.client.meta.events.register_first("before-send", answered)
class Key:  # the office's key, opened: that is the key service's time
    def keyed_hash(self, text): return "sealed"
from dataclasses import replace
app.app.use_ports(replace(app.app.ports, crypto=Key()))
assert knock('/api/v1/accounts', authorization="Bearer cold") == 200
"""
)


def worker(handler: str) -> str:
    """The start of a function as Lambda names it."""
    return f"import os; os.environ['_HANDLER'] = 'app.{handler}'; import app"


API_PROGRAMS = {
    "the API": "import app",
    "the API and its first answer (401)": SIGNED_OUT,
    "the API and its first answer (health)": HEALTH,
    "the API and its first answer (a list)": SIGNED_IN,
}
WORKERS = {function.handler: worker(function.handler) for function in FUNCTIONS if function is not API}
PROGRAMS = {
    "python alone": "pass",
    FLOOR: "import chalice, boto3; boto3.client('dynamodb', region_name='us-east-1')",
    **API_PROGRAMS,
    **WORKERS,
}
GOALS = {**dict.fromkeys(API_PROGRAMS, 1.15), **dict.fromkeys(WORKERS, 1.0)}


def cpu_ms(program: str, folder: Path) -> float:
    """The CPU of one fresh process, user and system, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environ = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ["PYTHONPYCACHEPREFIX"] = str(COMPILED)  # a deployed package brings its compiled files
    subprocess.run([sys.executable, "-c", program], cwd=folder, env=environ, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def interleaved(
    programs: dict[str, str], folder: Path, rounds: int = ROUNDS
) -> tuple[dict[str, float], dict[str, float]]:
    """The median CPU of each program and of its multiples of the floor.

    Each is run beside a floor of its own moment, in turns; the first round, which compiles, is not counted.
    """
    taken: dict[str, list[float]] = {name: [] for name in programs}
    multiples: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds + 1):
        for name, program in programs.items():
            floor, own = cpu_ms(PROGRAMS[FLOOR], folder), cpu_ms(program, folder)
            taken[name].append(own)
            multiples[name].append(own / floor)
    return (
        {name: statistics.median(times[1:]) for name, times in taken.items()},
        {name: statistics.median(found[1:]) for name, found in multiples.items()},
    )


def main(rounds: str = str(ROUNDS), *names: str) -> int:
    """Print the medians and their multiples, of all programs or of those that are named."""
    asked = {name: PROGRAMS[name] for name in names} or PROGRAMS
    medians, multiples = interleaved(asked, ROOT, int(rounds))
    for name, median in medians.items():
        goal = f" (goal {GOALS[name]})" if name in GOALS else ""
        sys.stdout.write(f"{name:40} {median:7.0f} ms CPU = {multiples[name]:4.2f} of chalice + boto3.client{goal}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
