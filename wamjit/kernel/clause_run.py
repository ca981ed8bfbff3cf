"""Dynamic predicates as programs reach them: the call, clause/2,3, retract/1, retractall/1.

In: arguments in x; the code of a dynamic predicate has put them into `w.term` too, and its record into `w.called`. Out:
control at the continuation, or in the clause's body. A body that is one goal is called; one with control constructs
goes to the predicate that runs them as data ('$body' in prolog/control.pl), with a barrier for its cuts.
"""

from wamjit.kernel.clause_add import FACT, GOAL, TAKE, is_neck, record_of, without_module
from wamjit.kernel.clause_chain import ALIVE
from wamjit.kernel.clause_erase import erase_clause
from wamjit.kernel.clause_find import (
    CALL,
    IDENTIFY,
    INSPECT,
    begin_search,
    find_first,
    find_key_again,
    go_on,
    has_clause,
    push_search,
    resume_search,
    take_clause,
)
from wamjit.kernel.clause_match import KIND_MASK, build_stored, match_head
from wamjit.kernel.control import code_of
from wamjit.kernel.names import AREA, ATOMS, CLAUSE, DYNAMIC, FUNCTORS, STR, SVC
from wamjit.kernel.words import (
    compound_arguments,
    compound_header,
    deref,
    exhausted,
    is_atom,
    is_ref,
    need_heap,
    undo_trail,
)
from wamjit.subset.lang import (
    NODE,
    WORD,
    WORKER,
    Word,
    addr_of,
    choice_changed,
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

RETRACT_ALL = 2  # what the service `dynamic` is asked for, beside ADD and TAKE
KEPT = 2  # what a choice point of clause/2 and retract/1 keeps: head and body


# --- calls -----------------------------------------------------------------------------------------------------------


@inline
def in_module(body: Word, module: Word) -> Word:
    """A body with its module in front, unless that is `user`."""
    result = body
    if unlikely(module != ATOMS.user):
        need_heap(3 * WORD)
        h = reg.h
        store(h, 0, FUNCTORS.colon)
        store(h, WORD, module)
        store(h, 2 * WORD, body)
        reg.h = h + 3 * WORD
        result = h + STR
    return result


@inline
def run_clause(clause: Word) -> None:
    """Go on in the body of a clause whose head is unified."""
    kind = load(clause, CLAUSE.info) & KIND_MASK
    if kind == FACT:
        jump_to(reg.cp)
    reg.x[0] = in_module(build_stored(load(clause, CLAUSE.body)), load(load(clause, CLAUSE.predicate), DYNAMIC.module))
    if kind == GOAL:
        tail_jump("call_1")
    reg.x[1] = w.find_barrier
    jump_to(code_of(FUNCTORS.run_body))


@entry
def dynamic_call() -> None:
    """The predicate in `w.called`, with its arguments in `w.term` and x still. Called often without a change, it is
    compiled.
    """
    calls = load(w.called, DYNAMIC.calls) - 1
    store(w.called, DYNAMIC.calls, calls)
    if unlikely(calls == 0):
        w.svc[0] = w.called
        jump_to(gate(SVC.stable))
    w.find_purpose = CALL
    w.find_at = reg.w + WORKER.term
    clause = find_first(w.called, addr_of("dynamic_retry"), load(w.called, DYNAMIC.arity))
    if clause == 0:
        tail_jump("fail")
    run_clause(clause)


@entry
def dynamic_retry() -> None:
    """The next clause of a dynamic predicate that was called."""
    at = resume_search()
    w.find_purpose = CALL
    w.find_at = at
    find_key_again(at)
    clause = go_on(take_clause())
    if clause == 0:
        tail_jump("fail")
    run_clause(clause)


# --- clause/2, retract/1 ---------------------------------------------------------------------------------------------


@inline
def is_body(t: Word) -> bool:
    """Whether a dereferenced word may stand for the body of a clause: a variable, an atom or a compound term."""
    return is_ref(t) or is_atom(t) or compound_header(t) != 0


@kernel
def seek(predicate: Word, alternative: Word, purpose: Word) -> Word:
    """Find the first clause for head and body in x0 and x1."""
    head = reg.x(0)
    w.find_purpose = purpose
    w.find_at = compound_arguments(head)
    w.find_body = reg.x(1)
    w.term[0] = head
    w.term[1] = reg.x(1)
    if purpose != IDENTIFY:
        return find_first(predicate, alternative, KEPT)
    w.find_reference = reg.x(2)
    w.term[2] = reg.x(2)
    return find_first(predicate, alternative, KEPT + 1)


@kernel
def seek_next(purpose: Word) -> Word:
    """Find the next clause for the newest choice point, of clause/2 or retract/1."""
    kept = resume_search()
    w.find_purpose = purpose
    w.find_at = compound_arguments(load(kept))
    w.find_body = load(kept, WORD)
    if purpose == IDENTIFY:
        w.find_reference = load(kept, 2 * WORD)
    find_key_again(w.find_at)
    return go_on(take_clause())


@entry
def clause_2() -> None:
    """clause(+Head, ?Body). Static predicates, and errors, are for '$clause'/2."""
    head = without_module(deref(reg.x(0)))
    body = deref(reg.x(1))
    predicate = record_of(head)
    if predicate == 0 or not is_body(body):
        jump_to(code_of(FUNCTORS.clause))
    reg.x[0] = head
    reg.x[1] = body
    if seek(predicate, addr_of("clause_retry"), INSPECT) == 0:
        tail_jump("fail")
    jump_to(reg.cp)


@entry
def clause_retry() -> None:
    """The next clause for clause/2."""
    if seek_next(INSPECT) == 0:
        tail_jump("fail")
    jump_to(reg.cp)


@entry
def clause_3() -> None:
    """clause(?Head, ?Body, ?Reference). A known reference, static predicates, and errors, are for '$clause'/3."""
    head = without_module(deref(reg.x(0)))
    body = deref(reg.x(1))
    predicate = 0
    if is_ref(deref(reg.x(2))) and is_body(body):
        predicate = record_of(head)
    if predicate == 0:
        jump_to(code_of(FUNCTORS.clause_3))
    reg.x[0] = head
    reg.x[1] = body
    if seek(predicate, addr_of("reference_retry"), IDENTIFY) == 0:
        tail_jump("fail")
    jump_to(reg.cp)


@entry
def reference_retry() -> None:
    """The next clause for clause/3."""
    if seek_next(IDENTIFY) == 0:
        tail_jump("fail")
    jump_to(reg.cp)


@kernel
def split_clause(t: Word) -> Word:
    """Put head and body of what is to be retracted into x0 and x1: the record of the predicate, 0 if it has none."""
    clause = without_module(t)
    head = clause
    body = ATOMS.true
    if is_neck(clause):
        head = deref(load(compound_arguments(clause)))
        body = deref(load(compound_arguments(clause), WORD))
    predicate = record_of(head)
    if predicate == 0 or not is_body(body):
        w.svc[0] = t
        w.svc[1] = TAKE
        predicate = gate(SVC.dynamic)
        head = w.svc(1)
        body = w.svc(2)
    reg.x[0] = head
    reg.x[1] = body
    return predicate


@kernel
def take_out(clause: Word) -> Word:
    """Erase what retract/1 found: its clauses are those of the call (ISO 8.9.3), so others may have erased it since."""
    if load(clause, CLAUSE.death) == ALIVE:
        erase_clause(clause)
    return 0


@entry
def retract_1() -> None:
    """retract(+Clause)."""
    predicate = split_clause(deref(reg.x(0)))
    if predicate == 0:
        tail_jump("fail")
    clause = seek(predicate, addr_of("retract_retry"), INSPECT)
    if clause == 0:
        tail_jump("fail")
    take_out(clause)
    jump_to(reg.cp)


@entry
def retract_retry() -> None:
    """The next clause for retract/1."""
    clause = seek_next(INSPECT)
    if clause == 0:
        tail_jump("fail")
    take_out(clause)
    jump_to(reg.cp)


# --- retractall/1 ----------------------------------------------------------------------------------------------------


@kernel
def erase_matching(predicate: Word, at: Word) -> Word:
    """Erase the clauses whose heads match the arguments at `at`, which are as before afterwards.

    A choice point sees to it that all bindings are noted on the trail.
    """
    begin_search(predicate, at)
    b = push_search(addr_of("pop_fail"), 0)
    while has_clause():
        clause = take_clause()
        found = match_head(clause, at)
        undo_trail(load(b, NODE.tr))
        reg.h = load(b, NODE.global_top)
        if found != 0:
            erase_clause(clause)
    reg.b = load(b, NODE.prev)
    choice_changed()
    return 1


@kernel
def bi_retractall() -> Word:
    """retractall(+Head)."""
    given = deref(reg.x(0))
    head = without_module(given)
    predicate = record_of(head)
    if predicate == 0:
        w.svc[0] = given
        w.svc[1] = RETRACT_ALL
        predicate = gate(SVC.dynamic)
        head = w.svc(1)
    return erase_matching(predicate, compound_arguments(head))


@entry
def clauses_full() -> None:
    """No room for clauses."""
    exhausted(AREA.clauses)
    tail_jump("fail")
