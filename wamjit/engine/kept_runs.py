"""Clauses of one predicate that stand together in a text, when the text comes from the cache or has just gone there.

In: a `Load`, and runs (jit/runs.py). Out: predicates whose clauses are made when somebody asks for them. Holds: what a
run does to a predicate is what its items one after another would do, messages and their order included.
"""

from __future__ import annotations

from functools import partial

from wamjit.engine.database import split
from wamjit.engine.expansion import HOOKS, hooks
from wamjit.engine.fact_tables import FEWEST
from wamjit.read.terms import Term

MOST_HELD = 10_000  # clauses that stay as terms, until they are written, or until they are compiled: some 20 MB


def define(load, run) -> bool:
    """Give a predicate its clauses; False where they have to be looked at one after another."""
    engine = load.engine
    if load.unit is not None or any(hooks(engine, load.module, name) for name in HOOKS):
        return False
    space = engine.modules.space_of(load.module)
    if (space, *run.key) in engine.tabled:
        return False
    predicate = load.defined_here(space, *run.key)
    if predicate is None:
        return True
    if predicate in load.seen:
        return False
    load.begin(predicate)
    load.last = predicate
    if predicate.dynamic or predicate.multifile:
        return False
    clauses = run.clauses(load.name)
    predicate.clauses = list(clauses) if run.facts and run.count >= FEWEST else clauses  # those are wanted soon
    for item in run.messages():
        load.item(item)
    return True


def keep(load, cache, key: str, loaded) -> None:
    """Write a text that was read to the cache: at once if it is large or one of many, else when another is loaded or
    the engine is closed, as the program waits for it here."""
    texts = load.engine.unwritten_texts
    texts.append((len(loaded.items), partial(write, load, cache, key, loaded)))
    if sum(size for size, _ in texts) > MOST_HELD:
        write_all(load.engine)


def write_all(engine) -> None:
    """Write what waits for it."""
    while engine.unwritten_texts:
        engine.unwritten_texts.pop()[1]()


def write(load, cache, key: str, loaded) -> None:
    """Write a text, and let go of its terms but for some that the compiler may want."""
    held = 0
    for run, terms in cache.store(key, loaded):
        held += len(terms)
        let_go(load, run, terms, held <= MOST_HELD)


def let_go(load, run, terms: list[Term], hold: bool) -> None:
    """Clauses that are on disk now need not stay here as terms, if they are those of the text as it was read.

    `hold`: they do until they are compiled.
    """
    predicate = load.engine.predicates.find(load.engine.modules.space_of(load.module), *run.key)
    if predicate is None or predicate.stored is not None or predicate.file != load.name or run.facts or not run.plain:
        return
    clauses = predicate.static_clauses
    if type(clauses) is list and len(clauses) == len(terms) and all(map(is_of, clauses, terms)):
        predicate.clauses = run.clauses(load.name, clauses if hold else None)


def is_of(clause, term: Term) -> bool:
    """Whether a clause is a term of the text, as it is."""
    head, body = split(term)
    return clause.head is head and clause.body is body
