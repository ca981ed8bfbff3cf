"""Terms to text: write_term/2 with its options, floats and quoting (ISO 7.10.5, Cor.2 and Cor.3).

With `quoted`, what is written reads back as the same term under the same operators. Layout is written only where two
tokens would run together, and around infix operators that are words. Nothing recurses: `Writer` keeps a stack of what
is still to be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from wamjit.read.operators import ARGUMENT_PRIORITY, MAX_PRIORITY, Operator, Operators
from wamjit.read.terms import DOT, Atom, String, Struct, Term, Var
from wamjit.read.texts import (
    atom_text,
    atom_text_with,
    char_class,
    float_text,
    format_float,
    format_integer,
    numbered_variable,
    quote,
)

ELLIPSIS = "..."
__all__ = ["Writer", "format_float", "format_integer", "write_term"]


def write_term(
    term: Term,
    *,
    quoted: bool = False,
    ignore_ops: bool = False,
    numbervars: bool = False,
    max_depth: int = 0,
    operators: Operators | None = None,
    variable_names: Mapping[Var, str] | Iterable[tuple[str, Var]] = (),
    spacing: str = "standard",
    var_name: Callable[[Var], str] | None = None,
    priority: int = MAX_PRIORITY,
    portray: Callable[[Term], str | None] | None = None,
    lists: bool | None = None,
    braces: bool | None = None,
    escapes: bool = True,
    quote_non_ascii: bool = False,
) -> str:
    """The text of `term`. `spacing` "next_argument" writes a blank behind commas; `max_depth` 0
    is no limit; `priority` is that of the place where the text will stand; `var_name` names variables that
    `variable_names` (a mapping, or pairs of name and variable) does not; `portray` gives the text of terms that it
    wants to be written otherwise; `lists` and `braces` say whether these have a notation of their own, None: unless
    `ignore_ops`. Without `escapes` a quoted atom has its characters as they are."""
    names = dict(variable_names) if isinstance(variable_names, Mapping) else {var: name for name, var in variable_names}
    operators = _standard() if operators is None else operators
    separator = ", " if spacing == "next_argument" else ","
    writer = Writer(quoted, ignore_ops, numbervars, max_depth, operators, names, separator, var_name or _default_name)
    writer.portray = portray
    writer.lists = not ignore_ops if lists is None else lists
    writer.braces = not ignore_ops if braces is None else braces
    writer.escapes, writer.quote_non_ascii = escapes, quote_non_ascii
    return writer.text(term, priority)


def _default_name(var: Var) -> str:
    return f"_G{id(var) >> 4}"


@cache
def _standard() -> Operators:
    return Operators.standard()


class Writer:
    """Writes one term. `todo` holds, last first, what is still to be written: strings that are put as they are, and
    tuples of a method and its arguments."""

    def __init__(
        self,
        quoted: bool,
        ignore_ops: bool,
        numbervars: bool,
        max_depth: int,
        operators: Operators,
        names: dict[Var, str],
        separator: str,
        var_name: Callable[[Var], str],
    ) -> None:
        self.quoted = quoted
        self.ignore_ops = ignore_ops
        self.numbervars = numbervars
        self.max_depth = max_depth
        self.table = operators.table
        self.names = names
        self.separator = separator
        self.var_name = var_name
        self.out: list[str] = []
        self.last = ""  # the token written last
        self.after_prefix = False
        self.portray: Callable[[Term], str | None] | None = None
        self.lists = self.braces = not ignore_ops
        self.escapes, self.quote_non_ascii = True, False
        self.todo: list = []

    def text(self, term: Term, priority: int) -> str:
        """The text of `term` where a term of at most `priority` may stand."""
        todo = self.todo
        todo.append((self.term, term, priority, False, 1))
        while todo:
            item = todo.pop()
            if type(item) is str:
                self.out.append(item)
                self.last = item
                self.after_prefix = False
            else:
                item[0](*item[1:])
        return "".join(self.out)

    # ---- tokens

    def put(self, token: str) -> None:
        """Writes a token, behind a blank if it would run together with the one before."""
        last = self.last
        if last and token:
            kind = char_class(token[0])
            if kind and (kind == char_class(last[-1]) or (token[0] == "'" and last == "0")):
                self.out.append(" ")
        self.out.append(token)
        self.last = token
        self.after_prefix = False

    def put_open(self) -> None:
        """Writes `(` around a term; behind a prefix operator a blank keeps it from being a functor's."""
        if self.after_prefix:
            self.out.append(" ")
        self.out.append("(")
        self.last = "("
        self.after_prefix = False

    def put_prefix(self, token: str) -> None:
        """Writes a prefix operator."""
        self.put(token)
        if char_class(token[-1:]) == "word":
            self.out.append(" ")
            self.last = " "
        else:
            self.after_prefix = True

    def put_infix(self, token: str) -> None:
        """Writes an infix operator."""
        if char_class(token[:1]) == "word":
            if self.last != ")":
                self.out.append(" ")
            self.out.append(token + " ")
            self.last = " "
        else:
            self.put(token)

    # ---- terms

    def term(self, term: Term, priority: int, operand: bool, depth: int) -> None:
        """Writes `term`; an atom that is an operator gets brackets if it is an `operand`."""
        if self.portray is not None and not isinstance(term, Var) and (text := self.portray(term)) is not None:
            self.put(text)
        elif self.max_depth and depth > self.max_depth:
            self.put(ELLIPSIS)
        elif isinstance(term, Struct):
            self.compound(term, priority, depth)
        elif isinstance(term, Atom):
            self.atom(term.name, operand)
        else:
            self.put(self.constant(term))

    def atom(self, name: str, operand: bool) -> None:
        """Writes an atom."""
        text = self.name(name)
        if operand and name in self.table and not self.ignore_ops:
            self.put_open()
            self.out.append(text)
            self.todo.append(")")
        else:
            self.put(text)

    def name(self, name: str) -> str:
        """The text of an atom's name."""
        if not self.quoted:
            return name
        if self.escapes and not self.quote_non_ascii:
            return atom_text(name)
        return atom_text_with(name, self.escapes, self.quote_non_ascii)

    def constant(self, term: Term) -> str:
        """The text of a variable, number or string."""
        if isinstance(term, Var):
            return self.names.get(term) or self.var_name(term)
        if isinstance(term, float):
            return self.float_text(term)
        if isinstance(term, int):
            return format_integer(term)
        if isinstance(term, String):
            return quote(term.text, '"') if self.quoted else term.text
        raise TypeError(f"not a term: {term!r}")

    def float_text(self, value: float) -> str:
        """The text of a float."""
        return float_text(value, self.quoted)

    def compound(self, term: Struct, priority: int, depth: int) -> None:
        """Writes a compound term in the notation that fits it."""
        name, args = term.name, term.args
        arity = len(args)
        if arity == 1 and self.numbervars and name == "$VAR" and type(args[0]) is int and args[0] >= 0:
            self.put(numbered_variable(args[0]))
            return
        if arity == 2 and name == DOT and self.lists:
            self.list(args, depth)
        elif arity == 1 and name == "{}" and self.braces:
            self.put("{")
            self.todo += ("}", (self.term, args[0], MAX_PRIORITY, False, depth + 1))
        elif self.ignore_ops or arity > 2:
            self.canonical(name, args, depth)
        else:
            entry = self.table.get(name)
            if entry is None:
                self.canonical(name, args, depth)
            elif arity == 2:
                self.binary(name, args, entry.infix, priority, depth)
            elif entry.prefix:
                self.prefix(name, args, entry.prefix, priority, depth)
            else:
                self.postfix(name, args, entry.postfix, priority, depth)

    def canonical(self, name: str, args: tuple, depth: int) -> None:
        """Writes `name(args...)`."""
        self.put(self.name(name))
        self.out.append("(")
        self.last = "("
        todo = self.todo
        todo.append(")")
        for arg in reversed(args):
            todo.append((self.term, arg, ARGUMENT_PRIORITY, False, depth + 1))
            todo.append(self.separator)
        todo.pop()

    def list(self, args: tuple, depth: int) -> None:
        """Writes a list from its first cell."""
        self.put("[")
        self.todo.append((self.tail, args[1], depth + 1, 1))
        self.todo.append((self.term, args[0], ARGUMENT_PRIORITY, False, depth + 1))

    def tail(self, term: Term, depth: int, count: int) -> None:
        """Writes what follows the first `count` elements of a list."""
        todo = self.todo
        if isinstance(term, Struct) and term.name == DOT and len(term.args) == 2:
            if self.max_depth and depth + count > self.max_depth:
                todo.append(f"|{ELLIPSIS}]")
                return
            todo.append((self.tail, term.args[1], depth, count + 1))
            todo.append((self.term, term.args[0], ARGUMENT_PRIORITY, False, depth))
            todo.append(self.separator)
        elif isinstance(term, Atom) and term.name == "[]":
            todo.append("]")
        else:
            todo += ("]", (self.term, term, ARGUMENT_PRIORITY, False, depth), "|")

    def open_above(self, own: int, priority: int) -> None:
        """Opens a bracket if an operator's priority is too high for its place, and leaves the closing one to do."""
        if own > priority:
            self.put_open()
            self.todo.append(")")

    def binary(self, name: str, args: tuple, operator: Operator | None, priority: int, depth: int) -> None:
        """Writes a term of two arguments whose name is an operator."""
        if operator is None:
            self.canonical(name, args, depth)
            return
        self.open_above(operator.priority, priority)
        left = self.left_priority(args[0], operator)
        text = self.separator if name == "," else name if name == "|" else self.name(name)
        self.todo += (
            (self.term, args[1], operator.right, True, depth + 1),
            (self.put_infix, text),
            (self.term, args[0], left, True, depth + 1),
        )

    def prefix(self, name: str, args: tuple, operator: Operator, priority: int, depth: int) -> None:
        """Writes a term of a prefix operator. A number, or the term of another operator, gets brackets behind a minus:
        a number in front would take the minus as its sign."""
        arg = args[0]
        self.open_above(operator.priority, priority)
        right = operator.right
        if (name == "-" and self.minus_needs_brackets(arg)) or (operator.plain and self.starts_with_infix(arg)):
            self.todo.append(")")
            self.todo.append((self.term, arg, MAX_PRIORITY, False, depth + 1))
            self.todo.append((self.put_open,))
        else:
            self.todo.append((self.term, arg, right, True, depth + 1))
        self.todo.append((self.put_prefix, self.name(name)))

    def minus_needs_brackets(self, arg: Term) -> bool:
        """Whether `arg` is a number without a sign or the term of an infix or postfix operator."""
        if isinstance(arg, Struct):
            operator, is_prefix = self.operator_of(arg)
            return operator is not None and not is_prefix
        return isinstance(arg, int | float) and not self.constant(arg).startswith("-")

    def starts_with_infix(self, term: Term) -> bool:
        """Whether the text of `term` starts with an operator that could be infix: a plain prefix operator before it
        would yield to it."""
        while isinstance(term, Struct):
            operator, is_prefix = self.operator_of(term)
            if operator is None:
                return False
            if is_prefix:
                return self.table[term.name].infix is not None
            term = term.args[0]
        return isinstance(term, int | float) and self.constant(term).startswith("-")

    def postfix(self, name: str, args: tuple, operator: Operator | None, priority: int, depth: int) -> None:
        """Writes a term of one argument whose name is an operator, but no prefix operator."""
        if operator is None:
            self.canonical(name, args, depth)
            return
        self.open_above(operator.priority, priority)
        left = self.left_priority(args[0], operator)
        self.todo += ((self.put, self.name(name)), (self.term, args[0], left, True, depth + 1))

    def left_priority(self, arg: Term, operator: Operator) -> int:
        """The highest priority that a left argument may have without brackets. The reader gives an operand to the older
        operator where both could take it, so an argument that is open to the right at the same priority needs them."""
        if isinstance(arg, Struct) and operator.left == operator.priority:
            own, _ = self.operator_of(arg)
            if own is not None and own.priority == own.right == operator.priority:
                return operator.left - 1
        return operator.left

    def operator_of(self, term: Struct) -> tuple[Operator | None, bool]:
        """The operator that `term` is written with, and whether it is a prefix operator."""
        name, arity = term.name, len(term.args)
        entry = self.table.get(name) if arity <= 2 else None
        if entry is None or (arity == 2 and name == DOT):
            return None, False
        if arity == 2:
            return entry.infix, False
        if self.numbervars and name == "$VAR" and type(term.args[0]) is int and term.args[0] >= 0:
            return None, False
        return entry.prefix or entry.postfix, entry.prefix is not None
