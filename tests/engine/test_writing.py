"""Terms that the kernel writes (kernel/write_*.py) against what the Python writer makes of them, the reference."""

from __future__ import annotations

import math
import random
import struct
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wamjit import Prolog
from wamjit.read.operators import OperatorError, Operators
from wamjit.read.terms import NIL, Atom, String, Struct, Var, make_list
from wamjit.read.texts import float_text

WAYS = [("x86_64", None), ("x86", "emulated"), ("ppc64", "emulated")]
PROGRAM = """
both(Goal, Quick, Slow) :-
    with_output_to(string(Quick), Goal),
    leave_to_python(true),
    with_output_to(string(Slow), Goal),
    leave_to_python(false).
caught(Goal) :- catch(Goal, error(Error, _), (numbervars(Error, 0, _), print(Error), nl)), !.
caught(_) :- write(failed).
to_atom(Term) :- term_to_atom(Term, Atom), writeq(Atom).
to_string(Term) :- term_string(Term, String), writeq(String).
deep(0, z) :- !.
deep(N, s(X)) :- M is N - 1, deep(M, X).
million(N) :- deep(1000000, T), with_output_to(string(S), print(T)), string_length(S, N).
many(Quick, Slow) :- numlist(1, 40000, L), both((print(L), write_canonical(f(L, 'A b'))), Quick, Slow).
twice(N, T) :- ( N =:= 0 -> T = a(_) ; M is N - 1, twice(M, S), T = b(S, S) ).
within(Text) :- numlist(1, 1000, L), msort(L, L), with_output_to(string(Text), writeq([a, b|'C'])).
"""
NAMES = ["a", "-", "+", "\\+", "*", "=", ":-", ",", "|", ";", "is", "mod", "^", "dynamic", ".", "[]", "{}", "$VAR", "e"]
NAMES += ["", "x 0'", "'", '"', "`", "/*", "/*a", "0", "A", "_b", "é", "Éa", "→", "=.", "\\", "!", "->", "\n", "\t\x07"]
NAMES += [
    ")",
    "(",
    "a)",
    "\u0301",
    "\x00",
    "\x85b",
    "\ud800",
    "\U0001d404",
    "a\U0001f600",
    "²",
    "aλ9",
    "b_C1",
    "::",
    "%",
]
NUMBERS = [0, 1, -1, 25, 26, 53, 2**28, -(2**28), 2**31, 2**60 - 1, -(2**60), 2**60, -(2**64), 10**30, 5**400]
FLOATS = [0.0, -0.0, 1.0, -2.5, 1e22, 1e15, 123456789012345.0, 5e-324, 1.7976931348623157e308, 0.1, 1 / 3]
FLOATS += [float("inf"), -float("inf"), float("nan")]
VARIABLES = [Var(name) for name in "XYZ"]

names = st.sampled_from(NAMES) | st.text(max_size=4)
numbers = st.sampled_from(NUMBERS) | st.sampled_from(FLOATS) | st.integers() | st.floats()
leaves = st.sampled_from(NAMES).map(Atom) | names.map(Atom) | numbers | st.sampled_from(VARIABLES)
leaves |= names.map(String) | st.integers(-2, 2)


def compounds(children):
    """Compound terms, many of operators, lists, '$VAR' of something, {}."""
    arguments = st.lists(children, min_size=1, max_size=2) | st.lists(children, min_size=1, max_size=4)
    any_name = st.builds(Struct, st.sampled_from(NAMES) | names, arguments)
    lists = st.builds(make_list, st.lists(children, max_size=4), st.just(NIL) | children)
    numbered = st.builds(lambda number: Struct("$VAR", (number,)), st.sampled_from(NUMBERS) | children)
    return any_name | lists | numbered | st.builds(lambda child: Struct("{}", (child,)), children)


