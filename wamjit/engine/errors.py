"""Prolog's errors as Python exceptions.

In: what a service found wrong. Out: `PrologError` with the ball, `Halt` with a status. Holds: a ball made here is
`error(Formal, Context)` with a formal term of the ISO standard; the context is a variable unless one is given.
"""

from __future__ import annotations

from wamjit.read.terms import Atom, Struct, Term, Var


class PrologError(Exception):
    """A Prolog exception that nobody caught (or that a service raises); `term` is the ball."""

    def __init__(self, term: Term):
        super().__init__(term)
        self.term = term

    def __str__(self) -> str:
        from wamjit.engine.messages import error_text

        return error_text(self.term)


class Halt(BaseException):
    """halt/1: leave the program with this status. No `Exception`, so that only who runs the engine catches it."""

    def __init__(self, status: int = 0):
        super().__init__(status)
        self.status = status


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while Prolog ran."""


def error(formal: Term, context: Term | None = None) -> PrologError:
    """An `error(Formal, Context)`."""
    return PrologError(Struct("error", (formal, Var() if context is None else context)))


def indicator(name: str, arity: int) -> Struct:
    """The predicate indicator Name/Arity."""
    return Struct("/", (Atom(name), arity))


def instantiation_error() -> PrologError:
    """Something is unbound that must not be."""
    return error(Atom("instantiation_error"))


def type_error(expected: str, culprit: Term) -> PrologError:
    """`culprit` is not of the type `expected`."""
    return error(Struct("type_error", (Atom(expected), culprit)))


def domain_error(domain: str, culprit: Term) -> PrologError:
    """`culprit` has the right type and is outside of `domain`."""
    return error(Struct("domain_error", (Atom(domain), culprit)))


def existence_error(kind: str, culprit: Term, context: Term | None = None) -> PrologError:
    """There is no such procedure, stream, file."""
    return error(Struct("existence_error", (Atom(kind), culprit)), context)


def permission_error(action: str, kind: str, culprit: Term) -> PrologError:
    """`action` is not allowed on `culprit`."""
    return error(Struct("permission_error", (Atom(action), Atom(kind), culprit)))


def representation_error(limit: str, context: Term | None = None) -> PrologError:
    """A limit of the representation is exceeded."""
    return error(Struct("representation_error", (Atom(limit),)), context)


def evaluation_error(kind: str) -> PrologError:
    """Arithmetic has no result."""
    return error(Struct("evaluation_error", (Atom(kind),)))


def resource_error(resource: str, context: Term | None = None) -> PrologError:
    """The machine has no more of `resource`."""
    return error(Struct("resource_error", (Atom(resource),)), context)


def syntax_error(message: str, context: Term | None = None) -> PrologError:
    """Text that is no term."""
    return error(Struct("syntax_error", (Atom(message),)), context)


def system_error(text: str) -> PrologError:
    """A Python exception inside a service, with its text."""
    return error(Atom("system_error"), Atom(text))


def reason(problem: Exception) -> str:
    """What the system says of a failed operation, without Python's number in front."""
    return getattr(problem, "strerror", None) or str(problem)
