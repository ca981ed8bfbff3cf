"""Where an error was raised: the predicate whose code was running, for messages about what nobody caught.

In: the machine as a service that raised an error found it. Out: ` in NAME/ARITY (FILE:LINE)`, with the built-in that
raised it in front, or nothing. Holds: noting
costs a few words; names are looked up only when a message is written. An error that a program raises with throw/1
has no place, nor has one about room, which any predicate may be the one to need.
"""

from __future__ import annotations

import os

from wamjit.engine.predicates import SYSTEM
from wamjit.engine.query import is_resource_error
from wamjit.read.terms import Struct, Term
from wamjit.read.writer import write_term

DEPTH = 64  # words of the machine stack that are looked at: kernel routines keep few there
LINKAGE = 4  # words above a frame where a routine that it calls may save the return address (PPC64)


class Places:
    """The newest error of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.addresses: list[int] = []
        self.builtin = None  # the row of the built-in that raises the error
        self.name = ""  # what a message calls it
        self.ball: Term = 0

    def note(self, ball: Term) -> None:
        """An error is raised now."""
        row, self.builtin = self.builtin, None
        if not (isinstance(ball, Struct) and ball.name == "error" and len(ball.args) == 2) or is_resource_error(ball):
            return
        engine, worker = self.engine, self.engine.worker
        low, size = worker["m_sp"], engine.target.word_size
        high = min(worker["m_sp0"] + LINKAGE * size, low + DEPTH * size)
        self.addresses = [engine.memory.read(address) for address in range(low, high, size)]
        self.addresses.append(worker["continuation"])
        self.ball = ball
        self.name = f"{row.name}/{row.arity}" if row is not None and not row.name.startswith("$") else ""

    def of(self, ball: Term) -> str:
        """The place of an error that reached somebody who writes about it."""
        if not self.addresses or not isinstance(ball, Struct) or self.kind(ball) != self.kind(self.ball):
            return ""
        running = list(filter(None, map(self.predicate_at, self.addresses)))
        self.addresses = []
        raiser = self.name
        if running and running[0].space == SYSTEM:  # the library called it: that name says nothing to the program
            raiser = "" if running[0].name.startswith("$") else str(running[0])
        predicate = next((one for one in running if one.space != SYSTEM), None)
        if predicate is None:
            return f" in {raiser}" if raiser else ""
        caller = f"{predicate}{self.definition_of(predicate)}"
        return f" in {raiser}, called by {caller}" if raiser else f" in {caller}"

    def kind(self, ball: Struct) -> str:
        """What tells an error from others."""
        if not ball.args:
            return ball.name
        try:
            return write_term(ball.args[0], quoted=True, max_depth=6, var_name=lambda _: "_")
        except TypeError:  # it is about a cyclic term
            return ball.args[0].name

    def predicate_at(self, address: int):
        """The predicate whose code has an address."""
        compiler = getattr(self.engine, "compiler", None)
        row = None if compiler is None else compiler.row_at(address - 1)
        return row.predicate if row is not None and hasattr(row.predicate, "space") else None

    def definition_of(self, predicate) -> str:
        """Where a predicate is defined."""
        file, line = predicate.file, getattr(predicate, "line", 0)
        return f" ({os.path.basename(file)}:{line})" if file and line else ""