terms = st.recursive(leaves, compounds, max_leaves=15)
types = st.sampled_from(["fy", "fx", "xf", "yf", "xfx", "xfy", "yfx"])
rows = st.tuples(st.sampled_from([0, 9, 200, 200, 500, 999, 1000, 1200]), types, st.sampled_from(NAMES))
truth = st.sampled_from(["true", "false"]).map(Atom)
options = st.lists(
    st.builds(
        lambda name, value: Struct(name, (value,)),
        st.sampled_from(["quoted", "ignore_ops", "numbervars", "fullstop", "nl"]),
        truth,
    )
    | st.integers(0, 4).map(lambda depth: Struct("max_depth", (depth,)))
    | st.sampled_from([0, 200, 699, 999, 1200]).map(lambda number: Struct("priority", (number,)))
    | st.sampled_from(["standard", "next_argument"]).map(lambda name: Struct("spacing", (Atom(name),))),
    max_size=4,
).map(make_list)
DIRECTIVES = """
    ~w ~q ~p ~a ~d ~D ~2d ~0d ~5D ~s ~c ~3c ~n ~2n ~i ~k ~~ ~*c ~8r ~16r ~36R ~2r ~e ~4f ~g ~t ~`-t ~| ~20| ~5| ~+
    ~12+ ~N text ~ ~1 ~z ~70000| ~a~t~15| ~t~w~10| ~t~d~6+ ~t~s~t~20|
""".split()
DIRECTIVES += ["~`\xe9t", "\u20acb\n", "\n"]
DIRECTIVES += ["~2f", "~0f", "~f", "~3f", "~15f", "~16f"]
formats = st.lists(st.sampled_from(DIRECTIVES), max_size=7).map("".join)
arguments = st.lists(
    st.sampled_from(
        [0, 1, -1, 97, 1234567, -100, 2**70, 1.5, 0x20AC, Atom("abc"), NIL, String("s\u00e9"), make_list([97, 98])]
    )
    | st.sampled_from(FLOATS)
    | st.floats(-1e6, 1e6)
    | terms,
    max_size=6,
).map(make_list)
simple = st.sampled_from(["write", "print", "writeln", "writeq", "write_canonical"])
goals = st.builds(lambda name, term: Struct(name, (term,)), simple, terms)
goals |= st.builds(lambda term, wanted: Struct("write_term", (term, wanted)), terms, options)
sinks = st.sampled_from(["atom", "string", "codes", "chars"])


def into(kind, template, wanted):
    """A goal that writes what format/3 answers."""
    text = Var()
    made = Struct("format", (Struct(kind, (text,)), Atom(template), wanted))
    return Struct(",", (made, Struct("print", (text,))))


format_goals = st.builds(lambda template, wanted: Struct("format", (Atom(template), wanted)), formats, arguments)
format_goals |= st.builds(into, sinks, formats, arguments)
format_goals |= st.builds(lambda template: Struct("format", (Struct("x", (1,)), Atom(template), NIL)), formats)
format_goals |= st.builds(lambda template: Struct("format", (String(template), Atom("x"))), formats)
format_goals |= st.builds(lambda name, term: Struct(name, (term,)), st.sampled_from(["to_atom", "to_string"]), terms)


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: way[0])
def prolog(request):
    """An engine of each word size and byte order."""
    target, machine = request.param
    with Prolog(target, machine=machine) as prolog:
        syntax = prolog.engine.syntax

        def leave_to_python(wanted: str) -> None:
            """As if there were too many operators for the kernel."""
            syntax.forget()
            syntax.__dict__.pop("prepare", None)
            if wanted == "true":
                syntax.prepare = lambda: False

        prolog.register(leave_to_python)
        prolog.consult(text=PROGRAM)
        yield prolog


def both(prolog, goal) -> tuple[str, str]:
    """What a goal writes by the kernel, and by Python."""
    quick, slow = Var(), Var()
    found = prolog.engine.once(Struct("both", (goal, quick, slow)), Struct("-", (quick, slow)))
    return tuple(part.text for part in found.args)


def given_goals(count: int):
    """Many goals for a test with an engine."""
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(max_examples=count, deadline=None, suppress_health_check=checks)


@given_goals(120)
@given(goals=st.lists(goals, min_size=1, max_size=5))
def test_any_term(prolog, goals):
    goal = Struct("forall", (Struct("member", (var := Var(), make_list(goals))), Struct("call", (var,))))
    quick, slow = both(prolog, goal)
    assert quick == slow


@given_goals(120)
@given(goals=st.lists(format_goals, min_size=1, max_size=5))
def test_formats(prolog, goals):
    """Errors, too: what was written in front of them is the same."""
    goal = Struct("forall", (Struct("member", (var := Var(), make_list(goals))), Struct("caught", (var,))))
    quick, slow = both(prolog, goal)
    assert quick == slow


@given_goals(50)
@given(goal=goals, changes=st.lists(rows, max_size=6))
def test_other_operators(prolog, goal, changes):
    operators = prolog.engine.modules.user_operators
    try:
        for row in changes:
            with suppress(OperatorError):
                operators.add(*row)
        quick, slow = both(prolog, goal)
        assert quick == slow
    finally:
        operators.table.clear()
        operators.table.update(Operators.standard().table)
        operators.version += 1
        operators.note_change()


