"""Prolog text to WAM code, for tests."""

from __future__ import annotations

from tests.compile.builtin_rules import TestBuiltins, machine_builtins
from tests.compile.wam_interpreter import Machine
from wamjit.compile.predicate import WamCode, compile_predicate
from wamjit.read.parser import Reader
from wamjit.read.terms import TRUE, Struct, Term

Clauses = dict[tuple[str, int], list[tuple[Term, Term]]]


def head_and_body(term: Term) -> tuple[Term, Term]:
    """The parts of a clause."""
    if isinstance(term, Struct) and term.name == ":-" and len(term.args) == 2:
        return term.args
    return term, TRUE


def read_clauses(text: str) -> Clauses:
    """The clauses of a text by predicate; directives are passed over."""
    reader = Reader(text)
    found: Clauses = {}
    while clause := reader.read():
        if isinstance(clause.term, Struct) and (clause.term.name, len(clause.term.args)) == (":-", 1):
            continue
        head, body = head_and_body(clause.term)
        found.setdefault((head.name, len(head.args) if isinstance(head, Struct) else 0), []).append((head, body))
    return found


def compile_clauses(clauses: Clauses, word_bits: int = 64) -> list[WamCode]:
    """The code of all predicates and their auxiliaries."""
    builtins = TestBuiltins()
    return [code for key, found in clauses.items() for code in compile_predicate(*key, found, builtins, word_bits)]


def machine_for(text: str, budget: int = 10**9) -> Machine:
    """A machine that knows the predicates of a text."""
    return Machine(compile_clauses(read_clauses(text)), machine_builtins(), budget)
