"""Answers as Prolog text that can be typed in again.

In: the names of a query's variables and their values. Out: lines such as `X = f(Y),` that end the answer with
`true` where nothing is bound. Holds: variables that are the same are shown so (`X = Y`), variables without a name
get one (`_A`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, pairwise

from wamjit.read.cycles import Cycle, factorized
from wamjit.read.operators import Operators
from wamjit.read.terms import Atom, Struct, Term, Var
from wamjit.read.writer import write_term

ARGUMENT = 699  # the priority of both sides of =
DEFAULTS = {"quoted": True, "numbervars": True, "max_depth": 60, "spacing": "next_argument"}


def shown_bindings(values: dict[str, Term], operators: Operators, options: dict | None = None) -> list[str]:
    """The equations of an answer, one text each; `options` are the writer's.

    A cyclic term is written with equations for what begins again.
    """
    options = DEFAULTS if options is None else options
    values = finite(values)
    names = variable_names(values)
    groups: dict[object, list[str]] = {}
    for name, value in values.items():
        groups.setdefault(value if isinstance(value, Var) else name, []).append(name)
    lines = []
    for key, group in groups.items():
        if isinstance(key, Var):
            lines += [f"{left} = {right}" for left, right in pairwise(group)]
            continue
        text = write_term(
            values[group[0]], **(options | {"operators": operators, "variable_names": names, "priority": ARGUMENT})
        )
        value = values[group[0]]
        if isinstance(value, Atom) and value.name in operators.table:  # an operator as an operand needs brackets
            text = f"({text})"
        lines.append(f"{group[0]} = {text}")
    return lines


def finite(values: dict[str, Term]) -> dict[str, Term]:
    """The values without cycles: a variable of the query, or `_S1`, ..., for a term that contains itself."""
    changed, pairs = factorized(list(values.values()))
    if not pairs:
        return values
    bodies = {id(variable): body for variable, body in pairs}
    found: dict[str, Term] = {}
    names: dict[Var, str] = {}
    for name, value in zip(values, changed, strict=True):
        if id(value) in bodies and value not in names:
            names[value] = name
            value = bodies[id(value)]
        found[name] = value
    fresh = (name for number in count(1) if (name := f"_S{number}") not in values)
    for variable, body in pairs:
        if variable not in names:
            names[variable] = next(fresh)
            found[names[variable]] = body
    for variable, name in names.items():
        variable.name = name
    return found


def variable_names(values: dict[str, Term]) -> dict[Var, str]:
    """Names for the variables of an answer: those of the query where they stand alone, else `_A`, `_B`, ..."""
    names: dict[Var, str] = {}
    for var in variables(values.values()):
        if isinstance(var, Cycle):
            names[var] = var.name
    for name, value in values.items():
        if isinstance(value, Var):
            names.setdefault(value, name)
    fresh = fresh_names(set(values))
    for var in variables(values.values()):
        if var not in names:
            names[var] = next(fresh)
    return names


def fresh_names(taken: set[str]) -> Iterator[str]:
    """_A to _Z, then _A1 and so on."""
    for number in count():
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            name = f"_{letter}{number or ''}"
            if name not in taken:
                yield name


def variables(terms) -> Iterator[Var]:
    """The variables of terms, left to right."""
    todo = list(terms)[::-1]
    while todo:
        term = todo.pop()
        if isinstance(term, Var):
            yield term
        elif isinstance(term, Struct):
            todo.extend(reversed(term.args))
