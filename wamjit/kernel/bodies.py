"""Bodies of clauses as data: whether a term can be one.

In: a term. Out: what kind of body it is. Holds: a body is made of control constructs around callable terms and
variables; a variable stands for call(Variable), into which ISO 7.6.2 converts it before the body runs.
"""

from wamjit.kernel.acyclic import never_ends
from wamjit.kernel.names import FUNCTORS
from wamjit.kernel.typetest import is_callable
from wamjit.kernel.unify import unify
from wamjit.kernel.words import compound_arguments, compound_header, deref, is_ref, make_int
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, store, unlikely, unwind_and_jump, w

READY = 0  # every part can be called as it is
TO_CONVERT = 1  # a variable is among the goals
NO_BODY = 2


@inline
def is_control(header: Word) -> bool:
    """Whether a header is that of a control construct whose arguments are bodies."""
    return (
        header == FUNCTORS.conjunction
        or header == FUNCTORS.disjunction
        or header == FUNCTORS.if_then
        or header == FUNCTORS.soft_if
    )


@kernel
def body_kind(t: Word) -> Word:
    """READY, TO_CONVERT or NO_BODY. Right arms are followed in the loop, left arms wait on the pdl for their turn."""
    top = w.pdl_start
    kind = READY
    while True:
        t = deref(t)
        header = compound_header(t)
        if header != 0 and is_control(header):
            if never_ends(t, top):
                return NO_BODY
            if unlikely(top + WORD > w.pdl_end):
                unwind_and_jump("pdl_full")
            at = compound_arguments(t)
            store(top, 0, load(at))
            top += WORD
            t = load(at, WORD)
            continue
        if is_ref(t):
            kind = TO_CONVERT
        elif not is_callable(t):
            return NO_BODY
        if top == w.pdl_start:
            return kind
        top -= WORD
        t = load(top)


@kernel
def bi_body_kind() -> Word:
    """'$body_kind'(+Body, -Kind)."""
    kind = body_kind(reg.x(0))
    return unify(reg.x(1), make_int(kind))
