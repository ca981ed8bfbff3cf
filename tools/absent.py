"""What predicates swipl and gprolog have that wamjit does not, by library.

In: the installed `swipl` and `gprolog`. Out: a line for each library or system, names with arities. Holds: only what a
library exports counts; names with $ and those of packages beside the library (http, semweb, clp, ...) are left out.

    python tools/absent.py [LIBRARY...]
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from wamjit.builtins.registry import definitions

SWIPL = r"""
:- initialization(main, main).
main :-
    forall(( predicate_property(system:H, defined), \+ predicate_property(system:H, imported_from(_)),
             functor(H, N, A), \+ sub_atom(N, 0, 1, _, $) ), say(system, N, A)),
    absolute_file_name(swi(library), Folder, [file_type(directory)]),
    forall(( member(P, ['/*.pl','/dcg/*.pl','/http/json.pl','/dialect/*.pl']), atom_concat(Folder, P, Pattern),
             expand_file_name(Pattern, Files), member(F, Files) ), ignore(catch(library(Folder, F), _, true))).
library(Folder, F) :-
    setup_call_cleanup(open(F, read, S, [encoding(utf8)]), read_term(S, (:- T), []), close(S)),
    T =.. [module,_,Exports|_], atom_concat(Folder, /, Prefix), atom_concat(Prefix, R, F),
    forall(( member(E, Exports), ( E = N/A ; E = N//A0, A is A0 + 2 ), atom(N) ), say(R, N, A)).
say(L, N, A) :- format("~q.~n", [p(L,N,A)]).
"""
GPROLOG = r"""
:- initialization(main).
main :- ( predicate_property(H, built_in), functor(H, N, A), writeq(p(built_in,N,A)), write('.'), nl, fail ; halt ).
"""
ROW = re.compile(r"p\(('?)(.+?)\1,(.+),(\d+)\)\.")


def ask(command: list[str], program: str) -> list[tuple[str, str, int]]:
    """What a system says of its predicates: library, name, arity."""
    if shutil.which(command[0]) is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ask.pl"
        file.write_text(program, "utf-8")
        done = subprocess.run(
            [*command, str(file)], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False
        )
    rows = (ROW.fullmatch(line) for line in done.stdout.splitlines())
    return [(row[2], unquoted(row[3]), int(row[4])) for row in rows if row is not None]


def unquoted(name: str) -> str:
    """An atom without its quotes."""
    return name[1:-1].replace("\\\\", "\\") if name.startswith("'") and len(name) > 1 else name


def main(wanted: list[str]) -> None:
    """Print what is absent."""
    known = {(row.name, row.arity) for row in definitions()}
    for system, command, program in (
        ("swipl", ["swipl"], SWIPL),
        ("gprolog", ["gprolog", "--consult-file"], GPROLOG),
    ):
        absent = defaultdict(list)
        rows = ask(command, program)
        for library, name, arity in rows:
            if (name, arity) not in known and (not wanted or library.removesuffix(".pl") in wanted):
                absent[library].append(f"{name}/{arity}")
        print(f"{system}: {sum(map(len, absent.values()))} of {len(rows)}")
        for library, names in sorted(absent.items()):
            print(f"  {library}: {' '.join(sorted(names))}")


if __name__ == "__main__":
    main(sys.argv[1:])
