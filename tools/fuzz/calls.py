"""Random terms as arguments of every built-in and library predicate.

    python tools/fuzz/calls.py [--seed N] [--rounds N] [--target NAME] [--machine MODE] [NAME/ARITY...]

In: a seed, or predicates to stay with. Out: a line for each goal that did something wrong: it raised what is no error
term of the standard, a Python exception came through, it could not be interrupted, the process died, or what the
engine holds was damaged. Holds: goals run in an empty directory, in a process of their own for each round; nothing
that ends processes, waits for a person or removes files is called.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

GOALS = 150  # of a round
PATIENCE, DEAD = 1, 15  # seconds until a goal is interrupted, and until it counts as deaf
MIB = 1 << 20
FORMALS = {
    ("instantiation_error", 0),
    ("uninstantiation_error", 1),
    ("type_error", 2),
    ("domain_error", 2),
    ("existence_error", 2),
    ("existence_error", 3),  # of library(error), as the peers have it
    ("format", 1),  # of format/2, likewise
    ("consistency_error", 3),
    ("permission_error", 3),
    ("representation_error", 1),
    ("evaluation_error", 1),
    ("resource_error", 1),
    ("syntax_error", 1),
}
# what ends the process, starts another, asks a person, or touches more than this directory
LEFT_OUT = set(
    """halt abort shell system exec popen spawn fork prolog break delete_file delete_directory rename_file
    rename_directory chmod make_directory make_directory_path unlink kill copy_file sleep wait trace spy
    leash set_prolog_flag delete_directory_contents delete_directory_and_contents process_create process_kill
    process_group_kill send_signal copy_directory link_file set_time_file alarm alarm_at install_alarm
    db_attach""".split()
)
# terms, most of them with a variable X that two arguments may share
TERMS = """
X; Y; _; a; []; '[]'; {}; ''; 'hello world'; foo; user; call; true; fail; !; =; append; read; write; user_input;
user_output; user_error; end_of_file; 0; 1; -1; 2; 7; 255; 1114112; 55296; 1000000; -4611686018427387904;
1152921504606846976; 18446744073709551616; -123456789012345678901234567890; 1.5; -0.0; 1.0e308; 5.0e-324; inf; nan;
"abc"; ""; [a, b, c]; [1, 2, 3]; [a|X]; [a|b]; [X, Y|X]; [X]; [[], [a], X]; [a = 1, b = X]; [k-1, j-X]; [k-1|Y];
[97, X]; [0'a, -1]; [97, 1114112]; f(X); f(X, Y); g(a, [b|X]); a/1; foo/2; foo/X; append/3; X/Y; user:foo; X:foo;
m:Y; lists:append(X, Y, [a]); a-1; X-Y; 1-2; member(X, [1, 2]); (X = 1; X = 2); (a, b); (a -> b; c); \\+ a;
(foo(X) :- true); (foo :- X); (:- a); (a --> b); X^foo(X); X^member(X, [a]); throw(X); throw(ball); [Y]>>(Y = 1);
'$stream'(1); '$ref'(1, 2); error(type_error(a, X), Y); '$VAR'(1); '$VAR'(X); 1 + 2; X + 1; 2 ** -1; 1 / 0;
foo + 1; max(1, a); '~w ~a~t~20|~q~n'; '~*c'; '~e ~d ~s'; 'a.b'; '../x'; '/nonexistent/file'; 'x.pl';
[quoted(true), max_depth(3)]; [force(true)]; [type(binary)|X]; [alias(a)]; t(a, 1, t, <, t); t; ['$VAR'(1), "s"];
f(f(f(f(X)))); 'a\\x0\\b'; '\\x10FFFF\\'; "\\x10FFFF\\"; [a, f(X), 1.0, "s", _]; date(1, 2, 3); utf8; xfx; 700;
ascii; assoc
"""
SETUPS = {  # terms that text cannot say well
    "Cycle": "Cycle = [a|Cycle]",
    "Tree": "Tree = f(Tree, X)",
    "Long": "numlist(1, 20000, Long)",
    "Partial": "numlist(1, 3000, Part0), append(Part0, _, Partial)",
    "Deep": "foldl([_, D0, f(D0)]>>true, Part1, a, Deep)",
    "Codes": "findall(0'a, between(1, 20000, _), Codes)",
    "Text": "findall(0'b, between(1, 5000, _), TextCodes), atom_codes(Text, TextCodes)",
    "String": "findall(0'b, between(1, 5000, _), StringCodes), string_codes(String, StringCodes)",
    "Huge": "Huge is 7 ** 5000",
    "Minus": "Minus is -(7 ** 300)",
    "Nan": "Nan is nan",
    "Infinite": "Infinite is inf",
    "Attributed": "put_attr(Attributed, a, b)",
    "Wide": "functor(Wide, wide, 300)",
}


def random_goal(random: Random, predicates: list[tuple[str, int]]) -> str:
    """The text of a goal."""
    name, arity = random.choice(predicates)
    arguments, before = [], []
    for _ in range(arity):
        if random.random() < 0.22:
            chosen = random.choice([name for name in SETUPS if name != "Attributed"])
            before.append(SETUPS[chosen] if chosen != "Deep" else f"numlist(1, 20000, Part1), {SETUPS[chosen]}")
            arguments.append(chosen)
        else:
            arguments.append(random.choice(KNOWN))
    quoted = name.replace("\\", "\\\\").replace("'", "\\'")
    call = f"'{quoted}'({', '.join(f'({a})' for a in arguments)})" if arity else f"'{quoted}'"
    return ", ".join([*dict.fromkeys(before), call])


KNOWN = [part.strip() for part in TERMS.replace(";\n", "; ").split("; ") if part.strip()]


def callable_predicates() -> list[tuple[str, int]]:
    """All that a program may call, and what an autoloaded library exports."""
    from wamjit.builtins.registry import definitions

    found = [(row.name, row.arity) for row in definitions()]
    return [(name, arity) for name, arity in found if "$" not in name and name not in LEFT_OUT and arity < 10]


def complaint(term) -> str | None:
    """What is wrong with what a goal raised."""
    from wamjit.read.terms import Atom, Struct
    from wamjit.read.writer import write_term

    if not (isinstance(term, Struct) and term.name == "error" and len(term.args) == 2):
        return None  # a ball of the goal's own
    formal = term.args[0]
    key = (
        (formal.name, 0)
        if isinstance(formal, Atom)
        else (getattr(formal, "name", "?"), len(getattr(formal, "args", ())))
    )
    if key in FORMALS or key == ("?", 0):
        return None
    return f"no error of the standard: {write_term(formal, quoted=True)}"


def attempt(prolog, goal: str) -> str | None:
    """Run a goal to its second answer at most; what went wrong."""
    from wamjit import PrologError
    from wamjit.api import Halt

    faulthandler.dump_traceback_later(DEAD, exit=True)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        term, _ = prolog._read(goal)
        answers = prolog.engine.solve(term)
        try:
            next(answers, None)
            next(answers, None)
        finally:
            answers.close()
    except PrologError as problem:
        return complaint(problem.term)
    except (KeyboardInterrupt, Halt):
        return None
    except BaseException as problem:
        return f"{type(problem).__name__}: {problem}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
    return None


def still_whole(prolog) -> str | None:
    """Whether the engine answers rightly, and its areas are what they must be."""
    from wamjit.engine.check_heap import stress

    stress(prolog.engine, 1)
    try:
        term, names = prolog._read("findall(X-Y, ( nth0(X, [a, b], Y) ; X = 2, atom_length(abc, Y) ), L), msort(L, M)")
        answer = prolog.engine.once(term, names["M"])
    except BaseException as problem:
        return f"afterwards: {type(problem).__name__}: {problem}"
    finally:
        stress(prolog.engine, 0)
    return None if str(answer).count("-") else f"afterwards: {answer}"


def one_round(seed: int, predicates: list[tuple[str, int]], target: str | None, machine: str | None) -> None:
    """The goals of a seed."""
    from wamjit import Prolog

    signal.signal(signal.SIGALRM, signal.default_int_handler)
    random = Random(seed)
    with Prolog(target, machine=machine, heap_limit=32 * MIB, stack_limit=16 * MIB) as prolog:
        for number in range(GOALS):
            goal = random_goal(random, predicates)
            Path("goal").write_text(goal)
            wrong = attempt(prolog, goal) or (number % 10 == 9 and still_whole(prolog))
            if wrong:
                print(f"seed {seed}: {goal}\n    {wrong}", file=sys.__stdout__, flush=True)
        Path("goal").write_text("at the end")


def main() -> None:
    """Rounds, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--target")
    parser.add_argument("--machine")
    parser.add_argument("--one", action="store_true", help="one round, in this process and directory")
    parser.add_argument("predicate", nargs="*", help="NAME/ARITY")
    asked = parser.parse_args()
    named = [(name, int(arity)) for name, _, arity in (text.rpartition("/") for text in asked.predicate)]
    if asked.one:
        one_round(asked.seed, named or callable_predicates(), asked.target, asked.machine)
        return
    for seed in range(asked.seed, asked.seed + asked.rounds):
        with tempfile.TemporaryDirectory() as folder:
            arguments = [sys.executable, __file__, "--one", "--seed", str(seed), *asked.predicate]
            for option in ("target", "machine"):
                arguments += [f"--{option}", getattr(asked, option)] if getattr(asked, option) else []
            environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "HOME": folder}
            environment.setdefault("WAMJIT_CACHE", str(Path(__file__).parents[2] / ".wamjit" / "cache"))
            done = subprocess.run(
                arguments, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                errors="replace",
            )  # fmt: skip
            for line in done.stdout.splitlines():
                if line.startswith(("seed ", "    ")):
                    print(line, flush=True)
            if done.returncode or "Traceback" in done.stderr:
                goal = Path(folder, "goal").read_text()
                print(f"seed {seed}: {goal}\n    ended with {done.returncode}: {done.stderr[-1500:]}", flush=True)


if __name__ == "__main__":
    main()
