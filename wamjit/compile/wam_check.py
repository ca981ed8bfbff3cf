"""The verifier of WAM code: what a template could not survive, found before there is one.

In: WAM code. Out: problems, empty if there are none. Checked are the shape of each instruction (tables/wam.txt),
labels, and along every path: registers are read only after they were written, slots only inside an environment that
has them, s only in the stream that read_list or read_struct opened, every cell that bump moves over is written
exactly once, and control leaves neither at the end nor with an environment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wamjit.compile.predicate import WamCode
from wamjit.compile.wam_table import Spec, wam_table

FAIL = ("l", "fail")
KEEPS_S = frozenset({"read_list", "read_struct", "read_var", "read_const"})
LEAVES_CLAUSE = frozenset({"execute", "proceed"})


@dataclass(slots=True)
class Flow:
    """What holds at a point: registers and slots written (bits), slots of the environment or None, the tag s carries
    or None, cells written above h (bits)."""

    x: int
    y: int = 0
    slots: int | None = None
    s: str | None = None
    cells: int = 0

    def meet(self, other: Flow) -> Flow:
        """What holds whichever way control came."""
        return Flow(self.x & other.x, self.y & other.y, self.slots, self.s if self.s == other.s else None, self.cells)


def check_wam(code: WamCode) -> list[str]:
    """The problems of one predicate's code, each with the instruction that has it."""
    problems = [f"{i}: {p}" for i in code.instructions for p in check_shape(i)]
    problems += check_labels(code)
    if not problems:
        problems = FlowChecker(code).run()
    return problems


def check_shape(instruction: tuple) -> list[str]:
    """Name, number and kinds of the operands."""
    row = wam_table().get(instruction[0])
    if row is None:
        return ["unknown instruction"]
    if len(row.operands) != len(instruction) - 1:
        return [f"{len(row.operands)} operands expected"]
    return [
        f"operand {n} is none of {''.join(sorted(spec.kinds))}"
        for n, (spec, operand) in enumerate(zip(row.operands, instruction[1:], strict=True), 1)
        if not fits(spec, operand)
    ]


def fits(spec: Spec, operand: object) -> bool:
    """Whether an operand is of a kind that the table allows."""
    if isinstance(operand, int):
        return "n" in spec.kinds and operand >= 0
    if operand in (("list",), ("struct",)):
        return "k" in spec.kinds
    return isinstance(operand, tuple) and operand[0] in spec.kinds


def labels_named(instruction: tuple) -> list[tuple]:
    """The labels that an instruction may go to."""
    found = []
    for operand in instruction[1:]:
        if isinstance(operand, tuple) and operand[0] == "l":
            found.append(operand)
        elif isinstance(operand, tuple) and operand[0] == "t":
            found.extend(label for _, label in operand[1])
    return found


def check_labels(code: WamCode) -> list[str]:
    """Each label stands once and is there; the last instruction leaves."""
    problems = []
    defined: set[tuple] = set()
    for instruction in code.instructions:
        if instruction[0] == "label":
            if instruction[1] in defined:
                problems.append(f"{instruction}: the label stands twice")
            defined.add(instruction[1])
    for instruction in code.instructions:
        if instruction[0] != "label":
            problems += [f"{instruction}: no label {n}" for _, n in {*labels_named(instruction)} - defined - {FAIL}]
    last = code.instructions[-1][0] if code.instructions else ""
    if last not in wam_table() or not wam_table()[last].ends:
        problems.append("control falls off the end")
    return problems


