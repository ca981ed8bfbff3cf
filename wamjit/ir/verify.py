"""What is wrong with a routine or fragment, as a list of messages; nothing where all is well.

Each check is a small function over the instructions. Those that follow control run only where every instruction on
its own is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from wamjit.ir.liveness import ALL_SCRATCH, SCRATCH_BITS, Live, live_sets
from wamjit.ir.operands import Fragment, FTemp, Imm, Instr, Label, Mem, Operand, Reg, Routine, Sym, Temp
from wamjit.ir.table import CONDITIONS, KIND, REGISTERS, ROWS, SCRATCH, Spec, base_op, condition, row
from wamjit.table import load_registers

SYMBOLS = frozenset({"code", "label", "const", "const64", "cell"})
_KIND_NAMES = {
    "r": "register", "t": "word temporary", "m": "memory", "i": "number", "y": "symbol", "l": "label",
    "f": "double temporary",
}  # fmt: skip


def verify(code: Routine | Fragment) -> list[str]:
    """Everything that is wrong, each with the number and text of its instruction."""
    problems = list(_each(code.instrs)) + list(_labels(code.instrs)) + list(_sections(code))
    if problems:
        return problems
    problems = list(_conditions(code.instrs))
    live_out = code.live_out if isinstance(code, Fragment) else frozenset()
    if not live_out <= frozenset(SCRATCH):
        return [*problems, f"live_out: no scratch registers: {', '.join(sorted(live_out - frozenset(SCRATCH)))}"]
    live = live_sets(code.instrs, live_out)
    return (
        problems + list(_entry(code, live)) + list(_calls(code.instrs, live)) + list(_shared_homes(code.instrs, live))
    )


def _at(instrs: list[Instr], i: int, message: str) -> str:
    return f"{i}: {instrs[i]}: {message}"


# --- one instruction -------------------------------------------------------------------------------------------------


def _each(instrs: list[Instr]) -> Iterator[str]:
    for i, instr in enumerate(instrs):
        for message in _one(instr):
            yield _at(instrs, i, message)


def _one(instr: Instr) -> Iterator[str]:
    if base_op(instr.op) not in ROWS:
        yield f"unknown instruction {instr.op}"
        return
    facts = row(instr.op)
    if facts.uses and not any(condition(instr.op) in names for names in CONDITIONS.values()):
        yield f"unknown condition {condition(instr.op)!r}"
    if not facts.uses and condition(instr.op):
        yield f"{base_op(instr.op)} takes no condition"
    specs = facts.specs(len(instr.args))
    if len(specs) != len(instr.args):
        yield f"{len(specs)} operands expected, {len(instr.args)} found"
        return
    for spec, arg in zip(specs, instr.args, strict=True):
        yield from _operand(spec, arg)


def _operand(spec: Spec, arg: Operand) -> Iterator[str]:
    kind = KIND.get(type(arg), "")
    if kind not in spec.kinds:
        wanted = " or ".join(name for letter, name in _KIND_NAMES.items() if letter in spec.kinds)
        yield f"{arg} cannot stand here: {wanted} expected"
    if type(arg) is Reg:
        yield from _register(arg, spec.role)
    elif type(arg) is Mem:
        yield from _memory(arg)
    elif type(arg) is Sym and arg.kind not in SYMBOLS:
        yield f"unknown kind of symbol {arg.kind}"
    elif type(arg) is Imm and not -(1 << 63) <= arg.value < 1 << 63:
        yield f"{arg} does not fit a signed word"


def _register(register: Reg, role: str) -> Iterator[str]:
    if register.name not in REGISTERS:
        yield f"unknown register {register}"
    elif role != "s" and load_registers().kind(register.name) == "machine":
        yield f"{register} is not assigned by instructions"


def _memory(place: Mem) -> Iterator[str]:
    if place.base is None:
        if type(place.offset) is not Sym:
            yield f"{place}: an address without a base is a symbol"
    elif type(place.base) not in (Reg, Temp):
        yield f"{place}: the base is a register or a word temporary"
    elif type(place.base) is Reg and place.base.name not in REGISTERS:
        yield f"unknown register {place.base}"
    elif type(place.offset) is not int:
        yield f"{place}: the offset is a number"


# --- control ---------------------------------------------------------------------------------------------------------


def _labels(instrs: list[Instr]) -> Iterator[str]:
    defined: set[Operand] = set()
    for i, instr in enumerate(instrs):
        if instr.op == "label" and instr.args:
            if instr.args[0] in defined:
                yield _at(instrs, i, "this label stands twice")
            defined.add(instr.args[0])
    for i, instr in enumerate(instrs):
        for arg in instr.args:
            if type(arg) is Label and arg not in defined:
                yield _at(instrs, i, f"undefined label {arg}")


def _sections(code: Routine | Fragment) -> Iterator[str]:
    """Where control leaves a section: a fragment's hot section may fall through, nothing else may."""
    instrs = [instr for instr in code.instrs if base_op(instr.op) in ROWS]
    marks = [i for i, instr in enumerate(instrs) if instr.op == "cold"]
    if len(marks) > 1:
        yield _at(instrs, marks[1], "the cold section begins twice")
    hot, cold = (instrs[: marks[0]], instrs[marks[0] + 1 :]) if marks else (instrs, None)
    if isinstance(code, Routine) and _falls_through(hot):
        yield "control runs off the end of the routine" if cold is None else "control runs into the cold section"
    if cold is not None and _falls_through(cold):
        yield "control runs off the end of the cold section"
    for i, instr in enumerate(instrs):
        if instr.op == "ret" and isinstance(code, Fragment):
            yield _at(instrs, i, "a fragment does not return")
        if isinstance(code, Routine) and any(type(arg) is Sym and arg.kind == "label" for arg in instr.args):
            yield _at(instrs, i, "a routine knows no labels of a predicate")


