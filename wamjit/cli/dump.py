"""`wamjit dump`: the stages of a program on its way to machine code, as text that can be read back.

In: a file, perhaps a predicate of it, a stage, a target and placement. Out: text on standard output; one line on
standard error for what does not exist. Exit status: 0; 1 for a file or predicate that is not there or clauses that
cannot be compiled; 2 for usage.
Holds: goals of the file do not run; declarations and what changes the reading of the text (operators, flags) do.
"""

from __future__ import annotations

import argparse
import re
import sys

INDICATOR = re.compile(r"(.+)/(\d+)")


class Problem(Exception):
    """Why nothing is shown, in one line."""


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Adds the command."""
    parser = subparsers.add_parser("dump", help="show the stages of compilation")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument(
        "predicate", metavar="NAME/ARITY", nargs="?", help="one predicate; all of the file if not given"
    )
    parser.add_argument("--stage", choices=("terms", "wam", "ir", "asm"), default="wam", help="(default %(default)s)")
    parser.add_argument("--target", help="x86_64, x86 or ppc64")
    parser.add_argument("--placement", help="where registers live (wamjit tables placements TARGET), or a FILE.toml")
    parser.add_argument("--abi", help="the C convention: sysv or ms on x86_64")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Does what the command line asks for."""
    from wamjit.engine.engine import Engine
    from wamjit.engine.errors import PrologError
    from wamjit.machine import CannotRun
    from wamjit.table import TableError

    try:
        engine = Engine(args.target, args.placement, args.abi)
    except (TableError, CannotRun) as problem:
        print(f"wamjit dump: {problem}", file=sys.stderr)
        return 2
    try:
        text = show(engine, args.file, args.predicate, args.stage)
    except (Problem, PrologError) as problem:
        print(f"wamjit dump: {problem}", file=sys.stderr)
        return 1
    finally:
        engine.streams.flush()
        engine.close()
    sys.stdout.write(text)
    return 0


def show(engine: object, file: str, wanted: str | None, stage: str) -> str:
    """The text of one stage of a file, or of one of its predicates."""
    from wamjit.cli.stages import STAGES, ReadOnly, terms_of_file
    from wamjit.compile.state import TooComplex
    from wamjit.engine.source import SourceProblem, find_file, read_text

    try:
        path = find_file(file, None)
        loaded = ReadOnly(engine, path, read_text(path))
    except SourceProblem as problem:
        raise Problem(str(problem)) from None
    loaded.run()
    if stage == "terms" and wanted is None:
        return terms_of_file(engine, loaded.done)
    predicates = list(engine.predicates.user())  # type: ignore[attr-defined]
    if wanted is not None:
        predicates = [chosen(engine, wanted, path, loaded.module)]
    try:
        return "\n".join(STAGES[stage](engine, predicate) for predicate in predicates)
    except TooComplex as problem:
        raise Problem(str(problem)) from None


def chosen(engine: object, text: str, path: object, space: str) -> object:
    """The predicate that NAME/ARITY means in the module of the file; the name may be quoted as in Prolog."""
    from wamjit.read.parser import ReadFlags, SyntaxProblem, read_term

    found = INDICATOR.fullmatch(text)
    if found is None:
        raise Problem(f"{text}: NAME/ARITY expected")
    try:
        name = getattr(read_term(found[1], flags=ReadFlags(bare_operators=True)), "name", found[1])
    except SyntaxProblem:
        name = found[1]
    arity = int(found[2])
    predicates = engine.predicates  # type: ignore[attr-defined]
    predicate = predicates.find(space, name, arity)
    if predicate is None or not predicate.defined and not predicate.dynamic:
        others = [str(other) for other in predicates.user() if other.name == name]
        hint = f" (there is {', '.join(others)})" if others else ""
        raise Problem(f"{path} defines no predicate {name}/{arity}{hint}")
    return predicate
