"""A predicate's clauses: the switch on the first argument, and chains of clauses with choice points only where needed.

A chain tries candidates in order. As long as no choice point exists, a clause that is chosen by its guard alone
(tests, then a cut) is entered without making one: if the guard fails, control goes on to the next candidate with
the argument registers untouched. The first clause that may unify makes the choice point.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

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
SAVED = 0  # stands for the number of registers that a choice point saves, until `finish` knows it


class PredicateCompiler:
    """Lays out the clauses of one predicate."""

    def __init__(self, predicate: Predicate, small_int: range) -> None:
        self.predicate = predicate
        self.arity = predicate.arity
        self.small_int = small_int
        self.labels = label_counter()
        self.out: list[tuple] = []
        self.keys = [first_key(clause) for clause in predicate.clauses]
        self.chains: dict[tuple, tuple] = {}
        self.entries: dict[tuple[int, str], tuple] = {}
        self.pending: deque[Callable[[], None]] = deque()
        self.cuts = False  # whether a clause uses the hidden argument

    def compile(self) -> list[tuple]:
        """The predicate's instructions."""
        check_arity(self.predicate.name, self.arity)
        candidates = tuple(range(len(self.keys)))
        if not candidates:
            self.out.append(("fail",))
        elif any(key is not None for key in self.keys):
            self.switch(candidates)
        else:
            self.chain(candidates, False)
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

    def switch(self, candidates: tuple[int, ...]) -> None:
        """Dispatch on the type of x(0), then on its value."""
        kinds: dict[str, list[int]] = {}
        for i in candidates:
            kinds.setdefault(self.kind(self.keys[i]), []).append(i)
        always = kinds.get("var", [])
        targets = (
            self.chain_label(candidates, False),
            self.table("atom", kinds.get("atom", []), always, []),
            self.table("int", kinds.get("int", []), always, []),
            self.chain_label(merged(kinds.get("list", []), always), True),
            self.table("struct", kinds.get("struct", []), always, kinds.get("box", [])),
        )
        self.out.append(("switch", ("x", 0), *targets))

    def table(self, kind: str, candidates: list[int], always: list[int], boxes: list[int]) -> tuple:
        """The label of the code that finds the chain of one atom, integer or functor. `always` are the clauses that
        every value may match, `boxes` those for values that are no structures but come the same way."""
        rest = merged(boxes, always)
        groups: dict[object, list[int]] = {}
        for i in candidates:
            groups.setdefault(identity(self.keys[i]), []).append(i)
        if not groups or len(groups) * len(always) > CHAINS_ALLOWED + 4 * len(self.keys):
            return self.chain_label(merged(candidates, rest), False)
        otherwise = self.chain_label(rest, False)
        entries = []
        for chain in groups.values():
            key = self.keys[chain[0]]
            word = ("f", key.name, len(key.args)) if isinstance(key, Struct) else ("c", key)
            entries.append((word, self.chain_label(merged(chain, always), True)))
        label = self.new_label()
        self.pending.appendleft(lambda: self.emit_table(label, kind, entries, otherwise))
        return label

    def emit_table(self, label: tuple, kind: str, entries: list, otherwise: tuple) -> None:
        """Compare with few keys one after another, hash many."""
        where = "functor" if kind == "struct" else "const"
        self.out.append(("label", label))
        if len(entries) <= COMPARE_CHAIN:
            for word, target in entries:
                self.out.append((f"jump_{where}", ("x", 0), word, target))
            self.out.append(("jump", otherwise))
        else:
            self.out.append((f"hash_{where}", ("x", 0), ("t", tuple(entries)), otherwise))

    # Chains.

    def chain_label(self, candidates: tuple[int, ...], known: bool, slow: bool = False) -> tuple:
        """The label of a chain; its code is made when its turn comes."""
        if not candidates:
            return FAIL
        if len(candidates) == 1:
            guard = find_guard(self.predicate.clauses[candidates[0]], known)
            if guard is None or guard.output is not None:
                return self.entry_label(candidates[0], known)
        if all(self.keys[i] is None for i in candidates):
            known = False
        key = candidates, known, slow
        if key not in self.chains:
            label = self.chains[key] = self.new_label()
            self.pending.append(lambda: self.labelled_chain(label, *key))
        return self.chains[key]

    def labelled_chain(self, label: tuple, candidates: tuple[int, ...], known: bool, slow: bool) -> None:
        """A chain under its label."""
        self.out.append(("label", label))
        self.chain(candidates, known, slow)

    def chain(self, candidates: tuple[int, ...], known: bool, slow: bool = False) -> None:
        """Try the candidates in order. `slow`: the guard of the first one is of no use."""
        has_choice = False
        written = 0
        for n, i in enumerate(candidates):
            last = n == len(candidates) - 1
            following = FAIL if last else self.new_label()
            guard = None if has_choice or (slow and n == 0) else self.guard(candidates[n:], known, following, written)
            if guard is not None:
                code, written = guard
                self.out.extend(code)
                self.enter_rest(i)
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
        self, candidates: tuple[int, ...], known: bool, otherwise: tuple, written: int
    ) -> tuple[list[tuple], int] | None:
        """The guard of the first candidate, as `compile_guard` makes it, if that is a way to choose it."""
        clause = self.predicate.clauses[candidates[0]]
        guard = find_guard(clause, known)
        slow = FAIL
        if guard is not None and guard.output is not None:
            if not 1 < len(candidates) <= SLOW_CHAIN:
                return None
            slow = self.chain_label(candidates, known, slow=True)
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

    def enter(self, i: int, known: bool) -> None:
        """Go to clause i with its guard inside."""
        clause = self.predicate.clauses[i]
        if self.keys[i] is None or known:
            self.jump_or_emit(i, "known", clause)
        else:
            self.out.append(("jump", self.entry_label(i, False)))

    def entry_label(self, i: int, known: bool) -> tuple:
        """The label of clause i's code, which is made when its turn comes if it does not exist."""
        version = "known" if known or self.keys[i] is None else "generic"
        if (i, version) not in self.entries:
            self.reserve(i)
            self.pending.append(lambda: self.emit_clause(i, "known", self.predicate.clauses[i], reserved=True))
        return self.entries[i, version]

    def reserve(self, i: int) -> None:
        """Labels for clause i."""
        self.entries[i, "known"] = self.new_label()
        self.entries[i, "generic"] = self.new_label() if self.keys[i] is not None else self.entries[i, "known"]

    def emit_clause(self, i: int, version: str, clause: Clause, reserved: bool = False) -> None:
        """Compile a clause here."""
        self.cuts = self.cuts or clause.cut is not None
        if version == "rest":
            known = self.entries[i, "rest"] = self.new_label()
            generic = self.new_label()
        else:
            if not reserved:
                self.reserve(i)
            known, generic = self.entries[i, "known"], self.entries[i, "generic"]
        code = ClauseCompiler(clause, self.predicate.name, self.arity, self.labels).compile(known, generic, ENTRY)
        self.out.extend(code.known)
        if version != "rest":
            self.out.extend(code.generic)


def first_key(clause: Clause) -> Term | None:
    """The first argument of a clause, or None for a variable."""
    if not clause.args or isinstance(clause.args[0], Var):
        return None
    return clause.args[0]


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
