"""format/2: directives, column stops and fill.

In: a format text and arguments. Out: text. Holds: directives are those that SICStus and SWI-Prolog share; `~W` takes
two arguments, `~p`, `~i` and the rest one each, as many as the text asks for and no more. Columns are those of the
proposal PIP 0110: fill points, stops, a stop relative to the last one of the same line.
"""

from __future__ import annotations

import math
import sys
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from wamjit.builtins.output import captured, printed
from wamjit.builtins.output import text as term_text
from wamjit.builtins.text import chars, code_character, codes, name_text, text_or_nil
from wamjit.engine.errors import (
    PrologError,
    domain_error,
    error,
    evaluation_error,
    instantiation_error,
    type_error,
)
from wamjit.engine.meta import qualify, strip, strip_checked
from wamjit.engine.predicates import USER
from wamjit.engine.terms import detach
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, list_parts, make_list
from wamjit.read.writer import format_integer

MOST_DIGITS = 100_000
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def format_error(message: str) -> PrologError:
    """What SWI-Prolog raises for a bad format."""
    return error(Struct("format", (Atom(message),)))


class Formatter:
    """One call of format/2. `pending` is the text since the last column stop, with the fill points in it."""

    def __init__(self, engine, pattern: str, arguments: list[Term], column: int, space: str = USER):
        self.engine, self.pattern, self.all_arguments = engine, pattern, arguments
        self.arguments = iter(arguments)
        self.space = space  # where the goals of ~@ belong
        self.done: list[str] = []  # text behind which no fill point is open
        self.stop_column = column  # where `pending` begins
        self.last_stop = 0  # the column of the last column stop of the line
        self.pending = ""
        self.fills: list[tuple[int, str]] = []

    def run(self) -> str:
        """The whole text."""
        position, pattern = 0, self.pattern
        while (tilde := pattern.find("~", position)) >= 0:
            self.put(pattern[position:tilde])
            position = self._directive(tilde + 1)
        self.put(pattern[position:])
        if next(self.arguments, None) is not None:
            raise self.mismatch("too many arguments")
        return "".join(self.done) + self.pending

    def put(self, text: str) -> None:
        """Text behind the last column stop; a newline ends what column stops can move."""
        newline = text.rfind("\n")
        if newline >= 0:
            self.done.append(self.pending + text[: newline + 1])
            self.pending, self.fills = text[newline + 1 :], []
            self.stop_column = self.last_stop = 0
        else:
            self.pending += text

    def argument(self) -> Term:
        """The next argument."""
        try:
            return next(self.arguments)
        except StopIteration:
            raise self.mismatch("not enough arguments") from None

    def mismatch(self, message: str) -> PrologError:
        """The format asks for more or less arguments than there are: the error that SICStus has for that."""
        arguments = make_list(self.all_arguments)
        return error(Struct("consistency_error", (Atom(self.pattern), arguments, Atom(message))))

    def _directive(self, position: int) -> int:
        """Do the directive at `position`, behind the tilde; where it ends."""
        number, position = self._number(position)
        if position >= len(self.pattern):
            raise format_error("truncated format specification")
        letter = self.pattern[position]
        if letter in self.engine.format_predicates:
            self._own(number, *self.engine.format_predicates[letter])
            return position + 1
        action = getattr(self, "do_" + NAMES.get(letter, letter), None)
        if action is None:
            raise format_error(f"unknown directive ~{letter}")
        action(number)
        return position + 1

    def _number(self, position: int) -> tuple[int | None, int]:
        """The numeric argument: digits, * for the next argument, `c for the code of c."""
        pattern = self.pattern
        if pattern[position : position + 1] == "*":
            number = self._integer()
            if number < 0:
                raise domain_error("not_less_than_zero", number)
            return number, position + 1
        if pattern[position : position + 1] == "`":
            return ord(pattern[position + 1 : position + 2] or "`"), position + 2
        end = position
        while pattern[end : end + 1].isdigit():
            end += 1
        return (int(pattern[position:end]) if end > position else None), end

    def _own(self, number: int | None, space: str, head: Term) -> None:
        """A directive of format_predicate/2."""
        arguments = [Atom("default") if number is None else number]
        arguments += [self.argument() for _ in head.args[1:]]
        goal = Struct(":", (Atom(space), Struct(head.name, arguments)))
        self.put(captured(self.engine, goal) or "")

    # terms

    def do_w(self, _number) -> None:
        """write"""
        self.put(term_text(self.engine, self.argument(), numbervars=True))

    def do_p(self, _number) -> None:
        """print"""
        self.put(printed(self.engine, self.argument()))

    def do_q(self, _number) -> None:
        """writeq"""
        self.put(term_text(self.engine, self.argument(), quoted=True, numbervars=True))

    def do_k(self, _number) -> None:
        """write_canonical"""
        self.put(term_text(self.engine, self.argument(), quoted=True, ignore_ops=True))

    def do_write_term(self, _number) -> None:
        """~W: write_term, with a term and its options"""
        goal = Struct("write_term", (self.argument(), self.argument()))
        self.put(captured(self.engine, goal) or "")

    def do_a(self, _number) -> None:
        """an atom; other atomic terms too"""
        self.put(name_text(self.argument()))

    def do_s(self, number) -> None:
        """a string, an atom or a list of codes or characters; a number is the width"""
        text = no_number_text(self.argument())
        self.put(text if number is None else text[:number].ljust(number))

    def do_goal(self, _number) -> None:
        """~@: what a goal writes"""
        goal = self.argument()
        self.put(captured(self.engine, goal if self.space == USER else qualify(self.space, goal)) or "")

    def do_i(self, _number) -> None:
        """ignore"""
        self.argument()

    # numbers

    def do_d(self, number) -> None:
        """an integer, with a point in front of the last `number` digits"""
        self.put(self._grouped(self._integer(), number or 0, ""))

    def do_group(self, number) -> None:
        """~D: the same with commas between groups of three"""
        self.put(self._grouped(self._integer(), number or 0, ","))

    def _integer(self) -> int:
        value = self._value()
        if not isinstance(value, int):
            raise type_error("integer", value)
        return value

    @staticmethod
    def _grouped(value: int, places: int, separator: str) -> str:
        digits = format_integer(abs(value)).rjust(places + 1, "0")
        whole, fraction = (digits[:-places], "." + digits[-places:]) if places else (digits, "")
        if separator:
            first = len(whole) % 3 or 3
            whole = separator.join([whole[:first], *(whole[i : i + 3] for i in range(first, len(whole), 3))])
        return ("-" if value < 0 else "") + whole + fraction

    def _value(self) -> int | float:
        from wamjit.builtins.arith import value

        return value(self.argument(), self.engine)

    def do_f(self, number) -> None:
        """fixed point"""
        self.put(fixed_point(self._value(), digits_asked(number)))

    def do_e(self, number) -> None:
        """with an exponent"""
        self.put(f"{self._float():.{digits_asked(number)}e}")

    def do_upper_exponent(self, number) -> None:
        """~E: the same with a capital letter"""
        self.put(f"{self._float():.{digits_asked(number)}E}")

    def do_g(self, number) -> None:
        """the shorter of ~e and ~f"""
        self.put(f"{self._float():.{digits_asked(number)}g}")

    def do_upper_shorter(self, number) -> None:
        """~G: the shorter of ~E and ~f"""
        self.put(f"{self._float():.{digits_asked(number)}G}")

    def _float(self) -> float:
        try:
            return float(self._value())
        except OverflowError:
            raise evaluation_error("float_overflow") from None

    def do_r(self, number) -> None:
        """an integer in another base"""
        self.put(self._radix(number, DIGITS))

    def do_upper_radix(self, number) -> None:
        """~R: the same with capital letters"""
        self.put(self._radix(number, DIGITS.upper()))

    def _radix(self, base: int | None, digits: str) -> str:
        base = 8 if base is None else base
        if not 2 <= base <= 36:
            raise domain_error("radix", base)
        value = self._integer()
        rest, text = abs(value), ""
        while rest:
            rest, digit = divmod(rest, base)
            text = digits[digit] + text
        return ("-" if value < 0 else "") + (text or "0")

    # characters

    def do_c(self, number) -> None:
        """a code, so many times"""
        self.put(code_character(self._integer()) * (1 if number is None else number))

    def do_n(self, number) -> None:
        """newlines"""
        self.put("\n" * (1 if number is None else number))

    def do_new_line(self, _number) -> None:
        """~N: a newline, unless a line begins here"""
        if self.stop_column + len(self.pending):
            self.put("\n")

    def do_tilde(self, _number) -> None:
        """~~"""
        self.put("~")

    # columns

    def do_t(self, number) -> None:
        """a fill point; a number is the code of what fills"""
        self.fills.append((len(self.pending), " " if number is None else chr(number)))

    def do_column(self, number) -> None:
        """~|: a stop at this column, or here"""
        here = self.stop_column + len(self.pending)
        self._stop(here if number is None else number)

    def do_plus(self, number) -> None:
        """~+: a stop so many columns behind the last one"""
        self._stop(self.last_stop + (8 if number is None else number))

    def _stop(self, column: int) -> None:
        """Fill up to a column and begin a new segment."""
        missing = column - self.stop_column - len(self.pending)
        if missing > 0:
            self.pending = self._filled(missing)
        self.stop_column += len(self.pending)
        self.last_stop = self.stop_column
        self.done.append(self.pending)
        self.pending, self.fills = "", []

    def _filled(self, missing: int) -> str:
        """The segment with what is missing shared out among the fill points."""
        if not self.fills:
            return self.pending + " " * missing
        share, rest = divmod(missing, len(self.fills))
        text, last, wider = "", 0, widened(len(self.fills), rest)
        for index, (place, char) in enumerate(self.fills):
            width = share + (index in wider)
            text += self.pending[last:place] + char * width
            last = place
        return text + self.pending[last:]


