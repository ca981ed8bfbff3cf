"""A look at all areas after a collection: tags, ranges, references, frames and their maps.

In: an engine whose machine stands at an entry with `arity` arguments. Out: nothing, or `HeapDamage` with what is wrong.
Everything that the innermost query can reach is followed. For the stress mode and for tests. A look takes time in
proportion to what is live, in Python; `Watch` looks so often that a collection costs no more than looking at some
cells.
"""

from __future__ import annotations

from collections.abc import Iterator

from wamjit.kernel.words import OLD_VALUE
from wamjit.table import load_record

LARGEST_SLOT_COUNT = 10_000
CELLS_FOR_EACH = 8  # looked at for each collection, on average


class HeapDamage(BaseException):
    """The machine's memory is not what it must be. No Prolog program can catch it."""


def check_heap(engine, arity: int) -> int:
    """Check everything; how many cells were looked at."""
    checker = HeapChecker(engine)
    checker.check(arity)
    return checker.looked + len(checker.followed)


def stress(engine, every: int) -> None:
    """Collect at every n-th entry of a predicate from now on, and look whether all is well; 0: no more."""
    worker = engine.worker
    worker["collect_every"] = worker["collect_left"] = every
    worker["heap_warn_soft"] = 0
    engine.services.watch = Watch(engine)


class Watch:
    """Looks after some collections, often where little is live."""

    def __init__(self, engine):
        self.engine, self.to_skip, self.looks = engine, 0, 0

    def collected(self, arity: int) -> None:
        """There was a collection."""
        self.to_skip -= 1
        if self.to_skip <= 0:
            self.to_skip = check_heap(self.engine, arity) // CELLS_FOR_EACH
            self.looks += 1


