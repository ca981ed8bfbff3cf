"""Listings of compiled code: WAM instruction, IR instruction and machine instruction beside address and bytes.

In: a piece of code that an engine has linked (a predicate's unit, a routine of the kernel). Out: lines. Holds: nothing
is kept for a listing while code is made; what it shows is made again from the same templates, and the bytes are read
from the code space.

    append/3                                                  title: what the code belongs to
    entry:                                                    label
        check 3                                               WAM instruction
          0000  483b33     cmp rsi, qword ptr [rbx]   | cmpu h, [w]

`parse_listing` gives the addresses and bytes of such a text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, takewhile
from typing import TYPE_CHECKING, NamedTuple

from wamjit.codegen.code import Code
from wamjit.codegen.hardware import DISPLACEMENT, IMMEDIATE, WIDE
from wamjit.codegen.link import lay_out
from wamjit.compile.wam_text import instruction_lines, operand_text
from wamjit.ir.text import print_instr
from wamjit.jit.linker import Unit
from wamjit.jit.templates import Use

if TYPE_CHECKING:
    from wamjit.jit.compiler import Row

HOLE = re.compile(r"\bhole(\d+)\b")
NOTE = re.compile(r"\s*; (\S.*)$")
PLACEHOLDERS = {number: f"0x{number:x}" for number in (WIDE, DISPLACEMENT, IMMEDIATE)}
CODE_LINE = re.compile(r"(?:=>|  ) {5}([0-9a-f]+)  ([0-9a-f]+) ")
NAMED = ("c", "f", "p")  # operands that a hole can be named after

TITLE, LABEL, WAM, CODE = range(4)


class Line(NamedTuple):
    """A line: a title, a label, a WAM instruction, or a machine instruction with its IR."""

    kind: int
    text: str
    address: int = 0
    code: bytes = b""
    ir: str = ""


class Piece(NamedTuple):
    """The code of one WAM instruction or routine, and where its sections lie."""

    title: tuple[str, ...]  # the WAM instruction
    labels: tuple[str, ...]  # in front of it
    code: Code
    places: dict[str, int]
    names: dict[str, str]  # what its holes stand for


# Where the pieces come from.


def unit_pieces(compiler: object, start: int, unit: Unit) -> Iterator[Piece]:
    """The pieces of a unit that was linked at `start`."""
    templates = compiler.templates  # type: ignore[attr-defined]
    places, marks, labels = iter(lay_out(unit.items).places), iter(unit.marks), []
    fresh = count()
    for item in unit.items:
        if not isinstance(item[0], Code):
            labels.append(label_name(item))
            continue
        instruction, (hot, cold) = next(marks), next(places)
        use = next(use for use in compiler.selector.use(instruction, [], fresh) if isinstance(use, Use))  # type: ignore[attr-defined]
        code = item[0] if item[0].items is not None else templates.compile(use.key)
        names = {f"hole{i}": hole_name(instruction, use, i) for i in range(len(use.symbols))}
        yield Piece(wam_lines(instruction), tuple(labels), code, {"hot": start + hot, "cold": start + cold}, names)
        labels = []


def kernel_piece(engine: object, name: str) -> Piece:
    """A routine or an entry of the kernel, or one of the ways to and from C."""
    image = engine.image  # type: ignore[attr-defined]
    places = {"hot": image.symbols[name], "cold": image.colds.get(name, 0)}
    return Piece((name,), (), kernel_code(engine, name), places, {})


def kernel_code(engine: object, name: str) -> Code:
    """A routine of the kernel, compiled again with what was known when it was compiled first: those in front of it."""
    from wamjit.codegen import compile_fragment, compile_routine, enter_and_gate
    from wamjit.kernel.modules import image_modules
    from wamjit.subset import compiler as subset
    from wamjit.subset.lang import mark_of

    placement, image = engine.placement, engine.image  # type: ignore[attr-defined]
    summaries = {other: image.templates.summaries[other] for other in takewhile(name.__ne__, image.symbols)}
    for module in image_modules():
        function = getattr(module, name, None)
        mark = mark_of(function) if function is not None else None
        if mark is not None and mark.kind == "kernel":
            return compile_routine(subset.compile_routine(function, placement.target.word_size), placement, summaries)
        if mark is not None and mark.kind == "entry":
            return compile_fragment(subset.compile_entry(function, placement.target.word_size), placement, summaries)
    return enter_and_gate(placement, placement.convention)[name]


# WAM instructions and names as text.


def label_name(label: str | tuple) -> str:
    """A label of the linker (`name.number`), or of the joined WAM code: the number is that of an auxiliary."""
    name, number = label.rsplit(".", 1) if isinstance(label, str) else (label[1], label[2] if len(label) > 2 else 0)
    number = int(number)
    return f"{name}{-number}" if number < 0 else f"{name}.{number}" if number else name


def wam_lines(instruction: tuple) -> tuple[str, ...]:
    """A WAM instruction as in its text form; a switch takes a line for each row of its table."""
    op, *operands = instruction
    return tuple(line.removeprefix("    ") for line in instruction_lines((op, *map(shown, operands))))


def shown(operand: object) -> object:
    """An operand that the text form knows: labels without numbers, routines by name."""
    if not isinstance(operand, tuple):
        return operand
    if operand[0] == "l":
        return "l", label_name(operand)
    if operand[0] == "t":
        return "t", tuple((key, shown(label)) for key, label in operand[1])
    return ("l", operand[1]) if operand[0] == "b" and len(operand) == 2 else operand


def hole_name(instruction: tuple, use: Use, index: int) -> str:
    """What stands in a hole: a label, a constant, a predicate; else the number."""
    symbol = use.symbols[index]
    operand = instruction[1 + index] if 1 + index < len(instruction) else None
    if isinstance(symbol, tuple) and symbol[0] == "l":
        return label_name(symbol)
    if isinstance(operand, tuple) and operand[0] in NAMED:
        return operand_text(operand)
    return str(symbol) if symbol is not None else f"hole{index}"


# Lines.


def listing(pieces: Iterable[Piece], read_code: object, titles: dict[str, str] | None = None) -> list[Line]:
    """The lines of some pieces: their hot sections in order, then their cold sections. `titles`: by label."""
    pieces, titles = list(pieces), titles or {}
    lines: list[Line] = []
    for piece in pieces:
        for label in piece.labels:
            if label in titles:
                lines.append(Line(TITLE, titles[label]))
            lines.append(Line(LABEL, label))
        lines += section(piece, "hot", read_code)
    for piece in pieces:
        if piece.code.cold:
            lines += section(piece, "cold", read_code)
    return lines


def section(piece: Piece, name: str, read_code: object) -> Iterator[Line]:
    """The lines of one section of a piece."""
    mark = "   (cold)" if name == "cold" else ""
    first, *rest = piece.title
    yield Line(WAM, first + mark, piece.places[name])
    for text in rest:
        yield Line(WAM, text, piece.places[name])
    start = piece.places[name]
    for ir, instructions in steps(piece.code, name):
        ir = named(ir, piece.names)
        if not instructions:
            yield Line(CODE, "", 0, b"", ir)
        for offset, length, asm in instructions:
            code = read_code(start + offset, length)  # type: ignore[operator]
            yield Line(CODE, resolved(asm, piece.names), start + offset, code, ir)
            ir = ""


def steps(code: Code, name: str) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """The IR instructions of a section in order, each with its machine instructions: offset, length, text."""
    instrs = code.items[2] if code.items else []  # type: ignore[index]
    rows = [row for row in code.listing if row[0] == name]
    cold = next((i for i, instr in enumerate(instrs) if instr.op == "cold"), len(instrs))
    own = instrs[:cold] if name == "hot" else instrs[cold + 1 :]
    at = 0
    for instr in own:
        found = []
        while at < len(rows) and rows[at][3] == str(instr):
            found.append((rows[at][1], rows[at][2], rows[at][4]))
            at += 1
        yield print_instr(instr).strip(), found
    for _, offset, length, ir, asm in rows[at:]:
        yield ir, [(offset, length, asm)]


def named(text: str, names: dict[str, str]) -> str:
    """A text with the names of holes replaced by what stands in them."""
    return HOLE.sub(lambda found: names.get(found[0], found[0]), text)


def resolved(asm: str, names: dict[str, str]) -> str:
    """Assembly text with symbols in the place of placeholders."""
    found = NOTE.search(asm)
    if found is None:
        return named(asm, names)
    text, symbol = asm[: found.start()], named(found[1], names)
    for placeholder in PLACEHOLDERS.values():
        if placeholder in text:
            return text.replace(placeholder, symbol)
    return f"{text}  ; {symbol}"


# Text.


def print_lines(lines: list[Line], base: int = 0, pc: int | None = None) -> str:
    """The text of lines, with addresses counted from `base` and an arrow at the instruction at `pc`."""
    width = max((len(f"{line.address - base:x}") for line in lines if line.code), default=0)
    return "".join(f"{line_text(line, base, pc, max(width, 4))}\n" for line in lines)


def line_text(line: Line, base: int, pc: int | None, width: int) -> str:
    """One line; addresses have `width` digits."""
    if line.kind == TITLE:
        return f"\n{line.text}"
    if line.kind == LABEL:
        return f"{line.text}:"
    if line.kind == WAM:
        return f"    {line.text}"
    if not line.code:
        return f"{'':{width + 78}} | {line.ir}"
    arrow = "=>" if pc is not None and line.address <= pc < line.address + len(line.code) else "  "
    beside = f"{line.text:<46} | {line.ir}".rstrip(" |")
    return f"{arrow}     {line.address - base:0{width}x}  {line.code.hex():<22} {beside}"


def parse_listing(text: str) -> list[tuple[int, bytes]]:
    """The addresses (from the base) and bytes of the machine instructions in a listing."""
    found = map(CODE_LINE.match, text.splitlines())
    return [(int(match[1], 16), bytes.fromhex(match[2])) for match in found if match]


# What the rest of the program asks for.


def predicate_listing(compiler: object, entry: Row, titles: dict[str, str] | None = None) -> str:
    """The listing of a compiled predicate: `entry` is its row in the compiler's map."""
    pieces = unit_pieces(compiler, entry.start, entry.again())
    return print_lines(listing(pieces, compiler.codespace.read_code, titles), entry.start)  # type: ignore[attr-defined]


