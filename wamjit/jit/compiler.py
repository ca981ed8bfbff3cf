"""Predicates to machine code in an engine's code space.

In: a predicate of the engine (clauses, or a row of the table of built-ins). Out: its entry address. Holds:
published code is never changed; auxiliary predicates of one predicate lie in one piece with it and are called
directly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from typing import NamedTuple

from wamjit.engine.errors import indicator, representation_error
from wamjit.engine.predicates import SYSTEM, USER
from wamjit.engine.python_heap import no_search
from wamjit.jit import crash, store
from wamjit.jit import image as images
from wamjit.jit.blocks import Entry
from wamjit.jit.join import Joiner, fall_through, through_cell
from wamjit.jit.kept import DAMAGED, KeptCode
from wamjit.jit.linker import Assembler, Block, Unit
from wamjit.jit.placing import Placer
from wamjit.jit.sweep import Piece, sweep
from wamjit.jit.templates import Selector, Templates
from wamjit.read.terms import Atom
from wamjit.table import load_tags

WORTH_WHILE = 1 << 20  # bytes of new code before old code is searched for
Named = dict[tuple[str, int], tuple[str, int]]  # auxiliaries that stand in terms: their names there, their codes


class Row(NamedTuple):
    """What is known of a piece of code, for reports and listings."""

    start: int
    end: int
    predicate: object
    again: Callable[[], Unit]  # makes the unit again, from the clauses as they are now


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
        self.assembler = Assembler(self.templates, self.selector)
        self.placer = Placer(engine, image)
        self.leadins = self.block([("leadin", 0)])
        self.generations: dict[int, set[int]] = {}  # in use, by the number of the predicate
        self.pieces: dict[int, Piece] = {}  # by their addresses
        self.swept = 0  # bytes of code behind the last sweep
        self.map: dict[int, Row] = {}  # likewise
        self.kept = KeptCode(engine)
        self.asked: dict[tuple[str, int], bool] = {}  # what `inline` has said during this compilation

    # What the selector asks.

    def constant_word(self, term: object) -> int | None:
        """The word of an atom or small integer; None for what needs a box."""
        if isinstance(term, Atom):
            return self.engine.atom_word(term)
        return self.engine.small_int_word(term) if type(term) is int else None

    def builtin_row(self, name: str, arity: int) -> object:
        """The row of a built-in that is called in place."""
        return self.engine.registry.find(name, arity)

    def inline(self, name: str, arity: int) -> bool:
        """Whether a goal is a built-in called in place."""
        answer = self.asked[name, arity] = self.engine.registry.inline(name, arity)
        return answer

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
        key = self.kept.key(predicate) if direct else None
        address = None if key is None else self.from_kept(predicate, key)
        if address is not None:
            return address
        with no_search():
            return self.anew(predicate, direct, key)

    def anew(self, predicate, direct: bool, key: str | None) -> int:
        """Compile the clauses of a predicate, and keep the block under a key."""
        self.asked = {}
        codes = self.wam(predicate)
        generation = self.new_generation(predicate.number)
        instructions, named = joined(predicate, codes, generation, direct)
        again = partial(self.unit_again, predicate, generation, direct)
        if self.engine.profiler is not None:
            instructions = self.engine.profiler.counted(predicate, instructions)
        block = self.block(instructions, named)
        if key is not None:
            self.kept.add(predicate, key, Entry(block, self.asked), suffix_of(predicate, generation))
            if self.kept.is_due:
                keep(self.engine)
        return self.publish(predicate, block, generation, again)

    def from_kept(self, predicate, key: str) -> int | None:
        """The entry of a predicate that was compiled in an earlier run; None where there is none, or it is damaged."""
        generation = self.new_generation(predicate.number)
        entry = self.kept.find(predicate, key, suffix_of(predicate, generation))
        if entry is not None:
            try:
                again = partial(self.unit_again, predicate, generation, True)
                return self.publish(predicate, entry.block, generation, again)
            except DAMAGED:
                pass
        self.generations[predicate.number].discard(generation)
        return None

    def wam(self, predicate) -> list:
        """The WAM code of the clauses of a predicate."""
        from wamjit.compile.predicate import compile_predicate as to_wam
        from wamjit.compile.state import TooComplex
        from wamjit.engine.bodies import prepared

        clauses = prepared(self.engine, predicate)
        try:
            return to_wam(predicate.name, predicate.arity, clauses, self, self.bits)
        except TooComplex as problem:
            raise representation_error(problem.limit, indicator(predicate.name, predicate.arity)) from None

    def unit_again(self, predicate, generation: int, direct: bool) -> Unit:
        """The unit of a predicate that was compiled."""
        with self.engine.compiling(predicate.space):
            return self.assembler.unit(joined(predicate, self.wam(predicate), generation, direct)[0])

    def builtin_code(self, predicate, row) -> list[tuple]:
        """A built-in as a predicate of its own."""
        if row.kind == "entry":
            return [("enter_code", ("b", row.function))]
        return [("check", row.arity), ("builtin", ("b", row.name, row.arity)), ("proceed",)]

    def new_generation(self, number: int) -> int:
        """A number for the auxiliaries of a predicate that those of its other codes do not have."""
        used = self.generations.setdefault(number, set())
        generation = next(free for free in count() if free not in used)
        used.add(generation)
        return generation

    def block(self, instructions: Iterable[tuple], named: Named | None = None) -> Block:
        """A stream of instructions as a block."""
        return self.assembler.block(self.assembler.unit(instructions), named or {})

    def install(self, predicate, instructions: list[tuple]) -> int:
        """Instructions without auxiliaries."""
        if self.engine.profiler is not None:
            instructions = self.engine.profiler.counted(predicate, instructions)
        return self.publish(predicate, self.block(instructions), None, partial(self.assembler.unit, instructions))

    def publish(self, predicate, block: Block, generation: int | None, again: Callable[[], Unit]) -> int:
        """Give a block its place; its entry."""
        address, size, tables = self.placer.place(block)
        self.map[address] = Row(address, address + size, predicate, again)
        suffix = None if generation is None else (predicate.number, generation)
        piece = self.pieces[address] = Piece(size, tables, suffix, [])
        for name, arity, entry in block.named:
            piece.named.append(self.publish_named(predicate.space, name, arity, address + entry))
        return address

    def spare(self) -> None:
        """Give back code that nothing leads into, when enough has been made to make the search worth while."""
        if self.codespace.code_used - self.swept >= WORTH_WHILE:
            sweep(self.engine, self)
            self.swept = self.codespace.code_used

    def forget(self, address: int) -> int:
        """Give a piece of code back; its room."""
        piece = self.pieces.pop(address)
        del self.map[address]
        for auxiliary in piece.named:
            auxiliary.defined = False
            self.engine.predicates.reset(auxiliary)
        if piece.suffix is not None:
            self.generations[piece.suffix[0]].discard(piece.suffix[1])
        for table, size in piece.tables:
            self.codespace.release_data(table, size)
        self.codespace.release_code(address, piece.room)
        return piece.room

    # Auxiliaries that are called by name, and lead-ins.

    def publish_named(self, space: str, name: str, arity: int, entry: int):
        """An auxiliary that stands in a term (findall's goal) is a predicate that call/N finds; that predicate."""
        predicates = self.engine.predicates
        predicate = predicates.ensure(USER if space == SYSTEM else space, name, arity)
        predicate.defined = True
        predicates.publish(predicate, entry)
        return predicate

    def leadin(self, number: int) -> int:
        """Code that asks for the predicate's compilation and goes on with it."""
        return self.placer.place_leadin(self.leadins, number)

    def describe(self, address: int) -> str | None:
        """Which predicate an address lies in."""
        row = self.row_at(address)
        return self.image.describe(address) if row is None else f"{row.predicate}+{address - row.start:#x}"

    def row_at(self, address: int) -> Row | None:
        """The row of the code that an address lies in."""
        return next((row for row in self.map.values() if row.start <= address < row.end), None)

    def unit_of(self, row: Row) -> Unit | None:
        """The unit that a piece of code was made from; None where the clauses are others by now."""
        unit = row.again()
        return unit if len(self.assembler.block(unit, {}).code) == row.end - row.start else None


def suffix_of(predicate, generation: int) -> str:
    """What the names of a predicate's auxiliaries end with."""
    suffix = f"@{generation}" if generation else ""
    if predicate.space == SYSTEM:  # they are found from `user`, where programs have theirs
        suffix += "@system"
    return suffix


def joined(predicate, codes: list, generation: int, direct: bool) -> tuple[list[tuple], Named]:
    """The predicate and its auxiliaries as one stream; calls between them become jumps. Those that terms name."""
    local = {(code.name, code.arity): n for n, code in enumerate(codes)}
    suffix = suffix_of(predicate, generation)
    jumps = local if direct else {key: n for key, n in local.items() if n}
    join = Joiner(jumps, suffix)
    out: list[tuple] = []
    for n, code in enumerate(codes):
        instructions = code.instructions if direct or n else through_cell(code)
        out.extend(fall_through(join.rename(instructions, n)))
    return out, {key: (key[0] + suffix, local[key]) for key in join.named}


def load_image(placement, codespace, engine) -> images.Image:
    """The kernel in an engine's code space, with the templates that are kept on disk."""
    data = images.load_data(placement)
    image = images.place(data, codespace)
    engine.worker["toc"] = image.toc
    crash.watch(engine)
    tags = load_tags()
    numbers = {"list": tags["LST"].value, "struct": tags["STR"].value}
    word_size = placement.target.word_size
    files = images.template_files(placement)
    image.templates = Templates(placement, word_size, numbers, LazySummaries(data["summaries"]), files)
    return image


def keep(engine) -> None:
    """Keep what an engine has compiled and others can use."""
    images.keep_templates(engine.image.templates)
    compiler = getattr(engine, "compiler", None)
    if compiler is not None:
        compiler.kept.save()


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
