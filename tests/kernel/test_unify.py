"""Unification, with and without occurs check, against a plain model."""

from __future__ import annotations

import random

from model import Bindings, canonical, mutated, term

from wamjit.read.terms import Var

ROUNDS = 120


def both(world, a, b):
    """Two terms with shared variables, half of them older than a choice point: their words."""
    known: dict = {}
    return world.build(a, known), world.build(b, known)


def test_random_terms_against_the_model(way):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    outcomes = set()
    for _ in range(ROUNDS):
        way.world.reset()
        variables = [Var(f"V{i}") for i in range(4)]
        a = term(source, variables)
        b = mutated(source, a, variables) if source.random() < 0.8 else term(source, variables)
        bindings = Bindings()
        try:
            expected = bindings.unify(a, b)
        except RecursionError:
            expected = None
        outcomes.add(expected)
        known: dict = {}
        words = [way.world.build(a, known)]
        if source.random() < 0.5:
            way.world.push_choice()
        words.append(way.world.build(b, known))
        early = way.world.state["h"]
        way.world.push_choice()
        names: list = []
        if expected is None:
            assert way.call("unify_occurs", *words) == 0, (a, b)
            continue
        routine = source.choice(["unify", "unify_occurs"])
        assert way.call(routine, *words) == int(expected), (a, b)
        assert way.world.state["h"] == early
        if expected:
            found: dict = {}
            names = [way.world.decode(word, found) for word in words]
            assert canonical(*names) == canonical(bindings.resolve(a), bindings.resolve(b))
        way.world.backtrack()
        found = {}
        assert canonical(*[way.world.decode(word, found) for word in words]) == canonical(a, b)
    assert outcomes == {True, False, None}


def test_the_younger_variable_is_bound(way):
    world = way.world
    old, young = world.build(Var()), world.build(Var())
    assert old < young
    assert way.call("unify", old, young) == 1
    assert world.deref(young) == old
    assert world.memory.read(old) == old


def test_only_what_is_older_than_the_choice_point_is_trailed(way):
    world = way.world
    old = world.build(Var())
    world.push_choice()
    young = world.build(Var())
    trail = world.state["tr"]
    assert way.call("unify", young, world.build(1)) == 1
    assert world.state["tr"] == trail
    assert way.call("unify", old, world.build(1)) == 1
    assert world.state["tr"] == trail + world.word_size
    assert world.memory.read(trail) == old


def test_depth_takes_no_room_in_a_last_argument(way):
    world = way.world
    a, b = world.chain(way.depth, 1), world.chain(way.depth, 1)
    world.set_field("pdl_end", world.field("pdl_start"))
    assert way.call("unify", a, b) == 1
    assert way.call("unify_occurs", a, b) == 1
    assert way.call("compare", a, b) == 0
    assert way.call("identical", a, b) == 1
    assert way.call("is_ground", a) == 1


def test_depth_in_a_first_argument_takes_the_stack(way):
    world = way.world
    a, b = world.chain(way.depth, 0, world.build(Var())), world.chain(way.depth, 0, world.build(Var()))
    assert way.call("unify", a, b) == 1
    assert way.call("compare", a, b) == 0
    world.set_field("pdl_end", world.field("pdl_start") + 10 * world.word_size)
    for name in ("unify", "unify_occurs", "compare", "identical"):
        way.raises("resource", "pdl", name, a, b)
    way.raises("resource", "pdl", "is_ground", a)


def test_a_full_trail_leaves_no_binding(way):
    world = way.world
    variable = world.build(Var())
    world.push_choice()
    world.set_field("trail_end", world.state["tr"])
    way.raises("resource", "trail", "unify", variable, world.build(1))
    assert world.deref(variable) == variable
