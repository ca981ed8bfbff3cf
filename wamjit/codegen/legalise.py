"""From IR instructions with allocated operands to calls of the emitter, in the patterns of the target's table.

In: the instructions, where each temporary is, the homes of WAM registers. Out: the emitter's items.
The steps: resolve operands to hardware; ask `forms` for the cheapest pattern; load, move and store around it with
registers from `scratch`. Runs after the allocation, since only then it is known which operands are memory: a spilled
temporary or a WAM register in the worker is a memory operand where the pattern has one, and costs a register where not.
Holds: sources are read before the destination is written, but for operands that cannot be the same.
"""

from __future__ import annotations

from wamjit.codegen.allocate import Allocation
from wamjit.codegen.facts import Facts
from wamjit.codegen.forms import DIRECT, LOAD, MOVE, STORE
from wamjit.codegen.frame import Frame
from wamjit.codegen.hardware import ALIGN, COLD, CodegenError, Deep, F, I, M, R, S
from wamjit.codegen.scratch import Scratch
from wamjit.ir.operands import FTemp, Imm, Instr, Label, Mem, Reg, Sym, Temp
from wamjit.ir.table import ROWS, base_op, condition

COMMUTES = frozenset(op for op, row in ROWS.items() if "commutes" in row.flags)
NO_DESTINATION = frozenset(["cmps", "cmpu", "test", "fcmp"])


