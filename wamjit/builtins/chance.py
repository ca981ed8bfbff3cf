"""Random numbers: one generator for each engine, which a seed sets.

In: bounds, seeds. Out: numbers. Holds: the state lies in machine memory, where the kernel draws too (kernel/chance.py):
the same seed gives the same numbers on every machine, whoever draws them.
"""

from __future__ import annotations

import os

from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.read.terms import Atom, Struct, Term, Var
from wamjit.table import load_record

SEED_BITS = 60
BITS, LOW = 32, (1 << 32) - 1
STATE = 4  # words


def rotated(x: int, count: int) -> int:
    """32 bits, rotated to the left."""
    return x << count & LOW | x >> BITS - count


class Generator:
    """xoshiro128** over the state in machine memory, as kernel/chance.py has it."""

    def __init__(self, engine):
        self.memory, size = engine.memory, engine.target.word_size
        area = self.memory.area("chance").start
        offset = load_record("chance", size).offset
        self.places = [area + offset("state", index) for index in range(STATE)]
        engine.worker["chance"] = area
        self.begin(os.urandom(STATE * 4))

    def begin(self, entropy: bytes) -> None:
        """Start from 16 bytes, of which not all may be 0."""
        for index, place in enumerate(self.places):
            self.memory.write(place, int.from_bytes(entropy[4 * index : 4 * index + 4], "little"))
        if not any(entropy):
            self.memory.write(self.places[0], 1)

    def seed(self, seed: int | str) -> None:
        """Start from a seed: the first 16 bytes of the SHA-256 of its text."""
        from hashlib import sha256

        self.begin(sha256(str(seed).encode("utf-8", "surrogatepass")).digest()[: STATE * 4])

    def draw(self) -> int:
        """The next 32 bits."""
        a, b, c, d = map(self.memory.read, self.places)
        c, d = c ^ a, d ^ b
        for place, word in zip(self.places, (a ^ d, b ^ c, c ^ b << 9 & LOW, rotated(d, 11)), strict=True):
            self.memory.write(place, word)
        return rotated(b * 5 & LOW, 7) * 9 & LOW

    def up_to(self, most: int) -> int:
        """An integer from 0 to `most`, each with the same chance."""
        length = most.bit_length()
        while True:
            found = sum(self.draw() << shift for shift in range(0, max(length, 1), BITS)) & (1 << length) - 1
            if found <= most:
                return found

    def below(self, count: int) -> int:
        """An integer from 0 on below a positive one."""
        return self.up_to(count - 1)

    def float(self) -> float:
        """A float between 0 and 1, neither of them, of 53 bits."""
        found = 0
        while found == 0:
            found = (self.draw() >> 5) << 26
            found += self.draw() >> 6
        return found / (1 << 53)


def random_integer(engine, low, high, value):
    """'$random_integer'(+Low, +High, -Value): Low =< Value =< High"""
    return [(value, low + engine.generator.up_to(high - low))] if low <= high else False


def set_random(engine, option):
    """set_random/1: seed(Seed), where the seed `random` is a new one"""
    if isinstance(option, Var):
        raise instantiation_error()
    if not (isinstance(option, Struct) and option.name == "seed" and len(option.args) == 1):
        raise domain_error("set_random_option", option)
    seed = option.args[0]
    if seed is Atom("random"):
        engine.generator.begin(os.urandom(STATE * 4))
    else:
        engine.generator.seed(seed_of(seed))


def seed_of(seed: Term) -> int | str:
    """A seed: an integer as it is, other text as text."""
    if isinstance(seed, Var):
        raise instantiation_error()
    if isinstance(seed, int):
        return seed
    if isinstance(seed, Struct):
        raise type_error("integer", seed)
    from wamjit.builtins.text import any_text

    return any_text(seed)


def new_seed(engine, seed):
    """'$new_seed'(-Seed): a random seed, from which the generator goes on"""
    found = engine.generator.below(1 << SEED_BITS)
    engine.generator.seed(found)
    return [(seed, found)]
