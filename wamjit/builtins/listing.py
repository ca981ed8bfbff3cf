"""listing/0,1 and portray_clause/1,2.

In: predicate specifications, clauses. Out: program text on a stream. Holds: what is listed is what the program defines,
each predicate with the declarations that it needs.
"""

from __future__ import annotations

from wamjit.builtins.output import text
from wamjit.builtins.portray import portray_clause as portrayed
from wamjit.builtins.tabling import declared, own_clauses
from wamjit.engine.errors import instantiation_error, type_error
from wamjit.engine.meta import strip_checked
from wamjit.engine.predicates import USER, Predicate
from wamjit.read.cycles import with_equations
from wamjit.read.terms import NIL, TRUE, Atom, Struct, Term, Var, list_parts
from wamjit.read.writer import write_term


def listing(engine, specification):
    """listing/1: NAME, NAME/ARITY, or a list of these, with a module in front perhaps."""
    space, specification = strip_checked(specification, USER)
    for wanted in specifications(specification):
        space, wanted = strip_checked(wanted, space)
        name, arity = name_and_arity(wanted)
        for seen in list(engine.predicates.spaces[engine.modules.space_of(space)].values()):
            if seen.definition.exists and seen.name == name and arity in (None, seen.arity):
                list_predicate(engine, seen.definition)


def listing_0(engine):
    """listing/0: all that the program defines."""
    for predicate in list(engine.predicates.user()):
        if not is_internal(engine, predicate) and (predicate.dynamic or predicate.clauses):
            list_predicate(engine, predicate)


def is_internal(engine, predicate: Predicate) -> bool:
    """Whether a predicate is none that somebody wrote: `$...`, or what stands behind a tabled one."""
    return predicate.name.startswith("$") or predicate.space.startswith("$") or predicate in engine.tabled.values()


def specifications(term: Term) -> list[Term]:
    """The elements of a list, or the term itself."""
    items, tail = list_parts(term)
    if items and isinstance(tail, Var):
        raise instantiation_error()
    return items if tail is NIL else [term]


def name_and_arity(term: Term) -> tuple[str, int | None]:
    """What a specification names."""
    if isinstance(term, Atom):
        return term.name, None
    if isinstance(term, Struct) and term.name == "/" and len(term.args) == 2:
        name, arity = term.args
        if isinstance(name, Atom) and isinstance(arity, int | Var):
            return name.name, arity if isinstance(arity, int) else None
    if isinstance(term, Var):
        raise instantiation_error()
    raise type_error("predicate_indicator", term)


def list_predicate(engine, predicate: Predicate) -> None:
    """The text of a predicate."""
    stream = engine.streams.text_output()
    if predicate.dynamic:
        stream.write(f":- dynamic {text(engine, Atom(predicate.name), quoted=True)}/{predicate.arity}.\n\n")
    elif predicate.multifile or predicate.discontiguous:
        for name in ("multifile", "discontiguous"):
            if getattr(predicate, name):
                stream.write(f":- {name} {text(engine, Atom(predicate.name), quoted=True)}/{predicate.arity}.\n")
        stream.write("\n")
    tabled = declared(engine, predicate)
    if tabled is not None:
        shown = write_term(tabled, quoted=True, operators=engine.operators, var_name=lambda _: "_")
        stream.write(f":- table {shown}.\n\n")
    for clause in predicate.clauses if tabled is None else own_clauses(engine, predicate):
        term = clause.head if clause.body is TRUE else Struct(":-", (clause.head, clause.body))
        stream.write(portrayed(engine, with_equations(term)[0]))
    stream.write("\n")


def portray_clause(engine, term):
    """portray_clause/1"""
    engine.streams.text_output().write(portrayed(engine, with_equations(term)[0]))


def portray_clause_2(engine, stream, term):
    """portray_clause/2"""
    engine.streams.output_of(stream).write(portrayed(engine, with_equations(term)[0]))
