"""Messages as a program and a person meet them: print_message/2, its hooks, errors with their context."""

from __future__ import annotations

import pytest

from wamjit import Prolog

HOOKED = """
:- dynamic said/3.
message_hook(Term, Kind, Lines) :- said(_, _, stop), !, fail ; assertz(said(Term, Kind, Lines)).
"""


@pytest.fixture(scope="module")
def prolog():
    with Prolog() as prolog:
        yield prolog


def said_by(prolog, capfd, text: str) -> list[str]:
    """The lines on standard error when a text is loaded, or `?- GOAL` run in one."""
    capfd.readouterr()
    prolog.consult(text=text)
    return capfd.readouterr().err.splitlines()


def test_kinds_of_messages(prolog, capfd):
    goal = "forall(member(K, [error, warning, informational, help, silent]), print_message(K, format('a ~w', [b])))"
    capfd.readouterr()
    prolog.query_once(goal)
    assert capfd.readouterr().err.splitlines() == ["Error: a b", "Warning: a b", "% a b", "a b"]


def test_errors_in_words(prolog, capfd):
    text = ":- print_message(error, error(type_error(integer, a), context(foo/2, 'hello'))).\n"
    assert said_by(prolog, capfd, text) == ["Error: <text>:1: type error: integer expected, found a (foo/2: hello)"]


def test_the_programs_own_messages(prolog, capfd):
    text = (
        ":- multifile prolog:message//1.\nprolog:message(mine(X)) --> ['one ~w'-[X], nl, two].\n"
        ":- print_message(warning, mine(1)).\n"
    )
    assert said_by(prolog, capfd, text) == ["Warning: <text>:3: one 1", "two"]
    assert prolog.query_once("message_to_codes(mine(2), x, Cs), atom_codes(A, Cs)")["A"].name == "one 2\ntwo"


def test_lines_with_a_prefix(prolog, capfd):
    prolog.query_once("print_message_lines(user_error, '> ', ['a~w'-[1], nl, ansi(bold, '~w', [b]), nl])")
    assert capfd.readouterr().err.splitlines() == ["> a1", "> b"]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("p(X) :- q.\n", "singletons('p/1',['X'])"),
        ("p :- q r.\n", "error(syntax_error(operator_expected),file(user,1,7,_))"),
        (":- fail.\n", "goal_failed(directive,fail)"),
        (":- no_such.\n", "error(existence_error(procedure,no_such/0),no_such/0)"),
        ("p.\nq.\np.\n", "discontiguous(user:p/0)"),
    ],
)
def test_a_hook_takes_what_the_system_says(text, term, capfd):
    with Prolog() as prolog:
        prolog.consult(text=HOOKED)
        assert said_by(prolog, capfd, text) == []
        assert prolog.query_once(f"said({term}, Kind, ['~w'-[Text]]), atom(Text)") is not None


def test_a_hook_that_fails_or_throws_loses_nothing(capfd):
    with Prolog() as prolog:
        text = "message_hook(_, _, _) :- fail.\np(X) :- q.\n"
        assert said_by(prolog, capfd, text) == ["Warning: <text>:2: singleton variables in p/1: X"]
        text = "message_hook(_, _, _) :- throw(oops).\nr(X) :- q.\n"
        said = said_by(prolog, capfd, text)
        assert "Warning: a message hook raised uncaught exception: oops" in said
        assert "Warning: <text>:2: singleton variables in r/1: X" in said


@pytest.mark.parametrize(
    ("goal", "message"),
    [
        ("atom_length(f(x), _)", "type error: atom expected, found f(x) in atom_length/2"),
        ("see(no_such_file)", "file no_such_file does not exist"),
        ("put_char(user_input, a)", "no permission to output stream user_input in put_char/2"),
        ("string_concat(_, _, _)", "arguments are not sufficiently instantiated in string_concat/3"),
        ("appnd([], _, _)", "unknown procedure appnd/3"),
        ("consult(no_such_file)", "file no_such_file does not exist"),
        ("throw(my)", "uncaught exception: my"),
        ("open_string('a b. ', S), read(S, _)", "syntax error: operator expected (line 1, column 3) in read/2"),
    ],
)
def test_directives_that_raise_an_error(prolog, capfd, goal, message):
    said = said_by(prolog, capfd, f":- {goal}.\n")
    assert message in said[0], said
    assert said[0].startswith(("Warning: <text>:1: Goal (directive) raised ", "Error: <text>:1: directive: "))


def test_an_error_says_where_it_was_raised(tmp_path, capfd):
    path = tmp_path / "program.pl"
    path.write_text("p(X) :- q(X), true.\n\nq(X) :- atom_length(X, _), true.\n:- p(f(x)).\n")
    with Prolog() as prolog:
        prolog.consult(path)
    assert capfd.readouterr().err.splitlines() == [
        f"Warning: {path}:4: Goal (directive) raised type error: atom expected, found f(x)"
        " in atom_length/2, called by q/1 (program.pl:3)"
    ]


def test_a_syntax_error_in_a_file_that_is_read_names_the_file(tmp_path, capfd):
    (tmp_path / "data.txt").write_text("a.\nb c.\n")
    with Prolog() as prolog:
        said = said_by(prolog, capfd, f":- open('{tmp_path}/data.txt', read, S), read(S, _), read(S, _).\n")
    assert "syntax error: operator expected (data.txt:2:3)" in said[0]


REDIRECTED = """
:- initialization(main).
main :-
    open('said.txt', write, S), {0},
    print_message(error, format("one ~w", [x])), catch(atom_length(_, _), E, print_message(error, E)),
    format(user_error, "two~n", []), close(S), print_message(error, format("three", [])), undefined_here.
"""


@pytest.mark.parametrize("redirect", ["set_stream(S, alias(user_error))", "prolog_flag(user_error, _, S)"])
def test_messages_go_where_the_program_says_that_user_error_is(tmp_path, monkeypatch, capfd, redirect):
    monkeypatch.chdir(tmp_path)
    with Prolog() as prolog:
        prolog.consult(text=REDIRECTED.replace("{0}", redirect))
    said = (tmp_path / "said.txt").read_text("utf-8").splitlines()
    assert said == ["Error: one x", "Error: arguments are not sufficiently instantiated in atom_length/2", "two"]
    after = capfd.readouterr().err
    assert "three" in after
    assert "undefined_here" in after
    assert "one" not in after
