"""Clauses as a person would write them: portray_clause/1 and listing/1.

In: a clause. Out: its text, with a goal on each line and names for the variables. Holds: the layout is SWI-Prolog's;
goals that a meta-predicate calls are laid out as bodies are when one of them is a conjunction or has alternatives.
Recursion follows goals only.
"""

from __future__ import annotations

from wamjit.builtins.output import text
from wamjit.engine.meta import is_transparent
from wamjit.engine.predicates import USER
from wamjit.read.terms import Atom, Struct, Term, Var, conjuncts

INDENT = 4
ARGUMENT, NEGATED, WHOLE = 999, 900, 1199
MARGIN = 78  # a goal that ends behind it has a line for each argument
BRANCHES = frozenset(((";", 2), ("|", 2), ("->", 2), ("*->", 2)))
GOALS = frozenset((*range(10), "//"))


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
    return f"{Layout(engine, names_of(term)).clause(term)}.\n"


def key_of(term: Term) -> tuple[str, int] | None:
    """Name and arity of a compound term."""
    return (term.name, len(term.args)) if isinstance(term, Struct) else None


def is_control(term: Term) -> bool:
    """Whether a goal is a conjunction or has alternatives."""
    key = key_of(term)
    return key == (",", 2) or key in BRANCHES


def line(column: int, start: str = "") -> str:
    """A new line, from a column on."""
    return "\n" + " " * column + start


class Layout:
    """One clause. A method gets the column where its text begins and gives the text from there on."""

    def __init__(self, engine, names: dict[Var, str]):
        self.engine, self.names = engine, names

    def one(self, term: Term, priority: int = ARGUMENT) -> str:
        """A term on one line."""
        return text(
            self.engine,
            term,
            quoted=True,
            numbervars=True,
            variable_names=self.names,
            spacing="next_argument",
            priority=priority,
        )

    def clause(self, term: Term) -> str:
        """A clause, a grammar rule, a directive, or any term."""
        key = key_of(term)
        if key in ((":-", 2), ("-->", 2)):
            return f"{self.one(term.args[0], WHOLE)} {term.name}{line(INDENT)}{self.body(term.args[1], INDENT)}"
        if key in ((":-", 1), ("?-", 1)):
            inner = term.args[0]
            return f"{term.name} {self.body(inner, 3) if is_control(inner) else self.one(inner, WHOLE)}"
        if is_control(term):
            return self.body(term, 0)
        return self.one(term, WHOLE)

    def body(self, term: Term, column: int) -> str:
        """Goals, one on each line."""
        return f",{line(column)}".join(self.goal(part, column) for part in conjuncts(term))

    def goal(self, term: Term, column: int) -> str:
        """One goal."""
        key = key_of(term)
        if key == (",", 2):
            return f"( {self.body(term, column + 2)}{line(column, ')')}"
        if key in BRANCHES:
            return f"(   {self.alternatives(term, column)}{line(column, ')')}"
        if key == ("\\+", 1):
            inner = term.args[0]
            return f"\\+ {self.goal(inner, column + 3) if self.is_laid_out(inner) else self.one(inner, NEGATED)}"
        if key == ("{}", 1):
            return f"{{ {self.body(term.args[0], column + 2)}{line(column, '}')}"
        return self.call(term, column)

    def is_laid_out(self, term: Term) -> bool:
        """Whether a goal behind a negation takes lines of its own."""
        return is_control(term) or key_of(term) in (("\\+", 1), ("{}", 1))

    def alternatives(self, term: Term, column: int) -> str:
        """The inside of a disjunction; the first line continues the opening bracket."""
        parts, separator = [], term.name
        while key_of(term) in ((";", 2), ("|", 2)):
            separator = term.name
            parts.append(term.args[0])
            term = term.args[1]
        parts.append(term)
        return line(column, f"{separator}   ").join(self.branch(part, column) for part in parts)

    def branch(self, term: Term, column: int) -> str:
        """One branch: a body, or a condition and what follows it."""
        inner = column + INDENT
        if key_of(term) in (("->", 2), ("*->", 2)):
            condition, then = (self.body(part, inner) for part in term.args)
            return f"{condition}{line(column)}{term.name:<4}{then}"
        return self.body(term, inner)

    def call(self, term: Term, column: int) -> str:
        """A call of a predicate: on one line if it can be."""
        whole = self.one(term)
        if not isinstance(term, Struct) or not whole.endswith(")"):
            return whole
        name = self.one(Atom(term.name)) + "("
        if not whole.startswith(name):
            return whole  # an operator
        goals = self.goals_of(term)
        if not any(map(is_control, goals)) and column + len(whole) <= MARGIN:
            return whole
        inner = column + len(name)
        parts = [self.goal(a, inner) if is_control(a) and a in goals else self.one(a) for a in term.args]
        return name + f",{line(inner)}".join(parts) + ")"

    def goals_of(self, term: Struct) -> list[Term]:
        """The arguments that a meta-predicate calls."""
        definition = self.engine.modules.visible(USER, term.name, len(term.args))
        specs = definition.meta if definition is not None else None
        if not is_transparent(specs):
            return []
        return [argument for spec, argument in zip(specs, term.args, strict=True) if spec in GOALS]
