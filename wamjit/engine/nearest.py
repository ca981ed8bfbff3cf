"""Which procedure was probably meant by a name that means none.

In: names that are not known. Out: the nearest ones that are, as words for a message. Holds: nothing is computed before
somebody asks.
"""

from __future__ import annotations

from wamjit.read.terms import Atom, Struct, Term

CUTOFF, OTHER_LETTER = 0.75, 0.85  # how alike two names must be, as difflib counts it; with another first letter
MOST = 3


def suggestion(engine, ball: Term) -> str:
    """For an exception about an unknown procedure: the nearest names, as a line of their own."""
    indicator = unknown_procedure(ball)
    found = near(engine, *indicator) if indicator is not None else ""
    return f"\n  {found}" if found else ""


def near(engine, name: str, arity: int) -> str:
    """`there is NAME/ARITY` for another arity, `perhaps NAME/ARITY` for a name that is alike; else nothing."""
    known = known_predicates(engine)
    arities = sorted({a for n, a in known if n == name})
    if arities:
        return f"there is {', '.join(f'{name}/{a}' for a in arities)}"
    from difflib import get_close_matches

    names = get_close_matches(name, {n for n, _ in known if n[:1] == name[:1]}, n=MOST, cutoff=CUTOFF)
    names = names or get_close_matches(name, {n for n, _ in known}, n=MOST, cutoff=OTHER_LETTER)
    described = [f"{n}/{a}" for n in names for a in sorted({a for m, a in known if m == n})]
    exact = [text for text in described if text.endswith(f"/{arity}")]
    return f"perhaps {' or '.join((exact or described)[:MOST])}" if described else ""


def unknown_procedure(ball: Term) -> tuple[str, int] | None:
    """The name and arity that an existence error is about."""
    formal = ball.args[0] if isinstance(ball, Struct) and ball.name == "error" and ball.args else None
    if not isinstance(formal, Struct) or formal.name != "existence_error" or formal.args[0] is not Atom("procedure"):
        return None
    culprit = formal.args[1]
    if isinstance(culprit, Struct) and culprit.name == ":" and len(culprit.args) == 2:
        culprit = culprit.args[1]
    if isinstance(culprit, Struct) and culprit.name == "/" and isinstance(culprit.args[0], Atom):
        return culprit.args[0].name, culprit.args[1]
    return None


def known_predicates(engine) -> set[tuple[str, int]]:
    """Everything that can be called."""
    known = {(p.name, p.arity) for p in engine.predicates.user() if p.definition.exists}
    known |= {(row.name, row.arity) for row in engine.registry.rows}
    return {key for key in known if not key[0].startswith("$")}
