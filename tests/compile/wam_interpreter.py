"""What each WAM instruction means: a slow machine in plain Python, with cells, choice points, a trail and environments.

In: `WamCode` of some predicates and a goal. Out: its solutions in order, as Python terms. Registers that a call has
destroyed, slots that were trimmed, cells that were not written have no value (None) and reading one is a
`WamFault`, as is any other thing that compiled code must not do: so a program that runs here proves more than its
answers.

Words are tuples: ("ref", address), ("list", address), ("struct", address), ("con", class, value), ("functor", name,
arity) and, for what get_level stores, ("level", choice point).
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.compile.evaluation import COMPARE, Number, PrologError, apply
from wamjit.compile.goals import inline_table
from wamjit.compile.predicate import WamCode
from wamjit.compile.wam_check import FAIL
from wamjit.read.terms import Atom, String, Struct, Term, Var, is_cons, list_parts, make_list

Word = tuple
Place = tuple[list[tuple], dict[tuple, int], int]  # code, its labels, index
TRANSFERRED = object()  # what a built-in predicate returns when it has gone to another one
CHECKED = 1024  # cells that are free after a check
RETURNED = 512  # cells that are free when a predicate returns
MAX_NODES = 5000  # of a term that is exported: more, and it is taken for a cyclic one


class WamFault(Exception):
    """Code that does what it must not do."""


@dataclass(slots=True, eq=False)
class Environment:
    """Slots, and how to go on behind the clause."""

    slots: list[Word | None]
    previous: Environment | None
    cp: Place | None
    born: int


@dataclass(slots=True, eq=False)
class Choice:
    """A choice point. Environments born before `born` are protected by it."""

    previous: Choice | None
    alternative: Place | None
    e: Environment | None
    cp: Place | None
    trail: int
    h: int
    born: int
    room: int
    x: list[Word]


def constant_word(term: Term) -> Word:
    """The word of a constant; numbers of different classes differ, and 0.0 from -0.0."""
    return "con", type(term), repr(term) if isinstance(term, float) else term


class Machine:
    """Runs WAM code. `builtins` are functions of the machine and the argument words, which fail (False) or go on."""

    def __init__(
        self,
        codes: Iterable[WamCode],
        builtins: dict[tuple[str, int], Callable] | None = None,
        budget: int = 10**9,
        word_bits: int = 64,
    ) -> None:
        self.predicates: dict[tuple[str, int], tuple[list[tuple], dict[tuple, int]]] = {}
        self.builtins = builtins or {}
        self.budget = budget
        self.word_bits = word_bits
        self.steps = 0
        self.add(codes)
        self.heap: list[Word | None] = []
        self.h = 0
        self.x: list[Word | None] = [None] * 256
        self.reals: dict[int, float] = {}
        self.s: tuple[str, int] | None = None
        self.trail: list[int] = []
        self.e: Environment | None = None
        self.b: Choice | None = None
        self.cp: Place | None = None
        self.births = 0
        self.room = CHECKED  # cells that are known to be free
        self.code: list[tuple] = []
        self.labels: dict[tuple, int] = {}
        self.pc = 0
        self.operations = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("op_")}
        self.operations.update({f"test_{n}": self.type_test(t) for n, t in TYPE_TESTS.items()})
        self.operations.update({f"test_{n}": self.comparison(c) for n, c in COMPARISONS.items()})
        self.operations.update({n: self.arithmetic(f) for n, f in ARITHMETIC.items()})
        self.operations.update({f"small_{n}": self.small(ARITHMETIC[n]) for n in ("add", "subtract", "multiply")})
        for (name, arity), found in inline_table().output.items():
            self.operations.update({n: self.outputs(name, list(places), arity) for n, places in found})
        self.operations.update({f"real_{n}": self.real(f) for n, f in REAL.items()})
        self.operations.update({f"real_{n}": self.real_comparison(c) for n, c in COMPARISONS.items()})

    def add(self, codes: Iterable[WamCode]) -> None:
        """Define predicates."""
        for code in codes:
            labels = {i[1]: n for n, i in enumerate(code.instructions) if i[0] == "label"}
            self.predicates[code.name, code.arity] = (list(code.instructions), labels)

    # Running.

    def solve(self, name: str, args: Iterable[Term], also: Iterable[Term] = ()) -> Iterator[list[Term]]:
        """The arguments of each solution of a goal, and the terms `also`."""
        known: dict[Var, Word] = {}
        words = [self.build(arg, known) for arg in args]
        more = [self.build(term, known) for term in also]
        self.x[: len(words)] = words
        self.b = self.new_choice(None, 0)
        self.cp = None
        self.room = CHECKED
        self.enter(name, len(words))
        while self.run():
            yield self.export([*words, *more])
            self.fail()

    def run(self) -> bool:
        """Go on until the goal has succeeded (True) or failed for good."""
        while True:
            if self.code is None:
                return self.pc == 1
            self.steps += 1
            if self.steps > self.budget:
                raise TimeoutError
            instruction = self.code[self.pc]
            self.pc += 1
            self.operations[instruction[0]](*instruction[1:])

    def goto_place(self, place: Place | None, success: bool) -> None:
        """Continue at a place; None is the end of the query."""
        if place is None:
            self.code, self.pc = None, int(success)
        else:
            self.code, self.labels, self.pc = place

    def goto(self, label: tuple) -> None:
        """Continue at a label of this predicate."""
        if label == FAIL:
            self.fail()
        else:
            self.pc = self.labels[label]

    def enter(self, name: str, arity: int) -> None:
        """Go to a predicate's entry, or do what a built-in one does and return to cp."""
        self.s = None
        if (name, arity) in self.predicates:
            self.x[arity:] = [None] * (256 - arity)
            self.code, self.labels = self.predicates[name, arity]
            self.pc = 0
            return
        if (name, arity) not in self.builtins:
            raise PrologError(f"existence_error {name}/{arity}")
        self.room = CHECKED
        result = self.builtins[name, arity](self, *self.x[:arity])
        if result is not TRANSFERRED:
            (self.op_proceed if result else self.fail)()

    def knows(self, name: str, arity: int) -> bool:
        """Whether there is such a predicate."""
        return (name, arity) in self.predicates or (name, arity) in self.builtins

    def fail(self) -> None:
        """Backtrack."""
        b = self.b
        assert b is not None
        self.undo(b)
        if b.alternative is None:
            self.b = b.previous
        self.goto_place(b.alternative, False)

    def undo(self, b: Choice) -> None:
        """Back to the state that a choice point keeps, but for x."""
        while len(self.trail) > b.trail:
            address = self.trail.pop()
            self.heap[address] = ("ref", address)
        self.h = b.h
        del self.heap[self.h :]
        self.e, self.cp, self.room = b.e, b.cp, b.room
        self.x = [None] * 256
        self.s = None

    def new_choice(self, alternative: Place | None, n: int) -> Choice:
        """A choice point for the present state."""
        saved = [self.get(("x", i)) for i in range(n)]
        self.births += 1
        return Choice(self.b, alternative, self.e, self.cp, len(self.trail), self.h, self.births, self.room, saved)

    # Terms.

    def build(self, term: Term, known: dict[Var, Word]) -> Word:
        """A Python term on the heap."""
        if isinstance(term, Var):
            if term not in known:
                known[term] = self.push(None)
            return known[term]
        if not isinstance(term, Struct):
            return constant_word(term)
        if is_cons(term):
            return self.build_list(*list_parts(term), known)
        words = [self.build(arg, known) for arg in term.args]
        address = self.push(("functor", term.name, len(words)))[1]
        for word in words:
            self.push(word)
        return "struct", address

    def build_list(self, items: list[Term], tail: Term, known: dict[Var, Word]) -> Word:
        """A list on the heap."""
        result = self.build(tail, known)
        for word in [self.build(item, known) for item in items][::-1]:
            address = self.push(word)[1]
            self.push(result)
            result = "list", address
        return result

    def push(self, word: Word | None) -> Word:
        """A cell at h: a new variable if there is no word for it."""
        address = self.h
        if len(self.heap) != address:
            raise WamFault("unfinished cells above h")
        self.heap.append(("ref", address) if word is None else word)
        self.h += 1
        return "ref", address

    def is_small(self, term: Term) -> bool:
        """What the switch takes for one word."""
        limit = 1 << (self.word_bits - 4)
        return isinstance(term, int) and -limit <= term < limit

    def deref(self, word: Word) -> Word:
        """Follow references."""
        while word[0] == "ref":
            cell = self.cell(word[1])
            if cell == word:
                break
            word = cell
        return word

    def cell(self, address: int) -> Word:
        """A cell that has a value."""
        if not 0 <= address < len(self.heap) or self.heap[address] is None:
            raise WamFault(f"cell {address} was not written")
        return self.heap[address]

    def parts(self, word: Word) -> tuple[str, list[Word]]:
        """Name and arguments of a compound term."""
        if word[0] == "list":
            return ".", [self.cell(word[1]), self.cell(word[1] + 1)]
        _, name, arity = self.cell(word[1])
        return name, [self.cell(word[1] + k) for k in range(1, arity + 1)]

    def export(self, words: Iterable[Word], known: dict[int, Var] | None = None) -> list[Term]:
        """Python terms of words; variables are shared. OverflowError for what may be cyclic."""
        known = {} if known is None else known
        budget = iter(range(MAX_NODES))
        return [self.term(word, known, budget) for word in words]

    def term(self, word: Word, known: dict[int, Var], budget: Iterator[int]) -> Term:
        """One word."""
        word = self.deref(word)
        items = []
        while word[0] == "list":
            head, tail = self.parts(word)[1]
            items.append(self.term(head, known, budget))
            word = self.deref(tail)
        if next(budget, None) is None:
            raise OverflowError
        return make_list(items, self.no_list(word, known, budget))

    def no_list(self, word: Word, known: dict[int, Var], budget: Iterator[int]) -> Term:
        """A word that is no list."""
        if word[0] == "ref":
            return known.setdefault(word[1], Var(f"_{word[1]}"))
        if word[0] == "con":
            return float(word[2]) if word[1] is float else word[2]
        if word[0] != "struct":
            raise WamFault(f"{word[0]} inside a term")
        name, args = self.parts(word)
        return Struct(name, [self.term(arg, known, budget) for arg in args])

    def bind(self, address: int, word: Word) -> None:
        """Give a variable its value."""
        assert self.b is not None
        if self.heap[address] != ("ref", address):
            raise WamFault("bound already")
        if address < self.b.h:
            self.trail.append(address)
        self.heap[address] = word

    def unify(self, left: Word, right: Word) -> bool:
        """Unify, for cyclic terms too."""
        todo, seen = [(left, right)], set()
        while todo:
            a, b = (self.deref(word) for word in todo.pop())
            if a == b or (a, b) in seen:
                continue
            if b[0] == "ref" and (a[0] != "ref" or a[1] < b[1]):
                a, b = b, a
            if a[0] == "ref":
                self.bind(a[1], b)
            elif a[0] != b[0] or a[0] not in ("list", "struct"):
                return False
            else:
                seen.add((a, b))
                (name, args), (other, others) = self.parts(a), self.parts(b)
                if name != other or len(args) != len(others):
                    return False
                todo.extend(zip(args, others, strict=True))
        return True

    def identical(self, left: Word, right: Word) -> bool:
        """==, without binding."""
        todo, seen = [(left, right)], set()
        while todo:
            a, b = (self.deref(word) for word in todo.pop())
            if a == b or (a, b) in seen:
                continue
            if a[0] != b[0] or a[0] not in ("list", "struct"):
                return False
            seen.add((a, b))
            (name, args), (other, others) = self.parts(a), self.parts(b)
            if name != other or len(args) != len(others):
                return False
            todo.extend(zip(args, others, strict=True))
        return True

    def evaluate(self, word: Word) -> Number:
        """The value of an expression."""
        word = self.deref(word)
        if word[0] == "ref":
            raise PrologError("instantiation_error")
        if word[0] == "con":
            value = float(word[2]) if word[1] is float else word[2]
            if isinstance(value, int | float):
                return value
            raise PrologError("type_error")
        name, args = self.parts(word)
        return apply(name, [self.evaluate(arg) for arg in args])

    # Operands.

    def get(self, operand: tuple) -> Word:
        """The word of a register, slot or constant."""
        kind = operand[0]
        if kind == "c":
            return constant_word(operand[1])
        if kind == "x":
            word = self.x[operand[1]]
        else:
            word = self.slots()[operand[1]]
        if word is None:
            raise WamFault(f"{kind}{operand[1]} has no value")
        return word

    def set(self, operand: tuple, word: Word) -> None:
        """Assign to a register or slot."""
        if operand[0] == "x":
            self.x[operand[1]] = word
        else:
            self.slots()[operand[1]] = word

    def slots(self) -> list[Word | None]:
        """The slots of the environment."""
        if self.e is None:
            raise WamFault("no environment")
        return self.e.slots

    def require(self, holds: bool) -> None:
        """Fail where something does not hold."""
        if not holds:
            self.fail()

    # Control.

    def op_label(self, label: tuple) -> None:
        pass

    def op_check(self, n: int) -> None:
        for i in range(n):
            self.get(("x", i))
        self.room = CHECKED

    def op_ensure(self, n: int) -> None:
        self.room = n + CHECKED

    def op_jump(self, label: tuple) -> None:
        self.goto(label)

    def op_fail(self) -> None:
        self.fail()

    def op_call(self, target: tuple, live: int, valued: int) -> None:
        self.poison(live)
        if any(valued >> n & 1 and slot is None for n, slot in enumerate(self.slots())):
            raise WamFault("a slot that the collector will look at has no value")
        self.cp = (self.code, self.labels, self.pc)
        self.enter(target[1], target[2])

    def op_execute(self, target: tuple) -> None:
        self.enter(target[1], target[2])

    def op_proceed(self) -> None:
        if self.room < RETURNED:
            raise WamFault("not enough of the heap is known to be free at a return")
        self.room = RETURNED
        self.x = [None] * 256
        self.s = None
        self.goto_place(self.cp, True)

    def op_builtin(self, target: tuple) -> None:
        args = [self.get(("x", i)) for i in range(target[2])]
        self.s = None
        self.require(self.builtins[target[1], target[2]](self, *args))

    def op_allocate(self, n: int) -> None:
        self.births += 1
        self.e = Environment([None] * n, self.e, self.cp, self.births)

    def op_deallocate(self) -> None:
        self.slots()
        self.e, self.cp = self.e.previous, self.e.cp

    def op_trim(self, n: int) -> None:
        self.poison(n)

    def poison(self, n: int) -> None:
        """Slots from n on are lost, unless a choice point protects the environment."""
        slots = self.slots()
        assert self.b is not None
        if self.e.born > self.b.born:
            slots[n:] = [None] * (len(slots) - n)

    def op_try(self, n: int, label: tuple) -> None:
        self.b = self.new_choice((self.code, self.labels, self.labels[label]), n)

    def op_retry(self, n: int, label: tuple) -> None:
        self.restore(n)
        self.b.alternative = (self.code, self.labels, self.labels[label])

    def op_trust(self, n: int) -> None:
        self.restore(n)
        self.b = self.b.previous

    def restore(self, n: int) -> None:
        """x registers of the choice point."""
        if len(self.b.x) != n or self.h != self.b.h:
            raise WamFault("not the choice point of this predicate")
        self.x[:n] = self.b.x

    def op_get_level(self, d: tuple) -> None:
        self.set(d, ("level", self.b))

    def op_cut(self, s: tuple) -> None:
        kind, choice = self.get(s)
        if kind != "level":
            raise WamFault("cut to what is no level")
        b = self.b
        while b is not choice and b is not None:
            b = b.previous
        if b is None:
            raise WamFault("cut to a choice point that is gone")
        self.b = choice

    def op_soft_cut(self, s: tuple) -> None:
        choice = self.get(s)[1]
        if self.b is choice:
            self.b = choice.previous
        else:
            choice.alternative = ([("trust_any",)], {}, 0)

    def op_trust_any(self) -> None:
        self.b = self.b.previous
        self.fail()

    # Indexing.

    def op_switch(self, x: tuple, *labels: tuple) -> None:
        word = self.deref(self.get(x))
        self.set(x, word)
        if word[0] == "con":
            n = 1 if word[1] is Atom else 2 if self.is_small(word[2]) else 4
        else:
            n = {"ref": 0, "list": 3, "struct": 4}[word[0]]
        self.goto(labels[n])

    def op_jump_const(self, x: tuple, c: tuple, label: tuple) -> None:
        word = self.get(x)
        if word[0] != "con" or not (word[1] is Atom or self.is_small(word[2])):
            raise WamFault("jump_const of something else")
        if word == self.get(c):
            self.goto(label)

    def op_jump_functor(self, x: tuple, f: tuple, label: tuple) -> None:
        if self.functor(x) == f:
            self.goto(label)

    def functor(self, x: tuple) -> tuple | None:
        """The functor operand of a struct; None for a box."""
        word = self.get(x)
        if word[0] == "con" and word[1] is not Atom and not self.is_small(word[2]):
            return None
        if word[0] != "struct":
            raise WamFault("no struct")
        return ("f", *self.cell(word[1])[1:])

    def op_hash_const(self, x: tuple, table: tuple, default: tuple) -> None:
        word = self.get(x)
        self.goto(next((label for c, label in table[1] if self.get(c) == word), default))

    def op_hash_functor(self, x: tuple, table: tuple, default: tuple) -> None:
        self.goto(dict(table[1]).get(self.functor(x), default))

    # Unification.

    def op_move(self, d: tuple, s: tuple) -> None:
        self.set(d, self.get(s))

    def op_put_const(self, d: tuple, c: tuple) -> None:
        self.set(d, self.get(c))

    def op_get_value(self, a: tuple, b: tuple) -> None:
        self.require(self.unify(self.get(a), self.get(b)))

    def op_get_const(self, x: tuple, c: tuple) -> None:
        self.require(self.unify(self.get(x), self.get(c)))

    def op_bind_const(self, x: tuple, c: tuple) -> None:
        self.bind(self.get(x)[1], self.get(c))

    def op_bind_list(self, x: tuple) -> None:
        self.bind(self.get(x)[1], ("list", self.h))

    def op_bind_struct(self, x: tuple) -> None:
        self.bind(self.get(x)[1], ("struct", self.h))

    def op_get_list(self, x: tuple, write: tuple) -> None:
        self.get_compound(x, None, write, True)

    def op_get_list_write(self, x: tuple, read: tuple) -> None:
        self.get_compound(x, None, read, False)

    def op_get_struct(self, x: tuple, f: tuple, write: tuple) -> None:
        self.get_compound(x, f, write, True)

    def op_get_struct_write(self, x: tuple, f: tuple, read: tuple) -> None:
        self.get_compound(x, f, read, False)

    def get_compound(self, x: tuple, f: tuple | None, other: tuple, read_in_line: bool) -> None:
        """The four get instructions."""
        word = self.deref(self.get(x))
        self.set(x, word)
        tag = "list" if f is None else "struct"
        if word[0] == "ref":
            self.bind(word[1], (tag, self.h))
            if read_in_line:
                self.goto(other)
        elif word[0] == tag and (f is None or self.functor(x) == f):
            if not read_in_line:
                self.goto(other)
        else:
            self.fail()

    def op_read_list(self, x: tuple) -> None:
        self.open(x, "list")

    def op_read_struct(self, x: tuple) -> None:
        self.open(x, "struct")

    def open(self, x: tuple, tag: str) -> None:
        """s points to a compound term."""
        self.s = self.get(x)
        if self.s[0] != tag:
            raise WamFault(f"read_{tag} of {self.s}")

    def cell_at(self, k: int, tag: tuple) -> Word:
        """The cell k cells behind s."""
        if self.s is None or (self.s[0],) != tag:
            raise WamFault("s is not open")
        return self.cell(self.s[1] + k)

    def op_read_var(self, d: tuple, k: int, tag: tuple) -> None:
        self.set(d, self.cell_at(k, tag))

    def op_read_const(self, c: tuple, k: int, tag: tuple) -> None:
        self.require(self.unify(self.cell_at(k, tag), self.get(c)))

    def op_read_value(self, s: tuple, k: int, tag: tuple) -> None:
        cell = self.cell_at(k, tag)
        self.s = None
        self.require(self.unify(cell, self.get(s)))

    # Building.

    def write(self, k: int, word: Word) -> None:
        """A cell above h."""
        address = self.h + k
        self.heap.extend([None] * (address + 1 - len(self.heap)))
        if self.heap[address] is not None:
            raise WamFault("written twice")
        self.heap[address] = word

    def op_write_var(self, d: tuple, k: int) -> None:
        self.op_write_void(k)
        self.set(d, ("ref", self.h + k))

    def op_write_void(self, k: int) -> None:
        self.write(k, ("ref", self.h + k))

    def op_write_value(self, s: tuple, k: int) -> None:
        word = self.get(s)
        if word[0] == "level":
            raise WamFault("a level in a term")
        self.write(k, word)

    def op_write_const(self, c: tuple, k: int) -> None:
        self.write(k, self.get(c))

    def op_write_functor(self, f: tuple, k: int) -> None:
        self.write(k, ("functor", *f[1:]))

    def op_write_list(self, to: int, k: int) -> None:
        self.write(k, ("list", self.h + to))

    def op_write_struct(self, to: int, k: int) -> None:
        self.write(k, ("struct", self.h + to))

    def op_bump(self, n: int) -> None:
        self.h += n
        self.room -= n
        self.reals = {}
        if self.room < 0:
            raise WamFault("more cells than were checked for")
        if len(self.heap) != self.h or None in self.heap[self.h - n :]:
            raise WamFault("bump over other cells than were written")

    def op_put_list(self, d: tuple, k: int) -> None:
        self.set(d, ("list", self.h + k))

    def op_put_struct(self, d: tuple, k: int) -> None:
        self.set(d, ("struct", self.h + k))

    def op_put_ref(self, d: tuple, k: int) -> None:
        self.set(d, ("ref", self.h + k))

    # Tests and arithmetic.

    def op_test_identical(self, a: tuple, b: tuple, label: tuple) -> None:
        if not self.identical(self.get(a), self.get(b)):
            self.goto(label)

    def op_test_different(self, a: tuple, b: tuple, label: tuple) -> None:
        if self.identical(self.get(a), self.get(b)):
            self.goto(label)

    def op_evaluate(self, d: tuple, s: tuple) -> None:
        self.set(d, constant_word(self.evaluate(self.get(s))))

    def outputs(self, name: str, places: list[int], arity: int) -> Callable:
        """A built-in whose outputs are fresh variables, as an operation."""

        def operation(*operands: tuple) -> None:
            inputs = [self.get(operand) for operand in operands[len(places) :]]
            fresh = [self.push(None) for _ in places]
            left = iter(inputs)
            args = [fresh[places.index(i)] if i in places else next(left) for i in range(arity)]
            if self.builtins[name, arity](self, *args) is False:
                self.fail()
                return
            for operand, word in zip(operands, fresh, strict=False):
                self.set(operand, self.deref(word))

        return operation

    def op_function_one(self, d: tuple, a: tuple, number: int) -> None:
        self.set(d, constant_word(apply(FUNCTIONS[number], [self.evaluate(self.get(a))])))

    def op_function_two(self, d: tuple, a: tuple, b: tuple, number: int) -> None:
        self.set(d, constant_word(apply(FUNCTIONS[number], [self.evaluate(self.get(o)) for o in (a, b)])))

    def small(self, name: str) -> Callable:
        """A function of small integers as an operation."""

        def operation(d: tuple, a: tuple, b: tuple, label: tuple) -> None:
            words = self.get(a), self.get(b)
            if all(class_of(word) is int and self.is_small(word[2]) for word in words):
                value = apply(name, [word[2] for word in words])
                if self.is_small(value):
                    self.set(d, constant_word(value))
                    return
            self.goto(label)

        return operation

    # Accumulators of floats.

    def op_real_load(self, n: int, s: tuple, label: tuple) -> None:
        word = self.deref(self.get(s))
        if class_of(word) is float:
            self.reals[n] = float(word[2])
        else:
            self.goto(label)

    def op_real_number(self, n: int, s: tuple, label: tuple) -> None:
        word = self.deref(self.get(s))
        if class_of(word) is float or class_of(word) is int and self.is_small(word[2]):
            self.reals[n] = float(word[2])
        else:
            self.goto(label)

    def op_real_const(self, n: int, c: tuple) -> None:
        assert type(c[1]) is float
        self.reals[n] = c[1]

    def op_real_divide(self, n: int, a: int, b: int, label: tuple) -> None:
        if self.reals[b] == 0.0 or not math.isfinite(self.reals[b]):
            self.goto(label)
        else:
            self.reals[n] = self.reals[a] / self.reals[b]

    def op_real_sqrt(self, n: int, a: int) -> None:
        self.reals[n] = math.sqrt(self.reals[a]) if self.reals[a] >= 0 else math.nan

    def op_real_result(self, d: tuple, label: tuple) -> None:
        if math.isfinite(self.reals[0]):
            self.set(d, constant_word(self.reals[0]))
            self.reals = {}
        else:
            self.goto(label)

    def real(self, function: Callable) -> Callable:
        """A function of accumulators as an operation."""

        def operation(n: int, *operands: int) -> None:
            self.reals[n] = function(*(self.reals[operand] for operand in operands))

        return operation

    def real_comparison(self, name: str) -> Callable:
        """A comparison of accumulators as an operation."""

        def operation(a: int, b: int, otherwise: tuple, label: tuple) -> None:
            x, y = self.reals[a], self.reals[b]
            if not (math.isfinite(x) and math.isfinite(y)):
                self.goto(label)
            elif not COMPARE[name](x, y):
                self.goto(otherwise)

        return operation

    def type_test(self, test: Callable[[Word], bool]) -> Callable:
        """A type test as an operation."""

        def operation(a: tuple, label: tuple) -> None:
            if not test(self.deref(self.get(a))):
                self.goto(label)

        return operation

    def comparison(self, name: str) -> Callable:
        """An arithmetic comparison as an operation."""

        def operation(a: tuple, b: tuple, label: tuple) -> None:
            left, right = self.evaluate(self.get(a)), self.evaluate(self.get(b))
            if not COMPARE[name](left, right):
                self.goto(label)

        return operation

    def arithmetic(self, name: str) -> Callable:
        """A function as an operation."""

        def operation(d: tuple, *operands: tuple) -> None:
            self.set(d, constant_word(apply(name, [self.evaluate(self.get(o)) for o in operands])))

        return operation


