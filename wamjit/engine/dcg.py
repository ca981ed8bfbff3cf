"""Grammar rules to clauses: `-->`.

In: the two sides of a rule. Out: a clause. Holds: a terminal in front of a body is unified behind the head, not in it,
so that a cut before it keeps its meaning; a pushback list is handed on behind the body. Recursion follows the control
constructs of the body only.
"""

from __future__ import annotations

from wamjit.engine.errors import instantiation_error, type_error
from wamjit.engine.meta import is_qualified
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, conjuncts, is_cons, list_parts, make_list

CONTROL = frozenset((",", ";", "|", "->", "*->"))


def translate(rule: Term) -> Struct:
    """The clause of a rule Head --> Body."""
    head, body = rule.args
    before, after = Var("S0"), Var("S")
    pushback = None
    if isinstance(head, Struct) and head.name == "," and len(head.args) == 2:
        head, pushback = head.args
    if pushback is None:
        return Struct(":-", (extend(head, before, after), translate_body(body, before, after)))
    middle = Var("S1")
    goals = joined(translate_body(body, before, middle), terminals(pushback, after, middle))
    return Struct(":-", (extend(head, before, after), goals))


def joined(left: Term, right: Term) -> Term:
    """Two goals one after the other, as a flat conjunction."""
    for goal in reversed(list(conjuncts(left))):
        right = Struct(",", (goal, right))
    return right


def extend(goal: Term, before: Term, after: Term) -> Struct:
    """A non-terminal with its two arguments more."""
    if isinstance(goal, Var):
        raise instantiation_error()
    if isinstance(goal, Atom):
        return Struct(goal.name, (before, after))
    if is_qualified(goal):
        return Struct(":", (goal.args[0], extend(goal.args[1], before, after)))
    if isinstance(goal, Struct):
        return Struct(goal.name, (*goal.args, before, after))
    raise type_error("callable", goal)


def terminals(items: Term, before: Term, after: Term) -> Struct:
    """The goal that reads (or, the other way round, puts back) a list or string of terminals."""
    if isinstance(items, String):
        return Struct("=", (before, make_list(map(ord, items.text), after)))
    parts, tail = list_parts(items)
    if isinstance(tail, Var):
        raise instantiation_error()
    if tail is not NIL:
        raise type_error("list", items)
    return Struct("=", (before, make_list(parts, after)))


def translate_body(body: Term, before: Term, after: Term) -> Term:
    """The goals of a grammar body between two lists."""
    if isinstance(body, Var):
        return Struct("phrase", (body, before, after))
    if isinstance(body, String) or body is NIL or is_cons(body):
        return terminals(body, before, after)
    if body is Atom("!"):
        return Struct(",", (body, Struct("=", (before, after))))
    if isinstance(body, Struct):
        if body.name in CONTROL and len(body.args) == 2:
            return control(body, before, after)
        if body.name == "{}" and len(body.args) == 1:
            return joined(body.args[0], Struct("=", (before, after)))
        if body.name == "\\+" and len(body.args) == 1:
            inner = Struct("\\+", (translate_body(body.args[0], before, Var()),))
            return Struct(",", (inner, Struct("=", (before, after))))
        if body.name == "call":
            return Struct("call", (*body.args, before, after))
        if is_qualified(body):
            return Struct(":", (body.args[0], translate_body(body.args[1], before, after)))
    return extend(body, before, after)


def control(body: Struct, before: Term, after: Term) -> Struct:
    """A conjunction, disjunction or condition."""
    left, right = body.args
    if body.name in (";", "|"):
        return Struct(";", (translate_body(left, before, after), translate_body(right, before, after)))
    middle = Var("S1")
    first, second = translate_body(left, before, middle), translate_body(right, middle, after)
    return joined(first, second) if body.name == "," else Struct(body.name, (first, second))
