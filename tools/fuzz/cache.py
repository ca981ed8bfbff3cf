"""Fuzzing of what reads the cache's files with atheris, an optional tool: python tools/fuzz/cache.py -max_total_time=60

In: bytes of a fuzzer, which begins with what files of a real cache hold. Out: nothing. Holds: whatever a file says, as
it is and behind a right checksum, it counts as absent or is a text, a block of code, a template; no exception.
"""

from __future__ import annotations

import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))

with atheris.instrument_imports(
    include=["wamjit.jit.blocks", "wamjit.jit.runs", "wamjit.jit.packing", "wamjit.jit.store"]
):
    from wamjit.jit import blocks, runs, store
    from wamjit.jit.templates import unpacked

FOLDER = Path(tempfile.mkdtemp(prefix="wamjit-fuzz-"))
FILE = FOLDER / "cache" / "file"
SUFFIXES = (".source", ".code", ".templates")
LARGEST, MOST = 20_000, 60  # bytes of a seed, how many of each kind


def read_all(data: bytes) -> None:
    """As the system reads its files."""
    FILE.write_bytes(data)
    as_it_is = store.load_bytes(FILE)
    assert as_it_is is None or data.startswith(store.MAGIC)
    FILE.write_bytes(store.MAGIC + sha256(data).hexdigest().encode() + b"\n" + data)
    store.load(FILE)
    try:
        for item in runs.unpack_items(store.load_bytes(FILE)):
            if item.kind == runs.RUN:
                item.term.items()
    except runs.DAMAGED:
        pass
    for part in store.load_parts(FILE).values():
        unpacked(part)
        try:
            blocks.unpack(part, "@1")
        except blocks.NoBlock:
            pass


def seeds() -> str:
    """A folder with what the files of a cache hold, behind their checksums."""
    folder = FOLDER / "seeds"
    folder.mkdir()
    for suffix in SUFFIXES:
        files = (path for path in store.cache_directory().glob(f"*{suffix}") if path.stat().st_size < LARGEST)
        for _, path in zip(range(MOST), files, strict=False):
            (folder / path.name).write_bytes(path.read_bytes().partition(b"\n")[2])
    return str(folder)


if __name__ == "__main__":
    os.umask(0o077)
    FILE.parent.mkdir(mode=0o700)
    atheris.Setup([*sys.argv, seeds()], read_all)
    atheris.Fuzz()
