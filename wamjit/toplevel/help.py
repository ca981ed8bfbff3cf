"""Help: what the library's own documentation says, and which name was probably meant.

In: names. Out: text. Holds: documentation is read from prolog/*.pl when it is asked for.
"""

from __future__ import annotations

from difflib import get_close_matches

from wamjit.read.terms import Atom, Struct, Term


def suggestion(engine, ball: Term) -> str:
    """For an unknown procedure: the nearest names that exist, as a sentence."""
    indicator = unknown_procedure(ball)
    if indicator is None:
        return ""
    name, arity = indicator
    known = known_predicates(engine)
    arities = sorted({a for n, a in known if n == name})
    if arities:
        return f"\n  there is {', '.join(f'{name}/{a}' for a in arities)}"
    near = get_close_matches(name, {n for n, _ in known}, n=3, cutoff=0.75)
    if not near:
        return ""
    described = [f"{n}/{a}" for n in near for a in sorted({a for m, a in known if m == n})]
    exact = [text for text in described if text.endswith(f"/{arity}")]
    return f"\n  perhaps {' or '.join((exact or described)[:3])}"


def unknown_procedure(ball: Term) -> tuple[str, int] | None:
    """The name and arity that an existence error is about."""
    formal = ball.args[0] if isinstance(ball, Struct) and ball.name == "error" and ball.args else None
    if not isinstance(formal, Struct) or formal.name != "existence_error" or formal.args[0] is not Atom("procedure"):
        return None
    culprit = formal.args[1]
    if isinstance(culprit, Struct) and culprit.name == "/" and isinstance(culprit.args[0], Atom):
        return culprit.args[0].name, culprit.args[1]
    return None


def known_predicates(engine) -> set[tuple[str, int]]:
    """Everything that can be called."""
    known = {(p.name, p.arity) for p in engine.predicates.user()}
    known |= {(row.name, row.arity) for row in engine.registry.rows}
    return {key for key in known if not key[0].startswith("$")}
