"""Placements: which hardware register or word of memory is the home of each WAM register.

In: a section of a target's table, with what it inherits. Out: a Placement that has passed every check of `checks`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from wamjit.table import checks
from wamjit.table.convention import Convention, load_convention
from wamjit.table.errors import TableError
from wamjit.table.files import place_of
from wamjit.table.frozen import Frozen
from wamjit.table.homes import Hard, Home, Slot, home_text, split_slot
from wamjit.table.own import SUFFIX, digest, with_own_sections
from wamjit.table.record import Record, load_record
from wamjit.table.registers import X_COUNT, load_registers
from wamjit.table.target import Target, load_target

_X_ROW = re.compile(r"x\((\d+)(?:\.\.(\d+))?\)")


class Placement(Frozen):
    """Homes of all registers for one target, placement and ABI.

    `free` are the hardware registers that hold no name and `borrowable` those that hold only scratch registers, both
    best first; `holders` gives the names that a hardware register holds.
    """

    target: Target
    name: str
    abi: str
    homes: dict[str, Home]
    aliases: frozenset[frozenset[str]]
    free: tuple[str, ...]
    borrowable: tuple[str, ...]
    holders: dict[str, tuple[str, ...]]

    @property
    def key(self) -> str:
        """Names the placement among all: `x86_64-sicstus-sysv`."""
        return f"{self.target.name}-{self.name}-{self.abi}"

    @property
    def convention(self) -> Convention:
        """The C convention of the ABI."""
        return load_convention(self.target.abis[self.abi].convention)

    @property
    def frame(self) -> int:
        """Bytes above sp that belong to us at depth 0: the homes relative to sp lie there."""
        return self.target.abis[self.abi].frame

    def home(self, name: str) -> Home:
        """Home of a register; KeyError where the target has none."""
        return self.homes[name]

    def all(self) -> dict[str, Home]:
        """Home of each register that the target has."""
        return dict(self.homes)

    def text(self, name: str) -> str:
        """The home in the paper's notation."""
        return home_text(self.homes[name], self.target.sp)


@lru_cache
def load_placement(target: str, name: str = "", abi: str = "") -> Placement:
    """A shipped placement or that of a TOML file; without a name or an ABI the default ones of the target."""
    if name.endswith(SUFFIX):
        return read_own_placement(Path(name), target, abi)
    return read_placement(load_target(target), name, abi)


def read_own_placement(path: Path, target: str, abi: str = "") -> Placement:
    """The placement of the first section of a user's file."""
    extended, names = with_own_sections(path, target)
    found = read_placement(extended, names[0], abi)
    name = f"{found.name}_{digest([f'{register} {found.text(register)}' for register in found.all()])}"
    return Placement(**vars(found) | {"target": load_target(target), "name": name})


def read_placement(target: Target, name: str = "", abi: str = "") -> Placement:
    """Builds a placement of a target that has been read and refuses one that cannot work."""
    name = name or target.default_placement
    placement, problems = examine(target, name, abi or target.default_abi)
    if placement is None:
        raise problem_error(target, name, problems[0])
    return placement


def examine(target: Target, name: str, abi: str) -> tuple[Placement | None, list[checks.Problem]]:
    """The placement if it can work, else everything that is wrong with it, a problem for each row."""
    if abi not in target.abis:
        return None, [("abis", "", f"{target.name} has no ABI {abi} (it has {', '.join(target.abis)})")]
    rows, problems = _collect(target, name)
    homes: dict[str, Home] = {}
    for register, (section, key, text) in rows.items():
        try:
            homes[register] = _parse(target, abi, register, text)
        except ValueError as error:
            problems.append((section, key, str(error)))
    if rows:
        origin = {register: row[:2] for register, row in rows.items()}
        problems += checks.check(target, abi, homes, origin, f"placements.{name}")
    if problems:
        return None, _first_of_each_row(problems)
    return _build(target, name, abi, homes), []


def _first_of_each_row(problems: list[checks.Problem]) -> list[checks.Problem]:
    """A row of x registers says the same of each of them: its first problem is enough."""
    found = {}
    for section, key, reason in problems:
        found.setdefault((section, key, "" if key.startswith("x(") else reason), (section, key, reason))
    return list(found.values())


def problem_error(target: Target, name: str, problem: checks.Problem) -> TableError:
    """The error for a problem of a placement. Where the row is inherited it says which placement it is wrong for."""
    section, key, reason = problem
    if section in ("abis", "placements"):  # a name that somebody asked for
        return TableError("", "", reason)
    inherited = section.startswith("placements.") and section != f"placements.{name}"
    heir = f" (in the placement {name})" if inherited else ""
    return TableError(target.file, place_of(target.file, section, key), reason + heir)