class HeapChecker:
    """One look at an engine."""

    def __init__(self, engine):
        self.engine, self.worker, self.layout = engine, engine.worker, engine.layout
        self.read, self.size = engine.memory.read, engine.target.word_size
        self.heap = engine.memory.area("heap")
        self.top = self.worker["heap_top"]
        self.choice, self.environment = (load_record(name, self.size) for name in ("choice", "environment"))
        self.looked = 0  # words that are looked at besides those
        self.followed: set[int] = set()  # addresses of cells
        self.seen_frames: set[tuple[int, int]] = set()
        self.ends = {engine.image.symbols[name]: name for name in ("stop_success", "stop_fail", "pop_fail")}

    def check(self, arity: int) -> None:
        """All roots and what they lead to."""
        worker = self.worker
        self.require(self.heap.start <= self.top <= worker["heap_end"], f"h is {self.top:#x}")
        for i in range(arity):
            self.follow(worker.x(i), f"x({i})")
        *_, base = self.choice_points()
        for at in self.goal_cells(base):
            self.looked += 1
            self.follow(self.read(at), f"the goal's cell {at:#x}")
        self.chain(worker["frame"], worker["continuation"], worker["stack_top"])
        newer = None
        for b in self.choice_points():
            self.choice_point(b, newer)
            newer = b
        self.trail(newer)
        self.clause_keys()

    def goal_cells(self, base: int) -> Iterator[int]:
        """The cells of the query's goal and template that are not raw."""
        at, end = self.worker["goal_start"], self.field(base, "global_top")
        while at < end:
            word = self.read(at)
            if word & self.layout.header_mask == self.layout.box:
                at += (word >> self.layout.box_shift) * self.size
            elif word & self.layout.header_mask != self.layout.functor:
                yield at
            at += self.size

    def require(self, condition: bool, message: str) -> None:
        """Complain unless the condition holds."""
        if not condition:
            raise HeapDamage(message)

    # choice points

    def field(self, b: int, name: str) -> int:
        """A field of a choice point."""
        return self.read(b + self.choice.offset(name))

    def choice_points(self) -> Iterator[int]:
        """The choice points of the innermost query, newest first, the one below it included."""
        area = self.engine.memory.area("choice")
        b = self.worker["node"]
        while True:
            self.require(area.start <= b < area.end and b % 8 == 0, f"no choice point at {b:#x}")
            yield b
            if self.ends.get(self.field(b, "alt")) == "stop_fail":
                return
            older = self.field(b, "prev")
            self.require(b + self.choice.offset("x", 0) <= older, f"{b:#x} comes after {older:#x}")
            b = older

    def choice_point(self, b: int, newer: int | None) -> None:
        """One choice point and what it keeps."""
        tops = {"tr": self.worker["trail_top"], "local_top": self.worker["stack_top"], "global_top": self.top}
        for name, top in tops.items():
            limit = top if newer is None else self.field(newer, name)
            self.require(self.field(b, name) <= limit, f"{name} of the choice point {b:#x} is above {limit:#x}")
        end = self.ends.get(self.field(b, "alt"))
        if end is not None:
            return
        for at in range(b + self.choice.offset("x", 0), self.field(b, "prev"), self.size):
            self.follow(self.read(at), f"word {at - b} of the choice point {b:#x}")
        self.chain(self.field(b, "e"), self.field(b, "cp"), self.field(b, "local_top"))

    def trail(self, base: int) -> None:
        """Entries are cells of the heap that are bound, and older than the choice point that will undo them."""
        floor, end = self.field(base, "global_top"), self.worker["trail_top"]
        for b in self.choice_points():
            start, top = self.field(b, "tr"), self.field(b, "global_top")
            at = start - self.size
            while (at := at + self.size) < end:
                cell = self.read(at)
                self.looked += 1
                if cell & OLD_VALUE:
                    self.changed_cell(at, cell - OLD_VALUE)
                    at += 2 * self.size
                    continue
                self.require(self.heap.start <= cell < top, f"the trail names {cell:#x}, not below {top:#x}")
                self.require(self.read(cell) != cell, f"the trail names the unbound cell {cell:#x}")
                if cell < floor:
                    self.follow(self.read(cell), f"the old cell {cell:#x}")
            end = start

    def changed_cell(self, at: int, cell: int) -> None:
        """The three words of a changed cell: the cell, what it held, the cell again."""
        self.require(self.read(at + 2 * self.size) == cell + OLD_VALUE, f"no end of the changed cell {cell:#x}")
        self.follow(self.read(at + self.size), f"what the changed cell {cell:#x} held")
        self.follow(self.read(cell), f"the changed cell {cell:#x}")

    def clause_keys(self) -> None:
        """The atoms that clauses are found by exist."""
        layout, database = self.layout, self.engine.database
        offset = database.store.clause.offset("key")
        for stored in database.records.values():
            for address in stored.addresses():
                self.looked += 1
                key = self.read(address + offset)
                if key & layout.atom_mask == layout.atom:
                    self.require(self.engine.atoms.exists(key >> layout.atom_shift), f"{address:#x} has a lost key")

    # environments

    def chain(self, frame: int, cp: int, top: int) -> None:
        """The environments of a continuation."""
        area = self.engine.memory.area("local")
        while self.ends.get(cp) != "stop_success":
            self.require(area.start <= frame < top, f"no environment at {frame:#x} below {top:#x}")
            if (frame, cp) in self.seen_frames:
                return
            self.seen_frames.add((frame, cp))
            for slot in self.live_slots(cp):
                self.looked += 1
                at = frame + self.environment.offset("y", slot)
                self.follow(self.read(at), f"y({slot}) of the environment {frame:#x} at {self.where(cp)}")
            cp = self.read(frame + self.environment.offset("cp"))
            older = self.read(frame + self.environment.offset("prev"))
            self.require(older < frame or self.ends.get(cp) == "stop_success", f"{frame:#x} comes after {older:#x}")
            frame = older

    def live_slots(self, cp: int) -> list[int]:
        """What the word in front of a return address says."""
        self.require(self.where(cp) is not None, f"no code at {cp:#x}")
        code = self.engine.codespace.read_code(cp - self.size, self.size)
        live = int.from_bytes(code, "big" if self.engine.target.big_endian else "little")
        if live & 1:
            self.require(live >> 1 < LARGEST_SLOT_COUNT, f"{live >> 1} live slots at {self.where(cp)}")
            return list(range(live >> 1))
        return [slot for slot in range(self.layout.bits) if live >> 1 + slot & 1]

    def where(self, address: int) -> str | None:
        """What code lies at an address."""
        return self.engine.compiler.describe(address)

    # terms

    def follow(self, word: int, name: str) -> None:
        """Check a word and all that it leads to."""
        todo = [(word, name)]
        while todo:
            word, name = todo.pop()
            for cell in self.cells(word, name):
                if cell not in self.followed:
                    self.followed.add(cell)
                    value = self.read(cell)
                    if value != cell:
                        todo.append((value, f"the cell {cell:#x}"))

    def cells(self, word: int, name: str) -> range:
        """Check one word: the cells with terms that it points to."""
        layout, size = self.layout, self.size
        if word & 3 == 3:
            self.require(word & layout.header_mask not in (layout.functor, layout.box), f"{name} holds a header")
            if word & layout.atom_mask == layout.atom:
                index = word >> layout.atom_shift
                self.require(self.engine.atoms.exists(index), f"{name} holds the unknown atom {index}")
            return range(0)
        address = word & ~3
        if word & 3 == layout.str and not self.heap.start <= address < self.heap.end:
            self.require(self.is_literal(address), f"{name} points to {word:#x}, which is no literal")
            return range(0)
        self.require(self.heap.start <= address < self.top, f"{name} points to {word:#x}, outside of the heap")
        self.require(address % size == 0, f"{name} points to {word:#x}, which is no cell")
        if not word & 3:
            return range(address, address + size, size)
        if word & 3 == layout.lst:
            return self.inside(range(address, address + 2 * size, size), name)
        return self.inside(self.structure(address, name), name)

    def inside(self, cells: range, name: str) -> range:
        """The cells, which must lie below h."""
        self.require(cells.stop <= self.top, f"{name} points to cells above h")
        return cells

    def structure(self, address: int, name: str) -> range:
        """The arguments behind a header; none for a box."""
        header, layout = self.read(address), self.layout
        if header & layout.header_mask == layout.box:
            self.inside(range(address, address + (1 + (header >> layout.box_shift)) * self.size), name)
            return range(0)
        self.require(header & layout.header_mask == layout.functor, f"{name} points to {header:#x}, which is no header")
        index, functors = header >> layout.functor_shift, self.engine.functors.functors
        self.require(index < len(functors), f"{name} points to the unknown functor {index}")
        return range(address + self.size, address + (1 + functors[index][1]) * self.size, self.size)

    def is_literal(self, address: int) -> bool:
        """Whether a box lies in the data part of the code space."""
        code = self.engine.codespace
        if not code.data_base <= address < code.exec_base:
            return False
        return code.read(address) & self.layout.header_mask == self.layout.box
