"""Clauses of one predicate that stand together in a text, as they are kept: their terms are made when somebody asks.

In: items of a text. Out: plain data, and back a `Run` for each predicate, which can say what the predicate is called,
how many clauses it has, and what stands for them in the cache of code, without a term being made. Holds: the items of a
run are those that were read, in their order; a clause that could not be added as it is (an error, a hook of the
program's, a module in front of it) is in no run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wamjit.engine.bodies import has_module
from wamjit.engine.database import check_body, functor_of, split
from wamjit.engine.dcg import translate
from wamjit.engine.errors import PrologError
from wamjit.engine.expansion import SHARED
from wamjit.engine.literals import is_large
from wamjit.engine.predicates import Clause
from wamjit.engine.source import CLAUSE, MESSAGE, RULE, RUN, Item
from wamjit.jit.packing import pack_clause, pack_term, run_digest, unpack_term
from wamjit.read.terms import TRUE, Struct, Term

KINDS = (CLAUSE, RULE, MESSAGE)
CLAUSES = KINDS[:2]


class Row(NamedTuple):
    """A clause on its way into a run."""

    key: tuple[str, int]
    kind: int  # its place in KINDS
    words: list  # of the item
    clause: list | None  # of the clause, as the cache of code wants it; None where that keeps no code


class Run:
    """The clauses of one predicate, and the messages between them. `rows`: line, kind and words of each."""

    __slots__ = ("key", "digest", "rows", "count")

    def __init__(self, key: tuple[str, int], digest: str | None, rows: list[list]) -> None:
        self.key, self.digest, self.rows = key, digest, rows
        self.count = sum(KINDS[kind] != MESSAGE for _, kind, _ in rows)

    def messages(self) -> list[Item]:
        """What reading has found in all clauses but the first."""
        if self.count == len(self.rows):
            return []
        return [item for item in self.items() if item.kind == MESSAGE]

    def items(self) -> list[Item]:
        """The items of the text."""
        return [Item(KINDS[kind], unpack_term(words), line) for line, kind, words in self.rows]

    def clauses(self, file: str | None) -> KeptClauses:
        """The clauses of the predicate."""
        return KeptClauses(self, file)

    def packed(self) -> list:
        """The run as plain data."""
        return [RUN, *self.key, self.digest, self.rows]

    @classmethod
    def unpacked(cls, data: list) -> Run:
        """Back again; ValueError for what is no run."""
        _, name, arity, digest, rows = data
        if type(name) is not str or type(arity) is not int or type(rows) is not list or not rows:
            raise ValueError("no run")
        return cls((name, arity), digest, rows)


class KeptClauses:
    """The clauses of a run as a sequence: each pass over it makes them anew."""

    __slots__ = ("run", "file")

    def __init__(self, run: Run, file: str | None) -> None:
        self.run, self.file = run, file

    @property
    def digest(self) -> str | None:
        """What stands for the clauses in the cache of code."""
        return self.run.digest

    def __len__(self) -> int:
        return self.run.count

    def __iter__(self) -> Iterator[Clause]:
        for line, kind, words in self.run.rows:
            if KINDS[kind] != MESSAGE:
                term = unpack_term(words)
                yield Clause(*split(translate(term) if KINDS[kind] == RULE else term), line, self.file)


def pack_items(items: list[Item]) -> list:
    """Items as plain data, those that may be in runs."""
    packed: list = []
    rows: list[tuple[int, Row]] = []
    held: list[Item] = []  # messages behind them
    for item in items:
        if item.kind == MESSAGE and rows:
            held.append(item)
            continue
        row = row_of(item) if item.kind in CLAUSES else None
        if rows and (row is None or row.key != rows[0][1].key):
            packed += [pack_run(rows), *map(pack_item, held)]
            rows, held = [], []
        if row is None:
            packed.append(pack_item(item))
            continue
        rows += [(said.line, Row(row.key, KINDS.index(MESSAGE), pack_term(said.term), [])) for said in held]
        rows.append((item.line, row))
        held = []
    if rows:
        packed += [pack_run(rows), *map(pack_item, held)]
    return packed


def pack_item(item: Item) -> list:
    """An item that is in no run."""
    if item.kind == RUN:
        return item.term.packed()
    return [item.kind, item.line, *([item.term] if isinstance(item.term, str) else pack_term(item.term))]


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
    if has_module(body) or is_large(head) or is_large(body):
        return Row(key, KINDS.index(item.kind), words, None)
    return Row(key, KINDS.index(item.kind), words, clause_words(item, head, body, words))


def clause_words(item: Item, head: Term, body: Term, words: list) -> list:
    """The words of a clause, from those of its item where these have them."""
    if item.kind == RULE:
        return pack_clause(head, body)
    return words if isinstance(item.term, Struct) and item.term.name == ":-" else ["t2::-", *words, "atrue"]


def pack_run(rows: list[tuple[int, Row]]) -> list:
    """Rows as plain data."""
    clauses = [row.clause for _, row in rows if KINDS[row.kind] != MESSAGE]
    digest = None if None in clauses else run_digest(clauses)
    return Run(rows[0][1].key, digest, [[line, row.kind, row.words] for line, row in rows]).packed()


def unpack_items(data: list) -> list[Item]:
    """Back again; an error for what is no list of items."""
    return [unpack_item(item) for item in data]


def unpack_item(data: list) -> Item:
    """One item."""
    if data[0] == RUN:
        run = Run.unpacked(data)
        return Item(RUN, run, run.rows[0][0])
    kind, line, *words = data
    return Item(kind, words[0] if kind == "state" else unpack_term(words), line)
