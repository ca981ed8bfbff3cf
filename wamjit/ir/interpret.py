"""An interpreter of the IR: the definition of what each instruction means, and a way to run routines without a target.

In: routines and fragments by name, a memory, the address of the worker record. Out: `Outcome`. Holds: what a target may
destroy is destroyed here too. A scratch register is lost at each call unless the instruction names it, and when a
register that may share its home is written; reading a lost register is an error, as is everything that the IR leaves
undefined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wamjit.ir import semantics
from wamjit.ir.operands import Fragment, FTemp, Imm, Instr, Label, Mem, Operand, Reg, Routine, Sym, Temp
from wamjit.ir.table import SCRATCH, base_op, condition, row
from wamjit.table import load_record, load_registers

FIRST_ADDRESS = 0x40000000  # of code symbols that got none from outside


class InterpretError(Exception):
    """The program did what no program may do."""


@dataclass(slots=True)
class Outcome:
    """How a run ended: `returned`, `fell through` (a fragment's end), or `jumped` to a symbol or address outside."""

    how: str
    value: int | None = None  # val of a routine that returned one
    target: str | int | None = None
    passed: tuple[str, ...] = ()  # the registers that the jump carries over


@dataclass(slots=True)
class Activation:
    """A routine or fragment in progress."""

    code: Routine | Fragment
    labels: dict[str, int]
    at: int = 0
    temps: dict[Operand, Any] = field(default_factory=dict)


class Interpreter:
    """Registers, memory and the routines in progress."""

    def __init__(
        self,
        program: Mapping[str, Routine | Fragment],
        memory: Any,
        worker: int,
        symbols: Mapping[str, int] | None = None,
        aliases: Iterable[Iterable[str]] | None = None,
        serve: Callable[[Interpreter, int], int] | None = None,
    ) -> None:
        self.program, self.memory, self.serve = program, memory, serve
        self.word_size: int = memory.word_size
        self.bits = 8 * self.word_size
        self.worker = load_record("worker", self.word_size)
        self.registers: dict[str, int] = {"w": worker}
        self.lost: dict[str, str] = dict.fromkeys(SCRATCH, "it was never written")
        self.symbols = dict(symbols or {})
        self.kinds = load_registers()
        self.partners: dict[str, list[str]] = {}
        for one, other in map(tuple, self.kinds.aliases if aliases is None else aliases):
            self.partners.setdefault(one, []).append(other)
            self.partners.setdefault(other, []).append(one)
        self.stack: list[Activation] = []
        self.unwound = False
        self.flags: tuple[str, Any, Any] | None = None
        self.steps = 0

    # --- running ---

    def run(self, code: str | Routine | Fragment, args: Iterable[int] = (), max_steps: int = 1_000_000) -> Outcome:
        """Run a routine or fragment to its end; `args` go to arg0.. ."""
        for i, arg in enumerate(args):
            self.set_register(f"arg{i}", arg)
        first = self.program[code] if isinstance(code, str) else code
        self.stack, self.flags = [], None
        self.unwound = isinstance(first, Fragment)  # outside every routine there is nothing to return to
        self._activate(first)
        limit = self.steps + max_steps
        while True:
            outcome = self._step()
            if outcome is not None:
                return outcome
            self.steps += 1
            if self.steps > limit:
                raise InterpretError(f"no end after {max_steps} instructions, now in {self.stack[-1].code.name}")

    def _activate(self, code: Routine | Fragment) -> None:
        labels = {instr.args[0].name: i for i, instr in enumerate(code.instrs) if instr.op == "label"}
        self.stack.append(Activation(code, labels))

    def _step(self) -> Outcome | None:
        active = self.stack[-1]
        instrs = active.code.instrs
        if active.at >= len(instrs) or instrs[active.at].op == "cold":
            if isinstance(active.code, Routine) or len(self.stack) > 1:
                raise InterpretError(f"{active.code.name}: control runs off the end")
            return Outcome("fell through")
        instr = instrs[active.at]
        active.at += 1
        try:
            outcome = _EXECUTE[base_op(instr.op)](self, instr)
        except (semantics.UndefinedResult, InterpretError, ValueError) as error:
            raise InterpretError(f"{active.code.name}, {active.at - 1}: {instr}: {error}") from error
        facts = row(instr.op)
        if not facts.sets and not facts.uses:
            self.flags = None
        return outcome

    # --- registers ---

    def get_register(self, name: str) -> int:
        """A register's value; a worker field's register is read in the record."""
        kind = self.kinds.kind(name)
        if kind in ("field", "shared"):
            return self.memory.read(self.registers["w"] + self.worker.offset(name))
        if name in self.lost:
            raise InterpretError(f"{name} is lost: {self.lost[name]}")
        if kind == "machine":
            raise InterpretError(f"{name} has no value in the IR")
        return self.registers.get(name, 0)

    def set_register(self, name: str, value: int) -> None:
        """Assign a register; those that may share its home are lost."""
        value &= (1 << self.bits) - 1
        if self.kinds.kind(name) in ("field", "shared"):
            self.memory.write(self.registers["w"] + self.worker.offset(name), value)
            return
        self.registers[name] = value
        self.lost.pop(name, None)
        for partner in self.partners.get(name, ()):
            self.lost[partner] = f"it may share its home with {name}, which was written"

    def lose_scratch(self, kept: Iterable[Operand], why: str) -> None:
        """Every scratch register but these is destroyed."""
        names = {register.name for register in kept}
        for name in names & self.lost.keys():
            raise InterpretError(f"{name} is passed on, but is lost: {self.lost[name]}")
        self.lost.update((name, why) for name in SCRATCH if name not in names)

    def publish(self) -> None:
        """Store every state register in its field of the worker record, as the gate does."""
        for name in self.registers:
            place = self.slot(name)
            if place is not None:
                self.memory.write(place, self.registers[name])

    def reload(self) -> None:
        """Load every state register from its field of the worker record."""
        for name in self.kinds.names():
            place = self.slot(name)
            if place is not None:
                self.registers[name] = self.memory.read(place)

    def slot(self, name: str) -> int | None:
        """The address where a state register is published; None for w itself and for other registers."""
        if self.kinds.kind(name) != "state" or name == "w":
            return None
        array, _, index = name.rstrip(")").partition("(")
        offset = self.worker.offset(array, int(index)) if index else self.worker.offset(name)
        return self.registers["w"] + offset

    # --- operands ---

    def address(self, place: Mem) -> int:
        """The address of a memory operand."""
        if place.base is None:
            return self.symbol(place.offset)
        return self.value(place.base) + place.offset & (1 << self.bits) - 1

    def symbol(self, symbol: Sym | Label) -> int:
        """The value of a symbol; code and labels get an address the first time they are asked for."""
        name = str(symbol) if isinstance(symbol, Sym) else f"{self.stack[-1].code.name}.{symbol}"
        if name not in self.symbols:
            if isinstance(symbol, Sym) and symbol.kind not in ("code", "label"):
                raise InterpretError(f"the symbol {symbol} has no value")
            self.symbols[name] = FIRST_ADDRESS + 16 * len(self.symbols)
        return self.symbols[name] & ((1 << self.bits) - 1)

    def value(self, operand: Operand) -> Any:
        """What an operand is worth: an unsigned word, or a double."""
        kind = type(operand)
        if kind is Temp or kind is FTemp:
            if operand not in self.stack[-1].temps:
                raise InterpretError(f"{operand} is read before it is written")
            return self.stack[-1].temps[operand]
        if kind is Reg:
            return self.get_register(operand.name)
        if kind is Imm:
            return operand.value & ((1 << self.bits) - 1)
        if kind is Mem:
            return self.memory.read(self.address(operand))
        return self.symbol(operand)

    def assign(self, operand: Operand, value: Any) -> None:
        """Write a result."""
        kind = type(operand)
        if kind is Temp or kind is FTemp:
            self.stack[-1].temps[operand] = value
        elif kind is Reg:
            self.set_register(operand.name, value)
        else:
            self.memory.write(self.address(operand), value)

    # --- instructions; each gets the instruction and gives an Outcome if the run ends ---

    def move(self, instr: Instr) -> None:
        self.assign(instr.args[0], self.value(instr.args[1]))

    def addr(self, instr: Instr) -> None:
        self.assign(instr.args[0], self.symbol(instr.args[1]))

    def load_byte(self, instr: Instr) -> None:
        self.assign(instr.args[0], self.memory.read_byte(self.address(instr.args[1])))

    def store_byte(self, instr: Instr) -> None:
        self.memory.write_byte(self.address(instr.args[0]), self.value(instr.args[1]) & 0xFF)

    def arithmetic(self, instr: Instr) -> None:
        result, a, b = instr.args
        self.assign(result, semantics.WORD_OPERATIONS[instr.op](self.value(a), self.value(b), self.bits))

    def overflowing(self, instr: Instr) -> None:
        result, a, b = instr.args
        exact = semantics.OVERFLOW_OPERATIONS[instr.op](self.signed(a), self.signed(b))
        wrapped = semantics.wrap(exact, self.bits)
        self.assign(result, wrapped)
        self.flags = ("overflow", exact, semantics.signed(wrapped, self.bits))

    def signed(self, operand: Operand) -> int:
        return semantics.signed(self.value(operand), self.bits)

    def compare(self, instr: Instr) -> None:
        a, b = instr.args
        if instr.op == "cmps":
            self.flags = ("signed", self.signed(a), self.signed(b))
        elif instr.op == "test":
            self.flags = ("zero", self.value(a) & self.value(b), 0)
        else:
            self.flags = (row(instr.op).sets, self.value(a), self.value(b))

    def condition_holds(self, instr: Instr) -> bool:
        if self.flags is None:
            raise InterpretError("no conditions are set")
        return semantics.holds(condition(instr.op), self.flags[1], self.flags[2])

    def branch(self, instr: Instr) -> Outcome | None:
        return self.go(instr.args[0], ()) if self.condition_holds(instr) else None

    def conditional_move(self, instr: Instr) -> None:
        old, new = self.value(instr.args[0]), self.value(instr.args[1])
        self.assign(instr.args[0], new if self.condition_holds(instr) else old)

    def jump(self, instr: Instr) -> Outcome | None:
        return self.go(instr.args[0], instr.args[1:])

    def go(self, target: Operand, passed: tuple[Operand, ...]) -> Outcome | None:
        """Continue at a label, in another routine in place of this one, or leave."""
        if type(target) is Label:
            self.stack[-1].at = self.stack[-1].labels[target.name]
            return None
        if target.kind == "code" and target.name in self.program:
            self.lose_scratch(passed, "a jump to another routine destroys it")
            self.stack.pop()
            self._activate(self.program[target.name])
            return None
        return Outcome("jumped", target=str(target), passed=tuple(register.name for register in passed))

    def jump_indirect(self, instr: Instr) -> Outcome | None:
        address = self.value(instr.args[0])
        for name, known in self.symbols.items():
            kind, _, rest = name.partition(":")
            if known == address and kind == "code" and rest in self.program:
                return self.go(Sym(kind, rest), instr.args[1:])
        return Outcome("jumped", target=address, passed=tuple(register.name for register in instr.args[1:]))

    def call(self, instr: Instr) -> None:
        symbol = instr.args[0]
        name: str = symbol.name
        self.lose_scratch(instr.args[1:], f"{name} was called")
        if name in self.program:
            self._activate(self.program[name])
        elif name == "gate" and self.serve is not None:
            number = self.get_register("arg0")
            self.publish()
            result = self.serve(self, number)
            self.reload()
            self.lose_scratch((), "a service was called")
            self.set_register("val", result)
        else:
            raise InterpretError(f"there is no routine {name}")

    def ret(self, instr: Instr) -> Outcome | None:
        self.lose_scratch(instr.args, f"{self.stack[-1].code.name} returned")
        self.stack.pop()
        if self.stack:
            return None
        if self.unwound:
            raise InterpretError("there is nothing to return to")
        return Outcome("returned", self.get_register("val") if Reg("val") in instr.args else None)

    def unwind(self, instr: Instr) -> None:
        self.stack = self.stack[-1:]
        self.unwound = True

    def choice_changed(self, instr: Instr) -> None:
        choice = load_record("choice", self.word_size)
        for name in ("ab", "hb"):
            self.set_register(name, self.memory.read(self.get_register("b") + choice.offset(name)))

    def double_move(self, instr: Instr) -> None:
        dest, source = instr.args
        value = self.memory.read_double(self.address(source)) if type(source) is Mem else self.value(source)
        if type(dest) is Mem:
            self.memory.write_double(self.address(dest), value)
        else:
            self.assign(dest, value)

    def double_arithmetic(self, instr: Instr) -> None:
        result, a, b = instr.args
        self.assign(result, semantics.DOUBLE_OPERATIONS[instr.op](self.value(a), self.value(b)))

    def square_root(self, instr: Instr) -> None:
        self.assign(instr.args[0], semantics.square_root(self.value(instr.args[1])))

    def negated(self, instr: Instr) -> None:
        self.assign(instr.args[0], -self.value(instr.args[1]))

    def to_double(self, instr: Instr) -> None:
        self.assign(instr.args[0], float(self.signed(instr.args[1])))

    def to_word(self, instr: Instr) -> None:
        self.assign(instr.args[0], semantics.truncated(self.value(instr.args[1]), self.bits))

    def mark(self, instr: Instr) -> None:
        pass


_EXECUTE: dict[str, Callable[[Interpreter, Instr], Outcome | None]] = {
    "move": Interpreter.move, "addr": Interpreter.addr, "ldb": Interpreter.load_byte, "stb": Interpreter.store_byte,
    **dict.fromkeys(semantics.WORD_OPERATIONS, Interpreter.arithmetic),
    **dict.fromkeys(semantics.OVERFLOW_OPERATIONS, Interpreter.overflowing),
    **dict.fromkeys(("cmps", "cmpu", "test", "fcmp"), Interpreter.compare),
    "branch": Interpreter.branch, "cmove": Interpreter.conditional_move, "jump": Interpreter.jump,
    "jumpi": Interpreter.jump_indirect, "call": Interpreter.call, "ret": Interpreter.ret, "unwind": Interpreter.unwind,
    "newb": Interpreter.choice_changed, "fmove": Interpreter.double_move,
    **dict.fromkeys(semantics.DOUBLE_OPERATIONS, Interpreter.double_arithmetic),
    "fsqrt": Interpreter.square_root, "fneg": Interpreter.negated,
    "i2f": Interpreter.to_double, "f2i": Interpreter.to_word,
    "label": Interpreter.mark, "align": Interpreter.mark,
}  # fmt: skip


def interpret(
    program: Mapping[str, Routine | Fragment],
    start: str,
    memory: Any,
    worker: int,
    registers: Mapping[str, int] | None = None,
    args: Iterable[int] = (),
    max_steps: int = 1_000_000,
) -> tuple[Outcome, dict[str, int]]:
    """Run one routine or fragment of a program: how it ended, and the registers that still have a value then."""
    machine = Interpreter(program, memory, worker)
    for name, value in (registers or {}).items():
        machine.set_register(name, value)
    outcome = machine.run(start, args, max_steps)
    return outcome, {name: value for name, value in machine.registers.items() if name not in machine.lost}
