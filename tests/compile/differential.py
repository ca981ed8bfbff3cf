"""One random program, compiled and run by the WAM interpreter, against the reference solver."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.compile.builtin_rules import machine_builtins
from tests.compile.evaluation import PrologError
from tests.compile.programs import Clauses, compile_clauses
from tests.compile.random_programs import Generator
from tests.compile.reference import Solver
from tests.compile.wam_interpreter import Machine
from wamjit.compile.wam import check_wam, parse_wam, print_wam
from wamjit.read.terms import Struct, Term, Var
from wamjit.read.writer import write_term

CRASH = re.compile(r"\w+(Error|Fault|Exception): ")
SOLUTIONS = 12
CALLS = 150
STEPS = 4000


def answers(solutions: Iterable[list[Term]]) -> list[str]:
    """The solutions as text, at most SOLUTIONS of them; then how it ended. '...' stands for what was too long."""
    found = []
    iterator = iter(solutions)
    try:
        for _ in range(SOLUTIONS):
            found.append(solution_text(next(iterator)))
    except StopIteration:
        found.append("no")
    except PrologError:  # which of two wrong operands is found first is left to the system
        found.append("error")
    except (TimeoutError, OverflowError, RecursionError):
        found.append("...")
    return found


def term_text(term: Term) -> str:
    """A term, its variables named as they come."""
    names: dict[Var, str] = {}
    return write_term(term, quoted=True, var_name=lambda v: names.setdefault(v, f"V{len(names)}"))


def solution_text(args: list[Term]) -> str:
    """One solution."""
    return term_text(Struct("s", args)) if args else "yes"


def agree(left: list[str], right: list[str]) -> bool:
    """Whether two runs agree as far as both went."""
    n = min(*(run.index("...") if "..." in run else len(run) for run in (left, right)))
    return left[:n] == right[:n] and (n < len(left) or n < len(right) or left == right)


def clauses_text(clauses: Clauses) -> str:
    """A program as Prolog text."""
    return "\n".join(term_text(Struct(":-", [head, body])) + "." for found in clauses.values() for head, body in found)


def check_seed(seed: int) -> str:
    """Empty if all is well, else what is not, with the program."""
    generator = Generator(seed)
    return check_program(generator.program(), generator.queries(), (64, 32)[seed % 5 == 0], f"seed {seed}")


def check_program(clauses: Clauses, queries: list[tuple[str, list[Term]]], word_bits: int, name: str) -> str:
    """The same for a given program."""
    codes = compile_clauses(clauses, word_bits)
    for code in codes:
        problems = check_wam(code)
        if problems or parse_wam(print_wam(code)) != [code]:
            return f"{name}\n{clauses_text(clauses)}\n{print_wam(code)}\n" + "\n".join(problems)
    for first, query in queries:
        expected = answers(Solver(clauses, CALLS).solve(first, query))
        machine = Machine(codes, machine_builtins(), STEPS, word_bits)
        try:
            found = answers(machine.solve(first, query))
        except Exception as error:  # anything that the machine stumbles over is a finding
            found = [f"{type(error).__name__}: {error}"]
        if CRASH.search(found[0]) or not agree(found, expected):
            return (
                f"{name}, {word_bits} bits\n{clauses_text(clauses)}\n?- {first}: {solution_text(query)}\n"
                f"expected {expected}\nfound    {found}\n"
            )
    return ""
