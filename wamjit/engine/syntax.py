"""How terms are read and written, as the kernel sees it: operators and the flags for quotes.

In: the operators of the module that text belongs to now, the flags. Out: the record `syntax`, tables of operators in
the area `operators` (kernel/operators.py), flags that programs ask for. Holds: what the record says is what
`engine.operators` and `engine.flags` say, or its field `operators` is 0; so whatever changes one of these calls
`forget`, and who wants the kernel to read or write calls `prepare` first. Every name in a table is an atom that stays.
"""

from __future__ import annotations

from wamjit.read.operators import Entry, Operators
from wamjit.read.terms import Atom
from wamjit.table import load_record

FEWEST_SLOTS = 64
QUOTES = ("codes", "chars", "atom", "string")  # their numbers in kernel/operators.py; the next one means nothing


class Syntax:
    """The operators and flags of one engine in its machine's memory."""

    def __init__(self, engine):
        self.engine, self.memory = engine, engine.memory
        self.area, size = engine.memory.area("operators"), engine.target.word_size
        names = ("syntax", "operators", "operator")
        self.record, self.head, self.entry = (load_record(name, size) for name in names)
        self.size = size
        self.start = self.top = self.area.start + self.record.size
        self.tables: dict[Operators, tuple[int, int]] = {}  # where each is, and which version of it
        self.changes = 0  # how often it may have changed
        self.flag_slots = (self.record.size - self.record.offset("flags")) // (2 * size)
        self.has_flags = False  # whether the kernel knows any
        engine.worker["syntax"] = self.area.start

    def forget(self) -> None:
        """Something may have changed."""
        self.changes += 1
        self.memory.write(self.area.start + self.record.offset("operators"), 0)
        if self.has_flags:
            self.memory.write_words(self.area.start + self.record.offset("flags"), [0] * (2 * self.flag_slots))
            self.has_flags = False

    def note_flag(self, flag: Atom, value: Atom | int) -> None:
        """The kernel may say what a flag is, until the next change."""
        word = self.engine.atom_word(value) if isinstance(value, Atom) else self.engine.small_int_word(value)
        if word is not None:
            index = self.engine.atoms.fixed_index(flag)
            place = self.area.start + self.record.offset("flags") + index % self.flag_slots * 2 * self.size
            self.memory.write_words(place, (self.engine.layout.atom_word(index), word))
            self.has_flags = True

    def prepare(self) -> bool:
        """Let the kernel see how it is now; False for more operators than there is room for."""
        if self.memory.read(self.area.start + self.record.offset("operators")):
            return True
        table = self.table_of(self.engine.operators)
        flags = self.engine.flags
        quotes = [QUOTES.index(q) if q in QUOTES else len(QUOTES) for q in (flags.double_quotes, flags.back_quotes)]
        of_user = int(self.engine.operators is self.engine.modules.user_operators)
        self.memory.write_words(self.area.start, (table, *quotes, of_user))
        return table != 0

    def table_of(self, operators: Operators) -> int:
        """The address of a table; 0 if there is no room for it."""
        known = self.tables.get(operators)
        if known is not None and known[1] == operators.version:
            return known[0]
        words = self.words(operators, self.top)
        if self.top + len(words) * self.size > self.area.end:
            self.tables.clear()
            self.top = self.start
            words = self.words(operators, self.top)
            if self.top + len(words) * self.size > self.area.end:
                return 0
        place = self.top
        self.memory.write_words(place, words)
        self.top += len(words) * self.size
        self.tables[operators] = place, operators.version
        return place

    def words(self, operators: Operators, start: int) -> list[int]:
        """A table as it will lie at `start`."""
        slots = FEWEST_SLOTS
        while slots < 2 * len(operators.table):
            slots *= 2
        first = self.head.offset("slots") // self.size
        words = [slots - 1] + [0] * (first - 1 + slots)
        for name, entry in operators.table.items():
            index = self.engine.atoms.fixed_index(Atom(name))
            slot, place = first + (index & slots - 1), start + len(words) * self.size
            words += [self.engine.layout.atom_word(index), words[slot], *classes(entry)]
            words[slot] = place
        return words


def classes(entry: Entry) -> tuple[int, ...]:
    """The numbers of the record `operator`, from `prefix` on."""
    prefix, infix, postfix = entry
    return (
        *((prefix.priority, prefix.right, int(prefix.plain)) if prefix else (0, 0, 0)),
        *((infix.priority, infix.left, infix.right) if infix else (0, 0, 0)),
        *((postfix.priority, postfix.left) if postfix else (0, 0)),
    )
