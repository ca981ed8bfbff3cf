"""A placement in a file of the user's own: what studies of register pinning try out, without a change to the package.

In: a TOML file with `target = "NAME"` and sections `[placements.NAME]`, written as those of `tables/targets` are; they
may inherit from each other and from the target's. Out: the target with these sections; `placement` makes the first a
Placement. Holds: its name ends in a digest of its homes, so that code kept on disk under it is never another's.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from wamjit.table.errors import TableError
from wamjit.table.files import check_keys, place_of, read_toml
from wamjit.table.target import Target, load_target, target_names

SUFFIX = ".toml"  # tells the name of a file from that of a placement
_ROWS = {"target": str, "placements": dict}
DIGEST_LENGTH = 8


def with_own_sections(path: Path, wanted: str = "") -> tuple[Target, list[str]]:
    """The target that a file is for, as if its sections stood in the target's table, and their names."""
    rows = read_toml(path)
    check_keys(path, "", rows, _ROWS, {})
    place = place_of(path, "", "target")
    if rows["target"] not in target_names():
        raise TableError(path, place, f"no such target {rows['target']} (there are {', '.join(target_names())})")
    if wanted and rows["target"] != wanted:
        raise TableError(path, place, f"a placement for {rows['target']}, not for {wanted}")
    target = load_target(rows["target"])
    names = list(rows["placements"])
    if not names:
        raise TableError(path, "", "a section [placements.NAME] expected")
    for name in names:
        if name in target.sections:
            place = place_of(path, f"placements.{name}", "")
            raise TableError(path, place, f"{target.name} has a placement {name} of its own: another name, please")
    return Target(**vars(target) | {"sections": target.sections | rows["placements"], "file": path}), names


def digest(homes: list[str]) -> str:
    """What the homes of all registers are known by."""
    return hashlib.sha256("\n".join(homes).encode()).hexdigest()[:DIGEST_LENGTH]