def widened(points: int, rest: int) -> set[int]:
    """Which of the fill points get one more when `rest` remains: outwards from the middle one, as in SWI-Prolog."""
    middle = points // 2
    outwards = [middle + (step if step % 2 else -step) for step in range(points)]
    inside = [index for index in outwards if 0 <= index < points]
    others = [index for index in reversed(range(points)) if index not in inside]
    return set((inside + others)[:rest])


NAMES = {
    "~": "tilde",
    "N": "new_line",
    "|": "column",
    "+": "plus",
    "D": "group",
    "R": "upper_radix",
    "E": "upper_exponent",
    "G": "upper_shorter",
    "W": "write_term",
    "@": "goal",
}


def no_number_text(term: Term) -> str:
    """The text of a format and of ~s: the empty list is the empty text, a number has none."""
    if isinstance(term, (int, float)):
        raise type_error("list", term)
    return text_or_nil(term)


def digits_asked(number: int | None) -> int:
    """How many digits a directive asks for: 6 where it does not say."""
    if number is not None and number > MOST_DIGITS:
        raise format_error("too many digits")
    return 6 if number is None else number


def fixed_point(value: int | float, places: int) -> str:
    """A number with so many decimals, exact for integers of any size; a tie goes to the even digit, as in C."""
    if isinstance(value, int):
        return Formatter._grouped(value * 10**places, places, "") if places else format_integer(value)
    if not math.isfinite(value):
        return str(value)
    with localcontext() as context:
        context.prec = 400 + places
        return f"{Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN):f}"


