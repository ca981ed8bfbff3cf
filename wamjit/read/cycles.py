"""Terms that contain themselves, as finite text needs them: a term without cycles, and what its variables stand for.

In: Python terms that may be cyclic. Out: `factorized` copies them so that they are finite: a compound term that
contains itself is a variable wherever it occurred, and comes with that variable in a list. Holds: nothing recurses;
terms without cycles come back as they are.
"""

from __future__ import annotations

from wamjit.read.terms import Struct, Term, Var, make_list


class Cycle(Var):
    """A variable that stands for a compound term that contains itself."""

    __slots__ = ()


def back_edges(roots: list[Term]) -> list[tuple[Struct, int, Struct]]:
    """Where a walk from left to right enters a term that it has not left yet: the term it comes from, the number of
    the argument, the argument."""
    open_nodes: set[int] = set()
    done: set[int] = set()
    found: list[tuple[Struct, int, Struct]] = []
    root = Struct("", roots)
    todo = [(root, place, term) for place, term in reversed(list(enumerate(roots))) if isinstance(term, Struct)]
    while todo:
        outer, place, term = todo.pop()
        key = id(term)
        if outer is None:
            open_nodes.discard(key)
            done.add(key)
        elif key in open_nodes:
            found.append((outer, place, term))
        elif key not in done:
            open_nodes.add(key)
            todo.append((None, 0, term))
            count = len(term.args)
            for back, argument in enumerate(reversed(term.args), 1):
                if isinstance(argument, Struct):
                    todo.append((term, count - back, argument))
    return found


def loops(roots: list[Term]) -> list[Struct]:
    """The compound terms that `back_edges` lead to, each once."""
    return list({id(term): term for _, _, term in back_edges(roots)}.values())


def is_cyclic(roots: list[Term]) -> bool:
    """Whether a term contains itself."""
    return bool(back_edges(roots))


def factorized(roots: list[Term]) -> tuple[list[Term], list[tuple[Var, Struct]]]:
    """The terms without cycles, and the variables in them with what they stand for."""
    found = loops(roots)
    if not found:
        return roots, []
    names = {id(term): Cycle() for term in found}
    copies: dict[int, Struct] = {}
    todo: list[Struct] = []

    def placed(term: Term) -> Term:
        if not isinstance(term, Struct):
            return term
        known = names.get(id(term)) or copies.get(id(term))
        if known is None:
            known = copies[id(term)] = Struct(term.name, term.args)
            todo.append(known)
        return known

    pairs = [(names[id(term)], Struct(term.name, term.args)) for term in found]
    todo += [body for _, body in pairs]
    changed = [placed(term) for term in roots]
    while todo:
        term = todo.pop()
        term.args = tuple(placed(argument) for argument in term.args)
    return changed, pairs


def with_equations(term: Term) -> tuple[Term, dict[Var, str]]:
    """What is written for a term: @(Template, Equations) for a cyclic one; the names of the variables in that."""
    changed, pairs = factorized([term])
    if not pairs:
        return term, {}
    names = {variable: f"S_{number}" for number, (variable, _) in enumerate(pairs, 1)}
    equations = make_list(Struct("=", pair) for pair in pairs)
    return Struct("@", (changed[0], equations)), names


def cut_short(term: Term) -> Term:
    """A cyclic term as a finite one: what begins again is spelled out once, then a variable."""
    changed, pairs = factorized([term])
    if not pairs:
        return term
    bodies = {variable: body for variable, body in pairs}
    own = {id(body) for _, body in pairs}
    seen: set[int] = set()
    todo = [root := Struct("", changed)]
    while todo:
        part = todo.pop()
        if id(part) not in seen and id(part) not in own:
            seen.add(id(part))
            part.args = tuple(bodies.get(item, item) if isinstance(item, Cycle) else item for item in part.args)
            todo.extend(item for item in part.args if isinstance(item, Struct))
    return root.args[0]
