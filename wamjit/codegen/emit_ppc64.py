"""The emitter for PPC64, big endian: one IR instruction with hardware operands -> assembly text.

In: operands that fit a pattern of the target's [forms]. Out: items in `out` (see hardware.py). Registers are written r3
and f1 here and in listings; Keystone takes bare numbers.
Holds: apart from the destination nothing is written but r0 and f0 (which no operand is), XER, CR0 and CTR. `load`,
`store`, `copy`, `relay_*` and `number` keep the conditions. Conditions live in CR0; overflow is its bit SO.
"""

from __future__ import annotations

import copy
import re
import struct

from wamjit.codegen.hardware import BRANCH, LABEL, RAW, TEXT, CodegenError, F, I, M, R
from wamjit.ir.operands import Label, Sym


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


# condition -> (mnemonic, BO, bit of CR0)
CONDITION = {
    "e": ("beq", 12, 2), "ne": ("bne", 4, 2), "l": ("blt", 12, 0), "lu": ("blt", 12, 0), "ge": ("bge", 4, 0),
    "geu": ("bge", 4, 0), "g": ("bgt", 12, 1), "gu": ("bgt", 12, 1), "le": ("ble", 4, 1), "leu": ("ble", 4, 1),
    "o": ("bso", 12, 3), "no": ("bns", 4, 3), "un": ("bso", 12, 3),
}  # fmt: skip
THREE = _pairs("add:add and:and xor:xor mul:mulld shl:sld shr:srd sar:srad div:divd")
WITH_NUMBER = _pairs("add:addi and:andi. xor:xori mul:mulli shl:sldi shr:srdi sar:sradi")
OVERFLOW = {"addo": "addo.", "subo": "subfo.", "mulo": "mulldo."}
DOUBLES = {"fadd": "fadd", "fsub": "fsub", "fmul": "fmul", "fdiv": "fdiv"}
COMPARE = {"cmps": ("cmpd", "cmpdi"), "cmpu": ("cmpld", "cmpldi")}
UNKNOWN = {"addo.": 266, "subfo.": 40, "mulldo.": 233}  # to Keystone: their extended opcodes
_REGISTER = re.compile(r"\b[rf](\d+)\b")
_SPECIAL = re.compile(r"(\w+\.) r(\d+), r(\d+), r(\d+)")
_BE32 = struct.Struct(">I")


