"""A predicate's clauses: switches on arguments, and chains of clauses with choice points only where needed.

The first argument is looked at first. Where it leaves several clauses, or is unbound, another place whose values tell
them apart is looked at: an argument of that compound argument, or another argument. Where it is a variable in all
clauses and no other argument tells them apart either, one whose value has to be the same in all is looked at.

A chain tries candidates in order. As long as no choice point exists, a clause that is chosen by its guard alone
(tests, then a cut) is entered without making one: if the guard fails, control goes on to the next candidate with
the argument registers untouched. The first clause that may unify makes the choice point.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

from wamjit.compile.clause import ClauseCompiler
from wamjit.compile.guard import compile_guard, find_guard, guard_length
from wamjit.compile.normal import Clause, Predicate, variables
from wamjit.compile.state import TooComplex, check_arity, is_list, label_counter
from wamjit.read.terms import Atom, Struct, Term, Var

FAIL = ("l", "fail")
ENTRY = ("l", "entry")
COMPARE_CHAIN = 4  # keys up to which comparing beats hashing
CHAINS_ALLOWED = 100  # clauses named in chains, beside four for each clause: what keeps code size linear
SLOW_CHAIN = 8  # clauses of a chain that is made twice, the second time for calls with a value in an output
CHOICES = frozenset({"try", "retry", "trust"})
SWITCHES = 2  # arguments that are looked at one after another at most
UNKNOWN, KNOWN, UNBOUND = range(3)  # x(0): anything; it has the functor or constant of a clause; it is a variable
VERSIONS = ("generic", "known", "unbound")  # the entries of a clause for them
SAVED = 0  # stands for the number of registers that a choice point saves, until `finish` knows it


Place = tuple[int, ...]  # (k,): argument k; (k, j): argument j of the compound term there


class Shape(NamedTuple):
    """An argument that is known to have some functor: which, how many arguments it has, and "list" or "struct"."""

    k: int
    arity: int
    tag: str


class Path(NamedTuple):
    """The places that were looked at, the one to look at next, if any, the argument that is known to be compound, and
    the arguments that are known to be constants."""

    seen: tuple[Place, ...] = ()
    next: Place | None = None
    shape: Shape | None = None
    constants: frozenset[int] = frozenset()


DONE = Path()


class PredicateCompiler:
    """Lays out the clauses of one predicate."""

    def __init__(self, predicate: Predicate, small_int: range) -> None:
        self.predicate = predicate
        self.arity = predicate.arity
        self.small_int = small_int
        self.labels = label_counter()
        self.out: list[tuple] = []
        self.columns: dict[Place, list[Term | None]] = {}
        self.keys = self.column((0,)) if self.arity else [None] * len(predicate.clauses)
        self.chains: dict[tuple, tuple] = {}
        self.entries: dict[tuple[int, str], tuple] = {}
        self.pending: deque[Callable[[], None]] = deque()
        self.inputs: set[int] = set()  # arguments that are dereferenced, and likely to have values
        self.cuts = False  # whether a clause uses the hidden argument

    def compile(self) -> list[tuple]:
        """The predicate's instructions."""
        check_arity(self.predicate.name, self.arity)
        candidates = tuple(range(len(self.keys)))
        if not candidates:
            self.out.append(("fail",))
        else:
            self.narrowed(candidates, UNKNOWN, False, self.telling(candidates, DONE))
        while self.pending:
            self.pending.popleft()()
        return self.finish()

    def finish(self) -> list[tuple]:
        """Put the entry in front and fill in how many registers a choice point saves."""
        saved = self.arity + self.cuts
        head = [("label", ENTRY), ("check", self.arity)]
        if self.cuts:
            head.append(("get_level", ("x", self.arity)))
        return head + [(i[0], saved, *i[2:]) if i[0] in CHOICES else i for i in self.out]

    def new_label(self) -> tuple[str, str]:
        """A label."""
        return "l", f"L{next(self.labels)}"

    # The switch.

    def kind(self, key: Term | None) -> str:
        """Which part of the switch a first argument belongs to."""
        if key is None:
            return "var"
        if isinstance(key, Atom):
            return "atom"
        if isinstance(key, int) and key in self.small_int:
            return "int"
        if isinstance(key, Struct):
            return "list" if is_list(key) else "struct"
        return "box"

    def column(self, place: Place) -> list[Term | None]:
        """What the clauses have at a place."""
        if place not in self.columns:
            self.columns[place] = [key_at(clause, *place) for clause in self.predicate.clauses]
        return self.columns[place]

    def telling(self, candidates: tuple[int, ...], path: Path) -> Path:
        """The way on behind `path`, with the place that tells the candidates apart best as the next one."""
        if not path.seen and any(key is not None for key in self.keys):
            return path._replace(next=(0,))
        done = Path(constants=path.constants)
        if len(candidates) < 2:
            return done
        first = self.predicate.clauses[candidates[0]]
        best, least = None, float(len(candidates))
        for place in self.places(path):
            if not likely_input(first, place, path):
                continue
            expected = self.left_over([self.column(place)[i] for i in candidates])
            if expected < least:
                best, least = place, expected
        if best is None and not path.seen:
            best = self.input(candidates)
        return done if best is None else path._replace(next=best)

    def input(self, candidates: tuple[int, ...]) -> Place | None:
        """The first argument of which all clauses want the same functor or constant, where none tells them apart: no
        choice point is needed for any other value, and none of them has to follow references again."""
        for k in range(self.arity):
            column = [self.column((k,))[i] for i in candidates]
            if None not in column and len({identity(key) for key in column}) == 1 and self.kind(column[0]) != "box":
                self.inputs.add(k)
                return (k,)
        return None

    def places(self, path: Path) -> list[Place]:
        """Where one may look behind `path`."""
        inside: list[Place] = [(path.shape.k, j) for j in range(path.shape.arity)] if path.shape else []
        if sum(len(place) == 1 for place in path.seen) < SWITCHES:
            inside += [(k,) for k in range(self.arity)]
        return [place for place in inside if place not in path.seen]

    def left_over(self, keys: list[Term | None]) -> float:
        """How many clauses remain on average when one of the keys is there; a switch that tells nothing apart, or
        only one value from all others, leaves all of them."""
        groups = Counter("box" if self.kind(key) == "box" else identity(key) for key in keys if key is not None)
        if len(groups) < 2:
            return len(keys)
        always = len(keys) - groups.total()
        return always + groups.total() / len(groups)

    def switch(self, candidates: tuple[int, ...], known: int, path: Path) -> None:
        """Dispatch on the type of what is at the path's next place, then on its value."""
        place = path.next
        assert place is not None
        register = self.bring(place, path)
        kinds: dict[str, list[int]] = {}
        for i in candidates:
            kinds.setdefault(self.kind(self.column(place)[i]), []).append(i)
        always = kinds.get("var", [])
        view = View(
            self,
            register,
            place,
            KNOWN if place == (0,) else known,
            known,
            path._replace(seen=(*path.seen, place), next=None),
        )
        targets = (
            view.variable(candidates),
            view.table("atom", kinds.get("atom", []), always, []),
            view.table("int", kinds.get("int", []), always, []),
            view.known(merged(kinds.get("list", []), always), 2, "list"),
            view.table("struct", kinds.get("struct", []), always, kinds.get("box", [])),
        )
        self.out.append(("switch", ("x", register), *targets))

    def bring(self, place: Place, path: Path) -> int:
        """The register that holds what is at a place. The one behind the cut barrier is free."""
        k, *inside = place
        if not inside:
            return k
        register = self.arity + 1
        assert path.shape is not None
        tag = path.shape.tag
        self.out.append((f"read_{tag}", ("x", k)))
        self.out.append(("read_var", ("x", register), inside[0] + (tag == "struct"), (tag,)))
        return register

    def emit_table(self, label: tuple, k: int, kind: str, entries: list, otherwise: tuple) -> None:
        """Compare x(k) with few keys one after another, hash many."""
        where = "functor" if kind == "struct" else "const"
        self.out.append(("label", label))
        if len(entries) <= COMPARE_CHAIN:
            for word, target in entries:
                self.out.append((f"jump_{where}", ("x", k), word, target))
            self.out.append(("jump", otherwise))
        else:
            self.out.append((f"hash_{where}", ("x", k), ("t", tuple(entries)), otherwise))

    # Chains.

    def chain_label(self, candidates: tuple[int, ...], known: int, path: Path, slow: bool = False) -> tuple:
        """The label of a chain; its code is made when its turn comes."""
        if not candidates:
            return FAIL
        if len(candidates) == 1:
            guard = find_guard(self.predicate.clauses[candidates[0]], known == KNOWN, path.constants)
            if guard is None or guard.output is not None:
                return self.entry_label(candidates[0], known)
        if all(self.keys[i] is None for i in candidates):
            known = UNKNOWN
        key = candidates, known, slow, path if slow else self.telling(candidates, path)
        if key not in self.chains:
            label = self.chains[key] = self.new_label()
            self.pending.append(lambda: self.labelled_chain(label, *key))
        return self.chains[key]

    def labelled_chain(self, label: tuple, candidates: tuple[int, ...], known: int, slow: bool, path: Path) -> None:
        """A chain under its label."""
        self.out.append(("label", label))
        self.narrowed(candidates, known, slow, path)

    def narrowed(self, candidates: tuple[int, ...], known: int, slow: bool, path: Path) -> None:
        """Look at the argument that the path asks for, or try the candidates."""
        if path.next is None:
            self.chain(candidates, known, path.constants, slow)
        else:
            self.switch(candidates, known, path)

    def chain(self, candidates: tuple[int, ...], known: int, constants: frozenset[int], slow: bool) -> None:
        """Try the candidates in order. `slow`: the guard of the first one is of no use."""
        has_choice = False
        written = 0
        for n, i in enumerate(candidates):
            last = n == len(candidates) - 1
            following = FAIL if last else self.new_label()
            guard = None
            if not has_choice and not (slow and n == 0):
                guard = self.guard(candidates[n:], known, constants, following, written)
            if guard is not None:
                code, written, tail = guard
                self.out.extend(code)
                self.enter_rest(i)
                self.out.extend(tail)
            else:
                if has_choice:
                    self.out.append(("trust", SAVED) if last else ("retry", SAVED, following))
                elif not last:
                    self.out.append(("try", SAVED, following))
                    has_choice = True
                self.enter(i, known)
            if not last:
                self.out.append(("label", following))

    def guard(
        self, candidates: tuple[int, ...], known: int, constants: frozenset[int], otherwise: tuple, written: int
    ) -> tuple[list[tuple], int, list[tuple]] | None:
        """The guard of the first candidate, as `compile_guard` makes it, if that is a way to choose it."""
        clause = self.predicate.clauses[candidates[0]]
        guard = find_guard(clause, known == KNOWN, constants)
        slow = FAIL
        if guard is not None and guard.output is not None:
            if not 1 < len(candidates) <= SLOW_CHAIN:
                return None
            slow = self.chain_label(candidates, known, Path(constants=constants), slow=True)
        try:
            return guard and compile_guard(clause, guard, self.arity, self.labels, otherwise, slow, written)
        except TooComplex:
            return None

    def enter_rest(self, i: int) -> None:
        """Go to clause i behind its guard and its cut: there is nothing to cut."""
        clause = self.predicate.clauses[i]
        length = guard_length(clause)
        self.jump_or_emit(i, "rest", Clause(clause.args, clause.goals[length + 1 :], later_cut(clause, length)))

    def jump_or_emit(self, i: int, version: str, clause: Clause) -> None:
        """Go to the code of a clause, which stands here if it stands nowhere yet."""
        if (i, version) in self.entries:
            self.out.append(("jump", self.entries[i, version]))
        else:
            self.emit_clause(i, version, clause)

    def enter(self, i: int, known: int) -> None:
        """Go to clause i with its guard inside."""
        clause = self.predicate.clauses[i]
        if self.keys[i] is None or known == KNOWN:
            self.jump_or_emit(i, "known", clause)
        else:
            self.out.append(("jump", self.entry_label(i, known)))

    def entry_label(self, i: int, known: int) -> tuple:
        """The label of clause i's code, which is made when its turn comes if it does not exist."""
        version = "known" if self.keys[i] is None else VERSIONS[known]
        if (i, version) not in self.entries:
            self.reserve(i)
            self.pending.append(lambda: self.emit_clause(i, "known", self.predicate.clauses[i], reserved=True))
        return self.entries[i, version]

    def reserve(self, i: int) -> None:
        """Labels for clause i."""
        self.entries[i, "known"] = self.new_label()
        for version in ("generic", "unbound"):
            self.entries[i, version] = self.new_label() if self.keys[i] is not None else self.entries[i, "known"]

    def emit_clause(self, i: int, version: str, clause: Clause, reserved: bool = False) -> None:
        """Compile a clause here."""
        self.cuts = self.cuts or clause.cut is not None
        if version == "rest":
            known = self.entries[i, "rest"] = self.new_label()
            generic, unbound = self.new_label(), self.new_label()
        else:
            if not reserved:
                self.reserve(i)
            known, generic, unbound = (self.entries[i, version] for version in ("known", "generic", "unbound"))
        compiler = ClauseCompiler(clause, self.predicate.name, self.arity, self.labels, self.inputs)
        code = compiler.compile(known, generic, unbound, ENTRY)
        self.out.extend(code.known)
        if version != "rest":
            self.out.extend(code.generic)


