"""Lists of options: name(Value), each checked.

In: a list, and what is known of each option. Out: values by name. Holds: an unbound element or value is an
instantiation error, what is no list a type error, an option that is unknown or has a wrong value a domain error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, list_parts

TRUTH = {"true": True, "false": False, "on": True, "off": False}


class Wrong(Exception):
    """A value that an option does not take."""


def items_of(options: Term) -> list[Term]:
    """The elements of an option list."""
    items, tail = list_parts(options)
    if isinstance(tail, Var) or any(isinstance(item, Var) for item in items):
        raise instantiation_error()
    if tail is not NIL:
        raise type_error("list", options)
    return items


def pairs(options: Term, domain: str) -> Iterator[tuple[Struct, str, Term]]:
    """Each option, its name and its value; Name = Value is an option too."""
    for item in items_of(options):
        if isinstance(item, Struct) and item.name == "=" and len(item.args) == 2 and isinstance(item.args[0], Atom):
            yield item, item.args[0].name, item.args[1]
        elif isinstance(item, Struct) and len(item.args) == 1:
            yield item, item.name, item.args[0]
        else:
            raise domain_error(domain, item)


def checked(options: Term, domain: str, kinds: dict[str, Callable]) -> dict[str, object]:
    """The values of options by name, as the functions in `kinds` convert them."""
    found = {}
    for option, name, value in pairs(options, domain):
        convert = kinds.get(name)
        if convert is None:
            raise domain_error(domain, option)
        if isinstance(value, Var) and convert not in TAKE_VARIABLES:
            raise instantiation_error()
        try:
            found[name] = convert(value)
        except Wrong:
            raise domain_error(domain, option) from None
    return found


def anything(value: Term) -> Term:
    """Any value, unbound too."""
    return value


def partial_list(value: Term) -> Term:
    """What a list can be unified with."""
    tail = list_parts(value)[1]
    if tail is not NIL and not isinstance(tail, Var):
        raise Wrong
    return value


TAKE_VARIABLES = (anything, partial_list)


def truth(value: Term) -> bool:
    """true or false."""
    if not isinstance(value, Atom) or value.name not in TRUTH:
        raise Wrong
    return TRUTH[value.name]


def atom(value: Term) -> str:
    """An atom."""
    if not isinstance(value, Atom | String):
        raise Wrong
    return value.name if isinstance(value, Atom) else value.text


def one_of(*names: str) -> Callable[[Term], str]:
    """One of some atoms."""

    def convert(value: Term) -> str:
        if not isinstance(value, Atom) or value.name not in names:
            raise Wrong
        return value.name

    return convert


def natural(value: Term) -> int:
    """An integer that is not negative."""
    if not isinstance(value, int) or value < 0:
        raise Wrong
    return value
