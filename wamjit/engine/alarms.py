"""Alarms: a goal that runs too long is stopped at the entry of a predicate.

In: an engine and seconds. Out: the exception time_limit_exceeded in the goal that an alarm was set for. Holds: a thread
waits for the time and only wakes the engine; the engine looks itself whose time is over.
"""

from __future__ import annotations

import threading
import time

from wamjit.engine.errors import PrologError
from wamjit.read.terms import Atom

_timers: dict[tuple[int, int], threading.Timer] = {}


def start(engine, seconds: float) -> int:
    """Set an alarm; its number."""
    number = max(engine.alarms, default=0) + 1
    engine.alarms[number] = time.monotonic() + seconds
    timer = threading.Timer(seconds, engine.wake)
    timer.daemon = True
    _timers[id(engine), number] = timer
    timer.start()
    return number


def stop(engine, number: int) -> None:
    """Take an alarm back."""
    engine.alarms.pop(number, None)
    timer = _timers.pop((id(engine), number), None)
    if timer is not None:
        timer.cancel()
        timer.join()  # it may be waking the engine just now


def ring(engine) -> None:
    """Raise the exception of an alarm whose time is over; once."""
    now = time.monotonic()
    for number, due in sorted(engine.alarms.items()):
        if due <= now:
            engine.alarms.pop(number)
            raise PrologError(Atom("time_limit_exceeded"))
