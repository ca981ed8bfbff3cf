"""Templates: the machine code of one WAM instruction with given registers, its constants and labels left open.

In: a WAM instruction. Out: the compiled rule (`Code`) and the symbols that fill its holes. Holds: a template depends
on nothing but the placement, the rule and the operands' classes, so it is compiled once and kept, in memory and with
the kernel's image. What fills a hole is a number, or a symbol whose number is an engine's own (`Symbol`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from wamjit.codegen.code import Code
from wamjit.compile.wam_table import MAPPED_SLOTS
from wamjit.jit import store

if TYPE_CHECKING:
    from wamjit.ir.operands import Fragment
    from wamjit.jit.rules import RuleCompiler

RENAMED = {
    "call": "call_predicate",
    "fail": "fail_now",
    "evaluate": "evaluate_term",
    "try": "try_clause",
}
LITERAL = {"get_const": "get_literal", "read_const": "read_literal"}
RAW_CONSTANT = frozenset(
    ["add", "subtract", "small_add", "small_subtract"]
)  # their variants take the constant without its tag
FAIL = ("l", "fail")
RULES = Path(__file__).parent.parent / "kernel"
VARIANT = re.compile(r"^@rule\ndef (\w+)_const\(", re.MULTILINE)

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
def with_constants() -> frozenset[str]:
    """Instructions with a variant for a number that is known: of comparisons the second operand, else the third.

    From the text of the rules: importing them takes as long as starting a program does.
    """
    texts = (path.read_text("utf-8") for path in sorted(RULES.glob("rules_*.py")))
    return frozenset(name for text in texts for name in VARIANT.findall(text))


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
        elif len(operands) >= 3:
            operand = operands[1 if name.startswith("test_") else 2]
            if operand.__class__ is tuple and operand[0] == "c" and type(operand[1]) is int:
                if name in with_constants() and self.constant(operand)[0] == "const":
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
    """The compiled templates of one placement. `files` give those that are on disk, by name, commonest first; one is
    read when those in front of it have not what is wanted."""

    def __init__(
        self,
        placement: object,
        word_size: int,
        tags: dict[str, int],
        summaries: dict,
        files: Iterable[Callable[[], Mapping[str, memoryview]]] = (),
    ) -> None:
        self.placement = placement
        self.word_size = word_size
        self.tags = tags
        self.summaries = summaries
        self.codes: dict[Key, Code] = {}
        self.files = [cache(file) for file in files]
        self.made: dict[str, Code] = {}  # what was on disk nowhere
        self.rules: RuleCompiler | None = None  # made when something has to be compiled

    def get(self, key: Key) -> Code:
        """The code of a template, compiled at its first use ever."""
        code = self.codes.get(key)
        if code is None:
            name = repr(key)
            code = self.from_disk(name)
            if code is None:
                code = self.made[name] = self.compile(key)
            self.codes[key] = code
        return code

    def from_disk(self, name: str) -> Code | None:
        """A template of an earlier run, or of the package."""
        for file in self.files:
            kept = file().get(name)
            if kept is not None:
                return unpacked(kept)
        return None

    def packed(self) -> dict[str, bytes]:
        """What this run has made, as bytes."""
        return {name: store.pack(store.pack_code(code)) for name, code in self.made.items()}

    def fragment(self, key: Key) -> Fragment:
        """The IR of a template."""
        from wamjit.jit.rules import RuleCompiler

        if self.rules is None:
            self.rules = RuleCompiler(self.word_size, self.tags)
        return self.rules.fragment(key)

    def compile(self, key: Key) -> Code:
        """Rule to machine code."""
        from wamjit.codegen import compile_fragment

        return compile_fragment(self.fragment(key), self.placement, self.summaries)


__all__ = ["Selector", "Templates", "Use"]
