"""The interpreter: what instructions mean, what calls and jumps do, and what it refuses."""

from __future__ import annotations

import math

import pytest

from wamjit.ir.interpret import Interpreter, InterpretError, interpret
from wamjit.ir.sparse import SparseMemory
from wamjit.ir.text import parse_ir
from wamjit.table import load_record

WORKER = 0x10000


def machine(text: str, word_size: int = 8, **options: object) -> Interpreter:
    program = {code.name: code for code in parse_ir(text)}
    return Interpreter(program, SparseMemory(word_size), WORKER, **options)


def result(body: str, a: int = 0, b: int = 0, word_size: int = 8) -> int:
    """val of a routine that has a and b in t0 and t1."""
    text = f"routine f 2\nmove t0, arg0\nmove t1, arg1\n{body}\nmove val, t2\nret val"
    outcome = machine(text, word_size).run("f", (a, b))
    assert outcome.how == "returned" and outcome.value is not None
    return outcome.value


LOW32, LOW64 = (1 << 32) - 1, (1 << 64) - 1


@pytest.mark.parametrize(
    ("op", "a", "b", "word_size", "expected"),
    [
        ("add", LOW64, 2, 8, 1),
        ("add", LOW32, 2, 4, 1),
        ("sub", 1, 2, 8, LOW64),
        ("mul", 1 << 63, 3, 8, 1 << 63),
        ("and", 12, 10, 8, 8),
        ("or", 12, 10, 8, 14),
        ("xor", 12, 10, 8, 6),
        ("shl", 3, 63, 8, 1 << 63),
        ("shr", LOW64, 60, 8, 15),
        ("shr", LOW32, 28, 4, 15),
        ("sar", -16, 2, 8, LOW64 - 3),
        ("sar", 1 << 31, 31, 4, LOW32),
        ("div", -7, 2, 8, LOW64 - 2),
        ("rem", -7, 2, 8, LOW64),
        ("div", 7, -2, 4, LOW32 - 2),
        ("rem", 7, -2, 4, 1),
    ],
)
def test_arithmetic(op: str, a: int, b: int, word_size: int, expected: int) -> None:
    assert result(f"{op} t2, t0, t1", a, b, word_size) == expected


@pytest.mark.parametrize(
    ("op", "a", "b", "holding"),
    [
        ("cmpu", 1, -1, {"ne", "lu", "leu"}),
        ("cmpu", -1, 1, {"ne", "gu", "geu"}),
        ("cmpu", 4, 4, {"e", "leu", "geu"}),
        ("cmps", 1, -1, {"ne", "g", "ge"}),
        ("cmps", -1, 1, {"ne", "l", "le"}),
        ("cmps", 4, 4, {"e", "le", "ge"}),
        ("test", 12, 8, {"ne"}),
        ("test", 12, 3, {"e"}),
        ("addo t3,", (1 << 63) - 1, 1, {"o"}),
        ("addo t3,", -1, 1, {"no"}),
        ("subo t3,", -(1 << 63), 1, {"o"}),
        ("mulo t3,", 1 << 32, 1 << 31, {"o"}),
        ("mulo t3,", -(1 << 32), 1 << 31, {"no"}),
    ],
)
def test_conditions(op: str, a: int, b: int, holding: set[str]) -> None:
    families = {"cmpu": "e ne lu leu gu geu", "cmps": "e ne l le g ge", "test": "e ne"}
    for name in families.get(op, "o no").split():
        moved = result(f"move t2, 0\n{op} t0, t1\ncmove.{name} t2, t0", a, b) == a & LOW64
        jumped = result(f"move t2, 1\n{op} t0, t1\nbranch.{name} L1\nmove t2, 0\nL1:", a, b) == 1
        assert moved == jumped == (name in holding), name


def test_overflow_leaves_the_wrapped_result() -> None:
    assert result("addo t2, t0, t1", (1 << 63) - 1, 2) == (1 << 63) + 1
    assert result("mulo t2, t0, t1", 0x7FFFFFFF, 4, 4) == 0xFFFFFFFC


def test_memory_and_bytes() -> None:
    f = machine(
        "routine f 1\nmove t0, arg0\nmove [t0+8], 0x102\nldb t1, [t0+9]\nstb [t0+15], -1\nmove val, t1\nret val"
    )
    assert f.run("f", (0x2000,)).value == 1
    assert f.memory.read(0x2008) == 0xFF00000000000102


