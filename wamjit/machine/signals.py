"""Signals that arrive while generated code runs: Python calls its handlers only when the code has come back.

In: what to do about it. Out: it is done at once, in a small thread that reads the descriptor to which the C part of
Python writes (signal.set_wakeup_fd). An engine lowers its heap limit there, so that the code comes back at the next
predicate; Python then calls the handlers. Whoever had set a descriptor before gets the bytes too.
Holds: only the main thread is watched, because Python calls handlers in no other.
"""

from __future__ import annotations

import os
import signal
import threading
import time

PAUSE = 0.005  # seconds between attempts to stop an emulator


class SignalWatch:
    """The watching thread, and who wants to know, innermost last."""

    def __init__(self):
        self._reader, self._writer = os.pipe()
        os.set_blocking(self._writer, False)
        self.attending: list = []
        self._before = -1
        threading.Thread(target=self._serve, name="wamjit-signals", daemon=True).start()

    def _serve(self) -> None:
        while data := os.read(self._reader, 64):
            self._pass_on(data)
            for number in data:
                for attend in self.attending[-1:]:
                    attend(number)

    def _pass_on(self, data: bytes) -> None:
        if self._before >= 0:
            try:
                os.write(self._before, data)
            except OSError:
                pass  # its reader is gone or slow; the signal itself is not lost

    def begin(self, attend) -> int:
        """Call attend(number) for each signal from now on. What is returned belongs to end."""
        before = signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        if before != self._writer:
            self._before = before
        self.attending.append(attend)
        return before

    def end(self, before: int) -> None:
        """The innermost one is no longer interested."""
        self.attending.pop()
        signal.set_wakeup_fd(before)


_watch: SignalWatch | None = None


def watched() -> bool:
    """Whether somebody attends to the signals already, or nobody can, this not being the main thread."""
    if threading.get_ident() != threading.main_thread().ident:
        return True
    return _watch is not None and bool(_watch.attending)


class Watching:
    """with Watching(attend): attend(number) is called, in another thread, for each signal that arrives meanwhile.

    It must be quick and must not raise. Outside the main thread nothing is done.
    """

    def __init__(self, attend):
        self._attend, self._entered = attend, None

    def __enter__(self) -> Watching:
        global _watch
        if threading.get_ident() == threading.main_thread().ident:
            if _watch is None:
                _watch = SignalWatch()
            self._entered = _watch, _watch.begin(self._attend)
        return self

    def __exit__(self, *_) -> None:
        if self._entered:
            watch, before = self._entered
            watch.end(before)


class StopRequest:
    """Stops an emulator from another thread. asked is set until the run has looked."""

    def __init__(self, stop):
        self._stop, self._lock, self.asked = stop, threading.Lock(), False

    def ask(self) -> None:
        """Stop, again and again until the run has seen it.

        A stop that comes before the emulator has begun would be lost; one after the run has looked would end the next.
        """
        self.asked = True
        while self.asked:
            with self._lock:
                if self.asked:
                    self._stop()
            time.sleep(PAUSE)

    def looked(self) -> bool:
        """Whether a stop was asked for since the run looked last."""
        if not self.asked:
            return False
        with self._lock:
            self.asked = False
        return True


def _forget() -> None:
    """A forked child has the pipe but not the thread."""
    global _watch
    _watch = None


os.register_at_fork(after_in_child=_forget)
