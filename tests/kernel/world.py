"""A small world for kernel code: memory with areas and tables, terms in it, and the services that tests need.

A `World` is built for a word size and byte order. `build` and `decode` carry terms (wamjit.read.terms) in and out;
`state` holds the registers between runs. Services that end a run are raised as `Raised`.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from wamjit.engine.atoms import AtomTable
from wamjit.engine.layout import Layout
from wamjit.kernel.names import AREA, ARITH, ERR, SVC, rows
from wamjit.machine.memory import Memory
from wamjit.read.terms import DOT, Atom, String, Struct, Var
from wamjit.table import load_record

MIB = 1 << 20
AREAS = [
    ("worker", 65536), ("heap", 256 * MIB), ("local", MIB), ("choice", MIB), ("trail", 64 * MIB), ("copy", 256 * MIB),
    ("pdl", 64 * MIB), ("mstack", 65536), ("atoms", MIB), ("functors", MIB), ("cache", MIB), ("text", MIB),
    ("states", 65536), ("symbols", MIB), ("clauses", 65536),
]  # fmt: skip
ROOM = 65536  # behind the limits of heap, trail, copy area


def name_of(namespace: Any, number: int) -> str:
    """The name of a number in SVC, ERR, AREA."""
    return next(name for name, value in vars(namespace).items() if value == number)


class Raised(Exception):
    """Kernel code asked for a service that does not come back: what kind, which, and the culprit's term."""

    def __init__(self, kind: str, name: str, culprit: Any = None):
        super().__init__(f"{kind} {name} {culprit!r}")
        self.kind, self.name, self.culprit = kind, name, culprit


