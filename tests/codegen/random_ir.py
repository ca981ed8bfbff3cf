"""Random programs of IR: a fragment and the routines that it calls. They run to their end and leave nothing undefined.

Two hundred bytes of memory behind `h` and behind `e` are theirs; every other register and temporary holds any word.
"""

import random

from ladder import i, mem

from wamjit.ir.operands import Fragment, FTemp, Imm, Instr, Label, Reg, Routine, Sym, Temp

WORDS = ("add", "sub", "and", "or", "xor", "mul")
SHIFTS = ("shl", "shr", "sar")
COMPARISONS = {
    "cmps": ("e", "ne", "g", "ge", "l", "le"),
    "cmpu": ("e", "ne", "gu", "geu", "lu", "leu"),
    "test": ("e", "ne"),
}
CELLS = 24
CONSTANTS = {"small": 23, "tagged": 0x12347, "negative": -0x7654321}


def symbols(word):
    """Values of the symbols that programs use."""
    return {**CONSTANTS, "wide": 0x123456789ABCDEF0 if word == 8 else 0x12345678}


class Author:
    """Writes one routine or fragment."""

    def __init__(self, rng, word, name, callees, nparams):
        self.rng, self.word, self.name, self.callees = rng, word, name, callees
        self.bits = 8 * word
        self.lines, self.cold, self.labels, self.ftemps = [], [], 0, 0
        self.temps = [Temp(n) for n in range(rng.randint(2, 9))]
        self.out = self.lines
        self.nparams = nparams
        self.depth = 0
        self.counters = 0

    def emit(self, op, *args):
        self.out.append(i(op, *args))

    def number(self):
        rng = self.rng
        kind = rng.randrange(6)
        if kind == 0:
            return rng.randint(-9, 9)
        if kind == 1:
            return rng.choice([0, 1, -1, 127, 128, -128, 255, 32767, 32768, -32768, -32769, 65535, 65536])
        if kind == 2:
            return rng.randint(-(1 << 31), (1 << 31) - 1)
        if kind == 3:
            return rng.choice([1, -1]) * (1 << rng.randint(0, self.bits - 2))
        if kind == 4:
            return rng.randint(-(1 << self.bits - 1), (1 << self.bits - 1) - 1)
        return rng.randint(0, 255)

    def state(self):
        rng = self.rng
        return Reg(rng.choice(["a", "cp", "tr", "x(0)", "x(1)", "x(2)", "x(3)", f"x({rng.randint(0, 40)})"]))

    def cell(self, steady=False):
        """A cell of the program's memory; steady: its address is not in a temporary that may be written meanwhile."""
        rng = self.rng
        if not steady and rng.random() < 0.15:
            address = rng.choice(self.temps)
            self.emit("add", address, rng.choice(["h", "e"]), self.word * rng.randrange(CELLS // 2))
            return mem(address, self.word * rng.randrange(CELLS // 2))
        return mem(rng.choice(["h", "e"]), self.word * rng.randrange(CELLS))

    def place(self, steady=False):
        kind = self.rng.randrange(10)
        if kind < 6:
            return self.rng.choice(self.temps)
        return self.state() if kind < 8 else self.cell(steady)

    def source(self, steady=False):
        kind = self.rng.randrange(12)
        if kind < 6:
            return self.rng.choice(self.temps)
        if kind < 8:
            return self.state()
        if kind == 8:
            return self.cell(steady)
        if kind == 9:
            return Sym(*self.rng.choice([("const", "small"), ("const", "tagged"), ("const", "negative")]))
        return Imm(self.number())

    def operation(self):
        """One or a few instructions."""
        rng = self.rng
        choice = rng.randrange(22)
        if choice < 5:
            self.emit("move", self.place(), self.source())
        elif choice < 11:
            a, b = self.source(), self.source()
            self.emit(rng.choice(WORDS), self.place(), a, b)
        elif choice < 13:
            self.shift()
        elif choice == 13:
            self.division()
        elif choice == 14:
            self.overflow()
        elif choice == 15:
            self.bytes()
        elif choice == 16:
            a, b = self.source(), self.source()
            op = rng.choice(list(COMPARISONS))
            new = [self.source(True) for _ in range(rng.randint(1, 2))]
            self.emit(op, a, b)
            for s in new:
                self.emit(f"cmove.{rng.choice(COMPARISONS[op])}", rng.choice([*self.temps, self.state()]), s)
        elif choice == 17:
            self.doubles()
        elif choice == 18:
            self.emit("move", rng.choice(self.temps), Sym("const64", "wide"))
        elif choice == 19:
            self.scratch()
        elif choice == 20 and self.callees and self.depth < 2:
            self.call()
        elif self.depth < 3:
            rng.choice([self.either, self.loop])()

    def shift(self):
        rng = self.rng
        op, d, a = rng.choice(SHIFTS), self.place(True), self.source(True)
        if rng.random() < 0.5:
            self.emit(op, d, a, rng.randrange(self.bits))
        else:
            count = rng.choice([*self.temps, self.state()])
            self.emit("and", count, self.source(), self.bits - 1)
            self.emit(op, d, a, count)

    def division(self):
        rng = self.rng
        divisor = rng.choice([*self.temps, self.state(), self.cell(True)])
        self.emit("and", divisor, self.source(), 0xFF)
        self.emit("or", divisor, divisor, 1)
        self.emit(rng.choice(["div", "rem"]), rng.choice([self.place(), divisor]), self.source(), divisor)

    def overflow(self):
        rng = self.rng
        d = rng.choice([*self.temps, self.state()])
        other = rng.choice([*self.temps, self.state()])
        a, b, new = self.source(), self.source(), self.source(True)
        self.emit(rng.choice(["addo", "subo", "mulo"]), d, a, b)
        self.emit(f"cmove.{rng.choice(['o', 'no'])}", other, new)

    def bytes(self):
        rng = self.rng
        m = mem(rng.choice(["h", "e"]), rng.randrange(CELLS * self.word))
        if rng.random() < 0.5:
            self.emit("ldb", self.place(), m)
        else:
            value = rng.choice([*self.temps, self.state(), rng.randint(0, 255)])
            self.emit("stb", m, value)

    def ftemp(self):
        self.ftemps += 1
        return FTemp(self.ftemps)

    def doubles(self):
        """Doubles that stay exact enough to be compared bit for bit."""
        rng = self.rng
        values = []
        for _ in range(rng.randint(1, 4)):
            t, f = rng.choice(self.temps), self.ftemp()
            self.emit("and", t, self.source(), 0xFF)
            self.emit("or", t, t, 1)
            self.emit("i2f", f, t)
            values.append(f)
        for _ in range(rng.randint(1, 5)):
            f = self.ftemp()
            op = rng.choice(["fadd", "fmul", "fdiv", "fneg", "fsub"])
            if op == "fneg":
                self.emit(op, f, rng.choice(values))
            else:
                self.emit(op, f, rng.choice(values), rng.choice(values))
            limited = self.ftemp()
            self.limit(f, limited)
            values.append(limited)
        d = rng.choice(values)
        self.emit("fmove", mem("h", 8 * rng.randrange(CELLS * self.word // 8)), d)
        kept = rng.choice(self.temps)
        self.emit("fcmp", rng.choice(values), rng.choice(values))
        self.emit(f"cmove.{rng.choice(COMPARISONS['cmpu'])}", kept, self.rng.choice(self.temps))
        self.emit("f2i", self.place(), d)

    def limit(self, f, result):
        """Keep the magnitude between 1 and 1000, so that no result is out of range or without a meaning."""
        t = self.rng.choice(self.temps)
        one, limit = self.ftemp(), self.ftemp()
        self.emit("move", t, 1)
        self.emit("i2f", one, t)
        self.emit("move", t, 1000)
        self.emit("i2f", limit, t)
        end, take = self.label(), self.label()
        self.emit("fcmp", f, limit)
        self.emit("branch.un", take)
        self.emit("branch.gu", take)
        self.emit("fcmp", f, one)
        self.emit("branch.lu", take)
        self.emit("fmove", result, f)
        self.emit("jump", end)
        self.emit("label", take)
        self.emit("fsqrt", result, limit)
        self.emit("label", end)

    def scratch(self):
        """Scratch registers in use among other instructions."""
        rng = self.rng
        name = rng.choice(["s", "val", "arg0", "arg1"])
        self.emit("move", name, self.source())
        for _ in range(rng.randint(0, 2)):
            a, b = self.source(True), self.source(True)
            self.emit(rng.choice(WORDS), rng.choice(self.temps), a, rng.choice([b, Reg(name)]))
        self.emit("move", self.place(), name)

    def call(self):
        rng = self.rng
        name, nparams = rng.choice(self.callees)
        values = [self.source(True) for _ in range(nparams)]
        for k, value in enumerate(values):
            self.emit("move", f"arg{k}", value)
        self.emit("call", Sym("code", name), *[Reg(f"arg{k}") for k in range(nparams)])
        self.emit("move", self.place_without_code(), "val")

    def place_without_code(self):
        return self.rng.choice([*self.temps, self.state(), mem("h", self.word * self.rng.randrange(CELLS))])

    def label(self):
        self.labels += 1
        return Label(f"L{self.name}{self.labels}")

    def compare(self):
        op = self.rng.choice(list(COMPARISONS))
        a, b = self.source(), self.source()
        self.emit(op, a, b)
        return self.rng.choice(COMPARISONS[op])

    def either(self):
        """A condition with two arms; at times the second one is cold."""
        rng = self.rng
        other, end = self.label(), self.label()
        condition = self.compare()
        self.emit(f"branch.{condition}", other)
        self.depth += 1
        self.some(4)
        if self.out is self.lines and rng.random() < 0.4:
            self.out = self.cold
            self.emit("label", other)
            self.some(4)
            self.emit("jump", end)
            self.out = self.lines
        else:
            self.emit("jump", end)
            self.emit("label", other)
            self.some(4)
        self.emit("label", end)
        self.depth -= 1

    def some(self, most):
        """A few operations."""
        for _ in range(self.rng.randint(0, most)):
            self.operation()

    def loop(self):
        """A loop of a few rounds, counted in memory that nothing else writes."""
        rng = self.rng
        self.counters += 1
        counter = Temp(100 + self.counters)
        start = self.label()
        self.emit("move", counter, rng.randint(1, 4))
        self.emit("label", start)
        self.depth += 1
        for _ in range(rng.randint(1, 5)):
            self.operation()
        self.depth -= 1
        self.emit("sub", counter, counter, 1)
        self.emit("cmps", counter, 0)
        self.emit("branch.g", start)

    def write(self, size, routine):
        for k in range(self.nparams):
            self.emit("move", self.temps[k % len(self.temps)], f"arg{k}")
        for t in self.temps[self.nparams :]:
            self.emit("move", t, self.rng.choice([self.state(), Imm(self.number())]))
        for _ in range(size):
            self.operation()
        if routine:
            self.emit("move", "val", self.source())
            self.out.append(Instr("ret", (Reg("val"),)))
        else:
            for n, t in enumerate(self.temps):
                self.emit("move", f"x({n})", t)
        cold = [Instr("cold"), *self.cold] if self.cold else []
        return [*self.lines, *cold]


def program(seed, word, size=12):
    """Routines, callees first, and a fragment."""
    rng = random.Random(seed)
    routines, known = [], []
    for n in range(rng.randint(0, 3)):
        nparams = rng.randint(0, 2)
        author = Author(rng, word, f"r{n}", list(known), nparams)
        routines.append(Routine(f"r{n}", nparams, author.write(rng.randint(1, size), True)))
        known.append((f"r{n}", nparams))
    fragment = Fragment("main", Author(rng, word, "main", known, 0).write(size, False))
    return routines, fragment


def registers(seed, word, data):
    """What the registers hold at the start."""
    rng = random.Random(seed + 1)
    found = {name: rng.getrandbits(8 * word) for name in ("a", "cp", "tr", *(f"x({n})" for n in range(41)))}
    return {**found, "h": data, "e": data + 0x400}
