"""Meta-predicates: which arguments belong to a module, and how a module is put in front of a term and taken off.

In: meta_predicate/1 declarations, tables/meta.txt. Out: a tuple for each meta-predicate, a spec for each argument.
Holds: a term without a module in front means `user`; so what another module hands to a meta-predicate gets its name
in front.
"""

from __future__ import annotations

from functools import cache

from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.read.terms import Atom, Struct, Term, Var
from wamjit.table import tables_dir

Spec = int | str
MODES = ("+", "-", "?", "*", "--", "++", "!", "//", ":", "^")
CALLERS = {("main", 0): "$main"}  # no argument says for which module: the module goes to the predicate named here
ALWAYS = "::"  # the module goes in front even of what has one
MOST_MODULES = 1000  # in front of one term: one with more contains itself
QUALIFIED = frozenset((*range(10), ":", "^", "//", ALWAYS))


@cache
def declared() -> dict[tuple[str, int], tuple[Spec, ...]]:
    """The declarations of built-in and library predicates by name and arity."""
    found = {}
    for line in (tables_dir() / "meta.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *specs = line.split()
            found[name, len(specs)] = tuple(int(spec) if spec.isdigit() else spec for spec in specs)
    return found


def of_term(head: Term) -> tuple[str, tuple[Spec, ...]]:
    """Name and specs of a declaration like maplist(2, ?, ?)."""
    if isinstance(head, Var):
        raise instantiation_error()
    if not isinstance(head, Struct):
        raise type_error("callable", head)
    return head.name, tuple(_spec(argument) for argument in head.args)


def _spec(term: Term) -> Spec:
    if isinstance(term, Var):
        raise instantiation_error()
    if isinstance(term, int) and 0 <= term <= 9:
        return term
    if isinstance(term, Atom) and term.name in MODES:
        return term.name
    raise domain_error("meta_argument_specifier", term)


def to_term(name: str, specs: tuple[Spec, ...]) -> Struct:
    """The declaration again."""
    return Struct(name, [Atom(spec) if isinstance(spec, str) else spec for spec in specs])


def is_transparent(specs: tuple[Spec, ...] | None) -> bool:
    """Whether there is an argument that takes a module with it."""
    return specs is not None and any(spec in QUALIFIED for spec in specs)


def is_qualified(term: Term) -> bool:
    """Whether a term has a module in front."""
    return isinstance(term, Struct) and term.name == ":" and len(term.args) == 2


def qualify(space: str, term: Term) -> Term:
    """A term with its module in front, unless it has one."""
    return term if is_qualified(term) else Struct(":", (Atom(space), term))


def qualify_all(space: str, specs: tuple[Spec, ...], arguments) -> list[Term]:
    """Arguments as a meta-predicate gets them."""
    return [qualify_one(space, spec, argument) for spec, argument in zip(specs, arguments, strict=True)]


def qualify_one(space: str, spec: Spec, term: Term) -> Term:
    """One argument."""
    if spec == ALWAYS:
        return Struct(":", (Atom(space), term))
    return qualify(space, term) if spec in QUALIFIED else term


def strip(term: Term, space: str) -> tuple[str, Term]:
    """The module of a term and what stands behind it; `space` without one. What contains itself keeps one."""
    for _ in range(MOST_MODULES):
        if not is_qualified(term):
            break
        module, inner = term.args
        if not isinstance(module, Atom):
            break
        space, term = module.name, inner
    return space, term


def strip_checked(term: Term, space: str) -> tuple[str, Term]:
    """The same; a module that is no atom is an error."""
    space, term = strip(term, space)
    if is_qualified(term):
        if isinstance(term.args[0], Var):
            raise instantiation_error()
        if isinstance(term.args[0], Atom):
            raise type_error("callable", term)
        raise type_error("module", term.args[0])
    return space, term
