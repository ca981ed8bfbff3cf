"""Loading text: clauses become predicates, directives run, initialization goals follow.

In: a path or a text. Out: whether every directive and goal went well. Holds: a clause that is wrong is reported with
its file and line and left out; the rest is loaded; loading a file again replaces what it defined before.
"""

from __future__ import annotations

from pathlib import Path

from wamjit.builtins.unit_tests import add_test, is_test
from wamjit.engine.database import check_body, functor_of, split
from wamjit.engine.errors import PrologError, existence_error, permission_error
from wamjit.engine.messages import located
from wamjit.engine.predicates import USER, Clause, Predicate
from wamjit.engine.source import CLAUSE, MESSAGE, Item, LoadedFile, SourceProblem, find_file, read_items, read_text
from wamjit.read.terms import Atom, Struct, Term

# Directives that need no machine: their Python function is called at once.
DECLARATIONS = ("loading.", "database.dynamic", "database.discontiguous", "database.multifile", "database.accept")


def load(engine, path=None, text: str | None = None) -> bool:
    """Load a file or a text. A file that cannot be read is a Prolog error."""
    if path is not None and text is not None:
        raise TypeError("a path or a text, not both")
    if text is not None:
        return Load(engine, None, text).run()
    try:
        found = find_file(str(path), engine.loads[-1].folder if engine.loads else None)
        return Load(engine, found, read_text(found)).run()
    except SourceProblem as problem:
        raise file_error(problem, str(path)) from None


def file_error(problem: SourceProblem, name: str) -> PrologError:
    """A file that cannot be loaded, as a Prolog error; its context is the reason."""
    culprit, reason = Atom(name), Atom(str(problem))
    if problem.kind == "missing":
        return existence_error("source_sink", culprit, reason)
    error = permission_error("open", "source_sink", culprit)
    error.term.args = (error.term.args[0], reason)
    return error


