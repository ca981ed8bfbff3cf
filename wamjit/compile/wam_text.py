"""WAM code as text, and back.

    predicate append/3
    entry:
        check 3
        switch x0, L1, L4, fail, L5, fail
    L4:
        jump_const x0, [], L2

One instruction a line; the rows of a hash table stand below it, indented once more. Constants and names are in
quoted Prolog syntax; an atom that looks like a register is quoted. `parse_wam(print_wam(code)) == [code]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wamjit.compile.predicate import WamCode
from wamjit.compile.wam_table import Row, wam_table
from wamjit.read.parser import ReadFlags, SyntaxProblem, read_term
from wamjit.read.terms import Atom, Term
from wamjit.read.writer import write_term

LONG = 1 << 31
REGISTER = re.compile(r"[xy]\d+")
PIECE = re.compile(r"""(?:'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|[^,'"])+""", re.DOTALL)
READ_FLAGS = ReadFlags(double_quotes="string", bare_operators=True)


class WamTextError(Exception):
    """A line that is no WAM code."""


# Printing.


def print_wam(code: WamCode) -> str:
    """The text of one predicate."""
    lines = [f"predicate {constant_text(Atom(code.name))}/{code.arity}"]
    for instruction in code.instructions:
        lines.extend(instruction_lines(instruction))
    return "\n".join(lines) + "\n"


def instruction_lines(instruction: tuple) -> Iterator[str]:
    """One instruction, with its table if it has one."""
    op, *operands = instruction
    if op == "label":
        yield f"{operands[0][1]}:"
        return
    tables = [o for o in operands if isinstance(o, tuple) and o[0] == "t"]
    yield f"    {op} {', '.join(operand_text(o) for o in operands if o not in tables)}".rstrip()
    for _, entries in tables:
        for key, label in entries:
            yield f"        {operand_text(key)}, {operand_text(label)}"


def operand_text(operand: int | tuple) -> str:
    """One operand."""
    if isinstance(operand, int):
        return str(operand) if operand < LONG else hex(operand)  # sets of slots may be very long
    kind = operand[0]
    if kind in ("x", "y"):
        return f"{kind}{operand[1]}"
    if kind == "c":
        return constant_text(operand[1])
    if kind in ("f", "p", "b"):
        return f"{constant_text(Atom(operand[1]))}/{operand[2]}"
    return operand[1] if kind == "l" else kind


def constant_text(term: Term) -> str:
    """A constant that reads back as itself, and not as a register."""
    if isinstance(term, Atom) and REGISTER.fullmatch(term.name):
        return f"'{term.name}'"
    return write_term(term, quoted=True)


# Parsing.


def parse_wam(text: str) -> list[WamCode]:
    """The predicates of a text; WamTextError names the line that is wrong."""
    codes: list[tuple[str, int, list[tuple]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            if line.startswith("predicate "):
                _, name, arity = indicator("f", line.removeprefix("predicate "))
                codes.append((name, arity, []))
            else:
                add_line(codes[-1][2], line)
        except (ValueError, IndexError, KeyError, SyntaxProblem) as error:
            raise WamTextError(f"line {number}: {line.strip()}: {error}") from None
    return [WamCode(name, arity, tuple(instructions)) for name, arity, instructions in codes]


def add_line(instructions: list[tuple], line: str) -> None:
    """A label, an instruction or a row of the table above."""
    if not line.startswith(" "):
        instructions.append(("label", ("l", line.removesuffix(":"))))
    elif line.startswith("        "):
        key, label = pieces(line)
        name, x, (_, entries), default = instructions[-1]
        kind = "f" if name == "hash_functor" else "c"
        instructions[-1] = (name, x, ("t", (*entries, (parse_operand(kind, key), ("l", label)))), default)
    else:
        op, _, rest = line.strip().partition(" ")
        instructions.append(parse_instruction(wam_table()[op], pieces(rest)))


def parse_instruction(row: Row, texts: list[str]) -> tuple:
    """An instruction; the place of a table is left empty."""
    specs = list(row.operands)
    operands: list[int | tuple] = []
    for spec in specs:
        if "t" in spec.kinds:
            operands.append(("t", ()))
            continue
        operands.append(parse_operand(spec.kinds, texts.pop(0)))
    if texts:
        raise ValueError(f"too many operands: {', '.join(texts)}")
    return (row.op, *operands)


def pieces(text: str) -> list[str]:
    """The operands of a line, split at the commas that are not in quotes."""
    return [found.strip() for found in PIECE.findall(text) if found.strip()]


def parse_operand(kinds: str | frozenset[str], text: str) -> int | tuple:
    """One operand that may be of several kinds."""
    if REGISTER.fullmatch(text) and text[0] in kinds:
        return text[0], int(text[1:])
    if "n" in kinds:
        return int(text, 0)
    if "k" in kinds:
        return (text,)
    if "l" in kinds:
        return "l", text
    if "c" in kinds:
        return "c", read_term(text, flags=READ_FLAGS)
    return indicator("".join(kinds), text)


def indicator(kind: str, text: str) -> tuple[str, str, int]:
    """NAME/ARITY."""
    name, slash, arity = text.rpartition("/")
    atom = read_term(name, flags=READ_FLAGS)
    if not slash or not isinstance(atom, Atom):
        raise ValueError("name/arity expected")
    return kind, atom.name, int(arity)
