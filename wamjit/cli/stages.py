"""The stages of a predicate as text, for `wamjit dump`.

In: an engine that has loaded a file, a predicate. Out: text. Holds: the text of each stage reads back: terms with
`Reader`, WAM code with `parse_wam`, IR with `parse_ir`, the listing's addresses and bytes with `parse_listing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import count

from wamjit.compile.predicate import WamCode, compile_predicate
from wamjit.compile.wam import print_wam
from wamjit.engine.bodies import prepared
from wamjit.engine.errors import PrologError
from wamjit.engine.loader import Load
from wamjit.engine.predicates import Predicate
from wamjit.engine.source import DIRECTIVE, RUN, Item, clauses
from wamjit.ir.text import print_ir
from wamjit.jit.compiler import Compiler, compiler_of
from wamjit.jit.listing import hole_name, label_name, predicate_listing, wam_lines
from wamjit.jit.templates import Use
from wamjit.read.terms import TRUE, Struct, Term, Var
from wamjit.read.writer import write_term

READING = frozenset([("op", 3), ("set_prolog_flag", 2)])  # goals that change how the text behind them is read
LETTERS = 26
SYMBOLS = "+-*/\\^<>=~:.?@#&$"  # characters that would swallow the stop


class ReadOnly(Load):
    """Loads a text without running its goals. `done`: its items."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self.done: list[Item] = []

    def item(self, item: Item) -> None:
        """Note an item, and do it."""
        if item.kind == RUN:
            for one in item.term.items():
                self.item(one)
            return
        self.done.append(item)
        super().item(item)

    def goal(self, goal: Term, title: str) -> None:
        """Do a goal only if it changes how text is read; no machine runs for it."""
        for part in conjunction(goal):
            if isinstance(part, Struct) and (part.name, len(part.args)) in READING:
                try:
                    self.engine.registry.find(part.name, len(part.args)).serve(self.engine, list(part.args))
                except PrologError as problem:
                    self.report("Warning", f"Goal ({title}) raised {problem}")


def conjunction(goal: Term) -> Iterable[Term]:
    """The goals of a conjunction."""
    while isinstance(goal, Struct) and goal.name == "," and len(goal.args) == 2:
        yield goal.args[0]
        goal = goal.args[1]
    yield goal


# Terms.


def terms_of_file(engine: object, items: Iterable[Item]) -> str:
    """Clauses and directives in the order of the text; grammar rules as they were translated."""
    terms = []
    for item in items:
        if item.kind == DIRECTIVE:
            terms.append(Struct(":-", (item.term,)))
        terms += [term for term, _ in clauses([item])]
    return "".join(clause_text(engine, term) for term in terms)


def terms(engine: object, predicate: Predicate) -> str:
    """The clauses of a predicate."""
    return "".join(
        clause_text(engine, clause.head if clause.body is TRUE else Struct(":-", (clause.head, clause.body)))
        for clause in predicate.clauses
    )


def clause_text(engine: object, term: Term) -> str:
    """A clause that reads back. Its variables are named A, B, ..., those that occur once _."""
    names: dict[Var, str] = {}
    letters = (chr(ord("A") + n % LETTERS) + (str(n // LETTERS) if n >= LETTERS else "") for n in count())
    for var, times in Counter(variables(term)).items():
        names[var] = next(letters) if times > 1 else "_"
    text = write_term(
        term,
        quoted=True,
        operators=engine.operators,  # type: ignore[attr-defined]
        spacing="next_argument",
        variable_names=names,
    )
    return f"{text} .\n" if text[-1] in SYMBOLS else f"{text}.\n"


def variables(term: Term) -> Iterable[Var]:
    """The occurrences of variables, from left to right."""
    todo = [term]
    while todo:
        term = todo.pop()
        if isinstance(term, Var):
            yield term
        elif isinstance(term, Struct):
            todo.extend(reversed(term.args))


# WAM code.


def wam_codes(engine: object, predicate: Predicate) -> list[WamCode]:
    """The WAM code of a predicate and of its auxiliaries."""
    compiler = compiler_of(engine)
    with engine.compiling(predicate.space):  # type: ignore[attr-defined]
        terms = prepared(engine, predicate)
        return compile_predicate(predicate.name, predicate.arity, terms, compiler, compiler.bits)


def wam(engine: object, predicate: Predicate) -> str:
    """The WAM code of a predicate, its auxiliaries behind it."""
    return "\n".join(map(print_wam, wam_codes(engine, predicate)))


# IR.


def linked(engine: object, predicate: Predicate) -> tuple[Compiler, tuple]:
    """The compiler, and its row for the machine code of a predicate."""
    compiler = compiler_of(engine)
    with engine.compiling(predicate.space):  # type: ignore[attr-defined]
        compiler.predicate(predicate)
    return compiler, next(row for row in reversed(compiler.map.values()) if row.predicate is predicate)


def ir(engine: object, predicate: Predicate) -> str:
    """The IR of each WAM instruction, behind the instruction as a comment."""
    compiler, row = linked(engine, predicate)
    unit = row.again()
    parts, marks, fresh = [f"; {predicate}\n"], iter(unit.marks), count()
    for item in unit.items:
        if isinstance(item[0], str):
            parts.append(f"; {label_name(item)}:\n")
            continue
        instruction = next(marks)
        use = next(use for use in compiler.selector.use(instruction, [], fresh) if isinstance(use, Use))
        parts += [f";     {line}\n" for line in wam_lines(instruction)]
        parts += [
            f";     hole{i} = {hole_name(instruction, use, i)}\n" for i, s in enumerate(use.symbols) if s is not None
        ]
        parts.append(print_ir(compiler.templates.fragment(use.key)))
    return "".join(parts)


# Machine code.


def asm(engine: object, predicate: Predicate) -> str:
    """The listing of a predicate."""
    compiler, row = linked(engine, predicate)
    start, end = row[:2]
    codes = wam_codes(engine, predicate)
    titles = {label_name(("l", "entry", n)): f"{code.name}/{code.arity}" for n, code in enumerate(codes)}
    head = f"% {predicate}: {end - start} bytes for {engine.placement.key}"  # type: ignore[attr-defined]
    return f"{head}{predicate_listing(compiler, row, titles)}" if titles else head


STAGES: dict[str, Callable[[object, Predicate], str]] = {"terms": terms, "wam": wam, "ir": ir, "asm": asm}
