"""The kernel's image: all its routines as machine code for one placement, and the templates made so far.

In: a placement. Out: an `Image` in a code space, with the addresses of its routines. Building takes seconds, so an
image is kept on disk (and the wheel has those of the default placements); loading it copies one block and fills in
what depends on the address. Holds: the image is the first thing in a code space, and never changes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from wamjit.codegen.code import Code, Reloc, Summary
from wamjit.codegen.reloc import KINDS, RELATIVE, TOC_KINDS
from wamjit.jit import store
from wamjit.jit.templates import Templates

NO_SLOTS = 8  # bytes of zero in front of each routine: as a continuation it has no live slots (kernel/collect_roots.py)
SHIPPED = Path(__file__).parent.parent / "_images"


class Image:
    """A kernel in a code space."""

    def __init__(self, base: int, data: dict, toc: int) -> None:
        self.base = base
        self.toc = toc
        self.data = data
        self.symbols = {name: base + offset for name, offset in data["symbols"].items()}
        self.colds = {name: base + offset for name, offset in data["colds"].items()}
        self.templates: Templates | None = None

    def routine(self, address: int) -> str | None:
        """The name of the routine that an address lies in."""
        if not self.base <= address < self.base + self.data["size"]:
            return None
        starts = [(start, name) for part in (self.symbols, self.colds) for name, start in part.items()]
        return max(((start, name) for start, name in starts if start <= address), default=(0, None))[1]

    def describe(self, address: int) -> str | None:
        """Which routine an address lies in, and how far behind the beginning of its hot or cold part."""
        name = self.routine(address)
        if name is None:
            return None
        cold = self.colds.get(name, address + 1)
        place = f" (cold)+{address - cold:#x}" if cold <= address else f"+{address - self.symbols[name]:#x}"
        return f"kernel {name}{place}"


def load_data(placement) -> dict:
    """The image of a placement: shipped, kept, or built now."""
    name = f"{placement.key}-{store.fingerprint()}.image"
    shipped = store.load(SHIPPED / name, trusted=True)
    if isinstance(shipped, dict):
        return shipped
    path = store.cache_directory() / name
    kept = store.load(path)
    if isinstance(kept, dict):
        return kept
    print(f"wamjit: building the kernel for {placement.key}, once", file=sys.stderr)
    data = build(placement)
    store.save(path, data)
    store.forget_old()
    return data


def templates_path(placement) -> Path:
    """Where this user's templates of a placement are kept."""
    return store.cache_directory() / f"{placement.key}-{store.fingerprint()}.templates"


def template_files(placement) -> Iterator[Callable[[], dict[str, memoryview]]]:
    """The templates on disk: what comes with the package and is common, this user's, what comes with it and is rare."""
    build = f"{placement.key}-{store.fingerprint()}"
    yield partial(store.load_parts, SHIPPED / f"{build}.templates", trusted=True)
    yield partial(store.load_parts, templates_path(placement))
    yield partial(store.load_parts, SHIPPED / f"{build}.rare", trusted=True)


def keep_templates(templates: Templates) -> None:
    """Write the templates that this run has made to disk, beside those that are there."""
    if templates.made:
        path = templates_path(templates.placement)
        store.save_parts(path, store.load_parts(path) | templates.packed())
        templates.made = {}


def compile_all(placement) -> dict[str, Code]:
    """Every routine and entry of the kernel, callees first."""
    from wamjit.codegen import compile_fragment, compile_routine, enter_and_gate
    from wamjit.ir.operands import Routine
    from wamjit.kernel.modules import image_modules
    from wamjit.subset.compiler import compile_kernel

    units = compile_kernel(image_modules(), placement.target.word_size)
    codes = dict(enter_and_gate(placement, placement.convention))
    summaries: dict[str, Summary] = {name: code.summary for name, code in codes.items()}
    for name in callees_first(units):
        compiler = compile_routine if isinstance(units[name], Routine) else compile_fragment
        codes[name] = compiler(units[name], placement, summaries)
        summaries[name] = codes[name].summary
    return codes


def callees_first(units: dict) -> list[str]:
    """The names so that each stands behind those it calls."""
    order: list[str] = []
    done: set[str] = set()

    def visit(name: str) -> None:
        if name in done or name not in units:
            return
        done.add(name)
        for instr in units[name].instrs:
            if instr.op == "call":
                visit(instr.args[0].name)
        order.append(name)

    for name in units:
        visit(name)
    return order


def build(placement) -> dict:
    """An image as plain data: one block of code linked to offset 0, what is left to relocate, symbols, summaries."""
    codes = compile_all(placement)
    offsets: dict[str, int] = {}
    cold_offsets: dict[str, int] = {}
    size = 0
    for name, code in codes.items():
        size = -(-(size + NO_SLOTS) // 16) * 16
        offsets[name] = size
        size += len(code.hot)
    size = -(-size // 16) * 16
    for name, code in codes.items():
        cold_offsets[name] = size
        size += len(code.cold)
    block = bytearray(size)
    left: list[list] = []
    for name, code in codes.items():
        starts = {"hot": offsets[name], "cold": cold_offsets[name]}
        block[starts["hot"] : starts["hot"] + len(code.hot)] = code.hot
        block[starts["cold"] : starts["cold"] + len(code.cold)] = code.cold
        for reloc in code.relocs:
            target = target_offset(reloc, starts, offsets) + reloc.addend
            place = starts[reloc.section] + reloc.offset
            if reloc.kind in RELATIVE:
                KINDS[reloc.kind](block, place, place, target)
            else:
                left.append([place, reloc.kind, target])
    return {
        "size": size,
        "block": store.pack_bytes(bytes(block)),
        "relocs": left,
        "symbols": offsets,
        "colds": {name: cold_offsets[name] for name, code in codes.items() if code.cold},
        "summaries": {name: store.pack_summary(code.summary) for name, code in codes.items()},
    }


def target_offset(reloc: Reloc, starts: dict[str, int], offsets: dict[str, int]) -> int:
    """Where a relocation points to, as an offset in the image."""
    if reloc.sym.kind == "self":
        return starts[reloc.sym.name]
    if reloc.sym.kind != "code" or reloc.sym.name not in offsets:
        raise KeyError(f"the kernel has no {reloc.sym}")
    return offsets[reloc.sym.name]


def place(data: dict, codespace) -> Image:
    """Copy an image into a code space."""
    base = codespace.alloc_code(data["size"], 4096)
    toc = codespace.data_base + 0x8000
    block = bytearray(store.unpack_bytes(data["block"]))
    if len(block) != data["size"]:
        raise ValueError("the kernel's image has another size than it says")
    for offset, kind, target in data["relocs"]:
        if not 0 <= offset <= len(block) - 4:
            raise ValueError("a relocation lies outside the image")
        KINDS[kind](block, offset, base + offset, base + target - (toc if kind in TOC_KINDS else 0))
    codespace.write_code(base, bytes(block))
    return Image(base, data, toc)
