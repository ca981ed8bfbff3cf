"""Linear scan: a register or a slot for each temporary.

In: instructions, their liveness, the facts of the placement, the clobber sets of callees. Out: `Allocation`. Each
instruction i has two moments: 2i, when it reads, and 2i+1, when it writes. What is live at which moment is a bitset
(a Python int), for a temporary as for a hardware register; a register is free for a temporary when the two do not
meet. So a temporary may have the register that an operand of its defining instruction leaves, and borrow the home of
a WAM register wherever that one is dead. A call takes at its second moment the registers that the callee may change.
A routine may also put state aside that it never names, in its field of the worker, and use the register; it brings the
state back for every call and exit.
Holds: temporaries that are live together never share. What does not fit goes to slots, lightest first, or is saved
around the calls that change its register, whichever costs less.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from wamjit.codegen.facts import Facts
from wamjit.codegen.hardware import F, M, R
from wamjit.ir.liveness import Live
from wamjit.ir.operands import FTemp, Instr, Label, Mem, Operand, Reg, Sym, Temp
from wamjit.ir.table import base_op

COLD_WEIGHT, LOOP_WEIGHT, DEEPEST = 0.05, 8, 4
TIED = frozenset("add sub and or xor mul shl shr sar addo subo mulo fadd fsub fmul fdiv".split())


class Allocation:
    """Where everything is. `busy` also counts WAM registers and calls; `claimed` are registers given to temporaries."""

    __slots__ = ("where", "busy", "claimed", "saves", "pool", "opened", "words", "doubles")

    def __init__(self, pool: list[str], words: int, doubles: int) -> None:
        self.where: dict[Operand, R | F | M] = {}
        self.busy: dict[str, int] = {}
        self.claimed: set[str] = set()
        self.saves: dict[int, list[tuple[R | F, M]]] = {}  # around a call: register, slot
        self.pool = pool  # general registers that temporaries may have
        self.opened: list[str] = []  # registers of state that are put aside in the whole routine
        self.words = words  # spill slots used, counted from the first of the worker
        self.doubles = doubles


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
        self.result = Allocation(list(facts.pool), first[Temp], first[FTemp])
        self.spans = moments(instrs, live)
        names = (*facts.pool, *facts.fpool)
        self.held = dict.fromkeys(names, 0)  # by WAM registers
        self.calls = dict.fromkeys(names, 0)  # changed by calls
        self.busy = dict.fromkeys(names, 0)  # by these and by temporaries
        self.owned: dict[str, list[Operand]] = {name: [] for name in names}
        self._occupy(clobbers)
        self.costs = _costs(instrs)
        self.weights, self.hints = _survey(instrs, self.costs)
        self.slot_spans: dict[type, list[int]] = {Temp: [], FTemp: []}
        self.idle: dict[str, float] = {}  # registers of state that could be put aside, and what that costs
        self.all_calls = sum(1 << 2 * i + 1 for i in clobbers)

    def _occupy(self, clobbers: dict[int, frozenset[str]]) -> None:
        """WAM registers that are live, and calls, take their registers."""
        for value, span in self.spans.items():
            if type(value) is Reg:
                home = self.facts.homes.get(value.name)
                if type(home) is R:
                    self.hold(home.name, span)
        for i, names in clobbers.items():
            for name in names:
                if name in self.busy:
                    self.calls[name] |= 1 << 2 * i + 1
                    self.busy[name] |= 1 << 2 * i + 1

    def hold(self, name: str, span: int) -> None:
        """No temporary may have this register then."""
        if name in self.held:
            self.held[name] |= span
            self.busy[name] |= span

    def run(self) -> Allocation:
        """Place every temporary, by the start of its life."""
        temps = [value for value in self.spans if type(value) is Temp or type(value) is FTemp]
        temps.sort(key=lambda value: self.spans[value] & -self.spans[value])
        for temp in temps:
            self._place(temp)
        for name, owners in self.owned.items():
            if self.calls[name]:
                for temp in owners:
                    self._save(temp, name)
        self.result.busy = self.busy
        return self.result

    def _place(self, temp: Operand) -> None:
        span = self.spans[temp]
        pool = self.result.pool if type(temp) is Temp else self.facts.fpool
        for name in self._wanted(temp):
            if name in pool and not self.busy[name] & span:
                return self._assign(temp, name, span)
        for name in pool:
            if not self.busy[name] & span:
                return self._assign(temp, name, span)
        return self._compete(temp, span, pool)

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

    def _compete(self, temp: Operand, span: int, pool) -> None:
        """No register is free: the one that costs least, in rivals spilled and in saving around calls, or a slot."""
        best, least = "", self.weights[temp]
        for name in pool:
            if not self.held[name] & span:
                cost = self._saving(self.calls[name] & span)
                for other in self.owned[name]:
                    if self.spans[other] & span:
                        cost += self.weights[other]
                if cost < least:
                    best, least = name, cost
        for name, opening in self.idle.items() if type(temp) is Temp else ():
            cost = opening + self._saving(self.all_calls & span)
            if cost < least:
                best, least = name, cost
        if not best:
            return self._spill(temp)
        if best in self.idle:
            self._open(best)
        self._dispossess(best, span)
        return self._assign(temp, best, span)

    def _open(self, name: str) -> None:
        """Put a register of state aside: temporaries may have it, but for the calls, which need what was in it."""
        del self.idle[name]
        self.result.opened.append(name)
        self.result.pool.append(name)
        self.held[name], self.owned[name] = 0, []
        self.calls[name] = self.busy[name] = self.all_calls

    def _saving(self, calls: int) -> float:
        """What it costs to save and load a register around these calls."""
        cost = 0.0
        while calls:
            low = calls & -calls
            calls ^= low
            cost += 2 * self.costs[low.bit_length() - 1 >> 1]
        return cost

    def _dispossess(self, name: str, span: int) -> None:
        """Spill who has a register during a life."""
        kept = []
        for other in self.owned[name]:
            if self.spans[other] & span:
                self._spill(other)
            else:
                kept.append(other)
        self.owned[name] = kept
        self.busy[name] = self.held[name] | self.calls[name]
        for other in kept:
            self.busy[name] |= self.spans[other]

    def _save(self, temp: Operand, name: str) -> None:
        """Around the calls that change its register, a temporary is in a slot."""
        calls = self.calls[name] & self.spans[temp]
        slot = self._slot(type(temp), self.spans[temp]) if calls else None
        while calls:
            low = calls & -calls
            calls ^= low
            self.result.saves.setdefault(low.bit_length() - 1 >> 1, []).append((self.result.where[temp], slot))

    def _spill(self, temp: Operand) -> None:
        self.result.where[temp] = self._slot(type(temp), self.spans[temp])

    def _slot(self, kind: type, span: int) -> M:
        """The first slot that is free during a whole life."""
        slots = self.slot_spans[kind]
        index = next((index for index, taken in enumerate(slots) if not taken & span), len(slots))
        if index == len(slots):
            slots.append(0)
        slots[index] |= span
        number = self.first[kind] + index
        if kind is Temp:
            self.result.words = max(self.result.words, number + 1)
            return self.facts.slot(number)
        self.result.doubles = max(self.result.doubles, number + 1)
        return self.facts.fslot(number)


def allocate(facts: Facts, instrs: list[Instr], live: Live, clobbers, first, kept=(), routine=False) -> Allocation:
    """Place all temporaries. `first`: for Temp and FTemp the first slot that no callee uses; `kept`: never borrowed.

    A routine may put state aside; then `clobbers` has a row for every call.
    """
    scan = LinearScan(facts, instrs, live, clobbers, first)
    everywhere = (1 << 2 * len(instrs) + 2) - 1
    for name in kept:
        scan.hold(name, everywhere)
    if routine:
        scan.idle = idle_state(facts, instrs, scan.costs)
    return scan.run()


def _costs(instrs: list[Instr]) -> list[float]:
    """How often each instruction runs, roughly: loops count more, cold code less."""
    costs, cold = [], 1.0
    for instr, depth in zip(instrs, loop_depths(instrs), strict=True):
        if instr.op == "cold":
            cold = COLD_WEIGHT
        costs.append(cold * LOOP_WEIGHT ** min(depth, DEEPEST))
    return costs


def _survey(instrs: list[Instr], costs: list[float]) -> tuple[dict[Operand, float], dict[Operand, list[Operand]]]:
    """How often each temporary is used, and where it moves from and to."""
    weights: dict[Operand, float] = {}
    hints: dict[Operand, list[Operand]] = {}
    for instr, cost in zip(instrs, costs, strict=True):
        for arg in instr.args:
            if type(arg) is Mem:
                arg = arg.base
            if type(arg) is Temp or type(arg) is FTemp:
                weights[arg] = weights.get(arg, 0) + cost
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


def idle_state(facts: Facts, instrs: list[Instr], costs: list[float]) -> dict[str, float]:
    """Registers whose state a routine never names, with the cost of putting it aside: at entry, exits and calls."""
    price = 1.0
    for instr, cost in zip(instrs, costs, strict=True):
        target = instr.args[0] if instr.args else None
        if instr.op == "call":
            price += 2 * cost
        elif instr.op in ("ret", "jumpi") or instr.op == "jump" and type(target) is Sym:
            price += min(cost, 1)
        elif type(target) is Sym and instr.op.startswith("branch"):
            return {}  # there is no place to bring it back
    named = _named(facts, instrs)
    return {register: price for register, names in facts.state.items() if not named.intersection(names)}


def _named(facts: Facts, instrs: list[Instr]) -> set[str]:
    """WAM registers that instructions name, or need to reach another one."""
    named = set()
    for instr in instrs:
        for arg in instr.args:
            if type(arg) is Mem:
                arg = arg.base
            if type(arg) is Reg:
                named.add(arg.name)
        if instr.op == "newb":
            named |= {"b", "ab", "hb"}
    return named | {facts.bases[name] for name in named if name in facts.bases}


def loop_depths(instrs: list[Instr]) -> list[int]:
    """In how many loops each instruction stands: from a label to the last branch back to it. What is cold lies behind
    all loops, and is as deep as where it goes back to."""
    places = {instr.args[0]: i for i, instr in enumerate(instrs) if instr.op == "label"}
    first_cold = next((i for i, instr in enumerate(instrs) if instr.op == "cold"), len(instrs))
    change = [0] * (len(instrs) + 1)
    for start, end in _loops(instrs, places, first_cold).items():
        change[start] += 1
        change[end + 1] -= 1
    depths = list(accumulate(change[:-1]))
    back = 0
    for i in range(len(instrs) - 1, first_cold, -1):
        target = _target(instrs[i])
        if target in places and places[target] < first_cold:
            back = depths[places[target]]
        elif instrs[i].op in ("ret", "jump", "jumpi"):
            back = 0
        depths[i] += back
    return depths


def _loops(instrs: list[Instr], places: dict[Label, int], first_cold: int) -> dict[int, int]:
    """Where each loop begins and ends."""
    ends: dict[int, int] = {}
    for i, instr in enumerate(instrs):
        target = _target(instr)
        if target in places:
            start = places[target]
            if start < i and (i < first_cold or start > first_cold):
                ends[start] = i
    return ends


def _target(instr: Instr) -> Label | None:
    """The label of the same code that an instruction goes to."""
    if instr.op != "label" and instr.args and type(instr.args[0]) is Label:
        return instr.args[0]
    return None
