"""How long it takes until a program runs: start, first start of a new program, compiling a large one.

In: how often to try. Out: seconds, the best and the median, and the best of the processor's. Holds: every measurement
is a process of its own; the cache that it finds is the user's own for a warm start, and one with nothing but the
kernel's image where nothing else may help. Python keeps the byte code of modules, as it does unless
PYTHONDONTWRITEBYTECODE says otherwise: without it each start compiles 150 modules, 0.2 s.

`python -m wamjit.bench.startup FILE` consults a file, compiles every predicate of it, and prints the seconds for that.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from wamjit.bench.catalogue import program_path
from wamjit.bench.measure import BenchError

HELLO = ":- initialization((write(hello), nl)).\n"
RUN = "import sys; from wamjit.cli import main; sys.exit(main())"
LARGE = "parser_500"
Taken = tuple[float, float]  # seconds of wall time, and of the processor's
PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Startup:
    """Seconds of wall time, and of the processor's, user and system together."""

    title: str
    best: float
    median: float
    processor: float
    goal: float  # what it should stay under

    def as_json(self) -> dict:
        """Everything, ready for `json.dump`."""
        return asdict(self)


def measure(runs: int) -> list[Startup]:
    """All of them."""
    with tempfile.TemporaryDirectory(prefix="wamjit-startup-") as folder:
        hello = Path(folder) / "hello.pl"
        hello.write_text(HELLO, encoding="utf-8")
        start(hello)
        return [
            summary("hello world, warm", [start(hello) for _ in range(runs)], 0.2),
            summary("hello world, new program", [start(new_program(folder, n)) for n in range(runs)], 1.0),
            summary(f"consult and compile {LARGE}", [compile_alone(folder) for _ in range(runs)], 2.0),
            summary(f"{LARGE}, read before", [compile_alone(folder, keep=True) for _ in range(runs)], 2.0),
        ]


def summary(title: str, taken: list[Taken], goal: float) -> Startup:
    """One line of the table."""
    seconds = [wall for wall, _ in taken]
    return Startup(title, min(seconds), statistics.median(seconds), min(processor for _, processor in taken), goal)


def start(file: Path) -> Taken:
    """Seconds of `wamjit run FILE`, the start of Python included."""
    before, used = time.perf_counter(), of_children()
    printed = python(["-c", RUN, "run", str(file)])
    taken = time.perf_counter() - before, of_children() - used
    if printed != "hello\n":
        raise BenchError(f"{file.name}: {printed!r} was written")
    return taken


def of_children() -> float:
    """Processor seconds of the processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def new_program(folder: str, number: int) -> Path:
    """A file that nobody has loaded before."""
    path = Path(folder) / f"new_{number}_{time.time_ns()}.pl"
    path.write_text(f"greeting({path.stem}, hello).\n:- initialization((greeting(_, X), write(X), nl)).\n", "utf-8")
    return path


def compile_alone(folder: str, keep: bool = False) -> Taken:
    """Seconds to consult and compile the large program; unless `keep`, with a cache of nothing but kernel images."""
    from wamjit.jit.store import cache_directory, fingerprint

    if keep:
        return seconds_in(python(["-m", "wamjit.bench.startup", str(program_path(LARGE))]))
    cache = Path(folder) / "cache"
    cache.mkdir(mode=0o700)
    try:
        for image in cache_directory().glob(f"*-{fingerprint()}.image"):
            shutil.copy2(image, cache)
        return seconds_in(python(["-m", "wamjit.bench.startup", str(program_path(LARGE))], WAMJIT_CACHE=str(cache)))
    finally:
        shutil.rmtree(cache)


def seconds_in(text: str) -> Taken:
    """What a process has said of its seconds."""
    wall, processor = map(float, text.split())
    return wall, processor


def python(arguments: list[str], **environment: str) -> str:
    """What a new Python prints."""
    paths = os.pathsep.join(filter(None, (str(PACKAGE), os.environ.get("PYTHONPATH", ""))))
    env = {**os.environ, "PYTHONPATH": paths, **environment}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(done.stderr.strip() or f"exit status {done.returncode}")
    return done.stdout


def compile_all(file: str) -> int:
    """Consult a file and compile its predicates; how many there were."""
    from wamjit.engine.engine import Engine

    engine = Engine()
    engine.consult(file)
    predicates = [predicate for predicate in engine.predicates.user() if predicate.clauses]
    for predicate in predicates:
        engine.entry_of(predicate)
    engine.close()
    return len(predicates)


if __name__ == "__main__":
    began, used = time.perf_counter(), time.process_time()
    compile_all(sys.argv[1])
    print(time.perf_counter() - began, time.process_time() - used)
