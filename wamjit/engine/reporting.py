"""What the system says: to the program's hooks first, else to people on standard error.

In: a kind (error, warning, informational, help, ...), a text, and the term that says the same to a program. Out: text
on `user_error`, in colour where a person sees it. Holds: a message_hook/3 that succeeds takes a message; a hook that
fails or raises an error loses none, and the system goes on.
"""

from __future__ import annotations

import os
import sys

from wamjit.engine.errors import PrologError
from wamjit.engine.messages import error_text, located
from wamjit.engine.predicates import USER
from wamjit.read.terms import NIL, Atom, String, Struct, Term, list_parts, make_list

RED, YELLOW, PLAIN = "\033[31m", "\033[33m", "\033[0m"
COLOURS = {"error": RED, "warning": YELLOW}
TITLES = {"error": "Error", "warning": "Warning"}
PREFIXES = {"error": "Error: ", "warning": "Warning: ", "informational": "% ", "debug": "% "}
ABORTED = Atom("$aborted")  # what abort/0 throws
QUIET = ("silent", "informational")  # not shown under the flag verbose = silent


def wants_colour(stream) -> bool:
    """Whether colours can be seen, and are wanted (https://no-color.org)."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb":
        return False
    return not stream.closed and stream.isatty()


class Reporter:
    """The messages of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.in_hook = False

    # what is said

    def say(self, kind: str, text: str, term: Term | None = None, file: str | None = None, line: int = 0) -> None:
        """A message of the system, with its place."""
        if term is None or not self.taken(kind, term, make_list([Struct("-", (Atom("~w"), make_list([Atom(text)])))])):
            self.show(kind, located(TITLES[kind], file, line, text))

    def error(self, kind: str, before: str, ball: Term, file: str | None = None, line: int = 0) -> None:
        """A message about an exception that nobody caught; `before` says where it came out."""
        if ball is ABORTED:
            self.show("informational", "% Execution aborted\n")
            return
        self.say(kind, before + self.described(ball), ball, file, line)

    def described(self, ball: Term) -> str:
        """What an exception says, where it was raised, and which procedure was probably meant."""
        from wamjit.engine.nearest import suggestion

        place = self.engine.places.of(ball)
        return f"{error_text(ball, self.engine.streams)}{place}{suggestion(self.engine, ball)}"

    def show(self, kind: str, text: str) -> None:
        """Text on standard error."""
        streams = self.engine.streams
        direct = streams.by_alias.get("user_error") is streams.user_error
        colour = COLOURS.get(kind) if direct and wants_colour(sys.stderr) else None
        streams.warn(f"{colour}{text.rstrip()}{PLAIN}\n" if colour else text)

    # print_message/2

    def message(self, kind: Term, term: Term) -> None:
        """print_message/2: translate, ask the hooks, show."""
        name = getattr(kind, "name", "")
        if self.has("portray_message", 2) and self.asked(Struct("portray_message", (kind, term))):
            return
        lines = self.translated(term)
        if self.taken(kind, term, lines) or name in QUIET and (name == "silent" or self.is_quiet()):
            return
        text = self.rendered(lines)
        prefix = PREFIXES.get(name, "")
        if name in TITLES and self.engine.loads:
            load = self.engine.loads[-1]
            self.show(name, located(TITLES[name], load.name, load.line, text.rstrip("\n")))
        else:
            self.show(name, prefix + text.rstrip("\n").replace("\n", "\n" + " " * len(prefix)) + "\n")

    def is_quiet(self) -> bool:
        """Whether the program wants no informational messages."""
        return self.engine.flags.values.get("verbose") is Atom("silent")

    def translated(self, term: Term) -> Term:
        """The lines of a message: those of the program's grammar, else the system's own."""
        from wamjit.read.terms import Var

        lines = Var()
        for space, name in (("prolog", "message"), (USER, "generate_message_hook"), (USER, "message")):
            if self.has(name, 3, space):
                goal = Struct(":", (Atom(space), Struct(name, (term, lines, NIL))))
                found = self.asked(goal, lines)
                if found is not None:
                    return found
        if isinstance(term, Struct) and term.name == "format" and len(term.args) == 2:
            return make_list([Struct("-", term.args)])
        text = self.described(term) if is_error(term) else None
        if text is not None:
            return make_list([Struct("-", (Atom("~w"), make_list([Atom(text)])))])
        return make_list([Struct("-", (Atom("~p"), make_list([term])))])

    def rendered(self, lines: Term) -> str:
        """Lines as text: Format-Arguments, a format alone, nl, ansi(_, Format, Arguments), and what only steers."""
        from wamjit.builtins.formatting import formatted

        parts: list[str] = []
        items, _ = list_parts(lines)
        for item in items:
            name, arguments = getattr(item, "name", ""), item.args if isinstance(item, Struct) else ()
            if item is Atom("nl"):
                parts.append("\n")
            elif name == "-" and len(arguments) == 2 or name == "format" and len(arguments) == 2:
                parts.append(formatted(self.engine, arguments[0], arguments[1], 0))
            elif name == "ansi" and len(arguments) == 3:
                parts.append(formatted(self.engine, arguments[1], arguments[2], 0))
            elif name in ("url", "message") and len(arguments) == 1:
                parts.append(formatted(self.engine, Atom("~w"), make_list(arguments), 0))
            elif isinstance(item, Atom | String) and name not in ("flush", "at_same_line"):
                parts.append(formatted(self.engine, item, NIL, 0))
        text = "".join(parts)
        return text if text.endswith("\n") else text + "\n"

    # hooks

    def taken(self, kind: str | Term, term: Term, lines: Term) -> bool:
        """Whether message_hook/3 of the program has taken a message."""
        if not self.has("message_hook", 3):
            return False
        kind = Atom(kind) if isinstance(kind, str) else kind
        return self.asked(Struct("message_hook", (term, kind, lines))) is not None

    def has(self, name: str, arity: int, space: str = USER) -> bool:
        """Whether there is a hook that may run now: none runs inside of another."""
        space = self.engine.modules.space_of(space)
        predicate = None if self.in_hook else self.engine.predicates.find(space, name, arity)
        return predicate is not None and bool(predicate.definition.clause_count)

    def asked(self, goal: Term, template: Term = NIL) -> Term | None:
        """The answer of a hook; None when it fails, or raises an error, which is said."""
        self.in_hook = True
        try:
            return self.engine.once(goal, template)
        except PrologError as problem:
            self.show("warning", f"Warning: a message hook raised {error_text(problem.term)}\n")
            return None
        finally:
            self.in_hook = False


def is_error(term: Term) -> bool:
    """Whether a term is error(Formal, Context)."""
    return isinstance(term, Struct) and term.name == "error" and len(term.args) == 2
