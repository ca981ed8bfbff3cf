"""Random numbers: one generator for each engine, which a seed sets.

In: bounds, seeds. Out: numbers. Holds: the same seed gives the same numbers, on every machine.
"""

from __future__ import annotations

from random import Random
from weakref import WeakKeyDictionary

from wamjit.builtins.text import any_text
from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.read.terms import Atom, Struct, Term, Var, make_list

SEED_BITS = 60
_generators: WeakKeyDictionary = WeakKeyDictionary()


def generator(engine) -> Random:
    """The generator of an engine."""
    if engine not in _generators:
        _generators[engine] = Random()
    return _generators[engine]


def random_float(engine, value):
    """random/1: 0.0 < Value < 1.0"""
    found = 0.0
    while found == 0.0:
        found = generator(engine).random()
    return [(value, found)]


def random_numbers(engine, count, values):
    """'$random_numbers'(+Count, -Values): so many floats"""
    source = generator(engine)
    return [(values, make_list(source.random() for _ in range(count)))]


def random_integer(engine, low, high, value):
    """'$random_integer'(+Low, +High, -Value): Low =< Value =< High"""
    return [(value, generator(engine).randint(low, high))] if low <= high else False


def set_random(engine, option):
    """set_random/1: seed(Seed), where the seed `random` is a new one"""
    if isinstance(option, Var):
        raise instantiation_error()
    if not (isinstance(option, Struct) and option.name == "seed" and len(option.args) == 1):
        raise domain_error("set_random_option", option)
    seed = option.args[0]
    generator(engine).seed(None if seed is Atom("random") else seed_of(seed))


def seed_of(seed: Term) -> int | str:
    """A seed: an integer as it is, other text as text."""
    if isinstance(seed, Var):
        raise instantiation_error()
    if isinstance(seed, int):
        return seed
    if isinstance(seed, Struct):
        raise type_error("integer", seed)
    return any_text(seed)


def new_seed(engine, seed):
    """'$new_seed'(-Seed): a random seed, from which the generator goes on"""
    found = generator(engine).getrandbits(SEED_BITS)
    generator(engine).seed(found)
    return [(seed, found)]
