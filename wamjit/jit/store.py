"""Files of compiled code: a JSON text, or bytes, behind its own SHA-256, in a directory that only its owner can write.

In: plain data (numbers, strings, lists, dicts, `Code`s), bytes, or named parts, each of which is looked at when
somebody asks. Out: the same, or None (no parts) where a file is missing, damaged, of another owner or of another build.
Holds: nothing read is ever evaluated; a file that does not match its checksum is not parsed, and what is parsed is
checked for shape. What nobody has used for a month goes, and what was used longest ago when all files together are too
large.
"""

from __future__ import annotations

import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from wamjit.codegen.code import Code, Reloc, Summary
from wamjit.ir.symbols import Sym

MAGIC = b"wamjit-code 1 "
# what reading plain data may raise that has not the shape that is expected
DAMAGED = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
DIGITS = 64  # of a checksum
DAY = 86_400  # seconds
SOURCES = ("kernel", "subset", "ir", "codegen", "compile", "jit", "table", "read", "engine")


def cache_directory() -> Path:
    """Where compiled code is kept: WAMJIT_CACHE, else the user's cache directory."""
    named = os.environ.get("WAMJIT_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "wamjit"


@cache
def fingerprint() -> str:
    """What the tables, the compiler and what prepares clauses for it are: a hash over their files."""
    from wamjit.table import tables_dir

    digest = sha256()
    package = Path(__file__).parent.parent
    for folder in (tables_dir(), *(package / name for name in SOURCES)):
        for path in sorted_files(folder):
            digest.update(os.path.basename(path).encode() + b"\0")
            with open(path, "rb") as file:
                digest.update(file.read())
    return digest.hexdigest()[:32]


def sorted_files(folder: Path) -> list[str]:
    """The files of a folder and of the folders in it, without what Python leaves there."""
    found: list[str] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    found += sorted_files(Path(entry.path))
            else:
                found.append(entry.path)
    return found


def is_private(path: Path) -> bool:
    """Whether a file or directory is ours (or root's) and nobody else can write it."""
    status = os.stat(path)
    return status.st_uid in (os.getuid(), 0) and not status.st_mode & 0o022


def save(path: Path, data: object) -> None:
    """Write plain data to a file."""
    save_bytes(path, pack(data))


def save_bytes(path: Path, text: bytes) -> None:
    """Write a file in one step. A directory that cannot be written is no error: the work is done again next time."""
    temporary = path.with_name(f".new-{os.getpid()}-{time.time_ns()}-{path.name[-16:]}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # as tempfile does, without its import
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + sha256(text).hexdigest().encode() + b"\n" + text)
        os.replace(temporary, path)
    except OSError:
        return


def forget_old(days: int = 30, most: int = 512 << 20) -> None:
    """Remove what nobody has used for so long, and, of more than `most` bytes, what was used longest ago."""
    limit = time.time() - days * DAY
    try:
        with os.scandir(cache_directory()) as entries:
            found = [(entry.stat(), entry.path) for entry in entries if entry.is_file()]
    except OSError:
        return
    total = 0
    for status, path in sorted(found, key=lambda one: -one[0].st_mtime):
        total += status.st_size
        if status.st_mtime < limit or total > most:
            with suppress(OSError):
                os.unlink(path)


def load(path: Path, trusted: bool = False) -> object | None:
    """Read a file that `save` wrote, or None. `trusted`: it is part of the installed package."""
    text = load_bytes(path, trusted)
    try:
        return None if text is None else json.loads(bytes(text))
    except DAMAGED:
        return None


def load_bytes(path: Path, trusted: bool = False) -> memoryview | None:
    """Read a file that `save_bytes` wrote, or None."""
    try:
        if not trusted and not (is_private(path) and is_private(path.parent)):
            return None
        content = path.read_bytes()
    except OSError:
        return None
    text = memoryview(content)[len(MAGIC) + DIGITS + 1 :]
    if content[: len(MAGIC) + DIGITS + 1] != MAGIC + sha256(text).hexdigest().encode() + b"\n":
        return None
    if not trusted:
        mark_used(path)
    return text


def save_parts(path: Path, parts: Mapping[str, bytes | memoryview]) -> None:
    """Write named parts to a file: a JSON text of names and sizes, then one after the other."""
    index = json.dumps([[name, len(part)] for name, part in parts.items()], separators=(",", ":")).encode()
    save_bytes(path, b"\n".join((index, b"".join(parts.values()))))


def load_parts(path: Path, trusted: bool = False) -> dict[str, memoryview]:
    """The parts of a file that `save_parts` wrote; none of one that is missing or damaged."""
    data = load_bytes(path, trusted)
    if data is None:
        return {}
    head = bytes(data).partition(b"\n")[0]
    at = len(head) + 1
    found: dict[str, memoryview] = {}
    try:
        for name, size in json.loads(head):
            found[name] = data[at : at + size]
            at += size
    except DAMAGED:
        return {}
    return found


def pack(data: object) -> bytes:
    """Plain data as a part."""
    return json.dumps(data, separators=(",", ":")).encode()


def unpack(part: bytes | memoryview) -> object:
    """Back again; one of DAMAGED for what is none."""
    return json.loads(bytes(part))


def mark_used(path: Path) -> None:
    """Give a file a new time, if it has not got one today: it is not forgotten."""
    with suppress(OSError):
        if os.stat(path).st_mtime < time.time() - DAY:
            os.utime(path)


def pack_bytes(data: bytes) -> str:
    """Bytes as text."""
    return b64encode(data).decode()


def unpack_bytes(text: str) -> bytes:
    """Back again."""
    return b64decode(text, validate=True)


def pack_code(code: Code) -> list:
    """A Code as plain data."""
    relocs = [[r.section, r.offset, r.kind, r.sym.kind, r.sym.name, r.addend] for r in code.relocs]
    return [
        code.name,
        pack_bytes(code.hot),
        pack_bytes(code.cold),
        relocs,
        pack_summary(code.summary),
        code.align,
        pack_bytes(code.nop),
    ]


def unpack_code(data: list) -> Code:
    """Back again; ValueError for what is no Code."""
    name, hot, cold, relocs, summary, align, nop = data
    code = Code(
        name,
        unpack_bytes(hot),
        unpack_bytes(cold),
        unpack_relocs(relocs),
        unpack_summary(summary),
        align,
        unpack_bytes(nop),
    )
    sizes = {"hot": len(code.hot), "cold": len(code.cold)}
    for reloc in code.relocs:
        if not 0 <= reloc.offset <= sizes[reloc.section] - 4:
            raise ValueError(f"a relocation of {name} lies outside its code")
    return code


def unpack_relocs(data: list) -> list[Reloc]:
    """Relocations from plain data."""
    return [Reloc(section, offset, kind, Sym(sk, sn), addend) for section, offset, kind, sk, sn, addend in data]


def pack_summary(summary: Summary) -> list:
    """A Summary as plain data."""
    return [
        sorted(summary.clobbers),
        summary.spill_words,
        summary.fspill_words,
        summary.returns,
        summary.nparams,
    ]


def unpack_summary(data: list) -> Summary:
    """Back again."""
    clobbers, spill, fspill, returns, nparams = data
    return Summary(frozenset(clobbers), spill, fspill, returns, nparams)
