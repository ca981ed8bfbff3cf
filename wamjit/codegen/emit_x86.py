"""The emitter for x86 and x86-64: one IR instruction with hardware operands -> assembly text.

In: operands that fit a pattern of the target's [forms]. Out: items in `out` (see hardware.py). The two targets differ
in the width of a word, which the table gives: names of operand sizes and of low halves follow from it. Holds: apart
from the destination nothing is written but `vector_move` and the conditions; `load`, `store`, `copy`, `relay_*`,
`stash` and `number` keep the conditions.
"""

from __future__ import annotations

import copy

from wamjit.codegen.hardware import BRANCH, DISPLACEMENT, IMMEDIATE, LABEL, RAW, TEXT, WIDE, CodegenError, F, I, M, R, S
from wamjit.ir.operands import Label, Sym

CONDITION = {
    "e": "e", "ne": "ne", "g": "g", "ge": "ge", "l": "l", "le": "le", "gu": "a", "geu": "ae", "lu": "b", "leu": "be",
    "o": "o", "no": "no", "un": "p",
}  # fmt: skip
CODE = {name: code for code, name in enumerate("o no b ae e ne be a s ns p np l ge le g".split())}
PLAIN = {"add": "add", "sub": "sub", "and": "and", "or": "or", "xor": "xor", "addo": "add", "subo": "sub"}
DOUBLES = {"fadd": "addsd", "fsub": "subsd", "fmul": "mulsd", "fdiv": "divsd"}


