"""What `wamjit run --stats` shows: time, memory and code.

In: an engine that has run. Out: lines of text.
"""

from __future__ import annotations

import time


def report(engine, seconds: float) -> str:
    """Time since the start, processor time, what was compiled and how large it is."""
    compiled = sum(predicate.compiled for predicate in engine.predicates.all)
    code = engine.codespace
    lines = [
        f"{seconds:.3f} s in all, {time.process_time():.3f} s of processor time",
        f"{engine.target.name}, placement {engine.placement.name}, {engine.machine.mode}",
        f"{compiled} predicates compiled, {code.code_used:,} bytes of code, {code.data_used:,} of data",
        f"{engine.atoms.count():,} atoms, {len(engine.functors.functors):,} functors",
    ]
    return "\n".join(f"% {line}" for line in lines)
