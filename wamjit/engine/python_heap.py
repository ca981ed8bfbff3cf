"""Python's own search for garbage in cycles, while something makes many objects that are no garbage.

In: work to be done. Out: the same, with fewer searches meanwhile. Holds: what was set before is set again afterwards.
Loading a text and compiling make terms and instructions by the hundred thousand, and hardly any cycle: looking through
them again and again took a fifth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS, YOUNG, OLD = 100_000, 20, 20  # new objects, and searches of one generation, before the next is searched


@contextmanager
def few_searches() -> Iterator[None]:
    """For work that may take as long as it likes: a program's directives are part of it."""
    before = gc.get_threshold()
    if not 0 < before[0] < OBJECTS:
        yield
        return
    gc.set_threshold(OBJECTS, YOUNG, OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def no_search() -> Iterator[None]:
    """For work that ends soon."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