def arguments_of(term: Term) -> list[Term]:
    """The arguments of format/2: a list, or one term that is no list."""
    items, tail = list_parts(term)
    if items and isinstance(tail, Var):
        raise instantiation_error()
    return items if tail is NIL else [term]


def formatted(engine, pattern: Term, arguments: Term, column: int) -> str:
    """The text of a format."""
    if isinstance(pattern, Var):
        raise instantiation_error()
    space, arguments = strip(arguments, USER)
    return Formatter(engine, no_number_text(pattern), arguments_of(arguments), column, space).run()


def format_1(engine, pattern):
    """format/1"""
    stream = engine.streams.text_output()
    engine.streams.put(stream, formatted(engine, pattern, NIL, stream.column))


def format_2(engine, pattern, arguments):
    """format/2"""
    stream = engine.streams.text_output()
    engine.streams.put(stream, formatted(engine, pattern, arguments, stream.column))


def format_3(engine, sink, pattern, arguments):
    """format/3 on a stream, or as atom(A), string(S), codes(Cs), chars(Cs)"""
    if isinstance(sink, Struct) and sink.name != "$stream":
        if len(sink.args) == 1 and sink.name in SINKS:
            return [(sink.args[0], SINKS[sink.name](formatted(engine, pattern, arguments, 0)))]
        if len(sink.args) == 2 and sink.name in ITEMS:
            items = ITEMS[sink.name](formatted(engine, pattern, arguments, 0))
            return [(sink.args[0], make_list(items, sink.args[1]))]
        raise domain_error("output_sink", sink)
    stream = engine.streams.output_of(sink)
    engine.streams.put(stream, formatted(engine, pattern, arguments, stream.column))
    return None


ITEMS = {"codes": lambda text: map(ord, text), "chars": lambda text: map(Atom, text)}
SINKS = {"atom": Atom, "string": String, "codes": codes, "chars": chars}


def format_predicate(engine, letter, head):
    """'$format_predicate'(+Letter, :Head)"""
    space, head = strip_checked(head, USER)
    if isinstance(letter, Var) or isinstance(head, Var):
        raise instantiation_error()
    char = chr(letter) if isinstance(letter, int) and 0 < letter <= sys.maxunicode else getattr(letter, "name", "")
    if len(char) != 1:
        raise type_error("character", letter)
    if not isinstance(head, Struct):
        raise type_error("compound", head)
    engine.format_predicates[char] = space, detach(head)


def format_predicates(engine, found):
    """'$format_predicates'(-Letters): Letter-Module:Head for each"""
    rows = engine.format_predicates.items()
    return [(found, make_list(Struct("-", (Atom(char), Struct(":", (Atom(m), head)))) for char, (m, head) in rows))]
