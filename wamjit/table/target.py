"""tables/targets/: registers, operand forms and ABIs of a target. Its placements are read by `placement`."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from wamjit.table.convention import load_convention
from wamjit.table.errors import TableError
from wamjit.table.files import check_keys, place_of, read_toml, tables_dir
from wamjit.table.frozen import Frozen

_PATTERN = re.compile(r"(?:r|f|m|n|c|0|l|[iu]\d+)(?:,(?:r|f|m|n|c|0|l|[iu]\d+))*")

_ROWS = {
    "name": str,
    "word_size": int,
    "byte_order": str,
    "registers": list,
    "fregisters": list,
    "vector_move": str,
    "sp": str,
    "reserved": list,
    "scratch": list,
    "temporaries": int,
    "absent": list,
    "default_abi": str,
    "default_placement": str,
    "abis": dict,
    "fixed": dict,
    "forms": dict,
    "placements": dict,
}
_OPTIONAL = {"toc": str, "byte_registers": list}


class Abi(Frozen):
    """A C convention that the target can be used with. `frame`: bytes above sp that belong to us at depth 0."""

    convention: str
    frame: int


class Constraint(Frozen):
    """Registers that an instruction is bound to; an empty text where it is not."""

    input: str
    output: str
    clobber: tuple[str, ...]


class Target(Frozen):
    """One target. Its table explains the rows at its head; `sections` holds its placements as they stand there."""

    file: Path
    name: str
    word_size: int
    big_endian: bool
    registers: tuple[str, ...]
    fregisters: tuple[str, ...]
    vector_move: str
    sp: str
    toc: str
    reserved: tuple[str, ...]
    scratch: tuple[str, ...]
    byte_registers: frozenset[str]
    temporaries: int
    absent: tuple[str, ...]
    default_abi: str
    default_placement: str
    abis: dict[str, Abi]
    constraints: dict[str, Constraint]
    forms: dict[str, tuple[tuple[str, ...], ...]]
    sections: dict[str, dict]

    @property
    def conventions(self) -> dict[str, str]:
        """C convention of each ABI."""
        return {name: abi.convention for name, abi in self.abis.items()}

    @property
    def byte_order(self) -> str:
        """`little` or `big`, as int.from_bytes takes it."""
        return "big" if self.big_endian else "little"


def target_names() -> tuple[str, ...]:
    """The targets: one for each file of tables/targets."""
    return tuple(sorted(path.stem for path in (tables_dir() / "targets").glob("*.toml")))


def placement_names(target: str) -> tuple[str, ...]:
    """The placements of a target in the order of its table."""
    return tuple(load_target(target).sections)


@lru_cache
def load_target(name: str) -> Target:
    """A shipped target by name."""
    path = tables_dir() / "targets" / f"{name}.toml"
    if not path.is_file():
        raise TableError("", "", f"no such target {name!r} (there are {', '.join(target_names())})")
    target = read_target(path)
    if target.name != name:
        raise TableError(path, place_of(path, "", "name"), f"the file is called {name}")
    return target


def read_target(path: Path) -> Target:
    """Reads one table and checks all but its placements."""
    rows = read_toml(path)
    check_keys(path, "", rows, _ROWS, _OPTIONAL)
    target = Target(
        file=path,
        name=rows["name"],
        word_size=rows["word_size"],
        big_endian=rows["byte_order"] == "big",
        registers=tuple(rows["registers"]),
        fregisters=tuple(rows["fregisters"]),
        vector_move=rows["vector_move"],
        sp=rows["sp"],
        toc=rows.get("toc", ""),
        reserved=tuple(rows["reserved"]),
        scratch=tuple(rows["scratch"]),
        byte_registers=frozenset(rows.get("byte_registers", rows["registers"])),
        temporaries=rows["temporaries"],
        absent=tuple(rows["absent"]),
        default_abi=rows["default_abi"],
        default_placement=rows["default_placement"],
        abis=_abis(path, rows["abis"]),
        constraints=_constraints(path, rows["fixed"]),
        forms=_forms(path, rows["forms"]),
        sections=rows["placements"],
    )
    for section, key, reason in _problems(target, rows):
        raise TableError(path, place_of(path, section, key), reason)
    return target


def _abis(path: Path, rows: dict) -> dict[str, Abi]:
    found = {}
    for name, row in rows.items():
        if not isinstance(row, dict):
            raise TableError(path, place_of(path, "abis", name), "{ convention = .., frame = .. } expected")
        check_keys(path, "abis", row, {"convention": str, "frame": int}, {})
        try:
            load_convention(row["convention"])
        except TableError as error:
            raise TableError(path, place_of(path, "abis", name), str(error)) from None
        found[name] = Abi(convention=row["convention"], frame=row["frame"])
    return found


def _constraints(path: Path, rows: dict) -> dict[str, Constraint]:
    found = {}
    for op, row in rows.items():
        if not isinstance(row, dict):
            raise TableError(path, place_of(path, "fixed", op), "{ in = .., out = .., clobber = [..] } expected")
        check_keys(path, "fixed", row, {}, {"in": str, "out": str, "clobber": list})
        found[op] = Constraint(
            input=row.get("in", ""), output=row.get("out", ""), clobber=tuple(row.get("clobber", ()))
        )
    return found


def _forms(path: Path, rows: dict) -> dict[str, tuple[tuple[str, ...], ...]]:
    found = {}
    for op, patterns in rows.items():
        for pattern in patterns if isinstance(patterns, list) else [patterns]:
            if not isinstance(pattern, str) or not _PATTERN.fullmatch(pattern):
                raise TableError(path, place_of(path, "forms", op), f"{pattern!r} is no operand pattern")
        found[op] = tuple(tuple(pattern.split(",")) for pattern in patterns)
    return found


def _problems(t: Target, rows: dict) -> list[tuple[str, str, str]]:
    """Section, key and reason of what is wrong outside the placements."""
    found = []
    if t.word_size not in (4, 8):
        found.append(("", "word_size", f"{t.word_size} is not 4 or 8"))
    if rows["byte_order"] not in ("little", "big"):
        found.append(("", "byte_order", f"{rows['byte_order']} is not little or big"))
    if not t.abis or t.default_abi not in t.abis:
        found.append(("", "default_abi", f"there is no row {t.default_abi} in [abis]"))
    if t.default_placement not in t.sections:
        found.append(("", "default_placement", f"there is no section [placements.{t.default_placement}]"))
    return found + _role_problems(t) + _named_register_problems(t) + _abi_problems(t)


def _role_problems(t: Target) -> list[tuple[str, str, str]]:
    """Each register has one role: for placements and temporaries, or fixed, or reserved, or the emitter's."""
    roles: dict[str, str] = {}
    found = []
    for key, names in (
        ("sp", [t.sp]),
        ("toc", [t.toc] if t.toc else []),
        ("reserved", t.reserved),
        ("scratch", t.scratch),
    ):
        for name in names:
            if name in roles:
                found.append(("", key, f"{name} is {roles[name]} too"))
            roles[name] = key
    for key in ("registers", "fregisters"):
        names = getattr(t, key)
        found += [("", key, f"{name} stands there twice") for i, name in enumerate(names) if name in names[:i]]
    if t.vector_move in t.fregisters:
        found.append(("", "vector_move", f"{t.vector_move} is in fregisters too"))
    return found


