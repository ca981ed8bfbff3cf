"""Prolog terms as Python values: what the reader makes, the compiler takes and the embedding returns.

Integers are `int`, floats are `float`; atoms, variables, compound terms and strings are the classes below. Lists are
`Struct(".", (head, tail))` ending in `NIL`. Nothing here recurses over the depth of a term.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from threading import RLock
from typing import Any, ClassVar
from weakref import WeakValueDictionary

MANY = 10_000  # steps of a comparison, after which it remembers what it has seen


class Atom:
    """An atom. Interned: two atoms with one name are one object, so `is` compares them. Nobody's atom goes away."""

    __slots__ = ("name", "__weakref__")
    _table: ClassVar[WeakValueDictionary[str, Atom]] = WeakValueDictionary()
    _references: ClassVar[dict] = _table.data  # its dictionary of weak references: looking there costs less
    _recent: ClassVar[deque[Atom]] = deque(maxlen=1000)  # these stay for a while: making an atom anew costs 1.5 us
    _lock: ClassVar[Any] = RLock()  # two threads, or a signal's handler, may make one atom
    name: str

    def __new__(cls, name: str) -> Atom:
        reference = cls._references.get(name)
        if reference is not None:
            atom = reference()
            if atom is not None:
                return atom
        with cls._lock:
            atom = cls._table.get(name)
            if atom is None:
                atom = super().__new__(cls)
                atom.name = name
                cls._table[name] = atom
                cls._recent.append(atom)
        return atom

    def __repr__(self) -> str:
        return f"Atom({self.name!r})"

    def __str__(self) -> str:
        return self.name

    def __reduce__(self) -> tuple:
        return Atom, (self.name,)


class Var:
    """A variable; identity is what counts, the name is for people (`_` for an anonymous one)."""

    __slots__ = ("name",)

    def __init__(self, name: str = "_") -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"Var({self.name!r})"


class String:
    """A string object (double_quotes=string); no atom and no list."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, String) and self.text == other.text

    def __hash__(self) -> int:
        return hash(("String", self.text))

    def __repr__(self) -> str:
        return f"String({self.text!r})"


class Struct:
    """A compound term: a name (a `str`) and one argument or more."""

    __slots__ = ("name", "args")

    def __init__(self, name: str, args: Iterable[Any]) -> None:
        self.name = name
        self.args = tuple(args)

    @property
    def arity(self) -> int:
        return len(self.args)

    def __eq__(self, other: object) -> bool:
        """Structural equality, by an explicit stack. It ends for terms that contain themselves: where it takes long,
        a pair that was looked at, or is being looked at, counts as equal."""
        if not isinstance(other, Struct):
            return NotImplemented
        todo: list[tuple[Any, Any]] = [(self, other)]
        seen: set[tuple[int, int]] = set()
        steps = 0
        while todo:
            left, right = todo.pop()
            if type(left) is not type(right):
                return False
            if not isinstance(left, Struct | list):
                if left != right:
                    return False
                continue
            steps += 1
            if steps > MANY:
                pair = id(left), id(right)
                if pair in seen:
                    continue
                seen.add(pair)
            if isinstance(left, Struct):
                if left.name != right.name:
                    return False
                left, right = left.args, right.args
            if len(left) != len(right):
                return False
            todo.extend(zip(left, right, strict=True))
        return True

    def __hash__(self) -> int:
        return hash((self.name, len(self.args)))

    def __repr__(self) -> str:
        """As Python would nest it, by an explicit stack; where a term stands inside itself there is `...`."""
        pieces: list[str] = []
        inside: set[int] = set()
        todo: list[tuple[str, Any]] = [("show", self)]
        while todo:
            step, item = todo.pop()
            if step == "text":
                pieces.append(item)
            elif step == "leave":
                inside.discard(item)
            elif not isinstance(item, Struct | list):
                pieces.append(repr(item))
            elif id(item) in inside:
                pieces.append("..." if isinstance(item, Struct) else "[...]")
            else:
                inside.add(id(item))
                todo.append(("leave", id(item)))
                todo.extend(_shown_parts(item))
        return "".join(pieces)


def _shown_parts(item: Struct | list) -> list[tuple[str, Any]]:
    """What `repr` has to show of a compound term or a list, the last first."""
    if isinstance(item, Struct):
        front, parts, back = f"Struct({item.name!r}, (", item.args, ",))" if len(item.args) == 1 else "))"
    else:
        front, parts, back = "[", item, "]"
    steps: list[tuple[str, Any]] = [("text", back)]
    for part in reversed(parts):
        steps += (("show", part), ("text", ", "))
    if parts:
        steps.pop()
    return [*steps, ("text", front)]


Term = Any  # Atom | Var | String | Struct | int | float

NIL = Atom("[]")
CURLY = Atom("{}")
TRUE = Atom("true")
DOT = "."


def make_list(items: Iterable[Term], tail: Term = NIL) -> Term:
    """The Prolog list of `items`, ending in `tail`."""
    result = tail
    for item in reversed(list(items)):
        result = Struct(DOT, (item, result))
    return result


def is_cons(term: Term) -> bool:
    """Whether `term` is a list cell."""
    return isinstance(term, Struct) and term.name == DOT and len(term.args) == 2


def list_parts(term: Term) -> tuple[list[Term], Term]:
    """The items of a list and what it ends in (`NIL` for a proper list; one of its own cells for a cyclic one)."""
    items: list[Term] = []
    kept, power = None, 64  # Brent 1980
    while is_cons(term) and term is not kept:
        items.append(term.args[0])
        if len(items) == power:
            kept, power = term, power * 2
        term = term.args[1]
    return items, term


def conjuncts(term: Term, operator: str = ",") -> Iterator[Term]:
    """The goals of a right-nested conjunction (or of another binary operator), in order."""
    while isinstance(term, Struct) and term.name == operator and len(term.args) == 2:
        yield term.args[0]
        term = term.args[1]
    yield term
