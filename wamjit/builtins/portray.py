"""Clauses as a person would write them: portray_clause/1 and listing/1.

In: a clause. Out: its text, with a goal on each line and names for the variables. Recursion follows the control
constructs of the body only.
"""

from __future__ import annotations

from wamjit.builtins.output import text
from wamjit.read.terms import Struct, Term, Var, conjuncts

INDENT = "    "
ARGUMENT = 999


def letters(number: int) -> str:
    """A, B, ... Z, A1, ..."""
    return chr(ord("A") + number % 26) + (str(number // 26) if number >= 26 else "")


def names_of(term: Term) -> dict[Var, str]:
    """`_` for variables that occur once, letters for the others."""
    counts: dict[Var, int] = {}
    todo = [term]
    while todo:
        part = todo.pop()
        if isinstance(part, Var):
            counts[part] = counts.get(part, 0) + 1
        elif isinstance(part, Struct):
            todo.extend(reversed(part.args))
    shared = [variable for variable, count in counts.items() if count > 1]
    named = {variable: letters(number) for number, variable in enumerate(shared)}
    return {variable: named.get(variable, "_") for variable in counts}


def portray_clause(engine, term: Term) -> str:
    """The text of a clause, with its full stop and a newline."""
    names = names_of(term)

    def one(part: Term, priority: int = ARGUMENT) -> str:
        return text(
            engine, part, quoted=True, numbervars=True, variable_names=names, spacing="next_argument", priority=priority
        )

    if isinstance(term, Struct) and term.name == ":-" and len(term.args) == 2:
        return f"{one(term.args[0])} :-\n{body(term.args[1], 1, one)}.\n"
    if isinstance(term, Struct) and term.name == ":-" and len(term.args) == 1:
        return f":- {one(term.args[0], 1199)}.\n"
    return f"{one(term, 1199)}.\n"


def body(term: Term, depth: int, one) -> str:
    """The goals of a body, one on each line."""
    return ",\n".join(goal(part, depth, one) for part in conjuncts(term))


def goal(term: Term, depth: int, one) -> str:
    """One goal with its indentation."""
    pad = INDENT * depth
    if isinstance(term, Struct) and (term.name, len(term.args)) in ((";", 2), ("->", 2), ("*->", 2)):
        return f"{pad}(   {alternatives(term, depth, one)}\n{pad})"
    if isinstance(term, Struct) and term.name == "\\+" and len(term.args) == 1:
        return f"{pad}\\+ {one(term.args[0], 900)}"
    return pad + one(term)


def alternatives(term: Term, depth: int, one) -> str:
    """The inside of a disjunction; the first line continues the opening bracket."""
    pad = INDENT * depth
    parts = []
    while isinstance(term, Struct) and term.name == ";" and len(term.args) == 2:
        parts.append(term.args[0])
        term = term.args[1]
    parts.append(term)
    return f"\n{pad};   ".join(branch(part, depth, one) for part in parts)


def branch(term: Term, depth: int, one) -> str:
    """One branch: a body, or a condition and what follows it."""
    pad = INDENT * depth
    if isinstance(term, Struct) and term.name in ("->", "*->") and len(term.args) == 2:
        arrow = "->  " if term.name == "->" else "*-> "
        condition = body(term.args[0], depth + 1, one).lstrip()
        return f"{condition}\n{pad}{arrow}{body(term.args[1], depth + 1, one).lstrip()}"
    return body(term, depth + 1, one).lstrip()
