"""How long large programs take from their text to their answer: the first time, and when the cache knows them.

    python tools/start.py [ROUNDS]

In: programs that are made here. Out: for each the processor seconds of `wamjit run` with a cache that knows the kernel
only (cold) and with what that run has left there (warm), of `swipl`, where there is one, and the most memory of each;
the best of some rounds, everybody in turn.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

WAMJIT = [sys.executable, "-m", "wamjit", "run"]
SWIPL = ["swipl", "-g", "halt"]


def called_once(predicates: int = 1500) -> Iterator[str]:
    """Every predicate is called: two for each number, one of them with an auxiliary for findall/3."""
    for n in range(predicates):
        yield f"p{n}([], Acc, Acc)."
        yield (
            f"p{n}([X|Xs], Acc0, Acc) :- X > {n}, !, Acc1 is Acc0 + X * {n}, "
            f"( X =:= {n + 3} -> q{n}(Acc1, Acc2) ; Acc2 = Acc1 ), p{n}(Xs, Acc2, Acc)."
        )
        yield f"p{n}([_|Xs], Acc0, Acc) :- p{n}(Xs, Acc0, Acc)."
        yield f"q{n}(X, Y) :- findall(Z, (member(Z, [1, 2, 3]), Z > 1), L), length(L, N), Y is X + N."
    calls = ", ".join(f"p{n}([1, 2, {n + 3}], 0, _)" for n in range(predicates))
    yield f":- initialization(({calls}, write(done), nl))."


def hardly_called(predicates: int = 1000, clauses: int = 100) -> Iterator[str]:
    """Many rules, two of whose predicates are called."""
    for n in range(predicates):
        for i in range(clauses):
            yield f"r{n}(a{i}, X, Y) :- X > {i}, s{n}(X, Z), Y = f(Z, a{i})."
        yield f"s{n}(X, X)."
    yield ":- initialization((r7(a3, 9, Y), write(Y), nl))."


def one_predicate(clauses: int = 5000) -> Iterator[str]:
    """A predicate of many rules."""
    for n in range(clauses):
        yield f"rule(k{n}, X, Y) :- Y is X + {n}, Y > 0."
    yield ":- initialization((rule(k77, 1, Y), write(Y), nl))."


def run(command: list[str], cache: Path) -> tuple[float, float]:
    """Processor seconds and the most megabytes of a command."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=os.environ | {"WAMJIT_CACHE": str(cache)}
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def forget(cache: Path) -> None:
    """Leave only what belongs to no program."""
    for path in [*cache.glob("*.code"), *cache.glob("*.source")]:
        path.unlink()


def measured(program: Path, cache: Path, rounds: int) -> Iterator[str]:
    """The lines of a program's table."""
    found: dict[str, list[tuple[float, float]]] = {"cold": [], "warm": [], "swipl": []}
    for _ in range(rounds):
        forget(cache)
        for name in ("cold", "warm"):
            found[name].append(run([*WAMJIT, str(program)], cache))
        if shutil.which(SWIPL[0]):
            found["swipl"].append(run([*SWIPL, str(program)], cache))
    for name, times in found.items():
        if times:
            yield f"  {name:6} {min(times)[0]:7.2f} s {min(memory for _, memory in times):6.0f} MB"


def main() -> int:
    """Measure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with TemporaryDirectory() as folder:
        cache, program = Path(folder) / "cache", Path(folder) / "program.pl"
        program.write_text(":- true.\n")
        run([*WAMJIT, str(program)], cache)
        for make in (called_once, hardly_called, one_predicate):
            lines = list(make())
            program.write_text("\n".join(lines) + "\n")
            print(f"{make.__name__.replace('_', ' ')}: {len(lines) - 1:,} clauses")
            for line in measured(program, cache, rounds):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
