"""Terms read by the kernel (kernel/read_*.py): what the reader in Python reads, or nothing."""

import json
import math
import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import Kernel, reference, same

from wamjit import Prolog
from wamjit.builtins.port import Port
from wamjit.builtins.text import parse_number
from wamjit.engine.syntax import Syntax
from wamjit.machine import ways
from wamjit.read.operators import OperatorError
from wamjit.read.parser import Reader, SyntaxProblem
from wamjit.read.terms import Atom, Struct
from wamjit.table import load_target

WAYS = [("x86_64", "native"), ("x86", "native"), ("ppc64", "emulated")]  # both word sizes, both byte orders
ROOT = Path(__file__).resolve().parents[2]
TOKENS = [
    *"a foo f( g( X Y _ _Z 1 -1 0 12 2.5 1.0e3 0.1 1.0e22 123456789012345678 1e5 0'a 0' '0''' 0x1F 0xg 0b101".split(),
    *"0o17 1_000 1.0Inf '' 'it''s' 'n\\n' '\\x41\\' \"str\" \"\" `bq` 'é' é Été /*c*/ /* ( ) [ ] { } {}( [](".split(),
    *", | , , ( ) ] + - * = \\+ :- --> ; -> ! . .. .( =.. is mod dynamic ** ^ \\ @ # & ~ a.b -( - ( yf fy xfx".split(),
    *"'fy'( 0'\\n 0'\\\\ \"a\\tb\" 'x(' '\\e' \"a\"\"b\" '\\q' 1.5E-3 1.5e+3 1.5e 123456789.25 0.000001".split(),
    *"12345678901234567890 00012 A1b_ aB_1".split(),
    *("'b c'", "% comment\n", "\t", "\n", "\r", "\x00", "\x1c", "\x7f", "'a\\\nb'", "0' ", '"\n"'),
]
PIECES = st.sampled_from([*TOKENS, " ", ".", "\n", ",", "."])
TYPES = st.sampled_from(["fy", "fx", "xf", "yf", "xfx", "xfy", "yfx"])
NAMES = ["a", "foo", "-", "+", "yf", "fy", "xfx", "|", "!", ";", ":-", "dynamic", "b c", "is", "*", "mod", "{}", "[]"]
ROWS = st.tuples(st.sampled_from([0, 1, 200, 200, 700, 999, 1000, 1001, 1200]), TYPES, st.sampled_from(NAMES))
QUOTES = st.sampled_from(["codes", "chars", "atom", "string"])
ATOMS = st.sampled_from(
    ["a", "foo", "[]", "{}", "'b c'", "+", "-", "!", "yf", "is", ";", "'\\n'", "é", ":-", "dynamic"]
)
LEAVES = ATOMS | st.sampled_from(["X", "Y", "_", "_Q", "1", "-1", "- 1", "2.5", "0'a", '"s"', "0x1f", "1.0e10", "`b`"])


def compounds(inner):
    """Texts of terms around texts of terms: right more often than not."""
    listed = st.lists(inner, min_size=1, max_size=3)
    return (
        st.builds(lambda name, args: f"{name}({','.join(args)})", ATOMS, listed)
        | st.builds(lambda args: f"[{', '.join(args)}]", listed)
        | st.builds(lambda args, tail: f"[{','.join(args)}|{tail}]", listed, inner)
        | st.builds(lambda a, name, b: f"{a} {name} {b}", inner, ATOMS | st.sampled_from([",", "|", "->", "="]), inner)
        | st.builds(lambda name, a: f"{name} {a}", ATOMS, inner)
        | st.builds(lambda a, name: f"{a} {name}", inner, ATOMS)
        | st.builds(lambda a: f"({a})", inner)
        | st.builds(lambda a: f"{{{a}}}", inner)
    )


TERMS = st.recursive(LEAVES, compounds, max_leaves=8)
DAMAGE = st.none() | st.tuples(st.integers(0, 60), st.integers(0, 2), PIECES)


def damaged(text: str, how) -> str:
    """A text with a part taken away, or another put in."""
    if how is None:
        return text
    place, length, piece = how
    return text[:place] + piece + text[place + length :]