class Emitter:
    """Appends to `out`. A unit of code works with its own `fresh()` copy."""

    keystone = "PPC"
    keystone_mode = ("PPC64", "BIG_ENDIAN")
    return_on_stack = False
    nop = b"\x60\0\0\0"
    calls_c = False

    def __init__(self, target):
        self.word = target.word_size
        self.sp, self.toc = target.sp, target.toc
        self.out: list[tuple] = []

    def fresh(self) -> Emitter:
        """A copy that appends to a list of its own."""
        made = copy.copy(self)
        made.out = []
        return made

    # -- text ----------------------------------------------------------------------------------------------------

    def text(self, text: str, holes: tuple = ()) -> None:
        """One instruction."""
        self.out.append((TEXT, text, holes))

    def _half(self, op: str, d: str, s: str, value: int) -> None:
        """An instruction with a signed half word."""
        self.text(f"{op} {d}, {s}, {_number(value)}")

    # -- moves ---------------------------------------------------------------------------------------------------

    def addressable(self, m: M, whole_word: bool) -> bool:
        """Whether an instruction can have this memory operand: ld and std take multiples of 4."""
        return m.sym is None and -0x8000 <= m.off < 0x8000 and not (whole_word and m.off & 3)

    def near(self, scratch: str, m: M) -> M:
        """An operand for memory that is not addressable as it is; `scratch` takes its address, or a part of it."""
        r = R(scratch)
        if m.sym is not None:
            self.symbol(r, m.sym, m.off)
            if m.base is not None:
                self.text(f"add {scratch}, {scratch}, {m.base}")
            return M(scratch, 0)
        if -0x80000000 <= m.off < 0x7FFF8000:
            low = (m.off & 0xFFFF ^ 0x8000) - 0x8000
            base = m.base
            if m.off - low:
                self._half("addis", scratch, base, m.off - low >> 16)
                base = scratch
            if low & 3:
                self._half("addi", scratch, base, low)
                return M(scratch, 0)
            return M(scratch, low)
        self.number(r, m.off)
        self.text(f"add {scratch}, {scratch}, {m.base}")
        return M(scratch, 0)

    def copy(self, d: R, s: R) -> None:
        """Register to register."""
        self.text(f"mr {d.name}, {s.name}")

    def load(self, d: R, m: M) -> None:
        """Memory to register."""
        self.text(f"ld {d.name}, {_memory(m)}")

    def store(self, m: M, s: R) -> None:
        """Register to memory."""
        self.text(f"std {s.name}, {_memory(m)}")

    def relay_in(self, m: M) -> None:
        """First half of a move from memory to memory."""
        self.text(f"ld r0, {_memory(m)}")

    def relay_out(self, m: M) -> None:
        """Second half."""
        self.text(f"std r0, {_memory(m)}")

    def zero(self, d: R) -> None:
        """Zero, where the conditions do not matter."""
        self.number(d, 0)

    def number(self, d: R, value: int) -> None:
        """A constant to a register."""
        if -0x8000 <= value < 0x8000:
            return self.text(f"li {d.name}, {_number(value)}")
        if -0x80000000 <= value < 0x80000000:
            self.text(f"lis {d.name}, {_number(value >> 16)}")
            return self._low_half(d, "ori", value & 0xFFFF)
        self.number(d, value >> 32)
        self.text(f"sldi {d.name}, {d.name}, 0x20")
        self._low_half(d, "oris", value >> 16 & 0xFFFF)
        return self._low_half(d, "ori", value & 0xFFFF)

    def _low_half(self, d: R, op: str, value: int) -> None:
        if value:
            self.text(f"{op} {d.name}, {d.name}, {value:#x}")

    def symbol(self, d: R, sym: Sym | Label, addend: int = 0) -> None:
        """A word that the linker knows, or the address of a label, to a register."""
        kind, r = getattr(sym, "kind", "code"), d.name
        if kind == "const":
            self.text(f"lis {r}, 0", ((0, "hilo", sym, addend),))
            self.text(f"ori {r}, {r}, 0")
        elif kind == "const64" or r == "r0":
            self.text(f"lis {r}, 0", ((0, "imm64be", sym, addend),))
            self.text(f"ori {r}, {r}, 0")
            self.text(f"sldi {r}, {r}, 0x20")
            self.text(f"oris {r}, {r}, 0")
            self.text(f"ori {r}, {r}, 0")
        else:
            self.text(f"addis {r}, {self.toc}, 0", ((0, "toc", sym, addend),))
            self.text(f"addi {r}, {r}, 0")

    # -- operations ----------------------------------------------------------------------------------------------

    def op(self, op: str, *o: object) -> None:
        """An instruction with operands that fit one of its patterns; the destination, if any, is the first."""
        special = SPECIAL.get(op)
        if special is not None:
            return special(self, op, *o)
        names = [operand.name for operand in o if type(operand) is not I]
        if op in DOUBLES:
            return self.text(f"{DOUBLES[op]} {', '.join(names)}")
        if type(o[-1]) is I:
            return self.text(f"{WITH_NUMBER[op]} {', '.join(names)}, {_number(o[-1].value)}")
        return self.text(f"{THREE[op]} {', '.join(names)}")

    def _sub(self, op: str, d: R, a: R, b: R | I) -> None:
        if type(b) is R:
            self.text(f"subf {d.name}, {b.name}, {a.name}")
        elif b.value == -0x8000:
            self._half("addi", d.name, a.name, 0x7FFF)
            self._half("addi", d.name, d.name, 1)
        else:
            self._half("addi", d.name, a.name, -b.value)

    def _or(self, op: str, d: R, a: R, b: R | I) -> None:
        """`or` of one register with itself to itself is no no-op: it sets the priority of the thread."""
        if type(b) is I:
            self.text(f"ori {d.name}, {a.name}, {b.value:#x}")
        elif a == b:
            if d != a:
                self.copy(d, a)
        else:
            self.text(f"or {d.name}, {a.name}, {b.name}")

    def _overflowing(self, op: str, d: R, a: R, b: R) -> None:
        """SO is sticky: cleared first. (mcrxr, which does both, is gone from newer processors.)"""
        self.text("li r0, 0")
        self.text("mtxer r0")
        first, second = (b, a) if op == "subo" else (a, b)
        self.text(f"{OVERFLOW[op]} {d.name}, {first.name}, {second.name}")

    def _rem(self, op: str, d: R, a: R, b: R) -> None:
        self.text(f"divd r0, {a.name}, {b.name}")
        self.text(f"mulld r0, r0, {b.name}")
        self.text(f"subf {d.name}, r0, {a.name}")

    def _ldb(self, op: str, d: R, m: M) -> None:
        self.text(f"lbz {d.name}, {_memory(m)}")

    def _stb(self, op: str, m: M, s: R) -> None:
        self.text(f"stb {s.name}, {_memory(m)}")

    def _compare(self, op: str, a: R, b: R | I) -> None:
        register, number = COMPARE[op]
        if type(b) is I:
            self.text(f"{number} {a.name}, {_number(b.value)}")
        else:
            self.text(f"{register} {a.name}, {b.name}")

    def _test(self, op: str, a: R, b: R | I) -> None:
        if type(b) is I:
            self.text(f"andi. r0, {a.name}, {b.value:#x}")
        else:
            self.text(f"and. r0, {a.name}, {b.name}")

    def cmove(self, condition: str, d: R, s: R) -> None:
        """Move if the condition holds: a branch around the move."""
        name, bo, bit = CONDITION[condition]
        opposite = _conditional(bo ^ 8, bit, 8)
        self.out.append((RAW, opposite, (), f"b.not.{name[1:]} +8"))
        self.copy(d, s)

    # -- doubles -------------------------------------------------------------------------------------------------

    def fmove(self, d: F | M, s: F | M) -> None:
        """A double from a register or to one."""
        if type(d) is M:
            self.text(f"stfd {s.name}, {_memory(d)}")
        elif type(s) is M:
            self.text(f"lfd {d.name}, {_memory(s)}")
        else:
            self.text(f"fmr {d.name}, {s.name}")

    def frelay_in(self, m: M) -> None:
        """First half of a move of a double from memory to memory."""
        self.text(f"lfd f0, {_memory(m)}")

    def frelay_out(self, m: M) -> None:
        """Second half."""
        self.text(f"stfd f0, {_memory(m)}")

    def _two(self, op: str, d: F, a: F) -> None:
        self.text(f"{op} {d.name}, {a.name}")

    def _fcmp(self, op: str, a: F, b: F) -> None:
        self.text(f"fcmpu 0, {a.name}, {b.name}")

    def _i2f(self, op: str, d: F, m: M) -> None:
        self.text(f"lfd {d.name}, {_memory(m)}")
        self.text(f"fcfid {d.name}, {d.name}")

    def _f2i(self, op: str, m: M, a: F) -> None:
        self.text(f"fctidz f0, {a.name}")
        self.text(f"stfd f0, {_memory(m)}")

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
        name = CONDITION[condition][0] if condition else "b"
        self.out.append((RAW, code, ((where, kind, sym, addend),), f"{name} {sym}"))

    def call(self, sym: Sym) -> None:
        """Call a routine: the return address goes to LR."""
        self.out.append((RAW, b"\x48\0\0\x01", ((0, "rel24", sym, 0),), f"bl {sym}"))

    def save_return(self, slot: M) -> None:
        """Keep LR in a slot."""
        self.text("mflr r0")
        self.store(slot, R("r0"))

    def restore_return(self, slot: M) -> None:
        """Bring LR back."""
        self.load(R("r0"), slot)
        self.text("mtlr r0")

    def _jumpi(self, op: str, s: R | M) -> None:
        """Through CTR."""
        if type(s) is M:
            self.text(f"ld r0, {_memory(s)}")
        self.text(f"mtctr {'r0' if type(s) is M else s.name}")
        self.text("bctr")

    def ret(self) -> None:
        """Return from a routine."""
        self.text("blr")

    def data(self, value: int | Sym | Label) -> None:
        """A word of data."""
        if type(value) is int:
            code = (value & (1 << 64) - 1).to_bytes(8, "big")
            self.out.append((RAW, code, (), f".word {value:#x}"))
        else:
            self.out.append((RAW, bytes(8), ((0, "abs64be", value, 0),), f".word {value}"))

    # -- the C side ------------------------------------------------------------------------------------------------

    def enter_c(self, convention, w: R) -> None:
        """Begin a C function of one word, which goes to w; everything that C preserves is in its frame afterwards."""
        self.save_return(M(self.sp, convention.lr_save))
        self.text("mfcr r0")
        self.text(f"stw r0, {_number(convention.cr_save)}({self.sp})")
        saved = self._preserved(convention)
        self.text(f"stdu {self.sp}, -{self._frame(convention):#x}({self.sp})")
        self.store(M(self.sp, convention.toc_save), R(self.toc))
        for k, name in enumerate(saved):
            self.store(M(self.sp, convention.frame_min + 8 * k), R(name))
        self.copy(w, R(convention.int_param_regs[0]))

    def leave_c(self, convention) -> None:
        """End it; the result is in its register, the stack pointer where enter_c left it."""
        self.load(R(self.toc), M(self.sp, convention.toc_save))
        for k, name in enumerate(self._preserved(convention)):
            self.load(R(name), M(self.sp, convention.frame_min + 8 * k))
        self._half("addi", self.sp, self.sp, self._frame(convention))
        self.text(f"lwz r0, {_number(convention.cr_save)}({self.sp})")
        self.text("mtcrf 0xff, r0")
        self.restore_return(M(self.sp, convention.lr_save))
        self.text("blr")

    def _preserved(self, convention) -> list[str]:
        """The general ones: no temporary is in f14-f31."""
        return [name for name in convention.preserved_regs if name[0] == "r"]

    def _frame(self, convention) -> int:
        size = convention.frame_min + 8 * len(self._preserved(convention))
        return size + -size % convention.stack_align

    # -- for layout and assembler ---------------------------------------------------------------------------------

    def branch_size(self, condition: str, long: bool) -> int:
        """Bytes of a branch inside a section: beyond 32 KiB an inverted one around a jump."""
        return 8 if condition and long else 4

    def branch_reaches(self, distance: int) -> bool:
        """Whether a short branch, `distance` from its own beginning, reaches."""
        return -0x8000 <= distance < 0x8000

    def branch_code(self, condition: str, distance: int, long: bool) -> bytes:
        """A branch inside a section; distance from its own beginning."""
        if not condition:
            return _BE32.pack(18 << 26 | distance & 0x3FFFFFC)
        _, bo, bit = CONDITION[condition]
        if not long:
            return _conditional(bo, bit, distance)
        return _conditional(bo ^ 8, bit, 8) + _BE32.pack(18 << 26 | distance - 4 & 0x3FFFFFC)

    def branch_text(self, condition: str, name: str) -> str:
        """A branch as text, for listings."""
        return f"{CONDITION[condition][0] if condition else 'b'} {name}"

    def far_code(self, condition: str) -> tuple[bytes, int, str, int]:
        """A branch out of the section: bytes, place of the hole, its kind, addend."""
        if not condition:
            return b"\x48\0\0\0", 0, "rel24", 0
        _, bo, bit = CONDITION[condition]
        return _conditional(bo ^ 8, bit, 8) + b"\x48\0\0\0", 4, "rel24", 0

    def padding(self, count: int) -> bytes:
        """Bytes that do nothing."""
        if count & 3:
            raise CodegenError("PPC64 instructions are aligned to 4")
        return b"\x60\0\0\0" * (count // 4)

    def keystone_text(self, text: str) -> str:
        """The text as Keystone wants it: registers are numbers."""
        return _REGISTER.sub(r"\1", text)

    def encode(self, text: str) -> bytes | None:
        """The bytes of what Keystone does not know."""
        found = _SPECIAL.fullmatch(text)
        if found is None or found[1] not in UNKNOWN:
            return None
        d, a, b = map(int, found.groups()[1:])
        return _BE32.pack(31 << 26 | d << 21 | a << 16 | b << 11 | 1 << 10 | UNKNOWN[found[1]] << 1 | 1)

    def hole(self, code: bytes, field: object) -> tuple[int, int]:
        """Where a hole lies in an instruction: relocations of this target begin at the instruction."""
        return 0, 0


SPECIAL = {
    "sub": Emitter._sub, "or": Emitter._or, "addo": Emitter._overflowing, "subo": Emitter._overflowing,
    "mulo": Emitter._overflowing, "rem": Emitter._rem, "ldb": Emitter._ldb, "stb": Emitter._stb,
    "cmps": Emitter._compare, "cmpu": Emitter._compare, "test": Emitter._test, "fsqrt": Emitter._two,
    "fneg": Emitter._two, "fcmp": Emitter._fcmp, "i2f": Emitter._i2f, "f2i": Emitter._f2i, "jumpi": Emitter._jumpi,
}  # fmt: skip


def _memory(m: M) -> str:
    return f"{_number(m.off)}({m.base})"


def _conditional(bo: int, bit: int, distance: int) -> bytes:
    return _BE32.pack(16 << 26 | bo << 21 | bit << 16 | distance & 0xFFFC)


def _number(value: int) -> str:
    return f"-{-value:#x}" if value < 0 else f"{value:#x}"
