"""assertz/1 and asserta/1: a term becomes a clause in the store.

Head and body are copied to the free part of the copy area first, because their size is not known before; from there
they go to a block of the right size, where variables become numbers: a reference to a place among the bindings.
The body says how it is run: not at all, as one goal, or by the interpreter of control constructs. What the kernel
cannot decide (a predicate that is not known to be dynamic, a module in front, variables as goals, errors) the service
`dynamic` does.
"""

from wamjit.kernel.acyclic import is_acyclic, never_ends
from wamjit.kernel.clause_chain import ALIVE, key_of
from wamjit.kernel.clause_enter import enter_clause
from wamjit.kernel.clause_erase import next_generation, take_room
from wamjit.kernel.clause_store import block_size
from wamjit.kernel.control import MOST_MODULES, cell_in
from wamjit.kernel.copy import HUGE, address_of, after_copy, copy_cells, copy_words, end_copy
from wamjit.kernel.names import ATOMS, CLAUSE, DYNAMIC, ERR, FUNCTORS, LST, STR, SVC
from wamjit.kernel.words import (
    atom_record,
    box_words,
    compound_header,
    deref,
    functor_record,
    header_of,
    int_value,
    is_atom,
    is_box_header,
    is_constant,
    is_lst,
    is_ref,
    is_str,
    raise_error,
)
from wamjit.subset.lang import (
    ATOMREC,
    FUNCTOR,
    WORD,
    Word,
    gate,
    inline,
    kernel,
    likely,
    load,
    reg,
    store,
    unlikely,
    unwind_and_jump,
    w,
)

FACT, GOAL, CONTROL, ODD = 0, 1, 2, 3  # how a body is run; ODD: not as it is
ADD, TAKE = 0, 1  # what the service is asked for


@inline
def is_neck(t: Word) -> bool:
    """Head :- Body."""
    return is_str(t) and header_of(t) == FUNCTORS.neck


@kernel
def without_module(t: Word) -> Word:
    """A dereferenced clause or head without the modules in front; the innermost goes to `w.clause_module`.

    What contains itself keeps one, and is an error of the service that gets it for that.
    """
    w.clause_module = ATOMS.user
    count = 0
    while is_str(t) and header_of(t) == FUNCTORS.colon:
        module = deref(load(t, WORD - STR))
        count += 1
        if not is_atom(module) or unlikely(count > MOST_MODULES):
            break
        w.clause_module = module
        t = deref(load(t, 2 * WORD - STR))
    return t


@kernel
def record_of(head: Word) -> Word:
    """The record of the dynamic predicate of a head in `w.clause_module`; 0 if it is not known to have one."""
    functor = head
    if not is_atom(head):
        functor = compound_header(head)
        if functor == 0:
            return 0
    if unlikely(w.clause_module != ATOMS.user):
        return load(cell_in(w.clause_module, functor), WORD)
    if is_atom(head):
        cell = load(atom_record(head), ATOMREC.cell)
    else:
        cell = load(functor_record(functor), FUNCTOR.cell)
    if cell == 0:
        return 0
    return load(cell, WORD)


@inline
def is_control(header: Word) -> bool:
    """Whether a body of that functor has goals for arguments, through which its cuts are seen."""
    return (
        header == FUNCTORS.conjunction
        or header == FUNCTORS.disjunction
        or header == FUNCTORS.if_then
        or header == FUNCTORS.soft_if
        or header == FUNCTORS.bar
    )


@kernel
def way_to_run(body: Word) -> Word:
    """How a body is run."""
    goal = deref(body)
    if goal == ATOMS.true:
        return FACT
    kind = GOAL
    top = w.pdl_start
    while True:
        header = compound_header(goal)
        if header != 0:
            if is_control(header):
                if never_ends(goal, top):
                    return ODD
                kind = CONTROL
                if unlikely(top >= w.pdl_end):
                    unwind_and_jump("pdl_full")
                store(top, 0, load(goal, 2 * WORD - STR))
                top += WORD
                goal = deref(load(goal, WORD - STR))
                continue
        elif goal == ATOMS.cut:
            kind = CONTROL
        elif not is_atom(goal):
            return ODD
        if top == w.pdl_start:
            return kind
        top -= WORD
        goal = deref(load(top))


