"""What prolog/profile.pl asks for, and the table that it shows.

In: the beginning and the end of a goal. Out: a table on user_error. Holds: one profile at a time.
"""

from __future__ import annotations

from wamjit.engine.errors import permission_error
from wamjit.engine.profiler import COMPILER, Profiler
from wamjit.read.terms import Atom

MOST_ROWS = 40
HEADER = "%      calls    self s       %  predicate"


def on(engine):
    """'$profile_on'"""
    if engine.profiler is not None:
        raise permission_error("start", "profiler", Atom("profile"))


def start(engine):
    """'$profile_start'"""
    Profiler(engine).start()


def stop(engine):
    """'$profile_stop'"""
    finish(engine)


def off(engine):
    """'$profile_off': what an exception or a cut has left."""
    if engine.profiler is not None:
        finish(engine)


def finish(engine) -> None:
    """End the profile and show it."""
    profiler = engine.profiler
    profiler.stop()
    engine.streams.warn(table(profiler))


def table(profiler: Profiler) -> str:
    """The table, the predicates that took longest first."""
    rows = profiler.rows()
    total = sum(seconds for *_, seconds in rows) or 1.0
    lines = [
        f"% {profiler.elapsed:.3f} s, {profiler.seconds[COMPILER]:.3f} s of it compiling; "
        f"{sum(calls for _, calls, _ in rows):,} calls, {profiler.samples:,} samples",
        HEADER,
    ]
    for predicate, calls, seconds in rows[:MOST_ROWS]:
        lines.append(f"% {calls:10,} {seconds:9.3f} {100 * seconds / total:7.1f}  {predicate}")
    rest = rows[MOST_ROWS:]
    if rest:
        calls, seconds = sum(row[1] for row in rest), sum(row[2] for row in rest)
        lines.append(f"% {calls:10,} {seconds:9.3f} {100 * seconds / total:7.1f}  {len(rest)} others")
    return "".join(f"{line}\n" for line in lines)
