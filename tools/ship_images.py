"""Builds what a wheel ships so that a first start is fast: images of the kernel, and templates that programs often use.

    python tools/ship_images.py FOLDER

In: the tables and the kernel of this checkout. Out: in FOLDER, for the default placement of each target, `*.image`,
`*.templates` and `*.rare`; what was there is removed. The templates are those of the library, of the built-ins and of
the benchmark programs, the rare ones what all other programs of this checkout need besides; those are read when one is
wanted.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wamjit.engine.engine import Engine

COMMON, RARE = ".templates", ".rare"
SHIPPED = (".image", COMMON, RARE)
OTHERS = ("tests/real/*.pl", "bench/bars/*.pl", "examples/*.pl")
MOST_ARGUMENTS = 12  # of dynamic predicates, commonly
PUBLIC = 0o644
ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Build, copy, say what there is."""
    if len(sys.argv) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with TemporaryDirectory() as cache:
        os.environ["WAMJIT_CACHE"] = cache
        from wamjit.bench.catalogue import program_names, program_path
        from wamjit.table import target_names

        for target in target_names():
            compile_everything(target, read_library)
            compile_everything(target, enter_built_ins)
            for name in program_names():
                compile_everything(target, partial(read_program, program_path(name)))
        split_off_rare(Path(cache), target_names())
        for path in sorted(Path(cache).iterdir()):
            if path.suffix in SHIPPED:
                shutil.copyfile(path, folder / path.name)
                (folder / path.name).chmod(PUBLIC)
                print(f"{folder / path.name}  {path.stat().st_size:,} bytes")
    return 0


def split_off_rare(cache: Path, targets: list[str]) -> None:
    """Compile the other programs too; what only they need goes to files of its own."""
    from wamjit.jit import store

    files = sorted(cache.glob(f"*{COMMON}"))
    common = {path: {name: bytes(part) for name, part in store.load_parts(path).items()} for path in files}
    for target in targets:
        for path in sorted(path for pattern in OTHERS for path in ROOT.glob(pattern)):
            compile_everything(target, partial(read_program, path))
    for path, known in common.items():
        rare = {name: part for name, part in store.load_parts(path).items() if name not in known}
        store.save_parts(path.with_suffix(RARE), rare)
        store.save_parts(path, known)


def compile_everything(target: str, read: Callable[[Engine], None]) -> None:
    """Compile, but do not run, what `read` defines in a new engine; keep its image and templates."""
    from wamjit import jit
    from wamjit.engine.engine import Engine

    engine = Engine(target)
    try:
        read(engine)
        for predicate in list(engine.predicates.all):
            if predicate.clauses:
                engine.compile(predicate, predicate.space)
        jit.keep(engine)
    finally:
        engine.close()


def read_library(engine: Engine) -> None:
    """All files of the library."""
    from wamjit.engine.library import library_dir

    for path in sorted(library_dir().glob("*.pl")):
        engine.registry.load_library(path.stem)


def enter_built_ins(engine: Engine) -> None:
    """What calls of built-ins, and of dynamic predicates, enter: every program has some."""
    from wamjit.jit.compiler import compiler_of

    compiler = compiler_of(engine)
    for row in engine.registry.rows:
        if row.kind != "prolog":
            compiler.block(compiler.builtin_code(None, row))
    for arity in range(MOST_ARGUMENTS + 1):
        compiler.block([("enter_dynamic", arity, 0)])


def read_program(path: Path, engine: Engine) -> None:
    """A program, without running its directives."""
    from wamjit.cli.stages import ReadOnly
    from wamjit.engine.source import read_text

    ReadOnly(engine, path, read_text(path)).run()


if __name__ == "__main__":
    sys.exit(main())
