"""Alarms: a goal that runs too long is stopped at the entry of a predicate, or another goal runs there for a moment.

In: an engine, seconds, and a goal or none. Out: the exception time_limit_exceeded in the goal that an alarm was set
for, or a call of the alarm's own goal. Holds: a thread waits for the time and only wakes the engine; the engine looks
itself whose time is over.
"""

from __future__ import annotations

import threading
import time
from typing import NamedTuple

from wamjit.engine.errors import PrologError
from wamjit.read.terms import Atom, Term


class Alarm(NamedTuple):
    """An alarm that has not rung."""

    due: float  # of time.monotonic()
    goal: Term | None = None  # what it calls; None raises


_timers: dict[tuple[int, int], threading.Timer] = {}


def start(engine, seconds: float, goal: Term | None = None) -> int:
    """Set an alarm; its number."""
    engine.last_alarm += 1
    number = engine.last_alarm
    engine.alarms[number] = Alarm(time.monotonic() + seconds, goal)
    timer = threading.Timer(max(0.0, seconds), engine.wake)
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


def stop_all(engine) -> None:
    """Take all alarms back: nobody wakes an engine that is closed."""
    for number in list(engine.alarms):
        stop(engine, number)


def ring(engine) -> None:
    """Raise the exception of an alarm whose time is over, or call its goal; once."""
    now = time.monotonic()
    for number, alarm in sorted(engine.alarms.items()):
        if alarm.due <= now and engine.alarms.pop(number, None) is not None:
            if alarm.goal is None:
                raise PrologError(Atom("time_limit_exceeded"))
            _timers.pop((id(engine), number), None)
            next(iter(engine.solve(alarm.goal, alarm.goal)), None)
