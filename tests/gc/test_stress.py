"""The stress mode: a collection at every n-th entry changes no answer, and the checker finds nothing but damage."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from engines import NATIVE, Stopped, collections, engine, limit, possible_ways

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.compile.differential import clauses_text, term_text
from tests.compile.random_programs import Generator
from wamjit import Atom, Prolog, PrologError
from wamjit.bench.catalogue import expected_answers, program_names, program_path
from wamjit.engine.check_heap import HeapDamage, check_heap, stress
from wamjit.read.parser import read_term
from wamjit.read.terms import Struct, Term
from wamjit.read.writer import write_term

LONG = {"zebra": 20, "browse": 10}  # programs with many entries: collected less often
SHORT = ("nreverse", "queens_8", "meta_nrev", "poly_10", "hanoi")
DEFAULT = ("x86_64", NATIVE)
ENTRIES = 800  # of a random program


def small_answer(prolog: Prolog) -> str:
    """What a benchmark program computes."""
    engine = prolog.engine
    goal = read_term("small_answer(X)", engine.operators, engine.flags)
    return write_term(engine.once(goal, goal.args[0]), quoted=True, operators=engine.operators)


@pytest.mark.parametrize("name", program_names())
def test_programs(name):
    with engine(DEFAULT, program_path(name).read_text(), LONG.get(name, 1)) as prolog:
        assert small_answer(prolog) == expected_answers(name).small_answer
        assert prolog.engine.services.watch.looks > 0


@pytest.mark.parametrize("way", [way for way in possible_ways() if way != DEFAULT], ids="-".join)
@pytest.mark.parametrize("name", SHORT)
def test_programs_elsewhere(name, way):
    with engine(way, program_path(name).read_text(), 3) as prolog:
        assert small_answer(prolog) == expected_answers(name).small_answer
        assert collections(prolog) > 10


def test_large_environments():
    """More slots than a word maps: all get a value when the environment is made."""
    names = [f"V{i}" for i in range(45)]
    body = ", ".join([f"p({name}, {i})" for i, name in enumerate(names)] + [f"s([{', '.join(reversed(names))}])"])
    text = f"p(f(X, _), X).\ns(L) :- nb_setval(r, L).\ntest :- {body}.\n"
    for way in possible_ways():
        with engine(way, text, 1) as prolog:
            answer = prolog.query_once("test, nb_getval(r, L), findall(X, member(f(X, _), L), Xs)")
            assert answer["Xs"] == list(reversed(range(45)))


# --- random programs: with and without -------------------------------------------------------------------------------


def outcome(prolog: Prolog, goal: Term) -> str:
    """The first answers of a goal, or how it ends otherwise."""
    found = []
    try:
        for answer in prolog.engine.solve(goal, goal):
            found.append(term_text(answer))
            if len(found) == 5:
                break
    except PrologError as problem:
        term = problem.term
        found.append(f"error: {term_text(term.args[0] if isinstance(term, Struct) else term)}")
    except Stopped:
        found.append("stopped")
    return " ; ".join(found)


def outcomes(way: tuple[str, str], seed: int, every: int) -> list[str]:
    """What all queries of a random program give, after the same number of entries at most."""
    generator = Generator(seed)
    text = clauses_text(generator.program())
    found = []
    with engine(way, text) as prolog:
        for name, arguments in generator.queries():
            limit(prolog, every or ENTRIES, ENTRIES, look=bool(every))
            found.append(outcome(prolog, Struct(name, arguments) if arguments else Atom(name)))
    return found


@pytest.mark.parametrize("seed", range(2000, 2016))
def test_random_programs(seed):
    plain = outcomes(DEFAULT, seed, 0)
    assert outcomes(DEFAULT, seed, 1) == plain, f"seed {seed}"


@pytest.mark.parametrize("seed", range(2100, 2103))
@pytest.mark.parametrize("way", [way for way in possible_ways() if way != DEFAULT], ids="-".join)
def test_random_programs_elsewhere(seed, way):
    assert outcomes(way, seed, 1) == outcomes(way, seed, 0), f"seed {seed}"


# --- the mode and the checker ----------------------------------------------------------------------------------------


def test_the_mode_comes_from_the_environment(monkeypatch):
    monkeypatch.setenv("WAMJIT_GC_STRESS", "4")
    with Prolog() as prolog:
        assert prolog.query_once("length(L, 100), msort(L, _)")
        assert collections(prolog) > 3
        assert prolog.engine.services.watch.looks > 0


class Damage:
    """A watch that breaks something, once, where there are arguments and an environment, and looks."""

    def __init__(self, engine, spoil):
        self.engine, self.spoil, self.looks = engine, spoil, 0

    def collected(self, arity: int) -> None:
        inner = self.engine.worker["continuation"] != self.engine.image.symbols["stop_success"]
        if arity and inner and not self.looks:
            self.looks += 1
            self.spoil(self.engine, self.engine.worker, self.engine.memory)
            check_heap(self.engine, arity)


def frame_field(worker, engine, name):
    """The address of a field of the newest choice point."""
    return worker["node"] + engine.choices.record.offset(name)


DAMAGES = {
    "above h": lambda engine, worker, memory: worker.set_x(0, worker["heap_top"] + 64),
    "nowhere": lambda engine, worker, memory: worker.set_x(0, 2),
    "a header": lambda engine, worker, memory: worker.set_x(0, engine.functors.word("f", 3)),
    "no header": lambda engine, worker, memory: worker.set_x(0, worker["goal_start"] + 2),
    "no atom": lambda engine, worker, memory: worker.set_x(0, 1 << 24 | 7),
    "trail": lambda engine, worker, memory: (
        memory.write(worker["trail_top"], worker["heap_top"]),
        worker.__setitem__("trail_top", worker["trail_top"] + engine.target.word_size),
    ),
    "global top": lambda engine, worker, memory: memory.write(
        frame_field(worker, engine, "global_top"), worker["heap_top"] + 8
    ),
    "continuation": lambda engine, worker, memory: worker.__setitem__("continuation", 4096),
    "environment": lambda engine, worker, memory: worker.__setitem__("frame", worker["stack_top"] + 800),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_checker_finds(damage):
    text = "p(f(_)) :- q(1), r(_).\nq(_) :- r(_), r(_).\nr(_).\nr(2).\n"
    with Prolog() as prolog:
        prolog.consult(text=text)
        stress(prolog.engine, 1)
        watch = prolog.engine.services.watch = Damage(prolog.engine, DAMAGES[damage])
        with pytest.raises(HeapDamage):
            prolog.query_once("p(f(x))")
        assert watch.looks == 1
