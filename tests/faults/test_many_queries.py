"""An engine that answers very many queries does not grow: areas, tables, code, objects of Python, pages.

Each kind of query is asked often enough that one word or object lost for each would show; `make test-all` asks 100,000.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import count

import pytest
from injection import DEFAULT, opened, outcome, usual_ways

from wamjit import Prolog
from wamjit.jit import compiler

FRESH = count(1)
TEETH = 400  # predicates that were defined anew until their code is given back; 13,000 are in 100,000 queries
OPEN: list = []
WARM = {"limited": 200, "globals": 200}  # times, for what takes long to settle; values of nb_setval are clauses


def abandoned(prolog: Prolog) -> None:
    """Answers that are given up by dropping the generator, and one that is closed when another query has begun."""
    next(prolog.query("member(X, [1, 2, 3])"))
    OPEN.append(prolog.query("member(X, [1, 2, 3])"))
    next(OPEN[-1])
    if len(OPEN) > 3:
        prolog.query_once("true")
        OPEN.pop(0).close()
    if len(OPEN) > 3:
        OPEN.clear()


def nested(prolog: Prolog) -> None:
    """Queries inside a query."""
    for _ in prolog.query("member(X, [1, 2])"):
        assert prolog.query_once("nrev([1, 2, 3], L)")["L"] == [3, 2, 1]


KINDS: dict[str, Callable[[Prolog], object]] = {
    "plain": lambda p: p.query_once("range(1, 12, L), nrev(L, R)"),
    "raising": lambda p: outcome(p, "atom_length(_, _)"),
    "unknown": lambda p: outcome(p, "undefined_one(1)"),
    "caught": lambda p: p.query_once("caught(6, R), catch(throw(x), x, true)"),
    "abandoned": abandoned,
    "nested": nested,
    "database": lambda p: p.query_once("store(3), taken(L), assertz(fact(0, 0)), retract(fact(0, _))"),
    "abolished": lambda p: p.query_once("assertz(another(1, 2, 3)), another(X, _, _), abolish(another/3)"),
    "solutions": lambda p: p.query_once("findall(A-B, map(A, B, _), L), setof(X, member(X, L), S)"),
    "lambda": lambda p: p.query_once("maplist([X, Y]>>(Y is X+1), [1, 2, 3], L)"),
    "meta": lambda p: p.query_once("G = ( member(X, [1, 2]), X > 1 ), call(G), \\+ fail, forall(G, true)"),
    "limited": lambda p: p.query_once(
        "call_with_depth_limit(deep(3), 9, A), call_with_inference_limit(deep(3), 99, B),"
        "call_with_time_limit(9, true), call_nth(member(X, [a, b]), 2), distinct(Y, member(Y, [1, 1]))"
    ),
    "text": lambda p: p.query_once("atom_codes(A, \"abc\"), sub_atom(hello, B, 2, _, S), term_to_atom(T, 'f(X)')"),
    "streams": lambda p: p.query_once(
        'with_output_to(string(S), write(x)), open_string("a.", I), read(I, T), close(I)'
    ),
    "globals": lambda p: p.query_once("nb_setval(k, f(x)), b_setval(j, 1), b_getval(j, X)"),
    "cleanup": lambda p: p.query_once("setup_call_cleanup(true, member(X, [1, 2]), true)"),
    "numbers": lambda p: p.query_once('X is sqrt(2.0)*1.5, Y is 2**100, format(atom(A), "~w", [Y])'),
    "loading": lambda p: p.consult(text=":- dynamic(z/1).\nq(X) :- ( X = 1 ; X = 2 ), \\+ z(X).\n:- q(_).\n"),
    "redefining": lambda p: p.consult(
        text=f"v(X) :- findall(Y, ( member(Y, [1]), Y > 0 ), X).\nv({next(FRESH)}).\n:- v(_).\n"
    ),
    "operators": lambda p: p.query_once("op(700, xfx, ===>), op(0, xfx, ===>)"),
    "memory": lambda p: outcome(p, "catch(length(L, 10000000), error(resource_error(_), _), true), X = 1"),
}


def replaced_inside(prolog: Prolog) -> None:
    """A predicate whose auxiliary stands in a term is defined anew while a query is open."""
    for _ in prolog.query("member(X, [1, 2])"):
        KINDS["redefining"](prolog)


KINDS["replaced"] = replaced_inside


def sizes(prolog: Prolog) -> dict[str, int]:
    """What must be as it was."""
    engine = prolog.engine
    store = engine.database.store.record
    engine.compiler.swept = 0  # whether it is time to look for old code must not be chance
    engine.jit.spare(engine)
    gc.collect()
    tops = {
        field: engine.worker[field] for field in ("heap_top", "stack_top", "trail_top", "copy_top", "node", "m_sp0")
    }
    return tops | {
        "functors": len(engine.functors.functors),
        "predicates": len(engine.predicates.all),
        "code": engine.codespace.code_used,
        "data": engine.codespace.data_used,
        "clauses": engine.memory.read(engine.worker["store"] + store.offset("top")),
        "globals": len(engine.globals) + len(engine.global_cells),
        "queries": len(engine.queries),
    }


def stays(prolog: Prolog, name: str, times: int) -> None:
    """Ask so often: no table and no area has grown, and Python has no more objects than some caches account for."""
    ask = KINDS[name]
    for _ in range(WARM.get(name, 60)):  # until caches, and erased clauses that wait, are what they will be
        ask(prolog)
    OPEN.clear()
    before, objects = sizes(prolog), len(gc.get_objects())
    for _ in range(times):
        ask(prolog)
    OPEN.clear()
    after = sizes(prolog)
    grown = {what: (before[what], size) for what, size in after.items() if size > before[what]}
    assert not grown, f"{name}, asked {times} times: {grown}"
    assert len(gc.get_objects()) - objects < 3 * times / 4, name  # caches have some too


@pytest.fixture(scope="module", params=usual_ways(), ids="-".join)
def prolog(request):
    """An engine that looks for old code often."""
    with pytest.MonkeyPatch.context() as patch, opened(request.param) as prolog:
        patch.setattr(compiler, "WORTH_WHILE", 1)
        yield prolog


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_grows(prolog, kind):
    if kind == "memory" and prolog.engine.machine.mode == "emulated":
        pytest.skip("fills a heap again and again")
    stays(prolog, kind, 40)


def resident() -> int:
    """Bytes of this process that have pages."""
    with open("/proc/self/statm") as file:
        return 4096 * int(file.read().split()[1])


TOPS = ("heap_top", "stack_top", "trail_top", "copy_top", "node", "m_sp0")


@pytest.mark.slow
def test_a_hundred_thousand_queries(monkeypatch):
    """Code waits until there is some of it before it is given back, its auxiliaries' names with it: a sawtooth."""
    monkeypatch.setattr(compiler, "WORTH_WHILE", 1 << 16)
    with opened(DEFAULT) as prolog:
        kinds = [ask for name, ask in KINDS.items() if name != "memory"]
        for number in range(5_000):
            kinds[number % len(kinds)](prolog)
        OPEN.clear()
        before, pages = sizes(prolog), resident()
        for number in range(100_000):
            kinds[number % len(kinds)](prolog)
        OPEN.clear()
        after = sizes(prolog)
        for what in (*TOPS, "globals", "queries"):
            assert after[what] == before[what], what
        for what in ("functors", "predicates"):
            assert after[what] < before[what] + TEETH, what
        assert after["code"] < before["code"] + 2 * compiler.WORTH_WHILE
        assert resident() - pages < 32 << 20
