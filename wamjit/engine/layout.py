"""Tagged words as numbers: what docs/contracts.md section 1 says, from tables/tags.toml.

In: the word size. Out: words from parts and parts from words. Holds: no memory is touched here. `terms.py`, which looks
at a word for each cell it copies, takes the numbers from here once and then works on them itself.
"""

from __future__ import annotations

from wamjit.table import load_tags


class Layout:
    """The tags for one word size."""

    def __init__(self, word_size: int):
        self.word_size = word_size
        self.bits = bits = 8 * word_size
        self.mask = (1 << bits) - 1
        tags = load_tags()
        self.lst, self.str = tags["LST"].value, tags["STR"].value
        self.int, self.int_mask, self.int_shift = tags["INT"].value, tags["INT"].mask, tags["INT"].shift
        self.atom, self.atom_mask, self.atom_shift = tags["ATOM"].value, tags["ATOM"].mask, tags["ATOM"].shift
        functor, box, boxes = tags["FUNCTOR"], tags["BOX"], tags.boxes
        self.functor, self.header_mask, self.functor_shift = functor.value, functor.mask, functor.shift
        self.box, self.box_shift = box.value, box.shift
        self.kind_shift, self.kind_mask = boxes["kind_shift"], boxes["kind_mask"]
        self.float_kind, self.big_kind, self.string_kind = boxes["FLOAT"], boxes["BIG"], boxes["STRING"]
        self.small_max = (1 << (bits - self.int_shift - 1)) - 1
        self.small_min = -self.small_max - 1

    def atom_word(self, index: int) -> int:
        """The word of the atom of that index."""
        return index << self.atom_shift | self.atom

    def functor_word(self, index: int) -> int:
        """The header of structures with the functor of that index."""
        return index << self.functor_shift | self.functor

    def box_word(self, kind: int, words: int) -> int:
        """The header of a box with that many raw words behind it."""
        return words << self.box_shift | kind << self.kind_shift | self.box

    def is_small(self, value: int) -> bool:
        """Whether an integer fits an INT word."""
        return self.small_min <= value <= self.small_max

    def int_word(self, value: int) -> int:
        """The word of a small integer."""
        return value << self.int_shift & self.mask | self.int

    def int_value(self, word: int) -> int:
        """The value of an INT word."""
        return self.signed(word) >> self.int_shift

    def signed(self, word: int) -> int:
        """A word as a signed number."""
        return word - (self.mask + 1) if word >> (self.bits - 1) else word
