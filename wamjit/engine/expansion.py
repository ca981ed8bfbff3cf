"""What the program makes of its own text: term_expansion/2,4, grammar rules, goal_expansion/2,4.

In: a term as it was read, the module of the text. Out: clauses and directives. Holds: what the hooks of the module make
of a term goes on to those of its bases, `user` the last, as in SWI-Prolog; where there are none, nothing runs. The
arguments of term_expansion/4 and goal_expansion/4 that are positions there are variables.
"""

from __future__ import annotations

from wamjit.engine.dcg import translate
from wamjit.engine.predicates import SYSTEM, USER
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts

HOOKS = frozenset(("term_expansion", "goal_expansion"))
PLAIN_SPACES = {USER: (USER, SYSTEM), SYSTEM: (SYSTEM, USER)}
KEYS = {name: ((name, 4), (name, 2)) for name in HOOKS}
# Hooks of `user` to which several texts add clauses: multifile without a declaration.
SHARED = frozenset((name, arity) for name in HOOKS for arity in (2, 4)) | {
    ("portray", 1), ("message_hook", 3), ("file_search_path", 2), ("library_directory", 1)
}  # fmt: skip


def is_shared_hook(space: str, name: str, arity: int) -> bool:
    """Whether a predicate is one of them, so that it is there, dynamic and multifile, before it has clauses."""
    return space == USER and (name, arity) in SHARED


def hooks(engine, space: str, name: str) -> list[tuple[str, int]]:
    """The modules that have clauses for a hook, and its arity, the text's own first."""
    found = []
    spaces = engine.predicates.spaces
    for module in PLAIN_SPACES.get(space) or (space, *engine.modules.bases(space), SYSTEM):
        for key in KEYS[name]:  # four times for each clause of a text
            predicate = spaces[module].get(key)
            if predicate is not None and predicate.definition.clause_count:
                found.append((module, key[1]))
    return found


def expand_clause(engine, space: str, term: Term) -> list[Term]:
    """The clauses and directives that a term of a text stands for."""
    terms = through(engine, hooks(engine, space, "term_expansion"), term)
    terms = [translate(t) if is_rule(t) else t for t in terms]
    if hooks(engine, space, "goal_expansion"):
        terms = [expand_goals(engine, space, t) for t in terms]
    return terms


def through(engine, left: list[tuple[str, int]], term: Term) -> list[Term]:
    """What the hooks make of a term, one after the other; of those of a module, the first that succeeds."""
    while left:
        (module, arity), left = left[0], left[1:]
        result = Var()
        arguments = (term, result) if arity == 2 else (term, Var(), result, Var())
        answer = engine.once(Struct(":", (Atom(module), Struct("term_expansion", arguments))), result)
        if answer is None:
            continue
        left = [hook for hook in left if hook[0] != module]
        items, tail = list_parts(answer)
        if tail is NIL:
            return [made for item in items for made in through(engine, left, item)]
        term = answer
    return [term]


def is_rule(term: Term) -> bool:
    """A grammar rule."""
    return isinstance(term, Struct) and term.name == "-->" and len(term.args) == 2


def expand_goals(engine, space: str, term: Term) -> Term:
    """A clause whose goals goal_expansion/2 has seen."""
    if not (isinstance(term, Struct) and term.name == ":-" and len(term.args) == 2):
        return term
    result = Var()
    goal = Struct("$expand_body", (term.args[1], Atom(space), result))
    answer = engine.once(goal, Struct(":-", (term.args[0], result)))
    return term if answer is None else answer


def expand_directive(engine, space: str, goal: Term) -> Term:
    """A directive whose goals goal_expansion/2 has seen."""
    if not hooks(engine, space, "goal_expansion"):
        return goal
    result = Var()
    answer = engine.once(Struct("$expand_body", (goal, Atom(space), result)), result)
    return goal if answer is None else answer
