"""`wamjit tables`: shows where a placement keeps each register, and checks tables.

In: the command line. Out: text or JSON on standard output; problems with tables on standard error.
Exit status: 0, 1 when a table is wrong, 2 for a name that does not exist.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from wamjit.table import (
    Placement,
    TableError,
    load_placement,
    load_registers,
    load_target,
    placement_names,
    tables_dir,
    target_names,
)
from wamjit.table.files import read_text
from wamjit.table.homes import Hard
from wamjit.table.own import SUFFIX

SHOWN_X = 10
IR_TABLE = "ir.txt"


class _Usage(Exception):
    """A name on the command line that does not exist."""


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    """Adds the command and its own commands."""
    parser = subparsers.add_parser("tables", help="show and check the tables of targets and placements")
    parser.set_defaults(run=run)
    commands = parser.add_subparsers(dest="tables_command", metavar="COMMAND", required=True)

    placement = commands.add_parser("placement", help="where a placement keeps each register")
    placement.add_argument("target", metavar="TARGET")
    placement.add_argument(
        "--placement", metavar="NAME", default="", help="or a FILE.toml; the target's default one if not given"
    )
    placement.add_argument("--abi", default="", help="C convention: sysv or ms on x86_64")
    placement.add_argument("--json", action="store_true", help="one flat object, register to home")

    placements = commands.add_parser("placements", help="the names of a target's placements")
    placements.add_argument("target", metavar="TARGET")

    check = commands.add_parser("check", help="what is wrong with a table, or with any of them")
    check.add_argument("file", metavar="FILE", nargs="?", type=Path)


def run(args: argparse.Namespace) -> int:
    """Does what the command line asks for."""
    try:
        return _COMMANDS[args.tables_command](args)
    except _Usage as problem:
        print(f"wamjit tables: {problem}", file=sys.stderr)
        return 2
    except TableError as problem:
        print(f"wamjit tables: {problem}", file=sys.stderr)
        return 1


def _placement(args: argparse.Namespace) -> int:
    placement = _load(args.target, args.placement, args.abi)
    names = [name for name in placement.all() if not name.startswith("x(")] + _shown_x(placement)
    homes = {name: placement.text(name) for name in names}
    if args.json:
        print(json.dumps(homes, indent=2))
        return 0
    print(f"# {placement.key}")
    registers = load_registers()
    widths = max(map(len, homes)), max(map(len, homes.values()))
    for name, home in homes.items():
        meaning = f"argument register {name[2:-1]}" if name.startswith("x(") else registers.meanings[name]
        print(f"{name:<{widths[0]}}  {home:<{widths[1]}}  {meaning}")
    return 0


def _shown_x(placement: Placement) -> list[str]:
    """x(0) to x(9), and further while there are more in hardware registers."""
    pinned = [int(name[2:-1]) for name, home in placement.all().items() if name[:2] == "x(" and isinstance(home, Hard)]
    return [f"x({i})" for i in range(max([SHOWN_X - 1, *pinned]) + 1)]


def _load(target: str, placement: str, abi: str) -> Placement:
    """The placement, after its names have been looked up."""
    _need(target, target_names(), "target")
    if placement and not placement.endswith(SUFFIX):
        _need(placement, placement_names(target), f"placement of {target}")
    if abi:
        _need(abi, tuple(load_target(target).abis), f"ABI of {target}")
    return load_placement(target, placement, abi)


def _need(name: str, known: tuple[str, ...], kind: str) -> None:
    if name not in known:
        raise _Usage(f"no {kind} is called {name} (there are {', '.join(known)})")


def _placements(args: argparse.Namespace) -> int:
    _need(args.target, target_names(), "target")
    print("\n".join(placement_names(args.target)))
    return 0


def _check(args: argparse.Namespace) -> int:
    if args.file is not None and not args.file.is_file():
        raise _Usage(f"{args.file}: no such file")
    paths = [args.file] if args.file is not None else _all_tables()
    problems = [problem for path in paths for problem in check_table(path)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"{args.file}: in order" if args.file is not None else f"{len(paths)} tables, all in order")
    return 1 if problems else 0


def _all_tables() -> list[Path]:
    from wamjit.table.every import our_tables

    return [*our_tables(), tables_dir() / IR_TABLE]


def check_table(path: Path) -> list[str]:
    """What is wrong with one table, a line for each problem."""
    if path.name == IR_TABLE:
        return _check_ir_table(path)
    from wamjit.table.every import check_file

    return [str(error) for error in check_file(path)]


def _check_ir_table(path: Path) -> list[str]:
    from wamjit.ir.table import IrTableError, parse_ir_table

    try:
        parse_ir_table(read_text(path), load_registers(), str(path))
    except (IrTableError, TableError) as error:
        return [str(error)]
    return []


_COMMANDS = {"placement": _placement, "placements": _placements, "check": _check}
