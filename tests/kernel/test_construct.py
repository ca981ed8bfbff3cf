"""functor/3, arg/3, =.. and the type tests, by the examples of the ISO standard and some more."""

from __future__ import annotations

import pytest
from model import canonical
from world import Raised

from wamjit.read.terms import NIL, Atom, String, Struct, Var, make_list

A, B, FOO, DOT = Atom("a"), Atom("b"), Atom("foo"), Atom(".")
HUGE = 10**30


def foo(*args):
    return Struct("foo", args)


def ask(way, name, *args):
    """Call a built-in on terms: its arguments afterwards, False, or the error as text."""
    known: dict = {}
    way.world.fill_x(*[way.world.build(arg, known) for arg in args])
    words = [way.world.state[f"x({i})"] for i in range(len(args))]
    try:
        if way.call(name) == 0:
            return False
    except Raised as raised:
        return f"{raised.name} {canonical(raised.culprit)}" if raised.culprit is not None else raised.name
    assert [way.world.state[f"x({i})"] for i in range(len(args))] == words
    found: dict = {}
    return canonical(*[way.world.decode(word, found) for word in words])


def error(name, culprit):
    return f"{name} {canonical(culprit)}"


FUNCTOR = [
    ((foo(A, B), FOO, 2), (foo(A, B), FOO, 2)),
    ((foo(A, B), Var(), Var()), (foo(A, B), FOO, 2)),
    ((Var(), FOO, 3), (foo(Var(), Var(), Var()), FOO, 3)),
    ((Var(), FOO, 0), (FOO, FOO, 0)),
    ((Var(), 1.5, 0), (1.5, 1.5, 0)),
    ((Var(), DOT, 2), (Struct(".", (Var(), Var())), DOT, 2)),
    ((make_list([1]), Var(), Var()), (make_list([1]), DOT, 2)),
    ((NIL, Var(), Var()), (NIL, NIL, 0)),
    ((foo(A), FOO, 2), False),
    ((foo(A), Atom("fo"), 1), False),
    ((1, Var(), Var()), (1, 1, 0)),
    ((String("s"), Var(), Var()), (String("s"), String("s"), 0)),
    ((Var(), Var(), 3), "instantiation"),
    ((Var(), FOO, Var()), "instantiation"),
    ((Var(), foo(A), 3), error("type_atomic", foo(A))),
    ((Var(), foo(A), 0), error("type_atomic", foo(A))),
    ((Var(), 1.5, 1), error("type_atom", 1.5)),
    ((Var(), FOO, B), error("type_integer", B)),
    ((Var(), FOO, -1), error("domain_not_negative", -1)),
    ((Var(), FOO, HUGE), "heap"),
    ((Var(), FOO, 2**27), "heap"),
]  # fmt: skip
ARG = [
    ((1, foo(A, B), A), (1, foo(A, B), A)),
    ((2, foo(A, B), Var()), (2, foo(A, B), B)),
    ((1, foo(A, B), B), False),
    ((0, foo(A, B), Var()), False),
    ((3, foo(A, B), Var()), False),
    ((HUGE, foo(A, B), Var()), False),
    ((1, make_list([7, 8]), Var()), (1, make_list([7, 8]), 7)),
    ((2, make_list([7, 8]), Var()), (2, make_list([7, 8]), make_list([8]))),
    ((Var(), foo(A), Var()), "instantiation"),
    ((1, Var(), Var()), "instantiation"),
    ((A, foo(A), Var()), error("type_integer", A)),
    ((1.5, foo(A), Var()), error("type_integer", 1.5)),
    ((0, A, Var()), error("type_compound", A)),
    ((0, 4, Var()), error("type_compound", 4)),
    ((-3, foo(A), Var()), error("domain_not_negative", -3)),
]
UNIV = [
    ((foo(A, B), Var()), (foo(A, B), make_list([FOO, A, B]))),
    ((Var(), make_list([FOO, A, B])), (foo(A, B), make_list([FOO, A, B]))),
    ((Var(), make_list([DOT, A, B])), (Struct(".", (A, B)), make_list([DOT, A, B]))),
    ((make_list([A], B), Var()), (make_list([A], B), make_list([DOT, A, B]))),
    ((Var(), make_list([1.5])), (1.5, make_list([1.5]))),
    ((4, Var()), (4, make_list([4]))),
    ((foo(A), make_list([FOO, B])), False),
    ((Var(), Var()), "instantiation"),
    ((Var(), make_list([FOO, A], Var())), "instantiation"),
    ((Var(), make_list([FOO], B)), error("type_list", make_list([FOO], B))),
    ((Var(), FOO), error("type_list", FOO)),
    ((Var(), make_list([Var(), B])), "instantiation"),
    ((Var(), make_list([3, 1])), error("type_atom", 3)),
    ((Var(), make_list([foo(A), 1])), error("type_atom", foo(A))),
    ((Var(), make_list([foo(A)])), error("type_atomic", foo(A))),
    ((Var(), NIL), error("domain_non_empty_list", NIL)),
]
CASES = [
    (name, *case) for name, cases in (("bi_functor", FUNCTOR), ("bi_arg", ARG), ("bi_univ", UNIV)) for case in cases
]


