"""Random routines for tests: every operation, forward branches only, nothing undefined.

In: a seed and a word size. Out: a program that passes the verifier and computes the same on the interpreter and on
every target: results depend on the state registers of `REGISTERS`, on the words `w.svc`, on arg0 and arg1, and on
nothing else. The same seed gives the same program; a test that fails prints it with `ir.text.print_ir`.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from wamjit.ir.operands import FTemp, Imm, Instr, Label, Mem, Operand, Reg, Routine, Sym, Temp
from wamjit.ir.table import CONDITIONS
from wamjit.table import load_record

REGISTERS = (*(f"x({i})" for i in range(12)), "h", "a", "e", "tr", "cp")
WORDS = 16  # of w.svc
_COMPARES = {"cmps": "signed", "cmpu": "unsigned", "test": "zero"}
_MAX_EXPONENT = 900  # doubles stay finite: infinities lead to NaNs, whose bits differ between targets


def random_routine(seed: int, word_size: int, name: str = "main", callees: tuple[Routine, ...] = ()) -> Routine:
    """A routine of two parameters that returns a word; it may call the callees."""
    return _Generator(seed, word_size, name, callees).routine()


def random_program(seed: int, word_size: int) -> dict[str, Routine]:
    """A routine `main` that calls two others, one of which calls the other."""
    leaf = random_routine(seed * 3, word_size, "leaf")
    middle = random_routine(seed * 3 + 1, word_size, "middle", (leaf,))
    main = random_routine(seed * 3 + 2, word_size, "main", (middle, leaf))
    return {routine.name: routine for routine in (main, middle, leaf)}


class _Generator:
    """The instructions so far and what may be read now."""

    def __init__(self, seed: int, word_size: int, name: str, callees: tuple[Routine, ...]) -> None:
        self.random = random.Random(seed)
        self.word_size, self.bits, self.name, self.callees = word_size, 8 * word_size, name, callees
        self.start = load_record("worker", word_size).offset("svc", 0)
        self.temps = [Temp(i) for i in range(self.random.choice((3, 6, 12, 24)))]
        self.doubles = [FTemp(i) for i in range(self.random.choice((1, 3, 6)))]
        self.extra = len(self.temps)
        self.exponent = dict.fromkeys(self.doubles, 0)
        self.scratch: set[str] = set()  # scratch registers with a value
        self.instrs: list[Instr] = []

    def emit(self, op: str, *args: Operand) -> None:
        self.instrs.append(Instr(op, args))

    def routine(self) -> Routine:
        self.emit("move", self.temps[0], Reg("arg0"))
        self.emit("move", self.temps[1], Reg("arg1"))
        for temp in self.temps[2:]:
            self.emit("move", temp, self.random.choice([self.state(), self.memory(), self.immediate()]))
        for double in self.doubles:
            self.emit("i2f", double, self.immediate(16))
            self.exponent[double] = 16
        blocks = self.random.randrange(1, 6)
        for i in range(blocks):
            for _ in range(self.random.randrange(2, 14)):
                self.operation()
            if i + 1 < blocks:
                self.branch(Label(f"B{self.random.randrange(i + 1, blocks)}"))
                self.emit("label", Label(f"B{i + 1}"))
                self.scratch.clear()
        self.finish()
        return Routine(self.name, 2, self.instrs)

    def finish(self) -> None:
        """Everything that was computed goes into the result or to memory."""
        for i, double in enumerate(self.doubles):
            self.emit("fmove", self.memory(8 * i), double)
        self.emit("move", Reg("val"), Imm(0))
        for temp in self.temps:
            self.emit("xor", Reg("val"), Reg("val"), temp)
            self.emit("add", Reg("val"), Reg("val"), Imm(1))
        self.emit("ret", Reg("val"))

    # --- operands ---

    def state(self) -> Reg:
        return Reg(self.random.choice(REGISTERS))

    def memory(self, offset: int | None = None) -> Mem:
        """A word of w.svc, or the two words of a double at an offset."""
        if offset is None:
            offset = self.word_size * self.random.randrange(WORDS)
        return Mem(Reg("w"), self.start + offset % (self.word_size * WORDS))

    def immediate(self, bits: int | None = None) -> Imm:
        size = self.random.choice((1, 4, 8, 13, 16, 17, 31, 32, 33, 63, 64)) if bits is None else bits
        size = min(size, self.bits)
        value = self.random.getrandbits(size)
        return Imm(
            value - (1 << size)
            if size == self.bits and value >> (size - 1) or self.random.random() < 0.3 and size < self.bits
            else value
        )

    def source(self) -> Operand:
        choice = self.random.random()
        if choice < 0.55:
            return self.random.choice(self.temps)
        if choice < 0.7:
            return self.immediate()
        if choice < 0.8:
            return self.memory()
        if choice < 0.85 and self.scratch:
            return Reg(self.random.choice(sorted(self.scratch)))
        return self.state()

    def place(self, memory: bool = True) -> Operand:
        choice = self.random.random()
        if choice < 0.7:
            return self.random.choice(self.temps)
        if choice < 0.8 and memory:
            return self.memory()
        if choice < 0.85:
            return self.scratch_register()
        return self.state()

    def scratch_register(self) -> Reg:
        """A scratch register to write; arg0 is left out because it shares the home of val."""
        name = self.random.choice(("s", "val", "arg1", "arg2"))
        self.scratch.add(name)
        return Reg(name)

    def fresh(self) -> Temp:
        self.extra += 1
        return Temp(self.extra)

    # --- operations ---

    def operation(self) -> None:
        choices: list[tuple[Callable[[], None], int]] = [
            (self.binary, 10), (self.move, 4), (self.shift, 3), (self.division, 2), (self.overflow, 3),
            (self.select, 3), (self.byte, 2), (self.double, 5), (self.based, 2), (self.truncate, 1),
            (self.call, 3 if self.callees else 0),
        ]  # fmt: skip
        operations, weights = zip(*choices, strict=True)
        self.random.choices(operations, weights)[0]()

    def binary(self) -> None:
        a, b = self.source(), self.source()
        self.emit(self.random.choice(("add", "sub", "and", "or", "xor", "mul")), self.place(), a, b)

    def move(self) -> None:
        source = self.source()
        self.emit("move", self.place(), source)

    def shift(self) -> None:
        count: Operand = Imm(self.random.randrange(self.bits))
        if self.random.random() < 0.5:
            count = self.fresh()
            self.emit("and", count, self.source(), Imm(self.bits - 1))
        a = self.source()
        self.emit(self.random.choice(("shl", "shr", "sar")), self.place(), a, count)

    def division(self) -> None:
        divisor = self.fresh()
        self.emit("and", divisor, self.source(), Imm(0xFF))
        self.emit("or", divisor, divisor, Imm(1))
        a = self.source()
        self.emit(self.random.choice(("div", "rem")), self.place(), a, divisor)

    def overflow(self) -> None:
        """addo and its kin; the outcome goes to a temporary by cmove or decides a branch over one instruction."""
        a, b = self.source(), self.source()
        result = self.place(memory=False)
        flag = self.random.choice(self.temps)
        if result == flag:
            return
        value = self.value_for_cmove(flag)
        self.emit(self.random.choice(("addo", "subo", "mulo")), result, a, b)
        self.use(self.random.choice(("o", "no")), flag, value)

    def use(self, condition: str, result: Operand, value: Operand) -> None:
        """A condition that was just set decides whether `result` becomes `value`."""
        if self.random.random() < 0.6:
            self.emit(f"cmove.{condition}", result, value)
            return
        self.extra += 1
        over = Label(f"C{self.extra}")
        self.emit(f"branch.{condition}", over)
        self.emit("move", result, value)
        self.emit("label", over)

    def value_for_cmove(self, result: Operand) -> Operand:
        return self.random.choice(
            [self.random.choice(self.temps), self.immediate(8), self.state(), self.memory(), result]
        )

    def select(self) -> None:
        op = self.random.choice(sorted(_COMPARES))
        a, b = self.source(), self.source()
        result = self.random.choice(self.temps)
        value = self.value_for_cmove(result)
        self.emit(op, a, b)
        self.use(self.random.choice(sorted(CONDITIONS[_COMPARES[op]])), result, value)

    def byte(self) -> None:
        place = self.memory()
        place = Mem(place.base, place.offset + self.random.randrange(self.word_size))
        if self.random.random() < 0.5:
            self.emit("ldb", self.random.choice(self.temps), place)
        else:
            self.emit(
                "stb", place, self.random.choice([self.random.choice(self.temps), self.immediate(8), self.state()])
            )

    def based(self) -> None:
        """Memory at an address in a temporary."""
        base = self.fresh()
        index = self.random.randrange(WORDS)
        self.emit("add", base, Reg("w"), Imm(self.start + index * self.word_size))
        other = Mem(base, self.word_size * (self.random.randrange(WORDS) - index))
        if self.random.random() < 0.5:
            self.emit("move", self.place(memory=False), other)
        else:
            self.emit("move", other, self.source())

    def double(self) -> None:
        result, a, b = (self.random.choice(self.doubles) for _ in range(3))
        op = self.random.choice(("fadd", "fsub", "fmul", "fneg", "fmove", "fsqrt", "i2f", "fdiv", "fcmp", "memory"))
        getattr(self, f"double_{op}", self.double_arithmetic)(op, result, a, b)

    def double_arithmetic(self, op: str, result: FTemp, a: FTemp, b: FTemp) -> None:
        size = self.exponent[a] + self.exponent[b] if op == "fmul" else max(self.exponent[a], self.exponent[b]) + 1
        if self.grow(result, size):
            self.emit(op, result, a, b)

    def grow(self, result: FTemp, exponent: int) -> bool:
        """Note how large a double may be; false if it would be too large. It never shrinks: code may be skipped."""
        if exponent > _MAX_EXPONENT:
            return False
        self.exponent[result] = max(self.exponent[result], exponent)
        return True

    def double_fneg(self, op: str, result: FTemp, a: FTemp, b: FTemp) -> None:
        self.grow(result, self.exponent[a])
        self.emit(op, result, a)

    double_fmove = double_fneg

    def double_memory(self, op: str, result: FTemp, a: FTemp, b: FTemp) -> None:
        """Through memory: what lies there otherwise may be no number."""
        place = self.memory(8 * self.random.randrange(WORDS * self.word_size // 8))
        self.grow(result, self.exponent[a])
        self.emit("fmove", place, a)
        self.emit("fmove", result, place)

    def double_i2f(self, op: str, result: FTemp, a: FTemp, b: FTemp) -> None:
        self.grow(result, self.bits)
        self.emit("i2f", result, self.random.choice([self.random.choice(self.temps), self.state(), self.memory()]))

    def double_fsqrt(self, op: str, result: FTemp, a: FTemp, b: FTemp) -> None:
        if self.grow(result, 2 * self.exponent[a]):
            self.emit("fmul", result, a, a)
            self.emit("fsqrt", result, result)

    def double_fdiv(self, op: str, result: FTemp, a: FTemp, b: FTemp) -> None:
        divisor, odd = FTemp(len(self.doubles)), self.fresh()
        self.emit("or", odd, self.source(), Imm(1))
        self.emit("i2f", divisor, odd)
        self.grow(result, self.exponent[a])
        self.emit("fdiv", result, a, divisor)

    def double_fcmp(self, op: str, result: FTemp, a: FTemp, b: FTemp) -> None:
        target = self.random.choice(self.temps)
        value = self.value_for_cmove(target)
        self.extra += 1
        over = Label(f"C{self.extra}")
        self.emit("fcmp", a, b)
        self.emit("branch.un", over)
        self.use(self.random.choice(sorted(CONDITIONS["double"] - {"un"})), target, value)
        self.emit("label", over)

    def truncate(self) -> None:
        small, double = self.fresh(), FTemp(len(self.doubles) + 1)
        self.emit("and", small, self.source(), Imm(0xFFFF))
        self.emit("sub", small, small, Imm(0x7000))
        self.emit("i2f", double, small)
        three, quotient = FTemp(len(self.doubles) + 2), FTemp(len(self.doubles) + 3)
        self.emit("i2f", three, Imm(3))
        self.emit("fdiv", quotient, double, three)
        self.emit("f2i", self.place(), quotient)

    def call(self) -> None:
        callee = self.random.choice(self.callees)
        registers = [Reg(f"arg{i}") for i in range(callee.nparams)]
        for register in registers:
            self.emit(
                "move", register, self.random.choice([self.random.choice(self.temps), self.immediate(), self.state()])
            )
        self.emit("call", Sym("code", callee.name), *registers)
        self.emit("move", self.random.choice(self.temps), Reg("val"))
        self.scratch.clear()

    def branch(self, target: Label) -> None:
        op = self.random.choice(sorted(_COMPARES))
        self.emit(op, self.source(), self.source())
        self.emit(f"branch.{self.random.choice(sorted(CONDITIONS[_COMPARES[op]]))}", target)