class View(NamedTuple):
    """The switch on x(register), which holds what is at a place: what is known of the first argument where that has the
    functor or constant of a clause (`inside`), or something else, and what was known before."""

    compiler: PredicateCompiler
    register: int
    place: Place
    inside: int
    outside: int
    path: Path

    def known(self, candidates: tuple[int, ...], arity: int, tag: str = "struct") -> tuple:
        """The label of a chain of clauses that have a constant or functor there, or a variable; `arity` is the
        functor's, 0 for a constant."""
        path, k = self.path, self.place[0]
        if len(self.place) == 1:
            constant = frozenset() if arity else frozenset((k,))
            path = path._replace(shape=Shape(k, arity, tag) if arity else None, constants=path.constants | constant)
        return self.compiler.chain_label(candidates, self.inside, path)

    def variable(self, candidates: tuple[int, ...]) -> tuple:
        """The same where there is a variable."""
        known = UNBOUND if self.place == (0,) else self.outside
        return self.compiler.chain_label(candidates, known, self.path)

    def unknown(self, candidates: tuple[int, ...]) -> tuple:
        """The same where there is something else."""
        return self.compiler.chain_label(candidates, self.outside, self.path)

    def table(self, kind: str, candidates: list[int], always: list[int], boxes: list[int]) -> tuple:
        """The label of the code that finds the chain of one atom, integer or functor. `always` are the clauses that
        every value may match, `boxes` those for values that are no structures but come the same way."""
        compiler, column = self.compiler, self.compiler.column(self.place)
        rest = merged(boxes, always)
        groups: dict[object, list[int]] = {}
        for i in candidates:
            groups.setdefault(identity(column[i]), []).append(i)
        if not groups or len(groups) * len(always) > CHAINS_ALLOWED + 4 * len(column):
            return self.unknown(merged(candidates, rest))
        otherwise = self.unknown(rest)
        entries = []
        for chain in groups.values():
            key = column[chain[0]]
            arity = len(key.args) if isinstance(key, Struct) else 0
            word = ("f", key.name, arity) if arity else ("c", key)
            entries.append((word, self.known(merged(chain, always), arity)))
        label = compiler.new_label()
        compiler.pending.appendleft(lambda: compiler.emit_table(label, self.register, kind, entries, otherwise))
        return label


