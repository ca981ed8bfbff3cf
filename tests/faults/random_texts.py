"""Texts as a person might type or load them who knows some Prolog, and much that is none, made by hypothesis.

In: nothing. Out: strategies for whole texts and for lines at the prompt, and harnesses that feed them to an engine.
Holds: the texts call nothing that ends the process, starts another, waits for a person or writes files.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable
from contextlib import contextmanager

import pytest
from hypothesis import strategies as st
from injection import HEAP

from wamjit import Atom, Prolog, PrologError, Struct, Var
from wamjit.api import Halt
from wamjit.engine.check_heap import stress
from wamjit.toplevel.session import Session

NAMES = """
p q r foo append member length atom_codes format write nl is = == \\= call findall catch throw assertz retract
dynamic discontiguous multifile module use_module library lists op initialization include ensure_loaded
term_expansion goal_expansion set_prolog_flag double_quotes codes atom if elif else endif true fail repeat bagof
setof copy_term between nb_setval b_setval user system encoding utf8 table volatile meta_predicate begin_tests
end_tests abolish listing
""".split()
OPERATORS = ":- ?- --> -> *-> ; , | ! . + - * / // mod ** ^ \\ \\+ = =.. < > =< @< : is == >> ~ $ # & :: xfx fy".split()
ODD = (
    "'it''s' 'a\\n' '\\x41\\' 'open \"str\" \"open `back` 0'a 0'' 0'\\n 0x1F 0b12 0o7 1.5e10 1.e 1e400 1r3 "
    "12345678901234567890 "
    '/* /**/ */ % %% \\ \'\\ "\\x110000\\" '
    "\u00e9 \u03b1\u03b2 \u221e \ufeff \x00 \x7f \ud7ff \U0001f600 {} [] () [a|b|c] {a} "
    "a(b f( ) ] } [ ( { _ X _Y X. .( $ $X '$VAR'(1) -1 - 1 -(1) a:b:c \\+a"
).split(" ")
PHRASES = """p(1).
p(X) :- q(X), \\+ r(X).
p(X) :- ( X = 1 -> true ; q(X) ).
r(a). r(b). r(X) :- r(X).
:- dynamic p/1, q/2.
:- dynamic(foo/0).
:- op(700, xfx, ===>).
:- op(200, xfy, ^), op(0, xfx, =).
:- module(m, [p/1, op(700, xfx, =>)]).
:- use_module(library(lists)).
:- initialization(p(_)).
:- if(p(1)).
:- else.
:- endif.
:- set_prolog_flag(double_quotes, atom).
:- p(X), write(X), nl.
:- X = f(X), p(X).
:- catch(p(1), E, ( print_message(error, E), fail )).
a --> "abc", b, { c }, \\+ d, !.
a, [x] --> call(foo, 1).
term_expansion(p(X), [q(X), r(X)]).
goal_expansion(p(X), q(X)).
user:portray(x) :- write(y).
:- include(nowhere).
:- ensure_loaded('nowhere.pl').
:- findall(X, member(X, [1, 2]), L), length(L, N), format("~w~n", [N]).
:- length(L, 100000), atom_length(L, _).
:- assertz((q(X, Y) :- X > Y, !)), retract(q(_, _)).
:- abolish(p/1).
X = f(X, Y).
member(X, [1, 2, 3]).
length(L, N).
repeat.
repeat, fail.
X is 2 ** 1000.
X = "text", atom_codes(Y, X).
atom_length(X, Y).
listing(p/1).
catch(throw(x), Y, true).
trace.
notrace.
nodebug.
[user].
help(append).
""".splitlines()

words = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(OPERATORS),
    st.sampled_from(ODD),
    st.text(max_size=3),
    st.integers().map(str),
)
soup = st.lists(words, max_size=12).map(" ".join)
phrases = st.sampled_from(PHRASES)


@st.composite
def damaged(draw) -> str:
    """A phrase with a part taken out or something put in."""
    text = draw(phrases)
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(words) + text[at + draw(st.integers(0, 4)) :]


lines = st.one_of(phrases, damaged(), soup, soup.map(lambda text: f":- {text}."), soup.map(lambda text: f"{text}."))
texts = st.lists(lines, max_size=8).map("\n".join)
WRONG = ("Traceback", "system error", "system_error")  # what no message says
AGAIN = 0.5  # seconds: an exception that a signal raises in a destructor, or a callback of Python's collector, is lost
INTERRUPT = None  # a line of a dialogue: Ctrl-C at the prompt
dialogues = st.lists(st.one_of(lines, lines, lines, st.just(INTERRUPT)), max_size=8)


@contextmanager
def interrupted_after(seconds: float):
    """Ctrl-C, as soon as so much time is over, if nothing ends before."""
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Typed:
    """Lines that somebody types; each query that runs is interrupted after some time."""

    interactive = False

    def __init__(self, typed: list[str | None], seconds: float):
        self.left = [line for text in typed for line in ([text] if text is None else text.splitlines())]
        self.seconds = seconds

    def read(self, prompt: str) -> str | None:
        """The next one."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        if not self.left:
            return None
        line = self.left.pop(0)
        if line is INTERRUPT:
            raise KeyboardInterrupt
        signal.setitimer(signal.ITIMER_REAL, self.seconds, AGAIN)
        return line

    def keep(self, query: str) -> None:
        """No history."""

    def close(self) -> None:
        """Nothing to keep."""


def loaded(prolog: Prolog, text: str, seconds: float) -> None:
    """Consult a text; Ctrl-C after some time."""
    try:
        with interrupted_after(seconds):
            prolog.consult(text=text)
    except (KeyboardInterrupt, Halt):
        pass
    except PrologError as problem:  # a module header that is none
        assert problem.term.name == "error" and problem.term.args[0] != Atom("system_error")


def conversed(prolog: Prolog, typed: list[str | None], seconds: float) -> None:
    """A dialogue at the prompt."""
    session = Session(prolog.engine)
    session.lines = Typed(typed, seconds)
    with interrupted_after(0):
        session.run()


def met(harness: Callable, given, seconds: float, way: tuple[str, str]) -> str:
    """An engine of its own meets a text, and is right afterwards; what it said on standard error."""
    said = io.StringIO()
    with (
        Prolog(way[0], machine=way[1], heap_limit=HEAP, stack_limit=HEAP) as prolog,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, stream in (("stdin", io.StringIO("read.\n")), ("stdout", io.StringIO()), ("stderr", said)):
            patch.setattr(sys, name, stream)
        patch.setattr(sys, "unraisablehook", lambda _: None)  # Ctrl-C in a destructor: Python speaks of it
        harness(prolog, given, seconds)
        if prolog.engine.tracer is not None:
            prolog.engine.once(Atom("nodebug"))
        stress(prolog.engine, 1)
        length = Var("N")
        goal = Struct(":", (Atom("system"), Struct("atom_length", (Atom("abc"), length))))
        assert prolog.engine.once(goal, length) == 3
        prolog.engine.end_goals.clear()
    return said.getvalue()
