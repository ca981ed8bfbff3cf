"""Source text to items: what loading a file does, as data that can be kept.

In: a path or a text. Out: `LoadedFile`s, lists of `Item`s in the order of the text. Holds: items hold terms, numbers
and texts only, so that a cache can put them on disk; doing them again in their order loads the file without reading it,
given the same operators and flags to begin with.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from wamjit.builtins.encodings import source_text
from wamjit.engine.declarations import declaration
from wamjit.engine.flags import SourceFlags
from wamjit.read.terms import Atom, Struct, Term, make_list

CLAUSE, RULE, DIRECTIVE, MESSAGE, STATE, RUN = "clause", "rule", "directive", "message", "state", "run"
READING = ("double_quotes", "back_quotes", "loose")  # flags that decide how text is read
SUFFIXES = ("", ".pl", ".pro", ".prolog")


class Item:
    """One thing that a text says. `term` is a clause, a grammar rule, a goal, or `message(Kind, Text, Term)`.

    An item of the kind `state` says how text was read behind the directive in front of it, and where it goes on. One of
    the kind `run` stands for clauses of one predicate and messages between them (jit/runs.py): it has `key`, `items()`,
    `messages()` and `clauses(file)`.
    """

    __slots__ = ("kind", "term", "line", "end")

    def __init__(self, kind: str, term: Term, line: int, end: int = 0) -> None:
        self.kind, self.term, self.line = kind, term, line
        self.end = end  # of a directive that was just read: where the text goes on


class LoadedFile:
    """The items of a text."""

    __slots__ = ("path", "items")

    def __init__(self, path: str | None, items: list[Item] | None = None) -> None:
        self.path, self.items = path, [] if items is None else items


class SourceProblem(Exception):
    """A file that cannot be loaded; `reason` is one line for people, `kind` missing or unreadable."""

    def __init__(self, path: str, reason: str, kind: str = "unreadable"):
        super().__init__(f"{path}: {reason}")
        self.path, self.reason, self.kind = path, reason, kind


def find_file(name: str, folder: Path | None) -> Path:
    """The file that a name means: as it is or with a suffix, beside the file that asks or here."""
    folders = [Path()] if folder is None or Path(name).is_absolute() else [folder, Path()]
    for base in folders:
        for suffix in SUFFIXES:
            path = base / (name + suffix)
            if os.path.isfile(path):  # False also for a name that no file can have
                return path
    directory = next((base / name for base in folders if os.path.isdir(base / name)), None)
    if directory is not None:
        raise SourceProblem(str(directory), "is a directory")
    path = folders[0] / name
    if os.path.exists(path):  # a device or a pipe
        return path
    raise SourceProblem(name, "no such file", "missing")


def read_text(path: Path, usual: str = "utf8") -> str:
    """The text of a file, in the usual encoding unless it says another."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise SourceProblem(str(path), (problem.strerror or str(problem)).lower()) from None
    try:
        text, _ = source_text(data, usual)
    except UnicodeDecodeError as problem:
        encoding = problem.encoding.upper()
        raise SourceProblem(str(path), f"not text (no {encoding} at byte {problem.start})") from None
    if "\0" in text:
        raise SourceProblem(str(path), f"not text (a zero byte at {data.index(0)})")
    return text


def read_items(engine, text: str, path: str | None, reader=None) -> Iterator[Item]:
    """The items of a text, one after another: what one changes (operators, flags) holds for the next."""
    from wamjit.read.parser import Reader, SyntaxProblem

    if reader is None:
        reader = Reader(text, engine.operators, SourceFlags(engine.flags), path)
    while True:
        begin = reader.offset
        try:
            clause = reader.read()
        except SyntaxProblem as problem:
            declared = declaration(text[begin : reader.offset], engine.operators, SourceFlags(engine.flags))
            if declared is not None:
                item = Item(DIRECTIVE, declared, problem.line)
                item.end = reader.offset
                yield item
                continue
            yield Item(MESSAGE, message("error", str(problem), syntax_term(problem, path)), 0)
            continue
        if clause is None:
            return
        for item in clause_items(engine, clause, path):
            item.end = reader.offset
            yield item


def reading_state(engine) -> str:
    """What decides how text is read, in a word."""
    rows = sorted(engine.operators.current())
    flags = [getattr(engine.flags, name, None) for name in READING]
    return sha256(repr((rows, flags)).encode()).hexdigest()[:16]


def clause_items(engine, clause, path: str | None) -> Iterator[Item]:
    """The items of one clause as it was read: warnings, then the clause or directive."""
    term, line = clause.term, clause.line
    singletons = [name for name in clause.singletons if not name.startswith("_")]
    if singletons:
        yield Item(MESSAGE, singleton_message(term, list(map(Atom, singletons))), line)
    if isinstance(term, Struct) and term.name in (":-", "?-") and len(term.args) == 1:
        yield Item(DIRECTIVE, term.args[0], line)
        return
    is_rule = isinstance(term, Struct) and term.name == "-->" and len(term.args) == 2
    yield Item(RULE if is_rule else CLAUSE, term, line)


def singleton_message(term: Term, names: list[Atom]) -> Term:
    """The warning about variables of a clause that occur once."""
    title = titled(term)
    said = Struct("singletons", (Atom(title), make_list(names)))
    return message("warning", f"singleton variables in {title}: {', '.join(name.name for name in names)}", said)


def message(kind: str, text: str, term: Term) -> Term:
    """What an item of the kind `message` holds: text for people and a term for the program's hooks."""
    return Struct("message", (Atom(kind), Atom(text), term))


def syntax_term(problem, path: str | None) -> Term:
    """A syntax error as a term."""
    place = Struct("file", (Atom(path or "user"), problem.line, problem.column - 1, problem.offset))
    return Struct("error", (Struct("syntax_error", (problem.formal,)), place))


def clauses(items: Iterable[Item]) -> Iterator[tuple[Term, int]]:
    """The clauses among items and their lines, grammar rules translated."""
    from wamjit.engine.dcg import translate

    for item in items:
        if item.kind == RUN:
            yield from clauses(item.term.items())
        elif item.kind == CLAUSE:
            yield item.term, item.line
        elif item.kind == RULE:
            yield translate(item.term), item.line


def titled(term: Term) -> str:
    """How a message names a clause: by its predicate."""
    if isinstance(term, Struct) and term.name in (":-", "?-") and len(term.args) == 1:
        return "a directive"
    head = term.args[0] if isinstance(term, Struct) and term.name in (":-", "-->") and len(term.args) == 2 else term
    extra = 2 if isinstance(term, Struct) and term.name == "-->" else 0
    if isinstance(head, Struct):
        return f"{head.name}/{len(head.args) + extra}"
    return f"{getattr(head, 'name', head)}/{extra}"
