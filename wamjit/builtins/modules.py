"""Modules as programs see them: what there is, where it comes from, meta_predicate declarations, @/2.

In: module names, heads, indicators, with a module in front or not. Out: lists for the Prolog side to choose from
(prolog/modules.pl). Holds: without a module `user` is meant.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from wamjit.engine import meta
from wamjit.engine.database import functor_of
from wamjit.engine.errors import domain_error, indicator, instantiation_error, type_error
from wamjit.engine.expansion import is_shared_hook
from wamjit.engine.exports import exports
from wamjit.engine.modules import Module, library_file
from wamjit.engine.predicates import SYSTEM, USER, Predicate
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, conjuncts, list_parts, make_list

SHARED_HOOK = (*map(Atom, ("visible", "defined", "dynamic", "multifile")), Struct("number_of_clauses", (0,)))
# What predicate_property/2 may be asked: the properties of ISO 13211-2, GNU Prolog, SICStus, SWI-Prolog and YAP.
PROPERTIES = frozenset(
    [(name, 0) for name in
     "autoload built_in built_in_fd compiled control_construct defined det discontiguous dynamic exported foreign"
     " incremental interpreted iso jitted library monofile multifile native_code nodebug non_terminal noprofile notrace"
     " opaque private public quasi_quotation_syntax source spied ssu static system tabled terminating thread_local"
     " transparent undefined user visible volatile".split()]
    + [(name, 1) for name in
       "abstract autoload block defined_in file implementation_module imported_from indexed last_modified_generation"
       " line_count meta_predicate metapredicate mode number_of_clauses number_of_rules primary_index prolog_file"
       " prolog_line size tabled thread".split()]
)  # fmt: skip


def split_module(engine, term, module, plain):
    """'$split_module'(+Term, -Module, -Plain): the module in front, which may be a variable"""
    space, inner = meta.strip(term, USER)
    if meta.is_qualified(inner) and isinstance(inner.args[0], Var):
        return [(module, inner.args[0]), (plain, inner.args[1])]
    space, inner = meta.strip_checked(inner, space)
    return [(module, Atom(space)), (plain, inner)]


def strip_module(engine, term, module, plain):
    """strip_module/3"""
    space, inner = meta.strip(term, USER)
    return [(module, Atom(space)), (plain, inner)]


def context_module(engine, term):
    """context_module/1: called from a module, its name is in front of the argument"""
    space, variable = meta.strip(term, USER)
    return [(variable, Atom(space))]


def set_module(engine, name):
    """module/1: the toplevel's module"""
    if isinstance(name, Var):
        raise instantiation_error()
    if not isinstance(name, Atom):
        raise type_error("atom", name)
    engine.modules.ensure(name.name)
    engine.modules.typein = name.name


def meta_predicate(engine, term):
    """meta_predicate/1"""
    space, term = meta.strip_checked(term, USER)
    items, tail = list_parts(term)
    for part in items if items and tail is NIL else conjuncts(term):
        owner, head = meta.strip_checked(part, space)
        name, specs = meta.of_term(head)
        engine.modules.set_meta(engine.modules.space_of(owner), name, specs)


def seen_from(engine, goal, module, seen):
    """'$at'(+Goal, +Module, -Goal1): the goal with the arguments that it calls seen from a module"""
    space, plain = meta.strip_checked(goal, USER)
    if not isinstance(module, Atom):
        raise instantiation_error() if isinstance(module, Var) else type_error("module", module)
    name, arity = functor_of(plain)
    definition = engine.modules.visible(engine.modules.space_of(space), name, arity)
    if definition is None or not meta.is_transparent(definition.meta):
        return [(seen, goal)]
    arguments = meta.qualify_all(module.name, definition.meta, plain.args)
    owner = USER if definition.space == SYSTEM else definition.space
    return [(seen, Struct(":", (Atom(owner), Struct(name, arguments))))]


def module_list(engine, found):
    """'$modules'(-List): the names of all modules"""
    loaded = {file.replace("/", "_") for file in engine.registry.loaded & set(exports())}
    return [(found, make_list(Atom(name) for name in [*engine.modules.table, *sorted(loaded)]))]


