"""The conversation at a port of the tracer.

In: the line that is shown, a frame. Out: what prolog/trace.pl does next: go, retry(Frame), fail(Frame), ignore,
ancestors. Holds: a key at a terminal, else a line of user_input; at its end the tracer goes on without asking.
"""

from __future__ import annotations

import os
import sys

from wamjit.builtins.output import text
from wamjit.engine.errors import Halt
from wamjit.engine.tracer import CREEP, LEAP, OFF, SKIP, Aborted
from wamjit.read.terms import Atom, Struct, Term

GO = Atom("go")
LEFT = ("exit", "fail", "exception")  # ports at which there is nothing left to skip
NAMES = {
    "c": "creep",
    "l": "leap",
    "s": "skip",
    "u": "up",
    "r": "retry",
    "f": "fail",
    "i": "ignore",
    "a": "abort",
    "n": "nodebug",
    "g": "goals",
    "p": "print",
    "w": "write",
    "d": "display",
    "b": "break",
    "e": "exit",
    "h": "help",
    "+": "spy",
    "-": "nospy",
    "=": "debugging",
}
SAME = {"": "c", " ": "c", "\n": "c", "\r": "c", "?": "h", "o": "u"}
HELP = """\
c, return  creep: to the next port          l  leap: to the next spy point
s          skip: until this goal is left    u  up: until the goal that called it is left
r [N]      retry this goal, or goal N       f [N]  fail this goal, or goal N
i          ignore: take it as done          a  abort the query
n          nodebug: go on untraced          e  exit: leave Prolog
g          goals that wait for this one     b  break: a toplevel inside
p w d      print, writeq, write_canonical   +  - spy point on this predicate, or none
=          debugging: state of the tracer   h ?  this help
"""


def ask(engine, line: str, port: str, frame: int, depth: int, parent: int, goal: Term) -> Term:
    """Show the line and do what is said until something is to be done outside."""
    while True:
        engine.streams.warn(f"{line} ? ")
        said = command(engine)
        if said is None:
            engine.tracer.asks = False
            engine.streams.warn("\n% End of input: the tracer goes on without asking\n")
            return GO
        letter = SAME.get(said[:1], said[:1])
        engine.streams.warn(f"{NAMES.get(letter, 'not a command')}\n")
        if letter == "s" and port in LEFT:
            letter = "c"
        outcome = do(engine, letter, said[1:].strip(), (frame, depth, parent), goal)
        if outcome is not None:
            return outcome


def command(engine) -> str | None:
    """A key, or a line of user_input; None at its end."""
    stream = engine.streams.user_input
    if not (stream.is_terminal() and sys.stderr.isatty()):
        stream.look()  # what ended once may go on: an error or a reset, as for every reader
        line = stream.read_line()
        stream.past_end = line is None
        return None if line is None else line.strip()
    key = one_key()
    if key not in ("r", "f"):
        return key
    engine.streams.warn(f"{key} ")
    return key + (stream.read_line() or "")


def one_key() -> str:
    """One key, not echoed."""
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        return os.read(descriptor, 16).decode(errors="replace")[:1]
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def do(engine, letter: str, rest: str, place: tuple[int, int, int], goal: Term) -> Term | None:
    """One command; None where the question is asked again."""
    tracer, (frame, depth, parent) = engine.tracer, place
    if letter in ("r", "f"):
        number = int(rest) if rest.isdigit() else frame
        return Struct("retry" if letter == "r" else "fail", (number,))
    if letter in MODES:
        mode, target = MODES[letter]
        tracer.target = {"frame": (frame, depth), "parent": (parent, depth - 1), "": (0, 0)}[target]
        tracer.set_mode(mode)
        return GO
    if letter == "i":
        return Atom("ignore")
    if letter == "g":
        return Atom("ancestors")
    if letter == "a":
        raise Aborted
    if letter == "e":
        raise Halt(0)
    tell(engine, letter, goal)
    return None


MODES = {"c": (CREEP, ""), "l": (LEAP, ""), "n": (OFF, ""), "s": (SKIP, "frame"), "u": (SKIP, "parent")}


def tell(engine, letter: str, goal: Term) -> None:
    """Commands that only say something, or change spy points."""
    from wamjit.builtins import tracing

    if letter in ("p", "w", "d"):
        options = {"quoted": True, "numbervars": letter != "d", "ignore_ops": letter == "d"}
        shown = tracing.printed(engine, goal) if letter == "p" else text(engine, goal, **options)
        engine.streams.warn(f"{shown}\n")
    elif letter in ("+", "-"):
        arity = len(goal.args) if isinstance(goal, Struct) else 0
        tracing.spy(engine, Struct("/", (Atom(goal.name), arity)), Atom("true" if letter == "+" else "false"))
    elif letter == "=":
        tracing.debugging(engine)
    elif letter == "b":
        tracing.break_0(engine)
    else:
        engine.streams.warn(HELP)
