"""The way in: the clauses of a predicate to WAM code, its auxiliary predicates included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from wamjit.compile.goals import Builtins
from wamjit.compile.indexing import PredicateCompiler
from wamjit.compile.normal import Normalizer
from wamjit.compile.peephole import clean
from wamjit.read.terms import Term


class WamCode(NamedTuple):
    """The code of one predicate."""

    name: str
    arity: int
    instructions: tuple[tuple, ...]


def compile_predicate(
    name: str, arity: int, clauses: Iterable[tuple[Term, Term]], builtins: Builtins, word_bits: int
) -> list[WamCode]:
    """Compile (head, body) pairs; the predicate itself comes first, then its auxiliaries.

    `word_bits` decides which integers are small enough for one word. Raises `TooComplex`.
    """
    normalizer = Normalizer(name, arity, builtins)
    predicates = [normalizer.predicate(clauses), *normalizer.auxiliaries]
    small = range(-(1 << (word_bits - 4)), 1 << (word_bits - 4))
    return [WamCode(p.name, p.arity, tuple(clean(PredicateCompiler(p, small).compile()))) for p in predicates]