class World:
    """Memory, tables, terms and registers."""

    def __init__(self, word_size: int, big_endian: bool = False):
        self.word_size = word_size
        self.memory = Memory(word_size, big_endian, AREAS, low=word_size == 4)
        self.layout = Layout(word_size)
        self.worker = self.memory.area("worker").start
        self.record = load_record("worker", word_size)
        self.choice = load_record("choice", word_size)
        self.state: dict[str, int] = {}
        self.table = AtomTable(self.memory, self.layout, load_record("atom", word_size))
        self.functors: list[tuple[str, int]] = []
        self.asked: list[tuple[str, tuple[int, ...]]] = []
        self.wanted = 0  # how often somebody wants attention, once the field `pending` is set
        self.operations = {(row[1], int(row[2])): int(row[0]) for row in rows("arith.txt")}
        self.cells: dict[int, int] = {}
        for row in rows("fixed.txt"):
            if row[0] == "atom":
                assert self.atom(row[3]) == int(row[1])
            else:
                assert self.functor(row[3], int(row[4])) == int(row[1])
        self.reset()

    def reset(self) -> None:
        """Everything empty but the tables."""
        area, set_field = self.memory.area, self.set_field
        set_field("heap_warn_soft", area("heap").end - 3 * ROOM)
        set_field("heap_end", area("heap").end - ROOM)
        set_field("stack_warn", area("local").end - ROOM)
        set_field("trail_end", area("trail").end - ROOM)
        set_field("choice_limit", area("choice").start + ROOM)
        set_field("cleanup", (1 << 8 * self.word_size) - 8)
        set_field("pdl_start", area("pdl").start)
        set_field("heap_start", area("heap").start)
        set_field("steps", 1)
        set_field("pdl_end", area("pdl").end)
        set_field("copy_top", area("copy").start)
        set_field("copy_end", area("copy").end - ROOM)
        set_field("functor_table", area("functors").start)
        set_field("atom_table", area("atoms").start)
        set_field("atom_store", self.table.store)
        set_field("store", area("clauses").start)
        for name in ("heap", "local", "trail", "copy"):
            set_field(f"{name}_start", area(name).start)
        set_field("choice_end", area("choice").end)
        set_field("mstack_end", area("mstack").end)
        set_field("functor_cache", area("cache").start)
        set_field("m_sp", area("mstack").end - 4096)
        set_field("m_sp0", area("mstack").end - 4096)
        h, a, tr = area("heap").start, area("local").start, area("trail").start
        frame = area("choice").end - 64 * self.word_size
        self.state = {"h": h, "a": a, "e": 0, "b": frame, "tr": tr, "cp": 0, "ab": a, "hb": h, "w": self.worker}
        for field, value in (("e", 0), ("cp", 0), ("tr", tr), ("local_top", a), ("global_top", h), ("prev", 0)):
            self.memory.write(frame + self.choice.offset(field), value)

    def set_alternative(self, address: int) -> None:
        """Where the newest choice point leads."""
        self.memory.write(self.state["b"] + self.choice.offset("alt"), address)

    def define(self, name: str, arity: int, entry: int) -> None:
        """A predicate with this entry address; its cell is found by the service only."""
        layout = self.layout
        word = layout.functor_word(self.functor(name, arity)) if arity else layout.atom_word(self.atom(name))
        cell = self.cells.setdefault(word, self.memory.area("text").end - 64 - 8 * len(self.cells))
        self.memory.write(cell, entry)

    def set_cell(self, word: int, cell: int) -> None:
        """Put a predicate's cell into the record of its functor."""
        record = load_record("functor", self.word_size)
        index = word >> self.layout.functor_shift
        self.memory.write(self.memory.area("functors").start + index * record.size + record.offset("cell"), cell)

    def push_choice(self) -> None:
        """A choice point without arguments: from here on older variables are trailed."""
        state, offset = self.state, self.choice.offset
        old = state["b"]
        frame = state["b"] = old - 128
        for field, value in (
            ("prev", old), ("e", state["e"]), ("cp", state["cp"]), ("tr", state["tr"]), ("local_top", state["a"]),
            ("global_top", state["h"]),
        ):  # fmt: skip
            self.memory.write(frame + offset(field), value)
        state["ab"], state["hb"] = state["a"], state["h"]

    def backtrack(self) -> None:
        """Undo to the newest choice point, as a retry does."""
        frame, offset, read = self.state["b"], self.choice.offset, self.memory.read
        trail = read(frame + offset("tr"))
        while self.state["tr"] > trail:
            self.state["tr"] -= self.word_size
            address = read(self.state["tr"])
            self.memory.write(address, address)
        self.state["h"] = read(frame + offset("global_top"))

    # the worker record

    def field(self, name: str, index: int = 0) -> int:
        return self.memory.read(self.worker + self.record.offset(name, index))

    def set_field(self, name: str, value: int, index: int = 0) -> None:
        self.memory.write(self.worker + self.record.offset(name, index), value)

    def fill_x(self, *words: int) -> None:
        """Argument registers from x(0)."""
        for i, word in enumerate(words):
            self.state[f"x({i})"] = word

    # tables

    def atom(self, name: str) -> int:
        """The index of an atom."""
        return self.table.fixed_index(Atom(name))

    def functor(self, name: str, arity: int) -> int:
        """The index of a functor."""
        if (name, arity) not in self.functors:
            record = load_record("functor", self.word_size)
            at = self.memory.area("functors").start + len(self.functors) * record.size
            self.memory.write(at + record.offset("name"), self.layout.atom_word(self.atom(name)))
            self.memory.write(at + record.offset("arity"), arity)
            self.memory.write(at + record.offset("arith"), self.operations.get((name, arity), 0))
            self.functors.append((name, arity))
        return self.functors.index((name, arity))

    # terms

    def build(self, term: Any, known: dict[Var, int] | None = None) -> int:
        """A term on the heap; `known` maps variables to their cells."""
        known = {} if known is None else known
        top = self.state["h"]
        self.state["h"] = top + self.word_size
        todo = [(top, term)]
        while todo:
            at, term = todo.pop()
            self.memory.write(at, self._word(at, term, known, todo))
        word = self.memory.read(top)
        return top if word == top else word

    def chain(self, depth: int, place: int, leaf: int = 7, name: str = "f") -> int:
        """f(f(.., 1), 1), or f(1, f(1, ..)), so deep around the word `leaf`. `place`: 0 first, 1 last argument."""
        size, layout, top = self.word_size, self.layout, self.state["h"]
        header, one = layout.functor_word(self.functor(name, 2)), layout.int_word(1)
        inner = [leaf, *range(top + layout.str, top + layout.str + (depth - 1) * 3 * size, 3 * size)]
        cells = [one] * (3 * depth)
        cells[::3] = [header] * depth
        cells[1 + place :: 3] = inner
        self.memory.write_words(top, cells)
        self.state["h"] = top + 3 * depth * size
        return top + (depth - 1) * 3 * size + layout.str

    def _word(self, at: int, term: Any, known: dict[Var, int], todo: list) -> int:
        layout, size = self.layout, self.word_size
        if isinstance(term, Var):
            return known.setdefault(term, at)
        if isinstance(term, Atom):
            return layout.atom_word(self.atom(term.name))
        if isinstance(term, int) and layout.is_small(term):
            return layout.int_word(term)
        top = self.state["h"]
        if isinstance(term, Struct):
            cells = len(term.args)
            is_list = term.name == DOT and cells == 2
            if not is_list:
                self.memory.write(top, layout.functor_word(self.functor(term.name, cells)))
            first = top if is_list else top + size
            self.state["h"] = first + cells * size
            todo.extend((first + i * size, arg) for i, arg in reversed(list(enumerate(term.args))))
            return top + (layout.lst if is_list else layout.str)
        return self._box(top, term) + layout.str

    def _box(self, top: int, term: float | int | String) -> int:
        layout, size, memory = self.layout, self.word_size, self.memory
        if isinstance(term, float):
            words = 8 // size
            memory.write_double(top + size, term)
            kind = layout.float_kind
        elif isinstance(term, int):
            limbs = []
            rest = abs(term)
            while rest:
                limbs.append(rest & layout.mask)
                rest >>= layout.bits
            for i, word in enumerate([int(term < 0), *limbs]):
                memory.write(top + (1 + i) * size, word)
            words, kind = 1 + len(limbs), layout.big_kind
        else:
            text = term.text.encode()
            words, kind = 1 + (len(text) + size - 1) // size, layout.string_kind
            memory.write(top + size, len(text))
            memory.write_bytes(top + 2 * size, text + bytes(-len(text) % size))
        memory.write(top, layout.box_word(kind, words))
        self.state["h"] = top + (1 + words) * size
        return top

    def deref(self, word: int) -> int:
        while word & 3 == 0:
            value = self.memory.read(word)
            if value == word:
                break
            word = value
        return word

    def decode(self, word: int, known: dict[int, Var] | None = None) -> Any:
        """The term of a word; one variable is one object within `known`. Recursion: for terms that are not deep."""
        known = {} if known is None else known
        layout, size, memory = self.layout, self.word_size, self.memory
        word = self.deref(word)
        if word & layout.int_mask == layout.int:
            return layout.int_value(word)
        if word & layout.atom_mask == layout.atom:
            return self.table.atoms[word >> layout.atom_shift]
        if word & 3 == 0:
            return known.setdefault(word, Var(f"_{word:x}"))
        items = []
        while word & 3 == layout.lst:
            items.append(self.decode(memory.read(word - layout.lst), known))
            word = self.deref(memory.read(word - layout.lst + size))
        if items:
            term = self.decode(word, known)
            for item in reversed(items):
                term = Struct(DOT, (item, term))
            return term
        at = word - layout.str
        header = memory.read(at)
        if header & layout.header_mask == layout.box:
            return self._unbox(at, header)
        name, arity = self.functors[header >> layout.functor_shift]
        return Struct(name, [self.decode(memory.read(at + (1 + i) * size), known) for i in range(arity)])

    def _unbox(self, at: int, header: int) -> Any:
        layout, size, memory = self.layout, self.word_size, self.memory
        kind = header >> layout.kind_shift & layout.kind_mask
        if kind == layout.float_kind:
            return memory.read_double(at + size)
        if kind == layout.string_kind:
            return String(bytes(memory.read_bytes(at + 2 * size, memory.read(at + size))).decode())
        sign, *limbs = [memory.read(at + (1 + i) * size) for i in range(header >> layout.box_shift)]
        value = sum(limb << layout.bits * i for i, limb in enumerate(limbs))
        return -value if sign else value

    # services

    def serve(self, number: int) -> int:
        """What the gate is asked for; the registers are in `state`."""
        name = name_of(SVC, number)
        svc = [self.field("svc", i) for i in range(16)]
        self.asked.append((name, tuple(svc)))
        if name == "error":
            culprit = self.decode(svc[1]) if svc[1] else None
            raise Raised("error", name_of(ERR, svc[0]), culprit)
        if name == "resource":
            raise Raised("resource", name_of(AREA, svc[0]))
        if name == "event":
            self.wanted -= 1
            self.set_field("pending", int(self.wanted > 0))
            return 1
        if name == "functor":
            atom = self.table.atoms[svc[0] >> self.layout.atom_shift].name
            return self.layout.functor_word(self.functor(atom, svc[1]))
        if name == "atom_roots":
            self.set_field("svc", 0, 0)
            self.set_field("svc", 0, 1)
            return 1
        if name == "atoms_swept":
            self.table.swept()
            return 1
        if name == "cell":
            return self.cells[svc[0]]
        if name == "arith":
            return self.build(self.compute(svc[0], self.decode(svc[1]), self.decode(svc[2])))
        raise Raised("service", name)

    def compute(self, operation: int, a: Any, b: Any) -> Any:
        """The operations that the tests let overflow."""
        if operation == ARITH.constant:
            if a == Atom("pi"):
                return 3.141592653589793
            raise Raised("error", "type_evaluable", a)
        if operation == ARITH.sqrt and a < 0:
            raise Raised("error", "evaluation_undefined")
        if operation == ARITH.div and b == 0:
            floats = isinstance(a, float) or isinstance(b, float)
            raise Raised("error", "evaluation_undefined" if floats and a == 0 else "evaluation_zero_divisor")
        result = COMPUTE[operation](a, b)
        if isinstance(result, float) and math.isinf(result):
            raise Raised("error", "evaluation_overflow")
        return result


