"""Where an error was raised: the predicate whose code was running, for messages about what nobody caught.

In: the machine as a service that raised an error found it. Out: ` in NAME/ARITY (FILE:LINE)`, or nothing. Holds: noting
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
        self.ball: Term = 0

    def note(self, ball: Term) -> None:
        """An error is raised now."""
        if not (isinstance(ball, Struct) and ball.name == "error" and len(ball.args) == 2) or is_resource_error(ball):
            return
        engine, worker = self.engine, self.engine.worker
        low, size = worker["m_sp"], engine.target.word_size
        high = min(worker["m_sp0"] + LINKAGE * size, low + DEPTH * size)
        self.addresses = [engine.memory.read(address) for address in range(low, high, size)]
        self.addresses.append(worker["continuation"])
        self.ball = ball

    def of(self, ball: Term) -> str:
        """The place of an error that reached somebody who writes about it."""
        if not self.addresses or not isinstance(ball, Struct) or self.kind(ball) != self.kind(self.ball):
            return ""
        for address in self.addresses:
            predicate = self.predicate_at(address)
            if predicate is not None:
                self.addresses = []
                return f" in {predicate}{self.definition_of(predicate)}"
        return ""

    def kind(self, ball: Struct) -> str:
        """What tells an error from others."""
        return write_term(ball.args[0], quoted=True, max_depth=6, var_name=lambda _: "_") if ball.args else ball.name

    def predicate_at(self, address: int):
        """The program's predicate whose code has an address."""
        compiler = getattr(self.engine, "compiler", None)
        for start, end, predicate, _ in compiler.map if compiler is not None else ():
            if start < address <= end and getattr(predicate, "space", SYSTEM) != SYSTEM:
                return predicate
        return None

    def definition_of(self, predicate) -> str:
        """Where a predicate is defined."""
        file, line = predicate.file, getattr(predicate, "line", 0)
        return f" ({os.path.basename(file)}:{line})" if file and line else ""
