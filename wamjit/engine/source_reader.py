"""Reading the text of a program with the kernel (kernel/read_source.py), and what it leaves with the reader in Python.

In: a text. Out: its clauses one by one, as `Reader` of read/parser.py gives them, or runs of facts that are in the
clause store already. Holds: a clause is read with the operators and flags that hold when it is asked for: those that
were read ahead are forgotten when anything of that has changed; a syntax error is the reader's in Python.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from struct import unpack

from wamjit.builtins.encodings import has_no_text
from wamjit.engine.flags import SourceFlags
from wamjit.read.parser import Clause, Reader
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, list_parts, make_list

PART = 1 << 16  # bytes of text that the kernel has at a time; tables/areas.txt has room for a word for each
MOST = 100  # clauses that are read ahead


class Window:
    """The part of a text that the kernel has, of one engine. Texts that are loaded inside of another take it away."""

    def __init__(self, engine):
        self.engine, self.memory = engine, engine.memory
        area = engine.memory.area("reading")
        self.text = engine.worker["source_text"] = area.start + PART + 64
        self.places = engine.worker["source_places"] = self.text + PART + 64
        engine.worker["source_end"] = area.end
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

    def unpacked(self, words: tuple[int, ...]) -> Iterator[tuple[Term, int, int, dict[str, Var], list[str]]]:
        """Clauses from the words that kernel/read_source.py has made of them."""
        layout, atoms, functors = self.engine.layout, self.engine.atoms.atoms, self.engine.functors.functors
        at, tail = 0, layout.str
        constants: dict[int, Term] = {}
        while at < len(words):
            start, end, count = words[at : at + 3]
            at += 3
            variables: dict[str, Var] = {}
            cells: dict[int, Var] = {}
            single: list[str] = []
            for place in range(at, at + 2 * count, 2):
                name, cell = atoms[words[place] >> layout.atom_shift].name, words[place + 1]
                variables[name] = cells[cell & -2] = Var(name)
                if not cell & 1:
                    single.append(name)
            at += 2 * count
            stack: list[Term] = []
            while (word := words[at]) != layout.box:
                at += 1
                tag = word & 3
                if tag == 3:
                    if word in constants:
                        stack.append(constants[word])
                    elif word & layout.header_mask == layout.functor:
                        name, arity = functors[word >> layout.functor_shift]
                        stack[-arity:] = (Struct(name, stack[-arity:]),)
                    elif word & layout.int_mask == layout.int:
                        constants[word] = layout.int_value(word)
                        stack.append(constants[word])
                    elif word & layout.atom_mask == layout.atom:
                        constants[word] = atoms[word >> layout.atom_shift]
                        stack.append(constants[word])
                    else:
                        size = word >> layout.box_shift
                        stack.append(self.box(word, words[at : at + size]))
                        at += size
                elif tag == 0:
                    variable = cells.get(word)
                    if variable is None:
                        variable = cells[word] = Var()
                    stack.append(variable)
                else:
                    length = word >> 2
                    items = stack[-length:]
                    del stack[-length:]
                    stack.append(make_list(items, stack.pop() if tag == tail else NIL))
            at += 1
            yield stack[0], start, end, variables, single

    def box(self, header: int, raw: tuple[int, ...]) -> Term:
        """A float or a string."""
        size, order = self.memory.word_size, "big" if self.memory.big_endian else "little"
        kind = header >> self.engine.layout.kind_shift & self.engine.layout.kind_mask
        data = b"".join(word.to_bytes(size, order) for word in raw)
        if kind == self.engine.layout.string_kind:
            return String(data[size : size + raw[0]].decode())
        return unpack(">d" if order == "big" else "<d", data)[0]


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
        count = Var()
        found = self.engine.once(Struct("$read_clauses", (place, MOST, count)), count)
        if not found:
            return []
        words = self.engine.memory.read_words(self.engine.window.places, found)
        return [self.clause(*parts) for parts in self.engine.window.unpacked(words)]

    def clause(self, term: Term, start: int, end: int, variables: dict[str, Var], single: list[str]) -> Clause:
        """A clause as `Reader` gives it."""
        start, end = self.engine.window.offset(start), self.engine.window.offset(end)
        line, column = self.reader.position(start)
        return Clause(term, variables, single, line, column, line + self.text.count("\n", start, end), start, end)

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
