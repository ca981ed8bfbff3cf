"""Program text read by the kernel (engine/source_reader.py): what loading makes of it is what it made before."""

import random
from pathlib import Path

import pytest
from reading import same

from wamjit import Prolog
from wamjit.engine import fact_tables, source_reader
from wamjit.engine.fact_tables import FEWEST
from wamjit.engine.flags import SourceFlags
from wamjit.engine.source_reader import SourceReader
from wamjit.read.parser import Reader, SyntaxProblem
from wamjit.read.terms import Struct

WAYS = [("x86_64", "native"), ("ppc64", "emulated")]
ROOT = Path(__file__).resolve().parents[2]
RUN = "".join(f"edge(n{i}, {i}).\n" for i in range(30))
PARTS = [
    RUN,
    RUN.replace("edge", "dyn"),
    RUN.replace("n", "X").replace("edge", "warned"),
    RUN.replace("edge(", "% text\n/* more */ wide(é, '\u20ac', "),
    RUN.replace("edge(", "m:other("),
    "edge(last, 0).\n" * 3,
    "rule(X, Y) :- edge(X, Z), rule(Z, Y).\n",
    "edge(X, Y) :- rule(X, Y).\n",
    ":- dynamic dyn/2, late/1.\n",
    ":- discontiguous edge/2.\n",
    ":- op(700, xfx, ===>).\na ===> b.\n",
    "a ===> b.\n",
    ":- op(0, xfx, ===>).\n",
    "wrong( .\n",
    "x 'unclosed\n",
    'g --> [a], g, "text".\ng --> [].\n',
    ":- if(fail).\n" + RUN + ":- else.\nin_else(1).\n:- endif.\n",
    ':- set_prolog_flag(double_quotes, atom).\ntext("abc").\n',
    ':- set_prolog_flag(double_quotes, codes).\ntext("abc").\n',
    ':- set_prolog_flag(double_quotes, string).\ntext("abc", "", \'é\').\ntext("déf ghi jkl", X, _) :- X = "".\n',
    "fl(1.5, -2.0e10, [a, 1.5|T], [X, [], [X|Y], [[b]]], {Y}) :- T = [c|d], 'a b'(X) = - 1, '.'(a, b) = _.\n",
    "term_expansion(edge(X, 7), [edge(X, seven), extra(X)]).\n",
    ":- initialization((findall(X, edge(X, _), L), length(L, N), assertz(late(N)))).\n",
    ":- catch(findall(X, dyn(X, _), L), _, L = []), length(L, N), assertz(late(N)).\n",
    "".join(f"late(n{i}).\n" for i in range(20)),
    "".join(f"noargs.\nf({i}). [list, {i}].\n" for i in range(3)),
    "big(123456789012345678901234567890). f(1.0Inf).\n" * 5,
    "op(a, b).\nappend(1).\natom_length(x, y).\n",
]


@pytest.fixture(params=WAYS, ids="-".join)
def make(request):
    """Makes engines; what they keep of texts does not count here."""
    opened = []

    def made() -> Prolog:
        prolog = Prolog(request.param[0], machine=request.param[1])
        prolog.engine.source_cache = None
        opened.append(prolog)
        return prolog

    yield made
    for prolog in opened:
        prolog.close()


def state(prolog) -> list:
    """The program's predicates, their clauses with lines and files, and what they are."""
    found = []
    for predicate in prolog.engine.predicates.all:
        if predicate.space != "system" and predicate.exists:
            clauses = [(clause.head, clause.body, clause.line, clause.file) for clause in predicate.clauses]
            flags = predicate.dynamic, predicate.discontiguous, predicate.multifile, predicate.line, predicate.file
            found.append((str(predicate), flags, len(clauses), clauses))
    return sorted(found, key=lambda row: row[0])


def equal(one: list, two: list) -> bool:
    """Whether two states are the same but for the names of variables."""
    if [row[:3] for row in one] != [row[:3] for row in two]:
        return False
    pairs = [pair for left, right in zip(one, two, strict=True) for pair in zip(left[3], right[3], strict=True)]
    return all(
        a[2:] == b[2:] and same((Struct("c", a[:2]), [], [], 0), (Struct("c", b[:2]), [], [], 0)) for a, b in pairs
    )


@pytest.mark.parametrize("seed", range(4))
def test_random_programs(make, tmp_path, capfd, monkeypatch, seed):
    chosen = random.Random(seed)
    one, two, path = make(), make(), tmp_path / "program.pl"
    monkeypatch.setattr(fact_tables, "MANY", 6)
    monkeypatch.setattr(source_reader, "MOST", 4)
    for _ in range(2):  # the file is loaded again when it has changed
        path.write_text("".join(chosen.choices(PARTS, k=10)), "utf-8")
        results = []
        for prolog, kernel in ((one, True), (two, False)):
            with monkeypatch.context() as patch:
                if not kernel:
                    patch.setattr(SourceReader, "place", lambda self: None)
                capfd.readouterr()
                well = prolog.consult(path)
                results.append((well, sorted(capfd.readouterr().err.splitlines())))
        assert results[0] == results[1], path.read_text("utf-8")
        assert equal(state(one), state(two)), path.read_text("utf-8")


