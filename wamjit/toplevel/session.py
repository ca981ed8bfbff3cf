"""The toplevel: read a query, run it, show its answers, until `halt` or the end of the input.

In: an engine, lines. Out: an exit status. Holds: whatever a query does, the prompt comes back; Ctrl-C ends the query
that runs. At a terminal a key asks for the next answer; from a pipe all answers are shown.
"""

from __future__ import annotations

import sys

from wamjit.engine.errors import Halt, Interrupted, PrologError
from wamjit.engine.query import Query
from wamjit.engine.source import syntax_term
from wamjit.engine.tracer import CREEP, LEAP, SKIP, Aborted
from wamjit.machine import MachineFault
from wamjit.machine.signals import Watching
from wamjit.read.parser import Clause, Reader, SyntaxProblem
from wamjit.read.terms import NIL, Struct, Term, Var, is_cons
from wamjit.toplevel.answers import shown_bindings
from wamjit.toplevel.lines import Lines

PROMPT, MORE = "?- ", "|    "
SIGNS = {CREEP: "[trace] ", SKIP: "[trace] ", LEAP: "[debug] "}
NEXT = {";", " ", "\t", "n", "r"}
KEYS = "; or space: next answer    return or .: stop    h: this help"


class Session:
    """One conversation."""

    def __init__(self, engine) -> None:
        self.engine = engine
        self.lines = Lines(self.names)

    def names(self) -> list[str]:
        """What completion offers: the names of all predicates."""
        engine = self.engine
        return [p.name for p in engine.predicates.user()] + [row.name for row in engine.registry.rows]

    def run(self) -> int:
        """Converse."""
        self.engine.dialogue = self.converse
        try:
            self.converse()
            return 0
        except Halt as halt:
            return halt.status & 0xFF
        finally:
            self.engine.streams.flush()
            self.lines.close()

    def converse(self) -> None:
        """Query after query, until the input ends."""
        while True:
            try:
                clause = self.query()
                if clause is None:
                    self.say("\n" if self.lines.interactive else "")
                    return
                self.answer(clause)
            except Aborted:
                self.engine.reporter.show("warning", "Execution aborted\n")
            except (Interrupted, KeyboardInterrupt):
                self.engine.reporter.show("error", "Interrupted\n")

    def prompt(self) -> str:
        """What asks for a query; it says whether the debugger is on."""
        tracer = self.engine.tracer
        return SIGNS.get(tracer.mode, "") + PROMPT if tracer is not None else PROMPT

    def say(self, text: str) -> None:
        """Text on standard output."""
        self.engine.streams.flush()
        sys.stdout.write(text)
        sys.stdout.flush()

    # Reading.

    def query(self) -> Clause | None:
        """The next query; several lines where one does not complete it."""
        text = ""
        while True:
            line = self.lines.read(MORE if text.strip() else self.prompt())
            if line is None:
                return self.parse(text, True) if text.strip() else None
            text += line + "\n"
            if text.strip():
                clause = self.parse(text, False)
                if clause is not None:
                    return clause
                if not self.unfinished:
                    text = ""

    def parse(self, text: str, at_end: bool) -> Clause | None:
        """The query in a text; None if it is wrong (said) or not complete (`unfinished`)."""
        self.unfinished = False
        try:
            return Reader(text, self.engine.operators, self.engine.flags).read()
        except SyntaxProblem as problem:
            self.unfinished = problem.unfinished and not at_end
            if not self.unfinished:
                self.engine.reporter.say("error", str(problem), syntax_term(problem, None))
            return None

    # Answering.

    def answer(self, clause: Clause) -> None:
        """Run one query and show what comes of it."""
        goal = query_goal(clause.term)
        names = {name: var for name, var in clause.variables.items() if not name.startswith("_")}
        template = Struct("v", tuple(names.values())) if names else NIL
        try:
            with Watching(lambda _: self.engine.interrupt()):
                query = Query(self.engine, self.engine.modules.here(goal), template)
            try:
                self.answers(query, list(names))
            finally:
                query.close()
        except PrologError as problem:
            self.engine.reporter.error("error", "", problem.term)
        except MachineFault as fault:
            self.engine.reporter.show("error", fault.report() + "\n")

    def answers(self, query: Query, names: list[str]) -> None:
        """One answer after another, as long as more are wanted."""
        while True:
            with Watching(lambda _: self.engine.interrupt()):
                found = query.next()
            if found is None:
                self.say("false.\n")
                return
            values = dict(zip(names, found[0].args, strict=True)) if names else {}
            lines = shown_bindings(values, self.engine.operators)
            self.say(",\n".join(lines) or "true")
            if not query.open:
                self.say(".\n")
                return
            if not self.more():
                return

    def more(self) -> bool:
        """Whether the next answer is wanted."""
        if not self.lines.interactive:
            self.say(" ;\n")
            return True
        self.say(" ")
        while True:
            key = self.lines.key()
            if key in NEXT:
                self.say(";\n")
                return True
            if key in ("h", "?"):
                self.say(f"\n{KEYS}\n")
            else:
                self.say(".\n")
                return False


def query_goal(term: Term) -> Term:
    """The goal of what was typed: `?- G`, a list of files, or a goal."""
    if isinstance(term, Struct) and term.name in ("?-", ":-") and len(term.args) == 1:
        term = term.args[0]
    if is_cons(term):
        return Struct("consult", (term,))
    if isinstance(term, Var):
        return Struct("call", (term,))
    return term
