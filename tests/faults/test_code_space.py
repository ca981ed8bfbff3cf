"""Code of redefined predicates is given back, and never while something could return into it.

Code that was given back is overwritten at once with instructions that fault, and old code is searched for whenever
something is compiled.
"""

from __future__ import annotations

from random import Random

import pytest
from injection import DEFAULT, usual_ways

from wamjit import Prolog
from wamjit.jit import compiler
from wamjit.machine.freelist import FreeList

FAULTING = {"x86_64": b"\xcc", "x86": b"\xcc", "ppc64": b"\0"}


@pytest.fixture(params=usual_ways(), ids="-".join)
def prolog(request, monkeypatch):
    """An engine that gives code back as soon as it can."""
    target, mode = request.param
    forget = compiler.Compiler.forget

    def overwritten(self, address: int) -> int:
        room = forget(self, address)
        self.codespace.write_code(address, FAULTING[target] * room)
        return room

    monkeypatch.setattr(compiler, "WORTH_WHILE", 1)
    monkeypatch.setattr(compiler.Compiler, "forget", overwritten)
    with Prolog(target, machine=mode) as prolog:
        yield prolog


TEXT = """
p(X) :- ( X = 1 ; X = {n} ), findall(Y, ( member(Y, [1, {n}]), Y > 0 ), L), length(L, 2), r(X).
r(a). r(1). r(2). r(3). r({n}). r(5).
:- p(_).
"""


def sizes(prolog) -> tuple:
    """What must not grow."""
    engine = prolog.engine
    space, made = engine.codespace, engine.compiler
    return space.code_used, space.data_used, len(engine.predicates.all), len(engine.functors.functors), len(made.pieces)


def loaded(prolog, times: int) -> tuple:
    """Load the text again and again."""
    for n in range(times):
        assert prolog.consult(text=TEXT.format(n=10 + n % 3))
    assert prolog.query_once("findall(X, p(X), L)")["L"] == [1, 10 + (times - 1) % 3]
    return sizes(prolog)


def test_the_same_text_again_and_again(prolog):
    before = loaded(prolog, 6)
    assert loaded(prolog, 30) == before


@pytest.mark.slow
def test_a_thousand_times():
    """With the usual patience: room for it, and no more."""
    with Prolog(*DEFAULT[:1], machine=DEFAULT[1]) as prolog:
        for _ in range(2):
            loaded(prolog, 3000)
            assert prolog.engine.codespace.code_used < 2 * compiler.WORTH_WHILE


RUNNING = """
:- dynamic(next_text/1).
old(X) :- member(X, [1, 2, 3]), redefine, after(X).
old(last).
after(X) :- atom(X).
after(X) :- integer(X), redefine, kept(X).
kept(_).
redefine :- next_text(File), consult(File).
deep(0) :- !, redefine.
deep(N) :- M is N-1, deep(M), N > 0, kept(N).
caught(X) :- catch(( redefine, throw(ball) ), ball, ( redefine, kept(X) )), X = caught.
"""


def test_old_code_that_runs_goes_on(prolog, tmp_path):
    """The clauses being run, their choice points, frames deep below, and recoveries are those of before."""
    new = tmp_path / "new.pl"
    text = RUNNING.replace(":- dynamic(next_text/1).", "")
    new.write_text(text)
    assert prolog.consult(text=RUNNING + f":- assertz(next_text('{new}')).\n")
    for _ in range(3):
        assert prolog.query_once("findall(X, old(X), L)")["L"][:3] == [1, 2, 3]
        assert prolog.query_once("deep(30), caught(X)") is not None
        answers = prolog.query("old(X)")
        assert next(answers)["X"] == 1
        assert prolog.query_once("redefine, deep(3)") is not None
        assert prolog.consult(text="kept(_) :- true, true.\n")
        assert [answer["X"] for answer in answers][:2] == [2, 3]


def test_terms_that_name_old_code_keep_it(prolog):
    """The goal of findall/3 is an auxiliary of a clause: a term may be called when the clause is no more."""

    def compiled() -> list:
        return [aux for aux in prolog.engine.predicates.all if aux.name.startswith("$p/1") and aux.defined]

    loaded(prolog, 1)
    aux = compiled()[-1]
    for goal, is_kept in ((f"length(L, {aux.arity}), G =.. ['{aux.name}'|L]", True), ("G = other", False)):
        answers = prolog.query(f"{goal}, ( true ; true )")
        next(answers)
        for n in range(3):
            assert prolog.consult(text=TEXT.format(n=20 + n))
        assert (aux in compiled() and len(compiled()) == 2) if is_kept else len(compiled()) == 1
        answers.close()


def test_nothing_grows_inside_a_query(prolog):
    """Programs that define predicates anew for as long as they run."""
    answers = prolog.query("X = 1 ; X = 2")
    next(answers)
    before = [loaded(prolog, 6) for _ in range(2)][-1]
    assert loaded(prolog, 12) == before
    answers.close()


def test_blocks_are_given_out_again():
    """Against a model that knows each byte."""
    random = Random(5)
    free, blocks, model = FreeList(), [], set()
    free.give(1000, 4000)
    model.update(range(1000, 5000))
    for _ in range(600):
        if random.random() < 0.55:
            size, align = random.randint(1, 300), random.choice((1, 8, 16))
            start = free.take(size, align)
            if start is not None:
                taken = set(range(start, start + size))
                assert start % align == 0 and taken <= model
                model -= taken
                blocks.append((start, size))
        elif blocks:
            start, size = blocks.pop(random.randrange(len(blocks)))
            free.give(start, size)
            model.update(range(start, start + size))
        assert free.total == len(model)
    for block in blocks:
        free.give(*block)
    assert (free.starts, free.sizes) == ([1000], {1000: 4000})
