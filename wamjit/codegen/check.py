"""Reads generated code back with capstone and holds it against the rules of the placement.

For tests and for a doubtful user: capstone is asked for here and nowhere else.

In: a Code that still has its items, the instructions that it was made from, the placement. Out: what is wrong.
The rules, for the machine code of each IR instruction:

    state     a register that holds state is written by an instruction that names it as its result, or put aside first
              and brought back at the end
    scratch   the home of a scratch register (arg0..arg2 among them) is written only by an instruction that names it as
              its result, or where nothing that it holds is needed any more: never as a scratch of the emitter
    special   sp changes at entry, call, return and unwind only; the TOC and reserved registers never; CTR serves jumps
              through registers, LR calls and returns; r0 is no base
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wamjit.codegen.code import Code
from wamjit.codegen.facts import facts_of
from wamjit.codegen.hardware import R
from wamjit.ir.liveness import live_sets
from wamjit.ir.operands import Instr, Reg
from wamjit.ir.table import SCRATCH, base_op, writes
from wamjit.table import Placement

NO_RESULT = re.compile(r"st|cmp|fcmp|mt|b|nop")
SP_MOVES = frozenset(["call", "ret", "unwind", "jump", "jumpi"])
LINK = {"mflr": ("call", "entry"), "mtlr": ("ret", "jump"), "mtctr": ("jumpi",)}


def disassembler(placement: Placement):
    """Capstone for a target, with details."""
    import capstone

    emitter = facts_of(placement).emitter
    names = {"64": "64", "32": "32", "PPC64": "64", "BIG_ENDIAN": "BIG_ENDIAN"}
    mode = sum(getattr(capstone, f"CS_MODE_{names[name]}") for name in emitter.keystone_mode)
    found = capstone.Cs(getattr(capstone, f"CS_ARCH_{emitter.keystone}"), mode)
    found.detail = True
    return found


def read_back(code: Code, placement: Placement) -> Iterator[tuple[int, str, object]]:
    """Each machine instruction that capstone knows: index of its IR instruction, its text here, what capstone says."""
    reader = disassembler(placement)
    unit, marks, _, _ = code.items
    sections = {"hot": code.hot, "cold": code.cold}
    for section, offset, length, index, text in _rows(unit, marks, code):
        if ".word" not in text:
            for found in reader.disasm(sections[section][offset : offset + length], 0):
                yield index, text, found


def _rows(unit, marks: list[int], code: Code) -> Iterator[tuple[str, int, int, int, str]]:
    from wamjit.codegen.listing import _length, _text

    owner = -1
    for i, item in enumerate(unit.items):
        while owner + 1 < len(marks) and marks[owner + 1] <= i:
            owner += 1
        text = _text(unit, item)
        if text:
            yield "hot" if i < unit.border else "cold", unit.starts[i], _length(unit, i), owner, text


def written(found: object, text: str, names: dict[str, str]) -> set[str]:
    """Registers that a machine instruction writes, under the names of the table. Capstone says it for x86 alone."""
    from capstone import CsError

    try:
        result = set(map(found.reg_name, found.regs_access()[1]))
    except CsError:
        words = re.findall(r"[\w.]+", text)
        result = set(words[1:2]) if not NO_RESULT.match(words[0]) else set()
        result |= {words[-1]} if words[0].startswith("stdu") else set()
    return {names[name] for name in result if name in names}


def violations(code: Code, instrs: list[Instr], placement: Placement, live_out: Iterable[str] = ()) -> list[str]:
    """What the machine code does that the rules forbid."""
    checker = _Checker(instrs, placement, live_out)
    checker.state -= set(code.items[3])  # put aside in the whole routine
    rows: dict[int, list] = {}
    for index, text, found in read_back(code, placement):
        rows.setdefault(index, []).append((text, written(found, text, checker.names)))
    return [problem for index, texts in rows.items() for problem in checker.instruction(index, texts)]


class _Checker:
    def __init__(self, instrs: list[Instr], placement: Placement, live_out: Iterable[str]):
        self.instrs, self.facts, self.target = instrs, facts_of(placement), placement.target
        self.live = live_sets(instrs, live_out)
        self.names = _all_names(self.facts)
        self.state = {home.name for name, home in self.facts.homes.items() if type(home) is R and name not in SCRATCH}
        self.scratch: dict[str, list[str]] = {}
        for name in SCRATCH:
            home = self.facts.homes.get(name)
            if type(home) is R:
                self.scratch.setdefault(home.name, []).append(name)

    def instruction(self, index: int, texts: list[tuple[str, set[str]]]) -> list[str]:
        """The problems of one IR instruction."""
        instr = self.instrs[index]
        results = self._results(instr)
        problems = []
        for place, (text, registers) in enumerate(texts):
            for name in registers - results:
                problem = self._problem(index, instr, name, texts, place)
                if problem:
                    problems.append(f"{instr}: {text}: {problem}")
            problems += [f"{instr}: {text}: {problem}" for problem in self._special(index, instr, text)]
        return problems

    def _results(self, instr: Instr) -> set[str]:
        """Hardware registers of the WAM registers that an IR instruction says it writes."""
        names = {arg.name for arg in writes(instr) if type(arg) is Reg}
        names |= {"newb": {"ab", "hb"}, "unwind": {"sp"}}.get(instr.op, set())
        return {self.facts.homes[name].name for name in names if type(self.facts.homes[name]) is R}

    def _problem(self, index: int, instr: Instr, name: str, texts: list, place: int) -> str:
        if name == self.facts.sp:
            moves = index == 0 or base_op(instr.op) in SP_MOVES
            return "" if moves else "changes the stack pointer"
        if name in (self.target.toc, *self.target.reserved):
            return f"{name} is not ours"
        if name in self.state:
            return "" if self._parked(name, texts, place) else f"{name} holds state"
        if instr.op == "call":
            return ""
        for scratch in self.scratch.get(name, ()):
            bit = self.live.bits[Reg(scratch)]
            if self.live.before[index] & self.live.after[index] & bit and not self._parked(name, texts, place):
                return f"{name} holds {scratch}, which is needed"
        return ""

    def _parked(self, name: str, texts: list, place: int) -> bool:
        """Whether a register is stored, or moved to the vector register, before, and comes back at the end."""
        before = any(re.search(rf"\b{name}$|^std {name}\b", text) for text, _ in texts[:place])
        last = max(k for k, (_, registers) in enumerate(texts) if name in registers)
        back = texts[last][0]
        source = (
            f"[{self.facts.w} +" in back or f"({self.facts.w})" in back or back.endswith(self.target.vector_move or "-")
        )
        return source and (before or place == last)

    def _special(self, index: int, instr: Instr, text: str) -> list[str]:
        word = text.split()[0]
        found = []
        allowed = LINK.get(word)
        if allowed is not None and base_op(instr.op) not in allowed and not (index == 0 and "entry" in allowed):
            found.append(f"{word} has no business here")
        if "(r0)" in text or re.match(r"addi\w* r\d+, r0,", text):
            found.append("r0 is no base")
        return found


def _all_names(facts) -> dict[str, str]:
    """Every spelling of a register, parts of it included."""
    names = {name: name for name in (*facts.target.registers, *facts.target.fregisters)}
    for part in ("half", "low"):
        names |= {short: name for name, short in getattr(facts.emitter, part, {}).items()}
    return names
