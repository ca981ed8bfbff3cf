"""The standard order and the order of numbers, against a plain model."""

from __future__ import annotations

import itertools
import random

import pytest
from model import NUMBERS, mutated, number, order, term

from wamjit.read.terms import Atom, String, Struct, Var, make_list

ORDERS = {-1: 1, 0: 0, 1: 2}  # model -> kernel


def test_random_terms_against_the_model(way):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    outcomes = set()
    for _ in range(150):
        way.world.reset()
        variables = [Var(f"V{i}") for i in range(3)]
        a = term(source, variables)
        b = mutated(source, a, variables) if source.random() < 0.7 else term(source, variables)
        known: dict = {}
        for variable in source.sample(variables, 3):
            way.world.build(variable, known)
        words = way.world.build(a, known), way.world.build(b, known)
        expected = order(a, b, known)
        outcomes.add(expected)
        assert way.call("compare", *words) == ORDERS[expected], (a, b)
        assert way.call("compare", *reversed(words)) == ORDERS[-expected], (a, b)
        assert way.call("identical", *words) == int(expected == 0), (a, b)
    assert outcomes == {-1, 0, 1}


def test_numbers_exactly(way):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    pairs = list(itertools.product(NUMBERS, NUMBERS))
    pairs = source.sample(pairs, 250) + [(number(source), number(source)) for _ in range(60)]
    for a, b in pairs:
        way.world.reset()
        words = way.world.build(a), way.world.build(b)
        assert way.call("arith_compare", *words) == ORDERS[(a > b) - (a < b)], (a, b)
        assert way.call("compare", *words) == ORDERS[order(a, b, {})], (a, b)


@pytest.mark.parametrize("big", [10**25, 2**200])
def test_infinities_and_what_is_not_a_number(way, big):
    world = way.world
    infinite, none = world.build(float("inf")), world.build(float("nan"))
    for value in (3, -3, big, -big, 1e308):
        word = world.build(value)
        assert way.call("arith_compare", word, infinite) == 1
        assert way.call("arith_compare", infinite, word) == 2
        assert way.call("arith_compare", word, none) == 3
        assert way.call("arith_compare", none, word) == 3
        assert way.call("compare", none, word) == 1
        assert way.call("compare", word, none) == 2
    assert way.call("arith_compare", infinite, infinite) == 0


def test_the_kinds_in_their_order(way):
    kinds = [
        Var(),
        2,
        String("b"),
        Atom("a"),
        Struct("a", (1,)),
        Struct("a", (1, 2)),
        make_list([1, 2]),
        Struct("a", (1, 2, 3)),
    ]
    kinds[5], kinds[6] = kinds[6], kinds[5]  # '.' comes before a
    words = [way.world.build(kind) for kind in kinds]
    for i, j in itertools.combinations(range(len(words)), 2):
        assert way.call("compare", words[i], words[j]) == 1, (kinds[i], kinds[j])


@pytest.mark.parametrize(
    ("name", "a", "b", "holds"),
    [
        ("bi_identical", 1, 1, 1), ("bi_identical", 1, 1.0, 0), ("bi_different", Atom("a"), Atom("b"), 1),
        ("bi_term_lt", 1.0, 1, 1), ("bi_term_lt", 2.0, 1, 1), ("bi_term_lt", 1, 2.0, 0),
        ("bi_term_lt", 1e30, -(10**30), 1), ("bi_term_gt", Atom("b"), Atom("a"), 1), ("bi_term_le", 1, 1, 1),
        ("bi_term_ge", 1, 2, 0),
        ("bi_lt", 1, 2, 1), ("bi_lt", 2, 2, 0), ("bi_le", 2, 2.0, 1), ("bi_gt", 3, 2.5, 1), ("bi_ge", 2, 3, 0),
        ("bi_eq", 2, 2.0, 1), ("bi_ne", 2, 2.0, 0), ("bi_unify", Struct("f", (1,)), Struct("f", (1,)), 1),
    ],
)  # fmt: skip
def test_predicates(way, name, a, b, holds):
    way.world.fill_x(way.world.build(a), way.world.build(b))
    assert way.call(name) == holds


def test_compare_answers_an_atom(way):
    world = way.world
    for a, b, expected in ((1, 2, "<"), (2, 2, "="), (3, 2, ">")):
        answer = world.build(Var())
        world.fill_x(answer, world.build(a), world.build(b))
        assert way.call("bi_compare") == 1
        assert world.decode(answer) == Atom(expected)
    world.fill_x(world.build(3), world.build(1), world.build(1))
    way.raises("error", "type_atom", "bi_compare")
    world.fill_x(world.build(Atom("x")), world.build(1), world.build(1))
    way.raises("error", "domain_order", "bi_compare")
