"""Which operand pattern of the target's table an instruction takes, and how its operands get there.

In: the patterns of [forms] and the classes of the operands at hand. Out: a `Plan`, cheapest first, remembered: the same
combination of classes is decided once. The legaliser carries plans out.

A class is a bitset: what an operand is. A source that does not fit the pattern is loaded into a register (LOAD) or put
in a slot of the worker (STORE); the source that is tied to the destination is moved there (MOVE).
"""

from __future__ import annotations

from typing import NamedTuple

from wamjit.codegen.hardware import CodegenError, F, I, R, S

REGISTER, DOUBLE, MEMORY, CONSTANT, COUNT, FIRST_RANGE = 1, 2, 4, 8, 16, 5
DIRECT, LOAD, MOVE, SAME, STORE = "direct", "load", "move", "same", "store"


class Plan(NamedTuple):
    """How to carry out one instruction with one pattern."""

    cost: float
    pattern: tuple[str, ...]
    scratch: bool  # the destination is computed elsewhere and moved
    sources: tuple[str, ...]  # a mode for each source


class Forms:
    """The patterns of one target and the plans made from them."""

    def __init__(self, target):
        self.patterns = target.forms
        self.word_bits = target.word_size * 8
        letters = {letter for rows in self.patterns.values() for row in rows for letter in row if letter[0] in "iu"}
        self.bits = {"r": REGISTER, "f": DOUBLE, "m": MEMORY, "n": COUNT}
        self.ranges = []
        for number, letter in enumerate(sorted(letters)):
            width = int(letter[1:])
            low, high = (-1 << width - 1, (1 << width - 1) - 1) if letter[0] == "i" else (0, (1 << width) - 1)
            self.bits[letter] = 1 << number + FIRST_RANGE
            self.ranges.append((low, high, 1 << number + FIRST_RANGE))
        self.symbol_bits = (
            CONSTANT
            | sum(  # a symbol of kind const is a signed number of 32 bits
                self.bits[letter] for letter in letters if letter[0] == "i" and int(letter[1:]) >= 32
            )
        )
        self.values: dict[int, int] = {}
        self.plans: dict[tuple, Plan] = {}

    def classify(self, operand: object) -> int:
        """The class of an operand."""
        kind = type(operand)
        if kind is R:
            return REGISTER
        if kind is I:
            found = self.values.get(operand.value)
            return found if found is not None else self._classify_value(operand.value)
        if kind is S:
            return self.symbol_bits if operand.sym.kind == "const" else CONSTANT
        return DOUBLE if kind is F else MEMORY

    def _classify_value(self, value: int) -> int:
        found = CONSTANT | (COUNT if 0 <= value < self.word_bits else 0)
        for low, high, bit in self.ranges:
            if low <= value <= high:
                found |= bit
        self.values[value] = found
        return found

    def fits(self, op: str, position: int, operand: object) -> bool:
        """Whether some pattern of `op` takes the operand as it is at a position."""
        found = self.classify(operand)
        return any(found & self.bits.get(pattern[position], 0) for pattern in self.patterns[op])

    def plan(
        self, op: str, classes: tuple[int, ...], same: tuple[bool, ...], inside: tuple[bool, ...], dest: bool
    ) -> Plan:
        """The cheapest plan. `same`, `inside`: whether a source is the destination, or has its register as base."""
        key = (op, classes, same, inside)
        found = self.plans.get(key)
        if found is None:
            options = [
                plan for pattern in self.patterns[op] for plan in self._try(pattern, classes, same, inside, dest)
            ]
            if not options:
                raise CodegenError(f"no operand pattern of {op} can take these operands")
            found = self.plans[key] = min(options, key=lambda plan: plan.cost)
        return found

    def _try(self, pattern, classes, same, inside, dest) -> list[Plan]:
        if len(pattern) != len(classes):
            return []
        if not dest:
            return self._sources(pattern, pattern, classes, same, 0, False)
        wanted, first, rest = pattern[0], classes[0], pattern[1:]
        if wanted == "m":
            if first == MEMORY and (rest[0] != "0" or same[0]):
                return self._sources(pattern, rest, classes[1:], same, 1, True)
            if rest[0] == "0" or first == MEMORY:
                return []
            return self._sources(pattern, rest, classes[1:], same, 3, False)
        direct = bool(self.bits[wanted] & first)
        if direct and rest[0] == "0" and not same[0] and any(same[1:] + inside[1:]):
            direct = False  # the move into the destination would destroy another source
        return self._sources(pattern, rest, classes[1:], same, 0 if direct else 2, direct)

    def _sources(self, pattern, wanted, classes, same, cost, direct) -> list[Plan]:
        modes = []
        for letter, found, is_dest in zip(wanted, classes, same, strict=True):
            if letter == "0":
                kept = is_dest and direct
                modes.append(SAME if kept else MOVE)
                cost += 0 if kept else 1
            elif found & self.bits.get(letter, 0):
                modes.append(DIRECT)
                cost += 0.5 if found == MEMORY else 0
            elif letter in "rf":
                modes.append(LOAD)
                cost += 2
            elif letter == "m" and found & (REGISTER | CONSTANT):
                modes.append(STORE)
                cost += 3
            else:
                return []
        return [Plan(cost, pattern, not direct, tuple(modes))]
