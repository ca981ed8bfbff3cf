"""Python terms to the heap of the machine and back.

In: a term (wamjit.read.terms; a Python list in it is a proper list) or a word. Out: a word or a term. Holds: nothing
recurses over the depth of a term; a variable of the machine comes back as a `HeapVar` that remembers its cell, and is
the same object within one `decode`; sharing survives decoding. A cyclic term is a cyclic `Struct` for who says that it
can handle one; for others a `HeapTerm` stands where it begins again, which is of no type that a built-in takes, and is
built as what it was. In both cases `met_cycle` tells.
"""

from __future__ import annotations

import struct as packing
from collections import deque

from wamjit.engine.errors import representation_error, resource_error
from wamjit.engine.layout import Layout
from wamjit.machine.words import MemoryFault
from wamjit.read.cycles import back_edges, is_cyclic
from wamjit.read.terms import DOT, NIL, Atom, String, Struct, Term, Var


class HeapVar(Var):
    """A variable of the machine: the address of its cell; 0 once it is no longer tied to that (see `detach`)."""

    __slots__ = ("address",)

    def __init__(self, address: int):
        self.name = "_"
        self.address = address


class HeapTerm:
    """A compound term of the machine within itself: its word. Only good while the machine's terms stay in place."""

    __slots__ = ("word",)

    def __init__(self, word: int):
        self.word = word


