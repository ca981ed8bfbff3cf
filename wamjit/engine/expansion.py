"""What the program makes of its own text: term_expansion/2, grammar rules, goal_expansion/2.

In: a term as it was read, the module of the text. Out: clauses and directives. Holds: the hooks of the module come
before those of `user`; where there are none, nothing runs.
"""

from __future__ import annotations

from wamjit.engine.dcg import translate
from wamjit.engine.predicates import SYSTEM, USER
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts

HOOKS = frozenset(("term_expansion", "goal_expansion"))


def hooks(engine, space: str, name: str) -> list[str]:
    """The modules that have clauses for a hook, the text's own first."""
    found = []
    for module in dict.fromkeys((space, USER, SYSTEM)):
        predicate = engine.predicates.find(module, name, 2)
        if predicate is not None and predicate.definition.clause_count:
            found.append(module)
    return found


def expand_clause(engine, space: str, term: Term) -> list[Term]:
    """The clauses and directives that a term of a text stands for."""
    terms = [term]
    for module in hooks(engine, space, "term_expansion"):
        result = Var()
        goal = Struct(":", (Atom(module), Struct("term_expansion", (term, result))))
        answer = engine.once(goal, Struct("-", (term, result)))
        if answer is not None:
            listed, tail = list_parts(answer.args[1])
            terms = listed if tail is NIL else [answer.args[1]]
            break
    terms = [translate(t) if is_rule(t) else t for t in terms]
    if hooks(engine, space, "goal_expansion"):
        terms = [expand_goals(engine, space, t) for t in terms]
    return terms


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
