"""Imports and exports: which predicates of one module another sees, and what happens when names clash.

In: modules, import lists as terms. Out: predicates that stand for others, operators copied; what cannot be done is
reported and left out. Holds: what all of a module imports is weak: a definition of one's own wins, with a warning;
what is imported by name is strong: a definition of one's own is an error. Two imports of one name clash: the first
stays.
"""

from __future__ import annotations

from wamjit.engine.errors import (
    PrologError,
    error,
    instantiation_error,
    permission_error,
    type_error,
)
from wamjit.engine.exports import exported_operators, exports
from wamjit.engine.modules import Module, library_module
from wamjit.engine.predicates import SYSTEM, USER, Predicate
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts

WEAK, STRONG = "weak", "strong"
GRAMMAR = 2  # arguments more that a grammar rule has
Key = tuple[str, int]


class Wanted:
    """An import list: everything but some, or these, with their new names; operators that match."""

    def __init__(self, everything: bool = True) -> None:
        self.everything = everything
        self.without: set[Key] = set()
        self.names: dict[Key, str] = {}
        self.operators: list[tuple[Term, Term, Term]] = []


def indicator_key(term: Term) -> Key:
    """Name and arity of N/A or N//A; an error for anything else."""
    if isinstance(term, Var):
        raise instantiation_error()
    if isinstance(term, Struct) and term.name in ("/", "//") and len(term.args) == 2:
        name, arity = term.args
        if isinstance(name, Var) or isinstance(arity, Var):
            raise instantiation_error()
        if isinstance(name, Atom) and isinstance(arity, int) and arity >= 0:
            return name.name, arity + GRAMMAR * (term.name == "//")
    raise type_error("predicate_indicator", term)


def items_of(term: Term) -> list[Term]:
    """The items of a list."""
    items, tail = list_parts(term)
    if isinstance(tail, Var):
        raise instantiation_error()
    if tail is not NIL:
        raise type_error("list", term)
    return items


def is_operator(term: Term) -> bool:
    """op(P, T, N)."""
    return isinstance(term, Struct) and term.name == "op" and len(term.args) == 3


def renamed(term: Term) -> tuple[Key, str]:
    """An import N/A, or N/A as Other: the key and the name that it gets."""
    if isinstance(term, Struct) and term.name == "as" and len(term.args) == 2 and isinstance(term.args[1], Atom):
        return indicator_key(term.args[0]), term.args[1].name
    key = indicator_key(term)
    return key, key[0]


def import_list(term: Term) -> Wanted:
    """An import list as a term: all, except(List), or a list."""
    if isinstance(term, Var):
        raise instantiation_error()
    if isinstance(term, Atom) and term.name == "all":
        return Wanted()
    if isinstance(term, Struct) and term.name == "except" and len(term.args) == 1:
        wanted = Wanted()
        for item in items_of(term.args[0]):
            if is_operator(item):
                continue
            key, name = renamed(item)
            if name == key[0]:
                wanted.without.add(key)
            else:
                wanted.names[key] = name
        return wanted
    wanted = Wanted(everything=False)
    for item in items_of(term):
        if is_operator(item):
            wanted.operators.append(item.args)
        else:
            key, name = renamed(item)
            wanted.names[key] = name
    return wanted


