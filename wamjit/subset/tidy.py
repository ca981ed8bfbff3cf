"""What the translation leaves behind is removed: needless jumps, labels, compares, copies and dead values.

In: the instructions of a routine or template. Out: fewer that do the same. Each pass is linear; which ones run is
decided by what there is to remove, because templates are made by the thousand.
"""

from __future__ import annotations

from wamjit.ir.liveness import Live, live_sets
from wamjit.ir.operands import FTemp, Instr, Label, Mem, Operand, Temp
from wamjit.ir.table import OPPOSITE, base_op, condition, row

_COMPARES = ("cmpu", "cmps", "test", "fcmp")
_ENDS = frozenset({"jump", "jumpi", "ret"})
_MOVES = ("move", "fmove")


def tidy(instrs: list[Instr], live_out: frozenset[str] = frozenset()) -> list[Instr]:
    """All that is worth doing to a routine or template."""
    instrs = tidy_jumps(instrs)
    if any(instr.op in _MOVES and type(instr.args[0]) in (Temp, FTemp) for instr in instrs):
        kept = tidy_values(instrs, live_out)
        instrs = tidy_jumps(kept) if len(kept) < len(instrs) else instrs
    return instrs


# --- jumps -----------------------------------------------------------------------------------------------------------


def tidy_jumps(instrs: list[Instr]) -> list[Instr]:
    """Lead jumps to where they end up, remove jumps to what comes next, turn branches around, repeat while it helps."""
    if not any(instr.op == "label" for instr in instrs):
        return instrs
    while True:
        before, instrs = instrs, _drop_unreached(_straighten(_thread(instrs)))
        if len(instrs) == len(before):
            return instrs


def _thread(instrs: list[Instr]) -> list[Instr]:
    """Jumps to a jump go to its target."""
    leads: dict[str, Operand] = {}
    following: Instr | None = None
    for instr in reversed(instrs):
        if instr.op == "label":
            if following is not None and following.op == "jump" and len(following.args) == 1:
                leads[instr.args[0].name] = following.args[0]
        else:
            following = instr
    if not leads:
        return instrs
    return [
        Instr(instr.op, (_end_of(instr.args[0], leads), *instr.args[1:]), instr.note) if row(instr.op).jumps else instr
        for instr in instrs
    ]


def _end_of(target: Operand, leads: dict[str, Operand]) -> Operand:
    seen = set()
    while type(target) is Label and target.name in leads and target.name not in seen:
        seen.add(target.name)
        target = leads[target.name]
    return target


def _straighten(instrs: list[Instr]) -> list[Instr]:
    """From the end: no jump or branch to the next instruction, no branch over a jump, no compare twice."""
    out: list[Instr] = []  # in reverse
    here: set[Operand] = set()  # labels between this point and the next instruction
    for instr in reversed(instrs):
        if instr.op == "label":
            here.add(instr.args[0])
        elif row(instr.op).jumps and instr.args[0] in here:
            continue
        else:
            if not here and out and out[-1].op == "jump":
                instr = _turned(instr, out)
            here.clear()
        out.append(instr)
    out.reverse()
    return _merge_compares(out)


def _turned(instr: Instr, out: list[Instr]) -> Instr:
    """The instruction, turned around if it is a branch over the jump that follows; that jump is removed then."""
    opposite = OPPOSITE.get(condition(instr.op)) if base_op(instr.op) == "branch" else None
    if opposite and len(out[-1].args) == 1 and instr.args[0] in _labels_before(out, len(out) - 2):
        return Instr(f"branch.{opposite}", out.pop().args, instr.note)
    return instr


def _labels_before(out: list[Instr], i: int) -> set[Operand]:
    labels = set()
    while i >= 0 and out[i].op == "label":
        labels.add(out[i].args[0])
        i -= 1
    return labels


def _merge_compares(instrs: list[Instr]) -> list[Instr]:
    """A compare that repeats the one whose conditions are still there is dropped."""
    out: list[Instr] = []
    last: Instr | None = None
    for instr in instrs:
        if instr.op in _COMPARES:
            if instr == last:
                continue
            last = instr
        elif base_op(instr.op) != "branch":
            last = None
        out.append(instr)
    return out


