"""Clauses of one predicate that stand together in a text, as they are kept: their terms are made when somebody asks.

In: items of a text. Out: plain data, and back a `Run` for each predicate, which can say what the predicate is called,
how many clauses it has, and what stands for them in the cache of code, without a term being made. Holds: the items of a
run are those that were read, in their order; a clause that could not be added as it is (an error, a hook of the
program's, a module in front of it) is in no run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from wamjit.engine.bodies import has_module
from wamjit.engine.database import check_body, functor_of, split
from wamjit.engine.dcg import translate
from wamjit.engine.errors import PrologError
from wamjit.engine.expansion import SHARED
from wamjit.engine.literals import FEWEST, is_large
from wamjit.engine.predicates import Clause
from wamjit.engine.source import CLAUSE, MESSAGE, RULE, RUN, STATE, Item
from wamjit.jit import store
from wamjit.jit.packing import pack_clause, pack_term, run_digest, unpack_term
from wamjit.read.terms import TRUE, Struct, Term

DAMAGED = store.DAMAGED
KINDS = (CLAUSE, RULE, MESSAGE)
CLAUSES = KINDS[:2]
QUALIFYING = "t2::"  # the word of `:`


class Row(NamedTuple):
    """A clause on its way into a run."""

    key: tuple[str, int]
    kind: int  # its place in KINDS
    words: list  # of the item
    clause: list | None  # of the clause, as the cache of code wants it; None where that keeps no code
    fact: bool


class Run:
    """The clauses of one predicate, and the messages between them."""

    __slots__ = ("key", "digest", "count", "line", "facts", "plain", "data")

    def __init__(
        self,
        key: tuple[str, int],
        digest: str | None,  # what stands for the clauses in the cache of code; None where that keeps no code
        count: int,  # of clauses
        line: int,  # where the first one begins
        facts: bool,  # whether they are facts only
        plain: bool,  # whether there are no messages
        data: bytes | memoryview,  # the rows: line, kind and words of each item, as a JSON text
    ) -> None:
        self.key, self.digest, self.count, self.line = key, digest, count, line
        self.facts, self.plain, self.data = facts, plain, data

    @classmethod
    def of(cls, rows: list[tuple[int, Row]]) -> Run:
        """The run of some rows."""
        clauses = [row.clause for _, row in rows if KINDS[row.kind] != MESSAGE]
        digest = None if None in clauses else run_digest(clauses)
        data = json.dumps([[line, row.kind, row.words] for line, row in rows], separators=(",", ":")).encode()
        facts, plain = all(row.fact for _, row in rows), len(clauses) == len(rows)
        return cls(rows[0][1].key, digest, len(clauses), rows[0][0], facts, plain, data)

    def rows(self) -> list:
        """Line, kind and words of each item."""
        return json.loads(bytes(self.data))

    def items(self) -> list[Item]:
        """The items of the text."""
        return [Item(KINDS[kind], unpack_term(words), line) for line, kind, words in self.rows()]

    def messages(self) -> list[Item]:
        """What reading has found in all clauses but the first."""
        return [] if self.plain else [item for item in self.items() if item.kind == MESSAGE]

    def clauses(self, file: str | None, made: list[Clause] | None = None) -> KeptClauses:
        """The clauses of the predicate; `made`: for who asks first."""
        return KeptClauses(self, file, made)

    def head(self) -> list:
        """The run without its rows, as plain data; the size of these is the last."""
        return [RUN, *self.key, self.digest, self.count, self.line, self.facts, self.plain, len(self.data)]


class KeptClauses:
    """The clauses of a run as a sequence: each pass over it makes them anew, but for the first if they are there."""

    __slots__ = ("run", "file", "made")

    def __init__(self, run: Run, file: str | None, made: list[Clause] | None = None) -> None:
        self.run, self.file, self.made = run, file, made

    @property
    def digest(self) -> str | None:
        """What stands for the clauses in the cache of code."""
        return self.run.digest

    def __len__(self) -> int:
        return self.run.count

    def __iter__(self) -> Iterator[Clause]:
        made, self.made = self.made, None
        return self.anew() if made is None else iter(made)

    def anew(self) -> Iterator[Clause]:
        """Terms of what is kept."""
        for line, kind, words in self.run.rows():
            if KINDS[kind] != MESSAGE:
                term = unpack_term(words)
                yield Clause(*split(translate(term) if KINDS[kind] == RULE else term), line, self.file)


def pack_items(items: list[Item]) -> tuple[bytes, list[tuple[Run, list[Term]]]]:
    """Items as bytes: a JSON text, then the rows of all runs. The runs that were made, and the terms in them."""
    index: list[list] = []
    blobs: list[bytes | memoryview] = []
    made: list[tuple[Run, list[Term]]] = []
    for part in parts(items):
        if isinstance(part, list):
            made.append((Run.of([(item.line, row) for item, row in part]), [item.term for item, _ in part]))
            part = Item(RUN, made[-1][0], 0)
        if part.kind == RUN:
            index.append(part.term.head())
            blobs.append(part.term.data)
        else:
            index.append([part.kind, part.line, *([part.term] if isinstance(part.term, str) else pack_term(part.term))])
    return b"\n".join((json.dumps(index, separators=(",", ":")).encode(), b"".join(blobs))), made


def parts(items: list[Item]) -> Iterator[Item | list[tuple[Item, Row]]]:
    """Items, and lists of those that make runs, with their rows."""
    rows: list[tuple[Item, Row]] = []
    held: list[Item] = []  # messages behind them
    for item in items:
        if item.kind == MESSAGE and rows:
            held.append(item)
            continue
        row = row_of(item) if item.kind in CLAUSES else None
        if rows and (row is None or row.key != rows[0][1].key):
            yield rows
            yield from held
            rows, held = [], []
        if row is None:
            yield item
            continue
        rows += [(said, Row(row.key, KINDS.index(MESSAGE), pack_term(said.term), [], True)) for said in held]
        rows.append((item, row))
        held = []
    if rows:
        yield rows
    yield from held


def row_of(item: Item) -> Row | None:
    """A clause as a row; None for one that has to be looked at when it is loaded."""
    try:
        term = translate(item.term) if item.kind == RULE else item.term
        head, body = split(term)
        key = functor_of(head)
        check_body(body, body)
    except (PrologError, RecursionError):
        return None
    if key in SHARED or key == (":", 2) or key[0] in (":-", "-->", "?-") or body is TRUE and term is not head:
        return None
    words = pack_term(item.term)
    plain = item.kind == CLAUSE and len(words) <= FEWEST and QUALIFYING not in words  # what the words say is found soon
    kept = plain or not (has_module(body) or is_large(head) or is_large(body))
    clause = clause_words(item, head, body, words) if kept else None
    return Row(key, KINDS.index(item.kind), words, clause, body is TRUE)


def clause_words(item: Item, head: Term, body: Term, words: list) -> list:
    """The words of a clause, from those of its item where these have them."""
    if item.kind == RULE:
        return pack_clause(head, body)
    return words if isinstance(item.term, Struct) and item.term.name == ":-" else ["t2::-", *words, "atrue"]


def unpack_items(data: memoryview) -> list[Item]:
    """Items from bytes; an error for what is no list of items."""
    head = bytes(data).partition(b"\n")[0]
    at = len(head) + 1
    items: list[Item] = []
    rows = json.loads(head)
    if type(rows) is not list:
        raise ValueError("no list of items")
    for kind, *rest in rows:
        if kind == RUN:
            name, arity, digest, count, line, facts, plain, size = rest
            run = Run((name, arity), digest, count, line, facts, plain, data[at : at + size])
            if len(run.data) != size or not count:
                raise ValueError("no run")
            at += size
            items.append(Item(RUN, run, line))
        else:
            line, *words = rest
            items.append(Item(kind, words[0] if kind == STATE else unpack_term(words), line))
    return items