def class_of(word: Word) -> Any:
    """The Python class of a constant, or the tag of another word."""
    return word[1] if word[0] == "con" else word[0]


TYPE_TESTS: dict[str, Callable[[Word], bool]] = {
    "var": lambda w: w[0] == "ref",
    "nonvar": lambda w: w[0] != "ref",
    "atom": lambda w: class_of(w) is Atom,
    "integer": lambda w: class_of(w) is int,
    "float": lambda w: class_of(w) is float,
    "number": lambda w: class_of(w) in (int, float),
    "atomic": lambda w: class_of(w) in (int, float, Atom, String),
    "compound": lambda w: w[0] in ("list", "struct"),
    "callable": lambda w: w[0] in ("list", "struct") or class_of(w) is Atom,
}
COMPARISONS = {"lt": "<", "gt": ">", "le": "=<", "ge": ">=", "eq": "=:=", "ne": "=\\="}
ARITHMETIC = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "int_divide": "//",
    "modulo": "mod",
    "remainder": "rem",
    "floor_divide": "div",
    "bit_and": "/\\",
    "bit_or": "\\/",
    "bit_xor": "xor",
    "shift_left": "<<",
    "shift_right": ">>",
    "negate": "-",
}
REAL: dict[str, Callable] = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "negate": operator.neg,
}
FUNCTIONS = {number: name for (name, _), (_, *numbers) in inline_table().eval.items() for number in numbers}