class FlowChecker:
    """Follows every path through the code of a predicate."""

    def __init__(self, code: WamCode) -> None:
        self.code = code.instructions
        self.arity = code.arity
        self.place = {i[1]: n for n, i in enumerate(self.code) if i[0] == "label"}
        self.states: dict[int, Flow] = {}
        self.work: list[int] = []
        self.problems: dict[str, None] = {}

    def run(self) -> list[str]:
        """All problems."""
        self.reach(0, Flow(x=(1 << self.arity) - 1))
        while self.work:
            start = self.work.pop()
            self.block(start, replace(self.states[start]))
        return list(self.problems)

    def reach(self, n: int, flow: Flow) -> None:
        """Control may come to instruction n with `flow`."""
        known = self.states.get(n)
        if known is None:
            self.states[n] = replace(flow)
        else:
            if (known.slots, known.cells) != (flow.slots, flow.cells):
                self.complain(n, "ways meet with different environments or unfinished cells")
            merged = known.meet(flow)
            if merged == known:
                return
            self.states[n] = merged
        self.work.append(n)

    def complain(self, n: int, problem: str) -> None:
        """Note a problem of instruction n."""
        self.problems[f"{n} {self.code[n]}: {problem}"] = None

    def block(self, n: int, flow: Flow) -> None:
        """Go on from instruction n to where control leaves for good or meets a label."""
        first = True
        while n < len(self.code):
            instruction = self.code[n]
            if instruction[0] == "label":
                if not first:
                    self.reach(n, flow)
                    return
            else:
                self.step(n, instruction, flow)
                if wam_table()[instruction[0]].ends:
                    return
            first = False
            n += 1

    def step(self, n: int, instruction: tuple, flow: Flow) -> None:
        """What an instruction needs and changes."""
        op, *operands = instruction
        specs = wam_table()[op].operands
        for spec, operand in zip(specs, operands, strict=True):
            if spec.role in ("s", "u"):
                self.read(n, operand, flow)
        if op in ("retry", "trust"):
            flow.x &= (1 << operands[0]) - 1
        self.streams(n, op, operands, flow)
        self.control(n, op, operands, flow)
        for spec, operand in zip(specs, operands, strict=True):
            if spec.role in ("d", "u"):
                self.write(n, operand, flow)
        for label in labels_named(instruction):
            if label != FAIL:
                self.reach(self.place[label], self.at_label(op, operands, flow))

    def at_label(self, op: str, operands: list, flow: Flow) -> Flow:
        """What holds where the label of an instruction is."""
        if op in ("try", "retry"):
            return Flow(flow.x & (1 << operands[0]) - 1)
        return flow

    def read(self, n: int, operand: tuple, flow: Flow) -> None:
        """A register or slot is read."""
        kind = operand[0]
        if kind == "x" and not flow.x >> operand[1] & 1:
            self.complain(n, f"x{operand[1]} has no value")
        elif kind == "y":
            self.inside(n, operand, flow)
            if not flow.y >> operand[1] & 1:
                self.complain(n, f"y{operand[1]} has no value")

    def write(self, n: int, operand: tuple, flow: Flow) -> None:
        """A register or slot is written."""
        if operand[0] == "x":
            flow.x |= 1 << operand[1]
        else:
            self.inside(n, operand, flow)
            flow.y |= 1 << operand[1]

    def inside(self, n: int, operand: tuple, flow: Flow) -> None:
        """A slot must be one of the environment."""
        if flow.slots is None or operand[1] >= flow.slots:
            self.complain(n, f"y{operand[1]} is no slot here")

    def streams(self, n: int, op: str, operands: list, flow: Flow) -> None:
        """s and the cells above h."""
        if op in ("read_var", "read_const", "read_value") and operands[-1] != (flow.s,):
            self.complain(n, "s is not open here")
        if op in ("read_list", "read_struct"):
            flow.s = op.removeprefix("read_")
        elif op not in KEEPS_S:
            flow.s = None
        if op.startswith("write_"):
            bit = 1 << operands[-1]
            if flow.cells & bit:
                self.complain(n, "the cell is written twice")
            flow.cells |= bit
        elif op == "bump":
            if flow.cells != (1 << operands[0]) - 1:
                self.complain(n, "not the cells that were written")
            flow.cells = 0
        elif flow.cells and not op.startswith("put_") and op not in ("move", "allocate"):
            self.complain(n, "cells above h are not finished")

    def control(self, n: int, op: str, operands: list, flow: Flow) -> None:
        """Environments, calls and returns."""
        if op in ("call", "execute", "builtin"):
            missing = (1 << operands[0][2]) - 1 & ~flow.x
            if missing:
                self.complain(n, f"x{(missing & -missing).bit_length() - 1} has no value")
        if op == "allocate":
            if flow.slots is not None:
                self.complain(n, "there is an environment already")
            flow.slots, flow.y = operands[0], 0
        elif op in ("call", "trim"):
            live = operands[-1] if op == "trim" else operands[1]
            if flow.slots is None or live > flow.slots:
                self.complain(n, "no such environment")
            flow.y &= (1 << live) - 1
            if op == "call" and operands[2] & ~flow.y:
                self.complain(n, "not all of these slots have a value")
            flow.slots = live if op == "trim" else flow.slots
            flow.x = 0 if op == "call" else flow.x
        elif op == "deallocate":
            if flow.slots is None:
                self.complain(n, "no environment")
            flow.slots, flow.y = None, 0
        elif op in LEAVES_CLAUSE and flow.slots is not None:
            self.complain(n, "the environment is still there")
