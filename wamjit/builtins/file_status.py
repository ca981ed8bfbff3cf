"""What the system says of a file, and what may be changed of that: rights, times, links.

In: file names, modes, stamps. Out: status(Type, Size, Modified, Access, Changed, RealName). Holds: what is refused is
an existence or permission error that names the file.
"""

from __future__ import annotations

import os
import stat

from wamjit.builtins.files import path_text, refused
from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.read.terms import Atom, Struct, Term, Var

TYPES = (
    (stat.S_ISREG, "regular"),
    (stat.S_ISDIR, "directory"),
    (stat.S_ISFIFO, "fifo"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "character_device"),
    (stat.S_ISBLK, "block_device"),
)
RIGHTS = {"r": 0o4, "w": 0o2, "x": 0o1}
PARTIES = {"u": 6, "g": 3, "o": 0}  # where their rights begin


def file_status(engine, name, status):
    """'$file_status'(+File, -Status)"""
    path = path_text(name)
    with refused("access", "file", name):
        found = os.stat(path)
    kind = next((text for is_kind, text in TYPES if is_kind(found.st_mode)), "unknown")
    times = (found.st_mtime, found.st_atime, found.st_ctime)
    return [(status, Struct("status", (Atom(kind), found.st_size, *times, Atom(os.path.realpath(path)))))]


def link_file(engine, old, new, kind):
    """'$link_file'(+Old, +New, +Type)"""
    make = {"symbolic": os.symlink, "hard": os.link}.get(getattr(kind, "name", ""))
    if make is None:
        raise instantiation_error() if isinstance(kind, Var) else domain_error("link_type", kind)
    with refused("create", "file", new):
        make(path_text(old), path_text(new))


def set_file_times(engine, name, access, modified):
    """'$set_file_times'(+File, +Access, +Modified)"""
    for stamp in (access, modified):
        if not isinstance(stamp, int | float):
            raise instantiation_error() if isinstance(stamp, Var) else type_error("number", stamp)
    with refused("modify", "file", name):
        os.utime(path_text(name), (access, modified))


def change_mode(engine, name, mode):
    """'$change_mode'(+File, +Mode): a number, or +S, -S, =S, where S is rights for all or Parties:Rights"""
    path = path_text(name)
    with refused("modify", "file", name):
        before = stat.S_IMODE(os.stat(path).st_mode)
        os.chmod(path, changed_mode(before, mode))


def changed_mode(before: int, mode: Term) -> int:
    """The bits of a mode."""
    if isinstance(mode, Var):
        raise instantiation_error()
    if isinstance(mode, int):
        return mode & 0o7777
    if not isinstance(mode, Struct) or len(mode.args) != 1 or mode.name not in "+-=":
        raise domain_error("chmod_mode", mode)
    parties, bits = bits_of(mode.args[0], mode)
    if mode.name == "+":
        return before | bits
    return before & ~bits if mode.name == "-" else before & ~parties | bits


def bits_of(spec: Term, mode: Term) -> tuple[int, int]:
    """All bits of the parties that are meant, and those of the rights."""
    qualified = isinstance(spec, Struct) and spec.name == ":" and len(spec.args) == 2
    who, rights = (path_text(part) for part in (spec.args if qualified else (Atom("ugo"), spec)))
    if not set(who) <= set(PARTIES) or not set(rights) <= set(RIGHTS):
        raise domain_error("chmod_mode", mode)
    granted = sum(RIGHTS[right] for right in set(rights))
    return sum(0o7 << PARTIES[party] for party in set(who)), sum(granted << PARTIES[party] for party in set(who))
