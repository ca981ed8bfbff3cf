"""A text of many clauses: positions, variables, changes between clauses, and what follows a syntax error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wamjit.read.operators import Operators
from wamjit.read.parser import Reader, ReadFlags, SyntaxProblem
from wamjit.read.terms import Atom, String, Struct


def read_all(reader):
    """What `reader` gives until the end: terms as they are, errors as their messages."""
    found = []
    while True:
        try:
            clause = reader.read()
        except SyntaxProblem as problem:
            found.append(problem.message)
            continue
        if clause is None:
            return found
        found.append(clause.term)


def test_positions():
    text = "% first\n  foo(X) :-\n    bar.\n\nbaz. qux."
    reader = Reader(text)
    foo, baz, qux = reader.read(), reader.read(), reader.read()
    assert reader.read() is None
    assert reader.read() is None
    assert (foo.line, foo.column, foo.end_line) == (2, 3, 3)
    assert text[foo.start : foo.end] == "foo(X) :-\n    bar."
    assert (baz.line, baz.column, baz.end_line) == (5, 1, 5)
    assert (qux.line, qux.column) == (5, 6)
    assert text[qux.start : qux.end] == "qux."


def test_the_end_leaves_the_layout_behind_it():
    clause = Reader("a.%b").read()
    assert clause.end == 2
    assert clause.term is Atom("a")


@pytest.mark.parametrize("text", ["", " \n ", "% only a comment", "/* a */", "#!/usr/bin/wamjit"])
def test_nothing_to_read(text):
    assert Reader(text).read() is None


def test_script_line():
    clause = Reader("#!/usr/bin/env wamjit\na.").read()
    assert (clause.term, clause.line) == (Atom("a"), 2)


def test_variables_and_singletons():
    clause = Reader("f(Y, X, _, _Z, X, W, _V, _V).").read()
    assert list(clause.variables) == ["Y", "X", "_Z", "W", "_V"]
    assert clause.singletons == ["Y", "_Z", "W"]
    assert clause.variables["X"] is clause.term.args[1]


def test_variables_start_anew_with_each_clause():
    reader = Reader("f(X). g(X).")
    first, second = reader.read(), reader.read()
    assert first.variables["X"] is not second.variables["X"]


def test_offset_may_be_set():
    reader = Reader("a. bbb c. d.")
    assert reader.read().term is Atom("a")
    reader.offset = 9
    clause = reader.read()
    assert (clause.term, clause.column) == (Atom("d"), 11)
    reader.offset = 0
    assert (reader.read().term, reader.position(0)) == (Atom("a"), (1, 1))


def test_operators_and_flags_may_change_between_clauses():
    operators, flags = Operators.standard(), ReadFlags()
    reader = Reader('a ==> b. a ==> b. f("x"). f("x").', operators, flags)
    with pytest.raises(SyntaxProblem):
        reader.read()
    operators.add(700, "xfx", "==>")
    assert reader.read().term == Struct("==>", (Atom("a"), Atom("b")))
    flags.double_quotes = "atom"
    assert reader.read().term == Struct("f", (Atom("x"),))
    flags.double_quotes = "string"
    assert reader.read().term == Struct("f", (String("x"),))


def test_a_problem_says_where():
    reader = Reader("a.\nfoo :-\n\tbar baz.\nb.", filename="x.pl")
    reader.read()
    with pytest.raises(SyntaxProblem) as caught:
        reader.read()
    problem = caught.value
    assert (problem.filename, problem.line, problem.column) == ("x.pl", 3, 6)
    assert problem.line_text == "\tbar baz."
    assert problem.formal is Atom("operator_expected")
    assert str(problem) == "x.pl:3:6: syntax error: operator expected\n\tbar baz.\n\t    ^"
    assert reader.read().term is Atom("b")


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("foo bar.", "operator expected"),
        ("foo(.", "unexpected end of clause"),
        ("foo(a.", "unclosed bracket"),
        ("foo(a]) ; b.", "unexpected ]"),
        ("[a|b|c].", "unexpected |"),
        ("f(a|b).", "unexpected |"),
        ("f(,).", "unexpected ,"),
        (").", "unexpected )"),
        (".", "unexpected end of clause"),
        ("a = b = c.", "operator priority clash"),
        ("X = a :- b.", None),
        ("f(a :- b).", "operator priority clash"),
        ("- = x.", "operator expected"),
        ("foo('it's here. ", "operator expected"),
        ("foo('abc\ndef').", "end of line in quoted"),
        ("foo('Hello. World\\z', x).", "undefined escape sequence"),
        ("foo('\\xd800\\').", "illegal character code"),
        ("foo(\x01, b).", "illegal character '\\x01'"),
        ("foo(1.0e999).", "illegal number"),
        ("a b 'c\\z' d 'e\nf. ", "operator expected"),
        ("f('a\tb').", "control character in quoted"),
    ],
)
def test_reading_goes_on_behind_a_bad_clause(bad, message):
    found = read_all(Reader(f"before. {bad}\nafter(1)."))
    assert found[0] is Atom("before")
    assert found[-1] == Struct("after", (1,))
    if message:
        assert found[1:-1] == [message]


@pytest.mark.parametrize(
    "text", ["foo", "foo(", "foo(a,", "'abc", "/* abc", "a. 'x", "a :- b", 'X = "', "[a|", "foo(a) /* b. \n"]
)
def test_unfinished_text(text):
    found = []
    reader = Reader(text)
    while len(found) < 3:
        try:
            clause = reader.read()
        except SyntaxProblem as problem:
            found.append(problem.unfinished)
            continue
        if clause is None:
            break
    assert found == [True]


def test_finished_text_is_not_unfinished():
    with pytest.raises(SyntaxProblem) as caught:
        Reader("foo bar.").read()
    assert not caught.value.unfinished


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aX1 -=,|()[]{}.'\"`\\\n%/*_0é→:!;", max_size=40))
def test_any_text_is_read_to_its_end(text):
    reader = Reader(text)
    for _ in range(len(text) + 2):
        before = reader.offset
        try:
            if reader.read() is None:
                return
        except SyntaxProblem as problem:
            assert 1 <= problem.column <= len(problem.line_text) + 1
        assert reader.offset > before
    raise AssertionError("no end")


def test_a_message_shows_part_of_a_long_line():
    with pytest.raises(SyntaxProblem) as caught:
        Reader("x :- " + "a," * 300 + "b c, " + "d, " * 300 + "e.").read()
    _, shown, pointer = str(caught.value).splitlines()
    assert len(shown) < 200
    assert shown.startswith("...") and shown.endswith("...")
    assert shown[pointer.index("^")] == "c"