class Emitter:
    """Appends to `out`. A unit of code works with its own `fresh()` copy."""

    keystone = "X86"
    return_on_stack = True
    nop = b"\x90"

    def __init__(self, target):
        self.word = target.word_size
        self.wide = target.word_size == 8
        self.keystone_mode = ("64",) if self.wide else ("32",)
        self.pointer = "qword ptr" if self.wide else "dword ptr"
        self.vector = target.vector_move
        self.vector_word = "movq" if self.wide else "movd"
        self.extend = "cqo" if self.wide else "cdq"
        self.accumulator = target.constraints["div"].input
        self.address_kind = "abs64" if self.wide else "abs32"
        self.half = {name: _half(name) for name in target.registers}
        self.low = {name: _low(name) for name in target.registers if name in target.byte_registers}
        self.sp = target.sp
        self.calls_c = self.wide
        self.out: list[tuple] = []

    def fresh(self) -> Emitter:
        """A copy that appends to a list of its own."""
        made = copy.copy(self)
        made.out = []
        return made

    # -- text ----------------------------------------------------------------------------------------------------

    def text(self, text: str, *operands: object) -> None:
        """One instruction; the operands are looked at for symbols only."""
        holes = ()
        for operand in operands:
            kind = type(operand)
            if kind is M and operand.sym is not None:
                holes += (self._memory_hole(operand),)
            elif kind is S:
                holes += (("imm", "imm32", operand.sym, 0),)
        self.out.append((TEXT, text, holes))

    def _memory_hole(self, m: M) -> tuple:
        if m.base is not None:
            return ("disp", "imm32", m.sym, m.off)
        return ("disp", "rel32" if self.wide else "abs32", m.sym, m.off)

    def memory(self, m: M, size: str = "") -> str:
        """A memory operand as text."""
        size = size or self.pointer
        if m.sym is not None:
            base = m.base or ("rip" if self.wide else "")
            return f"{size} [{base}{' + ' if base else ''}{DISPLACEMENT:#x}]"
        if m.off == 0:
            return f"{size} [{m.base}]"
        return f"{size} [{m.base} {'-' if m.off < 0 else '+'} {abs(m.off):#x}]"

    def operand(self, o: object) -> str:
        """Any operand as text."""
        kind = type(o)
        if kind is R or kind is F:
            return o.name
        if kind is M:
            return self.memory(o)
        return f"{IMMEDIATE:#x}" if kind is S else _number(o.value)

    # -- moves ---------------------------------------------------------------------------------------------------

    def addressable(self, m: M, whole_word: bool) -> bool:
        """Whether an instruction can have this memory operand."""
        return m.sym is None or not self.wide or m.base is not None or m.sym.kind not in ("const", "const64")

    def near(self, scratch: str, m: M) -> M:
        """An operand for memory that is not addressable as it is; `scratch` takes its address."""
        self.symbol(R(scratch), m.sym)
        return M(scratch, m.off)

    def copy(self, d: R, s: R) -> None:
        """Register to register."""
        self.text(f"mov {d.name}, {s.name}")

    def load(self, d: R, m: M) -> None:
        """Memory to register."""
        self.text(f"mov {d.name}, {self.memory(m)}", m)

    def store(self, m: M, s: R) -> None:
        """Register to memory."""
        self.text(f"mov {self.memory(m)}, {s.name}", m)

    def store_constant(self, m: M, s: I | S) -> None:
        """A constant that fits the instruction to memory."""
        self.text(f"mov {self.memory(m)}, {self.operand(s)}", m, s)

    def relay_in(self, m: M) -> None:
        """First half of a move from memory to memory."""
        self.text(f"{self.vector_word} {self.vector}, {self.memory(m)}", m)

    def relay_out(self, m: M) -> None:
        """Second half."""
        self.text(f"{self.vector_word} {self.memory(m)}, {self.vector}", m)

    def stash(self, r: str) -> None:
        """Put a register aside, in the vector register."""
        self.text(f"{self.vector_word} {self.vector}, {r}")

    def unstash(self, r: str) -> None:
        """Bring it back."""
        self.text(f"{self.vector_word} {r}, {self.vector}")

    def zero(self, d: R) -> None:
        """Zero, where the conditions do not matter."""
        self.text(f"xor {self.half[d.name]}, {self.half[d.name]}")

    def number(self, d: R, value: int) -> None:
        """A constant to a register."""
        if not self.wide or 0 <= value < 1 << 32:
            self.text(f"mov {self.half[d.name]}, {value & 0xFFFFFFFF:#x}")
        elif -0x80000000 <= value < 0:
            self.text(f"mov {d.name}, {_number(value)}")
        else:
            self.text(f"movabs {d.name}, {value & (1 << 64) - 1:#x}")

    def symbol(self, d: R, sym: Sym | Label, addend: int = 0) -> None:
        """A word that the linker knows, or the address of a label, to a register."""
        kind = getattr(sym, "kind", "code")
        if not self.wide:
            self.out.append((TEXT, f"mov {d.name}, {IMMEDIATE:#x}", (("imm", "abs32", sym, addend),)))
        elif kind == "const":
            self.out.append((TEXT, f"mov {d.name}, {IMMEDIATE:#x}", (("imm", "imm32", sym, addend),)))
        elif kind == "const64":
            self.out.append((TEXT, f"movabs {d.name}, {WIDE:#x}", (("wide", "abs64", sym, addend),)))
        else:
            self.out.append((TEXT, f"lea {d.name}, [rip + {DISPLACEMENT:#x}]", (("disp", "rel32", sym, addend),)))

    def adjust_sp(self, distance: int) -> None:
        """Move the stack pointer; keeps the conditions."""
        self.text(f"lea {self.sp}, {self.memory(M(self.sp, distance), ' ').strip()}")

    # -- operations ----------------------------------------------------------------------------------------------

    def op(self, op: str, *o: object) -> None:
        """An instruction with operands that fit one of its patterns; the destination, if any, is the first."""
        special = SPECIAL.get(op)
        if special is not None:
            return special(self, op, *o)
        if op in DOUBLES:
            return self.text(f"{DOUBLES[op]} {o[0].name}, {self._double(o[2])}", o[2])
        d, a, b = o
        if op in ("shl", "shr", "sar"):
            count = _number(b.value) if type(b) is I else "cl"
            return self.text(f"{op} {self.operand(d)}, {count}", d)
        if d == a:
            return self.text(f"{PLAIN[op]} {self.operand(d)}, {self.operand(b)}", d, b)
        return self._lea(op, d, a, b)

    def _lea(self, op: str, d: R, a: R, b: R | I | S) -> None:
        if type(b) is R:
            return self.text(f"lea {d.name}, [{a.name} + {b.name}]")
        if type(b) is S and op == "add":
            return self.text(f"lea {d.name}, [{a.name} + {DISPLACEMENT:#x}]", M(a.name, 0, b.sym))
        if type(b) is I and -0x80000000 < b.value < 0x80000000:
            distance = b.value if op == "add" else -b.value
            return self.text(f"lea {d.name}, {self.memory(M(a.name, distance), ' ').strip()}")
        self.copy(d, a)
        return self.op(op, d, d, b)

    def _mul(self, op: str, d: R, a: R | M, b: R | M | I | S) -> None:
        if type(b) in (I, S):
            self.text(f"imul {d.name}, {self.operand(a)}, {self.operand(b)}", a, b)
        else:
            self.text(f"imul {d.name}, {self.operand(b)}", b)

    def divide(self, b: R | M) -> None:
        """Signed division of the accumulator, whose high half is filled here."""
        self.text(self.extend)
        self.text(f"idiv {self.operand(b)}", b)

    def _ldb(self, op: str, d: R, m: M) -> None:
        self.text(f"movzx {self.half[d.name]}, {self.memory(m, 'byte ptr')}", m)

    def _stb(self, op: str, m: M, s: R | I) -> None:
        source = self.low[s.name] if type(s) is R else _number(s.value)
        self.text(f"mov {self.memory(m, 'byte ptr')}, {source}", m)

    def _compare(self, op: str, a: R | M, b: object) -> None:
        if type(b) is I and b.value == 0 and type(a) is R:
            self.text(f"test {a.name}, {a.name}")
        else:
            self.text(f"cmp {self.operand(a)}, {self.operand(b)}", a, b)

    def _test(self, op: str, a: R | M, b: object) -> None:
        if type(b) is I and 0 <= b.value < 0x80:  # only e and ne are asked: the low byte and the low half do as well
            if type(a) is M:
                return self.text(f"test {self.memory(a, 'byte ptr')}, {_number(b.value)}", a)
            if a.name in self.low:
                return self.text(f"test {self.low[a.name]}, {_number(b.value)}")
        if type(b) is I and b.value >= 0 and type(a) is R:
            return self.text(f"test {self.half[a.name]}, {_number(b.value)}")
        return self.text(f"test {self.operand(a)}, {self.operand(b)}", a, b)

    def cmove(self, condition: str, d: R, s: R | M) -> None:
        """Move if the condition holds."""
        self.text(f"cmov{CONDITION[condition]} {d.name}, {self.operand(s)}", s)

    # -- doubles -------------------------------------------------------------------------------------------------

    def _double(self, o: F | M) -> str:
        return o.name if type(o) is F else self.memory(o, "qword ptr")

    def fmove(self, d: F | M, s: F | M) -> None:
        """A double from a register or to one."""
        if type(d) is F and type(s) is F:
            self.text(f"movapd {d.name}, {s.name}")
        else:
            self.text(f"movsd {self._double(d)}, {self._double(s)}", d, s)

    def frelay_in(self, m: M) -> None:
        """First half of a move of a double from memory to memory."""
        self.text(f"movsd {self.vector}, {self._double(m)}", m)

    def frelay_out(self, m: M) -> None:
        """Second half."""
        self.text(f"movsd {self._double(m)}, {self.vector}", m)

    def _fsqrt(self, op: str, d: F, a: F | M) -> None:
        self.text(f"sqrtsd {d.name}, {self._double(a)}", a)

    def _fneg(self, op: str, d: F, a: F) -> None:
        """The mask of the sign is made in the vector register: no constant in memory."""
        self.text(f"pcmpeqd {self.vector}, {self.vector}")
        self.text(f"psllq {self.vector}, 0x3f")
        if d != a:
            self.text(f"movapd {d.name}, {a.name}")
        self.text(f"xorpd {d.name}, {self.vector}")

    def _fcmp(self, op: str, a: F, b: F | M) -> None:
        self.text(f"ucomisd {a.name}, {self._double(b)}", b)

    def _i2f(self, op: str, d: F, s: R | M) -> None:
        self.text(f"xorpd {d.name}, {d.name}")  # cvtsi2sd keeps the upper half: cut the dependency
        self.text(f"cvtsi2sd {d.name}, {self.operand(s)}", s)

    def _f2i(self, op: str, d: R, s: F | M) -> None:
        self.text(f"cvttsd2si {d.name}, {self._double(s)}", s)

    # -- control -------------------------------------------------------------------------------------------------

    def label(self, name: str) -> None:
        """A place to branch to."""
        self.out.append((LABEL, name))

    def branch(self, condition: str, name: str) -> None:
        """To a label of this code, if the condition holds; "" always."""
        self.out.append((BRANCH, condition, name))

    def far(self, condition: str, sym: Sym) -> None:
        """To a symbol."""
        code, where, kind, addend = self.far_code(condition)
        name = f"j{CONDITION[condition]}" if condition else "jmp"
        self.out.append((RAW, code, ((where, kind, sym, addend),), f"{name} {sym}"))

    def call(self, sym: Sym) -> None:
        """Call a routine."""
        self.out.append((RAW, b"\xe8\0\0\0\0", ((1, "rel32", sym, -4),), f"call {sym}"))

    def _jumpi(self, op: str, s: R | M) -> None:
        self.text(f"jmp {self.operand(s)}", s)

    def ret(self) -> None:
        """Return from a routine."""
        self.text("ret")

    def data(self, value: int | Sym | Label) -> None:
        """A word of data."""
        if type(value) is int:
            code = (value & (1 << 8 * self.word) - 1).to_bytes(self.word, "little")
            self.out.append((RAW, code, (), f".word {value:#x}"))
        else:
            self.out.append((RAW, bytes(self.word), ((0, self.address_kind, value, 0),), f".word {value}"))

    # -- the C side ------------------------------------------------------------------------------------------------

    def enter_c(self, convention, w: R) -> None:
        """Begin a C function of one word, which goes to w; everything that C preserves is on the stack afterwards."""
        general, vectors = self._preserved(convention)
        for name in general:
            self.text(f"push {name}")
        if vectors:
            self.adjust_sp(-16 * len(vectors))
        for k, name in enumerate(vectors):
            self.text(f"movups {self.memory(M(self.sp, 16 * k), 'xmmword ptr')}, {name}")
        if convention.int_param_regs:
            self.copy(w, R(convention.int_param_regs[0]))
        else:
            below = self.word * (len(general) + 1) + 16 * len(vectors)
            self.load(w, M(self.sp, below + convention.stack_param_offset))

    def leave_c(self, convention) -> None:
        """End it; the result is in its register, the stack pointer where enter_c left it."""
        general, vectors = self._preserved(convention)
        for k, name in enumerate(vectors):
            self.text(f"movups {name}, {self.memory(M(self.sp, 16 * k), 'xmmword ptr')}")
        if vectors:
            self.adjust_sp(16 * len(vectors))
        for name in reversed(general):
            self.text(f"pop {name}")
        self.text("ret")

    def call_c(self, convention, function: M, parameters: tuple[M, ...], result: M) -> None:
        """Call the C function whose address is in memory, with doubles; the base of all operands is preserved."""
        self.text(f"and {self.sp}, -{convention.stack_align:#x}")
        if convention.shadow_store_size:
            self.adjust_sp(-convention.shadow_store_size)
        for name, parameter in zip(convention.fp_param_regs, parameters, strict=False):
            self.fmove(F(name), parameter)
        self.text(f"call {self.memory(function)}", function)
        self.fmove(result, F(convention.fp_ret_reg))

    def _preserved(self, convention) -> tuple[list[str], list[str]]:
        general = [name for name in convention.preserved_regs if name in self.half]
        return general, [name for name in convention.preserved_regs if name not in self.half]

    # -- for layout and assembler ---------------------------------------------------------------------------------

    def branch_size(self, condition: str, long: bool) -> int:
        """Bytes of a branch inside a section."""
        return (6 if condition else 5) if long else 2

    def branch_reaches(self, distance: int) -> bool:
        """Whether a short branch, `distance` from its own beginning, reaches."""
        return -0x80 <= distance - 2 < 0x80

    def branch_code(self, condition: str, distance: int, long: bool) -> bytes:
        """A branch inside a section; distance from its own beginning."""
        rest = distance - self.branch_size(condition, long)
        if not long:
            return bytes([0x70 | CODE[CONDITION[condition]] if condition else 0xEB, rest & 0xFF])
        head = bytes([0x0F, 0x80 | CODE[CONDITION[condition]]]) if condition else b"\xe9"
        return head + (rest & 0xFFFFFFFF).to_bytes(4, "little")

    def branch_text(self, condition: str, name: str) -> str:
        """A branch as text, for listings."""
        return f"{'j' + CONDITION[condition] if condition else 'jmp'} {name}"

    def far_code(self, condition: str) -> tuple[bytes, int, str, int]:
        """A branch out of the section: bytes, place of the hole, its kind, addend."""
        if condition:
            return bytes([0x0F, 0x80 | CODE[CONDITION[condition]], 0, 0, 0, 0]), 2, "rel32", -4
        return b"\xe9\0\0\0\0", 1, "rel32", -4

    def padding(self, count: int) -> bytes:
        """Bytes that do nothing."""
        return b"\x90" * count if count < 3 else b"\x0f\x1f\x00" + self.padding(count - 3)

    def keystone_text(self, text: str) -> str:
        """The text as Keystone wants it."""
        return text

    def encode(self, text: str) -> bytes | None:
        """The bytes of what Keystone does not know."""
        return None

    def hole(self, code: bytes, field: object) -> tuple[int, int]:
        """Where a hole lies in an instruction, and what the rest of the instruction adds to its distance."""
        where = code.find(PLACES[field])
        if where < 0:
            raise CodegenError(f"no {field} in {code.hex()}")
        return where, where - len(code)


SPECIAL = {
    "ldb": Emitter._ldb, "stb": Emitter._stb, "mul": Emitter._mul, "mulo": Emitter._mul, "cmps": Emitter._compare,
    "cmpu": Emitter._compare, "test": Emitter._test, "jumpi": Emitter._jumpi, "fsqrt": Emitter._fsqrt,
    "fneg": Emitter._fneg, "fcmp": Emitter._fcmp, "i2f": Emitter._i2f, "f2i": Emitter._f2i,
}  # fmt: skip
PLACES = {
    "disp": DISPLACEMENT.to_bytes(4, "little"),
    "imm": IMMEDIATE.to_bytes(4, "little"),
    "wide": WIDE.to_bytes(8, "little"),
}


def _number(value: int) -> str:
    return f"-{-value:#x}" if value < 0 else f"{value:#x}"


def _half(name: str) -> str:
    """The low 32 bits of a register."""
    if name[1:].isdigit():
        return name + "d"
    return "e" + name[1:]


def _low(name: str) -> str:
    """The low byte of a register."""
    if name[1:].isdigit():
        return name + "b"
    short = name[1:]
    return short[0] + "l" if short.endswith("x") else short + "l"