@kernel
def copy_clause(head: Word, body: Word) -> Word:
    """A copy of body and head behind the top of the copy area, as the two cells of a list: where it ends."""
    start = w.copy_top
    limit = w.copy_end
    if unlikely(start + 2 * WORD > limit):
        unwind_and_jump("copy_full")
    while True:
        store(start, 0, head)
        store(start, WORD, body)
        end = copy_cells(start, start + 2 * WORD, limit)
        if likely(end > HUGE):
            break
        if end == HUGE and (is_acyclic(head) & is_acyclic(body)) == 0:
            return raise_error(ERR.representation_cyclic, 0, 0)
        if after_copy(end) == 0:
            unwind_and_jump("copy_full")
    if unlikely(w.copy_patience != 0 or w.copy_shares != 0):
        end_copy()
    return end


@kernel
def settle_cells(clause: Word, end: Word) -> Word:
    """Bring the copy that ends at `end`, without the head's word, to its clause: the bytes of its bindings."""
    at = w.copy_top + WORD
    to = clause + CLAUSE.body
    distance = to - at
    bindings = 0
    while at < end:
        t = load(at)
        if is_constant(t):
            store(to, 0, t)
            if is_box_header(t):
                size = box_words(t) * WORD
                copy_words(at + WORD, to + WORD, size)
                at += size
                to += size
        elif is_ref(t):
            if t == at:
                store(at, 0, bindings)
                store(to, 0, bindings)
                bindings += WORD
            else:
                store(to, 0, load(t))
        else:
            store(to, 0, t + distance)
        at += WORD
        to += WORD
    return bindings


@kernel
def make_clause(predicate: Word, head: Word, body: Word) -> Word:
    """A clause in the store that is in no chain yet; head and body are dereferenced."""
    end = copy_clause(head, body)
    size = block_size(CLAUSE.body - WORD + end - w.copy_top)
    clause = take_room(size)
    bindings = settle_cells(clause, end)
    key = 0
    if load(predicate, DYNAMIC.arity) != 0:
        first = clause + CLAUSE.cells
        if not is_lst(head):
            first += WORD
        key = key_of(load(first))
    store(clause, CLAUSE.room, size)
    store(clause, CLAUSE.predicate, predicate)
    store(clause, CLAUSE.key, key)
    store(clause, CLAUSE.info, bindings)
    store(clause, CLAUSE.death, ALIVE)
    store(clause, CLAUSE.owner, clause)
    store(clause, CLAUSE.entries, 0)
    return clause


@kernel
def add_term(t: Word, at_end: Word) -> Word:
    """Add a clause at the end or the beginning of its predicate: where it is."""
    given = deref(t)
    t = without_module(given)
    head = t
    body = ATOMS.true
    if is_neck(t):
        head = deref(load(t, WORD - STR))
        body = deref(load(t, 2 * WORD - STR))
    predicate = record_of(head)
    kind = way_to_run(body)
    if unlikely(predicate == 0 or kind == ODD):
        w.svc[0] = given
        w.svc[1] = ADD
        predicate = gate(SVC.dynamic)
        head = w.svc(1)
        body = w.svc(2)
        kind = way_to_run(body)
    clause = make_clause(predicate, head, body)
    store(clause, CLAUSE.birth, next_generation())
    store(clause, CLAUSE.info, load(clause, CLAUSE.info) + kind)
    enter_clause(predicate, clause, at_end)
    return clause


@kernel
def bi_assertz() -> Word:
    """assertz(+Clause)."""
    add_term(reg.x(0), 1)
    return 1


@kernel
def bi_asserta() -> Word:
    """asserta(+Clause)."""
    add_term(reg.x(0), 0)
    return 1


@inline
def add_known(predicate: Word, head: Word, body: Word, kind: Word, at_end: Word) -> None:
    """Add a clause whose predicate and whose way to be run are known."""
    clause = make_clause(predicate, head, body)
    store(clause, CLAUSE.birth, next_generation())
    store(clause, CLAUSE.info, load(clause, CLAUSE.info) + kind)
    enter_clause(predicate, clause, at_end)


@kernel
def bi_add_clause() -> Word:
    """'$add_clause'(+Predicate, +Head, +Body, +AtEnd): for Python, which knows the record and the body as it is run."""
    body = deref(reg.x(2))
    kind = way_to_run(body)
    add_known(address_of(deref(reg.x(0))), deref(reg.x(1)), body, kind, int_value(deref(reg.x(3))))
    return 1


@kernel
def bi_add_facts() -> Word:
    """'$add_facts'(+Predicate, +Heads): many at its end, for Python."""
    predicate = address_of(deref(reg.x(0)))
    rest = deref(reg.x(1))
    while is_lst(rest):
        add_known(predicate, deref(load(rest, -LST)), ATOMS.true, FACT, 1)
        rest = deref(load(rest, WORD - LST))
    return 1
