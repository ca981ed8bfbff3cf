"""Prolog from Python.

    from wamjit import Prolog

    with Prolog() as p:
        p.consult(text="parent(tom, bob). parent(bob, ann).")
        for answer in p.query("parent(X, Y)"):
            print(answer["X"], answer["Y"])

In: text, paths, goals. Out: answers, one dict for each solution: the names of the query's variables and their values.
Values are int, float, list (for proper lists), Atom, Struct, String and Var. Holds: what Prolog throws is a PrologError
with the ball in `term`; a process may have many Prologs.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from os import PathLike
from typing import Any

from wamjit.engine.engine import Engine
from wamjit.engine.errors import Halt, PrologError, error, syntax_error
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, is_cons, list_parts, make_list

__all__ = ["Atom", "Halt", "Prolog", "PrologError", "String", "Struct", "Var"]


class Prolog:
    """A Prolog system.

    `target` (x86_64, x86, ppc64), `placement` and `abi` name rows of the tables, `machine` is native or emulated; what
    is left out is chosen for this host. `heap_limit` and `stack_limit` (environments, choice points and trail) are
    in bytes.
    """

    def __init__(
        self,
        target: str | None = None,
        placement: str | None = None,
        machine: str | None = None,
        *,
        abi: str | None = None,
        heap_limit: int | None = None,
        stack_limit: int | None = None,
    ):
        self.engine = Engine(target, placement, abi, machine, heap_limit, stack_limit=stack_limit)
        weakref.finalize(self, self.engine.close)  # for who forgets to close it, at the latest when Python ends

    def consult(self, path: str | PathLike | None = None, *, text: str | None = None) -> bool:
        """Load a file or a text; False if a directive or an initialization goal failed or raised (it was reported)."""
        try:
            return self.engine.consult(path, text)
        finally:
            self.engine.streams.flush()

    def query(self, goal: str | Term, **bindings: Any) -> Iterator[dict[str, Any]]:
        """The answers of a goal, one after another. `bindings` gives values to variables of the goal's text."""
        term, names = self._read(goal) if isinstance(goal, str) else (goal, {})
        # for the goal, before it runs: values are unified with the variables that carry their names
        for name, value in reversed(bindings.items()):
            variable = names.get(name) or names.setdefault(name, Var(name))
            term = Struct(",", (Struct("=", (variable, to_term(value))), term))
        shown = {name: variable for name, variable in names.items() if not name.startswith("_")}
        return self._answers(term, shown)

    def _answers(self, term: Term, names: dict[str, Var]) -> Iterator[dict[str, Any]]:
        template = Struct("v", tuple(names.values())) if names else NIL
        answers = self.engine.solve(term, template)
        try:
            for answer in answers:
                self.engine.streams.flush()
                values = answer.args if names else ()
                yield {name: to_python(value) for name, value in zip(names, values, strict=True)}
        finally:
            answers.close()
            self.engine.streams.flush()

    def query_once(self, goal: str | Term, **bindings: Any) -> dict[str, Any] | None:
        """The first answer, None if there is none."""
        answers = self.query(goal, **bindings)
        try:
            return next(answers, None)
        finally:
            answers.close()

    def _read(self, text: str) -> tuple[Term, dict[str, Var]]:
        """The goal of a text and its variables by name."""
        from wamjit.read.parser import Reader, SyntaxProblem

        reader = Reader(text + "\n.", self.engine.operators, self.engine.flags)
        try:
            clause = reader.read()
        except SyntaxProblem as problem:
            raise error(Struct("syntax_error", (problem.formal,)), Atom(str(problem))) from None
        if clause is None or clause.end < len(text.rstrip()):
            raise syntax_error("one_goal_expected", Atom(text))
        term = clause.term
        if isinstance(term, Struct) and term.name == "?-" and len(term.args) == 1:
            term = term.args[0]
        return term, {name: variable for name, variable in clause.variables.items() if name != "_"}

    def interrupt(self) -> None:
        """Stop what runs, from another thread: it raises KeyboardInterrupt."""
        self.engine.interrupt()

    def close(self) -> None:
        """End everything and give the memory back."""
        self.engine.close()

    def __enter__(self) -> Prolog:
        return self

    def __exit__(self, *_) -> None:
        self.close()


def to_python(term: Term) -> Any:
    """A term as a Python value: proper lists become lists, everywhere in the term; its own structures are changed."""
    root = [term]
    pending = [root]  # lists of terms that are turned into values in place
    lists: dict[int, list] = {}
    seen: dict[int, tuple[Struct, list]] = {}
    while pending:
        values = pending.pop()
        for index, part in enumerate(values):
            if part is NIL:
                values[index] = []
            elif isinstance(part, Struct) and id(part) not in seen:
                items = lists.get(id(part)) or proper_list(part)
                if items is None:
                    pending.extend(opened(part, seen))
                elif id(part) not in lists:
                    lists[id(part)] = items
                    pending.append(items)
                values[index] = part if items is None else items
    for structure, values in seen.values():
        structure.args = tuple(values)
    return root[0]


def proper_list(term: Struct) -> list | None:
    """The items of a proper list that is not empty."""
    if not is_cons(term):
        return None
    items, tail = list_parts(term)
    return items if tail is NIL else None


def opened(term: Struct, seen: dict[int, tuple[Struct, list]]) -> Iterator[list]:
    """The arguments of a structure, or of all the cells of a list without an end, so that it is looked at once."""
    while isinstance(term, Struct) and id(term) not in seen:
        values = list(term.args)
        seen[id(term)] = term, values
        yield values
        if not is_cons(term):
            return
        term = term.args[1]


def to_term(value: Any) -> Term:
    """A Python value as a term: lists and tuples become lists, str becomes an atom, bool an atom."""
    if isinstance(value, bool):
        return Atom("true" if value else "false")
    if isinstance(value, str):
        return Atom(value)
    if isinstance(value, list | tuple):
        return make_list([to_term(item) for item in value])
    if isinstance(value, Struct):
        return Struct(value.name, [to_term(argument) for argument in value.args])
    if isinstance(value, int | float | Atom | String | Var):
        return value
    raise TypeError(f"no Prolog term for {value!r}")
