"""What code generation needs of a target and a placement, computed once from their tables.

In: a Placement. Out: `Facts` (cached by placement): homes as hardware operands, the registers that temporaries may
have, offsets of worker and choice-point fields. This is where the names of WAM registers end: behind it there are
operands.
"""

from __future__ import annotations

from importlib import import_module

from wamjit.codegen.forms import Forms
from wamjit.codegen.hardware import Deep, M, R
from wamjit.ir.table import SCRATCH
from wamjit.table import Hard, Placement, Slot, Target, load_record


class TargetFacts:
    """What is the same for all placements of a target."""

    def __init__(self, target: Target):
        self.target = target
        self.word = target.word_size
        self.forms = Forms(target)
        module = import_module(f"wamjit.codegen.emit_{target.name}")
        self.emitter = module.Emitter(target)
        names = (*target.registers, *target.fregisters)
        self.bit = {name: 1 << i for i, name in enumerate(names)}
        self.reg = {name: R(name) for name in target.registers}
        self.byte_mask = self.mask(target.byte_registers)
        self.worker = load_record("worker", self.word)
        choice = load_record("choice", self.word)
        self.caches = {"ab": choice.offset("local_top"), "hb": choice.offset("global_top")}

    def mask(self, names) -> int:
        """Registers as a bitset."""
        return sum(self.bit[name] for name in set(names))


class Facts:
    """One placement, seen by code generation."""

    def __init__(self, placement: Placement):
        self.placement = placement
        self.base = base = target_facts(placement.target)
        self.target, self.word, self.forms, self.emitter = base.target, base.word, base.forms, base.emitter
        self.homes = {name: self._operand(home) for name, home in placement.all().items()}
        self.w, self.sp = self.homes["w"].name, self.homes["sp"].name
        self.scratch_names = [name for name in SCRATCH if name in self.homes]
        self.on_stack = {
            name: home.offset for name, home in placement.all().items() if isinstance(home, Slot) and home.base == "sp"
        }
        self.bases = {name: home.base for name, home in placement.all().items() if isinstance(home, Slot)}
        self.pool = tuple(self._pool(placement))
        self.state = self._state(placement)
        self.fpool = placement.target.fregisters
        self.parkable = tuple(
            name
            for name in placement.target.registers
            if name
            not in (self.w, self.sp, placement.target.toc, *placement.target.reserved, *placement.target.scratch)
        )
        spill, fspill = base.worker.field("spill"), base.worker.field("fspill")
        self.spill, self.spill_count = spill.offset, spill.count
        self.fspill, self.fspill_count = fspill.offset, fspill.count
        pool = frozenset(self.pool)
        self.all_clobbers = pool | frozenset(self.fpool)

    def _pool(self, placement: Placement) -> list[str]:
        """Registers for temporaries: those without a name, and those that hold scratch registers only."""
        taken = {home.reg for name, home in placement.all().items() if isinstance(home, Hard) and name not in SCRATCH}
        withheld = {placement.target.sp, placement.target.toc, *placement.target.reserved, *placement.target.scratch}
        usable = [name for name in placement.target.registers if name not in taken and name not in withheld]
        return [r for r in usable if r in placement.free] + [r for r in usable if r not in placement.free]

    def _state(self, placement: Placement) -> dict[str, list[str]]:
        """Hardware registers that hold state, but for those that everything else is reached by, with their names."""
        fixed = {self.w, self.sp, placement.target.toc}
        found: dict[str, list[str]] = {}
        for name, home in placement.all().items():
            if isinstance(home, Hard) and name not in SCRATCH and home.reg not in fixed:
                found.setdefault(home.reg, []).append(name)
        return found

    def _operand(self, home) -> R | M | Deep:
        if isinstance(home, Hard):
            return R(home.reg)
        base = self.placement.home(home.base)
        if isinstance(base, Hard):
            return M(base.reg, home.offset)
        return Deep(self._operand(base), home.offset)

    def published(self, name: str) -> M:
        """The field of the worker that a register of state is published in."""
        return self.field("x", int(name[2:-1])) if name.startswith("x(") else self.field(name)

    def field(self, name: str, index: int = 0) -> M:
        """A field of the worker."""
        return M(self.w, self.base.worker.offset(name, index))

    def slot(self, index: int) -> M:
        """A spill slot for a word."""
        return M(self.w, self.spill + index * self.word)

    def fslot(self, index: int) -> M:
        """A spill slot for a double."""
        return M(self.w, self.fspill + index * 8)


_TARGETS: dict[int, TargetFacts] = {}
_PLACEMENTS: dict[int, Facts] = {}


def target_facts(target: Target) -> TargetFacts:
    """The facts of a target; kept as long as the process, since a target compares by identity."""
    found = _TARGETS.get(id(target))
    if found is None or found.target is not target:
        found = _TARGETS[id(target)] = TargetFacts(target)
    return found


def facts_of(placement: Placement) -> Facts:
    """The facts of a placement."""
    found = _PLACEMENTS.get(id(placement))
    if found is None or found.placement is not placement:
        found = _PLACEMENTS[id(placement)] = Facts(placement)
    return found