def _named_register_problems(t: Target) -> list[tuple[str, str, str]]:
    """Every register that a row names is one of `registers`."""
    rows = [("", "sp", t.sp), ("", "toc", t.toc)]
    rows += [("", key, name) for key in ("reserved", "scratch", "byte_registers") for name in sorted(getattr(t, key))]
    for op, constraint in t.constraints.items():
        rows += [("fixed", op, name) for name in (constraint.input, constraint.output, *constraint.clobber)]
    return [
        (section, key, f"unknown register {name}") for section, key, name in rows if name and name not in t.registers
    ]


def _abi_problems(t: Target) -> list[tuple[str, str, str]]:
    """A convention is of this target and says of each register whether a call keeps it."""
    found = []
    for name, abi in t.abis.items():
        convention = load_convention(abi.convention)
        if convention.target != t.name:
            found.append(("abis", name, f"{abi.convention} is a convention of {convention.target or 'no target'}"))
            continue
        silent = (t.sp, t.toc, *t.reserved)
        said = (*convention.scratch_regs, *convention.preserved_regs)
        found += [
            ("abis", name, f"{abi.convention} does not say whether a call keeps {register}")
            for register in t.registers
            if register not in silent and register not in said
        ]
        if abi.frame < convention.shadow_store_size:
            found.append(("abis", name, f"frame is less than the shadow store of {convention.shadow_store_size} bytes"))
    return found
