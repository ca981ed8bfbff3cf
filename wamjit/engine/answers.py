"""Words of the machine straight to Python values: the fast way of what `Terms.decode` and `to_python` do together.

In: words whose terms lie on the heap of a machine with this host's words. Out: int, float, list (for proper lists),
Atom, Struct, String and Var, as `wamjit.engine.values` describes them; None where a term is not plain. Holds: a term
that is deep, cyclic, shared many times over, or has a partial list in it is left to the general way, which handles all;
words are only looked at inside the heap.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wamjit.engine.terms import HeapVar, Terms
from wamjit.machine.words import MemoryFault
from wamjit.read.terms import NIL, Struct

DEPTH = 60  # of structures and lists in each other
MODULUS = 1 << 64
PATIENCE = 1000  # cells of compound terms beyond those that the heap has: more are looked at for terms that share only


class NotPlain(Exception):
    """A term for the general way."""


class Answers:
    """Decodes words of one machine's heap. `cells` are the words of `memory` from `base` on."""

    def __init__(self, terms: Terms, area, top: Callable[[], int]):
        memory, layout = terms.memory, terms.layout
        self.terms, self.top = terms, top
        self.cells, self.base = memory.cells, memory.base
        self.start, self.end = area.start, area.end
        self.atoms, self.functors = terms.atoms.atoms, terms.functors.functors
        self.layout = layout
        self.nil = terms.atoms.word(NIL)
        self.variables: dict[int, HeapVar] = {}
        self.patience = 0

    @classmethod
    def of(cls, engine) -> Answers | None:
        """Those of an engine whose words are this host's; None for another's."""
        area, worker = engine.memory.area("heap"), engine.worker
        if engine.memory.cells is None or engine.target.word_size != 8:
            return None
        return cls(engine.terms, area, lambda: worker["heap_top"])

    def values(self, words) -> list[Any] | None:
        """The values of words; a variable that they share is one object."""
        self.variables = {}
        self.patience = PATIENCE + (self.top() - self.start >> 3)
        try:
            return [self.value(word, DEPTH) for word in words]
        except NotPlain:
            return None

    def arguments(self, word: int) -> list[Any] | None:
        """The values of the arguments of a structure."""
        at = (word & ~3) - self.base >> 3
        if not self.start <= word < self.end:
            return None
        _, arity = self.functors[self.cells[at] >> self.layout.functor_shift]
        return self.values(self.cells[at + 1 : at + 1 + arity])

    def value(self, word: int, depth: int) -> Any:
        """The value of a word."""
        layout = self.layout
        if not word & 3:
            word = self.dereference(word)
            if not word & 3:
                return self.variable(word)
        if word & layout.int_mask == layout.int:
            return (word - MODULUS if word >> 63 else word) >> layout.int_shift
        if word & layout.atom_mask == layout.atom:
            return [] if word == self.nil else self.atoms[word >> layout.atom_shift]
        if depth == 0:
            raise NotPlain
        if word & 3 == layout.lst:
            return self.list(word, depth - 1)
        address = word & ~3
        if not self.start <= address < self.end:
            return self.literal(address)
        at = address - self.base >> 3
        header = self.cells[at]
        if header & layout.header_mask == layout.box:
            return self.terms.boxed(self.terms.memory, header, address + 8)
        name, arity = self.functors[header >> layout.functor_shift]
        self.spend(arity)
        made = Struct.__new__(Struct)
        made.name = name
        made.args = tuple([self.value(cell, depth - 1) for cell in self.cells[at + 1 : at + 1 + arity]])
        return made

    def literal(self, address: int) -> Any:
        """The value of a float, a big integer or a string of compiled code."""
        memory, layout = self.terms.literals, self.layout
        try:
            header = memory.read(address)
        except MemoryFault:
            raise NotPlain from None
        if header & layout.header_mask != layout.box:
            raise NotPlain
        return self.terms.boxed(memory, header, address + 8)

    def list(self, word: int, depth: int) -> list:
        """The items of a proper list that is not empty."""
        layout, cells, base, start, end = self.layout, self.cells, self.base, self.start, self.end
        lst, int_mask, int_tag, int_shift = layout.lst, layout.int_mask, layout.int, layout.int_shift
        items: list = []
        left = self.patience >> 1
        while word & 3 == lst:
            if not start <= word < end or len(items) > left:
                raise NotPlain
            at = word - base >> 3
            item = cells[at]
            if item & int_mask == int_tag and not item >> 63:
                items.append(item >> int_shift)
            else:
                items.append(self.value(item, depth))
            word = cells[at + 1]
            if not word & 3:
                word = self.dereference(word)
        if word != self.nil:
            raise NotPlain
        self.spend(2 * len(items))
        return items

    def spend(self, count: int) -> None:
        """Cells have been looked at; a term that needs more than there are shares parts many times over."""
        self.patience -= count
        if self.patience < 0:
            raise NotPlain

    def dereference(self, word: int) -> int:
        """Follow references to an unbound variable or a value."""
        cells, base, start, end = self.cells, self.base, self.start, self.end
        while not word & 3:
            if not start <= word < end:
                raise NotPlain
            value = cells[word - base >> 3]
            if value == word:
                break
            word = value
        return word

    def variable(self, address: int) -> HeapVar:
        """The variable of a cell, tied to nothing."""
        found = self.variables.get(address)
        if found is None:
            found = self.variables[address] = HeapVar(0)
        return found