def module_properties(engine, name, found):
    """'$module_properties'(+Module, -List): for module_property/2"""
    if not isinstance(name, Atom):
        raise instantiation_error() if isinstance(name, Var) else type_error("module", name)
    module = engine.modules.find(name.name)
    library = library_file(name.name)
    if module is None and library is not None:
        return [(found, make_list(library_properties(library)))]
    return [(found, NIL if module is None else make_list(own_properties(module)))]


def library_properties(library: str) -> Iterator[Term]:
    """The properties of a module of the library."""
    from wamjit.engine.library import library_dir

    yield Struct("class", (Atom("library"),))
    yield Struct("file", (Atom(str(library_dir() / f"{library}.pl")),))
    yield Struct("exports", (make_list(indicator(*key) for key in exports()[library]),))
    yield Struct("exported_operators", (NIL,))


def own_properties(module: Module) -> Iterator[Term]:
    """The properties of a module of the program's, or of `user` and `system`."""
    yield Struct("class", (Atom(SYSTEM if module.name == SYSTEM else USER),))
    if module.file is not None:
        yield Struct("file", (Atom(module.file),))
        yield Struct("line_count", (module.line,))
    yield Struct("exports", (make_list(indicator(*key) for key in module.exports),))
    operators = [Struct("op", (p, Atom(t), Atom(n))) for p, t, n in module.exported_operators]
    yield Struct("exported_operators", (make_list(operators),))


# predicates


def spaces_of(engine, module: Term) -> list[str]:
    """The name spaces that a module or a variable means."""
    if isinstance(module, Var):
        return [space for space in engine.modules.table if space != SYSTEM]
    if not isinstance(module, Atom):
        raise type_error("module", module)
    return [engine.modules.space_of(module.name)]


def predicate_list(engine, module, name, arity, found):
    """'$current_predicates'(?Module, ?Name, ?Arity, -List): Module:(Name/Arity) for current_predicate/1"""
    if not isinstance(name, Atom | Var):
        raise type_error("atom", name)
    if not isinstance(arity, int | Var):
        raise type_error("integer", arity)
    listed = []
    for space in spaces_of(engine, module):
        shown = module if isinstance(module, Atom) else Atom(space)
        for predicate in matching(engine, space, name, arity):
            listed.append(Struct(":", (shown, indicator(predicate.name, predicate.arity))))
    return [(found, make_list(listed))]


def is_current(engine, module, name, arity):
    """'$is_current'(+Module, +Name, +Arity): current_predicate/1 of what is known"""
    return any(True for _ in matching(engine, engine.modules.space_of(module.name), name, arity))


def matching(engine, space: str, name: Term, arity: Term) -> Iterator[Predicate]:
    """The predicates of a space that exist, its own and imported ones, that name and arity mean."""
    known = engine.predicates.spaces[space]
    if isinstance(name, Atom) and isinstance(arity, int):
        predicate = known.get((name.name, arity))
        candidates = [] if predicate is None else [predicate]
    else:
        candidates = [p for p in known.values() if isinstance(name, Var) or p.name == name.name]
    for predicate in list(candidates):
        if (isinstance(arity, Var) or predicate.arity == arity) and is_visible(predicate):
            yield predicate


def is_visible(predicate: Predicate) -> bool:
    """Whether current_predicate/1 shows a predicate: it exists, as the module's own or imported."""
    definition = predicate.definition
    mine = predicate.exists or bool(predicate.imported)
    return mine and definition.exists and definition.space != SYSTEM and not predicate.name.startswith("$")


def head_list(engine, module, found):
    """'$heads'(?Module, -List): Module:Head of all predicates, for predicate_property/2"""
    listed = []
    for space in spaces_of(engine, module):
        shown = module if isinstance(module, Atom) else Atom(space)
        for predicate in list(engine.predicates.spaces[space].values()):
            if (predicate.exists or predicate.imported) and not predicate.name.startswith("$"):
                arguments = [Var() for _ in range(predicate.arity)]
                head = Struct(predicate.name, arguments) if arguments else Atom(predicate.name)
                listed.append(Struct(":", (shown, head)))
    return [(found, make_list(listed))]


def properties(engine, module, head, found):
    """'$properties'(+Module, +Head, -List): for predicate_property/2"""
    return [(found, make_list(properties_of(engine, module, head)))]


