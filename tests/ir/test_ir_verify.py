"""The verifier: each of its patterns, and silence about what is right."""

from __future__ import annotations

import pytest

from wamjit.ir.operands import Fragment, FTemp, Imm, Instr, Label, Mem, Reg, Routine, Sym, Temp
from wamjit.ir.random_ir import random_program
from wamjit.ir.text import parse_ir, print_ir
from wamjit.ir.verify import verify

T0, T1, F0, VAL = Temp(0), Temp(1), FTemp(0), Reg("val")
RET = Instr("ret")


@pytest.mark.parametrize(
    ("instr", "message"),
    [
        (Instr("mvoe", (T0,)), "unknown instruction mvoe"),
        (Instr("move", (T0,)), "2 operands expected, 1 found"),
        (Instr("move", (Imm(1), T0)), "1 cannot stand here"),
        (Instr("move", (T0, F0)), "f0 cannot stand here"),
        (Instr("fadd", (F0, F0, T0)), "double temporary expected"),
        (Instr("addo", (Mem(Reg("w"), 8), T0, T0)), "cannot stand here"),
        (Instr("move", (T0, Reg("nothing"))), "unknown register nothing"),
        (Instr("move", (T0, Mem(Reg("nothing"), 0))), "unknown register nothing"),
        (Instr("move", (Reg("sp"), Imm(0))), "sp is not assigned"),
        (Instr("move", (T0, Sym("wrong", "x"))), "unknown kind of symbol wrong"),
        (Instr("move", (T0, Mem(None, 8))), "an address without a base is a symbol"),
        (Instr("move", (T0, Mem(F0, 8))), "the base is a register or a word temporary"),
        (Instr("move", (T0, Mem(T1, Sym("cell", "x")))), "the offset is a number"),
        (Instr("move", (T0, Imm(1 << 63))), "does not fit a signed word"),
        (Instr("branch", (Label("L1"),)), "unknown condition ''"),
        (Instr("branch.maybe", (Label("L1"),)), "unknown condition 'maybe'"),
        (Instr("move.e", (T0, T1)), "move takes no condition"),
        (Instr("jump", (Label("L2"),)), "undefined label L2"),
        (Instr("label", (Label("L1"),)), "this label stands twice"),
        (Instr("jump", (Sym("label", "hole1"),)), "a routine knows no labels of a predicate"),
    ],
)
def test_one_instruction(instr: Instr, message: str) -> None:
    start = [
        Instr("move", (T0, Imm(0))),
        Instr("move", (T1, Imm(0))),
        Instr("i2f", (F0, T0)),
        Instr("label", (Label("L1"),)),
    ]
    problems = verify(Routine("f", 0, [*start, instr, RET]))
    assert any(problem.startswith("4: ") and message in problem for problem in problems), problems


BAD = {
    "t1 may be read before it is written": """
        cmpu arg0, 3
        branch.e L1
        move t1, 5
        L1:
        move val, t1
        ret val
    """,
    "f0 may be read before it is written": "fmove [w+8], f0\nret",
    "arg2 is no parameter": "move val, arg2\nret val",
    "s is no parameter": "cmpu s, 0\nbranch.e L1\nL1:\nret",
    "val is no parameter": "ret val",
    "no instruction just before sets conditions": "cmpu arg0, 3\nmove t0, 1\nbranch.e L1\nL1:\nret",
    "2: cmove.e t0, arg0: no instruction": "move t0, 1\nmove t1, 2\ncmove.e t0, arg0\nret",
    "condition l is not set by a unsigned comparison": "cmpu arg0, 3\nbranch.l L1\nL1:\nret",
    "condition gu is not set by a zero comparison": "test arg0, 3\nbranch.gu L1\nL1:\nret",
    "condition e is not set by a overflow comparison": "addo t0, arg0, 3\nbranch.e L1\nL1:\nret",
    "condition g is not set by a double comparison": "i2f f0, 1\nfcmp f0, f0\nbranch.g L1\nL1:\nret",
    "3: branch.e L1: no instruction": "cmpu arg0, 3\nbranch.e L1\nL1:\nbranch.e L1\nret",
    "off the end of the routine": "move val, arg0",
    "into the cold section": "cmpu arg0, 3\nbranch.e L1\ncold\nL1:\nret",
    "off the end of the cold section": "cmpu arg0, 3\nbranch.e L1\nret\ncold\nL1:\nmove val, 0",
    "the cold section begins twice": "ret\ncold\nret\ncold\nret",
    "arg1 is read afterwards, but a call destroys it": "move arg1, 1\ncall code:g, arg0, arg1\nmove val, arg1\nret val",
    "arg0 is lost: it may share its home with val": "move val, 1\nmove val, arg0\nret val",
    "s is lost: it may share its home with ac0": "move s, 1\nmove ac0, 2\nmove val, s\nret val",
}


@pytest.mark.parametrize("message", BAD)
def test_routines(message: str) -> None:
    problems = verify(parse_ir(f"routine f 1\n{BAD[message]}")[0])
    assert len(problems) == 1 and message in problems[0], problems


def test_fragments() -> None:
    assert "a fragment does not return" in verify(Fragment("f", [RET]))[0]
    assert "live_out: no scratch registers: h" in verify(Fragment("f", [], frozenset({"h"})))[0]
    assert verify(Fragment("f", [], frozenset({"s"}))) == []
    lost = parse_ir("fragment f live s\nmove s, 1\ncall code:g")[0]
    assert "s is read afterwards" in verify(lost)[0]


def test_what_is_right() -> None:
    text = """
    fragment f live s
        move t0, x(1)
        test t0, 3
        branch.e label:write
        branch.ne L1
        sub s, t0, 1
    L2:
        cold
    L1:
        move s, [t0+8]
        jump L2
        word const:a
    """
    assert verify(parse_ir(text)[0]) == []
    for seed in range(30):
        for word_size in (4, 8):
            for routine in random_program(seed, word_size).values():
                assert verify(routine) == [], f"seed {seed}\n{print_ir(routine)}"
