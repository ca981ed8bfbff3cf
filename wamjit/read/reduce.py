"""The shift-reduce machine that makes one term of the tokens up to an end token.

The stack holds what waits for its right side, as tuples (priority, right, name, left):
- a pending operator: its priority, the highest priority of its right argument, its name, and its left argument
  (PREFIX for a prefix operator);
- an open bracket: OPEN, the highest priority inside, the closing bracket, and the items read so far (None for `(` and
  `{`; the functor's name comes first for arguments).
The machine is either before an operand or behind one (`term`, with `priority`). Before an operand, the top of the stack
is what the previous token left there. Nothing recurses: terms may be as deep as memory allows.

Priorities are checked as ISO 6.3.4 has them. An atom that is an operator has priority 1201 as an operand, so it needs
brackets, except where it is a whole argument, list element or bracketed term; `plain` operators (see
tables/operators.txt), or all of them under `bare_operators`, have priority 0 there. Under `loose` an argument or list
element may be any term, as in `assertz(a :- b)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wamjit.read.lexer import new_lexer, only_layout, rescan
from wamjit.read.literals import number, unquote
from wamjit.read.operators import ARGUMENT_PRIORITY, COMMA_PRIORITY, MAX_PRIORITY, Entry, Operator
from wamjit.read.problems import ParseError
from wamjit.read.terms import CURLY, NIL, Atom, String, Struct, Term, Var, make_list

if TYPE_CHECKING:
    from ply.lex import LexToken

OPEN = 1 << 20
ATOM_PRIORITY = MAX_PRIORITY + 1
BAR_PRIORITY = COMMA_PRIORITY + 1
BAR = Operator(1100, 1099, 1100, "xfy")  # in program text
LOOSE_PRIORITY = MAX_PRIORITY + 1  # of an argument that may be any term: another number than that of a bracket
PREFIX = object()
END, TAIL = "end", "] behind |"
_CLASH = "operator priority clash"


class Machine:
    """Reads terms from one text; `read` gives the next one. The fields of the term read last stay readable."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lexer = new_lexer(text)
        self.table: dict[str, Entry] = {}
        self.double_quotes = self.back_quotes = "codes"
        self.bare_operators = self.bar_operator = self.loose = False
        self.argument = ARGUMENT_PRIORITY  # of arguments and list elements, at the most
        before = {
            "NAME": self.name_before,
            "SYMBOL": self.name_before,
            "QUOTED": self.quoted_before,
            "VAR": self.variable,
            "NUMBER": self.number_before,
            "PUNCT": self.bracket_before,
            "END": self.end_before,
        }
        behind = {
            "NAME": self.name_behind,
            "SYMBOL": self.name_behind,
            "QUOTED": self.quoted_behind,
            "VAR": self.unexpected,
            "NUMBER": self.number_behind,
            "PUNCT": self.bracket_behind,
            "END": self.end_behind,
        }
        self.before, self.behind = before, behind

    def be_loose(self, loose: bool) -> None:
        """From here on read beyond ISO, or do not."""
        if loose != self.loose:
            self.loose, self.argument = loose, LOOSE_PRIORITY if loose else ARGUMENT_PRIORITY
            place = self.lexer.lexpos
            self.lexer = new_lexer(self.text, loose)
            self.lexer.lexpos = place

    def read(self) -> bool:
        """Reads one term into `term`; False at the end of the text. ParseError where it is none."""
        self.stack = self.new_stack([(OPEN, MAX_PRIORITY, END, None)])
        self.variables: dict[str, Var] = {}
        self.repeated: set[str] = set()
        self.term: Term = None
        self.priority = 0
        self.bare_minus = -1
        self.handlers = self.before
        next_token = self.lexer.token
        token = next_token()
        if token is None:
            return False
        self.start = token.lexpos
        self.done = False
        while True:
            if token.type == "OTHER":
                token = rescan(self.lexer, token)
            self.handlers[token.type](token)
            if self.done:
                return True
            token = next_token()
            if token is None:
                raise ParseError("end of file", len(self.text))

    def new_stack(self, entries: list[tuple]) -> list[tuple]:
        """The stack of one term; who wants to know more of its entries keeps it otherwise (positions.py)."""
        return entries

    def skip(self, error: ParseError) -> None:
        """Goes on behind the end token of the clause in which `error` was found."""
        lexer = self.lexer
        if error.resume is not None:
            lexer.lexpos = error.resume
        if error.ended:
            return
        while (token := lexer.token()) is not None and token.type != "END":
            if token.type == "OTHER":
                try:
                    rescan(lexer, token)
                except ParseError as other:
                    lexer.lexpos = lexer.lexpos if other.resume is None else other.resume

    # ---- before an operand

    def operand(self, term: Term, priority: int = 0) -> None:
        """`term` is the operand."""
        self.term = term
        self.priority = priority
        self.handlers = self.behind

    def name_before(self, token: LexToken) -> None:
        """An atom, a functor with its parenthesis, or a prefix operator."""
        name = token.value
        if name[-1] == "(":
            self.stack.append((OPEN, self.argument, ")", [name[:-1]]))
        else:
            self.atom_before(name, token)

    def atom_before(self, name: str, token: LexToken) -> None:
        """The atom `name`, not followed by `(`."""
        entry = self.table.get(name)
        if name == "-" and (entry is None or entry.prefix is None):
            self.bare_minus = self.lexer.lexpos
        if entry is None:
            self.operand(Atom(name))
        elif entry.infix and self.stack[-1][3] is PREFIX and self.yields(entry):
            self.prefix_as_atom()
            self.infix(name, entry.infix, token)
        elif entry.prefix:
            self.shift_prefix(name, entry.prefix)
        else:
            self.operand(Atom(name), 0 if self.bare_operators else ATOM_PRIORITY)

    def yields(self, entry: Entry) -> bool:
        """Whether the prefix operator on top of the stack is an atom if the infix operator `entry` follows it."""
        pending = self.table[self.stack[-1][2]].prefix
        return pending.plain or (self.bare_operators and entry.prefix is None)

    def shift_prefix(self, name: str, operator: Operator) -> None:
        """A prefix operator waits for its operand."""
        priority = operator.priority
        if self.bare_operators:
            priority = min(priority, self.stack[-1][1])
        self.stack.append((priority, operator.right, name, PREFIX))

    def prefix_as_atom(self) -> None:
        """The prefix operator on top of the stack turns out to be an atom."""
        name = self.stack.pop()[2]
        plain = self.bare_operators or self.table[name].prefix.plain
        self.operand(Atom(name), 0 if plain else ATOM_PRIORITY)

    def quoted_before(self, token: LexToken) -> None:
        """A quoted atom, which is also a functor or an operator as unquoted ones are; a string."""
        text = token.value
        quote = text[0]
        if quote != "'":
            mode = self.double_quotes if quote == '"' else self.back_quotes
            self.operand(self.text_term(unquote(text, token.lexpos), mode, token))
        elif text[-1] == "(":
            self.stack.append((OPEN, self.argument, ")", [unquote(text[:-1], token.lexpos)]))
        else:
            self.atom_before(unquote(text, token.lexpos), token)

    def text_term(self, text: str, mode: str, token: LexToken) -> Term:
        """What text in double or back quotes stands for, by the flag's value."""
        if mode == "codes":
            return make_list(map(ord, text))
        if mode == "chars":
            return make_list(map(Atom, text))
        if mode == "atom":
            return Atom(text)
        if mode == "string":
            return String(text)
        raise ParseError("quotes of this kind are switched off", token.lexpos)

    def variable(self, token: LexToken) -> None:
        """A variable; each `_` is a new one."""
        name = token.value
        variables = self.variables
        if name == "_":
            self.operand(Var())
            return
        term = variables.get(name)
        if term is None:
            term = variables[name] = Var(name)
        else:
            self.repeated.add(name)
        self.operand(term)

    def number_before(self, token: LexToken) -> None:
        """A number; a minus directly before it, with or without layout, is its sign (6.3.4.1)."""
        value = number(token.value, token.lexpos)
        top = self.stack[-1]
        if top[3] is PREFIX and top[2] == "-":
            self.stack.pop()
            value = -value
        self.operand(value)

    def bracket_before(self, token: LexToken) -> None:
        """An opening bracket; or one that closes with nothing, or only an operator, before it."""
        value = token.value
        if value == "(":
            self.stack.append((OPEN, MAX_PRIORITY, ")", None))
        elif value == "[":
            self.stack.append((OPEN, self.argument, "]", []))
        elif value == "{":
            self.stack.append((OPEN, MAX_PRIORITY, "}", None))
        elif self.stack[-1][3] is PREFIX:
            self.prefix_as_atom()
            self.bracket_behind(token)
        else:
            self.empty_brackets(token)

    def empty_brackets(self, token: LexToken) -> None:
        """`[]` or `{}`, also as a functor."""
        value = token.value
        priority, _, closer, items = self.stack[-1]
        if priority != OPEN or closer != value or value not in "]}" or items:
            self.unexpected(token)
        self.stack.pop()
        atom = NIL if value == "]" else CURLY
        end = self.lexer.lexpos
        if self.text.startswith("(", end):
            self.lexer.lexpos = end + 1
            self.stack.append((OPEN, self.argument, ")", [atom.name]))
        else:
            self.operand(atom)

    def end_before(self, token: LexToken) -> None:
        """The end where an operand is due: right only after an operator that is an atom."""
        if self.stack[-1][3] is not PREFIX:
            raise ParseError("unexpected end of clause", token.lexpos, ended=True)
        self.prefix_as_atom()
        self.end_behind(token)

    # ---- behind an operand

    def name_behind(self, token: LexToken) -> None:
        """An infix or postfix operator."""
        name = token.value
        if name[-1] == "(":
            name = name[:-1]
        self.operator_behind(name, token)

    def quoted_behind(self, token: LexToken) -> None:
        """An operator in quotes."""
        text = token.value
        if text[0] != "'":
            self.unexpected(token)
        if text[-1] == "(":
            text = text[:-1]
        self.operator_behind(unquote(text, token.lexpos), token)

    def operator_behind(self, name: str, token: LexToken) -> None:
        """The operator `name`; `(` as the token's last character opens a bracket behind it."""
        entry = self.table.get(name)
        if entry is None:
            self.unexpected(token)
        if entry.infix:
            self.infix(name, entry.infix, token)
            if token.value[-1] == "(":
                self.stack.append((OPEN, MAX_PRIORITY, ")", None))
        elif entry.postfix and token.value[-1] != "(":
            self.make_left(entry.postfix.priority, entry.postfix.left, token)
            self.operand(Struct(name, (self.term,)), entry.postfix.priority)
        else:
            self.unexpected(token)

    def infix(self, name: str, operator: Operator, token: LexToken) -> None:
        """The operand becomes the left argument of an infix operator."""
        self.make_left(operator.priority, operator.left, token)
        self.stack.append((operator.priority, operator.right, name, self.term))
        self.handlers = self.before

    def make_left(self, priority: int, left: int, token: LexToken) -> None:
        """Reduces until the operand is the left argument (of at most priority `left`) of an operator of `priority`.
        Where both could take the operand the older operator gets the larger term: `fy 1 yf` is fy(yf(1))."""
        stack = self.stack
        while priority > stack[-1][1]:
            if stack[-1][0] > left:
                raise ParseError(_CLASH, token.lexpos)
            self.reduce(token)
        if self.priority > left:
            raise ParseError(_CLASH, token.lexpos)

    def reduce(self, token: LexToken) -> None:
        """The pending operator on top takes the operand as its right argument."""
        priority, right, name, left = self.stack.pop()
        if self.priority > right:
            self.clash(token)
        self.term = Struct(name, (self.term,) if left is PREFIX else (left, self.term))
        self.priority = priority

    def settle(self, token: LexToken) -> tuple:
        """Reduces all that is pending in the innermost bracket, and returns the bracket's entry."""
        stack = self.stack
        while stack[-1][0] != OPEN:
            self.reduce(token)
        top = stack[-1]
        if self.priority > top[1] and self.priority != ATOM_PRIORITY:
            self.clash(token)
        return top

    def clash(self, token: LexToken) -> None:
        """Reports an argument whose priority is too high."""
        raise ParseError(_CLASH, token.lexpos, ended=token.type == "END")

    def number_behind(self, token: LexToken) -> None:
        """Right only after a minus that is no prefix operator: still a negative number."""
        between = self.text[self.bare_minus : token.lexpos] if self.bare_minus >= 0 else "-"
        if self.term is not Atom("-") or not only_layout(between):
            self.unexpected(token)
        self.operand(-number(token.value, token.lexpos))

    def bracket_behind(self, token: LexToken) -> None:
        """A comma, a bar, or a closing bracket."""
        value = token.value
        if value == ",":
            self.comma(token)
        elif value in ")]}":
            self.close(value, token)
        elif value == "|":
            self.bar(token)
        else:
            self.unexpected(token)

    def comma(self, token: LexToken) -> None:
        """Separates arguments and elements; elsewhere it is the operator."""
        self.reduce_below(COMMA_PRIORITY, token)
        if self.loose:
            self.end_argument(token)
        top = self.stack[-1]
        if top[0] == OPEN and top[1] == self.argument:
            if top[2] == TAIL:
                self.unexpected(token)
            self.settle(token)
            top[3].append(self.term)
            self.handlers = self.before
        else:
            self.make_left(COMMA_PRIORITY, COMMA_PRIORITY - 1, token)
            self.stack.append((COMMA_PRIORITY, COMMA_PRIORITY, ",", self.term))
            self.handlers = self.before

    def bar(self, token: LexToken) -> None:
        """Separates the tail of a list; elsewhere an infix operator if there is one."""
        self.reduce_below(BAR_PRIORITY, token)
        if self.loose:
            self.end_argument(token)
        top = self.stack[-1]
        if top[2] == "]" and top[0] == OPEN:
            self.settle(token)
            top[3].append(self.term)
            self.stack[-1] = (OPEN, self.argument, TAIL, top[3])
            self.handlers = self.before
            return
        entry = self.table.get("|")
        bar = entry.infix if entry is not None else None
        if bar is None and self.bar_operator:
            bar = BAR
        if bar is None or top[1] == self.argument and (not self.loose or top[2] != ")"):
            self.unexpected(token)
        self.infix("|", bar, token)

    def end_argument(self, token: LexToken) -> None:
        """In arguments and lists, what is pending ends here, whatever its priority."""
        if next(entry for entry in reversed(self.stack) if entry[0] == OPEN)[1] == self.argument:
            self.settle(token)

    def reduce_below(self, priority: int, token: LexToken) -> None:
        """Reduces what an operator of `priority` cannot be an argument of."""
        stack = self.stack
        while stack[-1][0] < priority:
            self.reduce(token)

    def close(self, value: str, token: LexToken) -> None:
        """A closing bracket: makes the compound, list or bracketed term."""
        _, _, closer, items = self.settle(token)
        if closer[0] != value:
            self.unexpected(token)
        self.stack.pop()
        term = self.term
        if value == "]":
            if closer == TAIL:
                term = make_list(items, term)
            else:
                items.append(term)
                term = make_list(items)
        elif value == "}":
            term = Struct("{}", (term,))
        elif items is not None:
            items.append(term)
            term = Struct(items[0], items[1:])
        self.operand(term)

    def end_behind(self, token: LexToken) -> None:
        """The end of the clause."""
        if self.settle(token)[2] != END:
            raise ParseError("unclosed bracket", token.lexpos, ended=True)
        self.done = True

    def unexpected(self, token: LexToken) -> None:
        """Reports a token that cannot stand here."""
        what = "operator expected" if self.handlers is self.behind else "unexpected"
        if token.type == "PUNCT" and (token.value in ")]},|" or self.handlers is self.before):
            what = f"unexpected {token.value}"
        raise ParseError(what, token.lexpos)
