"""Copying terms, and findall's parts."""

from __future__ import annotations

import random

import pytest
from model import canonical, term

from wamjit.read.terms import Atom, Struct, Var, make_list


def variables_of(a) -> set:
    if isinstance(a, Struct):
        return set().union(*map(variables_of, a.args))
    return {a} if isinstance(a, Var) else set()


def test_copies_are_variants_and_share_no_variable(way):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    world = way.world
    for _ in range(100):
        world.reset()
        a = term(source, [Var(f"V{i}") for i in range(3)], 5)
        word = world.build(a)
        world.push_choice()
        trail, top = world.state["tr"], world.state["h"]
        copy = way.call("copy_term", word)
        assert world.state["h"] >= top
        assert canonical(world.decode(copy)) == canonical(a)
        assert canonical(world.decode(word)) == canonical(a)
        known: dict = {}
        originals = variables_of(world.decode(word, known))
        assert not originals & variables_of(world.decode(copy, known))
        assert world.state["tr"] == trail


def test_through_the_copy_area(way):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    world = way.world
    for _ in range(100):
        world.reset()
        a = term(source, [Var(f"V{i}") for i in range(3)], 5)
        word = world.build(a)
        start = world.field("copy_top")
        block = way.call("copy_out", word, world.field("copy_end"))
        assert block == start
        assert world.field("copy_top") % 8 == 0
        world.state["h"] += 64 * world.word_size
        at = way.call("copy_in", block)
        assert canonical(world.decode(at), world.decode(word)) == canonical(a, rename(a))
        again = way.call("copy_in", block)
        assert canonical(world.decode(again)) == canonical(a)


def rename(a, known=None):
    """A variant of a term."""
    known = {} if known is None else known
    if isinstance(a, Var):
        return known.setdefault(a, Var())
    return Struct(a.name, [rename(arg, known) for arg in a.args]) if isinstance(a, Struct) else a


@pytest.mark.parametrize("place", [0, 1])
def test_depth_is_no_problem(way, place):
    world = way.world
    word = world.chain(way.depth, place, world.build(Var()))
    copy = way.call("copy_term", word)
    assert way.call("unify", word, copy) == 1
    assert way.call("compare", word, copy) == 0
    block = way.call("copy_out", word, world.field("copy_end"))
    again = world.memory.read(way.call("copy_in", block))
    assert way.call("unify", word, again) == 1


def test_limits(way):
    world = way.world
    word = world.build(make_list([Var() for _ in range(100)]))
    before = canonical(world.decode(word))
    small = world.field("copy_top") + 40 * world.word_size
    way.raises("resource", "copy", "copy_out", word, small)
    assert canonical(world.decode(word)) == before
    room = world.field("heap_end")
    world.set_field("heap_end", world.state["h"] + 50 * world.word_size)
    way.raises("resource", "heap", "copy_term", word)
    world.set_field("heap_end", room)
    assert canonical(world.decode(word)) == before
    world.set_field("pdl_end", world.field("pdl_start") + 50 * world.word_size)
    way.raises("resource", "pdl", "copy_term", word)
    assert canonical(world.decode(word)) == before


def answers_of(way, answers, tail):
    """What findall collects from answers."""
    world = way.world
    mark, result = world.build(Var()), world.build(Var())
    world.fill_x(mark)
    assert way.call("bi_findall_start") == 1
    for answer in answers:
        world.fill_x(mark, world.build(answer))
        assert way.call("bi_findall_add") == 1
    world.fill_x(mark, world.build(Var()))
    assert way.call("bi_findall_count") == 1
    assert world.decode(world.state["x(1)"]) == len(answers)
    world.fill_x(mark, result, world.build(tail))
    assert way.call("bi_findall_collect") == 1
    return world.decode(result)


def test_findall(way):
    world = way.world
    shared = Var("X")
    for answers in (
        [],
        [1],
        [1, 2.5, Atom("a"), 10**30],
        [shared, Struct("f", (shared, Var(), shared)), make_list([1, 2])],
    ):
        top = world.field("copy_top")
        found = answers_of(way, answers, Atom("[]"))
        assert canonical(found) == canonical(make_list([rename(answer) for answer in answers]))
        assert world.field("copy_top") == top
    found = answers_of(way, [1, 2], Struct("f", (3,)))
    assert canonical(found) == canonical(make_list([1, 2], Struct("f", (3,))))


def test_findall_within_findall(way):
    world = way.world
    mark = world.build(Var())
    world.fill_x(mark)
    way.call("bi_findall_start")
    for i in range(3):
        inner = answers_of(way, list(range(i)), Atom("[]"))
        world.fill_x(mark, world.build(inner))
        way.call("bi_findall_add")
    world.fill_x(mark, world.build(Var()), world.build(Atom("[]")))
    way.call("bi_findall_collect")
    expected = make_list([make_list([]), make_list([0]), make_list([0, 1])])
    assert canonical(world.decode(world.state["x(1)"])) == canonical(expected)


def test_copy_term_predicate(way):
    world = way.world
    x = Var()
    world.fill_x(world.build(Struct("f", (x, x, 1))), world.build(Struct("f", (2, Var(), 1))))
    assert way.call("bi_copy_term") == 1
    assert world.decode(world.state["x(1)"]) == Struct("f", (2, 2, 1))
