"""The toplevel: read a query, run it, show its answers, until `halt` or the end of the input.

In: an engine, lines. Out: an exit status. Holds: whatever a query does, the prompt comes back; Ctrl-C ends the query
that runs. At a terminal a key asks for the next answer; from a pipe all answers are shown.
"""

from __future__ import annotations

import sys

from wamjit.builtins.options import checked
from wamjit.builtins.output import WRITE_OPTIONS, writer_options
from wamjit.engine.errors import Halt, Interrupted, PrologError
from wamjit.engine.query import Query
from wamjit.engine.source import syntax_term
from wamjit.engine.tracer import CREEP, LEAP, SKIP, Aborted
from wamjit.engine.undefined import report_undefined
from wamjit.machine import MachineFault
from wamjit.machine.signals import Watching
from wamjit.read.lexer import new_lexer
from wamjit.read.parser import Clause, Reader, SyntaxProblem
from wamjit.read.terms import NIL, Struct, Term, Var, is_cons
from wamjit.toplevel.answers import DEFAULTS, shown_bindings
from wamjit.toplevel.lines import Lines

PROMPT, MORE = "?- ", "|    "
KEPT = "_Earlier_"  # in front of the name of a variable whose value is that of an earlier query
SIGNS = {CREEP: "[trace] ", SKIP: "[trace] ", LEAP: "[debug] "}
NEXT = {";", " ", "\t", "n", "r"}
KEYS = "; or space: next answer    return or .: stop    w: write it in full    h: this help"


class Session:
    """One conversation."""

    def __init__(self, engine) -> None:
        self.engine = engine
        self.lines = Lines(self.names)
        if self.lines.interactive:
            engine.streams.edited = self.lines.data
        self.kept: dict[str, Term] = {}  # the newest value of each variable of a query, for $Name
        self.checked: dict = {}  # files whose calls of unknown procedures were said

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
        if sys.stdout is not None:
            sys.stdout.write(text)
            sys.stdout.flush()

    # Reading.

    def query(self) -> Clause | None:
        """The next query; several lines where one does not complete it."""
        text = ""
        while True:
            try:
                line = self.lines.read(MORE if text.strip() else self.prompt())
            except KeyboardInterrupt:  # what was typed is dropped
                self.say("\n")
                text = ""
                continue
            if line is None:
                return self.parse(text, True) if text.strip() else None
            text += line + "\n"
            if text.strip():
                clause = self.parse(text, False)
                if clause is None and self.unfinished:
                    continue
                self.lines.keep(text)
                if clause is not None:
                    return clause
                text = ""

    def parse(self, text: str, at_end: bool) -> Clause | None:
        """The query in a text; None if it is wrong (said) or not complete (`unfinished`)."""
        self.unfinished = False
        try:
            return Reader(kept_values(text, self.kept), self.engine.operators, self.engine.flags).read()
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
        for name, var in clause.variables.items():
            if name.startswith(KEPT) and name.removeprefix(KEPT) in self.kept:
                goal = Struct(",", (Struct("=", (var, self.kept[name.removeprefix(KEPT)])), goal))
        template = Struct("v", tuple(names.values())) if names else NIL
        try:
            with Watching(lambda _: self.engine.interrupt()):
                query = Query(self.engine, self.engine.modules.here(goal), template, cycles=True)
            try:
                self.answers(query, list(names))
            finally:
                query.close()
        except PrologError as problem:
            self.engine.reporter.error("error", "", problem.term)
        except MachineFault as fault:
            self.engine.reporter.show("error", fault.report() + "\n")
        self.check_calls()

    def answers(self, query: Query, names: list[str]) -> None:
        """One answer after another, as long as more are wanted."""
        while True:
            with Watching(lambda _: self.engine.interrupt()):
                found = query.next()
            if found is None:
                self.say("false.\n")
                return
            values = dict(zip(names, found[0].args, strict=True)) if names else {}
            self.kept |= {name: value for name, value in values.items() if not isinstance(value, Var)}
            self.show(values)
            if not query.open:
                self.say(".\n")
                return
            if not self.more(values):
                return

    def show(self, values: dict[str, Term], **options) -> None:
        """The equations of an answer, written as the flag answer_write_options says."""
        wanted = answer_options(self.engine) | options
        lines = shown_bindings(values, self.engine.operators, wanted)
        self.say(",\n".join(lines) or "true")

    def check_calls(self) -> None:
        """Warn about unknown procedures that files call which were loaded just now."""
        sources = self.engine.sources
        new = {source.name for path, source in sources.items() if self.checked.get(path) is not source}
        self.checked = dict(sources)
        if new:
            report_undefined(self.engine, new)

    def more(self, values: dict[str, Term]) -> bool:
        """Whether the next answer is wanted."""
        if not self.lines.interactive:
            self.say(" ;\n")
            return True
        self.say(" ")
        while True:
            try:
                key = self.lines.key()
            except KeyboardInterrupt:
                key = "."
            if key in NEXT:
                self.say(";\n")
                return True
            if key in ("h", "?"):
                self.say(f"\n{KEYS}\n")
            elif key == "w":
                self.say("\n")
                self.show(values, max_depth=0)
                self.say(" ")
            else:
                self.say(".\n")
                return False


def answer_options(engine) -> dict:
    """The flag answer_write_options as the writer's options; one that makes no sense is as if it were not set."""
    options = engine.flags["answer_write_options"]
    try:
        return writer_options(engine, checked(options, "write_option", WRITE_OPTIONS), options)
    except PrologError as problem:
        engine.reporter.error("warning", "flag answer_write_options: ", problem.term)
        return DEFAULTS


def kept_values(text: str, kept: dict[str, Term]) -> str:
    """A query in which $Name, for a variable of an earlier one, is a variable that is kept apart."""
    if "$" not in text or not kept:
        return text
    lexer, parts, last = new_lexer(text), [], 0
    sign = -2  # the offset of a $ that a name may follow
    while (token := lexer.token()) is not None and token.type != "OTHER":
        if token.type == "VAR" and token.lexpos == sign + 1 and token.value in kept:
            parts += [text[last:sign], KEPT, token.value]
            last = lexer.lexpos
        sign = token.lexpos if token.value == "$" else -2
    return "".join(parts) + text[last:]


def query_goal(term: Term) -> Term:
    """The goal of what was typed: `?- G`, a list of files, or a goal."""
    if isinstance(term, Struct) and term.name in ("?-", ":-") and len(term.args) == 1:
        term = term.args[0]
    if is_cons(term):
        return Struct("consult", (term,))
    if isinstance(term, Var):
        return Struct("call", (term,))
    return term
