"""Rules: templates of WAM instructions with their operands bound."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from both_ways import plain

from wamjit.ir.operands import Imm, Mem, Reg, Sym
from wamjit.ir.text import print_ir
from wamjit.ir.verify import verify
from wamjit.subset.compiler import compile_rule

RULES = """
@kernel
def bind(v: Word, t: Word) -> None:
    store(v, 0, t)

@rule
def copy(a: Loc, b: Loc):
    b = a

@rule
def get_list(a: Loc, write: Label):
    t = a
    if t & 3 == TAG.LST:
        reg.s = t - TAG.LST
    elif t & 3 == TAG.REF:
        bind(t, reg.h + TAG.LST)
        goto(write)
    else:
        fail()

@rule
def check(n: Int, c: Const, a: Loc):
    for i in range(n):
        store(reg.h, i * WORD, c)
    if a != c:
        fail()

@rule
def call_it(cell: Cell, back: Label):
    reg.cp = addr_of(back)
    call_cell(cell)

@rule
def run(routine: Code, a: Loc):
    if call(routine, a) == 0:
        fail()
    a = call(routine, 0)

@rule
def early(a: Loc):
    if a == 0:
        return
    reg.h += a

@rule
def by_index(n: Int):
    if n == 0:
        reg.h = 0
    else:
        jump_to(load(reg.b, NODE.x(n)))

@inline
def twice(x: Word, other: Function) -> Word:
    return x + x

@inline
def with_help(x: Word, other: Function) -> Word:
    if x == 0:
        return other(x)
    return x

@inline
def chosen(a: Loc, what: Function, other: Function) -> Word:
    t = a
    if t == 1:
        return other(t)
    return what(t, other)

@inline
def held(a: Loc, b: Loc, relation: Function) -> bool:
    return relation(a, b)

@kernel
def helper(a: Word) -> Word:
    return a

@rule
def choose_twice(d: Loc, a: Loc):
    d = chosen(a, twice, helper)

@rule
def choose_help(d: Loc, a: Loc):
    d = chosen(a, with_help, helper)

@rule
def go_on_if_less(a: Loc, b: Loc):
    if not held(a, b, lt_s):
        fail()
"""
X3, Y1 = Reg("x(3)"), Mem(Reg("e"), 24)
WRITE, CONSTANT = Sym("label", "write"), Sym("const", "hole0")

CASES = [
    ("copy", (X3, Y1), "move [e+24], x(3)"),
    ("copy", (Y1, Mem(Reg("e"), 32)), "move [e+32], [e+24]"),
    ("copy", (X3, X3), ""),
    (
        "get_list",
        (X3, WRITE),
        """
        move t0, x(3)
        and t1, t0, 3
        cmpu t1, 1
        branch.ne L2
        sub s, t0, 1
        jump L3
        L2:
        test t0, 3
        branch.ne code:fail
        add arg1, h, 1
        move arg0, t0
        call code:bind, arg0, arg1
        jump label:write
        L3:
        """,
    ),
    (
        "check",
        (2, CONSTANT, X3),
        """
        move [h], const:hole0
        move [h+8], const:hole0
        cmpu x(3), const:hole0
        branch.ne code:fail
        """,
    ),
    ("check", (0, Imm(11), Y1), "cmpu [e+24], 11\nbranch.ne code:fail"),
    (
        "call_it",
        (Mem(None, Sym("cell", "hole1")), Sym("label", "back")),
        "addr cp, label:back\njumpi [cell:hole1]",
    ),
    (
        "run",
        ("helper", Y1),
        """
        move arg0, [e+24]
        call code:helper, arg0
        cmpu val, 0
        branch.e code:fail
        move arg0, 0
        call code:helper, arg0
        move [e+24], val
        """,
    ),
    ("early", (X3,), "cmpu x(3), 0\nbranch.e L1\nadd h, h, x(3)\nL1:"),
    ("by_index", (0,), "move h, 0"),
    ("by_index", (2,), "jumpi [b+72]"),
    (
        "choose_twice",
        (X3, Y1),
        """
        move t0, [e+24]
        cmpu t0, 1
        branch.ne L2
        move arg0, t0
        call code:helper, arg0
        move x(3), val
        jump L1
        L2:
        add x(3), t0, t0
        L1:
        """,
    ),
    ("go_on_if_less", (X3, Y1), "cmps x(3), [e+24]\nbranch.ge code:fail"),
]


@pytest.mark.parametrize(("name", "operands", "expected"), CASES)
def test_rule(name: str, operands: tuple, expected: str, define: Callable) -> None:
    module = define(RULES)
    live = frozenset({"s"}) if name == "get_list" else frozenset()
    fragment = compile_rule(getattr(module, name), operands, 8, live)
    assert verify(fragment) == []
    assert plain(print_ir(fragment).splitlines()[1:]) == plain(expected.splitlines())
    assert fragment.live_out == live


def test_each_expansion_has_its_own_functions(define: Callable) -> None:
    """What a Function parameter stands for is said anew each time, also where it is handed on."""
    module = define(RULES)
    calls = [
        print_ir(compile_rule(getattr(module, name), (X3, Y1), 8)).count("call code:helper")
        for name in ("choose_help", "choose_twice", "choose_help")
    ]
    assert calls == [2, 1, 2]


def test_operands_by_name(define: Callable) -> None:
    module = define(RULES)
    by_name = compile_rule(module.copy, {"b": Y1, "a": X3}, 8)
    assert by_name == compile_rule(module.copy, (X3, Y1), 8)


def test_a_rule_leaves_nothing_behind(define: Callable) -> None:
    """Templates are made in any order with any operands: one does not change the next."""
    module = define(RULES)
    first = print_ir(compile_rule(module.get_list, (X3, WRITE), 8))
    compile_rule(module.get_list, (Y1, WRITE), 4)
    assert print_ir(compile_rule(module.get_list, (X3, WRITE), 8)) == first
