"""Rules of the WAM's control instructions: entries, calls, environments, choice points, cuts, the switch.

Each function is the template of the instruction of its name (tables/wam.txt); its parameters are the operands.
"""

from wamjit.kernel.cleanup import clean_up_above
from wamjit.kernel.collect_run import X_LOADED, handle_event
from wamjit.kernel.names import DYNAMIC, HASH_LOW, HASH_SHIFT, INT, OPAQUE, STR, SVC
from wamjit.kernel.slow import serve
from wamjit.kernel.words import deref, is_ref, undo_trail
from wamjit.subset.lang import (
    ENV,
    NODE,
    WORD,
    Cell,
    Code,
    Const,
    Int,
    Label,
    Loc,
    addr_of,
    call,
    call_cell,
    choice_changed,
    data_word,
    fail,
    gate,
    goto,
    inline,
    jump_to,
    load,
    reg,
    rule,
    store,
    tail_jump,
    test,
    unlikely,
    w,
)
from wamjit.subset.lang import Word as Word


@rule
def check(n: Int):
    """Entry of a predicate with n arguments: heap, interrupts and limits in one comparison."""
    if unlikely(reg.h >= w.heap_warn_soft):
        handle_event(n)


@rule
def ensure(n: Int):
    """Room for n cells."""
    if unlikely(reg.h + n * WORD >= w.heap_end):
        tail_jump("heap_full")


@rule
def allocate(n: Int):
    """A new environment with n slots."""
    store(reg.a, ENV.prev, reg.e)
    store(reg.a, ENV.cp, reg.cp)
    reg.e = reg.a
    reg.a = reg.e + ENV.y(n)
    if unlikely(reg.a >= w.stack_warn):
        tail_jump("local_full")


@rule
def deallocate():
    """Leave the environment; its room is free unless a choice point protects it."""
    reg.cp = load(reg.e, ENV.cp)
    if reg.e >= reg.ab:
        reg.a = reg.e
    reg.e = load(reg.e, ENV.prev)


@rule
def trim(n: Int):
    """Keep n slots of the environment."""
    if reg.e >= reg.ab:
        reg.a = reg.e + ENV.y(n)


@rule
def call_predicate(cell: Cell, back: Label, live: Const):
    """call: continue at the predicate, come back to `back`, in front of which stands what slots are live then."""
    reg.cp = addr_of(back)
    call_cell(cell)
    data_word(live)


@rule
def call_direct(to: Label, back: Label, live: Const):
    """call of an auxiliary predicate that lies in the same piece of code."""
    reg.cp = addr_of(back)
    goto(to)
    data_word(live)


@rule
def execute(cell: Cell):
    """The last call."""
    call_cell(cell)


@rule
def proceed():
    """Return to the continuation."""
    jump_to(reg.cp)


@rule
def jump(to: Label):
    """Go on elsewhere in the predicate."""
    goto(to)


@rule
def fail_now():
    """fail."""
    fail()


@inline
def save_argument(b: Word, i: Int) -> None:
    """Keep x(i) in the choice point."""
    store(b, NODE.x(i), reg.x(i))


@rule
def try_clause(n: Int, alternative: Label):
    """try: a choice point that keeps n registers."""
    b = reg.b - (NODE.x(n) + 7 & -8)
    if unlikely(b < w.choice_limit):
        tail_jump("choice_full")
    store(b, NODE.alt, addr_of(alternative))
    store(b, NODE.prev, reg.b)
    store(b, NODE.e, reg.e)
    store(b, NODE.cp, reg.cp)
    store(b, NODE.tr, reg.tr)
    store(b, NODE.local_top, reg.a)
    store(b, NODE.global_top, reg.h)
    for i in range(n):
        store(b, NODE.x(i), reg.x(i))
    for _ in range((NODE.x(n) & 7) >> 2):  # a word that is left over holds a term's word too: kernel/collect_roots.py
        store(b, NODE.x(n), INT)
    reg.b = b
    choice_changed()


@inline
def restore(n: Int) -> None:
    """Back to the state in which the newest choice point was made, its n registers included."""
    undo_trail(load(reg.b, NODE.tr))
    reg.e = load(reg.b, NODE.e)
    reg.cp = load(reg.b, NODE.cp)
    reg.a = load(reg.b, NODE.local_top)
    reg.h = load(reg.b, NODE.global_top)
    for i in range(n):
        reg.x[i] = load(reg.b, NODE.x(i))


