"""Conversations through a pipe: what is typed and what comes back."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def converse(text, *arguments):
    """Standard output, standard error and status of a toplevel that reads `text`."""
    command = [sys.executable, "-m", "wamjit", *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=ROOT, timeout=60)
    said = [line for line in done.stderr.splitlines(True) if not line.startswith("wamjit: building the kernel")]
    return done.stdout, "".join(said), done.returncode


def test_answers():
    out, err, status = converse('X = f(Y, Z), Y = Z.\nmember(X, [1,\n2]).\nfail.\ntrue.\nX = "ab".\n')
    assert err == ""
    assert status == 0
    assert out == "X = f(Y, Y),\nY = Z.\nX = 1 ;\nX = 2.\nfalse.\ntrue.\nX = [97, 98].\n"


def test_halt_gives_the_status():
    assert converse("halt(3).\n")[2] == 3


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("X = .", "syntax error"),
        ("X is 1/0.", "zero divisor"),
        ("appnd([], Y, Z).", "perhaps append/3"),
        ("reverse(a).", "there is reverse/2"),
        ("catch(throw(me), you, true).", "uncaught exception: me"),
        ("abort.", "Execution aborted"),
    ],
)
def test_errors_are_said_and_the_prompt_comes_back(query, message):
    out, err, status = converse(f"{query}\nX = ok.\n")
    assert message in err
    assert out.endswith("X = ok.\n")
    assert status == 0


def test_a_file_alone_means_the_toplevel(tmp_path):
    path = tmp_path / "f.pl"
    path.write_text("p(1). p(2).\n:- initialization(main, main).\nmain :- write(main), nl.\n")
    assert converse("p(X).\n", str(path), "-g", "(write(goal), nl)")[0] == "goal\nmain\nX = 1 ;\nX = 2.\n"
    out, err, status = converse("", "rnu")
    assert (out, status) == ("", 2)
    assert "invalid choice: 'rnu'" in err


def test_files_are_loaded_first(tmp_path):
    path = tmp_path / "f.pl"
    path.write_text("p(1). p(2).\n")
    assert converse("p(X).\n", "top", str(path))[0] == "X = 1 ;\nX = 2.\n"


def test_variables_without_a_name_get_one():
    assert converse("length(L, 2).\n")[0] == "L = [_A, _B].\n"


def test_the_tracer_reads_its_commands_from_the_same_input(tmp_path):
    path = tmp_path / "f.pl"
    path.write_text("p(X) :- q(X).\nq(1). q(2).\n")
    out, err, status = converse("trace.\np(X).\nc\nb\nX = in.\nnodebug, p(2).\n", "top", str(path))
    assert (out, status) == ("true.\nX = in.\ntrue.\nX = 1 ;\nX = 2.\n", 0)
    assert [line.split()[-2:] for line in err.splitlines() if "?" in line][:2] == [["?", "creep"], ["?", "break"]]


def test_abort_brings_the_prompt_back():
    out, err, _ = converse("trace.\nmember(X, [1, 2]).\na\nnotrace.\nX = on.\n")
    assert out.endswith("X = on.\n")
    assert "Execution aborted" in err


def test_the_prompt_says_that_the_debugger_is_on():
    from wamjit import Prolog
    from wamjit.toplevel.session import Session

    with Prolog() as prolog:
        session = Session(prolog.engine)
        seen = [session.prompt()]
        for goal in ("trace", "spy(foo/0), notrace", "nodebug"):
            list(prolog.query(goal))
            seen.append(session.prompt())
    assert seen == ["?- ", "[trace] ?- ", "[debug] ?- ", "?- "]


def test_cyclic_terms_are_equations():
    out, err, _ = converse("X = f(X).\nX = [a, b|Y], Y = [c|X].\nX = g(Y), Y = f(Y, _).\n_X = [d|_X], Y = g(_X).\n")
    assert err == ""
    assert out == ("X = f(X).\nX = [a, b, c|X],\nY = [c|X].\nX = g(Y),\nY = f(Y, _A).\nY = g(_S1),\n_S1 = [d|_S1].\n")
