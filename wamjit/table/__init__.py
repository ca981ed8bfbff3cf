"""Reads tables/: targets, placements, conventions, records, tags. Every table is checked when it is read.

In: the files of tables/. Out: small immutable objects, cached. Holds: what was returned has passed its checks;
what fails raises TableError with the file, the row and the reason.
"""

from wamjit.table.constants import constants
from wamjit.table.convention import Convention, load_convention
from wamjit.table.errors import TableError
from wamjit.table.files import tables_dir
from wamjit.table.homes import Hard, Home, Slot
from wamjit.table.placement import Placement, load_placement
from wamjit.table.record import Field, Record, load_record, record_names
from wamjit.table.registers import Registers, load_registers
from wamjit.table.tags import Tag, Tags, hash_shifts, load_tags
from wamjit.table.target import Abi, Constraint, Target, load_target, placement_names, target_names

__all__ = [
    "Abi",
    "Constraint",
    "Convention",
    "Field",
    "Hard",
    "Home",
    "Placement",
    "Record",
    "Registers",
    "Slot",
    "TableError",
    "Tag",
    "Tags",
    "Target",
    "constants",
    "hash_shifts",
    "load_convention",
    "load_placement",
    "load_record",
    "load_registers",
    "load_tags",
    "load_target",
    "placement_names",
    "record_names",
    "tables_dir",
    "target_names",
]
