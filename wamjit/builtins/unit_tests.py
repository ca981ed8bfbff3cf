"""Unit tests in source text: clauses of test/1 and test/2 between begin_tests and end_tests.

In: what is being loaded. Out: facts '$unit'(Unit, Options, File), '$unit_test'(Unit, Key, Name, Line, Options) and
clauses '$unit_body'(Key, Options) of dynamic predicates, which prolog/plunit.pl runs. Holds: loading a unit again
replaces it; a key is an atom, so that the first argument finds a body. What a unit defines is its own: its text belongs
to a module plunit_UNIT, as in SWI-Prolog, which sees what the module around it sees.
"""

from __future__ import annotations

from wamjit.engine.database import split
from wamjit.engine.errors import existence_error, instantiation_error, permission_error, type_error
from wamjit.engine.meta import qualify
from wamjit.engine.predicates import USER
from wamjit.read.terms import NIL, TRUE, Atom, Struct, Term, Var, list_parts, make_list

GOALS = frozenset(("setup", "cleanup", "condition", "forall", "true"))  # options whose argument is run
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
    if load.unit is not None:
        end_unit(load)
    load.around_unit, load.module = load.module, engine.modules.within(f"plunit_{unit.name}", load.module).name
    engine.syntax.forget()
    run(engine, "assertz", Struct("$unit", (unit, in_module(load.module, options), Atom(load.name or "user"))))
    load.unit, load.unit_tests = unit, 0


def end_tests(engine, unit):
    """end_tests/1"""
    load = loading(engine, "end_tests")
    if load.unit is None:
        raise existence_error("unit", unit)
    if load.unit is not unit:
        raise permission_error("end", "unit", unit)
    end_unit(load)


def end_unit(load) -> None:
    """The text belongs to the module around the unit again."""
    load.unit, load.module = None, load.around_unit
    load.engine.syntax.forget()


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
    return isinstance(head, Struct) and head.name == "test" and len(head.args) <= 2


def add_test(engine, load, term: Term) -> None:
    """Keep a test of the unit that is open."""
    head, body = split(term)
    arguments = head.args
    options = arguments[1] if len(arguments) == 2 else NIL
    if not isinstance(options, Var) and options is not NIL and not list_parts(options)[0]:
        options = make_list([options])
    options = in_module(load.module, options)
    load.unit_tests += 1
    key = Atom(f"{load.unit.name}:{load.unit_tests}")
    run(engine, "assertz", Struct("$unit_test", (load.unit, key, arguments[0], load.line, options)))
    clause = Struct("$unit_body", (key, options))
    run(engine, "assertz", clause if body is TRUE else Struct(":-", (clause, body_in(load.module, body))))


def body_in(module: str, body: Term) -> Term:
    """A goal of a module; `user` needs no mention."""
    return body if module == USER else qualify(module, body)


def in_module(module: str, options: Term) -> Term:
    """Options whose goals are those of a module."""
    items, tail = list_parts(options)
    return make_list([option_in(module, item) for item in items], tail) if items else option_in(module, options)


def option_in(module: str, option: Term) -> Term:
    """One option."""
    if isinstance(option, Struct) and option.name in GOALS and len(option.args) == 1:
        return Struct(option.name, (body_in(module, option.args[0]),))
    return option
