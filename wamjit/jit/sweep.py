"""Code of redefined and forgotten predicates is given back when nothing can lead into it.

In: an engine that stands in a service, or runs nothing. Out: room in the code space. Holds: a piece of code stays if a
predicate's cell or a dynamic predicate's record leads into it, or if any word of the worker record, of what queries
have saved of it, of the stacks or of the machine stack could be an address in it: those words are not understood, only
compared. A piece whose auxiliary predicates stand in terms (goals of findall/3) stays as long as a word of the heap or
of the copy area could be such a term; without queries there are none. With a tracer, which keeps codes too, nothing is
given back.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wamjit.machine.words import WORD_CODE
from wamjit.read.terms import Atom

MOST_STACK = 16 << 20  # bytes of stacks that are looked through; with more than that the code waits
MOST_TERMS = 16 << 20  # bytes of terms, likewise
AT_ONCE = 1 << 14  # words that are read at once
BELOW = 1024  # bytes below the machine stack's top that may still be in use


class Piece(NamedTuple):
    """What belongs to a piece of code, besides what `Compiler.map` says."""

    room: int  # bytes of code
    tables: list[tuple[int, int]]  # addresses and sizes of its tables in the data part
    suffix: tuple[int, int] | None  # the predicate's number and the generation, of the names of its auxiliaries
    named: list  # its auxiliary predicates that terms name


def sweep(engine, compiler) -> int:
    """Give back what nothing leads into; how many bytes of code."""
    if engine.tracer is not None:  # it keeps codes and wrappers of predicates
        return 0
    idle = not engine.queries
    stacks = [] if idle else list(stack_ranges(engine))
    if sum(end - start for start, end in stacks) > MOST_STACK:
        return 0
    rows = sorted((row.start, row.end) for row in compiler.map.values())
    starts, ends = [row[0] for row in rows], [row[1] for row in rows]
    auxiliaries = {id(aux) for piece in compiler.pieces.values() for aux in piece.named}
    reached = pieces_of(cell_words(engine, auxiliaries), starts, ends)
    if not idle:
        words = list(running_words(engine, stacks))
        reached |= pieces_of(words, starts, ends)
        reached |= pieces_of((word - 1 for word in words), starts, ends)  # to come back to the end of a piece
    dead = [start for start in starts if start not in reached]
    if not idle:
        held = standing_in_terms(engine, [compiler.pieces[start] for start in dead], words)
        dead = [start for start in dead if not held & name_words(engine, compiler.pieces[start])]
    return sum(compiler.forget(start) for start in dead)


def name_words(engine, piece: Piece) -> set[int]:
    """The words that stand for a piece's auxiliary predicates in terms."""
    functor, atom = engine.functors.word, engine.atoms.fixed_word
    return {functor(aux.name, aux.arity) if aux.arity else atom(Atom(aux.name)) for aux in piece.named}


def standing_in_terms(engine, pieces: list[Piece], running: Iterable[int]) -> set[int]:
    """Which of the pieces' auxiliary predicates a term may name: all of them where there are too many terms."""
    wanted = {word for piece in pieces for word in name_words(engine, piece)}
    worker, area, size = engine.worker, engine.memory.area, engine.target.word_size
    ranges = [(area(name).start, worker[f"{name}_top"]) for name in ("heap", "copy")]
    if not wanted or sum(end - start for start, end in ranges) > MOST_TERMS:
        return wanted
    found = wanted.intersection(running)
    for start, end in ranges:
        for at in range(start, end, AT_ONCE * size):
            found |= wanted.intersection(engine.memory.read_words(at, min(AT_ONCE, (end - at) // size)))
    return found


def pieces_of(words: Iterable[int], starts: list[int], ends: list[int]) -> set[int]:
    """The starts of the pieces that words lead into."""
    found: set[int] = set()
    if not starts:
        return found
    low, high = starts[0], ends[-1]
    for word in words:
        if low <= word < high:
            at = bisect_right(starts, word) - 1
            if word < ends[at]:
                found.add(starts[at])
    return found


def cell_words(engine, auxiliaries: set[int]) -> Iterator[int]:
    """Where the cells of predicates lead, and the records of dynamic ones."""
    read = engine.codespace.read
    for predicate in engine.predicates.all:
        if id(predicate) not in auxiliaries:
            yield read(predicate.cell)
    yield from engine.database.code_addresses()


def stack_ranges(engine) -> Iterator[tuple[int, int]]:
    """The parts of the areas where return addresses and alternatives are."""
    worker, area = engine.worker, engine.memory.area
    yield area("local").start, worker["stack_top"]
    yield worker["node"], area("choice").end
    yield max(worker["m_sp"] - BELOW, area("mstack").start), area("mstack").end


def running_words(engine, stacks: list[tuple[int, int]]) -> Iterator[int]:
    """All words that a run, or an outer one that waits, may go on with."""
    memory, worker, size = engine.memory, engine.worker, engine.target.word_size
    order = ">" if memory.big_endian else "<"
    for saved in [worker.snapshot(), *(query.saved for query in engine.queries)]:
        yield from struct.unpack(f"{order}{len(saved) // size}{WORD_CODE[size]}", saved[: len(saved) // size * size])
    for start, end in stacks:
        yield from memory.read_words(start, (end - start) // size)
