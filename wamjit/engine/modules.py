"""Modules: their name spaces, what they export, and what a name means in one.

In: declarations, names. Out: predicates. Holds: a module owns the predicates of its space; a name that it neither
defines nor imports means what a library that it uses exports, else what `user` defines, else a built-in or an
autoloaded library predicate. The library is one space, `system`: `lists:append(X, Y, Z)` means the predicate of the
library. Operators are those of `user` and the module's own. What stands for `user` here is the module's base: another
module for a unit of tests that a module contains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wamjit.engine import meta
from wamjit.engine.bodies import Bridge, qualifying_space
from wamjit.engine.errors import error, permission_error
from wamjit.engine.exports import exports
from wamjit.engine.predicates import SYSTEM, USER, Predicate
from wamjit.read.operators import Entry, Operators
from wamjit.read.terms import Atom, Struct, Term

ALIASES = {"prolog": SYSTEM}
Key = tuple[str, int]


class Module:
    """A module that a text declares, or that came to be otherwise."""

    __slots__ = ("name", "file", "line", "exports", "exported_operators", "libraries", "operators", "base")

    def __init__(self, name: str):
        self.name = name
        self.file: str | None = None
        self.line = 0
        self.exports: dict[Key, None] = {}
        self.exported_operators: list[tuple[int, str, str]] = []
        self.libraries: dict[Key, str] = {}  # what use_module(library(..)) said, without loading anything
        self.operators: LocalOperators | None = None
        self.base = USER  # the module whose predicates are seen here too


class SharedOperators(Operators):
    """The operators of `user`: modules see what changes in them. `told` is called at each change of any module."""

    __slots__ = ("children", "changes", "told")

    def __init__(self, table: dict[str, Entry] | None = None) -> None:
        super().__init__(table)
        self.children: list[LocalOperators] = []
        self.changes = 0  # of operators of any module
        self.told: Callable[[], None] = lambda: None

    def note_change(self) -> None:
        """The operators of some module have changed."""
        self.changes += 1
        self.told()

    def _store(self, priority: int, type: str, name: str, plain: bool) -> None:
        super()._store(priority, type, name, plain)
        self.note_change()
        for child in self.children:
            child.inherit(priority, type, name, plain)


class LocalOperators(Operators):
    """The operators of a module: its own in front of those of `user`."""

    __slots__ = ("own", "shared")

    def __init__(self, shared: SharedOperators) -> None:
        super().__init__(dict(shared.table))
        self.shared = shared
        self.own: set[tuple[str, str]] = set()
        shared.children.append(self)

    def _store(self, priority: int, type: str, name: str, plain: bool) -> None:
        super()._store(priority, type, name, plain)
        self.shared.note_change()
        self.own.add((name, place_of(type)))

    def inherit(self, priority: int, type: str, name: str, plain: bool) -> None:
        """Follow a change in `user`, unless the module has an operator of its own there."""
        if (name, place_of(type)) not in self.own:
            super()._store(priority, type, name, plain)


def place_of(type: str) -> str:
    """Whether a type is prefix, infix or postfix."""
    return ("prefix", "infix")[type.index("f")] if type[-1] != "f" else "postfix"


class Modules:
    """The modules of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.predicates = engine.predicates
        self.table = {USER: Module(USER), SYSTEM: Module(SYSTEM)}
        self.user_operators = SharedOperators(Operators.standard().table)
        self.user_operators.told = engine.syntax.forget
        self._typein = USER
        self.noted = False  # whether the kernel knows cells of modules
        self.linked: dict[Predicate, set[Predicate]] = {}  # the bridges to a meta-predicate

    # names

    @property
    def typein(self) -> str:
        """The module of the toplevel: module/1."""
        return self._typein

    @typein.setter
    def typein(self, name: str) -> None:
        self._typein = name
        self.engine.syntax.forget()

    @property
    def source(self) -> str:
        """The module of the text that is being loaded, else that of the toplevel."""
        loads = self.engine.loads
        return loads[-1].module if loads else self.typein

    def here(self, goal: Term) -> Term:
        """A goal that was typed, as the toplevel's module means it."""
        return goal if self.typein == USER else meta.qualify(self.typein, goal)

    def space_of(self, name: str) -> str:
        """The name space that a module's name means."""
        if name in self.table:
            return name
        return SYSTEM if name in ALIASES or library_file(name) is not None else name

    def find(self, name: str) -> Module | None:
        """A module that there is."""
        return self.table.get(name)

    def ensure(self, name: str) -> Module:
        """A module, made if need be; the library's are all `system`."""
        space = self.space_of(name)
        module = self.table.get(space)
        return self._new(space) if module is None else module

    def _new(self, name: str) -> Module:
        module = self.table[name] = Module(name)
        self.forget_cells()
        return module

    def declare(self, name: str, file: str | None, line: int) -> Module:
        """:- module(Name, ..): a module of its own, empty of exports; one file at a time may be it."""
        if name in (USER, SYSTEM) or name in ALIASES:
            raise permission_error("redefine", "module", Atom(name))
        module = self.table.get(name) or self._new(name)
        if module.file not in (None, file):
            raise error(
                Struct("permission_error", (Atom("load"), Atom("source_sink"), Atom(file or "text"))),
                Atom(f"module {name} is already loaded from {module.file}"),
            )
        module.file, module.line = file, line
        module.exports, module.exported_operators, module.libraries = {}, [], {}
        if module.operators is not None:
            self.user_operators.children.remove(module.operators)
        module.operators = LocalOperators(self.user_operators)
        return module

    def within(self, name: str, base: str) -> Module:
        """A module that sees what another one sees, operators too."""
        module = self.ensure(name)
        module.base = self.space_of(base)
        module.operators = self.ensure(base).operators
        return module

    def bases(self, space: str) -> Iterator[str]:
        """The modules whose predicates are seen in a module without an import, the nearest first."""
        while space != USER:
            module = self.table.get(space)
            space = USER if module is None else module.base
            yield space

    def forget_cells(self) -> None:
        """What the kernel has noted of `Module:Goal` may not hold any more."""
        if self.noted:
            area = self.engine.memory.area("cells")
            self.engine.memory.write_bytes(area.start, bytes(area.size))
            self.noted = False

    def cell(self, module: str, name: str, arity: int) -> int:
        """The cell that `Module:Goal` goes through, for the kernel to note."""
        self.noted = True
        return self.engine.meta_callee(self.space_of(module), name, arity).cell

    def operators(self, name: str) -> Operators:
        """The operators of a module, to be looked up."""
        module = self.table.get(self.space_of(name))
        return self.user_operators if module is None or module.operators is None else module.operators

    def own_operators(self, name: str) -> Operators:
        """The operators of a module, to be changed: `user` has those that all see."""
        space = self.space_of(name)
        if space in (USER, SYSTEM):
            return self.user_operators
        module = self.ensure(space)
        if module.operators is None:
            module.operators = LocalOperators(self.user_operators)
        return module.operators

    # what a name means

    def callee(self, space: str, name: str, arity: int) -> Predicate:
        """The predicate whose cell a call in a module goes through; its meaning may be settled later."""
        predicate = self.predicates.find(space, name, arity)
        if space == SYSTEM:
            system = predicate or self.engine.system_predicate(name, arity)
            return system or self.predicates.ensure(USER, name, arity)
        if predicate is not None:
            return predicate
        row = self.engine.registry.find(name, arity)
        if row is not None and row.protected:
            system = self.engine.system_predicate(name, arity)
            if qualifying_space(space, system) is None:
                return system
        return self.predicates.ensure(space, name, arity)

    def resolve(self, space: str, name: str, arity: int) -> Predicate | None:
        """The predicate that a name means in a module that does not define or import it."""
        if space == SYSTEM:
            return None
        seen_from = space
        for base in self.bases(space):
            module = self.table.get(seen_from)
            if module is not None and (name, arity) in module.libraries:
                break
            inherited = self.predicates.find(base, name, arity)
            if inherited is not None and (inherited.exists or inherited.imported):
                if inherited.definition.space != space:  # what a base imports from here is no answer
                    return inherited.definition
            seen_from = base
        return self.engine.system_predicate(name, arity)

    def visible(self, space: str, name: str, arity: int) -> Predicate | None:
        """The predicate that a module sees under a name, if it is defined at all."""
        predicate = self.predicates.find(space, name, arity)
        if predicate is not None:
            definition = predicate.definition
            if definition.exists or definition.builtin is not None:
                return definition
        return self.resolve(space, name, arity)

    def target(self, predicate: Predicate) -> Predicate | None:
        """What a predicate without clauses stands for."""
        if predicate.source is not None:
            return predicate.source.definition
        return self.resolve(predicate.space, predicate.name, predicate.arity)

    def link(self, predicate: Predicate, target: Predicate) -> int | None:
        """Let calls of `predicate` go to `target`: its entry, None where that is unknown too."""
        engine = self.engine
        space = qualifying_space(predicate.space, target)
        if space is None:
            entry = engine.codespace.read(target.cell) if target.compiled else engine.entry_of(target)
            if entry is not None:
                predicate.source = target
                self.predicates.follow(predicate, target)
            return entry
        if not target.exists and target.builtin is None:
            return None
        predicate.source = target
        self.linked.setdefault(target, set()).add(predicate)
        return engine.compile(predicate, SYSTEM, Bridge(predicate, target, space))

    def guard(self, predicate: Predicate, entry: int) -> int:
        """Let a program's meta-predicate get its arguments with a module also from its own: the entry of that code."""
        inner = self.predicates.ensure(predicate.space, f"$meta {predicate.name}", predicate.arity)
        inner.defined, inner.meta = True, predicate.meta
        self.predicates.publish(inner, entry)
        return self.engine.compile(predicate, SYSTEM, Bridge(predicate, inner, predicate.space))

    def owner(self, definition: Predicate) -> str:
        """The module that a predicate belongs to, as programs see it."""
        row = definition.builtin
        if definition.space == SYSTEM and row is not None and row.kind == "prolog" and row.function in exports():
            return row.function.replace("/", "_")
        return definition.space

    # declarations

    def set_meta(self, space: str, name: str, specs: tuple) -> None:
        """meta_predicate/1."""
        predicate = self.predicates.ensure(space, name, len(specs))
        before, predicate.meta = predicate.meta, specs
        if meta.is_transparent(before) != meta.is_transparent(specs) or before != specs:
            self.predicates.reset(predicate)
            for bridge in self.linked.pop(predicate, set()) | set(predicate.dependents):
                if bridge.definition is predicate:
                    if bridge in predicate.dependents:
                        predicate.dependents.remove(bridge)
                    self.predicates.reset(bridge)

    def names(self) -> Iterator[str]:
        """All modules, those of the library too."""
        yield from self.table
        yield from (name for name in map(library_module, exports()) if name not in self.table)


def library_module(file: str) -> str:
    """The module name of a library file."""
    return file.replace("/", "_")


def library_file(module: str) -> str | None:
    """The library file of a module name."""
    found = exports()
    if module in found:
        return module
    nested = module.replace("_", "/", 1)
    return nested if nested in found else None
