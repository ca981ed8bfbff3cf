"""Prolog from Python.

    from wamjit import Prolog

    with Prolog() as p:
        p.consult(text="parent(tom, bob). parent(bob, ann).")
        for answer in p.query("parent(X, Y)"):
            print(answer["X"], answer["Y"])

In: text, paths, goals. Out: answers, one dict for each solution: the names of the query's variables and their values.
Values are int, float, list (for proper lists), Atom, Struct, String and Var. A term that contains itself is a Struct,
or a list, that does: `x.args[0] is x` for `X = f(X)`; == and repr of such come to an end, and it can be given back.
Holds: what Prolog throws is a PrologError with the ball in `term`; a process may have many Prologs, and each of them
runs one thing at a time: what other threads ask waits. docs/embedding.md shows all of it.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator
from os import PathLike
from typing import Any

from wamjit.builtins.embedding import register
from wamjit.engine.engine import Engine
from wamjit.engine.errors import Halt, PrologError, error, syntax_error
from wamjit.engine.values import to_term
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var

__all__ = ["Atom", "Halt", "Prolog", "PrologError", "String", "Struct", "Var"]

CLOSING_TIME = 2  # seconds for what runs in another thread when Python ends
KEPT_GOALS = 500  # texts of queries whose terms are kept


class Turn:
    """with Turn(): one thread at a time, which may take it again inside.

    A daemon thread that is stopped because Python ends gets no further: the traceback that it would print may meet the
    end of stderr, which is a fatal error of Python.
    """

    def __init__(self):
        self._lock, self._depth, self.ending = threading.RLock(), 0, False

    def acquire(self, patience: float = -1) -> bool:
        """Wait, for so many seconds at most; whether it is this thread's turn."""
        taken = self._lock.acquire(timeout=patience) if patience else self._lock.acquire(blocking=False)
        if taken:
            self._depth += 1
        return taken

    def release(self) -> bool:
        """Let others have it where it was taken first; whether that is so."""
        self._depth -= 1
        outermost = self._depth == 0
        self._lock.release()
        return outermost

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_) -> None:
        if self.release() and self.ending and threading.current_thread() is not threading.main_thread():
            threading.Event().wait()


