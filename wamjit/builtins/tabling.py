"""Declarations of tables: `:- table p/2, path(_, _, min).`

In: what the directive says. Out: for each predicate NAME/N one of the same name that asks prolog/tabling.pl, whose body
is the program's clauses under the name `NAME tabled`; the loader gives them that name. Holds: tables of a predicate
that is declared again are gone.
"""

from __future__ import annotations

from wamjit.builtins.database import checked_indicator
from wamjit.engine.errors import domain_error, instantiation_error, permission_error, type_error
from wamjit.engine.meta import strip_checked
from wamjit.engine.predicates import USER, Clause, Predicate
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts, make_list

PLAIN = ("min", "max", "first", "last", "-")
SUFFIX = " tabled"
INDEX = Atom("index")  # the mode of an argument that tells calls apart
OPTIONS = ("subsumptive", "variant", "incremental", "opaque", "shared", "monotonic", "lazy", "private")


def table(engine, term):
    """table/1"""
    for space, spec in specifications(term):
        name, modes = checked_specification(spec, space)
        declare(engine, space, name, modes)


def specifications(term: Term) -> list[tuple[str, Term]]:
    """What a declaration lists, with the modules."""
    found = []
    todo = [(USER, term)]
    while todo:
        space, part = todo.pop()
        space, part = strip_checked(part, space)
        items, tail = list_parts(part)
        if isinstance(part, Var) or isinstance(tail, Var):
            raise instantiation_error()
        if items or part is NIL:
            todo.extend((space, item) for item in reversed(items))
        elif isinstance(part, Struct) and part.name == "," and len(part.args) == 2:
            todo.extend((space, item) for item in reversed(part.args))
        elif isinstance(part, Struct) and part.name == "as" and len(part.args) == 2:
            check_options(part.args[1])
            todo.append((space, part.args[0]))
        else:
            found.append((space, part))
    return found


def check_options(term: Term) -> None:
    """What stands behind `as`; none of it changes answers here."""
    todo = [term]
    while todo:
        part = todo.pop()
        if isinstance(part, Struct) and part.name == ",":
            todo.extend(part.args)
        elif getattr(part, "name", None) not in OPTIONS:
            raise domain_error("table_option", part)


def checked_specification(spec: Term, space: str) -> tuple[str, list[Term]]:
    """The name and the modes of the arguments: `index` for one that tells calls apart."""
    if isinstance(spec, Struct) and spec.name == "//" and len(spec.args) == 2 and isinstance(spec.args[1], int):
        spec = Struct("/", (spec.args[0], spec.args[1] + 2))
    if isinstance(spec, Struct) and spec.name == "/" and len(spec.args) == 2:
        name, arity = checked_indicator(spec)
        return name, [INDEX] * arity
    if isinstance(spec, Atom):
        return spec.name, []
    if not isinstance(spec, Struct):
        raise type_error("table_declaration", spec)
    return spec.name, [checked_mode(mode, space) for mode in spec.args]


def checked_mode(mode: Term, space: str) -> Term:
    """A mode as prolog/tabling.pl wants it: `index`, an atom of PLAIN, lattice(Closure), po(Closure)."""
    if isinstance(mode, Var) or mode in (INDEX, Atom("_"), Atom("+")):
        return INDEX
    if isinstance(mode, Atom) and mode.name in PLAIN:
        return Atom("first") if mode.name == "-" else mode
    if isinstance(mode, Struct) and mode.name in ("lattice", "po") and len(mode.args) == 1:
        owner, closure = strip_checked(mode.args[0], space)
        if isinstance(closure, Struct) and closure.name == "/" and len(closure.args) == 2:
            closure = closure.args[0]
        elif isinstance(closure, Struct):  # as shortest(_, _, _)
            closure = Atom(closure.name)
        return Struct(mode.name, (Struct(":", (Atom(owner), closure)),))
    raise domain_error("tabled_mode", mode)


