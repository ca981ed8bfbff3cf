"""What outlives a goal: alarms of library(time), child processes, and the engine that they belong to."""

from __future__ import annotations

import threading

from wamjit import Prolog
from wamjit.builtins.processes import children


def timers() -> int:
    return sum(isinstance(thread, threading.Timer) for thread in threading.enumerate())


def test_closing_takes_alarms_back():
    before = timers()
    with Prolog() as prolog:
        assert prolog.query_once("alarm(60, true, _), alarm(60, throw(x), _)") is not None
        assert timers() == before + 2
    assert timers() == before


def test_an_alarm_that_rang_leaves_nothing():
    before = timers()
    with Prolog() as prolog:
        prolog.query_once("flag(rang, _, 0), alarm(0.01, flag(rang, F, F + 1), _), repeat, flag(rang, 1, 1), !")
        assert prolog.query_once("current_alarm(_, _, _, scheduled)") is None
    assert timers() == before


def test_closing_does_not_wait_for_children():
    before = set(children)
    with Prolog() as prolog:
        goal = "process_create(path(sleep), [60], [stdout(pipe(_))]), process_create(path(sleep), [60], [process(_)])"
        assert prolog.query_once(f"{goal}, open(pipe('exec sleep 60'), read, _)") is not None
    started = [children.pop(number) for number in set(children) - before]
    running = [child.poll() is None for child in started]
    for child in started:
        child.kill()
        child.wait()
    assert running == [True] * 3