def items(reader, operators) -> list:
    """All clauses of a text; errors as their places. Operators are declared as they come."""
    found = []
    while True:
        try:
            clause = reader.read()
        except SyntaxProblem as problem:
            found.append((problem.line, problem.column, problem.message))
            continue
        if clause is None:
            return found
        found.append(clause)
        term = clause.term
        if getattr(term, "name", "") == ":-" and getattr(term.args[0], "name", "") == "op":
            operators.define(*term.args[0].args)


def test_programs_of_this_project(make):
    prolog = make()
    paths = sorted((ROOT / "prolog").rglob("*.pl")) + sorted((ROOT / "bench").rglob("*.pl"))
    if prolog.engine.target.name != "x86_64":
        paths = random.Random(2).sample(paths, 6)
    for path in paths:
        text, operators = path.read_text("utf-8"), Reader("").operators
        expected = items(Reader(text, operators, SourceFlags(prolog.engine.flags)), operators)
        engine = prolog.engine
        engine.operators.table = dict(Reader("").operators.table)
        engine.operators.version += 1
        engine.syntax.forget()
        found = items(SourceReader(engine, text, None), engine.operators)
        assert len(found) == len(expected), path
        for a, b in zip(found, expected, strict=True):
            if isinstance(b, tuple):
                assert a == b
                continue
            assert same((a.term, [], [], a.end), (b.term, [], [], b.end)), (path, b)
            assert (a.line, a.column, a.end_line, a.start) == (b.line, b.column, b.end_line, b.start)
            assert (list(a.variables), a.singletons) == (list(b.variables), b.singletons)


def test_facts_are_in_the_store_only(make):
    prolog = make()
    count = FEWEST + 200
    assert prolog.consult(text="".join(f"p({i}, x).\n" for i in range(count)))
    predicate = prolog.engine.predicates.find("user", "p", 2)
    assert len(predicate.facts.lines) == count and predicate.facts.lines[-1] == count
    assert prolog.query_once(f"p({count - 1}, X)") == {"X": prolog.query_once("X = x")["X"]}
    assert predicate.facts is not None
    assert prolog.query_once("predicate_property(p(_, _), number_of_clauses(N))") == {"N": count}
    assert predicate.facts is not None
    assert prolog.query_once("findall(X, clause(p(X, _), true), L), length(L, N), last(L, Z), !")["N"] == count
    assert predicate.clauses[-1].line == count
    assert prolog.consult(text="p(1, y).\n")
    assert prolog.query_once("findall(Y, p(_, Y), L)")["L"] == [prolog.query_once("X = y")["X"]]


def test_few_facts_are_compiled(make, monkeypatch):
    monkeypatch.setattr(fact_tables, "MANY", 6)
    monkeypatch.setattr(source_reader, "MOST", 4)
    prolog = make()
    assert prolog.consult(text="".join(f"p({i}).\n" for i in range(40)) + "q(X) :- p(X).\n")
    assert prolog.engine.predicates.find("user", "p", 1).facts is not None
    assert prolog.query_once("findall(X, q(X), L)")["L"] == list(range(40))
    assert not prolog.engine.facts.entries


def test_texts_inside_of_a_text(make, tmp_path, monkeypatch):
    monkeypatch.setattr(fact_tables, "MANY", 6)
    monkeypatch.setattr(source_reader, "MOST", 4)
    (tmp_path / "inner.pl").write_text("".join(f"inner({i}).\n" for i in range(100)))
    half = "".join(f"outer({i}).\n" for i in range(100))
    text = f"{half}:- consult('{tmp_path}/inner').\n:- include('{tmp_path}/inner').\n{half.replace('(', '(x')}"
    (tmp_path / "outer.pl").write_text(text)
    prolog = make()
    assert prolog.consult(tmp_path / "outer.pl")
    counts = {name: prolog.query_once(f"findall(X, {name}(X), L), length(L, N)")["N"] for name in ("outer", "inner")}
    assert counts == {"outer": 200, "inner": 100}


def test_a_text_longer_than_what_the_kernel_has(make):
    prolog = make()
    text = (
        "".join(f"é('{i}', λ).\nr(X{i}, '€') :- q(X{i}).\n" for i in range(1200)) + f"long('{'x' * 130000}').\nlast.\n"
    )
    if prolog.engine.target.name != "x86_64":
        text = text[: len(text) // 8] + ".\n"
    lines = [
        clause.line for clause in items(SourceReader(prolog.engine, text, None), None) if not isinstance(clause, tuple)
    ]
    plain = Reader(text, prolog.engine.operators, SourceFlags(prolog.engine.flags))
    assert lines == [clause.line for clause in items(plain, None) if not isinstance(clause, tuple)]
