"""The instruction table: its reader, and that nothing in it is unknown to those who rely on it."""

from __future__ import annotations

import pytest

from wamjit.ir.interpret import _EXECUTE
from wamjit.ir.operands import Imm, Instr, Label, Mem, Reg, Sym, Temp
from wamjit.ir.table import (
    CONDITIONS,
    OPPOSITE,
    ROWS,
    SCRATCH,
    STATE,
    IrTableError,
    condition,
    parse_ir_table,
    reads,
    row,
    target,
    writes,
)
from wamjit.table import load_registers

CONDITION_ROWS = "condition signed e ne\n"


def test_every_row_has_a_meaning() -> None:
    """The interpreter knows each row, but for what stands in no path of control."""
    assert set(ROWS) - set(_EXECUTE) == {"cold", "word"}
    assert set(_EXECUTE) <= set(ROWS)


def test_classes_come_from_the_table_of_registers() -> None:
    assert {"h", "b", "w", "x(0)", "x(255)", "ab"} <= STATE
    assert set(SCRATCH) >= {"val", "s", "ac0", "arg0"} and not STATE & set(SCRATCH)
    assert row("call").writes == STATE | set(SCRATCH)
    assert row("newb").writes == {"ab", "hb"}


def test_opposites() -> None:
    names = set().union(*CONDITIONS.values()) - {"un"}
    assert set(OPPOSITE) == names
    assert all(OPPOSITE[OPPOSITE[name]] == name for name in names)


def test_what_an_instruction_reads_and_writes() -> None:
    t0, h = Temp(0), Reg("h")
    add = Instr("add", (Mem(t0, 8), h, Imm(1)))
    assert reads(add) == [h, Imm(1), t0] and writes(add) == [Mem(t0, 8)]
    cmove = Instr("cmove.ne", (t0, h))
    assert reads(cmove) == [t0, h] and writes(cmove) == [t0]
    call = Instr("call", (Sym("code", "f"), Reg("arg0"), Reg("arg1")))
    assert reads(call) == [Sym("code", "f"), Reg("arg0"), Reg("arg1")] and writes(call) == []
    assert target(Instr("branch.e", (Label("L1"),))) == Label("L1")
    assert target(Instr("ret")) is None
    assert condition("branch.leu") == "leu" and condition("move") == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("move d:r,s:r - - -\n", "six columns expected, 5 found"),
        ("move d:q,s:r - - - -\n", "bad operand d:q"),
        ("move z:r,s:r - - - -\n", "bad operand z:r"),
        ("cmp s:r,s:r sets:never - - -\n", "unknown condition column"),
        ("call s:y - everything - -\n", "unknown register everything"),
        ("jump s:l - - - away\n", "unknown flag away"),
        ("ret - - - - end\nret - - - - end\n", "ret stands twice"),
    ],
)
def test_wrong_tables(text: str, message: str) -> None:
    with pytest.raises(IrTableError) as caught:
        parse_ir_table(CONDITION_ROWS + text, load_registers(), "some.txt")
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"some.txt:{1 + text.count(chr(10))}: ")