class Terms:
    """Builds and decodes terms in one memory. `literals` reads the boxes that compiled code holds: its code space."""

    def __init__(self, memory, layout: Layout, atoms, functors, literals=None):
        self.memory, self.layout, self.atoms, self.functors = memory, layout, atoms, functors
        self.met_cycle = False
        self.originals: dict[int, Struct] = {}  # what was decoded last by its word, where that has a cycle
        self.literals = memory if literals is None else literals
        self.order = "big" if memory.big_endian else "little"
        self.byte_order = ">" if memory.big_endian else "<"
        self.pack_double = packing.Struct(self.byte_order + "d").pack

    # building

    def build(self, term: Term, top: int, limit: int) -> tuple[int, int]:
        """Put a term on the heap at `top`: its word and the new top. A resource error if it would pass `limit`."""
        word = self.atomic(term)
        if word is not None:
            return word, top
        return Builder(self, top).build(term, limit)

    def build_ball(self, ball: Term, top: int, limit: int) -> tuple[int, int]:
        """The same for an error: a cyclic term in it is the one that a service was given."""
        builder = Builder(self, top)
        if self.originals:
            builder.known = {id(term): word for word, term in self.originals.items()}
        return builder.build(ball, limit)

    def build_all(self, terms: list[Term], top: int, limit: int, shared: bool = False) -> tuple[list[int], int]:
        """Several terms that share variables: their words and the new top."""
        builder = Builder(self, top, shared)
        words = [builder.place(term) for term in terms]
        return words, builder.finish(limit)

    def atomic(self, term: Term) -> int | None:
        """The word of a term that needs no cells: a variable of the machine, an atom, a small integer."""
        kind = type(term)
        if kind is Atom:
            return self.atoms.word(term)
        if kind is int:
            return self.layout.int_word(term) if self.layout.is_small(term) else None
        if kind is HeapVar:
            return term.address or None
        return term.word if kind is HeapTerm else None

    def box(self, term: Term) -> list[int]:
        """The header and the raw words of a float, big integer or string."""
        layout, size = self.layout, self.layout.word_size
        if isinstance(term, float):
            return self._box_of(layout.float_kind, self.pack_double(term))
        if isinstance(term, int):
            count = -(-term.bit_length() // layout.bits)
            limbs = packing.unpack(self.limbs(count), abs(term).to_bytes(count * size, "little"))
            return [layout.box_word(layout.big_kind, 1 + count), int(term < 0), *limbs]
        if isinstance(term, String):
            text = term.text.encode("utf-8", "surrogatepass")
            raw = len(text).to_bytes(size, self.order) + text
            return self._box_of(layout.string_kind, raw + bytes(-len(raw) % size))
        raise TypeError(f"no Prolog term: {term!r}")

    def _box_of(self, kind: int, raw: bytes) -> list[int]:
        size = self.layout.word_size
        words = packing.unpack(f"{self.byte_order}{len(raw) // size}{'Q' if size == 8 else 'I'}", raw)
        return [self.layout.box_word(kind, len(words)), *words]

    # decoding

    def decode(self, word: int) -> Term:
        """The term of a word."""
        return self.decode_all((word,))[0]

    def decode_all(self, words, cycles: bool = False) -> list[Term]:
        """The terms of several words; a variable that they share is one object. `cycles`: they may be cyclic."""
        decoder = Decoder(self)
        found = decoder.decode(words)
        self.met_cycle = decoder.shared and is_cyclic(found)
        self.originals = decoder.known if self.met_cycle else {}
        if self.met_cycle and not cycles:
            decoder.cut(found)
        return found

    def finite(self, words) -> list[Term]:
        """The terms of several words; a representation error if one of them is cyclic."""
        found = self.decode_all(words)
        if self.met_cycle:
            raise representation_error("cyclic_term")
        return found

    def outline(self, word: int) -> Struct | None:
        """A compound term on the heap whose arguments stay there; None for any other word. Not to be kept."""
        layout, size, address = self.layout, self.layout.word_size, word & ~3
        if word & 3 == layout.lst:
            name, first, arity = DOT, address, 2
        elif word & 3 == layout.str and self.memory.area("heap").start <= address < self.memory.area("heap").end:
            header, first = self.memory.read(address), address + size
            if header & layout.header_mask == layout.box:
                return None
            name, arity = self.functors.functors[header >> layout.functor_shift]
        else:
            return None
        made = Struct.__new__(Struct)
        made.name, made.args = name, [HeapTerm(argument) for argument in self.memory.read_words(first, arity)]
        return made

    def culprit(self, word: int) -> Term:
        """The term of a word that only goes into an error term: as it is on the heap, if it is cyclic."""
        found = self.decode(word)
        return HeapTerm(word) if self.met_cycle else found

    def boxed(self, memory, header: int, address: int) -> Term:
        """The float, big integer or string of a box, whose raw words are at `address` in `memory`."""
        layout = self.layout
        kind = header >> layout.kind_shift & layout.kind_mask
        if kind == layout.float_kind:
            return memory.read_double(address)
        if kind == layout.string_kind:
            length = memory.read(address)
            text = memory.read_bytes(address + layout.word_size, length)
            return String(text.decode("utf-8", "surrogatepass"))
        sign, *limbs = memory.read_words(address, header >> layout.box_shift)
        magnitude = int.from_bytes(packing.pack(self.limbs(len(limbs)), *limbs), "little")
        return -magnitude if sign else magnitude

    def limbs(self, count: int) -> str:
        """The words of a large integer for `struct`, the lowest first: conversion in linear time."""
        return f"<{count}{'Q' if self.layout.word_size == 8 else 'I'}"

    def dereference(self, word: int) -> int:
        """Follow references to an unbound variable or a value."""
        read = self.memory.read
        while not word & 3:
            value = read(word)
            if value == word:
                break
            word = value
        return word


class Builder:
    """Cells of terms, collected as numbers and written at once."""

    def __init__(self, terms: Terms, top: int, shared: bool = False):
        self.terms, self.top, self.size = terms, top, terms.layout.word_size
        self.cells: list[int] = []
        self.known: dict[int, int] | None = {} if shared else None  # the words of compound terms by their id
        self.variables: dict[Var, int] = {}

    def build(self, term: Term, limit: int) -> tuple[int, int]:
        """Place one term and write the cells."""
        word = self.place(term)
        return word, self.finish(limit)

    def finish(self, limit: int) -> int:
        """Write the cells; the new top."""
        end = self.top + len(self.cells) * self.size
        if end > limit:
            raise resource_error("memory")
        if self.cells:
            self.terms.memory.write_words(self.top, self.cells)
        return end

    def place(self, term: Term) -> int:
        """The word of a term, with its cells added."""
        terms, cells, size, top = self.terms, self.cells, self.size, self.top
        atomic, layout = terms.atomic, terms.layout
        word = atomic(term)
        if word is not None:
            return word
        if isinstance(term, Var):
            return self._variable(term, None)
        start = len(cells)
        cells.append(0)
        todo = deque([(start, term)])  # from left to right, that variables are as old as they stand
        while todo:
            index, term = todo.popleft()
            where = len(cells)
            address = top + where * size
            if self.known is not None and (word := self.known.get(id(term))) is not None:
                cells[index] = word
                continue
            if type(term) is list:
                cells[index] = word = self._row(term, todo)
                if self.known is not None:
                    self.known[id(term)] = word
                continue
            if type(term) is not Struct:
                cells[index] = address | layout.str
                cells.extend(terms.box(term))
                continue
            args = term.args
            if term.name == DOT and len(args) == 2:
                cells[index] = address | layout.lst
            else:
                cells[index] = address | layout.str
                cells.append(terms.functors.word(term.name, len(args)))
                where += 1
            if self.known is not None:
                self.known[id(term)] = cells[index]
            cells.extend([0] * len(args))
            for place, argument in enumerate(args, where):
                word = atomic(argument)
                if word is not None:
                    cells[place] = word
                elif isinstance(argument, Var):
                    cells[place] = self._variable(argument, place)
                else:
                    todo.append((place, argument))
        return cells[start]

    def _row(self, items: list[Term], todo: deque[tuple[int, Term]]) -> int:
        """The word of the list of some terms; those with cells of their own are left in `todo`."""
        cells, size, layout, atomic = self.cells, self.size, self.terms.layout, self.terms.atomic
        nil = self.terms.atoms.word(NIL)
        if not items:
            return nil
        start = len(cells)
        first = self.top + start * size | layout.lst
        block = [nil] * (2 * len(items))
        block[1:-1:2] = range(first + 2 * size, first + 2 * size * len(items), 2 * size)
        cells.extend(block)
        for place, item in enumerate(items):
            word = atomic(item)
            place = start + 2 * place
            if word is not None:
                cells[place] = word
            elif isinstance(item, Var):
                cells[place] = self._variable(item, place)
            else:
                todo.append((place, item))
        return first

    def _variable(self, variable: Var, place: int | None) -> int:
        """The word for a variable: a reference to its cell, which is `place` or a new one at its first occurrence."""
        word = self.variables.get(variable)
        if word is None:
            if place is None:
                place = len(self.cells)
                self.cells.append(0)
            word = self.variables[variable] = self.top + place * self.size
            self.cells[place] = word
        return word


class Decoder:
    """One decoding: what stands behind an address is looked at once."""

    def __init__(self, terms: Terms):
        self.terms = terms
        self.variables: dict[int, HeapVar] = {}
        self.known: dict[int, Struct] = {}
        self.shared = False

    def decode(self, words) -> list[Term]:
        """The terms of words."""
        root = list(words)
        pending = [root]  # lists of words that are still to become terms, in place
        memory, layout, atoms = self.terms.memory, self.terms.layout, self.terms.atoms.atoms
        read, int_mask, int_tag, int_shift = memory.read, layout.int_mask, layout.int, layout.int_shift
        atom_mask, atom_tag, atom_shift = layout.atom_mask, layout.atom, layout.atom_shift
        sign, modulus = layout.bits - 1, layout.mask + 1
        while pending:
            cells = pending.pop()
            for index, word in enumerate(cells):
                while not word & 3:
                    value = read(word)
                    if value == word:
                        break
                    word = value
                if word & int_mask == int_tag:
                    cells[index] = (word - modulus if word >> sign else word) >> int_shift
                elif word & atom_mask == atom_tag:
                    cells[index] = atoms[word >> atom_shift]
                elif word & 3:
                    cells[index] = self._compound(word, pending)
                else:
                    cells[index] = self._variable(word)
        for made in self.known.values():
            made.args = tuple(made.args)
        return root

    def cut(self, roots: list[Term]) -> None:
        """Make what was decoded finite."""
        words = {id(term): word for word, term in self.known.items()}
        for term, place, inner in back_edges(roots):
            args = list(term.args)
            args[place] = HeapTerm(words[id(inner)])
            term.args = tuple(args)

    def _variable(self, address: int) -> HeapVar:
        variable = self.variables.get(address)
        if variable is None:
            variable = self.variables[address] = HeapVar(address)
        return variable

    def _compound(self, word: int, pending: list) -> Term:
        known = self.known.get(word)
        if known is not None:
            self.shared = True
            return known
        memory, layout = self.terms.memory, self.terms.layout
        size, address = layout.word_size, word & ~3
        if word & 3 == layout.lst:
            name, args = DOT, [memory.read(address), memory.read(address + size)]
        else:
            try:
                header = memory.read(address)
            except MemoryFault:  # a literal of compiled code
                memory = self.terms.literals
                header = memory.read(address)
            if header & layout.header_mask == layout.box:
                return self.terms.boxed(memory, header, address + size)
            name, arity = self.terms.functors.functors[header >> layout.functor_shift]
            args = [memory.read(address + size * place) for place in range(1, arity + 1)]
        made = self.known[word] = Struct.__new__(Struct)
        made.name, made.args = name, args
        pending.append(args)
        return made


def detach(term: Term) -> Term:
    """A decoded term that is kept for longer than the machine's: its variables are nobody's from now on."""
    seen: set[int] = set()  # parts may be shared many times over
    todo = [term]
    while todo:
        part = todo.pop()
        if isinstance(part, Struct):
            if id(part) not in seen:
                seen.add(id(part))
                todo.extend(part.args)
        elif isinstance(part, HeapVar):
            part.address = 0
        elif isinstance(part, HeapTerm):
            raise representation_error("cyclic_term")
    return term
