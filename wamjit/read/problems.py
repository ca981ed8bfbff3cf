"""What goes wrong while reading: the error that users see, and the one that lexer and parser raise inside.

Lexer and parser know offsets only; `Reader` turns their `ParseError` into a `SyntaxProblem` with file, line and column.
"""

from __future__ import annotations

from wamjit.read.terms import Atom, Term

LONG_LINE = 160  # characters of a line that a message shows


class SyntaxProblem(Exception):
    """A clause that cannot be read. `line` and `column` count from 1; `formal` is what `syntax_error(_)` carries."""

    def __init__(
        self, message: str, filename: str | None, line: int, column: int, line_text: str, formal: Term = None
    ) -> None:
        where = f"{filename or '<text>'}:{line}:{column}"
        shown, place = around(line_text, column)
        super().__init__(f"{where}: syntax error: {message}\n{shown}\n{pointer(shown, place)}")
        self.message = message
        self.filename = filename
        self.line = line
        self.column = column
        self.line_text = line_text
        self.offset = 0  # in the text that was read
        self.formal = Atom(message.replace(" ", "_")) if formal is None else formal

    @property
    def unfinished(self) -> bool:
        """Whether more text could have made it a clause: what a terminal asks before it reads another line."""
        return self.message.startswith("end of file")


class ParseError(Exception):
    """A problem at an offset. `resume` is where skipping to the end of the clause starts (None: after the last token);
    `ended` says that the clause's end token is already read."""

    def __init__(self, message: str, offset: int, resume: int | None = None, *, ended: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.resume = resume
        self.ended = ended


def around(line_text: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and the column in it."""
    if len(line_text) <= LONG_LINE:
        return line_text, column
    start = max(0, column - LONG_LINE // 2)
    end = start + LONG_LINE
    before, behind = "..." if start else "", "..." if end < len(line_text) else ""
    return before + line_text[start:end] + behind, column - start + len(before)


def pointer(line_text: str, column: int) -> str:
    """A line with a caret under `column`; tabs are kept so that it stays under it."""
    return "".join("\t" if char == "\t" else " " for char in line_text[: column - 1]) + "^"