class Imports:
    """Imports between the modules of one engine."""

    def __init__(self, engine):
        self.engine, self.modules, self.predicates = engine, engine.modules, engine.predicates

    # exports

    def set_exports(self, module: Module, public: Term) -> None:
        """The export list of a module: predicates, operators that are the module's own too."""
        for item in items_of(public):
            if is_operator(item):
                self.export_operator(module, item)
            else:
                module.exports[indicator_key(item)] = None

    def export_operator(self, module: Module, item: Struct) -> None:
        """An operator in an export list."""
        define(self.modules.own_operators(module.name), *item.args)
        names = item.args[2]
        for name in [names] if isinstance(names, Atom) else items_of(names):
            module.exported_operators.append((item.args[0], item.args[1].name, name.name))

    def export(self, space: str, key: Key) -> None:
        """export/1: one predicate more."""
        self.modules.ensure(space).exports[key] = None

    # imports

    def take(self, space: str, source: str, wanted: Wanted, reexport: bool = False) -> None:
        """Import from a module what is wanted of it, and export it again if that is asked for."""
        module = self.modules.ensure(source)
        how = WEAK if wanted.everything else STRONG
        names = dict(wanted.names)
        if wanted.everything:
            names = {key: names.get(key, key[0]) for key in module.exports if key not in wanted.without}
        for key, name in names.items():
            if key not in module.exports:
                self.report("Warning", f"{indicated(source, key)} is not exported (still imported into {space})")
            try:
                self.take_one(space, self.predicates.ensure(module.name, *key), name, how)
            except PrologError as problem:
                self.report("Error", refusal(problem))
            if reexport:
                self.export(space, (name, key[1]))
        self.take_operators(space, module, wanted, reexport)

    def take_operators(self, space: str, module: Module, wanted: Wanted, reexport: bool) -> None:
        """The exported operators that are wanted."""
        for row in module.exported_operators:
            if wanted.everything or any(matches(pattern, row) for pattern in wanted.operators):
                self.modules.own_operators(space).add(*row)
                if reexport:
                    self.modules.ensure(space).exported_operators.append(row)

    def take_one(self, space: str, source: Predicate, name: str, how: str) -> None:
        """Let a name in a module stand for a predicate of another."""
        definition = source.definition
        row = self.engine.registry.find(name, source.arity)
        if row is not None and row.protected and definition.space != SYSTEM:
            raise clash(space, definition, "a built-in has that name")
        predicate = self.predicates.ensure(space, name, source.arity)
        if predicate is definition:
            return
        if predicate.exists:
            if how == WEAK:
                self.overridden(predicate, owner(self, definition))
                return
            raise clash(space, definition, "it is defined locally")
        before = predicate.source
        if before is not None and predicate.imported and before.definition is not definition:
            raise clash(space, definition, f"already imported from {owner(self, before.definition)}")
        self.predicates.release(predicate)
        predicate.source = source
        predicate.imported = how if how == STRONG or predicate.imported != STRONG else STRONG
        if predicate.space == USER:
            self.predicates.meta_cell(name, predicate.arity, predicate.cell)

    def take_library(self, space: str, library: str, wanted: Wanted, reexport: bool = False) -> None:
        """use_module(library(..)) of a library of the system: noted only, nothing is loaded."""
        self.engine.registry.use(library)
        module = self.modules.ensure(space)
        public = exports().get(library, ())
        for key in public:
            if (wanted.everything or key in wanted.names) and key not in wanted.without:
                if wanted.names.get(key, key[0]) == key[0]:
                    module.libraries[key] = library
                    self.drop_inherited(space, key)
        for key, name in wanted.names.items():
            if key not in public and self.engine.registry.find(*key) is None:
                self.report("Warning", f"{indicated(library_module(library), key)} is not exported")
            elif name != key[0]:
                self.take_one(space, self.engine.system_predicate(*key), name, STRONG)
        for row in exported_operators(library):
            if wanted.everything or any(matches(pattern, row) for pattern in wanted.operators):
                self.modules.own_operators(space).add(*row)
        if reexport:
            for key in public:
                if wanted.everything or key in wanted.names:
                    self.export(space, key)

    def drop_inherited(self, space: str, key: Key) -> None:
        """A name that has meant what `user` has means the library's from now on."""
        predicate = self.predicates.find(space, *key)
        if predicate is not None and predicate.source is not None and not predicate.imported:
            self.predicates.release(predicate)

    # a definition of one's own

    def begin_definition(self, predicate: Predicate) -> None:
        """A text is about to define a predicate: imports of that name go, or forbid it."""
        key, space = predicate.indicator, predicate.space
        if predicate.imported == STRONG:
            culprit = Struct(":", (Atom(owner(self, predicate.definition)), Struct("/", (Atom(key[0]), key[1]))))
            raise permission_error("redefine", "imported_procedure", culprit)
        if predicate.imported == WEAK:
            self.overridden(predicate, owner(self, predicate.definition))
        module = self.modules.find(space)
        if module is not None and key in module.libraries:
            self.overridden(predicate, library_module(module.libraries.pop(key)))
        self.predicates.release(predicate)

    def overridden(self, predicate: Predicate, source: str) -> None:
        """Say that a local definition hides an import."""
        self.report("Warning", f"Local definition of {full(predicate)} overrides weak import from {source}")

    def report(self, kind: str, text: str) -> None:
        """A message, with the place where something is being loaded."""
        if self.engine.loads:
            self.engine.loads[-1].report(kind, text)
        else:
            self.engine.reporter.say(kind.lower(), text)


def define(operators, priority: Term, kind: Term, names: Term) -> None:
    """op/3 on a table, with its errors as Prolog errors."""
    from wamjit.read.operators import OperatorError

    try:
        operators.define(priority, kind, names)
    except OperatorError as problem:
        raise error(problem.formal) from None


def matches(pattern: tuple[Term, Term, Term], row: tuple[int, str, str]) -> bool:
    """Whether op(P, T, N) in an import list means an exported operator."""
    priority, kind, name = pattern
    return (
        (isinstance(priority, Var) or priority == row[0])
        and (isinstance(kind, Var) or kind is Atom(row[1]))
        and (isinstance(name, Var) or name is Atom(row[2]))
    )


def owner(imports: Imports, definition: Predicate) -> str:
    """The module of a definition, as programs see it."""
    return imports.modules.owner(definition)


def full(predicate: Predicate) -> str:
    """A predicate with its module."""
    return indicated(predicate.space, predicate.indicator)


def indicated(space: str, key: Key) -> str:
    """Module:Name/Arity in a message."""
    from wamjit.engine.messages import shown

    return shown(Struct(":", (Atom(space), Struct("/", (Atom(key[0]), key[1])))))


def clash(space: str, definition: Predicate, reason: str) -> PrologError:
    """What cannot be imported, and why."""
    culprit = Struct(":", (Atom(definition.space), Struct("/", (Atom(definition.name), definition.arity))))
    formal = Struct("permission_error", (Struct("import_into", (Atom(space),)), Atom("procedure"), culprit))
    return error(formal, Atom(reason))


def refusal(problem: PrologError) -> str:
    """A clash in words."""
    from wamjit.engine.messages import shown

    formal, reason = problem.term.args
    if isinstance(formal, Struct) and formal.name == "permission_error" and isinstance(reason, Atom):
        into = formal.args[0].args[0].name
        return f"No permission to import {shown(formal.args[2])} into {into} ({reason.name})"
    return str(problem)