def _build(target: Target, name: str, abi: str, homes: dict[str, Home]) -> Placement:
    registers = load_registers()
    holders: dict[str, list[str]] = {}
    for register, home in homes.items():
        if isinstance(home, Hard):
            holders.setdefault(home.reg, []).append(register)
    return Placement(
        target=target,
        name=name,
        abi=abi,
        homes={register: homes[register] for register in registers.names(target.absent)},
        aliases=registers.aliases,
        free=checks.free(target, homes),
        borrowable=checks.borrowable(target, homes),
        holders={reg: tuple(names) for reg, names in holders.items()},
    )


Row = tuple[str, str, object]  # section, key and value


def _collect(target: Target, name: str) -> tuple[dict[str, Row], list[checks.Problem]]:
    """The row of each register, its own before what is inherited, and the rows that name no register."""
    rows: dict[str, Row] = {}
    problems: list[checks.Problem] = []
    seen: list[str] = []
    while name:
        table = target.sections.get(name)
        if name in seen or not isinstance(table, dict):
            known = ", ".join(target.sections)
            reason = f"{name} inherits itself" if name in seen else f"no such placement {name} (there are {known})"
            place = (f"placements.{seen[-1]}", "inherit") if seen else ("placements", "")
            return {}, [(*place, reason)]
        own: dict[str, Row] = {}
        for key, value in table.items():
            if key != "inherit":
                _add_row(target, own, problems, (f"placements.{name}", key, value))
        rows = own | rows
        seen.append(name)
        name = str(table.get("inherit", ""))
    return rows, problems


def _add_row(target: Target, own: dict[str, Row], problems: list[checks.Problem], row: Row) -> None:
    section, key, _ = row
    match = _X_ROW.fullmatch(key)
    if match is None:
        kinds = load_registers().kinds
        if key not in kinds or key == "x":
            problems.append((section, key, f"unknown register {key}"))
        elif key in target.absent:
            problems.append((section, key, f"{target.name} has no {key}"))
        else:
            own[key] = row
        return
    first, last = int(match[1]), int(match[2] or match[1])
    if first > last or last >= X_COUNT:
        problems.append((section, key, f"x registers are x(0) to x({X_COUNT - 1})"))
        return
    for i in range(first, last + 1):
        if f"x({i})" in own:
            problems.append((section, key, f"x({i}) has two rows"))
            return
        own[f"x({i})"] = row


def _parse(target: Target, abi: str, register: str, value: object) -> Home:
    """The home that a row gives; ValueError with the reason if it gives none."""
    if isinstance(value, dict):
        if abi not in value or not set(value) <= set(target.abis):
            raise ValueError(f"a home for each of {', '.join(target.abis)} expected, and for nothing else")
        value = value[abi]
    if not isinstance(value, str):
        raise ValueError(f"a home is a text, not {value!r}")
    if value in target.registers:
        return Hard(value)
    slot = split_slot(value)
    if slot is None:
        raise ValueError(f"unknown register {value} (a home is a register, FIELD(w), FIELD(b) or offset({target.sp}))")
    offset, paper, base = slot
    if base == target.sp and offset is not None:
        return Slot("sp", "", offset)
    if base not in checks.RECORDS:
        raise ValueError(f"{value}: a home in memory is FIELD(w), FIELD(b) or offset({target.sp})")
    record = load_record(checks.RECORDS[base], target.word_size)
    return _offset_slot(record, register, offset) if offset is not None else _field_slot(record, register, paper)


def _offset_slot(record: Record, register: str, offset: int) -> Slot:
    """A home given by its offset: the register's own field is known by its name."""
    field, index = checks.own_field(record, register)
    own = field is not None and record.offset(field.name, index) == offset
    paper = record.paper(field.name, index if field.array else None) if own else ""
    return Slot(record.base, paper, offset)


def _field_slot(record: Record, register: str, paper: str) -> Slot:
    """A home given by a field's name; an array without an index has an element for each x register."""
    found = record.find_paper(paper)
    if found is None:
        raise ValueError(f"the record {record.name} has no field {paper}")
    field, index = found
    if field.array and index is None:
        if not register.startswith("x("):
            raise ValueError(f"{paper} is an array, and {register} is a single register")
        index = int(register[2:-1])
        paper = f"{paper}{index}"
        if index >= field.count:
            raise ValueError(f"{field.name} has {field.count} elements, no {index}")
    return Slot(record.base, paper, field.offset + (index or 0) * field.step)