class Legaliser:
    """Lowers the instructions of one routine or fragment."""

    def __init__(self, facts: Facts, allocation: Allocation, frame: Frame):
        self.facts, self.forms, self.frame = facts, facts.forms, frame
        self.where = allocation.where
        self.emitter = facts.emitter.fresh()
        self.scratch = Scratch(facts, allocation, self.emitter)
        self.written: set[str] = set()
        self.bits = facts.word * 8
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
        handler = HANDLERS.get(op, Legaliser._general)
        if i <= self.frame.lead:
            self._enter(i)
        operands = [self.operand(arg, i) for arg in instr.args]
        self.scratch.start(i, _registers(operands))
        handler(self, op, instr, operands)
        if self.scratch.parked:
            self.scratch.finish()

    # -- operands ------------------------------------------------------------------------------------------------

    def operand(self, arg: object, i: int) -> object:
        """An IR operand as a hardware operand."""
        kind = type(arg)
        if kind is Temp or kind is FTemp:
            return self.where[arg]
        if kind is Reg:
            home = self.facts.homes.get(arg.name)
            if home is None:
                raise CodegenError(f"{arg.name} has no home on {self.facts.target.name}")
            if arg.name in self.facts.on_stack:
                return M(home.base, home.off + self.frame.shift(i))
            return home
        if kind is Imm:
            value = arg.value & (1 << self.bits) - 1
            return I(value - (1 << self.bits) if value >> self.bits - 1 else value)
        if kind is Sym:
            return S(arg)
        return self._memory(arg, i) if kind is Mem else arg

    def _memory(self, arg: Mem, i: int) -> M | Deep:
        off, sym = (arg.offset, None) if type(arg.offset) is int else (0, arg.offset)
        if arg.base is None:
            return M(None, off, sym)
        base = self.operand(arg.base, i)
        return M(base.name, off, sym) if type(base) is R else Deep(base, off, sym)

    def reach(self, m: M | Deep, whole_word: bool = True, into: str = "") -> M:
        """The memory operand that an instruction can have; its base may be a borrowed register, or `into`."""
        if type(m) is Deep:
            inner = self.reach(m.inner, True, into)
            base = into or (inner.base if inner.base in self.scratch.taken else self.scratch.register())
            self.emitter.load(R(base), inner)
            m = M(base, m.off, m.sym)
        if self.emitter.addressable(m, whole_word):
            return m
        return self.emitter.near(into if into and into != m.base else self.scratch.register(), m)

    def _done(self, m: M) -> None:
        """The base of a memory operand is no longer needed."""
        self.scratch.release(m.base)

    # -- moves ---------------------------------------------------------------------------------------------------

    def move(self, d: object, s: object, quiet: bool = True) -> None:
        """One word from anywhere to anywhere; quiet keeps the conditions."""
        if d == s:
            return
        if type(d) is R:
            self._move_to_register(d, s, quiet)
        elif type(s) is R:
            m = self.reach(d)
            self.emitter.store(m, s)
            self._done(m)
        elif type(s) in (M, Deep):
            m = self.reach(s)
            self.emitter.relay_in(m)
            self._done(m)
            m = self.reach(d)
            self.emitter.relay_out(m)
            self._done(m)
        elif self._stores_directly(s):
            m = self.reach(d)
            self.emitter.store_constant(m, s)
            self._done(m)
        else:
            r = R(self.scratch.register())
            self._move_to_register(r, s, quiet)
            self.move(d, r)
            self.scratch.release(r.name)

    def _stores_directly(self, s: I | S) -> bool:
        """Whether a constant can be stored as it is."""
        found = self.forms.classify(s)
        return any(row[0] == "m" and found & self.forms.bits.get(row[1], 0) for row in self.forms.patterns["move"])

    def _move_to_register(self, d: R, s: object, quiet: bool) -> None:
        kind = type(s)
        if kind is R:
            self.emitter.copy(d, s)
        elif kind is I:
            if s.value == 0 and not quiet:
                self.emitter.zero(d)
            else:
                self.emitter.number(d, s.value)
        elif kind is S:
            self.emitter.symbol(d, s.sym)
        else:
            m = self.reach(s, True, d.name)
            self.emitter.load(d, m)
            if m.base != d.name:
                self._done(m)

    def fmove(self, d: object, s: object) -> None:
        """One double from anywhere to anywhere."""
        if d == s:
            return
        if type(d) is F:
            self.emitter.fmove(d, s if type(s) is F else self.reach(s))
        elif type(s) is F:
            self.emitter.fmove(self.reach(d), s)
        else:
            m = self.reach(s)
            self.emitter.frelay_in(m)
            self._done(m)
            self.emitter.frelay_out(self.reach(d))

    def _wrote(self, d: object) -> None:
        if type(d) is R or type(d) is F:
            self.written.add(d.name)

    def _move(self, op: str, instr: Instr, o: list) -> None:
        self._wrote(o[0])
        self.move(o[0], o[1], quiet=False)

    def _fmove(self, op: str, instr: Instr, o: list) -> None:
        self._wrote(o[0])
        self.fmove(o[0], o[1])

    def _addr(self, op: str, instr: Instr, o: list) -> None:
        d, place = o
        self._wrote(d)
        target = place.sym if type(place) is S else place
        r = d if type(d) is R else R(self.scratch.register())
        self.emitter.symbol(r, target)
        self.move(d, r)

    # -- operations by pattern -----------------------------------------------------------------------------------

    def _general(self, op: str, instr: Instr, o: list) -> None:
        """Any operation whose patterns say it all."""
        if op in NO_DESTINATION:
            return self._without_destination(op, o)
        d, *sources = o
        self._wrote(d)
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
        return b == d or type(d) is R and _base(b) == d.name != _base(a)

    def _plan(self, op: str, d: object, sources: list) -> object:
        classify, base = self.forms.classify, d.name if type(d) is R else None
        classes = (classify(d), *map(classify, sources))
        same = tuple(s == d for s in sources)
        inside = tuple(base is not None and base == _base(s) for s in sources)
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
                self._done(value)
        if double:
            self.fmove(d, place)
        else:
            self.move(d, place)

    def _sources(self, plan, sources: list, d: object) -> list:
        """Bring every source where the pattern wants it, but for the one that moves into the destination: that is last."""
        values = list(sources)
        patterns = plan.pattern[len(plan.pattern) - len(sources) :]
        for k, (mode, letter) in enumerate(zip(plan.sources, patterns, strict=True)):
            if mode == LOAD:
                values[k] = self._load(letter, sources[k], self._spare(k, d, sources))
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
        return d if not any(s == d or _base(s) == d.name for s in others) else None

    def _load(self, letter: str, s: object, spare: R | None) -> object:
        if letter == "f":
            place = F(self.scratch.double())
            self.fmove(place, s)
            return place
        if spare is not None:
            self.move(spare, s)
            return spare
        if type(s) in (M, Deep):
            place = R(self.scratch.register())
            self._move_to_register(place, s, True)
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
        self._wrote(d)
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
        self._wrote(d)
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

    # -- instructions bound to registers -------------------------------------------------------------------------

    def _shift(self, op: str, instr: Instr, o: list) -> None:
        constraint = self.facts.target.constraints.get("shift")
        if constraint is None or type(o[2]) is I:
            return self._general(op, instr, o)
        self._wrote(o[0])
        return self._shift_by(op, R(constraint.input), o)

    def _shift_by(self, op: str, count: R, o: list) -> None:
        """The count goes to its register; what is in there waits in the vector register."""
        d, a, b = o
        place = d if type(d) is R and d != count and d != b and _base(b) != d.name else None
        if place is None:
            self.scratch.operands.add(count.name)
            place = R(self.scratch.register())
        self.move(place, a)
        if b != count:
            kept = not self._dead(count.name) and d != count
            m = self.reach(b) if type(b) in (M, Deep) else b
            if kept:
                self.emitter.stash(count.name)
            else:
                self.scratch.used.add(count.name)
            self._move_to_register(count, m, True)
            self.emitter.op(op, place, place, count)
            if kept:
                self.emitter.unstash(count.name)
        else:
            self.emitter.op(op, place, place, count)
        self.move(d, place)

    def _dead(self, name: str) -> bool:
        """Whether a register holds nothing at this instruction, borrowed or live."""
        return name in self.scratch.allocation.busy and self.scratch.is_free(name) and name not in self.scratch.taken

    def _divide(self, op: str, instr: Instr, o: list) -> None:
        constraint = self.facts.target.constraints.get(op)
        self._wrote(o[0])
        if constraint is None:
            return self._general(op, instr, o)
        return self._divide_in(constraint, o)

    def _divide_in(self, constraint, o: list) -> None:
        """Dividend and results in their registers: what is in there is parked, unless it is the destination."""
        d, a, b = o
        low, result = R(constraint.input), R(constraint.output)
        fixed = {low.name, result.name, *constraint.clobber}
        self.scratch.operands |= fixed
        if type(b) in (I, S) or type(b) is R and b.name in fixed or type(b) is not R and _roots(b) & fixed:
            b = self._load("r", b, None)
        elif type(b) is not R:
            b = self.reach(b)
        needed = _roots(d)
        for name in sorted(fixed):
            if d != R(name):
                self.scratch.claim(name, name in needed)
        self.move(low, a)
        self.emitter.divide(b)
        if d == result:
            return
        if type(d) is R:
            self.move(d, result)
        else:
            self._store_result(d, result, fixed)

    def _store_result(self, d: M | Deep, result: R, fixed: set[str]) -> None:
        """To memory whose base may be one of the parked registers."""
        if _roots(d) & fixed:
            kept = self.scratch.slot()
            self.move(kept, result)
            self.scratch.finish()
            result = kept
        self.move(d, result)

    # -- control -------------------------------------------------------------------------------------------------

    def _branch(self, op: str, instr: Instr, o: list) -> None:
        target, wanted = o[0], condition(instr.op)
        if type(target) is S:
            self.emitter.far(wanted, target.sym)
        else:
            self.emitter.branch(wanted, target.name)

    def _jump(self, op: str, instr: Instr, o: list) -> None:
        target = o[0]
        if type(target) is not S:
            return self.emitter.branch("", target.name)
        if self.frame.is_tail_call(target.sym):
            self._pass_on([arg.name for arg in instr.args[1:]])
            self._leave()
        return self.emitter.far("", target.sym)

    def _pass_on(self, names: list[str]) -> None:
        """Stack homes that outlive our frame, parameters of who takes over or results: where our own parameters came."""
        frame = self.frame
        for name in names if frame.size else ():
            if name in self.facts.on_stack:
                home = self.facts.homes[name]
                self.move(M(home.base, home.off + frame.incoming), home)

    def _jumpi(self, op: str, instr: Instr, o: list) -> None:
        """Nothing can be brought back behind a jump: then the address goes through a slot."""
        target = o[0]
        if type(target) is Deep and not any(
            self.scratch.is_free(name) and name not in self.scratch.operands for name in self.facts.pool
        ):
            slot = self.scratch.slot()
            self.move(slot, target)
            self.scratch.finish()
            target = slot
        self.emitter.op("jumpi", target if type(target) is R else self.reach(target))

    def _call(self, op: str, instr: Instr, o: list) -> None:
        saves = self.scratch.allocation.saves.get(self.scratch.shift >> 1, ())
        for register, slot in saves:
            (self.emitter.store if type(register) is R else self.emitter.fmove)(slot, register)
        self.emitter.call(o[0].sym)
        for register, slot in saves:
            (self.emitter.load if type(register) is R else self.emitter.fmove)(register, slot)

    def _ret(self, op: str, instr: Instr, o: list) -> None:
        self._pass_on([arg.name for arg in instr.args])
        self._leave()
        self.emitter.ret()

    def _enter(self, i: int) -> None:
        """The prologue in front of the first instruction; behind the moves of parameters, those that stay on the stack."""
        frame = self.frame
        if i == 0:
            if frame.size:
                self.emitter.adjust_sp(-frame.size)
            if frame.return_slot is not None:
                self.emitter.save_return(frame.return_slot)
        if i == frame.lead:
            for name in frame.staying:
                home = self.facts.homes[name]
                self.move(home, M(home.base, home.off + frame.incoming))

    def _leave(self) -> None:
        """The epilogue."""
        if self.frame.size:
            self.emitter.adjust_sp(self.frame.size)
        if self.frame.return_slot is not None:
            self.emitter.restore_return(self.frame.return_slot)

    def _newb(self, op: str, instr: Instr, o: list) -> None:
        """Read the caches of the newest choice point again, where they are not its fields."""
        b = self.facts.homes["b"]
        for name, offset in self.facts.base.caches.items():
            field = M(b.name, offset) if type(b) is R else Deep(b, offset)
            self.move(self.facts.homes[name], field)

    def _unwind(self, op: str, instr: Instr, o: list) -> None:
        self.emitter.load(R(self.facts.sp), self.facts.field("m_sp0"))

    # -- marks ---------------------------------------------------------------------------------------------------

    def _label(self, op: str, instr: Instr, o: list) -> None:
        self.emitter.label(o[0].name)

    def _cold(self, op: str, instr: Instr, o: list) -> None:
        self.emitter.out.append((COLD,))

    def _word(self, op: str, instr: Instr, o: list) -> None:
        self.emitter.data(o[0].sym if type(o[0]) is S else o[0].value)

    def _align(self, op: str, instr: Instr, o: list) -> None:
        self.emitter.out.append((ALIGN, o[0].value))


