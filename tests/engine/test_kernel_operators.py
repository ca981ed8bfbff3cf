"""The operators and flags as the kernel sees them (engine/syntax.py): always those that Python has, or none."""

import random

import pytest

from wamjit import Prolog
from wamjit.engine.syntax import QUOTES, classes
from wamjit.machine import ways
from wamjit.read.operators import Entry
from wamjit.read.terms import Atom
from wamjit.table import load_record, load_target, target_names

WAYS = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]
CHANGES = [
    "op(700, xfx, ===>)",
    "op(0, xfx, ===>)",
    "op(200, xfy, [a, b, 'C d'])",
    "op(9, yf, post)",
    "op(1, fy, -)",
    "set_prolog_flag(double_quotes, atom)",
    "set_prolog_flag(double_quotes, codes)",
    "set_prolog_flag(back_quotes, string)",
    "module(other)",
    "module(user)",
    "op(600, fx, other:fix)",
    "set_prolog_flag(back_quotes, error)",
]
MANY = "forall(between(1, 70, N), (atom_concat(op, N, A), op(700, xfx, A)))"


@pytest.fixture(params=WAYS, ids="-".join)
def engine(request):
    """An engine."""
    with Prolog(request.param[0], machine=request.param[1]) as prolog:
        yield prolog.engine


def seen(engine) -> tuple[dict[str, tuple], tuple]:
    """What the kernel finds, by walking its table from the slot of each atom that may be in it; the flags."""
    read, size = engine.memory.read, engine.target.word_size
    table, double, back = engine.memory.read_words(engine.worker["syntax"], 3)
    head, entry = load_record("operators", size), load_record("operator", size)
    mask, found = read(table + head.offset("mask")), {}
    for name in [*engine.operators.table, "===>", "a", "post", "op7", "none", "fix"]:
        index = engine.atoms.index(Atom(name))
        at = read(table + head.offset("slots") + (index & mask) * size)
        while at and read(at + entry.offset("name")) != engine.layout.atom_word(index):
            at = read(at + entry.offset("next"))
        if at:
            found[name] = engine.memory.read_words(at + entry.offset("prefix"), 8)
    return found, (double, back)


def expected(engine) -> tuple[dict[str, tuple], tuple]:
    """The same from Python's tables."""
    flags = [*QUOTES, "error"]
    quotes = flags.index(engine.flags.double_quotes), flags.index(engine.flags.back_quotes)
    return {name: classes(entry) for name, entry in engine.operators.table.items()}, quotes


def test_classes_of_an_operator():
    assert classes(Entry()) == (0,) * 8


@pytest.mark.parametrize("seed", range(3))
def test_it_follows_every_change(engine, seed):
    from wamjit.read.parser import read_term

    for change in random.Random(seed).choices([*CHANGES, MANY], k=12):
        engine.once(read_term(change))
        assert engine.syntax.prepare(), change
        assert seen(engine) == expected(engine), change


def test_a_text_that_is_loaded_has_its_own(engine):
    engine.consult(text=":- op(700, xfx, <+>).\n:- initialization((X = 1, Y = (X <+> 2), nb_setval(seen, Y))).")
    assert engine.syntax.prepare()
    engine.consult(text=":- module(m, []).\n:- op(700, xfx, <->).\n:- set_prolog_flag(double_quotes, atom).\n")
    assert engine.syntax.prepare()
    assert seen(engine) == expected(engine)
    assert "<->" not in seen(engine)[0]


def test_tables_that_change_often_fit(engine):
    for number in range(300):
        engine.operators.add(number % 1000 + 1, "xfx", f"new{number}")
        assert engine.syntax.prepare()
    assert seen(engine) == expected(engine)


def test_more_operators_than_there_is_room_for(engine):
    for number in range(14_000):
        engine.operators.add(700, "xfx", f"new{number}")
    assert not engine.syntax.prepare()
    for number in range(14_000):
        engine.operators.add(0, "xfx", f"new{number}")
    assert engine.syntax.prepare()
    assert seen(engine) == expected(engine)
