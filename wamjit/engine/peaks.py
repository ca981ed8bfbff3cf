"""Pages that a peak has filled go back to the system.

In: an engine whose registers are in the worker record. Out: areas of which no more than `kept` bytes above (the choice
stack: below) their tops are resident. Holds: a look costs a few microseconds and no system call. Stacks are filled
without gaps, and pages of the system come as zeros, so eight words far behind the top tell whether there was a peak.
"""

from __future__ import annotations

from time import perf_counter

AT_END = 16 << 20  # bytes that an idle engine keeps of each area
WHILE_RUNNING = 64 << 20  # FAR of kernel/collect_run.py: what shrinks may soon grow again
LEFT = 1 << 20  # bytes that stay when pages are given back
LOOK = 8  # words
MOMENT = 0.001  # seconds: no memory is filled by `kept` bytes in that time
TOPS = {"heap": "heap_top", "local": "stack_top", "trail": "trail_top", "copy": "copy_top"}
SCRATCH = ("pdl", "marks")  # nothing in them is needed between two calls of the kernel


def give_back(engine, kept: int) -> None:
    """Return the pages of areas that have had a peak; that takes more than a moment to come about."""
    now = perf_counter()
    if now - engine.peaks_looked_at < MOMENT:
        return
    engine.peaks_looked_at = now
    memory, worker, size = engine.memory, engine.worker, engine.target.word_size
    found = False
    for name, field in TOPS.items():
        top = max(worker[field], worker["collect_at"]) if name == "heap" and engine.queries else worker[field]
        if filled(memory, top + kept, memory.area(name).end, size):
            memory.release(name, top + LEFT)
            found = True
    top, choice = worker["node"], memory.area("choice")
    if filled(memory, choice.start, top - kept, size, last=True):
        memory.release("choice", choice.start, top - LEFT)
        found = True
    if found:
        for name in SCRATCH:
            memory.release(name)


def filled(memory, start: int, end: int, size: int, last: bool = False) -> bool:
    """Whether the first (or last) words of a range hold something."""
    at = (end if last else start) & -size
    if last:
        at -= LOOK * size
    return start <= at and at + LOOK * size <= end and any(memory.read_words(at, LOOK))
