"""Holds the cases of tests/iso/cases against swipl and gprolog: which expectations do both of them contradict?

    python tools/cross_check.py [FILE...]      names of case files without .txt; all without a name

Prints each case whose outcome, as both systems agree, is none of those that the file says. That may be right: the
standard decides. Goals run in an empty folder, those of one file in one process.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.iso.cases import FILES, MOST_ANSWERS, Case, read_cases

SECONDS = 60
SYSTEMS = {
    "swipl": ["swipl", "--traditional", "-q", "-g", "go", "-t", "halt", "driver.pl"],
    "gprolog": ["gprolog", "--consult-file", "driver.pl", "--query-goal", "go,halt"],
}
DRIVER = """
:- dynamic(answers/1).
go :- open('goals.txt', read, S), each(S, 0), close(S).
each(S, N0) :-
    N is N0 + 1,
    catch(read_term(S, G, [variable_names(Vs)]), _, (G = unreadable_goal, Vs = [])),
    ( G == end_of_file -> true ; once(one(N, G, Vs)), each(S, N) ).
one(N, Text, _) :- Text = program(Clauses), !, add(Clauses), show(N, true), nl.
one(N, G, Vs) :-
    retractall(answers(_)), assertz(answers(0)),
    nl, write('@@'), write(N), write(' '),
    catch(solutions(G, Vs), Ball, (separator, ball(Ball))),
    answers(A),
    ( A =:= 0 -> write(false) ; true ),
    nl.
show(N, What) :- nl, write('@@'), write(N), write(' '), write(What).
add([]).
add([C|Cs]) :- ( C = (:- G) -> catch(once(G), _, true) ; assertz(C) ), add(Cs).
solutions(G, Vs) :- copy_term(G-Vs, G1-Vs1), call(G1), separator, bindings(Vs1), answers(A), A >= %d, !.
solutions(_, _).
separator :- retract(answers(A)), B is A + 1, assertz(answers(B)), ( A > 0 -> write(' ; ') ; true ).
bindings(Vs) :- bound(Vs, Vs, Bs), ( Bs = [] -> write(true) ; pairs(Bs, Vs) ).
bound([], _, []).
bound([N = V|Vs], All, Bs) :-
    ( sub_atom(N, 0, 1, _, '_') -> Bs = Bs1
    ; var(V), first(All, V, M), M == N -> Bs = Bs1
    ; Bs = [N = V|Bs1]
    ),
    bound(Vs, All, Bs1).
first([N = W|Vs], V, M) :- ( W == V -> M = N ; first(Vs, V, M) ).
pairs([N = V], All) :- !, pair(N, V, All).
pairs([N = V|Ps], All) :- pair(N, V, All), write(', '), pairs(Ps, All).
pair(N, V, All) :- write(N), write(' = '), value(V, All).
value(V, All) :- write_term(V, [quoted(true), priority(699), variable_names(All)]).
ball(error(F, _)) :- !, write('error('), value(F, []), write(')').
ball(B) :- write('throw('), value(B, []), write(')').
"""


def goals_text(cases: list[Case]) -> str:
    """The cases as terms for the driver: goals, and lists of clauses."""
    lines = []
    for case in cases:
        if case.outcomes:
            lines.append(f"{case.goal} .")
        else:
            clauses = re.split(r"(?<=\.)\s+(?=\S)", case.goal.strip())
            lines.append("program([" + ", ".join(f"({clause.strip().removesuffix('.')})" for clause in clauses) + "]).")
    return "\n".join(lines) + "\n"


def outcomes(system: str, cases: list[Case]) -> dict[int, str]:
    """What a system says, by the number of the case from 1."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "driver.pl").write_text(DRIVER % MOST_ANSWERS, "utf-8")
        Path(folder, "goals.txt").write_text(goals_text(cases), "utf-8")
        try:
            done = subprocess.run(SYSTEMS[system], cwd=folder, capture_output=True, timeout=SECONDS, input=b"")
            text = done.stdout
        except subprocess.TimeoutExpired as late:
            text = late.stdout or b""
    found = re.findall(r"^@@(\d+) (.*)$", text.decode("utf-8", "replace"), re.MULTILINE)
    return {int(number): said.strip() for number, said in found}


def plain(text: str) -> str:
    """An outcome without what systems are free to write otherwise: names of variables, quotes, brackets, blanks."""
    return re.sub(r"\b_[A-Z]?\d+|\s|[()'\\]", lambda match: "_" if match[0][0] == "_" else "", text)


def main(names: list[str]) -> None:
    """Check the files."""
    systems = [system for system in SYSTEMS if shutil.which(system)]
    for file in FILES:
        if names and file.stem not in names:
            continue
        cases = read_cases(file)
        said = {system: outcomes(system, cases) for system in systems}
        for number, case in enumerate(cases, 1):
            answers = [said[system].get(number, "") for system in systems]
            wanted = {plain(outcome) for outcome in case.outcomes}
            differs = all(answer and plain(answer) not in wanted for answer in answers)
            if wanted and answers and differs and len({plain(answer) for answer in answers}) == 1:
                print(f"{file.name}:{case.line}: {case.goal}\n    {' or '.join(case.outcomes)}\n    {answers[0]}")


if __name__ == "__main__":
    main(sys.argv[1:])
