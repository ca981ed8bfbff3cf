"""`wamjit run`: load files, run their goals, end.

In: files, goals, the machine. Out: what the program writes; messages on standard error. Exit status: that of halt/1,
else 0, or 1 when a file cannot be loaded, a directive fails or throws, or a goal fails; 2 when a goal throws, and for
usage; 130 after Ctrl-C. Holds: standard input is the program's.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

UNITS = {"k": 1 << 10, "m": 1 << 20, "g": 1 << 30}


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Adds the command."""
    parser = subparsers.add_parser("run", help="load and run Prolog files")
    parser.add_argument("files", metavar="FILE", nargs="+", help="Prolog files, loaded in this order")
    parser.add_argument("-g", "--goal", action="append", default=[], dest="goals", help="a goal to run after loading")
    parser.add_argument(
        "-s",
        "--script",
        action="store_true",
        help="in front of FILE: what follows the file are the program's arguments",
    )
    add_machine_options(parser)
    add_language_options(parser)
    parser.add_argument("--time", action="store_true", help="show the times of each file and goal")
    parser.add_argument("--stats", action="store_true", help="show time and memory at the end")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--trace", action="store_true", help="run the goals under the tracer")
    how.add_argument("--profile", action="store_true", help="show calls and times of predicates for each goal")
    parser.set_defaults(run=run)


def add_machine_options(parser: argparse.ArgumentParser) -> None:
    """What chooses an engine."""
    parser.add_argument("--target", help="x86_64, x86 or ppc64")
    parser.add_argument("--placement", help="where registers live (wamjit tables placements TARGET), or a FILE.toml")
    parser.add_argument("--abi", help="the C convention: sysv or ms on x86_64")
    parser.add_argument("--machine", choices=("native", "emulated"), help="how the code runs")
    parser.add_argument("--heap-limit", type=size, metavar="SIZE", help="room for terms, such as 64m or 2g")
    parser.add_argument("--stack-limit", type=size, metavar="SIZE", help="for environments, choice points, trail, each")


def add_language_options(parser: argparse.ArgumentParser) -> None:
    """What the text of programs may be."""
    parser.add_argument("--no-iso", action="store_true", help="the flag iso is false: read what other systems read too")
    parser.add_argument(
        "--flag",
        action="append",
        type=flag,
        default=[],
        dest="flags",
        metavar="NAME=VALUE",
        help="set a flag before anything is loaded, such as double_quotes=string",
    )


def flag(text: str) -> tuple[str, str]:
    """A flag and what it shall be, as text."""
    name, equals, value = text.partition("=")
    if not name or not equals or not value:
        raise argparse.ArgumentTypeError(f"NAME=VALUE expected, not {text!r}")
    return name, value


def size(text: str) -> int:
    """A number of bytes with k, m or g behind it."""
    unit = UNITS.get(text[-1:].lower(), 0)
    digits = text[:-1] if unit else text
    if not digits.isdigit() or int(digits) == 0:
        raise argparse.ArgumentTypeError(f"no size: {text!r}")
    return int(digits) * (unit or 1)


GOOD, FAILED, RAISED = 0, 1, 2  # exit statuses, as swipl has them


def run(args: argparse.Namespace) -> int:
    """Open an engine, do what the arguments say, close it."""
    from wamjit.engine.errors import Halt
    from wamjit.machine import MachineFault

    started = time.process_time(), time.perf_counter()
    engine = open_engine(args)
    if engine is None:
        return 2
    step, end = measured(engine, started) if args.time else (unmeasured, lambda: None)
    try:
        status = do_all(engine, args, step)
    except Halt as halt:
        status = halt.status & 0xFF
    except KeyboardInterrupt:
        engine.reporter.show("error", "\nInterrupted\n")
        status = 130
    except MachineFault as fault:  # an error of wamjit itself
        engine.reporter.show("error", f"{fault.report()}\n")
        status = 1
    status = flushed(engine, status)
    end()
    if args.stats:
        from wamjit.cli.stats import report

        print(report(engine, time.perf_counter() - started[1]), file=sys.stderr)
    engine.close()
    return status


def flushed(engine, status: int) -> int:
    """The exit status, when what the program wrote has been handed on; 1 if that cannot be."""
    from wamjit.engine.errors import PrologError

    try:
        engine.streams.flush()
    except PrologError as problem:
        if status == GOOD:  # else the goal that wrote has said so
            print(f"wamjit run: {problem}", file=sys.stderr)
        return status or FAILED
    return status


def do_all(engine, args: argparse.Namespace, step: Callable[[str], AbstractContextManager]) -> int:
    """Files, goals, main goals; the exit status: 2 if a goal raised an error, else 1 if something failed."""
    status = GOOD
    for name in args.files:
        with step(f"load {name}"):
            status = max(status, GOOD if load(engine, name) else FAILED)
    how = "trace" if args.trace else "profile" if args.profile else ""
    for text in args.goals:
        with step(f"goal {text}"):
            status = max(status, goal(engine, text, how))
    for term, file, line in engine.main_goals:
        with step("initialization main"):
            status = max(status, main_goal(engine, prepared(engine, term, how), file, line))
    return status