def _falls_through(instrs: list[Instr]) -> bool:
    for instr in reversed(instrs):
        if instr.op not in ("word", "align"):
            return not row(instr.op).ends
    return True


def _conditions(instrs: list[Instr]) -> Iterator[str]:
    """Each use of a condition follows an instruction that sets it, with nothing but uses in between."""
    current = ""
    for i, instr in enumerate(instrs):
        facts = row(instr.op)
        if facts.sets:
            current = facts.sets
        elif not facts.uses:
            current = ""
        elif not current:
            yield _at(instrs, i, "no instruction just before sets conditions")
        elif condition(instr.op) not in CONDITIONS[current]:
            yield _at(instrs, i, f"condition {condition(instr.op)} is not set by a {current} comparison")


# --- values ----------------------------------------------------------------------------------------------------------


def _entry(code: Routine | Fragment, live: Live) -> Iterator[str]:
    """Temporaries, and in a routine scratch registers, are written before they are read, on every path."""
    if not code.instrs:
        return
    for operand in live.members(live.before[0]):
        if type(operand) in (Temp, FTemp):
            yield f"{operand} may be read before it is written"
        elif isinstance(code, Routine) and operand.name not in {f"arg{i}" for i in range(code.nparams)}:
            yield f"{operand} is no parameter and may be read before it is written"


def _calls(instrs: list[Instr], live: Live) -> Iterator[str]:
    """No scratch register but the result is read behind a call."""
    lost = ALL_SCRATCH & ~SCRATCH_BITS[Reg("val")]
    for i, instr in enumerate(instrs):
        if instr.op == "call":
            for operand in live.members(live.after[i] & lost):
                yield _at(instrs, i, f"{operand} is read afterwards, but a call destroys it")


def _shared_homes(instrs: list[Instr], live: Live) -> Iterator[str]:
    """A register is not written while the one that may share its home is live."""
    partner: dict[str, int] = {}
    for pair in load_registers().aliases:
        for name, other in (tuple(pair), tuple(pair)[::-1]):
            partner[name] = partner.get(name, 0) | SCRATCH_BITS.get(Reg(other), 0)
    for i, instr in enumerate(instrs):
        if instr.op == "call":
            continue
        for spec, arg in zip(row(instr.op).specs(len(instr.args)), instr.args, strict=True):
            if spec.role != "s" and type(arg) is Reg:
                for other in live.members(live.after[i] & partner.get(arg.name, 0)):
                    yield _at(instrs, i, f"{other} is lost: it may share its home with {arg}")