def has_property(engine, module, head, wanted):
    """'$has_property'(+Module, +Head, +Property): a property that is an atom"""
    if any(found is wanted for found in properties_of(engine, module, head)):
        return True
    return check_property(engine, wanted)


def check_property(_engine, wanted):
    """'$check_property'(+Property): fails; domain_error(predicate_property, Property) if no system has such a one"""
    if functor_of(wanted) not in PROPERTIES:
        raise domain_error("predicate_property", wanted)
    return False


def clause_count(engine, module, head, count):
    """'$clause_count'(+Module, +Head, ?Count): the property number_of_clauses, without a look at any clause"""
    for found in properties_of(engine, module, head):
        if isinstance(found, Struct) and found.name == "number_of_clauses":
            return [(count, found.args[0])]
    return False


def properties_of(engine, module: Term, head: Term) -> Iterator[Term]:
    """The properties of the predicate that a head means in a module; none of an unknown one."""
    name, arity = functor_of(head)
    if not isinstance(module, Atom):
        raise type_error("module", module)
    space = engine.modules.space_of(module.name)
    definition = engine.modules.visible(space, name, arity)
    if definition is None:
        return iter(SHARED_HOOK if is_shared_hook(space, name, arity) else ())
    if definition.builtin is not None and definition.builtin.kind == "prolog":
        engine.registry.load_library(definition.builtin.function)  # then file and line are known
    return all_properties(engine, space, definition)


def all_properties(engine, space: str, definition: Predicate) -> Iterator[Term]:
    """What predicate_property/2 says of a predicate that is seen from a module."""
    row, owner = definition.builtin, engine.modules.owner(definition)
    names = ["visible", "defined", "dynamic" if definition.dynamic else "static"]
    if row is not None:
        names += ["built_in", "system"] if row.built_in else ["library"]
    names += [flag for flag in ("discontiguous", "multifile") if getattr(definition, flag)]
    yield from map(Atom, names)
    module = engine.modules.find(definition.space)
    if (module is not None and definition.indicator in module.exports) or (row is not None and not row.built_in):
        yield Atom("exported")
    if definition.space != space:
        yield Struct("imported_from", (Atom(owner),))
    if meta.is_transparent(definition.meta):
        yield Atom("transparent")
    if definition.meta is not None:
        yield Struct("meta_predicate", (meta.to_term(definition.name, definition.meta),))
    if definition.file is not None:
        yield Struct("file", (Atom(os.path.abspath(definition.file)),))
        yield Struct("line_count", (definition.line,))
    if row is None:
        tabled = engine.tabled.get((definition.space, definition.name, definition.arity))
        if tabled is not None:
            yield Atom("tabled")
            definition = tabled
        yield Struct("number_of_clauses", (definition.clause_count,))
        clauses = definition.clauses if definition.facts is None else ()  # no list is made to find no rule in it
        yield Struct("number_of_rules", (sum(clause.body is not Atom("true") for clause in clauses),))


# undefined procedures


def list_undefined(engine):
    """list_undefined/0: warnings about calls of procedures that are not there"""
    from wamjit.engine.undefined import report_undefined

    report_undefined(engine)


# expansion


def hook_list(engine, module, name, found):
    """'$hooks'(+Module, +Name, -List): Module-Arity of what has clauses for term_expansion or goal_expansion"""
    from wamjit.engine.expansion import hooks

    return [(found, make_list(Struct("-", (Atom(m), n)) for m, n in hooks(engine, module.name, name.name)))]


def meta_specs(engine, module, goal, specs):
    """'$meta_specs'(+Module, +Goal, -Specs): fails unless Goal is one of a meta-predicate"""
    name, arity = functor_of(goal)
    space = engine.modules.space_of(module.name)
    definition = engine.modules.visible(space, name, arity) or engine.predicates.find(space, name, arity)
    if definition is None or not meta.is_transparent(definition.meta):  # perhaps declared in front of its clauses
        return False
    return [(specs, make_list(meta.to_term(name, definition.meta).args))]


def translate_rule(engine, rule, clause):
    """dcg_translate_rule/2; fails for what is no rule"""
    from wamjit.engine.dcg import translate

    if isinstance(rule, Var):
        raise instantiation_error()
    if not isinstance(rule, Struct) or rule.name != "-->" or len(rule.args) != 2:
        return False
    return [(clause, translate(rule))]
