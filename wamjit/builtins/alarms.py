"""Time limits for prolog/limits.pl.

In: seconds. Out: the number of an alarm. Holds: whoever starts an alarm stops it.
"""

from __future__ import annotations

from wamjit.engine import alarms


def start_alarm(engine, seconds, number):
    """'$start_alarm'(+Seconds, -Number)"""
    return [(number, alarms.start(engine, float(seconds)))]


def stop_alarm(engine, number):
    """'$stop_alarm'(+Number)"""
    alarms.stop(engine, number)