class Load:
    """One text that is being loaded."""

    def __init__(self, engine, path: Path | None, text: str):
        self.engine, self.path, self.text = engine, path, text
        self.folder = path.parent if path is not None else None
        self.name = str(path) if path is not None else None
        self.line = 0
        self.well = True
        self.seen: set[Predicate] = set()
        self.last: Predicate | None = None
        self.refused: set[tuple[str, int]] = set()
        self.initializations: list[tuple[Term, int]] = []
        self.unit: Term | None = None  # the unit of tests that is open
        self.unit_tests = 0  # how many tests it has
        self.skipping: list[str] = []  # open :- if(..) whose text is left out, or `taken`

    def run(self) -> bool:
        """Load everything, then run what waits for the end of it."""
        engine = self.engine
        engine.loads.append(self)
        if self.path is not None:
            engine.loaded_files.add(self.path.resolve())
        try:
            if not self.text.strip():
                engine.streams.warn(located("Warning", self.name, 0, "the file is empty"))
            self.items(self.text)
        finally:
            engine.loads.pop()
        for goal, line in self.initializations:
            self.line = line
            self.goal(goal, "initialization goal")
        return self.well

    def items(self, text: str) -> None:
        """Do the items of a text: from the cache, or as they are read, which fills the cache."""
        cache = self.engine.source_cache
        kept = cache.find(self.engine, self.name, text) if cache is not None else None
        if kept is not None:
            for item in kept.items:
                self.item(item)
            return
        loaded = LoadedFile(self.name)
        key = cache.key(self.engine, self.name, text) if cache is not None else None
        for item in read_items(self.engine, text, self.name):
            loaded.items.append(item)
            self.item(item)
        if cache is not None:
            cache.store(key, loaded)

    def include(self, name: str) -> None:
        """include/1: the text of another file in this place."""
        try:
            path = find_file(name, self.folder)
            text = read_text(path)
        except SourceProblem as problem:
            raise file_error(problem, name) from None
        outer, self.name = self.name, str(path)
        try:
            self.items(text)
        finally:
            self.name = outer

    def item(self, item: Item) -> None:
        """Do one item."""
        self.line = item.line
        if self.conditional(item) or self.skipping and self.skipping[-1] != "active":
            return
        if item.kind == MESSAGE:
            self.engine.streams.warn(item.term)
        elif item.kind == CLAUSE:
            self.clause(item.term)
        else:
            self.directive(item.term)

    # conditional compilation

    def conditional(self, item: Item) -> bool:
        """:- if(G), elif, else, endif. The state is active, waiting (no branch taken yet) or done."""
        goal = item.term
        name = goal.name if item.kind not in (MESSAGE, CLAUSE) and isinstance(goal, Atom | Struct) else ""
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
        else:
            return False
        return True

    def holds(self, goal: Term) -> bool:
        """Whether a condition holds; one that raises an error does not."""
        try:
            return self.engine.once(goal) is not None
        except PrologError as problem:
            self.report("Error", str(problem))
            return False

    # clauses

    def clause(self, term: Term) -> None:
        """Add a clause to its predicate, or say why not."""
        try:
            for expanded in self.engine.expand(term):
                if self.unit is not None and is_test(expanded):
                    add_test(self.engine, self, expanded)
                else:
                    self.add(expanded)
        except PrologError as problem:
            self.report("Error", str(problem))

    def add(self, term: Term) -> None:
        """Add a clause."""
        head, body = split(unqualified(term))
        head = unqualified(head)
        name, arity = functor_of(head)
        check_body(body, body)
        if (name, arity) in self.refused:
            return
        row = self.engine.registry.find(name, arity)
        if row is not None and row.protected:
            self.refused.add((name, arity))
            raise permission_error("modify", "static_procedure", Struct("/", (Atom(name), arity)))
        predicate = self.engine.predicates.ensure(USER, name, arity)
        if predicate not in self.seen:
            self.begin(predicate)
        elif predicate is not self.last and not (predicate.discontiguous or predicate.dynamic):
            self.report("Warning", f"clauses of {predicate} are not together in the source file")
            predicate.discontiguous = True  # said once
        self.last = predicate
        self.engine.add_clause(predicate, Clause(head, body, self.line))

    def begin(self, predicate: Predicate) -> None:
        """The first clause of a predicate in this text: what another loading defined goes."""
        self.seen.add(predicate)
        if predicate.clause_count and not predicate.multifile:
            if predicate.file != self.name and not predicate.dynamic:
                self.report("Warning", f"redefines {predicate}, which {predicate.file or 'a text'} defines")
            if predicate.file == self.name or not predicate.dynamic:
                self.engine.database.erase_all(predicate)
                predicate.clauses = []
        predicate.defined = True
        predicate.file = self.name
        self.engine.predicates.reset(predicate)

    # directives

    def directive(self, goal: Term) -> None:
        """Run a directive."""
        row = self.engine.registry.find(goal.name, len(goal.args)) if isinstance(goal, Struct) else None
        if row is not None and row.kind == "service" and row.function.startswith(DECLARATIONS):
            try:
                row.serve(self.engine, list(goal.args))
            except PrologError as problem:
                self.well = False
                self.report("Error", f"directive: {problem}")
            return
        self.goal(goal, "directive")

    def goal(self, goal: Term, title: str) -> None:
        """Run a goal; failure and errors are reported."""
        try:
            if self.engine.once(goal) is None:
                self.well = False
                self.report("Warning", f"Goal ({title}) failed")
        except PrologError as problem:
            self.well = False
            self.report("Warning", f"Goal ({title}) raised {problem}")

    def report(self, kind: str, text: str) -> None:
        """A message with the place."""
        self.engine.streams.warn(located(kind, self.name, self.line, text))


def unqualified(term: Term) -> Term:
    """A term without a module in front: there is one module for programs."""
    while isinstance(term, Struct) and term.name == ":" and len(term.args) == 2 and isinstance(term.args[0], Atom):
        term = term.args[1]
    return term
