"""Templates: the machine code of one WAM instruction with given registers, its constants and labels left open.

In: a WAM instruction. Out: the compiled rule (`Code`) and the symbols that fill its holes. Holds: a template depends
on nothing but the placement, the rule and the operands' classes, so it is compiled once and kept, in memory and with
the kernel's image. What fills a hole is a number, or a symbol whose number is an engine's own (`Symbol`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol

from wamjit.codegen.code import Code
from wamjit.compile.wam_table import MAPPED_SLOTS
from wamjit.jit import store

RULE_MODULES = ("rules_control", "rules_data", "rules_arith", "rules_real", "rules_test")
RENAMED = {
    "call": "call_predicate",
    "fail": "fail_now",
    "evaluate": "evaluate_term",
    "try": "try_clause",
}
KEEPS_S = frozenset(["read_list", "read_struct", "read_var", "read_const", "read_literal"])
LITERAL = {"get_const": "get_literal", "read_const": "read_literal"}
RAW_CONSTANT = frozenset(
    ["add", "subtract", "small_add", "small_subtract"]
)  # their variants take the constant without its tag
FAIL = ("l", "fail")

Key = tuple
# A number, or ("l", label, number), ("t", place among the unit's tables), ("p", name, arity): a predicate's cell,
# ("c", atom), ("f", name, arity), ("box", type, text): a float, large integer or string, ("s", name, arity): a service.
Symbol = int | tuple


class Words(Protocol):
    """What the JIT asks of the engine about constants and predicates."""

    def constant_word(self, term: object) -> int | None: ...
    def builtin_row(self, name: str, arity: int) -> object: ...


class Use(NamedTuple):
    """A use of a template: which, and what its holes stand for."""

    key: Key
    symbols: tuple[Symbol | None, ...]


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


@cache
def with_constants() -> frozenset[str]:
    """Instructions with a variant for a number that is known: of comparisons the second operand, else the third."""
    return frozenset(name[:-6] for name in rules() if name.endswith("_const"))


def small_immediate(word: int, bits: int) -> bool:
    """Whether a word is a sign-extended number of 32 bits (always so where words have 32)."""
    if bits == 32:
        return True
    signed = word - (1 << bits) if word >> (bits - 1) else word
    return -(1 << 31) <= signed < 1 << 31


def signed(word: int, bits: int) -> int:
    """A word as a signed number."""
    return word - (1 << bits) if word >> (bits - 1) else word


def live_map(slots: int, valued: int) -> int:
    """The word in front of a return address: the bits of the slots that are live behind an even one, or, of a large
    environment, of which all are, their number behind an odd one.
    """
    if valued < 1 << MAPPED_SLOTS:
        return valued << 1
    if valued != (1 << slots) - 1:
        raise ValueError(f"not all of {slots} slots have a value")
    return slots << 1 | 1


class Selector:
    """Turns WAM instructions into uses of templates."""

    def __init__(self, engine: Words, bits: int, tag_int: int) -> None:
        self.engine = engine
        self.bits = bits
        self.tag_int = tag_int
        self.constants: dict[tuple, tuple[str, Symbol]] = {}
        self.word_class = ("const64",) if bits == 64 else ("const",)
        self.special: dict[str, Callable[[list], Use]] = {
            "builtin": self.builtin,
            "leadin": lambda o: Use(("leadin", ("const",)), (o[0],)),
            "enter_dynamic": lambda o: Use(("enter_dynamic", o[0], self.word_class), (None, signed(o[1], bits))),
            "enter_code": lambda o: Use(("enter_code", o[0]), (None,)),
            "profile_enter": lambda o: self.profiling("profile_enter", o),
            "profile_back": lambda o: self.profiling("profile_back", o),
        }

    def use(self, instruction: tuple, tables: list[tuple], fresh: Iterator[int]) -> tuple[Use | tuple, ...]:
        """The uses for one instruction; a label comes back as it is."""
        name, *operands = instruction
        if name == "label":
            return (operands[0],)
        special = self.special.get(name)
        if special is not None:
            return (special(operands),)
        if name == "call" or name == "call_direct":
            back = ("l", "back", -1 - next(fresh))
            live = ("live", live_map(operands[1], operands[2]))
            return self.make("call_predicate" if name == "call" else name, [operands[0], back, live]), back
        if name == "hash_const" or name == "hash_functor":
            operands = self.table(operands, tables)
        elif name == "trim" or name == "execute":
            operands = operands[:1]
        return (self.make(*self.variant(name, operands)),)

    def profiling(self, name: str, addresses: list[int]) -> Use:
        """What counts for the profiler."""
        return Use((name, self.word_class, self.word_class), tuple(signed(a, self.bits) for a in addresses))

    def variant(self, name: str, operands: list) -> tuple[str, list]:
        """The rule for an instruction with these operands."""
        if name == "write_var" and operands[0][0] == "y":
            return "write_var_slot", operands
        if name in LITERAL:
            at = 1 if name == "get_const" else 0
            if self.constant(operands[at])[0] == "literal":
                return LITERAL[name], operands
        elif len(operands) >= 3 and name in with_constants():  # cheap first: the rules are hundreds of functions
            at = 1 if name.startswith("test_") else 2
            operand = operands[at]
            if operand[0] == "c" and type(operand[1]) is int and self.constant(operand)[0] == "const":
                return f"{name}_const", operands
        return RENAMED.get(name, name), operands

    def builtin(self, operands: list) -> Use:
        """A built-in in place: a kernel routine or a service."""
        _, name, arity = operands[0]
        row = self.engine.builtin_row(name, arity)
        if row.kind == "kernel":
            return Use(("builtin", ("b", row.function)), (None,))
        return Use(("service", ("const",)), (("s", name, arity),))

    def table(self, operands: list, tables: list[tuple]) -> list:
        """A hash table becomes an entry of `tables`; the instruction gets its number and mask."""
        x, (_, entries), otherwise = operands
        size = 2
        while size < 2 * len(entries):
            size *= 2
        tables.append((entries, size))
        return [x, ("t", len(tables) - 1), size - 1, otherwise]

    def make(self, name: str, operands: list) -> Use:
        """The template of a rule for these operands."""
        classes: list = [name]
        symbols: list[Symbol | None] = []
        raw = name.endswith("_const") and name[:-6] in RAW_CONSTANT
        for n, operand in enumerate(operands):
            if operand.__class__ is int:
                classes.append(operand)
                symbols.append(None)
                continue
            kind = operand[0]
            if kind == "x" or kind == "y":
                classes.append(operand)
                symbols.append(None)
            elif kind == "l":
                classes.append(("F",) if operand == FAIL else ("L",))
                symbols.append(operand)
            elif kind == "f":
                classes.append(("const",))
                symbols.append(operand)
            elif kind == "c":
                cls, symbol = self.constant(operand)
                classes.append(("const64",) if cls == "literal" else (cls,))
                if raw and n == 2:  # the constant of the variant, not another one in front of it
                    symbol -= self.tag_int  # type: ignore[operator]
                symbols.append(symbol)
            elif kind == "p":
                classes.append(("p",))
                symbols.append(operand)
            elif kind == "live":
                classes.append(("const64",))
                symbols.append(operand[1])
            elif kind == "t":
                classes.append(self.word_class)
                symbols.append(operand)
            else:  # the tag that s carries
                classes.append(operand)
                symbols.append(None)
        return Use(tuple(classes), tuple(symbols))

    def constant(self, operand: tuple) -> tuple[str, Symbol]:
        """The class of a constant (const, const64, literal) and its symbol. Remembered: asking for an atom costs."""
        if operand[0] == "f":
            return "const", operand
        term = operand[1]
        key = (type(term), repr(term) if type(term) is float else term)
        known = self.constants.get(key)
        if known is None:
            word = self.engine.constant_word(term)
            if word is None:
                known = "literal", box_symbol(term)
            else:
                cls = "const" if small_immediate(word, self.bits) else "const64"
                known = cls, (signed(word, self.bits) if type(term) is int else ("c", term))
            self.constants[key] = known
        return known


def box_symbol(term: object) -> tuple:
    """The symbol of a float, large integer or string: numbers that are equal need not be the same."""
    if type(term) is float:
        return "box", "float", term.hex()
    return ("box", "int", f"{term:x}") if type(term) is int else ("box", "string", term.text)  # type: ignore[attr-defined]


def unpacked(kept: bytes | memoryview) -> Code | None:
    """The code of a template from bytes; None for what is none."""
    try:
        return store.unpack_code(store.unpack(kept))
    except store.DAMAGED:
        return None


class Templates:
    """The compiled templates of one placement."""

    def __init__(self, placement: object, word_size: int, tags: dict[str, int], summaries: dict) -> None:
        self.placement = placement
        self.word_size = word_size
        self.tags = tags
        self.summaries = summaries
        self.codes: dict[Key, Code] = {}
        self.kept: dict[str, bytes | memoryview] = {}
        self.added = 0

    def get(self, key: Key) -> Code:
        """The code of a template, compiled at its first use ever."""
        code = self.codes.get(key)
        if code is None:
            code = self.codes[key] = self.from_kept(repr(key)) or self.compile(key)
        return code

    def from_kept(self, name: str) -> Code | None:
        """A template of an earlier run; None, and one more to be kept, where there is none."""
        kept = self.kept.get(name)
        code = None if kept is None else unpacked(kept)
        if code is None:
            self.kept.pop(name, None)
            self.added += 1
        return code

    def load(self, kept: Mapping[str, bytes | memoryview]) -> None:
        """Take over templates that `packed` gave in an earlier run."""
        self.kept.update(kept)

    def packed(self) -> dict[str, bytes | memoryview]:
        """All templates as bytes, those of earlier runs included."""
        new = ((repr(key), code) for key, code in self.codes.items())
        return self.kept | {name: store.pack(store.pack_code(code)) for name, code in new if name not in self.kept}

    def fragment(self, key: Key) -> object:
        """The IR of a template."""
        from wamjit.subset.compiler import compile_rule

        name = key[0]
        live = frozenset(["s"]) if name in KEEPS_S else frozenset()
        operands = tuple(self.operand(i, cls) for i, cls in enumerate(key[1:]))
        return compile_rule(rules()[name], operands, self.word_size, live)

    def compile(self, key: Key) -> Code:
        """Rule to machine code."""
        from wamjit.codegen import compile_fragment

        return compile_fragment(self.fragment(key), self.placement, self.summaries)

    def operand(self, index: int, cls: object) -> object:
        """The value that a rule's parameter has while it is compiled."""
        from wamjit.ir.operands import Mem, Reg, Sym

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


__all__ = ["Selector", "Templates", "Use", "rules"]