def declare(engine, space: str, name: str, modes: list[Term]) -> None:
    """Let a predicate be tabled."""
    arity = len(modes)
    indicator = Struct("/", (Atom(name), arity))
    row = engine.registry.find(name, arity)
    if row is not None and row.protected:
        raise permission_error("modify", "static_procedure", indicator)
    prepare(engine)
    predicate = engine.predicates.ensure(space, name, arity)
    if predicate.dynamic:
        raise permission_error("table", "dynamic_procedure", indicator)
    engine.imports.begin_definition(predicate)
    body = engine.predicates.ensure(space, name + SUFFIX, arity)
    if (space, name, arity) in engine.tabled:
        engine.once(Struct("$abolish_tables_of", (Atom(space), Atom(name), arity)))
    elif predicate.clause_count:  # clauses in front of the declaration
        body.clauses = [Clause(renamed(c.head), c.body, c.line, c.file) for c in predicate.clauses]
    engine.tabled[space, name, arity] = body
    variables = [Var() for _ in modes]
    head, worker = struct(name, variables), struct(name + SUFFIX, variables)
    wanted = Atom("plain") if all(mode is INDEX for mode in modes) else make_list(modes)
    call = Struct("$tabled", (wanted, Struct(":", (Atom(space), head)), Struct(":", (Atom(space), worker))))
    predicate.clauses = [Clause(head, call)]
    predicate.defined = body.defined = True
    engine.modules.ensure(space)
    engine.predicates.reset(predicate)


def prepare(engine) -> None:
    """'$tabling': the facts and numbers that prolog/tabling.pl works with."""
    known = engine.predicates.find("$tables", "variant", 4)
    if known is None or not known.dynamic:
        for name, arity in (("variant", 4), ("state", 3), ("answer", 2), ("seen", 2), ("best", 4)):
            engine.database.declare(name, arity, "$tables")
        for name, value in (("low", Atom("none")), ("changed", 0), ("number", 0), ("round", 0), ("count", 0)):
            engine.once(Struct("nb_setval", (Atom(f"$table_{name}"), value)))


def struct(name: str, arguments: list[Term]) -> Term:
    """A goal."""
    return Struct(name, arguments) if arguments else Atom(name)


def renamed(head: Term) -> Term:
    """A head of a tabled predicate's clause as that of the body."""
    return struct(head.name + SUFFIX, list(getattr(head, "args", ())))


def declared(engine, predicate: Predicate) -> Term | None:
    """What table/1 was told of a predicate; None if it is not tabled."""
    if (predicate.space, predicate.name, predicate.arity) not in engine.tabled:
        return None
    modes = predicate.clauses[0].body.args[0]
    if modes == Atom("plain"):
        return Struct("/", (Atom(predicate.name), predicate.arity))
    return Struct(predicate.name, [shown_mode(mode) for mode in list_parts(modes)[0]])


def shown_mode(mode: Term) -> Term:
    """A mode as it may be declared; a variable for INDEX."""
    if mode is INDEX:
        return Var()
    if isinstance(mode, Struct):
        owner, closure = mode.args[0].args
        indicator = Struct("/", (closure, 3 if mode.name == "lattice" else 2))
        return Struct(mode.name, (indicator if owner.name == USER else Struct(":", (owner, indicator)),))
    return mode


def own_clauses(engine, predicate: Predicate) -> list[Clause]:
    """The program's clauses of a tabled predicate."""
    clauses = engine.tabled[predicate.space, predicate.name, predicate.arity].clauses
    return [Clause(struct(predicate.name, list(getattr(c.head, "args", ()))), c.body, c.line, c.file) for c in clauses]


def untable(engine, term):
    """untable/1: the program's clauses are called directly again"""
    for space, spec in specifications(term):
        name, modes = checked_specification(spec, space)
        key = space, name, len(modes)
        if key in engine.tabled:
            predicate = engine.predicates.ensure(*key)
            clauses = own_clauses(engine, predicate)
            engine.once(Struct("$abolish_tables_of", (Atom(space), Atom(name), len(modes))))
            del engine.tabled[key]
            predicate.clauses = clauses
            engine.predicates.reset(predicate)
