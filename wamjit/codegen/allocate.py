"""Linear scan: a register or a slot for each temporary.

In: instructions, their liveness, the facts of the placement, the clobber sets of callees. Out: `Allocation`.
Each instruction i has two moments: 2i, when it reads, and 2i+1, when it writes. What is live at which moment is a bitset
(a Python int), for a temporary as for a hardware register; a register is free for a temporary when the two do not meet.
So a temporary may have the register that an operand of its defining instruction leaves, and borrow the home of a WAM
register wherever that one is dead. A call takes at its second moment the registers that the callee may change.
Holds: temporaries that are live together never share; what does not fit goes to slots, lightest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wamjit.codegen.facts import Facts
from wamjit.codegen.hardware import F, M, R
from wamjit.ir.liveness import Live
from wamjit.ir.operands import FTemp, Instr, Label, Mem, Operand, Reg, Temp
from wamjit.ir.table import base_op

COLD_WEIGHT, LOOP_WEIGHT, DEEPEST = 0.05, 8, 4
TIED = frozenset(["add", "sub", "and", "or", "xor", "mul", "shl", "shr", "sar", "addo", "subo", "mulo", "fadd", "fsub", "fmul", "fdiv"])  # fmt: skip


@dataclass(slots=True)
class Allocation:
    """Where everything is. `busy` also counts WAM registers and calls; `claimed` are registers given to temporaries."""

    where: dict[Operand, R | F | M] = field(default_factory=dict)
    busy: dict[str, int] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)
    words: int = 0  # spill slots used, counted from the first of the worker
    doubles: int = 0


def moments(instrs: list[Instr], live: Live) -> dict[Operand, int]:
    """For each value the moments at which it is live, the one at which it is written included."""
    start: dict[int, int] = {}
    spans: dict[int, int] = {}
    previous = 0
    for moment, now in enumerate(_moment_sets(instrs, live)):
        changed = now ^ previous
        previous = now
        while changed:
            low = changed & -changed
            changed ^= low
            if now & low:
                start[low] = moment
            else:
                spans[low] = spans.get(low, 0) | (1 << moment) - (1 << start[low])
    return {live.values[bit.bit_length() - 1]: span for bit, span in spans.items()}


def _moment_sets(instrs: list[Instr], live: Live) -> Iterator[int]:
    """What is live at each moment. A call destroys all scratch registers: its clobber set says that better."""
    for instr, before, after, defs in zip(instrs, live.before, live.after, live.defs, strict=True):
        yield before
        yield after if instr.op == "call" else after | defs
    yield 0


class LinearScan:
    """The state of one allocation."""

    def __init__(self, facts: Facts, instrs: list[Instr], live: Live, clobbers: dict[int, frozenset[str]], first):
        self.facts, self.first = facts, first
        self.result = Allocation(words=first[Temp], doubles=first[FTemp])
        self.spans = moments(instrs, live)
        self.busy = dict.fromkeys((*facts.pool, *facts.fpool), 0)
        self.owned: dict[str, list[Operand]] = {name: [] for name in self.busy}
        self._occupy(clobbers)
        self.weights, self.hints = _survey(instrs)
        self.slot_spans: dict[type, list[int]] = {Temp: [], FTemp: []}

    def _occupy(self, clobbers: dict[int, frozenset[str]]) -> None:
        """WAM registers that are live, and calls, take their registers."""
        for value, span in self.spans.items():
            if type(value) is Reg:
                home = self.facts.homes.get(value.name)
                if type(home) is R and home.name in self.busy:
                    self.busy[home.name] |= span
        for i, names in clobbers.items():
            for name in names:
                if name in self.busy:
                    self.busy[name] |= 1 << 2 * i + 1

    def run(self) -> Allocation:
        """Place every temporary, by the start of its life."""
        temps = [value for value in self.spans if type(value) is Temp or type(value) is FTemp]
        temps.sort(key=lambda value: self.spans[value] & -self.spans[value])
        for temp in temps:
            self._place(temp)
        self.result.busy = self.busy
        return self.result

    def _place(self, temp: Operand) -> None:
        span = self.spans[temp]
        pool = self.facts.pool if type(temp) is Temp else self.facts.fpool
        for name in self._wanted(temp):
            if name in self.busy and name in pool and not self.busy[name] & span:
                return self._assign(temp, name, span)
        for name in pool:
            if not self.busy[name] & span:
                return self._assign(temp, name, span)
        return self._evict(temp, span, pool)

    def _wanted(self, temp: Operand) -> list[str]:
        """Registers that would save a move."""
        names = []
        for other in self.hints.get(temp, ()):
            if type(other) is Reg:
                home = self.facts.homes.get(other.name)
                if type(home) is R:
                    names.append(home.name)
            else:
                place = self.result.where.get(other)
                if type(place) is R or type(place) is F:
                    names.append(place.name)
        return names

    def _assign(self, temp: Operand, name: str, span: int) -> None:
        self.busy[name] |= span
        self.owned[name].append(temp)
        self.result.claimed.add(name)
        self.result.where[temp] = R(name) if type(temp) is Temp else F(name)

    def _evict(self, temp: Operand, span: int, pool) -> None:
        """Spill the lightest: this temporary, or those that hold some register during its life."""
        best, least = "", self.weights[temp]
        for name in pool:
            rivals = [other for other in self.owned[name] if self.spans[other] & span]
            weight = sum(self.weights[other] for other in rivals)
            if rivals and weight < least and not self._fixed(name, rivals) & span:
                best, least = name, weight
        if not best:
            return self._spill(temp)
        for other in [other for other in self.owned[best] if self.spans[other] & span]:
            self.owned[best].remove(other)
            self.busy[best] &= ~self.spans[other]
            self._spill(other)
        return self._assign(temp, best, span)

    def _fixed(self, name: str, rivals: list[Operand]) -> int:
        """When a register is taken by something else than the rivals."""
        taken = 0
        for other in rivals:
            taken |= self.spans[other]
        return self.busy[name] & ~taken

    def _spill(self, temp: Operand) -> None:
        """The first slot that is free during the whole life."""
        span, slots = self.spans[temp], self.slot_spans[type(temp)]
        for index, taken in enumerate(slots):  # noqa: B007
            if not taken & span:
                break
        else:
            index = len(slots)
            slots.append(0)
        slots[index] |= span
        self.result.where[temp] = self._slot(type(temp), index)

    def _slot(self, kind: type, index: int) -> M:
        number = self.first[kind] + index
        if kind is Temp:
            self.result.words = max(self.result.words, number + 1)
            return self.facts.slot(number)
        self.result.doubles = max(self.result.doubles, number + 1)
        return self.facts.fslot(number)


def allocate(facts: Facts, instrs: list[Instr], live: Live, clobbers, first, kept=()) -> Allocation:
    """Place all temporaries. `first`: for Temp and FTemp the first slot that no callee uses; `kept`: never borrowed."""
    scan = LinearScan(facts, instrs, live, clobbers, first)
    everywhere = (1 << 2 * len(instrs) + 2) - 1
    for name in kept:
        if name in scan.busy:
            scan.busy[name] |= everywhere
    return scan.run()


def _survey(instrs: list[Instr]) -> tuple[dict[Operand, float], dict[Operand, list[Operand]]]:
    """How often each temporary is used (loops count more, cold code less), and where it moves from and to."""
    depth = loop_depths(instrs)
    weights: dict[Operand, float] = {}
    hints: dict[Operand, list[Operand]] = {}
    cold = 1.0
    for i, instr in enumerate(instrs):
        if instr.op == "cold":
            cold = COLD_WEIGHT
        weight = cold * LOOP_WEIGHT ** min(depth[i], DEEPEST)
        for arg in instr.args:
            if type(arg) is Mem:
                arg = arg.base
            if type(arg) is Temp or type(arg) is FTemp:
                weights[arg] = weights.get(arg, 0) + weight
        _hint(instr, hints)
    return weights, hints


def _hint(instr: Instr, hints: dict[Operand, list[Operand]]) -> None:
    op = base_op(instr.op)
    if op == "move" or op == "fmove" or op == "cmove":
        d, s = instr.args
        for one, other in ((d, s), (s, d)):
            if type(one) in (Temp, FTemp) and type(other) in (Temp, FTemp, Reg):
                hints.setdefault(one, []).append(other)
    elif op in TIED:
        d, a = instr.args[0], instr.args[1]
        for one, other in ((d, a), (a, d)):
            if type(one) in (Temp, FTemp) and type(other) in (Temp, FTemp, Reg):
                hints.setdefault(one, []).append(other)


def loop_depths(instrs: list[Instr]) -> list[int]:
    """How many backward branches span each instruction."""
    places = {instr.args[0]: i for i, instr in enumerate(instrs) if instr.op == "label"}
    change = [0] * (len(instrs) + 1)
    for i, instr in enumerate(instrs):
        if instr.args and type(instr.args[0]) is Label and instr.op != "label":
            start = places.get(instr.args[0], i)
            if start < i:
                change[start] += 1
                change[i + 1] -= 1
    depths, depth = [], 0
    for step in change[:-1]:
        depth += step
        depths.append(depth)
    return depths