def _drop_unreached(instrs: list[Instr]) -> list[Instr]:
    """Without labels that nothing refers to and without what stands behind a jump."""
    referred = {arg for instr in instrs if instr.op != "label" for arg in instr.args if type(arg) is Label}
    out: list[Instr] = []
    reached = True
    for instr in instrs:
        if instr.op == "label":
            if instr.args[0] not in referred:
                continue
            reached = True
        elif instr.op == "cold":
            reached = False
            out.append(instr)
            continue
        if reached or instr.op == "word":
            out.append(instr)
            reached = reached and instr.op not in _ENDS
    if out and out[-1].op == "cold":
        out.pop()
    return _cut_tests(out)


def _cut_tests(instrs: list[Instr]) -> list[Instr]:
    """Without compares that no branch follows."""
    kept = []
    for i, instr in enumerate(instrs):
        if instr.op in _COMPARES and not (i + 1 < len(instrs) and row(instrs[i + 1].op).uses):
            continue
        kept.append(instr)
    return kept


# --- copies and dead values ------------------------------------------------------------------------------------------


def tidy_values(instrs: list[Instr], live_out: frozenset[str]) -> list[Instr]:
    """Without operations whose only result is a temporary that nothing reads, and with few copies."""
    live = live_sets(instrs, live_out)
    kept = [instr for i, instr in enumerate(instrs) if not _is_dead(instr, live, i)]
    if not any(instr.op in _MOVES and _both_temporaries(instr) for instr in kept):
        return kept
    return coalesce(kept, live if len(kept) == len(instrs) else live_sets(kept, live_out))


def _is_dead(instr: Instr, live: Live, i: int) -> bool:
    if not instr.args or type(instr.args[0]) not in (Temp, FTemp):
        return False
    facts = row(instr.op)
    return facts.operands[0].role != "s" and not facts.sets and not live.after[i] & live.bits[instr.args[0]]


def coalesce(instrs: list[Instr], live: Live) -> list[Instr]:
    """Give source and target of a move one temporary where their lives do not overlap."""
    moves = [instr for instr in instrs if instr.op in _MOVES and _both_temporaries(instr)]
    conflicts = _interference(instrs, live)
    names: dict[Operand, Operand] = {}
    for move in moves:
        a, b = (_renamed(operand, names) for operand in move.args)
        if a != b and not conflicts.get(a, 0) & _members(b, names, live):
            names[b] = a
            conflicts[a] = conflicts.get(a, 0) | conflicts.get(b, 0)
    if not names:
        return instrs
    renamed = [_renamed_instr(instr, names) for instr in instrs]
    return [instr for instr in renamed if not (instr.op in _MOVES and instr.args[0] == instr.args[1])]


def _both_temporaries(instr: Instr) -> bool:
    kinds = {type(arg) for arg in instr.args}
    return kinds == {Temp} or kinds == {FTemp}


def _interference(instrs: list[Instr], live: Live) -> dict[Operand, int]:
    """For each temporary the bits of those that are live where it is written, but for the source of a move."""
    conflicts: dict[Operand, int] = {}
    for i, instr in enumerate(instrs):
        defined = live.defs[i]
        if not defined or not instr.args or type(instr.args[0]) not in (Temp, FTemp):
            continue
        result = instr.args[0]
        others = live.after[i] & ~live.bits[result]
        if instr.op in _MOVES:
            others &= ~live.bits.get(instr.args[1], 0)
        conflicts[result] = conflicts.get(result, 0) | others
        for other in live.members(others):
            conflicts[other] = conflicts.get(other, 0) | live.bits[result]
    return conflicts


def _renamed(operand: Operand, names: dict[Operand, Operand]) -> Operand:
    while operand in names:
        operand = names[operand]
    return operand


def _members(operand: Operand, names: dict[Operand, Operand], live: Live) -> int:
    """The bits of all temporaries that have this name by now."""
    bits = live.bits[operand]
    for other in names:
        if _renamed(other, names) == operand:
            bits |= live.bits[other]
    return bits


def _renamed_instr(instr: Instr, names: dict[Operand, Operand]) -> Instr:
    args = tuple(_rename(arg, names) for arg in instr.args)
    return instr if args == instr.args else Instr(instr.op, args, instr.note)


def _rename(operand: Operand, names: dict[Operand, Operand]) -> Operand:
    if type(operand) is Mem:
        base = operand.base
        return Mem(_renamed(base, names), operand.offset) if base in names else operand
    return _renamed(operand, names) if operand in names else operand
