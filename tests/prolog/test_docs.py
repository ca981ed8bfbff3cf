"""The library's own documentation: each exported predicate says its modes and shows a query, and the answer is right.

A comment in prolog/*.pl reads `%! HEAD is DETERMINISM.`, a sentence, `%  ?- QUERY.`, `%  ANSWER`. An answer has the
bindings of the query's variables in the order of the text (unbound ones are left out), `;` between answers, or true,
false, error(Formal).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from answering import answers

from wamjit import Prolog
from wamjit.builtins.registry import definitions
from wamjit.engine.database import functor_of, split
from wamjit.engine.exports import GRAMMAR, exports, is_autoloaded
from wamjit.engine.library import LibraryText, library_dir
from wamjit.engine.source import MESSAGE, clauses, read_items
from wamjit.read.parser import read_term
from wamjit.read.terms import Struct

COMMENT = re.compile(r"%! (.+) is (det|semidet|nondet|multi|failure)\.\n((?:%  .+\n)+)%  \?- (.+)\.\n%  (.+)\n")


def library_files() -> list[Path]:
    return sorted(library_dir().rglob("*.pl"))


def library_name(file: Path) -> str:
    return file.relative_to(library_dir()).with_suffix("").as_posix()


def documented(file: Path) -> list[tuple[str, int, str, str]]:
    """Name, arity, query and answer of each comment of a file."""
    found = []
    for head, _determinism, _sentence, query, answer in COMMENT.findall(file.read_text("utf-8")):
        grammar = head.endswith("//")
        plain = re.sub(r"(?<=[(, ])[+?:-](?=[A-Z])", "", " " + head.removesuffix("//")).strip()
        term = read_term(plain)
        arguments = term.args if isinstance(term, Struct) else ()
        name = term.name
        arity = 0 if [getattr(a, "name", "") for a in arguments] == ["none"] else len(arguments)
        found.append((name, arity + GRAMMAR * grammar, query, answer))
    return found


CASES = [(library_name(file), *case) for file in library_files() for case in documented(file)]
FILES = pytest.mark.parametrize("file", library_files(), ids=library_name)


@pytest.fixture(scope="module")
def prolog():
    with Prolog() as prolog:
        for library in exports():
            if not is_autoloaded(library):
                prolog.engine.registry.use(library)
        yield prolog


@FILES
def test_every_exported_predicate_is_documented(file):
    rows = [row for row in definitions() if row.function == library_name(file) and row.kind == "prolog"]
    exported = {(row.name, row.arity) for row in rows if not row.name.startswith("$")}
    assert {(name, arity) for name, arity, _, _ in documented(file)} == exported


@FILES
def test_a_file_has_no_errors_or_warnings(file):
    assert [item.term for item in items_of(file) if item.kind == MESSAGE] == []


@FILES
def test_the_table_or_the_header_names_what_a_file_defines(file):
    named = {(row.name, row.arity) for row in definitions() if row.function == library_name(file)}
    defined = defined_in(file)
    if library_name(file) in exports():
        assert {key for key in named if key[0].startswith("$")} <= defined  # those that are called as data
        defined, named = ({key for key in keys if not key[0].startswith("$")} for keys in (defined, named))
    assert defined == named


def test_no_two_files_define_the_same_predicate():
    counted = Counter(key for file in library_files() for key in defined_in(file))
    assert [key for key, count in counted.items() if count > 1] == []


@FILES
def test_helpers_of_another_file_are_not_called(file):
    """Names with $ of a file with a header are known once it is loaded: nobody else may count on that."""
    known = {(row.name, row.arity) for row in definitions()} | defined_in(file)
    called = {key for term, _ in clauses(items_of(file)) for key in helpers(split(term)[1])}
    others = {key: library_name(other) for other in library_files() for key in defined_in(other)}
    assert {key: others[key] for key in called - known if key in others} == {}


def helpers(body) -> set[tuple[str, int]]:
    """What a body says with $ in front of its name."""
    found, todo = set(), [body]
    while todo:
        term = todo.pop()
        if isinstance(term, Struct):
            todo += term.args
            if term.name.startswith("$"):
                found.add((term.name, len(term.args)))
    return found


@cache
def items_of(file: Path) -> list:
    return list(read_items(LibraryText(), file.read_text("utf-8"), str(file)))


@cache
def defined_in(file: Path) -> set[tuple[str, int]]:
    return {functor_of(split(term)[0]) for term, _ in clauses(items_of(file))}


@pytest.mark.parametrize("file, name, arity, query, answer", CASES, ids=[f"{c[0]}:{c[1]}/{c[2]}" for c in CASES])
def test_the_answer_that_the_documentation_shows(prolog, file, name, arity, query, answer):
    assert answers(prolog, query) == answer