TEXTS = st.builds(damaged, TERMS, DAMAGE) | st.lists(PIECES, max_size=12).map("".join)


@pytest.fixture(scope="module", params=WAYS, ids="-".join)
def kernel(request):
    """A reader in one machine; the tests give it its operators."""
    target, mode = request.param
    if mode not in [way for way, possible, _ in ways(load_target(target)) if possible]:
        pytest.skip("cannot run here")
    with Prolog(target, machine=mode) as prolog:
        made = Kernel(prolog.engine)
        made.mode = request.param[1]
        made.all = request.param == ("x86_64", "native")
        yield made


def start(kernel, rows=(), double: str = "codes", back: str = "error") -> None:
    """The operators of the system and some more; flags."""
    engine = kernel.engine
    engine.operators.table = dict(Reader("").operators.table)
    engine.flags.values |= {"double_quotes": Atom(double), "back_quotes": Atom(back)}
    engine.syntax.forget()
    engine.operators.version += 1
    for row in rows:
        try:
            engine.operators.add(*row)
        except OperatorError:
            pass


def check(kernel, text: str) -> bool:
    """That the kernel reads what Python does, or gives up; whether it read."""
    found = kernel.read(text)
    expected = reference(text, kernel.engine.operators, kernel.engine.flags)
    if found is None:
        return False
    assert expected is not None, text
    assert same(found, expected), (text, found, expected)
    return True


def batch(kernel, texts) -> None:
    """Check texts with what ends them."""
    for text in texts:
        check(kernel, text + " .\n")
        check(kernel, text + ". x")


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(TEXTS, max_size=6), st.lists(ROWS, max_size=4), QUOTES, QUOTES)
def test_random_texts(kernel, texts, rows, double, back):
    start(kernel, rows, double, back)
    batch(kernel, texts)