def test_doubles() -> None:
    body = """
    i2f f0, t0
    i2f f1, 4
    fdiv f2, f0, f1
    fmove [w+64], f2
    fmove f3, [w+64]
    fsqrt f4, f3
    fneg f4, f4
    fsub f4, f4, f1
    fmul f4, f4, f1
    fadd f4, f4, f1
    f2i t2, f4
    fcmp f4, f1
    branch.un L1
    branch.lu L2
    L1:
    move t2, 99
    L2:
    """
    assert result(body, 9) == int((-math.sqrt(9 / 4) - 4) * 4 + 4) & LOW64
    assert result("i2f f0, 0\nfdiv f0, f0, f0\nmove t2, 0\nfcmp f0, f0\nbranch.un L1\nmove t2, 1\nL1:") == 0


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("shl t2, t0, 64", "shift by 64"),
        ("div t2, t0, 0", "divided by 0"),
        ("div t2, -9223372036854775808, -1", "divided by -1"),
        ("add t2, t0, t9", "t9 is read before it is written"),
        ("move t2, s", "s is lost: it was never written"),
        ("move val, 1\nmove t2, arg0", "arg0 is lost: it may share its home with val"),
        ("move arg0, 1\nmove val, 0\ncall code:g, arg0", "arg0 is passed on, but is lost"),
        ("move s, 1\ncall code:g\nmove t2, s", "s is lost: g returned"),
        ("call code:h", "there is no routine h"),
        ("move t2, const:hole0", "const:hole0 has no value"),
        ("move t2, 0\nbranch.e L1\nL1:", "no conditions are set"),
        ("move t2, [t0+1]", "not aligned"),
        ("unwind\nmove val, 0\nret val", "nothing to return to"),
        ("i2f f0, 1\ni2f f1, 0\nfdiv f0, f0, f1\nf2i t2, f0", "inf does not fit"),
        ("i2f f0, 0\nfdiv f0, f0, f0\nfcmp f0, f0\nbranch.e L1\nL1:", "test un first"),
        ("move t2, sp", "sp has no value"),
    ],
)
def test_refused(body: str, message: str) -> None:
    text = f"routine f 2\nmove t0, arg0\n{body}\nmove val, 0\nret val\nroutine g 0\nret"
    with pytest.raises(InterpretError) as caught:
        machine(text).run("f", (64, 0))
    assert message in str(caught.value) and str(caught.value).startswith("f, ")


def test_endless_programs_end() -> None:
    with pytest.raises(InterpretError, match="no end after 500 instructions"):
        machine("routine f 0\nL1:\njump L1").run("f", max_steps=500)


CALLS = """
routine main 1
    move t0, arg0
    add arg0, t0, 1
    call code:double, arg0
    add t0, t0, val
    move val, t0
    ret val
routine double 1
    move t0, arg0
    shl val, t0, 1
    cmpu val, 100
    branch.gu L1
    ret val
    cold
L1:
    unwind
    move arg0, t0
    jump code:large, arg0
fragment large
    move x(7), arg0
    jumpi [cell:next]
fragment template
    move arg0, x(1)
    call code:double, arg0
    move x(2), val
    cmpu val, x(3)
    branch.e label:elsewhere
"""


def test_calls_jumps_and_unwinding() -> None:
    m = machine(CALLS, symbols={"cell:next": 0x3000})
    assert m.run("main", (5,)).value == 17
    m.memory.write(0x3000, 0x777)
    outcome = m.run("main", (90,))
    assert (outcome.how, outcome.target) == ("jumped", 0x777)
    assert m.get_register("x(7)") == 91


def test_fragments_fall_through_or_jump() -> None:
    m = machine(CALLS)
    m.set_register("x(1)", 4)
    assert m.run("template").how == "fell through"
    assert m.get_register("x(2)") == 8
    m.set_register("x(3)", 8)
    outcome = m.run("template")
    assert (outcome.how, outcome.target) == ("jumped", "label:elsewhere")


def test_code_addresses() -> None:
    m = machine(
        "fragment f\naddr cp, code:g\nmove t0, cp\njumpi t0\nfragment g\nmove x(1), 3\naddr t0, label:back\njumpi t0"
    )
    outcome = m.run("f")
    assert m.get_register("x(1)") == 3
    assert outcome.target == m.symbols["label:back"] != m.symbols["code:g"]


@pytest.mark.parametrize("word_size", [4, 8])
def test_the_gate_publishes_and_reloads(word_size: int) -> None:
    worker = load_record("worker", word_size)

    def serve(m: Interpreter, number: int) -> int:
        assert m.memory.read(WORKER + worker.offset("h")) == 0x100
        assert m.memory.read(WORKER + worker.offset("term", 3)) == 33
        m.memory.write(WORKER + worker.offset("h"), 0x200)
        return number + 1

    m = machine("fragment f\nmove arg0, 41\ncall code:gate, arg0\nmove x(0), val", word_size, serve=serve)
    m.set_register("h", 0x100)
    m.set_register("x(3)", 33)
    m.run("f")
    assert (m.get_register("h"), m.get_register("x(0)"), m.get_register("x(3)")) == (0x200, 42, 33)


def test_choice_point_registers_follow_b() -> None:
    choice = load_record("choice", 8)
    m = machine("fragment f\nmove b, 0x4000\nnewb")
    m.memory.write(0x4000 + choice.offset("local_top"), 5)
    m.memory.write(0x4000 + choice.offset("global_top"), 6)
    m.run("f")
    assert (m.get_register("ab"), m.get_register("hb")) == (5, 6)


def test_worker_field_registers_are_read_in_the_record() -> None:
    m = machine("routine f 0\nmove val, w_heap_warn_soft\nret val")
    m.memory.write(WORKER + load_record("worker", 8).offset("heap_warn_soft"), 1234)
    assert m.run("f").value == 1234


def test_interpret_in_one_call() -> None:
    program = {code.name: code for code in parse_ir("routine f 1\nadd x(1), x(1), arg0\nret")}
    outcome, registers = interpret(program, "f", SparseMemory(4), WORKER, {"x(1)": 3}, (4,))
    assert (outcome.how, outcome.value, registers["x(1)"]) == ("returned", None, 7)
    assert "arg0" not in registers
