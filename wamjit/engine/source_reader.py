"""Reading the text of a program with the kernel (kernel/read_source.py), and what it leaves with the reader in Python.

In: a text. Out: its clauses one by one, as `Reader` of read/parser.py gives them, or runs of facts that are in the
clause store already. Holds: a clause is read with the operators and flags that hold when it is asked for: those that
were read ahead are forgotten when anything of that has changed; a syntax error is the reader's in Python.
"""

from __future__ import annotations

from collections import deque

from wamjit.builtins.encodings import has_no_text
from wamjit.engine.flags import SourceFlags
from wamjit.read.parser import Clause, Reader
from wamjit.read.terms import Atom, Struct, Var, list_parts

PART = 1 << 16  # bytes of text that the kernel has at a time; tables/areas.txt has room for a word for each
MOST = 100  # clauses that are read ahead


class Window:
    """The part of a text that the kernel has, of one engine. Texts that are loaded inside of another take it away."""

    def __init__(self, engine):
        self.engine, self.memory = engine, engine.memory
        area = engine.memory.area("reading")
        self.text = engine.worker["source_text"] = area.start + PART + 64
        self.places = engine.worker["source_places"] = self.text + PART + 64
        self.owner: SourceReader | None = None
        self.start = self.end = 0  # which characters of the owner's text it is
        self.bytes = b""
        self.known = 0, 0  # a place and its offset

    def show(self, reader: SourceReader, offset: int) -> int | None:
        """Where an offset of a text is in the window, which is moved there if need be; None at the end of the text."""
        if self.owner is not reader or not self.start <= offset < self.end:
            self.owner = None
            text = reader.text[offset : offset + PART].encode()[:PART]
            if not text:
                return None
            self.bytes = text
            self.start, self.end = offset, offset + len(text.decode("utf-8", "ignore"))
            self.memory.write_bytes(self.text, text + b"\0")
            self.owner, self.known = reader, (0, offset)
        if self.end - self.start == len(self.bytes):
            return offset - self.start
        if offset >= self.known[1]:
            return self.known[0] + len(reader.text[self.known[1] : offset].encode())
        return len(reader.text[self.start : offset].encode())

    def offset(self, place: int) -> int:
        """The offset of a place in the window."""
        if self.end - self.start == len(self.bytes):
            return self.start + place
        before, offset = self.known if place >= self.known[0] else (0, self.start)
        self.known = place, offset + len(self.bytes[before:place].decode())
        return self.known[1]


class SourceReader:
    """The clauses of a text that an engine loads."""

    def __init__(self, engine, text: str, path: str | None, start: int = 0):
        self.engine, self.text = engine, text
        self.reader = Reader(text, engine.operators, SourceFlags(engine.flags), path)
        self.offset = max(start, self.reader.offset)
        self.ahead: deque[Clause] = deque()
        self.changes = -1
        self.is_text = text.isascii() or not has_no_text(text)

    def read(self) -> Clause | None:
        """The next clause; None at the end; SyntaxProblem for one that is no term."""
        if self.changes != self.engine.syntax.changes:
            self.ahead.clear()
        if not self.ahead:
            self.ahead.extend(self.read_ahead())
        if self.ahead:
            clause = self.ahead.popleft()
            self.offset = clause.end
            return clause
        self.reader.operators, self.reader.offset = self.engine.operators, self.offset
        try:
            return self.reader.read()
        finally:
            self.offset = self.reader.offset

    @property
    def is_between(self) -> bool:
        """Whether nothing that was read ahead is left."""
        return not self.ahead or self.changes != self.engine.syntax.changes

    def place(self) -> int | None:
        """Where the kernel can read on; None if it cannot."""
        if not self.is_text or not self.engine.syntax.prepare():
            return None
        self.changes = self.engine.syntax.changes
        return self.engine.window.show(self, self.offset)

    def read_ahead(self) -> list[Clause]:
        """The next clauses, as far as the kernel reads them."""
        place = self.place()
        if place is None:
            return []
        answer = Var()
        found = self.engine.once(Struct("$read_clauses", (place, MOST, answer)), answer)
        return [self.clause(item) for item in list_parts(found)[0]] if found is not None else []

    def clause(self, item: Struct) -> Clause:
        """A clause as `Reader` gives it."""
        term, start, end, names = item.args
        window, variables, single = self.engine.window, {}, []
        for pair in list_parts(names)[0]:
            name, variable = pair.args[0].name, pair.args[1]
            variable.name = name
            variables[name] = variable
            if pair.name == "=":
                single.append(name)
        start, end = window.offset(start), window.offset(end)
        line, column = self.reader.position(start)
        end_line = line + self.text.count("\n", start, end)
        return Clause(term, variables, single, line, column, end_line, start, end)

    def read_facts(self, record: int, head: Struct) -> tuple[list[int], list[tuple[int, list[Atom]]]]:
        """Put the facts that come next into the store, as long as they are of the functor of `head`.

        `record` is the mark of where they go. Out: their lines; for each fact that deserves a warning its line, and the
        names of the variables that occur once.
        """
        lines: list[int] = []
        single: list[tuple[int, list[Atom]]] = []
        window = self.engine.window
        while (place := self.place()) is not None:
            count, end, noted = Var(), Var(), Var()
            goal = Struct("$read_facts", (place, record, head, count, end, noted))
            answer = self.engine.once(goal, Struct("found", (count, end, noted)))
            if answer is None or not answer.args[0]:
                break
            places = self.engine.memory.read_words(window.places, answer.args[0])
            found = {place: self.reader.position(window.offset(place))[0] for place in places}
            lines += found.values()
            self.offset = window.offset(answer.args[1])
            single += [(found[item.args[1]], list_parts(item.args[3])[0]) for item in list_parts(answer.args[2])[0]]
        return lines, single
