"""From IR instructions with allocated operands to calls of the emitter, in the patterns of the target's table.

In: the instructions, where each temporary is, the homes of WAM registers. Out: the emitter's items.
The steps: resolve operands to hardware; ask `forms` for the cheapest pattern; load, move and store around it with
registers from `scratch`. Runs after the allocation, since only then it is known which operands are memory: a spilled
temporary or a WAM register in the worker is a memory operand where the pattern has one, and costs a register where not.
Holds: sources are read before the destination is written, but for operands that cannot be the same.
"""

from __future__ import annotations

from wamjit.codegen import control, fixed
from wamjit.codegen.forms import DIRECT, LOAD, MOVE, STORE
from wamjit.codegen.hardware import Deep, F, I, M, R, S
from wamjit.codegen.moves import Mover, base_of, registers
from wamjit.ir.operands import Instr
from wamjit.ir.table import ROWS, base_op, condition

COMMUTES = frozenset(op for op, row in ROWS.items() if "commutes" in row.flags)
NO_DESTINATION = frozenset(["cmps", "cmpu", "test", "fcmp"])


class Legaliser(Mover):
    """Lowers the instructions of one routine or fragment. `marks` has for each the number of items in front of it."""

    def __init__(self, *args):
        super().__init__(*args)
        self.marks: list[int] = []

    def run(self, instrs: list[Instr]) -> list[tuple]:
        """All instructions; `marks` has for each the number of items that stand before it."""
        for i, instr in enumerate(instrs):
            self.marks.append(len(self.emitter.out))
            self.lower(i, instr)
        return self.emitter.out

    def lower(self, i: int, instr: Instr) -> None:
        """One instruction."""
        op = base_op(instr.op)
        handler = HANDLERS.get(op, Legaliser.general)
        if i <= max(self.frame.lead, 0):
            control.enter(self, i)
        operands = [self.operand(arg, i) for arg in instr.args]
        self.scratch.start(i, registers(operands))
        handler(self, op, instr, operands)
        if self.scratch.parked:
            self.scratch.finish()

    def _move(self, op: str, instr: Instr, o: list) -> None:
        self.wrote(o[0])
        self.move(o[0], o[1], quiet=False)

    def _fmove(self, op: str, instr: Instr, o: list) -> None:
        self.wrote(o[0])
        self.fmove(o[0], o[1])

    def _addr(self, op: str, instr: Instr, o: list) -> None:
        d, place = o
        self.wrote(d)
        target = place.sym if type(place) is S else place
        r = d if type(d) is R else R(self.scratch.register())
        self.emitter.symbol(r, target)
        self.move(d, r)

    # -- operations by pattern -----------------------------------------------------------------------------------

    def general(self, op: str, instr: Instr, o: list) -> None:
        """Any operation whose patterns say it all."""
        if op in NO_DESTINATION:
            return self._without_destination(op, o)
        d, *sources = o
        self.wrote(d)
        if op in COMMUTES and self._better_reversed(d, *sources):
            sources.reverse()
        if op == "sub" and type(sources[1]) is I and -0x8000 < sources[1].value <= 0x8000:
            op, sources[1] = "add", I(-sources[1].value)
        plan = self._plan(op, d, sources)
        if plan.scratch:
            return self._through_scratch(op, d, sources, plan)
        if plan.pattern[0] == "m":
            d = self.reach(d, op != "stb")
        values = self._sources(plan, sources, d)
        self._operate(op, d, values, plan)
        return None

    def _better_reversed(self, d: object, a: object, b: object) -> bool:
        """Whether exchanging the sources ties the destination, or brings the constant to its place."""
        if type(a) in (I, S):
            return type(b) not in (I, S)
        if type(b) in (I, S) or a == d:
            return False
        return b == d or type(d) is R and base_of(b) == d.name != base_of(a)

    def _plan(self, op: str, d: object, sources: list) -> object:
        classify, base = self.forms.classify, d.name if type(d) is R else None
        classes = (classify(d), *map(classify, sources))
        same = tuple(s == d for s in sources)
        inside = tuple(base is not None and base == base_of(s) for s in sources)
        return self.forms.plan(op, classes, same, inside, True)

    def _through_scratch(self, op: str, d: object, sources: list, plan) -> None:
        """Compute in a borrowed place, then move the result to the destination."""
        double = plan.pattern[0] == "f"
        if plan.pattern[0] == "m":
            place = self.scratch.slot()
        else:
            place = F(self.scratch.double()) if double else R(self.scratch.register())
        values = self._sources(plan, sources, place)
        self._operate(op, place, values, plan)
        for value in values:
            if type(value) is M:
                self.done(value)
        if double:
            self.fmove(d, place)
        else:
            self.move(d, place)

    def _sources(self, plan, sources: list, d: object) -> list:
        """Bring every source where the pattern wants it; the one that moves into the destination comes last."""
        values = list(sources)
        patterns = plan.pattern[len(plan.pattern) - len(sources) :]
        for k, (mode, letter) in enumerate(zip(plan.sources, patterns, strict=True)):
            if mode == LOAD:
                values[k] = self.load(letter, sources[k], self._spare(k, d, sources))
            elif mode == STORE:
                values[k] = self.scratch.slot()
                self.move(values[k], sources[k])
            elif mode == DIRECT and type(sources[k]) in (M, Deep):
                same = type(d) is M and sources[k] == d
                values[k] = d if same else self.reach(sources[k])
        if plan.sources and plan.sources[0] == MOVE:
            if type(d) is F:
                self.fmove(d, sources[0])
            else:
                self.move(d, sources[0])
            values[0] = d
        elif plan.pattern[len(plan.pattern) - len(sources)] == "0":
            values[0] = d
        return values

    def _spare(self, k: int, d: object, sources: list) -> R | None:
        """The destination, if a source may be loaded into it: no other source reads it."""
        if type(d) is not R or k != 0:
            return None
        others = [s for i, s in enumerate(sources) if i != k]
        return d if not any(s == d or base_of(s) == d.name for s in others) else None

    def load(self, letter: str, s: object, spare: R | None) -> object:
        if letter == "f":
            place = F(self.scratch.double())
            self.fmove(place, s)
            return place
        if spare is not None:
            self.move(spare, s)
            return spare
        if type(s) in (M, Deep):
            place = R(self.scratch.register())
            self.move_to_register(place, s, True)
            return place
        place = R(self.scratch.register())
        self.move(place, s)
        return place

    def _operate(self, op: str, d: object, values: list, plan) -> None:
        self.emitter.op(op, d, *values)

    def _without_destination(self, op: str, o: list) -> None:
        plan = self.forms.plan(op, tuple(map(self.forms.classify, o)), (False,) * len(o), (False,) * len(o), False)
        self.emitter.op(op, *self._sources(plan, o, None))

    def _ldb(self, op: str, instr: Instr, o: list) -> None:
        d, m = o
        self.wrote(d)
        r = d if type(d) is R else R(self.scratch.register())
        self.emitter.op("ldb", r, self.reach(m, False))
        self.move(d, r)

    def _stb(self, op: str, instr: Instr, o: list) -> None:
        m, s = o
        able = self.facts.target.byte_registers
        if type(s) is I:
            s = I((s.value & 0xFF ^ 0x80) - 0x80)
            fits = self.forms.fits("stb", 1, s)
        else:
            fits = type(s) is R and s.name in able
        if not fits:
            r = R(self.scratch.register(able))
            self.move(r, s)
            s = r
        self.emitter.op("stb", self.reach(m, False), s)

    def _cmove(self, op: str, instr: Instr, o: list) -> None:
        """The conditions must survive what stands before the instruction."""
        d, s = o
        if d == s:
            return
        self.wrote(d)
        r = d if type(d) is R else R(self.scratch.register())
        if r != d:
            self.move(r, d)
        if not self.forms.fits("cmove", 1, s):
            value = R(self.scratch.register())
            self.move(value, s)
            s = value
        elif type(s) in (M, Deep):
            s = self.reach(s)
        self.emitter.cmove(condition(instr.op), r, s)
        self.move(d, r)


HANDLERS = {
    "move": Legaliser._move, "addr": Legaliser._addr, "ldb": Legaliser._ldb, "stb": Legaliser._stb,
    "cmove": Legaliser._cmove, "shl": fixed.shift, "shr": fixed.shift, "sar": fixed.shift,
    "div": fixed.divide, "rem": fixed.divide, "fmove": Legaliser._fmove, "branch": control.branch,
    "jump": control.jump, "jumpi": control.jumpi, "call": control.call, "ret": control.ret,
    "newb": control.newb, "unwind": control.unwind, "label": control.label, "cold": control.cold,
    "word": control.word, "align": control.align,
}  # fmt: skip
