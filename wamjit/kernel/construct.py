"""Making compound terms and taking them apart: functor/3, arg/3, =.., copy_term/2, and the look-up of functors.

In: arguments in x. Out: 1, 0, or an ISO error. Holds: `'.'` with two arguments is always a list cell; the functor
cache maps name and arity to the header word, one entry for each slot, and whatever it does not hold the service
`functor` knows.
"""

from wamjit.kernel.copy import address_of, copy_in, copy_term
from wamjit.kernel.links import tick
from wamjit.kernel.names import ATOM_SHIFT, ATOMS, CACHE, ERR, LST, STR, SVC
from wamjit.kernel.typetest import check_partial_list, is_atomic, is_integer, list_end
from wamjit.kernel.unify import unify, unify_occurs
from wamjit.kernel.words import (
    bind,
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    functor_name,
    int_value,
    is_atom,
    is_int,
    is_lst,
    is_ref,
    make_int,
    need_heap,
    new_variable,
    raise_error,
)
from wamjit.subset.lang import WORD, Word, gate, inline, kernel, load, lt_s, reg, store, unlikely, unwind_and_jump, w

CACHE_ENTRIES = 4096  # a power of two; the area `cache` of tables/areas.txt holds it
LARGEST_ARITY = 1 << 24  # more arguments than any heap has room for: a resource error before sizes overflow a word


@kernel
def find_functor(name: Word, arity: Word) -> Word:
    """The header word of a functor."""
    slot = ((name >> ATOM_SHIFT) * 7 + arity) & (CACHE_ENTRIES - 1)
    entry = w.functor_cache + slot * CACHE.size
    if load(entry, CACHE.name) == name and load(entry, CACHE.arity) == arity:  # an empty entry has no name
        return load(entry, CACHE.header)
    w.svc[0] = name
    w.svc[1] = arity
    header = gate(SVC.functor)
    store(entry, CACHE.name, name)
    store(entry, CACHE.arity, arity)
    store(entry, CACHE.header, header)
    return header


@inline
def check_room(arity: Word) -> None:
    """Make sure that a compound term of that many arguments fits the heap."""
    if unlikely(arity > LARGEST_ARITY):
        unwind_and_jump("heap_full")
    need_heap(arity * WORD + WORD)


@inline
def is_dot(name: Word, arity: Word) -> bool:
    """Whether name and arity say list cell."""
    return name == ATOMS.dot and arity == 2


@inline
def begin_compound(name: Word, arity: Word) -> Word:
    """Put what comes in front of the arguments on the heap: the word of the term. Room is checked by the caller."""
    result = reg.h + LST
    if not is_dot(name, arity):
        header = find_functor(name, arity)
        h = reg.h
        store(h, 0, header)
        reg.h = h + WORD
        result = h + STR
    return result


@kernel
def fresh_compound(name: Word, arity: Word) -> Word:
    """A compound term whose arguments are fresh variables."""
    check_room(arity)
    result = begin_compound(name, arity)
    while arity != 0:
        new_variable()
        arity -= 1
    return result


@kernel
def new_term(name: Word, arity: Word) -> Word:
    """The term that functor/3 makes."""
    name = deref(name)
    arity = deref(arity)
    if is_ref(name) or is_ref(arity):
        return raise_error(ERR.instantiation, 0, 0)
    if not is_atomic(name):
        return raise_error(ERR.type_atomic, name, 0)
    if not is_int(arity):
        if is_integer(arity):
            unwind_and_jump("heap_full")
        return raise_error(ERR.type_integer, arity, 0)
    count = int_value(arity)
    if lt_s(count, 0):
        return raise_error(ERR.domain_not_negative, arity, 0)
    if count == 0:
        return name
    if not is_atom(name):
        return raise_error(ERR.type_atom, name, 0)
    return fresh_compound(name, count)


@kernel
def name_of(t: Word) -> Word:
    """What functor/3 gives as the name of a term, which must not be a variable."""
    t = deref(t)
    if is_ref(t):
        return raise_error(ERR.instantiation, 0, 0)
    header = compound_header(t)
    if header == 0:
        return t
    return functor_name(header)


@kernel
def arity_of(t: Word) -> Word:
    """What functor/3 gives as the arity of a term that is no variable."""
    header = compound_header(deref(t))
    if header == 0:
        return make_int(0)
    return make_int(functor_arity(header))


@kernel
def bi_functor() -> Word:
    """functor(?Term, ?Name, ?Arity)."""
    t = deref(reg.x(0))
    if is_ref(t):
        return unify(t, new_term(reg.x(1), reg.x(2)))
    if unify(reg.x(1), name_of(t)) == 0:
        return 0
    return unify(reg.x(2), arity_of(t))


