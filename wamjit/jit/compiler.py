"""Predicates to machine code in an engine's code space.

In: a predicate of the engine (clauses, or a row of the table of built-ins). Out: its entry address. Holds:
published code is never changed; auxiliary predicates of one predicate lie in one piece with it and are called
directly.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from wamjit.codegen.link import Linked, link_unit
from wamjit.engine.errors import indicator, representation_error
from wamjit.jit import crash, store
from wamjit.jit import image as images
from wamjit.jit.linker import FAIL, Unit, label_text, make_unit
from wamjit.jit.sweep import Piece, sweep
from wamjit.jit.templates import Selector, Templates
from wamjit.read.terms import Atom
from wamjit.table import load_tags

ENTRY = "entry"
WORTH_WHILE = 1 << 20  # bytes of new code before old code is searched for
Named = dict[tuple[str, int], tuple[str, int]]  # auxiliaries that stand in terms: their names there, their codes


class Compiler:
    """The compiler of one engine."""

    def __init__(self, engine, image: images.Image) -> None:
        self.engine = engine
        self.image = image
        self.codespace = engine.codespace
        target = engine.target
        self.word_size, self.bits = target.word_size, 8 * target.word_size
        tags = load_tags()
        self.selector = Selector(self, self.bits, tags["INT"].value)
        self.templates: Templates = image.templates
        self.generations: dict[int, set[int]] = {}  # in use, by the number of the predicate
        self.suffix: tuple[int, int] | None = None
        self.pieces: dict[int, Piece] = {}  # by their addresses
        self.swept = 0  # bytes of code behind the last sweep
        self.map: list[tuple[int, int, object, Unit]] = []  # start, end, predicate: for crash reports
        self.literals: dict[tuple, int] = {}

    # What the selector asks.

    def constant_word(self, term: object) -> int | None:
        """The word of an atom or small integer; None for what needs a box."""
        if isinstance(term, Atom):
            return self.engine.atom_word(term)
        return self.engine.small_int_word(term) if type(term) is int else None

    def literal_address(self, term: object) -> int:
        """The word of a float, big integer or string: a box in the data part, made once."""
        key = type(term), repr(term)
        if key not in self.literals:
            terms = self.engine.terms
            words = terms.box(term)
            address = self.codespace.alloc_data(len(words) * self.word_size, 8)
            for i, word in enumerate(words):
                self.codespace.write(address + i * self.word_size, word)
            self.literals[key] = address + load_tags()["STR"].value
        return self.literals[key]

    def functor_word(self, name: str, arity: int) -> int:
        """The header of a functor."""
        return self.engine.functor_word(name, arity)

    def cell_address(self, name: str, arity: int) -> int:
        """The cell of a predicate."""
        return self.engine.cell_address(name, arity)

    def builtin_row(self, name: str, arity: int) -> object:
        """The row of a built-in that is called in place."""
        return self.engine.registry.find(name, arity)

    def inline(self, name: str, arity: int) -> bool:
        """Whether a goal is a built-in called in place."""
        return self.engine.registry.inline(name, arity)

    # Compiling.

    def predicate(self, predicate) -> int:
        """Compile a predicate; its entry address."""
        row = getattr(predicate, "builtin", None)
        if row is not None and row.kind != "prolog":
            return self.install(predicate, self.builtin_code(predicate, row))
        return self.from_clauses(predicate)

    def dynamic(self, predicate, record: int) -> int:
        """What calls of a predicate enter whose clauses the kernel searches."""
        return self.install(predicate, [("enter_dynamic", predicate.arity, record)])

    def from_clauses(self, predicate, direct: bool = True) -> int:
        """Compile the clauses of a predicate; `direct`: calls of itself are jumps, whatever becomes of its cell."""
        from wamjit.compile.predicate import compile_predicate as to_wam
        from wamjit.compile.state import TooComplex
        from wamjit.engine.bodies import prepared

        clauses = prepared(self.engine, predicate)
        try:
            codes = to_wam(predicate.name, predicate.arity, clauses, self, self.bits)
        except TooComplex as problem:
            raise representation_error(problem.limit, indicator(predicate.name, predicate.arity)) from None
        return self.install(predicate, *self.joined(predicate, codes, direct))

    def builtin_code(self, predicate, row) -> list[tuple]:
        """A built-in as a predicate of its own."""
        if row.kind == "entry":
            return [("enter_code", ("b", row.function))]
        return [("check", row.arity), ("builtin", ("b", row.name, row.arity)), ("proceed",)]

    def joined(self, predicate, codes: list, direct: bool = True) -> tuple[list[tuple], Named]:
        """The predicate and its auxiliaries as one stream; calls between them become jumps. Those that terms name."""
        local = {(code.name, code.arity): n for n, code in enumerate(codes)}
        number = predicate.number
        used = self.generations.setdefault(number, set())
        generation = next(free for free in count() if free not in used)
        used.add(generation)
        self.suffix = number, generation
        suffix = f"@{generation}" if generation else ""
        if predicate.space == "system":  # its auxiliaries are found from `user`, where programs have theirs
            suffix += "@system"
        jumps = local if direct else {key: n for key, n in local.items() if n}
        join = Joiner(jumps, suffix)
        out: list[tuple] = []
        for n, code in enumerate(codes):
            instructions = code.instructions if direct or n else through_cell(code)
            out.extend(fall_through(join.rename(instructions, n)))
        return out, {key: (key[0] + suffix, local[key]) for key in join.named}

    def install(self, predicate, instructions: Iterable[tuple], named: Named | None = None) -> int:
        """Link at a new address and write."""
        if self.engine.profiler is not None:
            instructions = self.engine.profiler.counted(predicate, instructions)
        unit, linked, address = self.write(instructions)
        self.map.append((address, address + len(linked.code), predicate, unit))
        tables = [(table, self.table_size(entries, size)) for entries, size, table in unit.tables]
        piece = Piece(unit.size, tables, self.suffix if named is not None else None, [])
        for (_, arity), (name, n) in (named or {}).items():
            entry = linked.labels[label_text(("l", ENTRY, n))]
            piece.named.append(self.publish_named(predicate.space, name, arity, entry))
        self.pieces[address] = piece
        return address

    def spare(self) -> None:
        """Give back code that nothing leads into, when enough has been made to make the search worth while."""
        if self.codespace.code_used - self.swept >= WORTH_WHILE:
            sweep(self.engine, self)
            self.swept = self.codespace.code_used

    def forget(self, address: int) -> int:
        """Give a piece of code back; its room."""
        piece = self.pieces.pop(address)
        self.map = [row for row in self.map if row[0] != address]
        for auxiliary in piece.named:
            auxiliary.defined = False
            self.engine.predicates.reset(auxiliary)
        if piece.suffix is not None:
            self.generations[piece.suffix[0]].discard(piece.suffix[1])
        for table, size in piece.tables:
            self.codespace.release_data(table, size)
        self.codespace.release_code(address, piece.room)
        return piece.room

    def write(self, instructions: Iterable[tuple]) -> tuple[Unit, Linked, int]:
        """Fill the holes, make the tables, write the code."""
        unit = make_unit(self.templates, self.selector, instructions, self.value, self.new_table)
        address = self.codespace.alloc_code(unit.size, 16)
        linked = link_unit(unit.items, address, self.image.symbols, self.image.toc)
        for entries, size, table in unit.tables:
            self.fill_table(table, size, entries, linked.labels)
        self.codespace.write_code(address, bytes(linked.code))
        return unit, linked, address

    def value(self, symbol: tuple) -> int:
        """The number of a symbol that is no label: a word, or a cell's address."""
        if symbol[0] == "word":
            return self.signed(symbol[1])
        return self.cell_address(symbol[1], symbol[2])

    def signed(self, word: int) -> int:
        """A word as a signed number."""
        return word - (1 << self.bits) if word >> (self.bits - 1) else word

    # Hash tables of switches.

    def new_table(self, entries: tuple, size: int) -> int:
        """Room for a table that needs no wrapping: an empty pair stands at its end at the latest."""
        return self.codespace.alloc_data(self.table_size(entries, size))

    def table_size(self, entries: tuple, size: int) -> int:
        """Bytes of such a table."""
        return (size + len(entries) + 1) * 2 * self.word_size

    def fill_table(self, table: int, size: int, entries: tuple, labels: dict[str, int]) -> None:
        """Enter the keys with the addresses of their labels (see `look_up` in kernel/rules_control.py)."""
        from wamjit.kernel.names import HASH_LOW, HASH_SHIFT

        step = 2 * self.word_size
        for key, label in entries:
            word = self.selector.constant(key)[1][1]
            place = table + ((word >> HASH_LOW ^ word >> HASH_SHIFT) & (size - 1)) * step
            while self.codespace.read(place):
                place += step
            self.codespace.write(place, word)
            at = self.image.symbols["fail"] if label == FAIL else labels[label_text(label)]
            self.codespace.write(place + self.word_size, at)

    # Auxiliaries that are called by name, and lead-ins.

    def publish_named(self, space: str, name: str, arity: int, entry: int):
        """An auxiliary that stands in a term (findall's goal) is a predicate that call/N finds; that predicate."""
        from wamjit.engine.predicates import SYSTEM, USER

        predicates = self.engine.predicates
        predicate = predicates.ensure(USER if space == SYSTEM else space, name, arity)
        predicate.defined = True
        predicates.publish(predicate, entry)
        return predicate

    def leadin(self, number: int) -> int:
        """Code that asks for the predicate's compilation and goes on with it."""
        return self.write([("leadin", number)])[2]

    def describe(self, address: int) -> str | None:
        """Which predicate an address lies in."""
        for start, end, predicate, _ in self.map:
            if start <= address < end:
                return f"{predicate}+{address - start:#x}"
        return self.image.describe(address)


