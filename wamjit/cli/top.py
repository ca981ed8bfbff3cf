"""`wamjit` and `wamjit top`: the toplevel.

In: files to load and goals to run first, the machine. Out: the conversation; exit status of halt/1, else 0.
"""

from __future__ import annotations

import argparse
import sys

BANNER = "wamjit {version} ({target}, placement {placement}, {mode}). halt. ends it, help. helps.\n"


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Adds the command."""
    from wamjit.cli.run import add_language_options, add_machine_options

    parser = subparsers.add_parser("top", help="start the toplevel, after loading files if there are any")
    parser.add_argument("files", metavar="FILE", nargs="*", help="Prolog files to load first")
    parser.add_argument("-g", "--goal", action="append", default=[], dest="goals", help="a goal to run first")
    add_machine_options(parser)
    add_language_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open an engine, load the files, converse."""
    from wamjit import __version__
    from wamjit.cli.run import open_engine
    from wamjit.engine.errors import Halt
    from wamjit.toplevel.session import Session

    engine = open_engine(args)
    if engine is None:
        return 2
    try:
        begin(engine, args)
    except Halt as halt:
        engine.close()
        return halt.status & 0xFF
    except KeyboardInterrupt:  # of what was to be done first; the toplevel shows what has become of it
        engine.reporter.show("error", "\nInterrupted\n")
    session = Session(engine)
    session.check_calls()
    if session.lines.interactive:
        facts = {"target": engine.target.name, "placement": engine.placement.name, "mode": engine.machine.mode}
        sys.stdout.write(BANNER.format(version=__version__, **facts))
    try:
        return session.run()
    finally:
        engine.close()


def begin(engine, args: argparse.Namespace) -> None:
    """Load the files, run the goals."""
    from wamjit.cli.run import goal, load, main_goal

    for name in args.files:
        load(engine, name)
    for text in args.goals:
        goal(engine, text)
    for item in engine.main_goals:
        main_goal(engine, *item)