def _base(s: object) -> str | None:
    """The register that a memory operand begins from."""
    while type(s) is Deep:
        s = s.inner
    return s.base if type(s) is M else None


def _roots(s: object) -> set[str]:
    base = _base(s)
    return {base} if base else set()


def _registers(operands: list) -> set[str]:
    """The registers that operands name."""
    found = set()
    for o in operands:
        if type(o) is R or type(o) is F:
            found.add(o.name)
        else:
            base = _base(o)
            if base is not None:
                found.add(base)
    return found


HANDLERS = {
    "move": Legaliser._move, "addr": Legaliser._addr, "ldb": Legaliser._ldb, "stb": Legaliser._stb,
    "cmove": Legaliser._cmove, "shl": Legaliser._shift, "shr": Legaliser._shift, "sar": Legaliser._shift,
    "div": Legaliser._divide, "rem": Legaliser._divide, "fmove": Legaliser._fmove, "branch": Legaliser._branch,
    "jump": Legaliser._jump, "jumpi": Legaliser._jumpi, "call": Legaliser._call, "ret": Legaliser._ret,
    "newb": Legaliser._newb, "unwind": Legaliser._unwind, "label": Legaliser._label, "cold": Legaliser._cold,
    "word": Legaliser._word, "align": Legaliser._align,
}  # fmt: skip
