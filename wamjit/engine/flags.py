"""Prolog flags.

In: names and values. Out: the same, checked. Holds: a flag that the reader, the writer or the engine looks at has one
of its values; a read-only flag cannot be changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from wamjit.engine import limits
from wamjit.engine.errors import domain_error, instantiation_error, permission_error, type_error
from wamjit.read.terms import Atom, Struct, Term, Var

ON_OFF = ("true", "false")
QUOTES = ("codes", "chars", "atom", "string")
CHOICES = {
    "double_quotes": QUOTES,
    "back_quotes": (*QUOTES, "error"),
    "unknown": ("error", "fail", "warning"),
    "occurs_check": ("false",),
    "char_conversion": ("off",),
    "debug": ("off", "on"),
    "iso": ("true", "false"),
}
READ_ONLY = (
    "bounded",
    "max_arity",
    "integer_rounding_function",
    "version",
    "dialect",
    "arch",
    "max_integer",
    "min_integer",
    "max_tagged_integer",
    "min_tagged_integer",
)


class SourceFlags:
    """The flags as they are for program text, which may say more than ISO lets `read` say: `X = +`, `a | b`."""

    bare_operators = bar_operator = True

    def __init__(self, flags):
        self.flags = flags

    def __getattr__(self, name: str):
        return getattr(self.flags, name)


class Flags:
    """The flags of one engine."""

    def __init__(self, engine):
        layout = engine.layout
        self.engine = engine
        self.values: dict[str, Term] = {
            "bounded": Atom("false"),
            "max_arity": Atom("unbounded"),
            "integer_rounding_function": Atom("toward_zero"),
            "max_integer": (1 << 63) - 1,  # what other systems say; integers are not bounded
            "min_integer": -(1 << 63),
            "max_tagged_integer": layout.small_max,
            "min_tagged_integer": layout.small_min,
            "dialect": Atom("wamjit"),
            "arch": Atom(engine.target.name),
            "double_quotes": Atom("codes"),
            "back_quotes": Atom("error"),
            "unknown": Atom("error"),
            "occurs_check": Atom("false"),
            "char_conversion": Atom("off"),
            "debug": Atom("off"),
            "iso": Atom("true"),
            "argv": Atom("[]"),
            **limits.values(engine.areas),
        }

    def __getitem__(self, name: str) -> Term:
        return self.values[name]

    @property
    def double_quotes(self) -> str:
        """What text in double quotes is, for the reader."""
        return self.values["double_quotes"].name

    @property
    def back_quotes(self) -> str:
        """What text in back quotes is, for the reader."""
        return self.values["back_quotes"].name

    def items(self) -> Iterator[tuple[str, Term]]:
        """All flags."""
        return iter(list(self.values.items()))

    def set(self, flag: Term, value: Term) -> None:
        """set_prolog_flag/2."""
        if isinstance(flag, Var) or isinstance(value, Var):
            raise instantiation_error()
        if not isinstance(flag, Atom):
            raise type_error("atom", flag)
        if flag.name not in self.values:
            raise domain_error("prolog_flag", flag)
        if flag.name in READ_ONLY:
            raise permission_error("modify", "flag", flag)
        if flag.name in limits.LIMITS:
            limits.set_limit(self.engine, flag.name, value)
        allowed = CHOICES.get(flag.name)
        if allowed is not None and not (isinstance(value, Atom) and value.name in allowed):
            raise domain_error("flag_value", Struct("+", (flag, value)))
        self.values[flag.name] = value

    def quotes(self) -> tuple[Term, Term]:
        """The flags that a module file may set for itself."""
        return self.values["double_quotes"], self.values["back_quotes"]

    def set_quotes(self, quotes: tuple[Term, Term]) -> None:
        """Set them back."""
        self.values["double_quotes"], self.values["back_quotes"] = quotes

    def create(self, name: str, value: Term) -> None:
        """create_prolog_flag/3, and what the command line sets."""
        self.values[name] = value
