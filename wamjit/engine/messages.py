"""Messages for people: errors, warnings, where they came from.

In: balls, syntax problems, goals. Out: text for standard error. Holds: one line for one problem, with file and line
where they are known; a syntax error also shows the line.
"""

from __future__ import annotations

import os

from wamjit.read.terms import Atom, String, Struct, Term, Var
from wamjit.read.writer import write_term


def shown(term: Term) -> str:
    """A term in a message."""
    return write_term(term, quoted=True, numbervars=True, max_depth=12, spacing="next_argument")


def error_text(ball: Term, streams=None) -> str:
    """What a ball says, in one line; `streams` know which file a syntax error is in."""
    if isinstance(ball, Struct) and ball.name == "error" and len(ball.args) == 2:
        formal, context = ball.args
        said = formal_text(formal)
        if isinstance(context, Var) or (said and indicated(formal, context)):
            return said or f"error: {shown(formal)}"
        where = context_text(context, streams)
        if not where or where.endswith("no such file"):
            return said or f"error: {shown(formal)}"
        return f"{said or shown(formal)} ({where})"
    return f"uncaught exception: {shown(ball)}"


def context_text(context: Term, streams=None) -> str:
    """The second argument of an error term in words."""
    if isinstance(context, Atom | String):
        return context.name if isinstance(context, Atom) else context.text
    if isinstance(context, Struct) and context.name == "context" and len(context.args) == 2:  # as SWI-Prolog has it
        parts = [part for part in context.args if not isinstance(part, Var)]
        return ": ".join(part.name if isinstance(part, Atom) else shown(part) for part in parts)
    return place_in_stream(context, streams) or shown(context)


def place_in_stream(context: Term, streams=None) -> str:
    """The context of a syntax error that read/1 raises: stream(Stream, Line, Column, Character)."""
    if not isinstance(context, Struct) or context.name != "stream" or len(context.args) != 4:
        return ""
    stream, line, column, _ = context.args
    if not isinstance(line, int) or not isinstance(column, int):
        return ""
    number = stream.args[0] if isinstance(stream, Struct) and len(stream.args) == 1 else None
    known = streams.by_number.get(number) if streams is not None else None
    name = os.path.basename(known.file_name) if known is not None and known.file_name else ""
    return f"{name}:{line}:{column + 1}" if name else f"line {line}, column {column + 1}"


def indicated(formal: Term, context: Term) -> bool:
    """Whether a context only repeats the culprit."""
    return isinstance(formal, Struct) and context in formal.args


def formal_text(formal: Term) -> str:
    """A formal term of the standard in words, empty for others."""
    if isinstance(formal, Atom):
        return PLAIN.get(formal.name, "")
    if not isinstance(formal, Struct) or (formal.name, len(formal.args)) not in SENTENCES:
        return ""
    arguments = formal.args
    plain = arguments if formal.name in WORDS_ONLY else arguments[:-1]
    parts = [part.name.replace("_", " ") if isinstance(part, Atom) else shown(part) for part in plain]
    parts += [shown(part) for part in arguments[len(plain) :]]
    if formal.name == "existence_error" and parts[0] in MISSING:
        return MISSING[parts[0]].format(parts[1])
    return SENTENCES[formal.name, len(arguments)].format(*parts)


PLAIN = {
    "instantiation_error": "arguments are not sufficiently instantiated",
    "system_error": "system error",
}
WORDS_ONLY = (
    "representation_error",
    "evaluation_error",
    "resource_error",
    "syntax_error",
    "format",
    "consistency_error",
)
MISSING = {
    "source sink": "file {0} does not exist",
    "file": "file {0} does not exist",
    "stream": "there is no stream {0}",
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
    ("consistency_error", 3): "format: {2}",
    ("uninstantiation_error", 1): "a variable expected, found {0}",
}


def located(kind: str, file: str | None, line: int, text: str) -> str:
    """A message with its place: `Warning: FILE:LINE: TEXT`."""
    place = f"{file or '<text>'}:{line}: " if line else f"{file}: " if file else ""
    return f"{kind}: {place}{text}\n"
