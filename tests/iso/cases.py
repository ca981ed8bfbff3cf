"""The cases of `cases/*.txt`: goals of built-ins and what becomes of them, section by section of the standard.

A line is `GOAL ==> OUTCOME`. The outcome has the bindings of the goal's variables (those that start with `_` and
unbound ones left out), `;` between answers, or is true, false, error(Formal), throw(Ball); `or` stands between outcomes
of which each will do. `| TEXT` is program text for the cases below it, `#` begins a comment. A file's cases run in one
engine in their order, in an empty folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wamjit import PrologError
from wamjit.read.parser import Reader
from wamjit.read.problems import SyntaxProblem
from wamjit.read.terms import Atom, Struct, Term, Var
from wamjit.read.writer import write_term

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*.txt"))
ARROW, EITHER = " ==> ", " or "
MOST_ANSWERS = 8
EQUAL_PRIORITY = 699


@dataclass(frozen=True)
class Case:
    """A goal, the outcomes that are right, and the line where it stands; program text has no outcomes."""

    line: int
    goal: str
    outcomes: tuple[str, ...]


def read_cases(file: Path) -> list[Case]:
    """The cases of a file."""
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line.startswith("| ") and found and not found[-1].outcomes:
            found[-1] = Case(found[-1].line, f"{found[-1].goal}\n{line[2:]}", ())
        elif line.startswith("| "):
            found.append(Case(number, line[2:], ()))
        elif line.strip() and not line.startswith("#"):
            goal, arrow, outcome = line.partition(ARROW)
            assert arrow, f"{file.name}:{number}: no ==>"
            found.append(Case(number, goal.strip(), tuple(part.strip() for part in outcome.split(EITHER))))
    return found


def wrong_cases(prolog, file: Path) -> list[str]:
    """Runs the cases of a file in an engine; what came out wrong, one text for each."""
    wrong = []
    for case in read_cases(file):
        if not case.outcomes:
            assert prolog.consult(text=case.goal), f"{file.name}:{case.line}: program text"
            continue
        found = outcome(prolog.engine, case.goal)
        if found not in case.outcomes:
            expected = " or ".join(case.outcomes)
            wrong.append(f"{file.name}:{case.line}: {case.goal}\n    {found}\n    {expected} was expected")
    return wrong


def outcome(engine, goal: str) -> str:
    """What becomes of a goal."""
    try:
        clause = Reader(goal + " .", engine.operators, engine.flags).read()
    except SyntaxProblem as problem:
        return f"no goal: {problem.message}"
    names = {name: variable for name, variable in clause.variables.items() if name[0] != "_"}
    template = Struct("v", [Struct("=", (Atom(name), variable)) for name, variable in names.items()])
    shown = []
    try:
        for answer in engine.solve(clause.term, template):
            shown.append(bindings(answer))
            if len(shown) == MOST_ANSWERS:
                break
    except PrologError as problem:
        shown.append(thrown(problem.term))
    return " ; ".join(shown) or "false"


def bindings(answer: Struct) -> str:
    """One answer."""
    pairs = [(pair.args[0].name, pair.args[1]) for pair in answer.args]
    free: dict[Var, str] = {}
    for name, value in pairs:
        if isinstance(value, Var):
            free.setdefault(value, name)
    bound = [
        f"{name} = {text_of(value, free)}" for name, value in pairs if not isinstance(value, Var) or free[value] != name
    ]
    return ", ".join(bound) or "true"


def thrown(ball: Term) -> str:
    """A ball: for error/2 its first argument."""
    is_error = isinstance(ball, Struct) and ball.name == "error" and len(ball.args) == 2
    return f"error({text_of(ball.args[0], {})})" if is_error else f"throw({text_of(ball, {})})"


def text_of(term: Term, free: dict[Var, str]) -> str:
    """A term as it would be read; variables of the goal keep their names."""
    return write_term(term, quoted=True, priority=EQUAL_PRIORITY, variable_names=free, var_name=lambda variable: "_")


__all__ = ["FILES", "outcome", "read_cases", "wrong_cases"]
