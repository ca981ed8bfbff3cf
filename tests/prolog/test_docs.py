"""The library's own documentation: each exported predicate says its modes and shows a query, and the answer is right.

A comment in prolog/*.pl reads `%! HEAD is DETERMINISM.`, a sentence, `%  ?- QUERY.`, `%  ANSWER`. An answer has the
bindings of the query's variables in the order of the text (unbound ones are left out), `;` between answers, or true,
false, error(Formal).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from answering import answers

from wamjit import Prolog
from wamjit.builtins.registry import definitions
from wamjit.engine.library import library_dir
from wamjit.read.parser import read_term
from wamjit.read.terms import Struct

COMMENT = re.compile(r"%! (.+) is (det|semidet|nondet|multi|failure)\.\n((?:%  .+\n)+)%  \?- (.+)\.\n%  (.+)\n")


def library_files() -> list[Path]:
    return sorted(library_dir().glob("*.pl"))


def documented(file: Path) -> list[tuple[str, int, str, str]]:
    """Name, arity, query and answer of each comment of a file."""
    found = []
    for head, _determinism, _sentence, query, answer in COMMENT.findall(file.read_text("utf-8")):
        plain = re.sub(r"(?<=[(, ])[+?:-](?=[A-Z])", "", " " + head).strip()
        term = read_term(plain)
        arguments = term.args if isinstance(term, Struct) else ()
        name = term.name
        found.append(
            (name, 0 if [getattr(a, "name", "") for a in arguments] == ["none"] else len(arguments), query, answer)
        )
    return found


CASES = [(file.stem, *case) for file in library_files() for case in documented(file)]


@pytest.fixture(scope="module")
def prolog():
    with Prolog() as prolog:
        yield prolog


@pytest.mark.parametrize("file", library_files(), ids=lambda file: file.stem)
def test_every_exported_predicate_is_documented(file):
    exported = {(row.name, row.arity) for row in definitions() if row.function == file.stem and row.kind == "prolog"}
    exported = {key for key in exported if not key[0].startswith("$")}
    assert {(name, arity) for name, arity, _, _ in documented(file)} == exported


@pytest.mark.parametrize("file", library_files(), ids=lambda file: file.stem)
def test_the_table_names_every_predicate_of_a_file(file):
    from wamjit.engine.database import functor_of, split
    from wamjit.engine.library import LibraryText
    from wamjit.engine.source import MESSAGE, read_items

    items = list(read_items(LibraryText(), file.read_text("utf-8"), str(file)))
    assert [item.term for item in items if item.kind == MESSAGE] == []
    defined = {functor_of(split(item.term)[0]) for item in items}
    assert defined == {(row.name, row.arity) for row in definitions() if row.function == file.stem}


@pytest.mark.parametrize("file, name, arity, query, answer", CASES, ids=[f"{c[1]}/{c[2]}" for c in CASES])
def test_the_answer_that_the_documentation_shows(prolog, file, name, arity, query, answer):
    assert answers(prolog, query) == answer
