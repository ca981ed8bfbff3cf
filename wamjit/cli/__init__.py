"""The command line: `wamjit` (the toplevel), `wamjit FILE`, `wamjit run`, `targets`, `tables`, `dump`, `bench`.

In: arguments. Out: an exit status: 0, 1 when something went wrong, 2 for usage, 130 after Ctrl-C. Holds: the module of
a command is imported only when that command is given.
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from importlib import import_module
from typing import TextIO

SCRIPT = ("-s", "--script")
OWN_OPTIONS = ("-h", "--help", "--version")
COMMANDS = {
    "top": "the toplevel; also without a command, and for `wamjit FILE`",
    "run": "load and run Prolog files",
    "targets": "how the code of each target can run here",
    "tables": "show placements, check tables",
    "dump": "show the stages of compilation",
    "bench": "time the benchmark programs",
}


def main(argv: list[str] | None = None) -> int:
    """Run a command, and hand on what it wrote."""
    try:
        return written(command(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        return written(130)
    except BrokenPipeError:
        return written(1)
    except OSError as problem:  # standard output cannot be written
        print(f"wamjit: {problem}", file=sys.stderr)
        return written(1)


def command(arguments: list[str]) -> int:
    """Do what the arguments say."""
    mark = arguments.index("--") if "--" in arguments else len(arguments)
    arguments, rest = arguments[:mark], arguments[mark + 1 :]  # argparse would count what follows among the files
    arguments, rest = script(arguments, rest)
    if not arguments or means_toplevel(arguments[0]):
        arguments = ["top", *arguments]
    make = partial(argparse.ArgumentParser, formatter_class=formatter)
    parser = make(prog="wamjit", description="Prolog as machine code.")
    parser.add_argument("--version", action="store_true", help="show the version")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=make)
    wanted = next((word for word in arguments if not word.startswith("-")), None)
    for name, text in COMMANDS.items():
        if name == wanted:
            import_module(f"wamjit.cli.{name}").add_parser(subparsers)
        else:
            subparsers.add_parser(name, help=text)
    args = parser.parse_args(arguments, argparse.Namespace(arguments=rest))
    if args.version:
        from wamjit import __version__

        print(f"wamjit {__version__}")
        return 0
    if args.command is None:
        parser.print_help(sys.stderr)
        return 2
    return args.run(args)


def formatter(prog: str) -> argparse.HelpFormatter:
    """The usual one. That finds the width with a module of Python's that takes 2 ms to load, for each option anew."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.__stdout__.fileno()).columns)
    except (AttributeError, ValueError, OSError):
        columns = 80
    return argparse.HelpFormatter(prog, width=columns - 2)


def written(status: int) -> int:
    """The exit status, when what was written has left the process; 1 if that cannot be.

    Python tries again when it ends, and complains about what it could not write: where it cannot, nothing is left to.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError as problem:
            nowhere(stream)
            if stream is sys.stdout and status == 0 and not isinstance(problem, BrokenPipeError):
                print(f"wamjit: {problem}", file=sys.stderr)
            status = status or 1
    return status


def nowhere(stream: TextIO) -> None:
    """What waits to be written to a stream, and what comes, is dropped."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, stream.fileno())
    os.close(sink)


def script(arguments: list[str], rest: list[str]) -> tuple[list[str], list[str]]:
    """`run -s FILE ARGUMENT...`: what follows the file are the program's arguments, as if `--` stood there."""
    mark = next((i for i, word in enumerate(arguments) if word in SCRIPT), len(arguments))
    if arguments[:1] != ["run"] or mark + 2 > len(arguments):
        return arguments, rest
    return [*arguments[:mark], arguments[mark + 1]], [*arguments[mark + 2 :], *rest]


def means_toplevel(word: str) -> bool:
    """Whether the first argument is one of the toplevel's, without `top` in front: a Prolog file or an option."""
    if word in COMMANDS or word in OWN_OPTIONS:
        return False
    return word.startswith("-") or word.endswith(".pl") or any(os.path.isfile(word + end) for end in ("", ".pl"))
