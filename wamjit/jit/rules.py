"""The IR of templates: the rules of WAM instructions, compiled for given operands.

In: the key of a template. Out: its `Fragment`. Holds: what comes out is what the compiler of the kernel language makes
of the rule and these operands. Which register or slot an operand is shows in the IR as a name or an offset only, so
templates that differ in that share one translation: it is made for stand-ins, in whose place the operands are put.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from wamjit.ir.operands import Fragment, Imm, Instr, Mem, Operand, Reg, Sym

RULE_MODULES = ("rules_control", "rules_data", "rules_arith", "rules_real", "rules_test")
KEEPS_S = frozenset(["read_list", "read_struct", "read_var", "read_const", "read_literal"])
STAND_INS = 200  # registers and slots from here on are stand-ins: no rule names them itself
REGISTERS = frozenset("xy")

Key = tuple


@cache
def rules() -> dict[str, Callable]:
    """All rules by name."""
    from wamjit.subset.lang import mark_of

    found: dict[str, Callable] = {}
    for name in RULE_MODULES:
        for attribute, value in vars(import_module(f"wamjit.kernel.{name}")).items():
            mark = mark_of(value)
            if mark is not None and mark.kind == "rule":
                found[attribute] = value
    return found


class RuleCompiler:
    """Makes the IR of templates for one word size."""

    def __init__(self, word_size: int, tags: dict[str, int]) -> None:
        self.word_size = word_size
        self.tags = tags
        self.known: dict[Key, Fragment | None] = {}  # for stand-ins; None: registers and slots show elsewhere too

    def fragment(self, key: Key) -> Fragment:
        """The IR of a template."""
        general, given = with_stand_ins(key)
        if not given:
            return self.direct(key)
        if general not in self.known:
            fragment = self.direct(general)
            self.known[general] = fragment if self.is_plain(fragment, len(given)) else None
        fragment = self.known[general]
        return self.direct(key) if fragment is None else self.put_in(fragment, given)

    def direct(self, key: Key) -> Fragment:
        """The IR, made for these very operands."""
        from wamjit.subset.compiler import compile_rule

        name = key[0]
        live = frozenset(["s"]) if name in KEEPS_S else frozenset()
        operands = tuple(self.operand(i, cls) for i, cls in enumerate(key[1:]))
        return compile_rule(rules()[name], operands, self.word_size, live)

    def operand(self, index: int, cls: object) -> object:
        """The value that a rule's parameter has while it is compiled."""
        if isinstance(cls, int):
            return cls
        kind = cls[0]
        if kind == "x":
            return Reg(f"x({cls[1]})")
        if kind == "y":
            return Mem(Reg("e"), (2 + cls[1]) * self.word_size)
        if kind in ("const", "const64"):
            return Sym(kind, f"hole{index}")
        if kind == "L":
            return Sym("label", f"hole{index}")
        if kind == "F":
            return Sym("code", "fail")
        if kind == "p":
            return Mem(None, Sym("cell", f"hole{index}"))
        if kind == "b":
            return Sym("code", cls[1])
        return self.tags[kind]

    def is_plain(self, fragment: Fragment, count: int) -> bool:
        """Whether registers and slots are in the IR of stand-ins what these are, and nothing made from it."""
        first = (2 + STAND_INS) * self.word_size
        homes = {self.operand(0, (kind, STAND_INS + n)) for kind in REGISTERS for n in range(count)}
        return all(is_plain(arg, homes, first) for instr in fragment.instrs for arg in instr.args)

    def put_in(self, fragment: Fragment, given: list[tuple]) -> Fragment:
        """The fragment with the operands in place of their stand-ins."""
        homes: dict[Operand, Operand] = {}
        for n, operand in enumerate(given):
            homes[self.operand(0, (operand[0], STAND_INS + n))] = self.operand(0, operand)  # type: ignore[index]
        instrs = []
        for instr in fragment.instrs:
            args = tuple([placed(arg, homes) for arg in instr.args])
            instrs.append(instr if args == instr.args else Instr(instr.op, args, instr.note))
        return Fragment(fragment.name, instrs, fragment.live_out)


def with_stand_ins(key: Key) -> tuple[Key, list[tuple]]:
    """The key with stand-ins for its registers and slots, the same for the same, and what they stand for."""
    given: list[tuple] = []
    general: list = []
    for cls in key:
        if cls.__class__ is tuple and len(cls) == 2 and cls[0] in REGISTERS:
            if cls not in given:
                given.append(cls)
            cls = (cls[0], STAND_INS + given.index(cls))
        general.append(cls)
    return tuple(general), given


def is_plain(arg: Operand, homes: set[Operand], first: int) -> bool:
    """Whether an operand of an instruction has nothing to do with stand-ins, or is one, or lies at one."""
    if arg in homes:
        return True
    if type(arg) is Imm:
        return abs(arg.value) < first
    if type(arg) is Mem:
        return is_plain(arg.base, homes, first) and (type(arg.offset) is not int or abs(arg.offset) < first)
    return not (type(arg) is Reg and arg.name.startswith("x("))


def placed(arg: Operand, homes: dict[Operand, Operand]) -> Operand:
    """An operand of an instruction with what stands for its stand-ins."""
    found = homes.get(arg)
    if found is None and type(arg) is Mem and arg.base in homes:
        return Mem(homes[arg.base], arg.offset)
    return arg if found is None else found
