"""Failure, the ends of a query, events, call/N.

In: the machine's state. Out: control somewhere else. Holds: entries run at depth 0 and are reached by jumps; a routine
that asks for an entry address never transfers control itself.
"""

from wamjit.kernel.construct import find_functor
from wamjit.kernel.names import AREA, ATOM_SHIFT, ATOMS, ERR, FUNCTORS, LST, MODULECELL, STR, SVC
from wamjit.kernel.unify import unify
from wamjit.kernel.words import (
    atom_record,
    compound_arguments,
    compound_header,
    deref,
    exhausted,
    functor_arity,
    functor_name,
    functor_record,
    is_atom,
    is_lst,
    is_ref,
    need_heap,
    raise_error,
    undo_trail,
)
from wamjit.subset.lang import (
    ATOMREC,
    FUNCTOR,
    NODE,
    WORD,
    WORKER,
    Word,
    entry,
    gate,
    inline,
    jump_to,
    kernel,
    load,
    reg,
    store,
    tail_jump,
    unlikely,
    w,
)

X_COUNT = 256  # argument registers: no predicate has more arguments
X_LOADED = 16  # x registers below may have a hardware home in some placement; the others always are in w.term
MOST_MODULES = 1 << 16  # in front of one term: one with more contains itself
MODULE_CELLS = 4096  # entries, a power of two; the area `cells` of tables/areas.txt holds them
KEPT = 8  # svc[KEPT..] keeps call/N's extra arguments while the goal's are loaded


# --- failure, ends, events -------------------------------------------------------------------------------------------


@entry
def fail() -> None:
    """Backtrack: go to the alternative of the newest choice point."""
    jump_to(load(reg.b, NODE.alt))


@entry
def stop_success() -> None:
    """The continuation of a query: it has a solution. Entering again at `code:fail` asks for the next one."""
    gate(SVC.success)
    jump_to(load(reg.b, NODE.alt))


@entry
def undo_query() -> None:
    """For a query that ends with much on its trail: reset what the trail has above svc[0]."""
    undo_trail(w.svc(0))
    gate(SVC.success)
    tail_jump("fail")


@entry
def stop_fail() -> None:
    """The alternative of the choice point below a query: it has no solution (left)."""
    gate(SVC.failed)
    jump_to(load(reg.b, NODE.alt))


@entry
def stop_exception() -> None:
    """Nobody caught the ball at svc[0]; the state is that of the choice point below the query."""
    gate(SVC.exception)
    jump_to(load(reg.b, NODE.alt))


@entry
def leadin() -> None:
    """The lead-in of a predicate without code has put its number into svc[0]: compile it and enter it."""
    jump_to(gate(SVC.leadin))


@entry
def pdl_full() -> None:
    """Terms too deep for the kernel's stack."""
    exhausted(AREA.pdl)
    tail_jump("fail")


@entry
def copy_full() -> None:
    """No room for answers of findall, or for a ball."""
    exhausted(AREA.copy)
    tail_jump("fail")


# --- call/N ----------------------------------------------------------------------------------------------------------


@kernel
def code_of(functor: Word) -> Word:
    """The entry address of the predicate of an atom word (NAME/0) or a header word."""
    if is_atom(functor):
        cell = load(atom_record(functor), ATOMREC.cell)
    else:
        cell = load(functor_record(functor), FUNCTOR.cell)
    if unlikely(cell == 0):
        w.svc[0] = functor
        cell = gate(SVC.cell)
    return load(cell)


@kernel
def load_arguments(at: Word, arity: Word) -> Word:
    """Put the words at `at` into x0.."""
    for i in range(X_LOADED):
        if arity == i:
            return 0
        reg.x[i] = load(at, i * WORD)
    number = X_LOADED
    while number < arity:
        w.term[number] = load(at + number * WORD)
        number += 1
    return 0


@kernel
def append_arguments(at: Word, arity: Word, extra: Word) -> Word:
    """Put the words at `at`, then the `extra` words kept in svc, into x0..: by way of memory."""
    number = 0
    while number < arity:
        w.term[number] = load(at + number * WORD)
        number += 1
    kept = reg.w + WORKER.svc(KEPT)
    total = arity + extra
    while number < total:
        w.term[number] = load(kept)
        kept += WORD
        number += 1
    for i in range(X_LOADED):
        if total == i:
            return 0
        reg.x[i] = w.term(i)
    return 0


@inline
def keep_extra() -> None:
    """Save x1..x7 behind svc[KEPT]."""
    for i in range(7):
        w.svc[KEPT + i] = reg.x(i + 1)


@kernel
def cell_in(module: Word, functor: Word) -> Word:
    """The cell of the predicate that a functor means in a module other than `user`."""
    slot = ((module >> ATOM_SHIFT) * 7 + (functor >> ATOM_SHIFT)) & (MODULE_CELLS - 1)
    known = w.module_cells + slot * MODULECELL.size
    if load(known, MODULECELL.module) == module and load(known, MODULECELL.functor) == functor:
        return load(known, MODULECELL.cell)
    w.svc[0] = module
    w.svc[1] = functor
    cell = gate(SVC.module_cell)
    store(known, MODULECELL.module, module)
    store(known, MODULECELL.functor, functor)
    store(known, MODULECELL.cell, cell)
    return cell


