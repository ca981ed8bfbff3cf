"""Where the parts of a term stand in its text: `subterm_positions` and `comments` of read_term/2.

In: tokens, as the machine of `reduce.py` takes them. Out: position terms as SWI-Prolog's manual describes them
(section 5.3, read_term/2): `From-To`, `string_position(F, T)`, `brace_term_position(F, T, Arg)`,
`list_position(F, T, Elements, Tail)`, `term_position(F, T, FF, FT, Args)`, `parentheses_term_position(F, T, Content)`.
Holds: only who asks for positions pays for them; the machine itself knows nothing of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wamjit.read.lexer import new_lexer, rescan
from wamjit.read.problems import ParseError
from wamjit.read.reduce import OPEN, PREFIX, TAIL, Machine
from wamjit.read.terms import Atom, Struct, Term, make_list

if TYPE_CHECKING:
    from ply.lex import LexToken

COMMENT = re.compile(r"%[^\n]*|/\*(?s:.*?)\*/")


class Opening:
    """Where an entry of the stack began: its token, what stands in front of it, elements that are complete."""

    __slots__ = ("end", "items", "left", "start")

    def __init__(self, start: int, end: int, left: Term):
        self.start, self.end, self.left = start, end, left
        self.items: list[Term] = []


class Stack(list):
    """The machine's stack; `openings` has an Opening for each entry, `popped` that of the entry taken last."""

    def __init__(self, machine: PlacingMachine, entries: list):
        super().__init__(entries)
        self.machine = machine
        self.openings = [Opening(0, 0, None) for _ in entries]
        self.popped = self.openings[0]

    def append(self, entry: tuple) -> None:
        """A new entry begins at the current token."""
        start, end = self.machine.here
        if self.machine.text[end - 1 : end] == "(" and end - start > 1:
            end -= 1
        if entry[0] == OPEN and entry[3] is None:
            start = self.machine.here[1] - 1
        super().append(entry)
        self.openings.append(Opening(start, end, self.machine.place))

    def pop(self) -> tuple:
        """The newest entry goes."""
        self.popped = self.openings.pop()
        return super().pop()


class PlacingMachine(Machine):
    """A machine that knows the position of its operand: `place`. `base` is the offset of the text in its stream."""

    def __init__(self, text: str, base: int) -> None:
        super().__init__(text)
        self.base = base
        self.place: Term = None
        self.inner: Term = None  # the position of the operand before this one
        self.here = (0, 0)
        self.before = {kind: self.noting(handler) for kind, handler in self.before.items()}
        self.behind = {kind: self.noting(handler) for kind, handler in self.behind.items()}

    def noting(self, handler):
        """A handler that first notes where its token is."""

        def handle(token: LexToken) -> None:
            self.here = (token.lexpos, self.lexer.lexpos)
            handler(token)

        return handle

    def new_stack(self, entries: list) -> list:
        """The stack of one term."""
        self.place = None
        return Stack(self, entries)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the stream."""
        return start + self.base, end + self.base

    def operand(self, term: Term, priority: int = 0) -> None:
        """An operand of one token, as far as is known here."""
        super().operand(term, priority)
        self.inner = self.place
        start, end = self.here
        is_text = self.text[start] in '"`'
        self.place = Struct("string_position" if is_text else "-", self.span(start, end))

    def number_before(self, token: LexToken) -> None:
        """A number: its sign belongs to it."""
        height = len(self.stack)
        super().number_before(token)
        if len(self.stack) < height:
            self.place = Struct("-", self.span(self.stack.popped.start, self.here[1]))

    def number_behind(self, token: LexToken) -> None:
        """A number behind a minus that is no operator."""
        start = begin(self.place) - self.base
        super().number_behind(token)
        self.place = Struct("-", self.span(start, self.here[1]))

    def prefix_as_atom(self) -> None:
        """The place of the operator is the atom's."""
        super().prefix_as_atom()
        self.place = Struct("-", self.span(self.stack.popped.start, self.stack.popped.end))

    def empty_brackets(self, token: LexToken) -> None:
        """`[]` and `{}` are two tokens."""
        super().empty_brackets(token)
        start, end = self.stack.popped.start, self.here[1]
        if self.handlers is self.behind:
            self.place = Struct("-", self.span(start, end))
        else:
            self.stack.openings[-1].start, self.stack.openings[-1].end = start, end

    def operator_behind(self, name: str, token: LexToken) -> None:
        """A postfix operator ends its term."""
        super().operator_behind(name, token)
        if self.handlers is self.behind:
            start, end = self.span(*self.here)
            self.place = functor_place(begin(self.inner), end, (start, end), [self.inner])

    def reduce(self, token: LexToken) -> None:
        """An operator with its arguments."""
        is_prefix = self.stack[-1][3] is PREFIX
        super().reduce(token)
        opening = self.stack.popped
        arguments = [self.place] if is_prefix else [opening.left, self.place]
        functor = self.span(opening.start, opening.end)
        start = functor[0] if is_prefix else begin(opening.left)
        self.place = functor_place(start, finish(self.place), functor, arguments)

    def comma(self, token: LexToken) -> None:
        """An argument or element is complete."""
        super().comma(token)
        top = self.stack[-1]
        if top[0] == OPEN and top[1] == self.argument:
            self.stack.openings[-1].items.append(self.place)

    def bar(self, token: LexToken) -> None:
        """An element is complete; its tail follows."""
        super().bar(token)
        if self.stack[-1][0] == OPEN and self.stack[-1][2] == TAIL:
            self.stack.openings[-1].items.append(self.place)

    def close(self, value: str, token: LexToken) -> None:
        """Something in brackets."""
        bracket = next(entry for entry in reversed(self.stack) if entry[0] == OPEN)
        super().close(value, token)
        opening, inner = self.stack.popped, self.inner
        functor = self.span(opening.start, opening.end)
        start, end = functor[0], self.base + self.here[1]
        if value == "]":
            tail = inner if bracket[2] == TAIL else Atom("none")
            elements = opening.items if bracket[2] == TAIL else [*opening.items, inner]
            self.place = Struct("list_position", (start, end, make_list(elements), tail))
        elif value == "}":
            self.place = Struct("brace_term_position", (start, end, inner))
        elif bracket[3] is None:
            self.place = Struct("parentheses_term_position", (start, end, inner))
        else:
            self.place = functor_place(start, end, functor, [*opening.items, inner])


def functor_place(start: int, end: int, functor: tuple[int, int], arguments: list[Term]) -> Term:
    """The position of a compound term."""
    return Struct("term_position", (start, end, *functor, make_list(arguments)))


def begin(place: Term) -> int:
    """Where a position begins."""
    return place.args[0]


def finish(place: Term) -> int:
    """Where a position ends."""
    return place.args[1]


def comments(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The comments of a part of a text that was read, each with its offset."""
    found: list[tuple[int, str]] = []
    lexer = new_lexer(text)
    lexer.lexpos = last = start
    while last < end:
        token = lexer.token()
        if token is not None and token.type == "OTHER":
            try:
                token = rescan(lexer, token)
            except ParseError:
                token = None
        stop = end if token is None else min(token.lexpos, end)
        found += [(match.start(), match[0]) for match in COMMENT.finditer(text, last, stop)]
        last = end if token is None else lexer.lexpos
    return found
