"""The numbers that kernel code uses by name, from tables/.

In: tags.toml, services.txt, errors.txt, arith.txt, fixed.txt, builtins.txt. Out: constants (some `Sized`: they depend
on the word size) and namespaces `SVC AREA ERR ARITH ATOMS FUNCTORS ROW`. Holds: nothing here is a number that a
table does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from keyword import iskeyword
from types import SimpleNamespace

from wamjit.subset.lang import WORD, WORD_BITS, Record
from wamjit.subset.words import Sized
from wamjit.table import TableError, hash_shifts, load_tags, tables_dir

_TAGS = load_tags()
_BOXES = _TAGS.boxes


def rows(table: str) -> Iterator[list[str]]:
    """The lines of a table of aligned columns, as lists of words."""
    for line in (tables_dir() / table).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split()


def _unique(table: str, pairs: list[tuple[str, int]]) -> SimpleNamespace:
    found: dict[str, int] = {}
    for name, number in pairs:
        if name in found or number in found.values():
            raise TableError(tables_dir() / table, name, f"{name} or its number {number} stands twice")
        found[f"{name}_" if iskeyword(name) else name] = number
    return SimpleNamespace(**found)


def atom_word(index: int) -> int:
    """The word of the atom of that index."""
    return index << _TAGS["ATOM"].shift | _TAGS["ATOM"].value


def functor_word(index: int) -> int:
    """The header of structures with the functor of that index."""
    return index << _TAGS["FUNCTOR"].shift | _TAGS["FUNCTOR"].value


# words

CELL_SHIFT = Sized(lambda size: size.bit_length() - 1)  # of the bytes of a word
POINTER_MASK = _TAGS["REF"].mask
LST, STR, INT = _TAGS["LST"].value, _TAGS["STR"].value, _TAGS["INT"].value
INT_MASK, INT_SHIFT = _TAGS["INT"].mask, _TAGS["INT"].shift
INT_BITS = WORD_BITS - INT_SHIFT
ATOM, ATOM_MASK, ATOM_SHIFT = _TAGS["ATOM"].value, _TAGS["ATOM"].mask, _TAGS["ATOM"].shift
NO_POINTER = POINTER_MASK  # the low bits of everything that is no address: INT, ATOM, HDR
HEADER_MASK, FUNCTOR_SHIFT = _TAGS["FUNCTOR"].mask, _TAGS["FUNCTOR"].shift
BOX, BOX_SHIFT = _TAGS["BOX"].value, _TAGS["BOX"].shift
BOX_KIND_MASK = _BOXES["kind_mask"] << _BOXES["kind_shift"] | HEADER_MASK
BIG_BOX = _BOXES["BIG"] << _BOXES["kind_shift"] | BOX
STRING_BOX = _BOXES["STRING"] << _BOXES["kind_shift"] | BOX
FLOAT_HEADER = (8 // WORD) << BOX_SHIFT | _BOXES["FLOAT"] << _BOXES["kind_shift"] | BOX

# cut barriers, marks: an address that is a multiple of 8, dressed as a small integer
OPAQUE = INT

# tables

CACHE = Record("cache")
MODULECELL = Record("modulecell")
ATOMSTORE, TEXT = Record("atomstore"), Record("text")
STORE, DYNAMIC, CLAUSE = Record("store"), Record("dynamic"), Record("clause")
SVC = _unique("services.txt", [(row[1], int(row[0])) for row in rows("services.txt") if row[0] != "area"])
AREA = _unique("services.txt", [(row[2], int(row[1])) for row in rows("services.txt") if row[0] == "area"])
ERR = _unique("errors.txt", [(row[1], int(row[0])) for row in rows("errors.txt")])
ARITH = _unique(
    "arith.txt",
    [(row[3].removeprefix("arith_"), int(row[0])) for row in rows("arith.txt") if row[3] != "-"] + [("constant", 0)],
)
ATOMS = _unique("fixed.txt", [(row[2], atom_word(int(row[1]))) for row in rows("fixed.txt") if row[0] == "atom"])
FUNCTORS = _unique(
    "fixed.txt", [(row[2], functor_word(int(row[1]))) for row in rows("fixed.txt") if row[0] == "functor"]
)

PORT, GLOBAL, CHANCE, PROPERTY = Record("port"), Record("global"), Record("chance"), Record("property")
WRITING = Record("writing")
NAMED, PENDING = Record("named"), Record("pending")
SYNTAX, OPERATORS, OPERATOR = Record("syntax"), Record("operators"), Record("operator")
# the rows of built-ins whose kernel function leaves some cases to a service, by the name of that function
ROW = _unique(
    "builtins.txt",
    [(row[3].split(",")[0], number) for number, row in enumerate(rows("builtins.txt")) if "," in row[3]],
)

HASH_LOW, HASH_SHIFT = hash_shifts()
