"""IR as text and back."""

from __future__ import annotations

import pytest

from wamjit.ir.operands import Fragment, Imm, Instr, Label, Mem, Reg, Routine, Sym
from wamjit.ir.random_ir import random_program
from wamjit.ir.text import IrSyntaxError, parse_ir, print_ir

SAMPLE = """\
routine deref 1
    move t0, arg0   ; the parameter
L1:
    fmove f3, [t0-8]
    branch.ne code:fail
    move [cell:hole1], const64:x
    add [w+24], x(12), -0x10
    align 8
    ret val
fragment get_list live s
    jumpi [cell:hole1], arg0
    cold
    word label:there
"""


def test_sample() -> None:
    routine, fragment = parse_ir(SAMPLE)
    assert isinstance(routine, Routine) and (routine.name, routine.nparams) == ("deref", 1)
    assert routine.instrs[0] == Instr("move", routine.instrs[0].args, "the parameter")
    assert routine.instrs[1] == Instr("label", (Label("L1"),))
    assert routine.instrs[5].args == (Mem(Reg("w"), 24), Reg("x(12)"), Imm(-16))
    assert isinstance(fragment, Fragment) and fragment.live_out == {"s"}
    assert fragment.instrs[0].args == (Mem(None, Sym("cell", "hole1")), Reg("arg0"))
    assert print_ir(routine) + print_ir(fragment) == SAMPLE.replace("-0x10", "-16")


@pytest.mark.parametrize("name", ["','/2", 'a"b', "[]", "it's; so", "λ", "a b", ""])
def test_names_of_any_kind(name: str) -> None:
    symbol = Sym("cell", name)
    instrs = [
        Instr("call", (Sym("code", name),), "note; with semicolon"),
        Instr("jumpi", (Mem(None, symbol),)),
        Instr("add", (Reg("h"), symbol, Imm(3))),
    ]
    code = Fragment(name, instrs)
    assert parse_ir(print_ir(code)) == [code]


def test_labels_may_look_like_anything() -> None:
    code = Fragment("f", [Instr("label", (Label("t0"),)), Instr("jump", (Label("t0"),)), Instr("jump", (Label("h"),))])
    assert parse_ir(print_ir(code)) == [code]


@pytest.mark.parametrize("word_size", [4, 8])
def test_random_programs_come_back(word_size: int) -> None:
    for seed in range(20):
        for routine in random_program(seed, word_size).values():
            assert parse_ir(print_ir(routine)) == [routine], f"seed {seed}"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("mvoe t0, t1", "unknown instruction mvoe"),
        ("move t0", "2 operands expected, 1 found"),
        ("move t0, what", "no operand: what"),
        ("move t0, [t1", "] is missing"),
        ("move t0, [5+8]", "no address"),
        ("move t0, wrong:name", "no operand: wrong:name"),
    ],
)
def test_syntax_errors_name_the_line(line: str, message: str) -> None:
    with pytest.raises(IrSyntaxError) as caught:
        parse_ir(f"routine f 0\n    ret\n    {line}\n")
    assert str(caught.value).startswith("line 3: ") and message in str(caught.value)


def test_code_before_its_head() -> None:
    with pytest.raises(IrSyntaxError, match=r"line 1: .*comes first"):
        parse_ir("    ret\n")
