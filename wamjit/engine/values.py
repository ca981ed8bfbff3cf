"""Terms as Python values, and back.

In: terms that came out of an engine, Python values. Out: int, float, list (for proper lists), Atom, Struct, String and
Var; terms. Holds: cyclic and very deep terms are converted without recursion on the way to Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, is_cons, list_parts


def to_python(term: Term) -> Any:
    """A term as a Python value: proper lists become lists, everywhere in the term; its own structures are changed."""
    return to_python_all([term])[0]


def to_python_all(terms: Iterable[Term]) -> list:
    """Several terms: what they share is one value."""
    root = list(terms)
    pending = [root]  # lists of terms that are turned into values in place
    lists: dict[int, list] = {}
    seen: dict[int, tuple[Struct, list]] = {}
    while pending:
        values = pending.pop()
        for index, part in enumerate(values):
            if part is NIL:
                values[index] = []
            elif isinstance(part, Struct) and id(part) not in seen:
                items = lists.get(id(part)) or proper_list(part)
                if items is None:
                    pending.extend(opened(part, seen))
                elif id(part) not in lists:
                    lists[id(part)] = items
                    pending.append(items)
                values[index] = part if items is None else items
    for structure, values in seen.values():
        structure.args = tuple(values)
    return root


def proper_list(term: Struct) -> list | None:
    """The items of a proper list that is not empty."""
    if not is_cons(term):
        return None
    items, tail = list_parts(term)
    return items if tail is NIL else None


def opened(term: Struct, seen: dict[int, tuple[Struct, list]]) -> Iterator[list]:
    """The arguments of a structure, or of all the cells of a list without an end, so that it is looked at once."""
    while isinstance(term, Struct) and id(term) not in seen:
        values = list(term.args)
        seen[id(term)] = term, values
        yield values
        if not is_cons(term):
            return
        term = term.args[1]


SAME = frozenset((int, float, Atom, String))  # types of values that are terms


def to_term(value: Any) -> Term:
    """A Python value as a term for `Terms.build`: tuples become lists, str becomes an atom, bool an atom.

    What is one object becomes one term, so a list or Struct may contain itself.
    """
    if not isinstance(value, Struct | list | tuple):
        return atomic_term(value)
    if not isinstance(value, Struct) and SAME.issuperset(map(type, value)):
        return list(value)
    root = [value]
    pending = [root]  # lists of values that are turned into terms in place
    known: dict[int, tuple[Term, list]] = {}  # by id: the term, and the list of its arguments or items
    while pending:
        values = pending.pop()
        for index, part in enumerate(values):
            if isinstance(part, Struct | list | tuple):
                if id(part) not in known:
                    known[id(part)] = opened_value(part)
                    pending.append(known[id(part)][1])
                values[index] = known[id(part)][0]
            else:
                values[index] = atomic_term(part)
    for term, arguments in known.values():
        if isinstance(term, Struct):
            term.args = tuple(arguments)
    return root[0]


def opened_value(value: Struct | list | tuple) -> tuple[Term, list]:
    """A term, and the list of its parts, which are still values."""
    if isinstance(value, Struct):
        return Struct(value.name, ()), list(value.args)
    items = list(value)
    return items, items


def atomic_term(value: Any) -> Term:
    """A value that has no parts."""
    if isinstance(value, bool):
        return Atom("true" if value else "false")
    if isinstance(value, str):
        return Atom(value)
    if isinstance(value, int | float | Atom | String | Var):
        return value
    raise TypeError(f"no Prolog term for {value!r}")
