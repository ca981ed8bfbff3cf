"""Loading text: clauses become predicates, directives run, initialization goals follow.

In: a path, a text, the module that it is loaded into. Out: whether every directive and goal went well. Holds: a clause
that is wrong is reported with its file and line and left out; the rest is loaded; loading a file again replaces what it
defined before. A text that begins with `:- module` is a module of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

from wamjit.builtins.tabling import renamed
from wamjit.builtins.unit_tests import add_test, end_unit, is_test
from wamjit.engine import kept_runs, meta
from wamjit.engine.database import check_body, functor_of, split
from wamjit.engine.errors import PrologError, domain_error, permission_error
from wamjit.engine.expansion import HOOKS, expand_clause, expand_directive, hooks, is_shared_hook
from wamjit.engine.fact_tables import add_facts, take_facts
from wamjit.engine.imports import indicated
from wamjit.engine.predicates import SYSTEM, USER, Clause, Predicate
from wamjit.engine.python_heap import few_searches
from wamjit.engine.source import (
    CLAUSE,
    DIRECTIVE,
    MESSAGE,
    RULE,
    RUN,
    STATE,
    Item,
    LoadedFile,
    SourceProblem,
    find_file,
    read_items,
    read_text,
    reading_state,
)
from wamjit.engine.source_reader import SourceReader
from wamjit.read.terms import TRUE, Atom, Struct, Term

# Directives that need no machine: their Python function is called at once.
DATABASE = (
    "database.dynamic",
    "database.discontiguous",
    "database.multifile",
    "database.accept",
    "database.accept_options",
    "database.block",
)
DECLARATIONS = ("loading.", "modules.", "system.op", "tabling.", *DATABASE)
END = Atom("end_of_file")
LOADING = frozenset(("use_module", "ensure_loaded", "consult", "load_files", "reexport", "include", "."))


def loads_more(goal: Term) -> bool:
    """Whether a directive may load a file, which may change how text is read."""
    return isinstance(goal, Struct) and (goal.name in LOADING or goal.name == ":" and loads_more(goal.args[-1]))


class Load:
    """One text that is being loaded."""

    def __init__(self, engine, path: Path | None, text: str, module: str = USER, source=None, must_be_module=False):
        self.engine, self.path, self.text = engine, path, text
        self.folder = path.parent if path is not None else None
        self.name = str(path) if path is not None else None
        self.module = self.context = module  # into which clauses go now; from where the text was loaded
        self.source = source  # its SourceFile
        self.header_wanted = must_be_module
        self.line = 0
        self.well = True
        self.seen: set[Predicate] = set() if source is None else source.predicates
        self.last: Predicate | None = None
        self.waiting: list[Term] = []  # facts of the predicate `last` that are not in the store yet
        self.fact: Term = None  # the head of the fact that was just added to `last`
        self.refused: set[Predicate | tuple[str, int]] = set()
        self.initializations: list[tuple[Term, int]] = []
        self.unit: Term | None = None  # the unit of tests that is open
        self.unit_tests = 0  # how many tests it has
        self.around_unit = module  # the module that contains it
        self.unchecked = engine.flags.unchecked()  # warnings that style_check/1 or a flag has turned off
        self.skipping: list[str] = []  # open :- if(..) whose text is left out, or `taken`

    def run(self) -> bool:
        """Load everything, then run what waits for the end of it."""
        engine = self.engine
        if not engine.loads:
            kept_runs.write_all(engine)  # what earlier texts have left to do: they are not to become many
        engine.loads.append(self)
        engine.syntax.forget()
        quotes = engine.flags.quotes()
        try:
            if not self.text.strip():
                self.report("Warning", "the file is empty")
            with few_searches():
                self.items(self.text)
            self.at_end()
        finally:
            self.add_waiting()
            engine.loads.pop()
            engine.syntax.forget()
            if self.module != self.context:
                engine.flags.set_quotes(quotes)
        for goal, line in self.initializations:
            self.line = line
            self.goal(goal, "initialization goal")
        return self.well

    def at_end(self) -> None:
        """What can be said only when all is read."""
        self.line = 0
        if self.unit is not None:
            end_unit(self)
        self.add_waiting()
        if self.skipping:
            self.well = False
            self.report("Error", ":- if without :- endif")
        for term in expand_clause(self.engine, self.module, END):
            if term is not END:
                self.clause_of(term)
        module = self.engine.modules.find(self.module) if self.module != self.context else None
        for name, arity in module.exports if module is not None else ():
            predicate = self.engine.predicates.find(module.name, name, arity)
            if predicate is None or not (predicate.exists or predicate.imported or predicate.discontiguous):
                if (name, arity) in module.libraries:
                    continue
                self.well = False
                self.report("Error", f"Exported procedure {indicated(module.name, (name, arity))} is not defined")

    # modules

    def begin_module(self, name: str, public: Term) -> None:
        """:- module(Name, Exports): the text is a module."""
        if self.seen or self.module != self.context:
            raise permission_error("declare", "module", Atom(name))
        modules = self.engine.modules
        module = modules.declare(name, os.path.abspath(self.name) if self.name else None, self.line)
        self.module = name
        self.engine.syntax.forget()
        if self.source is not None:
            self.source.module = name
        self.engine.imports.set_exports(module, public)

    def check_header(self, item: Item) -> None:
        """The first item of a module file says which module it is."""
        goal = item.term
        if item.kind != DIRECTIVE or not (isinstance(goal, Struct) and goal.name == "module"):
            raise domain_error("module_header", goal)
        self.header_wanted = False

    def items(self, text: str) -> None:
        """Do the items of a text: from the cache, or as they are read, which fills the cache."""
        cache = self.engine.source_cache
        key = cache.key(self.engine, self.name, text) if cache is not None else None
        kept = cache.find(key, self.name) if cache is not None else None
        items, start = ([], 0) if kept is None else self.replay(kept.items)
        if start is None:
            return
        loaded = LoadedFile(self.name, items)
        reader = SourceReader(self.engine, text, self.name, start)
        for item in read_items(self.engine, text, self.name, reader):
            loaded.items.append(item)
            before = self.engine.modules.user_operators.changes
            self.item(item)
            if item.kind == DIRECTIVE and (
                before != self.engine.modules.user_operators.changes or loads_more(item.term)
            ):
                loaded.items.append(Item(STATE, f"{item.end} {reading_state(self.engine)}", item.line))
            if reader.is_between and take_facts(self, reader):
                cache = None  # not all are items
        if cache is not None:
            kept_runs.keep(self, cache, key, loaded)

    def replay(self, items: list[Item]) -> tuple[list[Item], int | None]:
        """Do items that were read before, as long as text would be read as then.

        Out: those done, and where the text goes on, None at its end. A file that one of them loads may have changed
        what the text's operators are.
        """
        for number, item in enumerate(items):
            if item.kind != STATE:
                self.item(item)
                continue
            end, state = item.term.split()
            if state != reading_state(self.engine):
                now = Item(STATE, f"{end} {reading_state(self.engine)}", item.line)
                return [*items[:number], now], int(end)
        return items, None

    def include(self, name: str) -> None:
        """include/1: the text of another file in this place."""
        try:
            path = find_file(name, self.folder)
            text = read_text(path, self.engine.flags.encoding)
        except SourceProblem as problem:
            from wamjit.engine.sources import file_error

            raise file_error(problem, Atom(name)) from None
        if self.source is not None:
            self.source.included[path.resolve()] = path.stat().st_mtime
        outer, self.name = self.name, str(path)
        try:
            self.items(text)
        finally:
            self.name = outer

    def item(self, item: Item) -> None:
        """Do one item."""
        self.line, self.fact = item.line, None
        if item.kind not in (CLAUSE, RULE) and (item.kind != MESSAGE or self.engine.reporter.has("message_hook", 3)):
            self.add_waiting()
        if self.conditional(item) or self.skipping and self.skipping[-1] != "active":
            return
        if self.header_wanted and item.kind != MESSAGE:
            self.check_header(item)
        if item.kind == MESSAGE:
            kind, text, term = item.term.args
            if isinstance(term, Struct) and term.name in self.unchecked:
                return
            self.engine.reporter.say(kind.name, text.name, term, self.name if item.line else None, item.line)
        elif item.kind in (CLAUSE, RULE):
            self.clause(item.term)
        elif item.kind == RUN:
            self.run_of_clauses(item.term)
        elif hooks(self.engine, self.module, "term_expansion"):
            self.clause(Struct(":-", (item.term,)))
        else:
            self.directive(item.term)

    # conditional compilation

    def conditional(self, item: Item) -> bool:
        """:- if(G), elif, else, endif. The state is active, waiting (no branch taken yet) or done."""
        goal = item.term
        name = goal.name if item.kind == DIRECTIVE and isinstance(goal, Atom | Struct) else ""
        arity = len(goal.args) if isinstance(goal, Struct) else 0
        if (name, arity) == ("if", 1):
            outer = not self.skipping or self.skipping[-1] == "active"
            self.skipping.append(("active" if self.holds(goal.args[0]) else "waiting") if outer else "done")
        elif (name, arity) == ("elif", 1) and self.skipping:
            waiting = self.skipping[-1] == "waiting"
            self.skipping[-1] = ("active" if self.holds(goal.args[0]) else "waiting") if waiting else "done"
        elif (name, arity) == ("else", 0) and self.skipping:
            self.skipping[-1] = "active" if self.skipping[-1] == "waiting" else "done"
        elif (name, arity) == ("endif", 0) and self.skipping:
            self.skipping.pop()
        elif (name, arity) in (("elif", 1), ("else", 0), ("endif", 0)):
            self.well = False
            self.report("Error", f":- {name} without :- if")
        else:
            return False
        return True

    def holds(self, goal: Term) -> bool:
        """Whether a condition holds; one that raises an error does not."""
        try:
            return self.engine.once(self.here(goal)) is not None
        except PrologError as problem:
            self.error("error", "", problem)
            return False

    # clauses

    def clause(self, term: Term) -> None:
        """Add what a clause becomes, or say why not."""
        try:
            if hooks(self.engine, self.module, "term_expansion") or hooks(self.engine, self.module, "goal_expansion"):
                self.add_waiting()
            for expanded in expand_clause(self.engine, self.module, term):
                if self.unit is not None and is_test(expanded):
                    add_test(self.engine, self, expanded)
                else:
                    self.clause_of(expanded)
        except PrologError as problem:
            self.error("error", "", problem)

    def run_of_clauses(self, run) -> None:
        """Add clauses of one predicate that were read before."""
        try:
            if kept_runs.define(self, run):
                return
        except PrologError as problem:
            self.error("error", "", problem)
            return
        for item in run.items():
            self.item(item)

    def clause_of(self, term: Term) -> None:
        """Add a clause; what term_expansion/2 makes may be a directive too."""
        if isinstance(term, Struct) and term.name in (":-", "?-") and len(term.args) == 1:
            self.directive(term.args[0])
        else:
            self.add(term)

    def add(self, term: Term) -> None:
        """Add a clause."""
        space, term = meta.strip_checked(term, self.module)
        head, body = split(term)
        owner, head = meta.strip_checked(head, space)
        name, arity = functor_of(head)
        check_body(body, body)
        place = self.engine.modules.space_of(owner)
        tabled = self.engine.tabled.get((place, name, arity))
        if tabled is not None:
            tabled.discontiguous |= self.engine.predicates.find(place, name, arity).discontiguous
            head = renamed(head)
            name = tabled.name
        predicate = self.defined_here(place, name, arity)
        if predicate is None:
            return
        if predicate not in self.seen:
            self.begin(predicate)
        elif predicate is not self.last and not (
            predicate.discontiguous or predicate.dynamic or "discontiguous" in self.unchecked
        ):
            said = Struct("discontiguous", (self.indicator(predicate),))
            self.report("Warning", f"clauses of {predicate} are not together in the source file", said)
            predicate.discontiguous = True  # said once
        if predicate is not self.last:
            self.add_waiting()
        self.last = predicate
        if owner != space and body is not TRUE:
            body = meta.qualify(space, body)  # it runs in the module whose text it stands in
        if body is TRUE and name not in HOOKS:
            if owner == self.module:
                self.fact = head
            if predicate.dynamic or self.engine.facts.has_room_for(predicate, self.name, self.line):
                self.waiting.append(head)
                return
        self.add_waiting()
        self.engine.add_clause(predicate, Clause(head, body, self.line, file=self.name))

    def add_waiting(self) -> None:
        """Put the facts that wait into the store."""
        if self.waiting:
            heads, self.waiting = self.waiting, []
            add_facts(self.engine, self.engine.database.own_record(self.last), heads)

    def defined_here(self, space: str, name: str, arity: int) -> Predicate | None:
        """The predicate that a clause is for; an error the first time that it may not be defined, None afterwards."""
        row = self.engine.registry.find(name, arity)
        if self.engine.database.is_fixed(name, arity) or (row is not None and space == SYSTEM):
            if (name, arity) in self.refused:
                return None
            self.refused.add((name, arity))
            raise permission_error("modify", "static_procedure", Struct("/", (Atom(name), arity)))
        predicate = self.engine.predicates.ensure(space, name, arity)
        return None if predicate in self.refused else predicate

    def begin(self, predicate: Predicate) -> None:
        """The first clause of a predicate in this text: what another loading defined goes."""
        engine = self.engine
        engine.modules.ensure(predicate.space)
        if is_shared_hook(predicate.space, predicate.name, predicate.arity):
            predicate.multifile = predicate.discontiguous = True
        try:
            engine.imports.begin_definition(predicate)
        except PrologError:
            self.refused.add(predicate)
            raise
        self.seen.add(predicate)
        if predicate.multifile:
            if not predicate.dynamic:
                predicate.clauses = [c for c in predicate.clauses if c.file is None or c.file != self.name]
        elif predicate.clause_count:
            if predicate.file != self.name and not predicate.dynamic:
                said = Struct("redefined_procedure", (Atom("static"), self.indicator(predicate)))
                self.report("Warning", f"redefines {predicate}, which {predicate.file or 'a text'} defines", said)
            if predicate.file == self.name or not predicate.dynamic:
                engine.database.erase_all(predicate)
                predicate.clauses = []
                engine.facts.drop(predicate)
        predicate.defined = True
        predicate.file, predicate.line = self.name, self.line
        engine.predicates.reset(predicate)

    # directives

    def here(self, goal: Term) -> Term:
        """A goal as the module of the text means it."""
        return goal if self.module == USER else meta.qualify(self.module, goal)

    def directive(self, goal: Term) -> None:
        """Run a directive."""
        try:
            goal = expand_directive(self.engine, self.module, goal)
        except PrologError as problem:
            self.error("error", "directive: ", problem)
            return
        row = self.engine.registry.find(goal.name, len(goal.args)) if isinstance(goal, Struct) else None
        if row is not None and row.kind == "service" and row.function.startswith(DECLARATIONS):
            try:
                row.serve(self.engine, self.arguments(goal))
            except PrologError as problem:
                if goal.name == "module" and not self.seen:  # a text that cannot be its module is not loaded
                    raise
                self.error("error", "directive: ", problem)
            return
        self.goal(self.here(goal), "directive")

    def arguments(self, goal: Struct) -> list[Term]:
        """The arguments of a declaration, as the module of the text means them."""
        specs = meta.declared().get((goal.name, len(goal.args)))
        if self.module == USER or specs is None:
            return list(goal.args)
        return meta.qualify_all(self.module, specs, goal.args)

    def goal(self, goal: Term, title: str) -> None:
        """Run a goal; failure and errors are reported."""
        try:
            if self.engine.once(goal) is None:
                self.well = False
                self.report("Warning", f"Goal ({title}) failed", Struct("goal_failed", (Atom(title), goal)))
        except PrologError as problem:
            self.error("warning", f"Goal ({title}) raised ", problem)

    def indicator(self, predicate: Predicate) -> Term:
        """A predicate in a message's term."""
        return Struct(":", (Atom(predicate.space), Struct("/", (Atom(predicate.name), predicate.arity))))

    def report(self, kind: str, text: str, term: Term | None = None) -> None:
        """A message with the place."""
        self.engine.reporter.say(kind.lower(), text, term, self.name, self.line)

    def error(self, kind: str, before: str, problem: PrologError) -> None:
        """An error that nobody caught; that a clause is left out (no `before`) does not make loading fail."""
        self.well = self.well and not before
        self.engine.reporter.error(kind, before, problem.term, self.name, self.line)
