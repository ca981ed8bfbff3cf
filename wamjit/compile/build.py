"""Building terms on the heap and moving arguments to their registers.

A goal's compound arguments are written as one block at `h`: every cell's offset is known, so one `bump` at the end
moves `h` over all of them. Registers are then assigned in parallel: moves between x registers first (cycles through
a free one), then what needs no x register (slots, constants, addresses in the block).
"""

from __future__ import annotations

from collections import Counter, deque

from wamjit.compile.state import ClauseState, constant, functor, is_constant, is_list
from wamjit.read.terms import Struct, Term, Var

Source = tuple


class Block:
    """Cells to be written at h: `write` emits them, `bump`, after the addresses in the block were used, ends it."""

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
        """Emit the writes."""
        self.state.room(self.size)
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
    for arg in args:
        if isinstance(arg, Var) and not state.is_first(arg):
            state.lock(state.where(arg))
    for i, arg in enumerate(args):  # compound terms first: they give fresh variables their cells
        if isinstance(arg, Struct):
            sources[i] = block.term(arg)
    dying: list[Var] = []
    fresh: dict[Var, Source] = {}
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
    state.unlock()


def fresh_source(state: ClauseState, block: Block, var: Var, fresh: dict[Var, Source]) -> Source:
    """The source of a variable argument; a first occurrence gets a cell and, if it lives on, a home."""
    if var in fresh:
        return fresh[var]
    if not state.is_first(var):
        return state.where(var)
    source = block.fresh()
    if state.uses[var] > 1:
        block.writes[-1] = ("write_var", state.destination(var), source[1])
        state.lock(state.where(var))
        if var not in state.slots:
            return state.where(var)
    else:
        state.seen.add(var)
    fresh[var] = source
    return source


def rescue(state: ClauseState, nargs: int, moves: dict[int, Source]) -> None:
    """Temporaries that live on after a built-in leave its argument registers (as part of the parallel assignment)."""
    registers = state.registers
    never = (1 << nargs) - 1
    for register in range(nargs):
        holder = registers.holder.get(register)
        if holder is None or registers.copies >> register & 1:
            continue
        if isinstance(holder, Var) and state.uses[holder] <= 0:
            continue
        if register not in moves:
            continue  # the argument is this very value
        new = state.pick(never=never)
        moves[new] = ("x", register)
        registers.release(register)
        registers.take(new, holder)
        if isinstance(holder, Var):
            state.location[holder] = new


def parallel(state: ClauseState, moves: dict[int, Source], nargs: int) -> None:
    """Emit all moves as if at once."""
    pending = {target: source[1] for target, source in moves.items() if source[0] == "x"}
    if pending:
        permute(state, moves, pending, nargs)
    for target, source in moves.items():
        if source[0] != "x":
            put(state, ("x", target), source)
    for target in moves:
        if target < nargs:
            state.evict(target)


def permute(state: ClauseState, moves: dict[int, Source], pending: dict[int, int], nargs: int) -> None:
    """Emit the moves between registers: target to source."""
    readers = Counter(pending.values())
    ready = [target for target in pending if target not in readers]
    while pending:
        while ready:
            target = ready.pop()
            source = pending.pop(target)
            state.emit("move", ("x", target), ("x", source))
            readers[source] -= 1
            if not readers[source] and source in pending:
                ready.append(source)
        if pending:  # only cycles are left: open one
            target, source = next(iter(pending.items()))
            never = sum(1 << register for register in {*range(nargs), *moves, *pending.values()})
            spare = state.pick(never=never)
            state.emit("move", ("x", spare), ("x", target))
            pending = {t: spare if s == target else s for t, s in pending.items()}
            readers = Counter(pending.values())
            ready = [target]


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

    `release_operand` gives back the register taken for it; until the goal's `unlock` nothing else comes there.
    """
    if is_constant(term):
        return constant(term)
    if isinstance(term, Var) and not state.is_first(term):
        target = state.where(term)
        state.lock(target)
        return target
    block = Block(state)
    source = source_of(state, block, term)
    block.write()
    if isinstance(term, Var) and state.uses[term] > 1:
        target = state.destination(term)
        state.lock(target)
    else:
        target = ("x", state.temporary())
    put(state, target, source)
    block.bump()
    return target


def release_operand(state: ClauseState, term: Term, location: tuple) -> None:
    """The operand made from `term` has been read."""
    if state.registers.is_temporary(location):
        state.registers.release(location[1])
    if isinstance(term, Var):
        state.use(term)
