"""The IR as text, and back.

    routine deref 1                      fragment get_list live s
        move t0, arg0                        move t0, x(0)
    L1:                                      branch.ne code:fail
        ret val   ; the result

`parse_ir(print_ir(code))` gives the same code. A symbol whose name is no plain word stands in double quotes.
"""

from __future__ import annotations

import json
import re

from wamjit.ir.operands import Fragment, FTemp, Imm, Instr, Label, Mem, Operand, Reg, Routine, Sym, Temp
from wamjit.ir.table import REGISTERS, ROWS, base_op, row
from wamjit.ir.verify import SYMBOLS

_PLAIN = re.compile(r"[\w./$@-]+")
_OPERAND = re.compile(r'\s*((?:[^,;"]|"(?:[^"\\]|\\.)*")+)')
_MEMORY = re.compile(r"([a-z_]+\d*(?:\(\d+\))?)([+-]\d+)?")


class IrSyntaxError(Exception):
    """A line that is no IR."""


def print_ir(code: Routine | Fragment) -> str:
    """The text of a routine or fragment, ending in a newline."""
    if isinstance(code, Routine):
        head = f"routine {_name(code.name)} {code.nparams}"
    else:
        head = " ".join(["fragment", _name(code.name), *(["live", *sorted(code.live_out)] if code.live_out else [])])
    return "\n".join([head, *(print_instr(instr) for instr in code.instrs)]) + "\n"


def print_instr(instr: Instr) -> str:
    """One line."""
    if instr.op == "label":
        line = f"{instr.args[0]}:"
    else:
        line = f"    {instr.op} {', '.join(print_operand(arg) for arg in instr.args)}".rstrip()
    return f"{line}   ; {instr.note}" if instr.note else line


def print_operand(operand: Operand) -> str:
    """One operand."""
    if isinstance(operand, Sym):
        return f"{operand.kind}:{_name(operand.name)}"
    if isinstance(operand, Mem) and isinstance(operand.offset, Sym):
        return f"[{print_operand(operand.offset)}]"
    return str(operand)


def _name(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name)


def parse_ir(text: str) -> list[Routine | Fragment]:
    """The routines and fragments of a text; IrSyntaxError names the line."""
    found: list[Routine | Fragment] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.split(";")[0].strip():
            continue
        try:
            head = _parse_head(line)
            if head is not None:
                found.append(head)
            elif not found:
                raise ValueError("a routine or fragment line comes first")
            else:
                found[-1].instrs.append(parse_instr(line))
        except (ValueError, KeyError) as error:
            raise IrSyntaxError(f"line {number}: {line.strip()}: {error}") from error
    return found


def _parse_head(line: str) -> Routine | Fragment | None:
    kind, _, rest = line.strip().partition(" ")
    if kind not in ("routine", "fragment"):
        return None
    match = re.match(r'("(?:[^"\\]|\\.)*"|\S+)\s*(.*)', rest)
    if match is None:
        raise ValueError("a name is missing")
    name, tail = _unquoted(match[1]), match[2].split()
    if kind == "routine":
        return Routine(name, int(" ".join(tail)), [])
    if tail and tail[0] != "live":
        raise ValueError(f"live expected, not {tail[0]}")
    return Fragment(name, [], frozenset(tail[1:]))


def parse_instr(line: str) -> Instr:
    """The instruction of one line."""
    code, note = _split_note(line)
    if code.endswith(":") and " " not in code:
        return Instr("label", (Label(code[:-1]),), note)
    op, _, rest = code.partition(" ")
    texts = [match[1].strip() for match in _OPERAND.finditer(rest)]
    if base_op(op) not in ROWS:
        raise ValueError(f"unknown instruction {op}")
    specs = row(op).specs(len(texts))
    if len(specs) != len(texts):
        raise ValueError(f"{len(specs)} operands expected, {len(texts)} found")
    return Instr(
        op, tuple(parse_operand(text, "l" in spec.kinds) for spec, text in zip(specs, texts, strict=True)), note
    )


def _split_note(line: str) -> tuple[str, str]:
    """Code and note of a line; a semicolon inside quotes opens no note."""
    quoted = False
    for i, char in enumerate(line):
        if char == '"' and line[i - 1 : i] != "\\":
            quoted = not quoted
        elif char == ";" and not quoted:
            return line[:i].strip(), line[i + 1 :].strip()
    return line.strip(), ""


def parse_operand(text: str, label: bool = False) -> Operand:
    """One operand; where a label may stand a plain word is one."""
    if text.startswith("["):
        return _parse_memory(text)
    kind, colon, name = text.partition(":")
    if colon and kind in SYMBOLS:
        return Sym(kind, _unquoted(name))
    if label:
        return Label(text)
    if re.fullmatch(r"[tf]\d+", text):
        return (Temp if text[0] == "t" else FTemp)(int(text[1:]))
    if re.fullmatch(r"-?(\d+|0x[0-9a-f]+)", text):
        return Imm(int(text, 0))
    if text in REGISTERS:
        return Reg(text)
    raise ValueError(f"no operand: {text}")


def _parse_memory(text: str) -> Mem:
    inside = text[1:-1]
    if not text.endswith("]"):
        raise ValueError(f"] is missing: {text}")
    if inside.partition(":")[0] in SYMBOLS:
        return Mem(None, parse_operand(inside))
    match = _MEMORY.fullmatch(inside)
    base = parse_operand(match[1]) if match else None
    if match is None or not isinstance(base, Reg | Temp):
        raise ValueError(f"no address: {text}")
    return Mem(base, int(match[2] or 0))


def _unquoted(name: str) -> str:
    return json.loads(name) if name.startswith('"') else name
