"""Clauses that the compiler cannot fit: an error of Prolog where they are called, unless the kernel runs them."""

from __future__ import annotations

import pytest

from wamjit import Prolog, PrologError
from wamjit.compile.goals import MAX_ARITY
from wamjit.read.terms import Atom, Struct

TOO_MANY = MAX_ARITY + 1


@pytest.fixture(params=["x86_64", "ppc64"])
def prolog(request):
    with Prolog(request.param, heap_limit=16 << 20) as prolog:
        yield prolog


def arguments(count: int, name: str = "V") -> str:
    return ",".join(f"{name}{i}" for i in range(count))


def test_a_static_clause_with_too_many_arguments(prolog):
    prolog.consult(text=f"wide({arguments(TOO_MANY, 'a')}).\nok.\n")
    with pytest.raises(PrologError) as caught:
        prolog.query_once(f"wide({arguments(TOO_MANY)})")
    formal = Struct("representation_error", (Atom("max_arity"),))
    assert caught.value.term == Struct("error", (formal, Struct("/", (Atom("wide"), TOO_MANY))))
    assert prolog.query_once("ok") == {}


def test_the_kernel_runs_such_a_clause_if_it_is_dynamic(prolog):
    goal = f"functor(T, wide, {TOO_MANY}), arg(1, T, a), assertz(T), functor(C, wide, {TOO_MANY})"
    assert prolog.query_once(f"{goal}, ( between(1, 2000, _), \\+ C -> true ; C, arg(1, C, X) )")["X"] == Atom("a")
