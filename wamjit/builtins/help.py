"""help/0,1 and apropos/1: the documentation of what there is.

In: names, parts of names. Out: text on the current output. Holds: the documentation of the library is what stands above
its predicates in prolog/*.pl, that of other built-ins their lines in tables/help.txt; both are read when somebody asks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from wamjit.builtins.text import any_text
from wamjit.engine.errors import instantiation_error, type_error
from wamjit.engine.exports import GRAMMAR, exports, files
from wamjit.engine.library import library_dir
from wamjit.engine.meta import strip
from wamjit.engine.nearest import near
from wamjit.engine.predicates import USER
from wamjit.read.terms import Atom, String, Struct, Term, Var
from wamjit.table import tables_dir

COMMENT = re.compile(r"%! (.+) is (det|semidet|nondet|multi|failure)\.\n((?:%  .*\n)+)")
LINE = re.compile(r"(.+?) is (det|semidet|nondet|multi|failure): (.+)")
WIDTH = 34  # of the names that apropos/1 shows
INTRODUCTION = """\
help(Name), help(Name/Arity)  what a predicate does
apropos(Text)                 which predicates have to do with something
[file].                       loads a file; [user]. what is typed, up to Ctrl-D
listing(Name)                 the clauses of a predicate
trace, spy(Name), nodebug     the debugger
halt.                         the end, as Ctrl-D
"""


class Entry(NamedTuple):
    """The documentation of a predicate. `text` has a line for each line of its comment."""

    name: str
    arity: int
    head: str
    determinism: str
    text: tuple[str, ...]
    library: str  # where it is exported, empty for what is always there

    @property
    def indicator(self) -> str:
        """Name and arity; of a grammar rule those of the rule."""
        if self.head.endswith("//"):
            return f"{self.name}//{self.arity - GRAMMAR}"
        return f"{self.name}/{self.arity}"


@cache
def entries() -> tuple[Entry, ...]:
    """The documentation of all built-ins and of the library."""
    found = []
    for line in (tables_dir() / "help.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, determinism, sentence = LINE.fullmatch(line).groups()
            found.append(Entry(*name_and_arity(head), head, determinism, (sentence,), ""))
    for library, path in sorted(files(str(library_dir()))):
        with open(path, encoding="utf-8") as file:
            comments = COMMENT.findall(file.read())
        for head, determinism, text in comments:
            lines = tuple(line.removeprefix("%").strip() for line in text.splitlines())
            shown = library if library in exports() else ""
            found.append(Entry(*name_and_arity(head), head, determinism, lines, shown))
    return tuple(found)


def name_and_arity(head: str) -> tuple[str, int]:
    """What a head is about: `append(?X, ?Y, ?Z)`, `'|'(:A, :B)`, `[](none)`, `digits(-Ds)//`."""
    plain = head.removesuffix("//")
    name, _, arguments = plain.partition("(") if not plain.startswith("'") else plain[1:].partition("'(")
    name = name.removesuffix("'")
    arguments = arguments.removesuffix(")")
    arity = 0 if arguments in ("", "none") else arguments.count(",") + 1
    return name, arity + GRAMMAR * head.endswith("//")


def help_0(engine):
    """help/0"""
    engine.streams.text_output().write(INTRODUCTION)


def help_1(engine, what):
    """help/1: the documentation of Name, Name/Arity or Name//Arity; says so where there is none"""
    name, arity = asked(what)
    output = engine.streams.text_output()
    wanted = [entry for entry in entries() if entry.name == name and arity in (None, entry.arity)]
    parts = [described(entry) for entry in wanted]
    parts += [own(p) for p in engine.predicates.user() if p.name == name and arity in (None, p.arity)]
    if parts:
        output.write("\n".join(parts))
        return
    hint = near(engine, name, arity or 0)
    engine.reporter.show("warning", f"Warning: no help for {name}{f'; {hint}' if hint else ''}\n")


def asked(what: Term) -> tuple[str, int | None]:
    """The name, and the arity if it is given, of what help/1 is asked about."""
    _, what = strip(what, USER)
    if isinstance(what, Var):
        raise instantiation_error()
    if isinstance(what, Struct) and what.name in ("/", "//") and len(what.args) == 2:
        name, arity = what.args
        if isinstance(name, Atom) and isinstance(arity, int):
            return name.name, arity + GRAMMAR * (what.name == "//")
    if isinstance(what, Atom | String):
        return any_text(what), None
    raise type_error("predicate_indicator", what)


def described(entry: Entry) -> str:
    """The documentation of a predicate."""
    place = f"    library({entry.library})" if entry.library else ""
    return f"{entry.head} is {entry.determinism}.{place}\n" + "".join(f"    {line}\n" for line in entry.text)


def own(predicate) -> str:
    """A predicate of the program."""
    kind = "dynamic, " if predicate.dynamic else ""
    place = f" in {predicate.file}:{predicate.line}" if predicate.file else ""
    return f"{predicate}: {kind}{predicate.clause_count} clause(s){place}\n"


def apropos(engine, text):
    """apropos/1: a line for each predicate whose name or documentation has a text"""
    if isinstance(text, Var):
        raise instantiation_error()
    wanted = any_text(text).lower()
    named = [entry for entry in entries() if wanted in entry.name.lower()]
    about = [entry for entry in entries() if entry not in named and wanted in entry.text[0].lower()]
    output = engine.streams.text_output()
    for entry in named + about:
        output.write(f"{entry.indicator:{WIDTH}} {entry.text[0]}\n")
    for predicate in engine.predicates.user():
        if wanted in predicate.name.lower():
            output.write(f"{f'{predicate}':{WIDTH}} of the program\n")
    if not named and not about:
        engine.reporter.show("warning", f"Warning: nothing about {wanted}\n")