class Prolog:
    """A Prolog system.

    `target` (x86_64, x86, ppc64), `placement` and `abi` name rows of the tables, `machine` is native or emulated; what
    is left out is chosen for this host. `heap_limit` and `stack_limit` (environments, choice points and trail) are
    in bytes. A Prolog that is closed answers nothing: it raises RuntimeError.
    """

    def __init__(
        self,
        target: str | None = None,
        placement: str | None = None,
        machine: str | None = None,
        *,
        abi: str | None = None,
        heap_limit: int | None = None,
        stack_limit: int | None = None,
    ):
        for name, limit in (("heap_limit", heap_limit), ("stack_limit", stack_limit)):
            if limit is not None and (not isinstance(limit, int) or limit <= 0):
                raise ValueError(f"{name} is a positive number of bytes, not {limit!r}")
        self.engine = Engine(target, placement, abi, machine, heap_limit, stack_limit=stack_limit)
        self._goals: dict[str, tuple[Term, dict[str, Var]]] = {}
        self._syntax_changes = 0
        self._lock = Turn()  # whoever has it runs machine code; a callback of Python's does it again
        weakref.finalize(
            self, close, self.engine, self._lock, CLOSING_TIME
        )  # for who forgets to close it, at the latest when Python ends

    def consult(self, path: str | PathLike | None = None, *, text: str | None = None) -> bool:
        """Load a file or a text; False if a directive or an initialization goal failed or raised (it was reported)."""
        self._check_open()
        if path is None and not isinstance(text, str):
            raise TypeError("a path, or text=... with a str, expected")
        with self._lock:
            try:
                return self.engine.consult(path, text)
            finally:
                self.engine.streams.flush()

    def query(self, goal: str | Term, **bindings: Any) -> Iterator[dict[str, Any]]:
        """The answers of a goal, one after another. `bindings` gives values to variables of the goal's text."""
        self._check_open()
        if not isinstance(goal, str | Atom | Struct | Var | int | float):
            raise TypeError(f"a goal is a text or a term, not {goal!r}")
        term, names = self._goal(goal) if isinstance(goal, str) else (goal, {})
        # for the goal, before it runs: values are unified with the variables that carry their names
        for name, value in reversed(bindings.items()):
            variable = names.get(name) or names.setdefault(name, Var(name))
            term = Struct(",", (Struct("=", (variable, to_term(value))), term))
        shown = {name: variable for name, variable in names.items() if not name.startswith("_")}
        return self._answers(term, shown)

    def _answers(self, term: Term, names: dict[str, Var]) -> Iterator[dict[str, Any]]:
        answers = self.engine.solve(term, Struct("v", tuple(names.values()) or (NIL,)), values=True)
        try:
            while (answer := self._next(answers)) is not None:
                yield dict(zip(names, answer, strict=False))
        finally:
            with self._lock:
                answers.close()
                self.engine.streams.flush()

    def _next(self, answers: Iterator[list]) -> list | None:
        with self._lock:
            answer = next(answers, None)
            self.engine.streams.flush()
            return answer

    def query_once(self, goal: str | Term, **bindings: Any) -> dict[str, Any] | None:
        """The first answer, None if there is none."""
        with self._lock:
            answers = self.query(goal, **bindings)
            try:
                return next(answers, None)
            finally:
                answers.close()

    def _goal(self, text: str) -> tuple[Term, dict[str, Var]]:
        """What `_read` gives, kept for the next query with that text while operators and flags are the same."""
        changes = self.engine.syntax.changes
        if changes != self._syntax_changes or len(self._goals) >= KEPT_GOALS:
            self._goals.clear()
            self._syntax_changes = changes
        found = self._goals.get(text)
        if found is None:
            found = self._goals[text] = self._read(text)
        return found[0], dict(found[1])

    def _read(self, text: str) -> tuple[Term, dict[str, Var]]:
        """The goal of a text and its variables by name."""
        from wamjit.read.parser import Reader, SyntaxProblem

        reader = Reader(text + "\n.", self.engine.operators, self.engine.flags)
        try:
            clause = reader.read()
        except SyntaxProblem as problem:
            raise error(Struct("syntax_error", (problem.formal,)), Atom(str(problem))) from None
        if clause is None or clause.end < len(text.rstrip()):
            raise syntax_error("one_goal_expected", Atom(text))
        term = clause.term
        if isinstance(term, Struct) and term.name == "?-" and len(term.args) == 1:
            term = term.args[0]
        return term, {name: variable for name, variable in clause.variables.items() if name != "_"}

    def register(
        self,
        function: Callable,
        name: str | None = None,
        arity: int | None = None,
        *,
        nondeterministic: bool = False,
    ) -> None:
        """Make a Python function a predicate of `user`; wamjit/builtins/embedding.py says what it gets and gives.

        Without `arity` it has an argument for each parameter of the function, and one more for the result unless the
        function is annotated to return bool or None.
        """
        self._check_open()
        with self._lock:
            register(self.engine, function, name or function.__name__, arity, nondeterministic)

    def interrupt(self) -> None:
        """Stop what runs, from another thread: it raises KeyboardInterrupt. Nothing happens where no query is open."""
        if not self.engine.closed and self.engine.queries:
            self.engine.interrupt()

    def _check_open(self) -> None:
        if self.engine.closed:
            raise RuntimeError("this Prolog is closed")

    def close(self) -> None:
        """End everything and give the memory back. What runs in another thread is interrupted."""
        close(self.engine, self._lock)

    def __enter__(self) -> Prolog:
        self._check_open()
        return self

    def __exit__(self, *_) -> None:
        self.close()


def close(engine: Engine, lock: Turn, patience: float = -1) -> None:
    """Close an engine when nothing runs in it; if that takes longer than `patience` seconds it is left as it is."""
    lock.ending = patience >= 0
    if not lock.acquire(0):
        if engine.queries:
            engine.interrupt()
        if not lock.acquire(patience):
            return  # a thread is in its code still, and the process is about to end
    try:
        engine.close()
    finally:
        lock.release()
