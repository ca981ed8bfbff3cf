"""Time limits for prolog/limits.pl, alarms for prolog/time.pl.

In: seconds, goals. Out: the number of an alarm. Holds: whoever starts a time limit stops it.
"""

from __future__ import annotations

import time

from wamjit.engine import alarms
from wamjit.engine.errors import instantiation_error, type_error
from wamjit.engine.terms import detach
from wamjit.read.terms import Struct, Var, make_list


def start_alarm(engine, seconds, number):
    """'$start_alarm'(+Seconds, -Number)"""
    return [(number, alarms.start(engine, float(seconds)))]


def stop_alarm(engine, number):
    """'$stop_alarm'(+Number)"""
    alarms.stop(engine, number)


def call_later(engine, seconds, goal, number):
    """'$call_later'(+Seconds, +Goal, -Number)"""
    if not isinstance(seconds, int | float):
        raise instantiation_error() if isinstance(seconds, Var) else type_error("number", seconds)
    return [(number, alarms.start(engine, float(seconds), detach(goal)))]


def list_alarms(engine, found):
    """'$alarms'(-List): alarm(Stamp, Goal, Number) of what will be called"""
    now, monotonic = time.time(), time.monotonic()
    waiting = [(n, alarm) for n, alarm in sorted(engine.alarms.items()) if alarm.goal is not None]
    return [(found, make_list(Struct("alarm", (now + a.due - monotonic, a.goal, n)) for n, a in waiting))]
