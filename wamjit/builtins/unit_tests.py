"""Unit tests in source text: clauses of test/1 and test/2 between begin_tests and end_tests.

In: what is being loaded. Out: facts '$unit'(Unit, Options, File), '$unit_test'(Unit, Key, Name, Line, Options) and
clauses '$unit_body'(Key, Options) of dynamic predicates, which prolog/plunit.pl runs. Holds: loading a unit again
replaces it; a key is an atom, so that the first argument finds a body.
"""

from __future__ import annotations

from wamjit.engine.database import split
from wamjit.engine.errors import existence_error, instantiation_error, permission_error, type_error
from wamjit.read.terms import NIL, TRUE, Atom, Struct, Term, Var, list_parts, make_list

PREDICATES = (("$unit", 3), ("$unit_test", 5), ("$unit_body", 2))


def begin_tests(engine, unit):
    """begin_tests/1"""
    begin_tests_2(engine, unit, NIL)


def begin_tests_2(engine, unit, options):
    """begin_tests/2"""
    load = loading(engine, "begin_tests")
    if isinstance(unit, Var):
        raise instantiation_error()
    if not isinstance(unit, Atom):
        raise type_error("atom", unit)
    for name, arity in PREDICATES:
        run(engine, "dynamic", Struct("/", (Atom(name), arity)))
    found = Var()
    for key in list(engine.solve(Struct("$unit_test", (unit, found, Var(), Var(), Var())), found)):
        run(engine, "retractall", Struct("$unit_body", (key, Var())))
    run(engine, "retractall", Struct("$unit_test", (unit, Var(), Var(), Var(), Var())))
    run(engine, "retractall", Struct("$unit", (unit, Var(), Var())))
    run(engine, "assertz", Struct("$unit", (unit, options, Atom(load.name or "user"))))
    load.unit, load.unit_tests = unit, 0


def end_tests(engine, unit):
    """end_tests/1"""
    load = loading(engine, "end_tests")
    if load.unit is None:
        raise existence_error("unit", unit)
    if load.unit is not unit:
        raise permission_error("end", "unit", unit)
    load.unit = None


def loading(engine, name: str):
    """What is being loaded; the error of a directive that is called as a goal."""
    if not engine.loads:
        raise existence_error("directive_context", Atom(name))
    return engine.loads[-1]


def run(engine, name: str, *arguments: Term) -> None:
    """Call a built-in."""
    engine.once(Struct(name, arguments))


def is_test(term: Term) -> bool:
    """Whether a clause is a test."""
    head = split(term)[0]
    return head is Atom("test") or (isinstance(head, Struct) and head.name == "test" and len(head.args) <= 2)


def add_test(engine, load, term: Term) -> None:
    """Keep a test of the unit that is open."""
    head, body = split(term)
    arguments = head.args if isinstance(head, Struct) else (Atom("test"),)
    options = arguments[1] if len(arguments) == 2 else NIL
    if not isinstance(options, Var) and options is not NIL and not list_parts(options)[0]:
        options = make_list([options])
    load.unit_tests += 1
    key = Atom(f"{load.unit.name}:{load.unit_tests}")
    run(engine, "assertz", Struct("$unit_test", (load.unit, key, arguments[0], load.line, options)))
    clause = Struct("$unit_body", (key, options))
    run(engine, "assertz", clause if body is TRUE else Struct(":-", (clause, body)))
