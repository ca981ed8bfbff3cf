"""The reader in machine code beside the one in Python, for tests: what each makes of a text."""

from __future__ import annotations

import math

from wamjit.builtins.port import STREAM_TEXT
from wamjit.read.parser import Reader, SyntaxProblem
from wamjit.read.terms import NIL, Atom, Struct, Var, list_parts

GAVE_UP = Atom("$gave_up")
NAMES, SINGLE = Var("Names"), Var("Single")
TERM = Var("Term")
GOAL = Struct(
    "read_term",
    (
        TERM,
        Struct(".", (Struct("variable_names", (NAMES,)), Struct(".", (Struct("singletons", (SINGLE,)), NIL)))),
    ),
)
ANSWER = Struct("v", (TERM, NAMES, SINGLE))


class Kernel:
    """Reads with the kernel only: where it gives up, that is the answer."""

    def __init__(self, engine):
        self.engine, self.port = engine, engine.streams.port
        row = engine.registry.find("read_term", 2)
        row._serve = lambda engine, term, options: [(term, GAVE_UP)]
        self.stream = engine.streams.open_text("")
        self.stream.is_whole = False
        engine.streams.input = self.stream

    def read(self, text: str):
        """Term, names, singletons, and where it ends; None where the kernel gives up."""
        self.stream.text, self.stream.position, self.port.text_size = text, 0, STREAM_TEXT
        self.stream.port = None
        self.engine.syntax.prepare()
        self.port.hand_text(self.stream, True)
        answer = self.engine.once(GOAL, ANSWER)
        self.stream.settle()
        term, names, single = answer.args
        if term is GAVE_UP:
            return None
        return term, bound(names), bound(single), self.stream.position


def bound(term) -> list:
    """Names and variables of a list of Name = Variable."""
    items, tail = list_parts(term)
    assert tail is NIL
    return [(item.args[0].name, item.args[1]) for item in items]


def reference(text: str, operators, flags):
    """The same from Python; None for a syntax error or the end of the text."""
    try:
        clause = Reader(text, operators, flags)
        clause.offset = 0
        clause = clause.read()
    except SyntaxProblem:
        return None
    if clause is None:
        return None
    names = [(name, variable) for name, variable in clause.variables.items() if name != "_"]
    single = [(name, variable) for name, variable in names if name in clause.singletons]
    return clause.term, names, single, clause.end


def same(one, two) -> bool:
    """Whether both have read the same: terms up to the variables' names, which are the same in both."""
    pairs: dict[int, Var] = {}
    back: dict[int, Var] = {}
    todo = [(one[0], two[0])]
    if one[3] != two[3]:
        return False
    for left, right in zip(one[1:3], two[1:3], strict=True):
        if [name for name, _ in left] != [name for name, _ in right]:
            return False
        todo += [(a, b) for (_, a), (_, b) in zip(left, right, strict=True)]
    while todo:
        a, b = todo.pop()
        if isinstance(a, Var) and isinstance(b, Var):
            if pairs.setdefault(id(a), b) is not b or back.setdefault(id(b), a) is not a:
                return False
        elif isinstance(a, Struct) and isinstance(b, Struct):
            if (a.name, len(a.args)) != (b.name, len(b.args)):
                return False
            todo += zip(a.args, b.args, strict=True)
        elif type(a) is not type(b) or a != b or isinstance(a, float) and math.copysign(1, a) != math.copysign(1, b):
            return False
    return True
