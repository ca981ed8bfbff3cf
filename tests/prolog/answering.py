"""Answers of queries as text, for tests that compare them: `X = 1, Y = a ; X = 2`, true, false, error(Formal)."""

from __future__ import annotations

from wamjit import PrologError
from wamjit.read.parser import Reader
from wamjit.read.terms import Atom, Struct, Term, Var
from wamjit.read.writer import write_term

MOST_ANSWERS = 10
EQUAL_PRIORITY = 699


def answers(prolog, query: str, most: int = MOST_ANSWERS) -> str:
    """The answers of a query: the bindings of its variables in the order of the text, unbound ones left out."""
    shown = []
    try:
        for answer in prolog.engine.solve(*goal_and_template(prolog, query)):
            shown.append(one_answer(answer))
            if len(shown) == most:
                break
    except PrologError as problem:
        ball = problem.term
        is_error = isinstance(ball, Struct) and ball.name == "error" and len(ball.args) == 2
        shown.append(f"error({text_of(ball.args[0])})" if is_error else f"throw({text_of(ball)})")
    return " ; ".join(shown) or "false"


def one_answer(answer: Struct) -> str:
    """The bindings of one answer."""
    pairs = [(pair.args[0].name, pair.args[1]) for pair in answer.args]
    free = [(name, value) for name, value in pairs if isinstance(value, Var)]
    return (
        ", ".join(f"{name} = {text_of(value, free)}" for name, value in pairs if not isinstance(value, Var)) or "true"
    )


def text_of(term: Term, free=()) -> str:
    """A term as it would be read; variables of the query keep their names."""
    return write_term(term, quoted=True, priority=EQUAL_PRIORITY, variable_names=free, var_name=lambda variable: "_")


def goal_and_template(prolog, query: str) -> tuple[Term, Struct]:
    """A query and the pairs Name = Value of its variables."""
    clause = Reader(query + " .", prolog.engine.operators, prolog.engine.flags).read()
    pairs = [Struct("=", (Atom(name), variable)) for name, variable in clause.variables.items() if name[0] != "_"]
    return clause.term, Struct("v", pairs)
