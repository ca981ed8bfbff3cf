"""What the kernel has to know to write terms, beside the operators (syntax.py): classes of characters, portray/1.

In: an engine. Out: the area `writing` (kernel/write_*.py), where classes are put when the kernel asks for them. Holds:
they say what `read/writer.py` would do, which is the reference.
"""

from __future__ import annotations

from wamjit.engine.predicates import USER
from wamjit.read.chars import starts_atom
from wamjit.read.terms import Struct
from wamjit.read.texts import ESCAPES, char_class, float_text, format_integer, numbered_variable
from wamjit.table import load_record, load_tags

TAGS = load_tags()
CLASSES = {
    "": 0,
    "word": TAGS.characters["WORD_CLASS"],
    "symbol": TAGS.characters["SYMBOL_CLASS"],
    "'": TAGS.characters["QUOTE_CLASS"],
    '"': TAGS.characters["DOUBLE_CLASS"],
    "`": TAGS.characters["BACK_CLASS"],
}
STARTS, SAFE, KNOWN = (TAGS.characters[name] for name in ("STARTS", "SAFE", "KNOWN"))
BLOCK = 256  # characters that are classed at once
PORTRAY = (USER, "portray", 1)


def class_byte(code: int) -> int:
    """What the kernel has to know of a character."""
    char = chr(code)
    starts = STARTS if starts_atom(char) else 0
    safe = SAFE if char.isprintable() and char not in ESCAPES else 0
    return KNOWN | CLASSES[char_class(char)] | starts | safe


def constant_text(term: Struct | int | float, quoted: bool) -> bytes:
    """The text of a number, or of the variable that '$VAR'(N) stands for."""
    if isinstance(term, Struct):
        return numbered_variable(term.args[0]).encode()
    return (float_text(term, quoted) if isinstance(term, float) else format_integer(term)).encode()


class Writing:
    """The tables of one engine."""

    def __init__(self, engine):
        self.memory = engine.memory
        record = load_record("writing", engine.target.word_size)
        start = self.memory.area("writing").start
        self.portray = start + record.offset("portray")
        self.classes = start + record.size
        engine.worker["writing"] = start
        self.memory.write(start + record.offset("classes"), self.classes)
        engine.predicates.watched[PORTRAY] = lambda: self.memory.write(self.portray, 1)

    def classify(self, code: int) -> None:
        """Write the classes of a character and of its neighbours."""
        first = code & -BLOCK
        self.memory.write_bytes(self.classes + first, bytes(map(class_byte, range(first, first + BLOCK))))