@kernel
def code_in(module: Word, functor: Word) -> Word:
    """The entry address of the predicate that a functor means in a module."""
    if module == ATOMS.user:
        return code_of(functor)
    return load(cell_in(module, functor))


@kernel
def call_atom(module: Word, name: Word, extra: Word) -> Word:
    """call(Name, Extra...): the address to go to, arguments loaded."""
    functor = name
    if extra != 0:
        for i in range(7):
            reg.x[i] = reg.x(i + 1)
        functor = find_functor(name, extra)
    return code_in(module, functor)


@kernel
def call_compound(module: Word, goal: Word, extra: Word) -> Word:
    """The same for a goal that is no atom, and perhaps none at all."""
    header = compound_header(goal)
    if unlikely(header == 0):
        if is_ref(goal):
            return raise_error(ERR.instantiation, 0, 0)
        return raise_error(ERR.type_callable, goal, 0)
    arity = functor_arity(header)
    at = goal - STR + WORD
    if is_lst(goal):
        at = goal - LST
    if extra == 0:
        if unlikely(arity > X_COUNT):
            return raise_error(ERR.representation_arity, 0, 0)
        load_arguments(at, arity)
        return code_in(module, header)
    if unlikely(arity + extra > X_COUNT):
        return raise_error(ERR.representation_arity, 0, 0)
    keep_extra()
    append_arguments(at, arity, extra)
    return code_in(module, find_functor(functor_name(header), arity + extra))


@kernel
def call_in(module: Word, goal: Word, extra: Word) -> Word:
    """A goal of a module, which may have modules of its own in front: the innermost counts."""
    count = 0
    while True:
        count += 1
        if unlikely(count > MOST_MODULES):
            return raise_error(ERR.type_callable, goal, 0)
        module = deref(module)
        goal = deref(goal)
        if unlikely(not is_atom(module)):
            if is_ref(module):
                return raise_error(ERR.instantiation, 0, 0)
            return raise_error(ERR.type_module, module, 0)
        if compound_header(goal) != FUNCTORS.colon:
            break
        at = compound_arguments(goal)
        module = load(at)
        goal = load(at, WORD)
    if is_atom(goal):
        return call_atom(module, goal, extra)
    return call_compound(module, goal, extra)


@kernel
def prepare_call(extra: Word) -> Word:
    """The goal in x0 with `extra` more arguments in x1..: loads the argument registers; the address to go to."""
    goal = deref(reg.x(0))
    if is_atom(goal):
        return call_atom(ATOMS.user, goal, extra)
    if unlikely(compound_header(goal) == FUNCTORS.colon):
        return call_in(ATOMS.user, goal, extra)
    return call_compound(ATOMS.user, goal, extra)


@entry
def call_qualified() -> None:
    """Module:Goal."""
    jump_to(call_in(reg.x(0), reg.x(1), 0))


@kernel
def innermost(t: Word) -> Word:
    """M:T of a term with modules in front, without those that another one follows; what contains itself is an error."""
    count = 0
    while is_atom(deref(load(compound_arguments(t)))):
        inner = deref(load(compound_arguments(t), WORD))
        if compound_header(inner) != FUNCTORS.colon:
            break
        count += 1
        if unlikely(count > MOST_MODULES):
            return raise_error(ERR.type_callable, t, 0)
        t = inner
    return t


@kernel
def bi_qualify() -> Word:
    """'$qualify'(?Term, +Module, -Qualified): Module:Term; the innermost of modules that are in front already."""
    t = deref(reg.x(0))
    if compound_header(t) == FUNCTORS.colon:
        t = innermost(t)
    else:
        need_heap(3 * WORD)
        h = reg.h
        store(h, 0, FUNCTORS.colon)
        store(h, WORD, reg.x(1))
        store(h, 2 * WORD, t)
        reg.h = h + 3 * WORD
        t = h + STR
    return unify(reg.x(2), t)


@entry
def call_1() -> None:
    """call(Goal)."""
    jump_to(prepare_call(0))


@entry
def call_2() -> None:
    """call(Goal, A)."""
    jump_to(prepare_call(1))


@entry
def call_3() -> None:
    """call(Goal, A, B)."""
    jump_to(prepare_call(2))


@entry
def call_4() -> None:
    """call/4."""
    jump_to(prepare_call(3))


@entry
def call_5() -> None:
    """call/5."""
    jump_to(prepare_call(4))


@entry
def call_6() -> None:
    """call/6."""
    jump_to(prepare_call(5))


@entry
def call_7() -> None:
    """call/7."""
    jump_to(prepare_call(6))


@entry
def call_8() -> None:
    """call/8."""
    jump_to(prepare_call(7))