def around(compiler: object, address: int, before: int = 8, after: int = 4) -> str:
    """The listing around an address, of whatever code lies there; empty where there is none."""
    engine = compiler.engine  # type: ignore[attr-defined]
    row = compiler.row_at(address)  # type: ignore[attr-defined]
    unit = None if row is None else compiler.unit_of(row)  # type: ignore[attr-defined]
    if row is not None:
        pieces: Iterable[Piece] = () if unit is None else unit_pieces(compiler, row.start, unit)
    else:
        name = engine.image.routine(address)
        if name is None:
            return ""
        pieces = [kernel_piece(engine, name)]
    lines = listing(pieces, compiler.codespace.read_code)  # type: ignore[attr-defined]
    return print_lines(window(lines, address, before, after), 0, address)


def window(lines: list[Line], address: int, before: int, after: int) -> list[Line]:
    """The lines near an address, with the WAM instruction that the first of them belongs to."""
    codes = [i for i, line in enumerate(lines) if line.code and line.address <= address < line.address + len(line.code)]
    if not codes:
        return []
    first, last = max(codes[0] - before, 0), codes[0] + after + 1
    owner = max((i for i in range(first + 1) if lines[i].kind == WAM), default=first)
    head = [lines[owner]] if owner < first else []
    return head + lines[first:last]


__all__ = [
    "Line",
    "around",
    "kernel_piece",
    "listing",
    "parse_listing",
    "predicate_listing",
    "print_lines",
    "unit_pieces",
]
