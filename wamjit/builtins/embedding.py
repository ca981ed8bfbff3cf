"""Predicates written in Python: what `Prolog.register` makes, and the services that call the functions.

In: a function, arguments as values (wamjit/engine/values.py; an unbound one is a Var). Out: a clause of `user` that
calls `'$python_call'/3`, or for a generator the three services that begin it, ask it for an answer and end it.

A function of N parameters is a predicate of N arguments or more. With N it is a test or a command: False fails, all
else succeeds. With N + 1 its result is unified with the last argument, with more it returns a tuple of as many values;
None fails. A nondeterministic function returns an iterable of such results, one for each answer.

Holds: queries that a function leaves open are ended when it returns; an iterator is closed when its goal is left. An
exception of Python is `error(python_error(Class, Message), Name/Arity)`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple

from wamjit.engine.errors import PrologError, error, indicator
from wamjit.engine.query import end_inner
from wamjit.engine.terms import detach
from wamjit.engine.values import to_python, to_term
from wamjit.read.terms import NIL, Atom, Struct, Var, list_parts, make_list

NO_RESULT = (bool, None, "bool", "None")  # annotations of functions that are tests or commands


class Foreign(NamedTuple):
    """A registered function; the last `outputs` arguments of its predicate are its results."""

    function: Callable
    name: str
    arity: int
    outputs: int


def register(engine, function: Callable, name: str, arity: int | None, nondeterministic: bool) -> None:
    """Define NAME/ARITY of `user` by a function, in place of what it was."""
    if not callable(function):
        raise TypeError(f"a function expected, not {function!r}")
    signature = inspect.signature(function)
    inputs = positional(signature)
    if arity is None:
        arity = inputs + (nondeterministic or signature.return_annotation not in NO_RESULT)
    if not isinstance(arity, int) or arity < inputs:
        raise ValueError(
            f"{name}: the function has {inputs} parameters, so the arity is {inputs} or more, not {arity!r}"
        )
    row = engine.registry.find(name, arity)
    if row is not None and row.protected:
        raise ValueError(f"{name}/{arity} is a built-in predicate")
    engine.foreign.append(Foreign(function, name, arity, arity - inputs))
    variables = [Var() for _ in range(arity)]
    head = Struct(name, variables) if arity else Atom(name)
    define(engine, head, body(len(engine.foreign) - 1, variables, arity - inputs, nondeterministic))


def positional(signature: inspect.Signature) -> int:
    """How many arguments a function is called with: parameters with a default are left to it."""
    count = 0
    for parameter in signature.parameters.values():
        if parameter.default is parameter.empty and parameter.kind not in (
            parameter.VAR_POSITIONAL,
            parameter.VAR_KEYWORD,
        ):
            if parameter.kind is parameter.KEYWORD_ONLY:
                raise ValueError(f"the parameter {parameter.name} can only be given by name")
            count += 1
    return count


def body(number: int, variables: list[Var], outputs: int, nondeterministic: bool):
    """The body of the clause."""
    split = len(variables) - outputs
    inputs, results = make_list(variables[:split]), make_list(variables[split:])
    found, iterator = Var(), Var()  # the results have a variable of their own: those of the inputs are the function's
    if not nondeterministic:
        return Struct(",", (Struct("$python_call", (number, inputs, found)), Struct("=", (found, results))))
    begin = Struct("$python_begin", (number, inputs, iterator))
    answer = Struct("->", (Struct("$python_next", (iterator, found)), Atom("true")))
    stop = Struct(",", (Atom("!"), Atom("fail")))
    each = Struct(",", (Struct(";", (answer, stop)), Struct("=", (found, results))))
    loop = Struct(",", (Atom("repeat"), each))
    return Struct("setup_call_cleanup", (begin, loop, Struct("$python_end", (iterator,))))


def define(engine, head, goal) -> None:
    """The one clause of a predicate of `user`."""
    name, arity = (head.name, len(head.args)) if isinstance(head, Struct) else (head.name, 0)
    adding = Struct("assertz", (Struct(":-", (head, goal)),))
    engine.once(Struct("abolish", (indicator(name, arity),)))
    engine.once(adding)


def python_call(engine, number, inputs, results):
    """'$python_call'(+Number, +Inputs, ?Results): a deterministic function"""
    foreign = engine.foreign[number]
    found = called(engine, foreign, foreign.function, *values(inputs))
    return answered(engine, foreign, found, results)


def python_begin(engine, number, inputs, iterator):
    """'$python_begin'(+Number, +Inputs, -Iterator): a nondeterministic function begins"""
    foreign = engine.foreign[number]
    found = called(engine, foreign, lambda *arguments: iter(foreign.function(*arguments)), *values(inputs))
    place = max(engine.iterators, default=-1) + 1
    engine.iterators[place] = foreign, found
    return [(iterator, place)]


def python_next(engine, iterator, results):
    """'$python_next'(+Iterator, -Results): its next answer"""
    foreign, source = engine.iterators[iterator]
    end = object()
    found = called(engine, foreign, next, source, end)
    return False if found is end else answered(engine, foreign, found, results)


def python_end(engine, iterator):
    """'$python_end'(+Iterator): nobody wants more of it"""
    foreign, source = engine.iterators.pop(iterator)
    if hasattr(source, "close"):
        called(engine, foreign, source.close)


def values(inputs) -> list:
    """The arguments of the function."""
    return [to_python(detach(term)) for term in list_parts(inputs)[0]]


def called(engine, foreign: Foreign, function: Callable, *arguments) -> Any:
    """What a function gives; its exceptions are Prolog's, the queries that it leaves open are ended."""
    open_queries = len(engine.queries)
    try:
        return function(*arguments)
    except PrologError:
        raise
    except Exception as problem:
        raise python_error(foreign, problem) from problem
    finally:
        end_inner(engine, open_queries)


def answered(engine, foreign: Foreign, found: Any, results):
    """The outcome of a service: what the function gave is unified with the outputs."""
    if not foreign.outputs:
        return found is not False and [(results, NIL)]
    if found is None:
        return False
    given = [found] if foreign.outputs == 1 else found
    if not isinstance(given, list | tuple) or len(given) != foreign.outputs:
        wrong = TypeError(f"a tuple of {foreign.outputs} results expected, not {found!r}")
        raise python_error(foreign, wrong)
    try:
        return [(results, to_term(given))]
    except TypeError as problem:
        raise python_error(foreign, problem) from problem


def python_error(foreign: Foreign, problem: Exception) -> PrologError:
    """An exception of Python as Prolog's."""
    formal = Struct("python_error", (Atom(type(problem).__name__), Atom(str(problem))))
    return error(formal, indicator(foreign.name, foreign.arity))
