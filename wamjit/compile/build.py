"""Building terms on the heap and moving arguments to their registers.

A goal's compound arguments are written as one block at `h`: every cell's offset is known, so one `bump` at the end moves
`h` over all of them. Registers are then assigned in parallel: moves between x registers first (cycles through a free one),
then what needs no x register (slots, constants, addresses in the block).
"""

from __future__ import annotations

from collections import deque

from wamjit.compile.state import ClauseState, constant, functor, is_constant, is_list
from wamjit.read.terms import Struct, Term, Var

BLOCK_WITHOUT_CHECK = 512  # cells; the entry check leaves 1,024
Source = tuple


class Block:
    """Cells to be written at h. `flush` ends the block."""

    def __init__(self, state: ClauseState) -> None:
        self.state = state
        self.size = 0
        self.writes: list[tuple] = []

    def term(self, term: Struct) -> Source:
        """Write a compound term; its address is the result."""
        root = self.reserve(term)
        todo = deque([(term, root)])
        while todo:
            struct, (_, offset, _) = todo.popleft()
            if not is_list(struct):
                self.writes.append(("write_functor", functor(struct), offset))
                offset += 1
            for k, arg in enumerate(struct.args, offset):
                if isinstance(arg, Struct):
                    address = self.reserve(arg)
                    self.writes.append((f"write_{address[2]}", address[1], k))
                    todo.append((arg, address))
                elif isinstance(arg, Var):
                    self.variable(arg, k)
                else:
                    self.writes.append(("write_const", constant(arg), k))
        return root

    def reserve(self, term: Struct) -> Source:
        """Room for one compound term: its address as a source."""
        offset = self.size
        if is_list(term):
            self.size += 2
            return "h", offset, "list"
        self.size += 1 + len(term.args)
        return "h", offset, "struct"

    def variable(self, var: Var, offset: int) -> None:
        """A variable in the cell at `offset`."""
        state = self.state
        if state.is_void(var):
            self.writes.append(("write_void", offset))
            state.use(var)
        elif state.is_first(var):
            self.writes.append(("write_var", state.destination(var), offset))
            state.use(var)
        else:
            self.writes.append(("write_value", state.where(var), offset))
            state.use(var)

    def fresh(self) -> Source:
        """A new unbound variable of its own."""
        self.writes.append(("write_void", self.size))
        self.size += 1
        return "h", self.size - 1, "ref"

    def write(self) -> None:
        """Emit the writes, values first: a write_var may set a register whose old value one of them still needs."""
        if self.size > BLOCK_WITHOUT_CHECK:
            self.state.emit("ensure", self.size)
        for write in self.writes:
            self.state.emit(*write)
        self.writes = []

    def bump(self) -> None:
        """Move h over the block."""
        if self.size:
            self.state.emit("bump", self.size)


def source_of(state: ClauseState, block: Block, term: Term) -> Source:
    """How the value of a term can be had: a register, a slot, a constant or an address in the block.

    Counts variable occurrences; a variable whose last use this is keeps its register until `assign`.
    """
    if isinstance(term, Struct):
        return block.term(term)
    if isinstance(term, Var):
        if not state.is_first(term):
            return state.where(term)
        return block.fresh()
    return constant(term)


def put_arguments(state: ClauseState, args: tuple[Term, ...], ends_chunk: bool) -> None:
    """Bring `args` into x(0)...: of a call, or of a built-in after which other temporaries stay alive."""
    block = Block(state)
    sources: list[Source | None] = [None] * len(args)
    for i, arg in enumerate(args):  # compound terms first: they give fresh variables their cells
        if isinstance(arg, Struct):
            sources[i] = block.term(arg)
    dying: list[Var] = []
    fresh: list[tuple[Var, Source]] = []
    for i, arg in enumerate(args):
        if isinstance(arg, Var):
            sources[i] = fresh_source(state, block, arg, fresh)
            dying.append(arg)
        elif not isinstance(arg, Struct):
            sources[i] = constant(arg)
    block.write()
    moves = {i: source for i, source in enumerate(sources) if source != ("x", i)}
    for var in dying:
        state.uses[var] -= 1
    if not ends_chunk:
        rescue(state, len(args), moves)
    parallel(state, moves, len(args))
    block.bump()
    for var in dying:
        if state.uses[var] <= 0 and var in state.location:
            state.drop(var)