def _shift(a: int, count: int) -> int:
    return a << count if count >= 0 else a >> -count


def round_half_away(a: float) -> int:
    """The nearest integer, halves away from zero."""
    up = math.floor(Fraction(abs(a)) + Fraction(1, 2))
    return up if a >= 0 else -up


COMPUTE = {
    ARITH.add: lambda a, b: a + b,
    ARITH.sub: lambda a, b: a - b,
    ARITH.mul: lambda a, b: a * b,
    ARITH.div: lambda a, b: a / b,
    ARITH.idiv: lambda a, b: abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1),
    ARITH.intdiv: lambda a, b: a // b,
    ARITH.mod: lambda a, b: a % b,
    ARITH.rem: lambda a, b: a - b * (abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)),
    ARITH.shl: _shift,
    ARITH.shr: lambda a, b: _shift(a, -b),
    ARITH.and_: lambda a, b: a & b,
    ARITH.or_: lambda a, b: a | b,
    ARITH.xor: lambda a, b: a ^ b,
    ARITH.pow: lambda a, b: float(a) ** b,
    ARITH.power: lambda a, b: a**b,
    ARITH.neg: lambda a, b: -a,
    ARITH.abs: lambda a, b: abs(a),
    ARITH.not_: lambda a, b: ~a,
    ARITH.sign: lambda a, b: (a > 0) - (a < 0),
    ARITH.float: lambda a, b: float(a),
    ARITH.truncate: lambda a, b: int(a),
    ARITH.integer: lambda a, b: round_half_away(a),
    ARITH.floor: lambda a, b: math.floor(a),
    ARITH.ceiling: lambda a, b: math.ceil(a),
    ARITH.round: lambda a, b: round_half_away(a),
    ARITH.sqrt: lambda a, b: a**0.5,
}
