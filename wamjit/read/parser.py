"""The clauses of a text, one by one: what a file, `read/1` and the embedding use.

In: a text, an operator table and flags, both of which may change between two clauses. Out: `Clause`s, None at the end.
After a `SyntaxProblem` the next `read` goes on behind the end of the clause that could not be read.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from wamjit.read.operators import Operators
from wamjit.read.problems import ParseError, SyntaxProblem
from wamjit.read.reduce import Machine
from wamjit.read.terms import Term, Var

__all__ = ["Clause", "ReadFlags", "Reader", "SyntaxProblem", "read_term"]


class ReadFlags:
    """The flags that change what text means. Quotes: codes, chars, atom, string, or error (ISO for back quotes).
    `bare_operators`: an operator may be an operand without brackets, as in `X = +`, beyond ISO. `bar_operator`: `|` is
    infix (1100, xfy) even where op/3 has not made it so, as program text and grammars of most systems expect. `loose`:
    numbers, quoted items and arguments that other systems read beyond ISO (wamjit/read/lexer.py, reduce.py)."""

    def __init__(
        self,
        double_quotes: str = "codes",
        back_quotes: str = "codes",
        bare_operators: bool = False,
        bar_operator: bool = False,
        loose: bool = False,
    ) -> None:
        self.double_quotes, self.back_quotes = double_quotes, back_quotes
        self.bare_operators, self.bar_operator, self.loose = bare_operators, bar_operator, loose


class Clause:
    """A term that was read. Lines and columns count from 1; `start` and `end` are offsets, `end` behind the stop.
    `singletons` are the named variables that occur once, those whose name begins with `_` too (ISO 7.10.3)."""

    __slots__ = ("term", "variables", "singletons", "line", "column", "end_line", "start", "end", "place")

    def __init__(
        self,
        term: Term,
        variables: dict[str, Var],
        singletons: list[str],
        line: int,
        column: int,
        end_line: int,
        start: int,
        end: int,
        place: Term = None,  # where its parts stand, if that was asked for
    ) -> None:
        self.term, self.variables, self.singletons = term, variables, singletons
        self.line, self.column, self.end_line, self.start, self.end = line, column, end_line, start, end
        self.place = place


class Reader:
    """Reads the clauses of `text`. `offset` is where the next one is looked for; it may be set."""

    def __init__(
        self, text: str, operators: Operators | None = None, flags: Any = None, filename: str | None = None
    ) -> None:
        self.text = text
        self.operators = Operators.standard() if operators is None else operators
        self.flags = ReadFlags() if flags is None else flags
        self.filename = filename
        self.offset = _script_start(text)
        self._placing: Machine | None = None  # in place of `_plain` while places are noted
        self._line = 1
        self._line_offset = 0

    def note_places(self, base: int | None) -> None:
        """From now on clauses know where their parts stand, counted from `base`; or (None) they do not any more."""
        self._placing = None
        if base is not None:
            from wamjit.read.positions import PlacingMachine

            self._placing = PlacingMachine(self.text, base)

    @cached_property
    def _plain(self) -> Machine:
        """Made when something is read: what the kernel reads needs none, and loading PLY takes a tenth of a start."""
        return Machine(self.text)

    def read(self) -> Clause | None:
        """The next clause; None at the end of the text; SyntaxProblem for one that is no term."""
        machine = self._placing or self._plain
        flags = self.flags
        machine.table = self.operators.table
        machine.double_quotes = flags.double_quotes
        machine.back_quotes = flags.back_quotes
        machine.bare_operators = getattr(flags, "bare_operators", False)
        machine.bar_operator = getattr(flags, "bar_operator", False)
        machine.be_loose(getattr(flags, "loose", False))
        machine.lexer.lexpos = self.offset
        try:
            found = machine.read()
        except ParseError as error:
            machine.skip(error)
            self.offset = machine.lexer.lexpos
            raise self._problem(error) from None
        self.offset = machine.lexer.lexpos
        return self._clause(machine) if found else None

    def _clause(self, machine: Machine) -> Clause:
        line, column = self.position(machine.start)
        end = self.offset
        end_line = line + self.text.count("\n", machine.start, end)
        variables = machine.variables
        singletons = [name for name in variables if name not in machine.repeated]
        place = getattr(machine, "place", None)
        return Clause(machine.term, variables, singletons, line, column, end_line, machine.start, end, place)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, from 1. Counts on from the last one, so that reading a text stays linear."""
        if offset < self._line_offset:
            self._line, self._line_offset = 1, 0
        self._line += self.text.count("\n", self._line_offset, offset)
        self._line_offset = offset
        return self._line, offset - self.text.rfind("\n", 0, offset)

    def _problem(self, error: ParseError) -> SyntaxProblem:
        offset = min(error.offset, len(self.text))
        line, column = self.position(offset)
        start = offset - column + 1
        end = self.text.find("\n", start)
        line_text = self.text[start : end if end >= 0 else len(self.text)]
        problem = SyntaxProblem(error.message, self.filename, line, column, line_text)
        problem.offset = offset
        return problem


def read_term(text: str, operators: Operators | None = None, flags: Any = None) -> Term:
    """The one term of `text`; the end token may be missing."""
    reader = Reader(text + "\n.", operators, flags)
    clause = reader.read()
    if clause is None or clause.end < len(text.rstrip()):
        raise SyntaxProblem("one term expected", None, 1, 1, text.partition("\n")[0])
    return clause.term


def _script_start(text: str) -> int:
    """The offset behind a `#!` line that a script may start with."""
    if not text.startswith("#!"):
        return 0
    end = text.find("\n")
    return len(text) if end < 0 else end