def measured(engine, started: tuple[float, float]) -> tuple[Callable, Callable]:
    """What surrounds each step, and what is done at the end, for --time."""
    from wamjit.cli.times import Times

    times = Times(engine, started)
    return times.step, times.end


def unmeasured(_title: str) -> AbstractContextManager:
    """What surrounds each step without --time."""
    return nullcontext()


def prepared(engine, goal, how: str):
    """A goal that is to be traced or profiled."""
    from wamjit.read.terms import Struct

    if how == "trace":
        from wamjit.engine.tracer import CREEP, tracer_of

        tracer_of(engine).set_mode(CREEP)
    return Struct("profile", (goal,)) if how == "profile" else goal


def open_engine(args: argparse.Namespace):
    """The engine that the arguments choose, or None with a message."""
    from wamjit.engine.engine import Engine
    from wamjit.machine import CannotRun
    from wamjit.read.terms import Atom, make_list
    from wamjit.table import TableError

    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="backslashreplace")
    try:
        limits = {"heap_limit": args.heap_limit, "stack_limit": args.stack_limit}
        engine = Engine(args.target, args.placement, args.abi, args.machine, **limits)
    except (TableError, CannotRun, OSError, MemoryError) as problem:  # the last two: more than can be reserved
        print(f"wamjit {args.command}: {problem}", file=sys.stderr)
        return None
    engine.flags.create("argv", make_list(map(Atom, args.arguments)))
    if args.no_iso:
        engine.flags.create("iso", Atom("false"))
    return engine if set_flags(engine, args) else None


def set_flags(engine, args: argparse.Namespace) -> bool:
    """The flags of the command line; whether there are such flags and values."""
    from wamjit.engine.errors import PrologError
    from wamjit.read.parser import read_term
    from wamjit.read.problems import SyntaxProblem
    from wamjit.read.terms import Atom

    for name, text in args.flags:
        try:
            engine.flags.set(Atom(name), read_term(text, engine.operators, engine.flags))
        except (PrologError, SyntaxProblem) as problem:
            reason = engine.reporter.described(problem.term) if isinstance(problem, PrologError) else problem.message
            print(f"wamjit {args.command}: --flag {name}={text}: {reason}", file=sys.stderr)
            engine.close()
            return False
    return True


def load(engine, name: str) -> bool:
    """Load a file; whether all went well."""
    from wamjit.engine.errors import PrologError

    try:
        return engine.consult(name)
    except PrologError as problem:
        reason = load_reason(problem)
        engine.reporter.say("error", reason or f"{name}: {engine.reporter.described(problem.term)}", problem.term)
        return False


def load_reason(problem) -> str | None:
    """Why a file was not loaded, where the context says it in one line."""
    from wamjit.read.terms import Atom

    context = problem.term.args[1] if len(getattr(problem.term, "args", ())) == 2 else None
    return context.name if isinstance(context, Atom) else None


def goal(engine, text: str, how: str = "") -> int:
    """Run a goal of the command line once, as `prepared` says how; the exit status."""
    from wamjit.engine.errors import PrologError
    from wamjit.read.parser import SyntaxProblem, read_term
    from wamjit.read.terms import Atom, Struct

    try:
        term = read_term(text, engine.operators, engine.flags)
    except SyntaxProblem as problem:
        engine.reporter.say("error", f"goal ({text}): syntax error: {problem.message}")
        return RAISED
    try:
        if engine.once(prepared(engine, term, how)) is not None:
            return GOOD
        engine.reporter.say("warning", f"Goal ({text}) failed", Struct("goal_failed", (Atom("goal"), term)))
        return FAILED
    except PrologError as problem:
        engine.reporter.error("warning", f"Goal ({text}) raised ", problem.term)
        return raised(problem)


def main_goal(engine, term, file: str | None, line: int) -> int:
    """Run a goal of initialization(Goal, main); the exit status."""
    from wamjit.engine.errors import PrologError
    from wamjit.read.terms import Atom, Struct

    try:
        if engine.once(term) is not None:
            return GOOD
        said = Struct("goal_failed", (Atom("initialization"), term))
        engine.reporter.say("warning", "Goal (initialization main) failed", said, file, line)
        return FAILED
    except PrologError as problem:
        engine.reporter.error("warning", "Goal (initialization main) raised ", problem.term, file, line)
        return raised(problem)


def raised(problem) -> int:
    """The exit status after an exception; abort/0 is no error."""
    from wamjit.engine.reporting import ABORTED

    return FAILED if problem.term is ABORTED else RAISED
