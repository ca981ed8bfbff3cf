"""Code that is kept from one run to the next: the same answers, nothing compiled again, and nothing stale or damaged.

Each test has a cache of its own, with the kernel's image from the common one. A run is an engine of its own that loads
`program.pl`, answers goals, and is closed, which is when code is written.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from wamjit import Prolog
from wamjit.engine import kept_runs
from wamjit.engine.engine import Engine
from wamjit.engine.predicates import SYSTEM
from wamjit.jit import kept, store
from wamjit.jit.compiler import Compiler
from wamjit.jit.kept import CodeFile

NATIVE = (None, None)
TARGETS = [NATIVE, ("ppc64", "emulated"), ("x86", "emulated")]

PROGRAM = """
:- op(700, xfx, ==>).
:- dynamic seen/1.
seen(0).
app([], L, L).
app([X|Xs], L, [X|R]) :- app(Xs, L, R).
color(red, 1). color(green, 2). color(blue, 3). color(black, 4). color(white, 5). color(7, 6). color(8, 7).
sign(X, S) :- ( X < 0 -> S = minus ; X > 0, X \\== 0.5 -> S = plus ; S = none ).
constants(X) :- member(X, [1.5, -0.0, 123456789012345678901234567890, 'an atom', "codes", f(_, x), 'häuser']).
collected(L) :- findall(X-Y, (color(X, Y), Y > 2, \\+ X = white), L).
collected_once(L) :- findall(X, color(X, _), L0), msort(L0, L).
cut(X) :- member(X, [1, 2, 3]), X > 1, !.
again(N, N) :- !.
again(N, M) :- N1 is N + 1, again(N1, M).
counted(N) :- retract(seen(N0)), N is N0 + 1, assertz(seen(N)).
elsewhere(X) :- lists:append([1], [2], X), user:cut(_).
a ==> b.
b ==> c.
path(X, Z) :- X ==> Y, ( Z = Y ; path(Y, Z) ).
greeting --> [hello], name.
name --> [world].
name --> [prolog], { cut(_) }.
caught(E) :- catch(app(_, _), error(E, _), true).
"""
GOALS = [
    "app(X, Y, [1, 2])",
    "color(X, 4)",
    "color(blue, X)",
    "color(8, X)",
    "color(9, X)",
    "sign(-3, X)",
    "sign(0.5, X)",
    "sign(2, X)",
    "constants(X)",
    "collected(X)",
    "collected_once(X)",
    "cut(X)",
    "again(0, 5)",
    "again(X, 5)",
    "counted(X)",
    "elsewhere(X)",
    "path(a, X)",
    "phrase(greeting, [hello, X])",
    "caught(X)",
    "clause(sign(A, X), B)",
]
NO_ANSWER = {"color(9, X)"}


@pytest.fixture(params=TARGETS, ids=lambda param: param[0] or "native")
def runs(request, tmp_path, monkeypatch):
    """Runs on one target."""
    return Runs(tmp_path, monkeypatch, *request.param)


@pytest.fixture
def native(tmp_path, monkeypatch):
    """Runs on this machine."""
    return Runs(tmp_path, monkeypatch, *NATIVE)


class Runs:
    """Runs of a program, with a cache of their own."""

    def __init__(self, folder, monkeypatch, target, machine) -> None:
        Engine(target, machine=machine).close()  # the image is there
        self.folder, self.target, self.machine = folder, target, machine
        self.cache = folder / "cache"
        self.cache.mkdir(mode=0o700)
        for path in store.cache_directory().iterdir():
            if path.suffix in (".image", ".templates") and store.fingerprint() in path.name:
                os.link(path, self.cache / path.name)
        monkeypatch.setenv("WAMJIT_CACHE", str(self.cache))
        monkeypatch.chdir(folder)
        self.compiled: list[tuple[str, str]] = []
        wam = Compiler.wam

        def noted(compiler, predicate):
            self.compiled.append((str(predicate), predicate.space))
            return wam(compiler, predicate)

        monkeypatch.setattr(Compiler, "wam", noted)

    def write(self, text: str, name: str = "program.pl") -> None:
        (self.folder / name).write_text(text, "utf-8")

    def run(self, *goals: str, file: str = "program.pl") -> list[list[str]]:
        """The answers to some goals in a run of their own."""
        self.compiled = []
        with Prolog(self.target, machine=self.machine) as prolog:
            prolog.consult(file)
            return [answers(prolog, goal) for goal in goals]

    def own(self) -> list[str]:
        """The predicates of programs that the last run has compiled."""
        return [name for name, space in self.compiled if space != SYSTEM]

    def codes(self) -> list[Path]:
        """The files of code."""
        return sorted(self.cache.glob("*.code"))


SHOWN = "G = ({}), call(G), copy_term(G, C), numbervars(C, 0, _), format(atom(Shown), '~q', [C])"


def answers(prolog: Prolog, goal: str) -> list[str]:
    """The instances of a goal for at most eight answers, as texts."""
    return [answer["Shown"].name for answer in islice(prolog.query(SHOWN.format(goal)), 8)]


def test_a_warm_run_answers_as_the_cold_one_and_compiles_nothing(runs):
    runs.write(PROGRAM)
    cold = runs.run(*GOALS)
    assert cold[0] == ["app([],[1,2],[1,2])", "app([1],[2],[1,2])", "app([1,2],[],[1,2])"]
    assert {goal for goal, found in zip(GOALS, cold, strict=True) if not found} == NO_ANSWER
    assert {"app/3", "sign/2", "collected/1", "path/2"} <= set(runs.own())
    for _ in range(2):
        assert runs.run(*GOALS) == cold
        assert runs.compiled == []


def test_code_is_given_back_and_made_again_in_a_warm_run(native):
    """Auxiliaries that terms name have other names when a predicate is there twice."""
    native.write(PROGRAM)
    cold = native.run("collected(L)", "consult('program.pl')", "collected(L)", "findall(S, sign(1, S), L)")
    assert native.run("collected(L)", "consult('program.pl')", "collected(L)", "findall(S, sign(1, S), L)") == cold
    assert native.compiled == []
    assert cold[0] == cold[2] and cold[0]


def test_only_what_has_changed_is_compiled_again(native):
    native.write(PROGRAM)
    native.run(*GOALS)
    native.write(PROGRAM.replace("plus ;", "positive ;") + "more(1).")
    assert native.run("sign(3, X)", "app(X, [], [1])", "more(X)") == [
        ["sign(3,positive)"],
        ["app([1],[],[1])"],
        ["more(1)"],
    ]
    assert native.own() == ["sign/2", "more/1"]
    native.write(PROGRAM)
    assert native.run("sign(3, X)", "app(X, [], [1])") == [["sign(3,plus)"], ["app([1],[],[1])"]]
    assert native.own() == []


def test_a_file_that_is_included_has_changed(native):
    native.write(":- include('part.pl'). p(X) :- q(X).")
    native.write("q(1).", "part.pl")
    assert native.run("p(X)") == native.run("p(X)") == [["p(1)"]]
    native.write("q(2). q(3).", "part.pl")
    assert native.run("p(X)") == [["p(2)", "p(3)"]]
    assert native.own() == ["q/1"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("term_expansion(p(X), p(Y)) :- Y is X + 1.", "term_expansion(p(X), [p(X), p(9)])."),
        ("term_expansion(p(X), p(Y)) :- Y is X + 1.", "other."),
        ("other.", "term_expansion((p(_) --> q), p(3)). term_expansion(p(1), p(5))."),
        ("goal_expansion(r(X), X = 1).", "goal_expansion(r(X), X = 2)."),
        ("other.", "goal_expansion(r(X), X = 2)."),
        (":- op(700, xfx, is_like).", ":- op(200, xfx, is_like)."),
        (":- set_prolog_flag(double_quotes, atom).", ":- set_prolog_flag(double_quotes, codes)."),
    ],
)
def test_what_reads_and_expands_the_text_has_changed(native, first, second):
    native.write(
        ":- op(300, xfx, is_like). :- include('hooks.pl'). p(1). s(X) :- r(X). r(0). t(a is_like b + c). u(\"x\")."
    )
    goals = ["p(X)", "s(X)", "t(X), X =.. [F|_]", "u(X)"]
    found = []
    for text in (first, second, first, second):
        native.write(text, "hooks.pl")
        found.append(native.run(*goals))
    assert found[0] == found[2] and found[1] == found[3] and found[0] != found[1]
    for text, expected in ((first, found[0]), (second, found[1])):
        native.write(text, "hooks.pl")
        for path in [*native.codes(), *native.cache.glob("*.source")]:
            path.unlink()
        assert native.run(*goals) == expected


def test_what_is_said_of_a_text_is_said_again(native, capfd):
    """Messages between the clauses of a run, and about clauses that are in none."""
    native.write(
        "p(X). p(1). p(Y) :- q. q. p(2). p(Z) --> []. p(a b). r(U) :- 1.\n:- style_check(-singleton).\ns(V). s(1)."
    )
    said = []
    for _ in range(3):
        native.run("p(1)")
        said.append(capfd.readouterr().err.splitlines())
    assert said[0] == said[1] == said[2]
    assert sum("singleton" in line for line in said[0]) == 4 and any("not together" in line for line in said[0])


def test_a_killed_process_loses_half_of_its_code_at_most(native, monkeypatch):
    """Blocks are written when many have come together, then when there are twice as many more."""
    monkeypatch.setattr(kept, "FIRST_WRITTEN", 4)
    native.write("".join(f"p({n}) :- q{n}. q{n}. " for n in range(20)))
    written = []
    with Prolog() as prolog:
        prolog.consult("program.pl")
        for n in range(20):
            assert prolog.query_once(f"q{n}") is not None
            written.append(sum(len(store.load_parts(path)) for path in native.cache.glob("*.code")))
    assert written == [0] * 3 + [4] * 8 + [12] * 9
    assert sum(len(store.load_parts(path)) for path in native.cache.glob("*.code")) == 20


def test_texts_are_written_when_the_engine_is_closed_or_there_are_many(native, monkeypatch):
    native.write("p(1).")
    native.write("p(1). " + "".join(f"q({n}) :- p({n}). " for n in range(9)), "large.pl")
    with Prolog() as prolog:
        prolog.consult("program.pl")
        assert list(native.cache.glob("*.source")) == []
    assert len(list(native.cache.glob("*.source"))) == 1
    monkeypatch.setattr(kept_runs, "MOST_HELD", 5)
    with Prolog() as prolog:
        prolog.consult("large.pl")
        assert len(list(native.cache.glob("*.source"))) == 2
        assert answers(prolog, "q(X)") == ["q(1)"]


def test_terms_of_a_text_are_let_go_when_the_cache_has_them(native, monkeypatch):
    monkeypatch.setattr(kept_runs, "MOST_HELD", 0)
    native.write("p(X) :- q(X). p(2). d --> []. q(1). r(X) :- s(X). :- p(_).")
    native.write("goal_expansion(s(X), X = 1). :- include('program.pl').", "expanding.pl")
    for file, let_go in (("program.pl", {"p", "r"}), ("expanding.pl", set())) * 2:
        with Prolog() as prolog:
            prolog.consult(file)
            predicates = [prolog.engine.predicates.find("user", name, 1) for name in "pqr"]
            assert {p.name for p in predicates if p.name != "q" and type(p.static_clauses) is not list} == let_go
            assert [len(p.clauses) for p in predicates] == [2, 1, 1]
            assert answers(prolog, "clause(p(X), B)") == ["clause(p(A),q(A))", "clause(p(2),true)"]


def test_a_built_in_that_the_program_defines_itself_is_not_called_in_place(native):
    """is_stream/1 is of the library: whether the program has its own is not in the clauses that call it."""
    native.write("p(X) :- ( is_stream(here) -> X = yes ; X = no ).")
    native.write(":- consult('program.pl').", "without.pl")
    native.write("is_stream(here). :- consult('program.pl').", "with.pl")
    for _ in range(2):
        assert native.run("p(X)", file="without.pl") == [["p(no)"]]
        assert native.run("p(X)", file="with.pl") == [["p(yes)"]]


def test_modules_mean_what_they_mean_now(native):
    native.write(":- use_module(m). p(X) :- m:q(X). r(X) :- q(X).")
    native.write(":- module(m, [q/1]). q(1).", "m.pl")
    assert native.run("p(X)", "r(X)") == native.run("p(X)", "r(X)") == [["p(1)"], ["r(1)"]]
    assert native.own() == []
    native.write(":- module(m, []). q(1).", "m.pl")
    native.write(":- use_module(m). p(X) :- m:q(X). r(X) :- q(X). q(2).")
    assert native.run("p(X)", "r(X)") == [["p(1)"], ["r(2)"]]


def test_the_tracer_and_the_profiler_have_code_of_their_own(native):
    native.write("p(X) :- q(X). q(1).")
    native.run("profile(p(_))")
    native.run("spy(q/1)", "nospy(q/1)", "p(X)")
    assert native.run("p(X)") == native.run("p(X)", "profile(p(_))", "p(X)")[::2][:1] == [["p(1)"]]
    assert native.own() == ["p/1", "q/1"]  # for the profiler


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_are_not_used(native, seed):
    """Flipped bits, cut files, and files with the right checksum of contents that cannot be right."""
    random = Random(seed)
    native.write(PROGRAM)
    cold = native.run(*GOALS)
    whole = {path: path.read_bytes() for path in native.cache.iterdir() if path.suffix in (".code", ".source")}
    for damage in (flip, cut, forged_index, forged_heads, other_build):
        for path, content in whole.items():
            path.write_bytes(damage(content, random, path.suffix == ".source"))
        assert native.run(*GOALS) == cold, f"seed {seed}, {damage.__name__}"


def flip(content: bytes, random: Random, text: bool) -> bytes:
    damaged = bytearray(content)
    damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
    return bytes(damaged)


def cut(content: bytes, random: Random, text: bool) -> bytes:
    return content[: random.randrange(len(content))]


def signed(body: bytes) -> bytes:
    """A body with the checksum that belongs to it."""
    return store.MAGIC + sha256(body).hexdigest().encode() + b"\n" + body


def body_of(content: bytes) -> bytes:
    return content.partition(b"\n")[2]


def forged_index(content: bytes, random: Random, text: bool) -> bytes:
    """No list of blocks, or of others; no list of items."""
    codes = [b"", b"[]", b"{}", b'[["a",-1]]\nxyz', b'[["a",1000]]\n', b"[[[]]]\n", b"\xff\n"]
    texts = [
        b"",
        b"{}",
        b"7",
        b"[7]",
        b'[["run"]]',
        b'[["run","p",0,null,1,1,true,true,9]]\n',
        b'[["run","p",0,null,0,1,true,true,0]]\n',
        b'[["clause",1,"t3:f"]]',
        b"\xff",
    ]
    return signed(random.choice(texts if text else codes))


def forged_heads(content: bytes, random: Random, text: bool) -> bytes:
    """What stands in front of relocations and code is no head, or one that cannot be right."""
    index, _, rest = body_of(content).partition(b"\n")
    if text:
        return signed(index[:-1] + b",7]\n" + rest)
    entries, at = [], 0
    for key, size in json.loads(index):
        entries.append((key, forged(rest[at : at + size], random.choice(FORGERIES))))
        at += size
    return signed(b"\n".join((packed([[key, len(data)] for key, data in entries]), b"".join(d for _, d in entries))))


FORGERIES = [
    lambda size, symbols, *rest: [size + 1, symbols, *rest],
    lambda size, symbols, *rest: [size, ["no such routine" for _ in symbols], *rest],
    lambda size, symbols, *rest: [size, [["s", "no such service", 3] for _ in symbols], *rest],
    lambda size, symbols, *rest: [size, [["q", 1] for _ in symbols], *rest],
    lambda size, symbols, tables, named, inline: [size, symbols, tables, [["x", 0, 10**9]], inline],
    lambda size, symbols, tables, named, inline: [size, symbols, [[2, [[len(symbols), 0]]]], named, inline],
    lambda size, symbols, tables, named, inline: [size, symbols, tables, named, [["no such", "arity", 1]]],
    lambda *head: head[1:],
    lambda *head: {"head": head},
    lambda *head: 10**20,
]


def forged(entry: bytes, forgery) -> bytes:
    length = int.from_bytes(entry[:4], "little")
    head = packed(forgery(*json.loads(entry[4 : 4 + length])))
    return len(head).to_bytes(4, "little") + head + entry[4 + length :]


def packed(data: object) -> bytes:
    return json.dumps(data).encode()


def other_build(content: bytes, random: Random, text: bool) -> bytes:
    return content.replace(store.MAGIC, b"wamjit-code 0 ")


def test_what_others_can_write_is_not_used(native):
    native.write("p(1). p(X) :- q(X). q(2).")
    native.run("p(X)")
    for path in native.codes():
        path.chmod(0o666)
    assert native.run("p(X)") == [["p(1)", "p(2)"]]
    assert native.own() == ["p/1", "q/1"]


def test_two_engines_that_write_at_once_keep_both(native, tmp_path):
    first, second = CodeFile(native.cache / "a.code"), CodeFile(native.cache / "a.code")
    first.put("1", b"one")
    second.put("2", b"two")
    first.save()
    second.save()
    assert {key: bytes(data) for key, data in store.load_parts(native.cache / "a.code").items()} == {
        "1": b"one",
        "2": b"two",
    }


def test_what_is_not_used_is_cut_off_where_it_is_too_much(native, monkeypatch):
    monkeypatch.setattr("wamjit.jit.kept.LEAST_UNUSED", 10)
    path = native.cache / "a.code"
    for round in range(20):
        file = CodeFile(path)
        file.put(f"{round}", bytes(4))
        file.save()
    assert list(store.load_parts(path)) == ["19", "18", "17"]


def test_the_cache_stays_below_its_limit(native):
    for n in range(5):
        store.save_bytes(native.cache / f"{n}.code", bytes(1000))
        os.utime(native.cache / f"{n}.code", (n + 1e9, n + 1e9))
    store.forget_old(days=100_000, most=sum(p.stat().st_size for p in native.cache.iterdir()) - 1500)
    assert [path.name for path in native.codes()] == ["2.code", "3.code", "4.code"]
