"""Random functions of the kernel language, as Python text, that end and are defined everywhere.

In: a seed. Out: a module with `main(a, b, c)` and the inline functions and routines that it calls. Every construct
with a value comes up: words, doubles, registers, fields, memory, loops, conditions, early returns, hints.
"""

from __future__ import annotations

import random

HEADER = "from wamjit.subset.lang import *\n"
STATE = ("reg.h", "reg.a", "reg.e", "reg.x[3]", "w.pending", "w.svc[2]", "w.svc[5]")
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
SIGNED = ("lt_s", "le_s", "gt_s", "ge_s")


def random_module(seed: int) -> str:
    """The text of a module."""
    return Source(seed).module()


class Source:
    """Text so far, and what may be named in it."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.inlines: list[tuple[str, int]] = []
        self.conditions: list[tuple[str, int]] = []
        self.routines: list[tuple[str, int]] = []
        self.names: list[str] = []
        self.counter = 0
        self.result = "word"
        self.may_call = True

    def module(self) -> str:
        parts = [HEADER]
        for i in range(self.random.randrange(1, 4)):
            parts.append(self.function("inline", f"part{i}", self.random.randrange(0, 3), "word"))
        for i in range(self.random.randrange(1, 3)):
            parts.append(self.function("inline", f"is{i}", self.random.randrange(1, 3), "bool"))
        parts.append(self.function("kernel", "helper", 2, "word"))
        parts.append(self.function("kernel", "main", 3, "word"))
        return "\n\n".join(parts)

    def function(self, kind: str, name: str, count: int, result: str) -> str:
        self.result = result
        self.names = [f"p{i}" for i in range(count)]
        params = ", ".join(f"{p}: Word" for p in self.names)
        head = f"@{kind}\ndef {name}({params}) -> {'Word' if result == 'word' else 'bool'}:\n"
        body = self.block(4, 2 if kind == "inline" else 4, loops=True)
        lines = head + body + f"    return {self.returned()}\n"
        {"inline": self.inlines if result == "word" else self.conditions, "kernel": self.routines}[kind].append(
            (name, count)
        )
        return lines

    def returned(self) -> str:
        return self.word(2) if self.result == "word" else self.condition(2)

    # --- statements ---

    def block(self, indent: int, length: int, loops: bool, depth: int = 0) -> str:
        known = list(self.names)
        lines = "".join(self.statement(indent, loops, depth) for _ in range(self.random.randrange(1, length + 1)))
        if depth:
            self.names = known  # what is assigned under a condition may not be read behind it
        return lines

    def statement(self, indent: int, loops: bool, depth: int) -> str:
        space = " " * indent
        choice = self.random.random()
        if choice < 0.35:
            target = self.target()
            line = f"{space}{target} = {self.word(3)}\n"
            self.learn(target)
            return line
        if choice < 0.43:
            return (
                f"{space}{self.random.choice([*self.names, *STATE])} {self.random.choice('+-*&|^')}= {self.word(2)}\n"
            )
        if choice < 0.5:
            return f"{space}store(reg.w + {self.place()}, {self.offset()}, {self.word(2)})\n"
        if choice < 0.56 and len(self.names) > 1:
            a, b = self.random.sample(self.names, 2)
            return f"{space}{a}, {b} = {self.word(1)}, {self.word(1)}\n"
        if choice < 0.63:
            return self.overflow(space)
        if choice < 0.85 and depth < 3:
            return self.conditional(indent, depth)
        if choice < 0.92 and loops and depth < 2:
            return self.loop(indent, depth)
        if choice < 0.96:
            return self.doubles(space)
        return f"{space}store_byte(reg.w + {self.place()}, {self.random.randrange(4)}, {self.word(1)})\n"

    def target(self) -> str:
        if self.random.random() < 0.25:
            return self.random.choice(STATE)
        if self.names and self.random.random() < 0.6:
            return self.random.choice(self.names)
        return f"v{self.random.randrange(5)}"

    def learn(self, name: str) -> None:
        if name.isidentifier() and name not in self.names:
            self.names.append(name)

    def fresh(self) -> str:
        self.counter += 1
        return f"n{self.counter}"

    def overflow(self, space: str) -> str:
        name = self.fresh()
        test = self.random.choice(["overflow()", "unlikely(overflow())", "not overflow()"])
        op = self.random.choice(("addo", "subo", "mulo"))
        text = f"{space}{name} = {op}({self.word(1)}, {self.word(1)})\n"
        text += f"{space}if {test}:\n{space}    {name} = {self.word(1)}\n"
        self.learn(name)
        return text

    def conditional(self, indent: int, depth: int) -> str:
        space = " " * indent
        test = self.condition(3)
        test = self.random.choice([test, test, f"unlikely({test})", f"likely({test})"])
        text = f"{space}if {test}:\n{self.block(indent + 4, 2, False, depth + 1)}"
        if self.random.random() < 0.2:
            text += f"{space}    return {self.returned()}\n"
        if self.random.random() < 0.5:
            text += f"{space}else:\n{self.block(indent + 4, 2, False, depth + 1)}"
        return text

    def loop(self, indent: int, depth: int) -> str:
        """A loop of a few rounds, of one of the forms that the compiler treats apart."""
        space, counter = " " * indent, self.fresh()
        turns = self.random.randrange(1, 4)
        form = self.random.randrange(4)
        if form == 0:
            body = self.block(indent + 4, 2, False, depth + 1)
            return f"{space}for {counter} in range({turns}):\n{body}"
        head = f"{space}{counter} = 0\n"
        more = f"{space}    if {self.condition(1)}:\n{space}        {self.random.choice(['break', 'continue'])}\n"
        step = f"{space}    {counter} += 1\n"
        extra = more if self.random.random() < 0.5 else ""
        if form == 1:
            test = self.random.choice([f"{counter} < {turns}", f"{counter} != {turns} and {self.condition(2)}"])
            return f"{head}{space}while {test}:\n{step}{extra}{self.block(indent + 4, 2, False, depth + 1)}"
        place = f"{space}    if {counter} == {turns}:\n{space}        break\n"
        body = self.block(indent + 4, 2, False, depth + 1)
        order = [place, step, extra, body] if form == 2 else [step, extra, body, place]
        return f"{head}{space}while True:\n{''.join(order)}" if form == 2 or not extra else f"{head}"

    def doubles(self, space: str) -> str:
        """Doubles that stay small, stored and turned back into words."""
        a, b, place = self.fresh(), self.fresh(), self.place()
        return (
            f"{space}{a}: Double = to_double({self.word(1)} & 4095)\n"
            f"{space}{b}: Double = {a} * 0.5 + to_double({self.word(1)} & 255)\n"
            f"{space}if {b} {self.random.choice(COMPARISONS)} {a}:\n{space}    {b} = sqrt({a}) - -{b} / 4.0\n"
            f"{space}store_double(reg.w + {place}, 0, {b})\n"
            f"{space}w.svc[1] = to_word({b} + load_double(reg.w + WORKER.svc(0), {place} - WORKER.svc(0)))\n"
        )

    # --- expressions ---

    def place(self) -> str:
        return f"WORKER.svc({2 * self.random.randrange(6)})"

    def offset(self) -> str:
        return self.random.choice(["0", "WORD", "2 * WORD", f"({self.word(1)} & 3) * WORD"])

    def leaf(self) -> str:
        choice = self.random.random()
        if choice < 0.5 and self.names:
            return self.random.choice(self.names)
        if choice < 0.75:
            number = self.random.choice((0, 1, 2, 3, 7, 8, 255, 4096, 65537, -1, -8, 2**31 - 1, 2**31))
            return f"Word({number})"
        return self.random.choice([*STATE, "Word(WORD)", "Word(TAG.INT)", "Word(NODE.alt)", "Word(WORD * 3)"])

    def word(self, depth: int) -> str:
        if depth == 0 or self.random.random() < 0.2:
            return self.leaf()
        choice = self.random.random()
        if choice < 0.45:
            return f"({self.word(depth - 1)} {self.random.choice('+-*&|^')} {self.word(depth - 1)})"
        if choice < 0.52:
            return f"({self.word(depth - 1)} {self.random.choice(['<<', '>>'])} {self.random.randrange(31)})"
        if choice < 0.56:
            return f"{self.random.choice('-~')}{self.word(depth - 1)}"
        if choice < 0.6:
            return f"sar({self.word(depth - 1)}, {self.random.randrange(31)})"
        if choice < 0.64:
            return f"{self.random.choice(['div', 'rem'])}({self.word(depth - 1)}, ({self.word(depth - 1)} & 63) + 1)"
        if choice < 0.72:
            return f"load(reg.w + {self.place()}, {self.offset()})"
        if choice < 0.75:
            return f"load_byte(reg.w + {self.place()} + 1, {self.random.randrange(4)})"
        if choice < 0.8:
            return f"({self.word(depth - 1)} if {self.condition(1)} else {self.word(depth - 1)})"
        if choice < 0.83:
            return f"({self.word(1)} {self.random.choice(COMPARISONS)} {self.word(1)})".replace("(", "(0 + (", 1) + ")"
        return self.call(depth)

    def call(self, depth: int) -> str:
        callable_now = self.inlines + self.routines
        if not callable_now:
            return self.leaf()
        name, count = self.random.choice(callable_now)
        return f"{name}({', '.join(self.word(depth - 1) for _ in range(count))})"

    def condition(self, depth: int) -> str:
        choice = self.random.random()
        if depth and choice < 0.15:
            return f"({self.condition(depth - 1)} {self.random.choice(['and', 'or'])} {self.condition(depth - 1)})"
        if depth and choice < 0.22:
            return f"(not {self.condition(depth - 1)})"
        if choice < 0.3:
            return f"{self.random.choice(SIGNED)}({self.word(1)}, {self.word(1)})"
        if choice < 0.38:
            return f"test({self.word(1)}, {self.word(1)})"
        if choice < 0.48 and self.conditions:
            name, count = self.random.choice(self.conditions)
            return f"{name}({', '.join(self.word(1) for _ in range(count))})"
        if choice < 0.6:
            bits, op, other = (self.random.choice(some) for some in ((1, 3, 7, 15), ("==", "!="), (0, 0, 1, 3)))
            return f"({self.word(1)} & {bits}) {op} {other}"
        return f"({self.word(1)}) {self.random.choice(COMPARISONS)} ({self.word(1)})"
