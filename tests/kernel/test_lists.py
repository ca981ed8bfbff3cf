"""Sorting against Python's, and the helpers for lists."""

from __future__ import annotations

import random
from functools import cmp_to_key

import pytest
from model import canonical, order, term
from world import Raised

from wamjit.read.terms import NIL, Atom, Struct, Var, list_parts, make_list


def sorted_by(way, name, items, *before):
    """A sorting built-in on a list: the items that come out."""
    world = way.world
    result = world.build(Var())
    world.fill_x(*[world.build(arg) for arg in before], world.build(make_list(items)), result)
    assert way.call(name) == 1
    found, end = list_parts(world.decode(result))
    assert end is NIL
    return found


def standard(items, key=lambda item: item, reverse=False):
    """Sorted in the standard order, stable."""
    by = cmp_to_key(lambda a, b: order(key(a), key(b), {}))
    return sorted(items, key=by, reverse=reverse)


def without_duplicates(items, key=lambda item: item):
    return [item for i, item in enumerate(items) if i == 0 or order(key(item), key(items[i - 1]), {})]


def first(pair):
    return pair.args[0]


@pytest.mark.parametrize("length", [0, 1, 2, 3, 7, 8, 33, 100])
def test_sorting(way, length):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    items = [term(source, [], 2) for _ in range(length)]
    expected = standard(items)
    assert canonical(*sorted_by(way, "bi_msort", items)) == canonical(*expected)
    assert canonical(*sorted_by(way, "bi_msort", expected)) == canonical(*expected)
    assert canonical(*sorted_by(way, "bi_sort", items + items)) == canonical(*without_duplicates(expected))


def test_keysort_is_stable(way):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    pairs = [Struct("-", (source.randint(0, 9), i)) for i in range(80)]
    expected = standard(pairs, first)
    assert canonical(*sorted_by(way, "bi_keysort", pairs)) == canonical(*expected)


@pytest.mark.parametrize(("name", "reverse", "unique"), [("@<", 0, 1), ("@=<", 0, 0), ("@>", 1, 1), ("@>=", 1, 0)])
@pytest.mark.parametrize("key", [0, 1, 2])
def test_sort_by_key_and_order(way, key, name, reverse, unique):
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    items = [Struct("f", (source.randint(0, 5), source.choice([1, 1.0, Atom("x")]))) for _ in range(40)]
    part = (lambda item: item.args[key - 1]) if key else (lambda item: item)
    expected = standard(items, part, bool(reverse))
    if unique:
        expected = without_duplicates(expected, part)
    assert canonical(*sorted_by(way, "bi_sort4", items, key, Atom(name))) == canonical(*expected)


@pytest.mark.parametrize(
    ("name", "args", "error"),
    [
        ("bi_msort", (Atom("a"),), "type_list"),
        ("bi_sort", (make_list([1], Var()),), "instantiation"),
        ("bi_sort", (make_list([1], 2),), "type_list"),
        ("bi_keysort", (make_list([Atom("a")]),), "type_pair"),
        ("bi_keysort", (make_list([Var()]),), "instantiation"),
        ("bi_sort4", (-1, Atom("@<"), NIL), "domain_not_negative"),
        ("bi_sort4", (Atom("a"), Atom("@<"), NIL), "type_integer"),
        ("bi_sort4", (0, Atom("<"), NIL), "domain_order"),
        ("bi_sort4", (2, Atom("@<"), make_list([Struct("f", (1,))])), "type_compound"),
    ],
)
def test_errors(way, name, args, error):
    way.world.fill_x(*[way.world.build(arg) for arg in args], way.world.build(Var()))
    with pytest.raises(Raised, match=error):
        way.call(name)


def test_the_input_stays_as_it_is(way):
    world = way.world
    word = world.build(make_list([3, 1, 2]))
    world.fill_x(word, world.build(Var()))
    assert way.call("bi_msort") == 1
    assert world.decode(word) == make_list([3, 1, 2])


@pytest.mark.parametrize(
    ("given", "count", "end"),
    [(NIL, 0, NIL), (make_list([1, 2]), 2, NIL), (make_list([1, 2], Atom("x")), 2, Atom("x"))],
)
def test_skip_list(way, given, count, end):
    world = way.world
    world.fill_x(world.build(given), world.build(Var()), world.build(Var()))
    assert way.call("bi_skip_list") == 1
    assert world.decode(world.state["x(1)"]) == count
    assert world.decode(world.state["x(2)"]) == end


def test_fresh_lists(way):
    world = way.world
    for count in (0, 1, 5):
        world.fill_x(world.build(count), world.build(Var()))
        assert way.call("bi_fresh_list") == 1
        assert canonical(world.decode(world.state["x(1)"])) == canonical(make_list([Var() for _ in range(count)]))


def test_a_full_heap(way):
    world = way.world
    world.fill_x(world.build(make_list(list(range(50)))), world.build(Var()))
    world.set_field("heap_end", world.state["h"] + 30 * world.word_size)
    way.raises("resource", "heap", "bi_msort")


@pytest.mark.parametrize("span", [0, 3, 300, 1 << 20, 1 << 28])
def test_many_small_integers(way, span):
    """So many are sorted by their digits."""
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    items = [source.randint(-span, span) for _ in range(300)]
    assert sorted_by(way, "bi_msort", items) == sorted(items)
    assert sorted_by(way, "bi_sort", items) == sorted(set(items))
    assert sorted_by(way, "bi_sort4", items, 0, Atom("@>=")) == sorted(items, reverse=True)
    pairs = [Struct("-", (item, i)) for i, item in enumerate(items)]
    assert canonical(*sorted_by(way, "bi_keysort", pairs)) == canonical(*sorted(pairs, key=first))
    down = sorted_by(way, "bi_sort4", pairs, 1, Atom("@>="))
    assert canonical(*down) == canonical(*sorted(pairs, key=first, reverse=True))


@pytest.mark.parametrize("odd", [(), (1.5,), (Atom("a"), 1 << 80)], ids=["integers", "a float", "others"])
def test_many_terms_of_one_functor(way, odd):
    """By digits of all arguments, if they are small integers; else the first arguments decide first."""
    seed = random.randrange(10**9)
    print("seed", seed)
    source = random.Random(seed)
    values = [source.randint(-5, 5) for _ in range(600)] + [*odd]
    source.shuffle(values)
    items = [Struct("f", (values[2 * i], values[2 * i + 1], i % 2)) for i in range(300)]
    expected = standard(items)
    assert canonical(*sorted_by(way, "bi_msort", items)) == canonical(*expected)
    assert canonical(*sorted_by(way, "bi_sort", items)) == canonical(*without_duplicates(expected))
