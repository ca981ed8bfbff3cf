"""Messages for people: errors, warnings, where they came from.

In: balls, syntax problems, goals. Out: text for standard error. Holds: one line for one problem, with file and line
where they are known; a syntax error also shows the line.
"""

from __future__ import annotations

from wamjit.read.terms import Atom, Struct, Term, Var
from wamjit.read.writer import write_term


def shown(term: Term) -> str:
    """A term in a message."""
    return write_term(term, quoted=True, numbervars=True, max_depth=12, spacing="next_argument")


def error_text(ball: Term) -> str:
    """What a ball says, in one line."""
    if isinstance(ball, Struct) and ball.name == "error" and len(ball.args) == 2:
        formal, context = ball.args
        said = formal_text(formal)
        if isinstance(context, Var) or (said and indicated(formal, context)):
            return said or f"error: {shown(formal)}"
        where = context.name if isinstance(context, Atom) else place_in_stream(context) or shown(context)
        return f"{said or shown(formal)} ({where})"
    return f"uncaught exception: {shown(ball)}"


def place_in_stream(context: Term) -> str:
    """The context of a syntax error that read/1 raises: stream(Stream, Line, Column, Character)."""
    if isinstance(context, Struct) and context.name == "stream" and len(context.args) == 4:
        return f"line {context.args[1]}, column {context.args[2] + 1}"
    return ""


def indicated(formal: Term, context: Term) -> bool:
    """Whether a context only repeats the culprit."""
    return isinstance(formal, Struct) and context in formal.args


def formal_text(formal: Term) -> str:
    """A formal term of the standard in words, empty for others."""
    if isinstance(formal, Atom):
        return PLAIN.get(formal.name, "")
    if not isinstance(formal, Struct) or (formal.name, len(formal.args)) not in SENTENCES:
        return ""
    parts = [part.name if isinstance(part, Atom) else shown(part) for part in formal.args]
    if formal.name == "permission_error" or formal.name.endswith("type_error"):
        parts[-1] = shown(formal.args[-1])
    return SENTENCES[formal.name, len(formal.args)].format(
        *[part.replace("_", " ") if i == 0 else part for i, part in enumerate(parts)]
    )


PLAIN = {
    "instantiation_error": "arguments are not sufficiently instantiated",
    "system_error": "system error",
}
SENTENCES = {
    ("type_error", 2): "type error: {0} expected, found {1}",
    ("domain_error", 2): "domain error: {0} expected, found {1}",
    ("existence_error", 2): "unknown {0} {1}",
    ("permission_error", 3): "no permission to {0} {1} {2}",
    ("representation_error", 1): "representation error: {0}",
    ("evaluation_error", 1): "arithmetic: evaluation error: {0}",
    ("resource_error", 1): "resource error: not enough {0}",
    ("syntax_error", 1): "syntax error: {0}",
    ("format", 1): "format: {0}",
    ("uninstantiation_error", 1): "a variable expected, found {0}",
}


def located(kind: str, file: str | None, line: int, text: str) -> str:
    """A message with its place: `Warning: FILE:LINE: TEXT`."""
    place = f"{file or '<text>'}:{line}: " if line else f"{file}: " if file else ""
    return f"{kind}: {place}{text}\n"