class Joiner:
    """Gives labels the number of their code, and turns calls between the codes of one unit into jumps."""

    def __init__(self, local: dict[tuple[str, int], int], suffix: str) -> None:
        self.local = local
        self.suffix = suffix
        self.named: set[tuple[str, int]] = set()

    def rename(self, instructions: Iterable[tuple], n: int) -> list[tuple]:
        """The instructions of code n."""
        return [self.instruction(instruction, n) for instruction in instructions]

    def instruction(self, instruction: tuple, n: int) -> tuple:
        """One instruction."""
        name, *operands = instruction
        operands = [self.operand(operand, n) for operand in operands]
        if name in ("call", "execute") and operands[0][0] == "l":
            return ("call_direct" if name == "call" else "jump", *operands)
        return (name, *operands)

    def operand(self, operand: object, n: int) -> object:
        """One operand."""
        if not isinstance(operand, tuple):
            return operand
        kind = operand[0]
        if kind == "l":
            return operand if operand[1] == "fail" else ("l", operand[1], n)
        if kind == "p" and operand[1:] in self.local:
            return ("l", ENTRY, self.local[operand[1:]])
        if kind == "t":
            return ("t", tuple((key, self.operand(label, n)) for key, label in operand[1]))
        if kind == "f" and operand[1:] in self.local and operand[1].startswith("$"):
            self.named.add(operand[1:])
            return ("f", operand[1] + self.suffix, operand[2])
        if kind == "c" and isinstance(operand[1], Atom) and (operand[1].name, 0) in self.local:
            if operand[1].name.startswith("$"):
                self.named.add((operand[1].name, 0))
                return ("c", Atom(operand[1].name + self.suffix))
        return operand