@rule
def retry(n: Int, alternative: Label):
    """The next clause, not the last."""
    restore(n)
    store(reg.b, NODE.alt, addr_of(alternative))


@rule
def trust(n: Int):
    """The last clause: the choice point goes."""
    restore(n)
    reg.b = load(reg.b, NODE.prev)
    choice_changed()


@rule
def get_level(d: Loc):
    """What a cut will cut to."""
    d = reg.b + OPAQUE


@rule
def cut(level: Loc):
    """Drop the choice points made since get_level."""
    b = level - OPAQUE
    clean_up_above(b, 0)
    reg.b = b
    choice_changed()


@rule
def soft_cut(level: Loc):
    """The choice point itself will not be tried again: without younger ones it goes, else they stay."""
    b = level - OPAQUE
    if b == reg.b:
        reg.b = load(b, NODE.prev)
        choice_changed()
    else:
        store(b, NODE.alt, addr_of("pop_fail"))


@rule
def switch(x: Loc, variable: Label, atom: Label, integer: Label, cons: Label, structure: Label):
    """Dereference x in place and go by its type."""
    t = x
    if unlikely(is_ref(t)):
        t = deref(t)
        x = t
        if is_ref(t):
            goto(variable)
    if not test(t, STR):
        goto(cons)
    if not test(t, 1):
        goto(structure)
    if not test(t, INT + 1):
        goto(integer)
    goto(atom)


@rule
def switch_then_atom(x: Loc, variable: Label, integer: Label, cons: Label, structure: Label):
    """The same where the code for atoms follows."""
    t = x
    if unlikely(is_ref(t)):
        t = deref(t)
        x = t
        if is_ref(t):
            goto(variable)
    if not test(t, STR):
        goto(cons)
    if not test(t, 1):
        goto(structure)
    if not test(t, INT + 1):
        goto(integer)


@rule
def jump_const(x: Loc, c: Const, to: Label):
    """Go to a label if x is this constant."""
    if x == c:
        goto(to)


@rule
def jump_functor(x: Loc, f: Const, to: Label):
    """Go to a label if x points to this functor."""
    if load(x, -STR) == f:
        goto(to)


@inline
def look_up(key: Word, table: Const, mask: Int, otherwise: Label) -> None:
    """Find the key in a table of (key, address) pairs that ends with an empty one: open addressing without wrapping."""
    hashed = (key >> HASH_LOW ^ key >> HASH_SHIFT) & mask
    p = table + hashed * (2 * WORD)
    while True:
        found = load(p)
        if found == key:
            jump_to(load(p, WORD))
        if found == 0:
            goto(otherwise)
        p += 2 * WORD


@rule
def hash_const(x: Loc, table: Const, mask: Int, otherwise: Label):
    """Go where the table says for this constant."""
    look_up(x, table, mask, otherwise)


@rule
def hash_functor(x: Loc, table: Const, mask: Int, otherwise: Label):
    """Go where the table says for the functor that x points to."""
    look_up(load(x, -STR), table, mask, otherwise)


@rule
def builtin(routine: Code):
    """A built-in of the kernel: 0 fails."""
    if call(routine) == 0:
        fail()


@rule
def service(number: Const):
    """A built-in that Python serves."""
    if serve(number) == 0:
        fail()


@rule
def leadin(number: Const):
    """The first call of a predicate: have it compiled, go on with its code."""
    w.svc[0] = number
    jump_to(gate(SVC.leadin))


@rule
def profile_enter(running: Const, record: Const):
    """The profiler's: a predicate is called; it is what runs now."""
    store(record, 0, load(record) + 1)
    store(running, 0, record)


@rule
def profile_back(running: Const, record: Const):
    """The profiler's: control has come back to a predicate."""
    store(running, 0, record)


@rule
def enter_dynamic(n: Int, record: Const):
    """A dynamic predicate with n arguments: they go to where the search finds them, unless the clauses are compiled."""
    code = load(record, DYNAMIC.code)
    if code != 0:
        jump_to(code)
    if unlikely(reg.h >= w.heap_warn_soft):
        handle_event(n)
    for i in range(X_LOADED):
        if i < n:
            w.term[i] = reg.x(i)
    w.called = record
    tail_jump("dynamic_call")


@rule
def enter_code(routine: Code):
    """A predicate that is an entry of the kernel."""
    tail_jump(routine)
