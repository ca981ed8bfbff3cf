"""The runner of the syntax conformity cases: each in a fresh engine, `read(X), call(X)` from standard input.

Data: `syntax.json` beside this file, Ulrich Neumerkel's "ISO Prolog Conformity Testing I: Syntax" as data (its
`source` says where each part comes from).
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from wamjit.engine.engine import Engine
from wamjit.engine.errors import PrologError
from wamjit.read.problems import SyntaxProblem
from wamjit.read.terms import Struct, Var
from wamjit.read.writer import write_term

CASES = json.loads((Path(__file__).parent / "syntax.json").read_text("utf-8"))["cases"]
SYNTAX = "syntax err."


def outcome(case: dict, **options: object) -> str:
    """What a case prints, or its formal error term, or `fails`; any syntax error is the same."""
    engine = Engine(**options)
    try:
        if case["setup"]:
            run(engine, case["setup"])
        return run(engine, case["query"])
    finally:
        engine.close()


def run(engine: Engine, text: str) -> str:
    """The outcome of one query text."""
    streams = engine.streams
    streams.input = streams.open_text(text + "\n")
    streams.output, printed = streams.open_memory()
    goal = Var("G")
    try:
        found = engine.once(Struct(",", (Struct("read", (goal,)), Struct("call", (goal,)))))
    except SyntaxProblem:
        return SYNTAX
    except PrologError as error:
        formal = error.term.args[0] if isinstance(error.term, Struct) and error.term.name == "error" else error.term
        if isinstance(formal, Struct) and formal.name == "syntax_error":
            return SYNTAX
        return write_term(formal, quoted=True, operators=engine.operators)
    streams.output.flush()
    return "fails" if found is None else printed.getvalue()


def accepted(case: dict, got: str) -> bool:
    """Whether an outcome is among the expected ones."""
    for expected in case["expected"]:
        if expected == "@repr" and got.startswith("representation_error"):
            return True
        if expected == "@waits" and got == SYNTAX:
            return True
        if expected.startswith("@re:") and re.fullmatch(expected[4:], got):
            return True
        if expected == got:
            return True
    return False


__all__ = ["CASES", "accepted", "outcome"]
