"""Head unification, and `=` with a compound term: get instructions, read and write streams.

A `get_list` or `get_struct` has two separate streams. The read stream loads the variables that occur for the first
time, checks constants, unifies values and goes down into nested terms; the write stream stores each cell at h. Both
are made in one walk, so that they end with the same variables in the same places. Small nested terms are built
whole in the write stream; a large one is left a fresh variable there, and its own get instruction, after the
streams have met, finds it unbound (otherwise a long list in a head would make code of quadratic size).
"""

from __future__ import annotations

from wamjit.compile.build import operand, release_operand
from wamjit.compile.state import ClauseState, constant, functor, is_constant, is_list
from wamjit.read.terms import Struct, Var

SMALL = 8  # cells of a nested term that a write stream builds with its parent
Instructions = list[tuple]


class Streams:
    """What one walk made: both streams (the write stream at offsets from h) and the nested terms left for later."""

    __slots__ = ("read", "write", "size", "later")

    def __init__(self, size: int) -> None:
        self.read: Instructions = []
        self.write: Instructions = []
        self.size = size
        self.later: list[tuple[Struct, int]] = []


def is_small(term: Struct) -> bool:
    """Whether a nested term takes at most SMALL cells."""
    total, todo = 0, [term]
    while todo and total <= SMALL:
        struct = todo.pop()
        total += len(struct.args) + (not is_list(struct))
        todo.extend(arg for arg in struct.args if isinstance(arg, Struct))
    return total <= SMALL


def shifted(instructions: Instructions, base: int) -> Instructions:
    """Write instructions with `base` added to their offsets (the plain numbers among the operands)."""
    return [
        (name, *(operand + base if isinstance(operand, int) else operand for operand in operands))
        for name, *operands in instructions
    ]


def get_structure(state: ClauseState, term: Struct, register: int, read_hot: bool) -> None:
    """Unify x(register) with a compound term. `read_hot`: the read stream stands in line, not behind the clause."""
    if state.spill:
        build_and_unify(state, term, register)
        return
    todo = [(term, register)]
    while todo:  # depth first, so that few registers wait
        struct, reg = todo.pop()
        streams = both_streams(state, struct, reg)
        state.room(streams.size)
        for instruction in branch(state, struct, reg, streams, read_hot):
            state.emit(*instruction)
        todo.extend(reversed(streams.later))


def build_and_unify(state: ClauseState, term: Struct, register: int) -> None:
    """The same with one more register at most."""
    built = operand(state, term)
    state.emit("get_value", ("x", register), built)
    release_operand(state, term, built)
    if state.registers.is_temporary(("x", register)):
        state.registers.release(register)


def branch(state: ClauseState, term: Struct, register: int, streams: Streams, read_hot: bool) -> Instructions:
    """The get instruction with one stream behind it; the other goes to the clause's tail."""
    other, join = state.new_label(), state.new_label()
    name = "get_list" if is_list(term) else "get_struct"
    operands = (("x", register),) if is_list(term) else (("x", register), functor(term))
    write = [*streams.write, ("bump", streams.size)]
    inline, behind = (streams.read, write) if read_hot else (write, streams.read)
    state.tail.append([("label", other), *behind, ("jump", join)])
    return [(name if read_hot else name + "_write", *operands, other), *inline, ("label", join)]


def both_streams(state: ClauseState, term: Struct, register: int) -> Streams:
    """Walk one level: variables first, then constants, then values, then nested terms."""
    tag = "list" if is_list(term) else "struct"
    base = 0 if tag == "list" else 1
    streams = Streams(size=base + len(term.args))
    streams.read.append((f"read_{tag}", ("x", register)))
    if base:
        streams.write.append(("write_functor", functor(term), 0))
    if state.registers.is_temporary(("x", register)):
        state.registers.release(register)
    nested: list[tuple[Struct, int, int]] = []
    values: list[tuple[Var, int]] = []
    for k, arg in enumerate(term.args, base):
        if isinstance(arg, Struct):
            home = state.temporary()
            streams.read.append(("read_var", ("x", home), k, (tag,)))
            nested.append((arg, k, home))
        elif isinstance(arg, Var):
            if state.is_first(arg):
                first_variable(state, arg, k, tag, streams)
            else:
                values.append((arg, k))
    for k, arg in enumerate(term.args, base):
        if is_constant(arg):
            streams.read.append(("read_const", constant(arg), k, (tag,)))
            streams.write.append(("write_const", constant(arg), k))
    value_cells(state, values, tag, streams)
    for arg, k, home in nested:
        nested_term(state, arg, k, home, streams)
    return streams


def first_variable(state: ClauseState, var: Var, offset: int, tag: str, streams: Streams) -> None:
    """A variable's first occurrence: loaded, or made in the cell."""
    if state.is_void(var):
        streams.write.append(("write_void", offset))
    else:
        home = state.destination(var)
        streams.read.append(("read_var", home, offset, (tag,)))
        streams.write.append(("write_var", home, offset))
    state.use(var)


def value_cells(state: ClauseState, values: list[tuple[Var, int]], tag: str, streams: Streams) -> None:
    """Cells that hold variables with values. All but the last are loaded first: s ends with the first unification."""
    loaded = []
    for var, k in values[:-1]:
        register = state.temporary()
        streams.read.append(("read_var", ("x", register), k, (tag,)))
        loaded.append((var, k, register))
    for var, k in values[-1:]:
        streams.read.append(("read_value", state.where(var), k, (tag,)))
        streams.write.append(("write_value", state.where(var), k))
    for var, k, register in loaded:
        streams.read.append(("get_value", state.where(var), ("x", register)))
        streams.write.append(("write_value", state.where(var), k))
        state.registers.release(register)
    for var, _ in values:
        state.use(var)


def nested_term(state: ClauseState, term: Struct, offset: int, home: int, streams: Streams) -> None:
    """A nested term whose address the read stream has in x(home)."""
    if not is_small(term):
        streams.write.append(("write_var", ("x", home), offset))
        streams.later.append((term, home))
        return
    kind = "list" if is_list(term) else "struct"
    base = streams.size
    streams.write.append((f"write_{kind}", base, offset))
    inner = both_streams(state, term, home)
    streams.read.extend(branch(state, term, home, inner, True))
    streams.write.extend(shifted(inner.write, base))
    streams.size += inner.size