PLAIN = {
    "foo(bar, X, Y, X, _, _Z).\n": 1,
    "[1,2|T] = \"abc\" + 'hello world' - -1 * - 2.5e3.\n": 1,
    "a :- b, c ; d -> e, \\+ f, !.\n": 1,
    "f(:-, -, - 1, -(1), -a, [-], {a,b}, {}, [], [](1), {}(x)).\n": 1,
    "/* c */ x. % foo": 1,
    "X = 'it''s\\n\\\nx'.\n": 1,
    "0'a + 0'\\n + 0''' + 0x1F + 0b11 + 0o17.\n": 1,
    ":- dynamic foo/1, bar/2.\n": 1,
    'x --> "a", [b], {c}, \\+ d.\n': 1,
    "'é' + 'λ𝄞'. % ü\n": 1,
    '"é𝄞λ".\n': 1,
    "- 1.\n": 1,
    "- (1).\n": 1,
    "-(-(1)).\n": 1,
    "1 - -1.\n": 1,
    "-0.0.\n": 1,
    "0.1 + 123456.789 + 1.0e-21.\n": 1,
    "[a,b|c].\n": 1,
    "'.'(a,b).\n": 1,
    "[].\n": 1,
    "{}.\n": 1,
    "{-}.\n": 1,
    "\\ (a).\n": 1,
}
GIVEN_UP = [
    "",
    "a",
    "a.",
    "foo(",
    "'abc",
    "é.\n",
    "X = + .\n",
    "1.0Inf.\n",
    "12345678901234567890.\n",
    "'\\x41\\'.\n",
    "`a`.\n",
    "a b.\n",
    "f(a :- b).\n",
    "[a|b|c].\n",
    "(a.\n",
    "a)].\n",
    "/* a.\n",
    "0'",
    "1e400.\n",
    "1.5e400.\n",
    "a\0.\n",
    "{a|b}.\n",
    "f(,).\n",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_terms_are_read(kernel, text):
    start(kernel)
    assert check(kernel, text)


@pytest.mark.parametrize("text", GIVEN_UP)
def test_others_are_left(kernel, text):
    start(kernel)
    assert not check(kernel, text)


@pytest.mark.parametrize("text", ["a.", "foo(X, 'Y', \"z\").", "f(x).%c", "a.\nb.", "é. ", "X = 'é'.", "1.5.", "0'a."])
def test_the_end_of_a_whole_text_ends_a_term(kernel, text):
    start(kernel)
    kernel.stream.is_whole = True
    try:
        assert check(kernel, text) or "é." in text
    finally:
        kernel.stream.is_whole = False


@pytest.mark.parametrize("text", ["a", "'abc", "0'", "a..", "% x.", "/* a.", "f(.", ""])
def test_the_end_of_a_whole_text_ends_no_part_of_one(kernel, text):
    start(kernel)
    kernel.stream.is_whole = True
    try:
        assert not check(kernel, text)
    finally:
        kernel.stream.is_whole = False


def test_many_variables(kernel):
    start(kernel)
    some = ",".join(f"V{n}" for n in range(300))
    assert check(kernel, f"f({some},{some}).\n")
    most = ",".join(f"V{n}" for n in range(5000))
    assert not check(kernel, f"f({most}).\n")


def test_deep_terms(kernel):
    start(kernel)
    depth = 2000
    for text in (
        "(" * depth + "a" + ")" * depth,
        "f(" * depth + "a" + ")" * depth,
        "- " * depth + "a",
        "a:" * depth + "a",
    ):
        assert check(kernel, text + ".\n")


def test_long_tokens(kernel):
    start(kernel)
    for text in ("a" * 5000, "'" + "b c" * 2000 + "'", '"' + "x\\n" * 2000 + '"', "%" + "c" * 3000 + "\na"):
        assert check(kernel, text + ".\n")


def conformity() -> list[str]:
    """The texts in the cases of tests/iso."""
    cases = json.loads((ROOT / "tests/iso/syntax.json").read_text("utf-8"))
    texts: list[str] = []
    todo = [cases]
    while todo:
        part = todo.pop()
        if isinstance(part, dict):
            todo += part.values()
        elif isinstance(part, list):
            todo += part
        elif isinstance(part, str):
            texts.append(part)
    for path in sorted((ROOT / "tests/iso/cases").glob("*.txt")):
        texts += re.findall(r"^(.*?) ==> ", path.read_text("utf-8"), re.MULTILINE)
    return texts


def test_texts_of_the_standard(kernel):
    start(kernel)
    texts = conformity()
    if not kernel.all:
        texts = random.Random(5).sample(texts, len(texts) // 16)
    read = sum(check(kernel, text.rstrip(".") + ".\n") for text in texts)
    assert read > len(texts) / 2


def programs() -> list[Path]:
    """The programs of this project."""
    return [path for folder in ("prolog", "examples", "bench") for path in sorted((ROOT / folder).rglob("*.pl"))]


def test_programs_of_this_project(kernel):
    start(kernel)
    files = programs()
    if not kernel.all:
        files = random.Random(3).sample(files, 4)
    read = total = 0
    for path in files:
        for text in clauses(kernel, path.read_text("utf-8"), 1 << 30 if kernel.all else 15):
            read += check(kernel, text)
            total += 1
    assert read > 0.8 * total


def clauses(kernel, text: str, most: int):
    """The texts of a program's clauses, with a little of what follows; operators are declared as they come."""
    reader = Reader(text, kernel.engine.operators, kernel.engine.flags)
    for _ in range(most):
        at = reader.offset
        try:
            clause = reader.read()
        except SyntaxProblem:
            clause = None
            if reader.offset >= len(text):
                return
        else:
            if clause is None:
                return
        yield text[at : reader.offset + 3]
        term = clause.term if clause is not None else None
        if getattr(term, "name", "") == ":-" and getattr(term.args[0], "name", "") == "op":
            kernel.engine.operators.define(*term.args[0].args)


LINES = [
    "p(X, Y, X).",
    "q :- r, s.",
    "'é'(λ).",
    "f(",
    "x. y. % z",
    "",
    "[1, 2.5 | T].",
    "a b c.",
    '"str".',
    "/* c */ u.",
]
GOALS = [
    "catch(read(S, X), error(X, _), true)",
    "catch(read(X), error(X, _), true)",
    "catch(read_term(S, T, [variable_names(V)]), error(V, _), true), X = T - V",
    "catch(read_term(T, [singletons(V), variables(W)]), error(V, _), true), X = T - V - W",
    "catch(read_term(S, T, [term_position(P)]), error(P, _), true), X = T - P",
    "get_char(S, X)",
    "peek_char(X)",
    "line_count(S, X)",
    "stream_property(S, position(X))",
    "read_line_to_string(S, X)",
    "op(700, xfx, b), X = changed",
    "op(0, xfx, b), X = changed",
    "set_prolog_flag(double_quotes, atom), X = changed",
    "set_prolog_flag(double_quotes, codes), X = changed",
    "(between(1, 20, _), catch(read(S, _), _, true), fail ; X = done)",
    "catch(term_to_atom(X, 'f(A, B, A) b c'), error(X, _), true)",
    "catch(term_to_atom(X, 'f(A, B, A)'), error(X, _), true)",
    "atom_to_term('f(A, _B, A)', T, V), X = T - V",
    'term_string(X, "[a | T]")',
]


def outcomes(prolog, path, seed: int) -> list[str]:
    """What goals say, one after the other, about a stream that is the current one as well."""
    opened = f"open('{path}', read, T, [eof_action(reset)]), T = '$stream'(S), set_input(T)"
    number = prolog.query_once(opened)["S"]
    found = []
    for goal in random.Random(seed).choices(GOALS, k=100):
        answer = prolog.query_once(f"S = '$stream'({number}), {goal}, term_to_atom(X, Text)")
        found.append(f"{goal}: {re.sub('_[0-9]+', '_', str(answer and answer['Text']))}")
    assert prolog.query_once(f"close('$stream'({number})), op(0, xfx, b), set_prolog_flag(double_quotes, codes)") == {}
    return found


@pytest.mark.parametrize("seed", range(2))
def test_streams_are_read_as_without_the_kernel(kernel, tmp_path, monkeypatch, seed):
    start(kernel)
    with Prolog(kernel.engine.target.name, machine=kernel.mode) as prolog:
        path = tmp_path / "text"
        path.write_text("\n".join(random.Random(seed).choices(LINES, k=1500)))
        by_kernel = outcomes(prolog, path, seed)
        monkeypatch.setattr(Port, "hand_text", lambda *_: None)
        monkeypatch.setattr(Syntax, "prepare", lambda *_: False)
        prolog.engine.syntax.forget()
        assert by_kernel == outcomes(prolog, path, seed)


NUMBERS = """0 -0 00 12 -12 1.5 -1.5 -0.0 1.0e10 1.5E-3 1.5e+3 1.5e 1. .5 1e5 0x1F -0xff 0xg 0b101 0b2 0o17 0o8 0'a -0'a
0' 0''' 0'\\n 1_000 1.0Inf 123456789012345678 1234567890123456789 12345678901234567890 0.1 3.141592653589793
0.12345678901234567890 1.0e22 1.0e23 1.0e-21 1.0e400 - --1 +1 -+1 a 1a 1.5a é 1é 9007199254740993.0 1e 0'é""".split()


@pytest.mark.parametrize("goal", ["atom_number(A, X)", "atom_codes(A, L), catch(number_codes(X, L), _, fail)"])
def test_numbers_of_texts(kernel, goal):
    """Texts become the numbers that the reader in Python reads."""
    engine = kernel.engine
    for text in [*NUMBERS, "0' ", " 1.5", "1.5 ", "- 1", "", "1\n"]:
        reader = Reader(f"A = B, {goal}.", engine.operators, engine.flags)
        clause = reader.read()
        known = Struct("=", (clause.variables["B"], Atom(text)))
        answer = engine.once(Struct(",", (known, clause.term)), clause.variables["X"])
        expected = parse_number(text, "+-" if "atom_number" in goal else "-")
        if "atom_number" in goal and text[:1].isspace():
            expected = None  # as in SWI-Prolog
        assert answer == expected and type(answer) is type(expected), text
        assert answer is None or math.copysign(1, answer) == math.copysign(1, expected), text