def random_floats(chance: random.Random, count: int) -> list[float]:
    """Any bits, decimals of few digits, whole numbers, powers of two, denormal numbers, neighbours of powers of ten."""
    for _ in range(count):
        yield struct.unpack("d", chance.randbytes(8))[0]
        yield round(chance.uniform(-1e6, 1e6), chance.randrange(8))
        yield float(chance.randrange(10 ** chance.randrange(1, 25)))
        yield 2.0 ** chance.randrange(-1074, 1024)
        yield chance.randrange(1000) * 5e-324
        yield math.nextafter(10.0 ** chance.randrange(-30, 30), chance.choice([0, 1e300]))


def test_floats(prolog):
    values = [*FLOATS, *random_floats(random.Random(5), 200)]
    line = Struct(",", (Struct("writeq", (value := Var(),)), Atom("nl")))
    goal = Struct("forall", (Struct("member", (value, make_list(values))), line))
    found = prolog.engine.once(Struct("with_output_to", (Struct("string", (text := Var(),)), goal)), text)
    assert found.text.split("\n")[:-1] == [float_text(value, True) for value in values]


def test_the_kernel_writes(prolog, monkeypatch):
    """Python is asked for the text of numbers that are not plain, not for that of terms."""

    def refuse(*_arguments, **_options):
        raise AssertionError("Python writes a term")

    monkeypatch.setattr("wamjit.builtins.output.write_term", refuse)
    for name in ("write", "print", "writeln", "writeq", "write_canonical"):
        term = Struct("f", (Var(), Atom("B c"), make_list([1, 2**70]), String("\u20ac"), Struct("-", (1.5,))))
        quick = Var()
        goal = Struct("with_output_to", (Struct("string", (quick,)), Struct(name, (term,))))
        assert "1180591620717411303424" in prolog.engine.once(goal, quick).text
    monkeypatch.setattr("wamjit.builtins.formatting.formatted", refuse)
    template = "~w~t~10|~q~12+|~a ~d~n~s~t~2d~t~20|~D ~c~16r~i~p~~~k"
    wanted = "f(x), 'B', abc, 1234, [0'a], 1234, 1234567, 0'c, 255, _, [x], 'A'"
    text = prolog.query_once(f"format(string(S), '{template}', [{wanted}])")["S"].text
    assert text == "f(x)      'B'         |abc 1234\na       12.34       1,234,567 cff[x]~'A'"


@pytest.mark.parametrize("shape", ["s(X)", "X + a", "a + X", "- X", "f(X, b)", "{X}", "[X]"])
def test_deep_terms(prolog, shape):
    for call in ("writeq(T)", "write_canonical(T)"):
        goal = f"numlist(1, 3000, L), foldl([_, X, Y]>>(Y = ({shape})), L, z, T), both({call}, Quick, Slow)"
        found = prolog.query_once(goal)
        assert len(found["Quick"].text) >= 6000
        assert found["Quick"] == found["Slow"]


def test_a_million_levels():
    with Prolog() as prolog:
        prolog.consult(text=PROGRAM)
        assert prolog.query_once("million(N)")["N"] == 3_000_001


def test_what_would_never_end_is_stopped(prolog):
    goal = "twice(100, T), open('/dev/null', write, S), catch(call_with_time_limit(0.1, write(S, T)), E, true)"
    assert str(prolog.query_once(f"{goal}, close(S)")["E"]) == "time_limit_exceeded"


def test_queries_meanwhile(prolog, monkeypatch):
    """Who pays attention while a term is written uses the heap, and writes, too."""
    engine, asked = prolog.engine, []

    def attend():
        asked.append(prolog.engine.once(Struct("within", (answer := Var(),)), answer).text)
        if len(asked) < 5:
            engine.wake()

    monkeypatch.setattr(engine, "attention", attend)
    engine.wake()
    found = prolog.query_once("many(Quick, Slow)")
    assert found["Quick"] == found["Slow"]
    assert asked == ["[a,b|'C']"] * 5


def test_errors_are_those_of_the_service(prolog):
    for goal in (
        "write(_, f(x))",
        "print(nowhere, f(x))",
        "writeq('$stream'(777), f(x))",
        "write_canonical(user_input, f(x))",
    ):
        found = prolog.query_once(f"catch({goal}, error(Quick, _), true)")
        prolog.query_once("leave_to_python(true)")
        assert found["Quick"] is not None
        slow = prolog.query_once(f"catch({goal}, error(Slow, _), true)")["Slow"]
        prolog.query_once("leave_to_python(false)")
        assert str(found["Quick"]) == str(slow)