def through_cell(code) -> list[tuple]:
    """The instructions of a predicate, where its last calls of itself are jumps, with these as other calls are."""
    itself = ("execute", ("p", code.name, code.arity))
    return [itself if instruction == ("jump", ("l", ENTRY)) else instruction for instruction in code.instructions]


def fall_through(instructions: list[tuple]) -> list[tuple]:
    """A switch whose code for atoms stands right behind it needs no jump to it."""
    for i, instruction in enumerate(instructions[:-1]):
        if instruction[0] == "switch" and instructions[i + 1] == ("label", instruction[3]):
            instructions[i] = ("switch_then_atom", *instruction[1:3], *instruction[4:])
    return instructions


def load_image(placement, codespace, engine) -> images.Image:
    """The kernel in an engine's code space, with the templates that are kept on disk."""
    data = images.load_data(placement)
    image = images.place(data, codespace)
    engine.worker["toc"] = image.toc
    crash.watch(engine)
    tags = load_tags()
    numbers = {"list": tags["LST"].value, "struct": tags["STR"].value}
    word_size = placement.target.word_size
    image.templates = Templates(placement, word_size, numbers, LazySummaries(data["summaries"]))
    images.load_templates(placement, image.templates)
    return image


def keep(engine) -> None:
    """At the end of an engine: keep what it has compiled and others can use."""
    images.keep_templates(engine.image.templates)


class LazySummaries(dict):
    """Summaries of the kernel's routines, unpacked when a template that calls one is compiled."""

    def __init__(self, packed: dict) -> None:
        super().__init__()
        self.packed = packed

    def __missing__(self, name: str) -> object:
        summary = self[name] = store.unpack_summary(self.packed[name])
        return summary

    def __contains__(self, name: object) -> bool:
        return name in self.packed

    def get(self, name: str, default: object = None) -> object:
        """The summary, or `default`."""
        return self[name] if name in self.packed else default


def compiler_of(engine) -> Compiler:
    """The engine's compiler, made at its first use."""
    compiler = getattr(engine, "compiler", None)
    if compiler is None:
        compiler = engine.compiler = Compiler(engine, engine.image)
    return compiler


def compile_predicate(engine, predicate) -> int:
    """Compile a predicate; its entry address."""
    return compiler_of(engine).predicate(predicate)


def dynamic_entry(engine, predicate, record: int) -> int:
    """The entry address of a predicate whose clauses are in the store, with that record."""
    return compiler_of(engine).dynamic(predicate, record)


def stable_entry(engine, predicate) -> int:
    """The entry address of a dynamic predicate's clauses as they are now. Its calls of itself go through its cell."""
    return compiler_of(engine).from_clauses(predicate, direct=False)


def spare(engine) -> None:
    """Give back code of predicates that were redefined or forgotten, now and then."""
    compiler_of(engine).spare()


def make_leadin(engine, number: int) -> int:
    """The lead-in of a predicate."""
    return compiler_of(engine).leadin(number)


__all__ = [
    "Compiler",
    "compile_predicate",
    "dynamic_entry",
    "keep",
    "load_image",
    "make_leadin",
    "spare",
    "stable_entry",
]