@pytest.mark.parametrize(("name", "given", "expected"), CASES)
def test_standard_examples(way, name, given, expected):
    wanted = canonical(*expected) if isinstance(expected, tuple) else expected
    assert ask(way, name, *given) == wanted


def test_variables_of_a_new_term_are_different(way):
    x, y = Var(), Var()
    assert ask(way, "bi_functor", Var(), FOO, 2) == canonical(foo(x, y), FOO, 2)


def test_the_functor_cache_asks_once(way):
    for _ in range(2):
        assert ask(way, "bi_functor", Var(), Atom("never_seen_before"), 5)
    assert [name for name, _ in way.world.asked].count("functor") <= 1


def test_names_that_share_an_entry(way):
    world = way.world
    for name in [f"n{i}" for i in range(40)]:
        for arity in (1, 2, 3):
            header = way.call("find_functor", world.layout.atom_word(world.atom(name)), arity)
            assert world.functors[header >> world.layout.functor_shift] == (name, arity)


KINDS = {
    "var": [Var()],
    "atom": [A, NIL],
    "integer": [1, -5, HUGE],
    "float": [1.5, -0.0],
    "string": [String("a")],
    "compound": [foo(A), make_list([1])],
}
TESTS = {
    "bi_var": "var",
    "bi_nonvar": "atom integer float string compound",
    "bi_atom": "atom",
    "bi_integer": "integer",
    "bi_float": "float",
    "bi_number": "integer float",
    "bi_atomic": "atom integer float string",
    "bi_compound": "compound",
    "bi_callable": "atom compound",
    "bi_string": "string",
    "bi_ground": "atom integer float string compound",
}


@pytest.mark.parametrize("name", TESTS)
def test_type_tests(way, name):
    for kind, terms in KINDS.items():
        for given in terms:
            assert bool(ask(way, name, given)) == (kind in TESTS[name].split()), (kind, given)


def test_is_list_and_ground(way):
    assert ask(way, "bi_is_list", make_list([1, 2, 3]))
    assert ask(way, "bi_is_list", NIL)
    assert not ask(way, "bi_is_list", make_list([1], Var()))
    assert not ask(way, "bi_is_list", make_list([1], A))
    assert not ask(way, "bi_is_list", Var())
    assert not ask(way, "bi_ground", foo(make_list([foo(1), Var()]), 2))
    assert ask(way, "bi_ground", foo(make_list([foo(1), 3]), 2))


def test_a_cyclic_list_is_no_list(way):
    world = way.world
    tail = Var()
    known: dict = {}
    word = world.build(make_list([1, 2, 3, 4, 5], tail), known)
    world.memory.write(known[tail], world.memory.read(word - 1 + world.word_size))
    world.fill_x(word)
    assert way.call("bi_is_list") == 0
    world.memory.write(known[tail], word)
    assert way.call("list_end", word) == 0


def test_unify_with_occurs_check(way):
    x = Var()
    assert ask(way, "bi_unify_occurs", x, foo(x)) is False
    assert ask(way, "bi_unify_occurs", x, foo(1)) == canonical(foo(1), foo(1))
    assert ask(way, "bi_unify_occurs", foo(x, make_list([2, x])), foo(make_list([1]), Var()))
