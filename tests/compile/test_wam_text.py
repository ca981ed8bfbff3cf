"""The instruction table, the text form of WAM code and its verifier."""

from __future__ import annotations

import pytest

from tests.compile.programs import compile_clauses
from tests.compile.random_programs import Generator
from tests.compile.wam_interpreter import Machine
from wamjit.compile.goals import inline_table
from wamjit.compile.wam import WamTextError, check_wam, parse_wam, print_wam, wam_table
from wamjit.compile.wam_table import parse_wam_table
from wamjit.read.terms import Atom, String
from wamjit.table import TableError

SOUND = """predicate p/2
entry:
    check 2
    switch x0, L1, L2, fail, L3, fail
L2:
    hash_const x0, fail
        x1, L1
        'don\\'t', L1
L1:
    allocate 1
    move y0, x1
    call q/1, 1, 1
    move x0, y0
    deallocate
    execute 'x y'/1
L3:
    read_list x0
    read_var x2, 1, list
    read_value x1, 0, list
    write_value x2, 0
    write_const "a, b", 1
    put_list x0, 0
    bump 2
    get_const x0, -1.0e10
    test_identical 'x1', x2, fail
    proceed
"""


def test_text_reads_back() -> None:
    (code,) = parse_wam(SOUND)
    assert print_wam(code) == SOUND.replace("        x1, L1", "        'x1', L1").replace("-1.0e10", "-10000000000.0")
    assert parse_wam(print_wam(code)) == [code]
    assert ("write_const", ("c", String("a, b")), 1) in code.instructions
    assert ("test_identical", ("c", Atom("x1")), ("x", 2), ("l", "fail")) in code.instructions


def test_sound_code_has_no_problems() -> None:
    assert check_wam(parse_wam(SOUND)[0]) == []


WRONG = [
    ("    proceed\n", "    move x0, x1\n", "falls off the end"),
    ("    bump 2\n", "", "not finished"),
    ("    bump 2\n", "    bump 3\n", "not the cells that were written"),
    ('    write_const "a, b", 1\n', '    write_const "a, b", 0\n', "written twice"),
    ("    move y0, x1\n", "", "not all of these slots have a value"),
    ("    move y0, x1\n", "    move y1, x1\n", "y1 is no slot"),
    ("    deallocate\n", "", "environment is still there"),
    ("    allocate 1\n", "", "y0 is no slot"),
    ("    move x0, y0\n", "", "x0 has no value"),
    ("    move x0, y0\n", "    move x0, x1\n", "x1 has no value"),
    ("    read_list x0\n", "    read_struct x0\n", "s is not open"),
    (
        "    read_var x2, 1, list\n    read_value x1, 0, list\n",
        "    read_value x1, 0, list\n    read_var x2, 1, list\n",
        "s is not open",
    ),
    ("L3:\n", "", "no label L3"),
    ("L3:\n", "L1:\n", "the label stands twice"),
    ("    check 2\n", "    check 2\n    get_value x0, x7\n", "x7 has no value"),
    ("    check 2\n", "    check 2\n    jump L9\n", "no label L9"),
]


@pytest.mark.parametrize(("part", "instead", "problem"), WRONG, ids=[problem for *_, problem in WRONG])
def test_the_verifier_finds(part: str, instead: str, problem: str) -> None:
    assert part in SOUND
    (code,) = parse_wam(SOUND.replace(part, instead, 1))
    assert any(problem in found for found in check_wam(code)), check_wam(code)


def test_the_verifier_finds_wrong_shapes() -> None:
    (code,) = parse_wam("predicate p/0\nentry:\n    proceed\n")
    for instruction, problem in [
        (("fly",), "unknown instruction"),
        (("move", ("x", 1)), "2 operands"),
        (("get_value", ("x", 0), ("c", 1)), "operand 2 is none of xy"),
        (("bump", -1), "operand 1"),
    ]:
        wrong = type(code)(code.name, code.arity, (instruction, *code.instructions))
        assert any(problem in found for found in check_wam(wrong))


@pytest.mark.parametrize(
    "text", ["    move x0\n", "predicate p/1\n    fly x0\n", "predicate p/1\n    move x0, L1\n", "predicate p\n"]
)
def test_wrong_text_is_refused(text: str) -> None:
    with pytest.raises(WamTextError, match="line"):
        parse_wam(text)


@pytest.mark.parametrize("line", ["move d:xy", "move q:x -", "move d:xy,s:xy far", "label l -"])
def test_wrong_rows_are_refused(line: str) -> None:
    with pytest.raises(TableError, match="line 2"):
        parse_wam_table(f"label l - a label\n{line}\n")


def test_table_interpreter_and_inline_table_agree() -> None:
    assert set(Machine([]).operations) - {"trust_any"} == set(wam_table())
    table = inline_table()
    used = {*table.test.values(), *table.compare.values(), *(name for name, *_ in table.eval.values())}
    used |= {name for found in table.output.values() for name, _ in found}
    assert used <= set(wam_table())


def test_every_instruction_is_emitted() -> None:
    emitted = {
        i[0] for seed in range(300) for code in compile_clauses(Generator(seed).program()) for i in code.instructions
    }
    seldom = {"hash_const", "hash_functor", "shift_left", "shift_right", "ensure", "negate"}
    assert set(wam_table()) - seldom <= emitted
