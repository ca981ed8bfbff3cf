"""Reads tables/machines.toml: how each target is emulated.

In: the name of a target. Out: its section with Unicorn's numbers in place of Unicorn's names. Unicorn is imported only
for that, so that the names of the targets can be listed without it.
Holds: a setup that was returned has all rows, each of its type, and no name that Unicorn lacks; otherwise TableError.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from wamjit.table.errors import TableError
from wamjit.table.files import check_keys, place_of, read_toml, tables_dir

ROWS = {"arch": str, "modes": list, "tlb": str, "pc": str, "sp": str, "result": str, "frame": int, "reported": list}
ROWS |= {"interrupts": dict}
OPTIONAL = {"argument_register": str, "argument_offset": int, "return_register": str, "return_offset": int}
OPTIONAL |= {"second_argument_register": str, "toc": str, "set_bits": dict}
EITHER = (("argument_register", "argument_offset"), ("return_register", "return_offset"))


class Setup:
    """What the emulated machine must know of a target; a register is Unicorn's number, None where there is none."""

    def __init__(self, path: Path, name: str, row: dict):
        self._path, self._section, self._row = path, name, row
        check_keys(path, name, row, ROWS, OPTIONAL)
        for one, other in EITHER:
            if (one in row) == (other in row):
                raise TableError(path, place_of(path, name, one), f"either {one} or {other} is wanted")
        arch = row["arch"]
        self.arch = self._constant("arch", f"UC_ARCH_{arch}")
        self._module = f"unicorn.{arch.lower()}_const"
        self._prefix = f"UC_{arch}_REG_"
        self.mode = 0
        for mode in row["modes"]:
            self.mode |= self._constant("modes", f"UC_MODE_{mode}")
        self.tlb = self._constant("tlb", f"UC_TLB_{row['tlb']}")
        self.pc, self.sp, self.result = self._register("pc"), self._register("sp"), self._register("result")
        self.argument, self.argument_offset = self._register("argument_register"), row.get("argument_offset")
        self.second_argument = self._register("second_argument_register")
        self.back, self.back_offset = self._register("return_register"), row.get("return_offset")
        self.toc, self.frame = self._register("toc"), row["frame"]
        self.set_bits = [(self._number("set_bits", name), bits) for name, bits in row.get("set_bits", {}).items()]
        self.reported = [(name.lower(), self._number("reported", name)) for name in row["reported"]]
        self.interrupts = {int(number): what for number, what in row["interrupts"].items()}

    def _constant(self, key: str, name: str, module: str = "unicorn.unicorn_const") -> int:
        value = getattr(import_module(module), name, None)
        if value is None:
            raise TableError(self._path, place_of(self._path, self._section, key), f"Unicorn has no {name}")
        return value

    def _number(self, key: str, name: str) -> int:
        return self._constant(key, self._prefix + name, self._module)

    def _register(self, key: str) -> int | None:
        return self._number(key, self._row[key]) if key in self._row else None


@cache
def _sections(path: Path) -> dict[str, dict]:
    return read_toml(path)


def _path() -> Path:
    return tables_dir() / "machines.toml"


def emulator_names() -> frozenset[str]:
    """The targets that can be emulated."""
    return frozenset(_sections(_path()))


def load_setup(name: str, path: Path | None = None) -> Setup:
    """The setup of a target; KeyError when the table has no section for it."""
    path = path or _path()
    return Setup(path, name, _sections(path)[name])