def fresh_source(state: ClauseState, block: Block, var: Var, fresh: list[tuple[Var, Source]]) -> Source:
    """The source of a variable argument; a first occurrence gets a cell and, if it lives on, a home."""
    for other, source in fresh:
        if other is var:
            return source
    if not state.is_first(var):
        return state.where(var)
    source = block.fresh()
    if state.uses[var] > 1:
        block.writes[-1] = ("write_var", state.destination(var), source[1])
        if var not in state.slots:
            return state.where(var)
    else:
        state.seen.add(var)
    fresh.append((var, source))
    return source


def rescue(state: ClauseState, nargs: int, moves: dict[int, Source]) -> None:
    """Temporaries that live on after a built-in leave its argument registers (as part of the parallel assignment)."""
    for register in range(nargs):
        holder = state.registers.holder.get(register)
        if holder is None or register in state.registers.copies:
            continue
        if isinstance(holder, Var) and state.uses[holder] <= 0:
            continue
        if register not in moves:
            continue  # the argument is this very value
        new = state.registers.choose(None, [*range(nargs), *moves])
        moves[new] = ("x", register)
        state.registers.release(register)
        state.registers.take(new, holder)
        if isinstance(holder, Var):
            state.location[holder] = new


def parallel(state: ClauseState, moves: dict[int, Source], nargs: int) -> None:
    """Emit all moves as if at once."""
    pending = {target: source[1] for target, source in moves.items() if source[0] == "x"}
    while pending:
        readers = set(pending.values())
        ready = [target for target in pending if target not in readers]
        for target in ready:
            state.emit("move", ("x", target), ("x", pending.pop(target)))
        if not ready and pending:  # only cycles are left: open one
            target, source = next(iter(pending.items()))
            spare = state.registers.choose(None, [*range(nargs), *pending, *moves])
            state.registers.high = max(state.registers.high, spare + 1)
            state.emit("move", ("x", spare), ("x", target))
            pending = {t: spare if s == target else s for t, s in pending.items()}
    for target, source in moves.items():
        if source[0] != "x":
            put(state, ("x", target), source)
    for target in moves:
        if target < nargs:
            state.evict(target)


def put(state: ClauseState, target: tuple[str, int], source: Source) -> None:
    """Emit target := source."""
    if source[0] == "h":
        state.emit(f"put_{source[2]}", target, source[1])
    elif source[0] == "c":
        state.emit("put_const", target, source)
    elif source != target:
        state.emit("move", target, source)


def operand(state: ClauseState, term: Term) -> tuple:
    """A term as an instruction's operand: a register, a slot or a constant; built first if it must be.

    A register taken for it is freed at the chunk's next release of temporaries: see `release_operand`.
    """
    if is_constant(term):
        return constant(term)
    if isinstance(term, Var) and not state.is_first(term):
        location = state.where(term)
        return location
    block = Block(state)
    source = source_of(state, block, term)
    block.write()
    if isinstance(term, Var) and state.uses[term] > 1:
        target = state.destination(term)
    else:
        target = ("x", state.temporary())
    put(state, target, source)
    block.bump()
    return target


def release_operand(state: ClauseState, term: Term, location: tuple) -> None:
    """The operand made from `term` has been read."""
    if isinstance(term, Var):
        if location[0] == "x" and state.registers.holder.get(location[1]) == "temporary":
            state.registers.release(location[1])
        state.use(term)
    elif isinstance(term, Struct) and location[0] == "x":
        state.registers.release(location[1])