def likely_input(clause: Clause, place: Place, path: Path) -> bool:
    """Whether a place may have a value when the clause is the first to be tried. One that commits itself by a cut is
    chosen by the first argument that is no new variable, unless that is its last one; what else stands in its head is
    mostly an output."""
    if len(place) == 2 or guard_length(clause) is None:
        return True
    looked_at = {seen[0] for seen in path.seen}
    front = clause.args[: place[0]]
    new = all(k in looked_at or (isinstance(arg, Var) and arg not in front[:k]) for k, arg in enumerate(front))
    return new and place[0] < len(clause.args) - 1


def key_at(clause: Clause, k: int, *inside: int) -> Term | None:
    """What a clause has at a place, or None for a variable."""
    arg = clause.args[k]
    for j in inside:
        if not isinstance(arg, Struct) or j >= len(arg.args):
            return None
        arg = arg.args[j]
    return None if isinstance(arg, Var) else arg


def identity(key: Term) -> object:
    """What tells keys apart."""
    return (key.name, len(key.args)) if isinstance(key, Struct) else key


def merged(some: Iterable[int], others: Iterable[int]) -> tuple[int, ...]:
    """Clauses of two lists in the order of the program."""
    return tuple(sorted([*some, *others]))


def later_cut(clause: Clause, length: int) -> Var | None:
    """The cut variable, if the goals after the guard's cut use it again."""
    uses: Iterable[Var] = (v for goal in clause.goals[length + 1 :] for v in variables(goal.args))
    return clause.cut if any(v is clause.cut for v in uses) else None