@inline
def is_negative_big(n: Word) -> bool:
    """The sign of a big integer."""
    return load(n, WORD - STR) != 0


@kernel
def argument_of(n: Word, t: Word) -> Word:
    """The argument that arg/3 gives; 0 if there is none of that number."""
    n = deref(n)
    t = deref(t)
    if is_ref(n) or is_ref(t):
        return raise_error(ERR.instantiation, 0, 0)
    if not is_integer(n):
        return raise_error(ERR.type_integer, n, 0)
    header = compound_header(t)
    if header == 0:
        return raise_error(ERR.type_compound, t, 0)
    if not is_int(n):
        if is_negative_big(n):
            return raise_error(ERR.domain_not_negative, n, 0)
        return 0
    number = int_value(n)
    if lt_s(number, 0):
        return raise_error(ERR.domain_not_negative, n, 0)
    if number == 0 or number > functor_arity(header):
        return 0
    return load(compound_arguments(t) + number * WORD, -WORD)


@kernel
def bi_arg() -> Word:
    """arg(+N, +Term, ?Arg)."""
    found = argument_of(reg.x(0), reg.x(1))
    if found == 0:
        return 0
    return unify(reg.x(2), found)


@kernel
def arguments_as_list(t: Word, arity: Word) -> Word:
    """The arguments of a compound term as a list on the heap."""
    check_room(arity + arity)
    source = compound_arguments(t)
    h = reg.h
    result = h + LST
    while arity != 0:
        store(h, 0, load(source))
        store(h, WORD, h + 2 * WORD + LST)
        source += WORD
        h += 2 * WORD
        arity -= 1
    store(h, -WORD, ATOMS.nil)
    reg.h = h
    return result


@kernel
def univ_list(head: Word, tail: Word) -> Word:
    """A list cell on the heap."""
    need_heap(2 * WORD)
    h = reg.h
    store(h, 0, head)
    store(h, WORD, tail)
    reg.h = h + 2 * WORD
    return h + LST


@kernel
def list_length(t: Word) -> Word:
    """The length of a proper list."""
    count = 0
    t = deref(t)
    while is_lst(t):
        tick()
        count += 1
        t = deref(load(t, WORD - LST))
    return count


@kernel
def compound_from_list(name: Word, arguments: Word, arity: Word) -> Word:
    """name(arguments...), from a proper list of that length."""
    check_room(arity)
    result = begin_compound(name, arity)
    h = reg.h
    while arity != 0:
        arguments = deref(arguments)
        item = deref(load(arguments, -LST))
        store(h, 0, item)
        h += WORD
        arguments = load(arguments, WORD - LST)
        arity -= 1
    reg.h = h
    return result


@kernel
def make_from_univ(t: Word, parts: Word) -> Word:
    """=.. with a variable t and dereferenced parts."""
    if is_ref(parts):
        return raise_error(ERR.instantiation, 0, 0)
    end = list_end(parts)
    if end != ATOMS.nil:
        if end != 0 and is_ref(end):
            return raise_error(ERR.instantiation, 0, 0)
        return raise_error(ERR.type_list, parts, 0)
    if parts == ATOMS.nil:
        return raise_error(ERR.domain_non_empty_list, parts, 0)
    name = deref(load(parts, -LST))
    arguments = load(parts, WORD - LST)
    arity = list_length(arguments)
    if is_ref(name):
        return raise_error(ERR.instantiation, 0, 0)
    if arity == 0:
        if not is_atomic(name):
            return raise_error(ERR.type_atomic, name, 0)
        return unify(t, name)
    if not is_atom(name):
        return raise_error(ERR.type_atom, name, 0)
    bind(t, compound_from_list(name, arguments, arity))
    return 1


@kernel
def bi_univ() -> Word:
    """?Term =.. ?List."""
    t = deref(reg.x(0))
    parts = deref(reg.x(1))
    if is_ref(t):
        return make_from_univ(t, parts)
    if check_partial_list(parts) == 0:
        return 0
    header = compound_header(t)
    if header == 0:
        return unify(reg.x(1), univ_list(t, ATOMS.nil))
    arguments = arguments_as_list(t, functor_arity(header))
    return unify(reg.x(1), univ_list(functor_name(header), arguments))


@kernel
def bi_copy_term() -> Word:
    """copy_term(@Term, -Copy)."""
    t = copy_term(reg.x(0))
    return unify(reg.x(1), t)


@kernel
def bi_literal() -> Word:
    """'$literal'(+Block, -Copy): a large ground term of a clause (engine/literals.py)."""
    root = copy_in(address_of(deref(reg.x(0))))
    return unify(reg.x(1), root)


@kernel
def bi_unify_occurs() -> Word:
    """unify_with_occurs_check(?A, ?B)."""
    return unify_occurs(reg.x(0), reg.x(1))
