"""A number for a term, so that equal terms are found again: '$term_hash'/2, for term_hash/2 and tables.

In: a word. Out: a small integer that is not negative. Holds: terms that are equal up to the names of their variables
have the same number, in every process and also where one of them shares parts; a cyclic term has one too, for only the
first MOST compound terms of a walk from left to right count. The mixing is FNV-1a's (Fowler, Noll, Vo 1991), a word at
a time.
"""

from wamjit.kernel.atom_store import text_hash
from wamjit.kernel.names import BOX_KIND_MASK, STR, STRING_BOX
from wamjit.kernel.pdl import push_two
from wamjit.kernel.text import length_of, text_of
from wamjit.kernel.unify import unify
from wamjit.kernel.words import (
    box_words,
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    functor_name,
    header_of,
    int_value,
    is_atom,
    is_int,
    is_ref,
    make_int,
)
from wamjit.subset.lang import WORD, Word, inline, kernel, load, mul, reg, w

BASIS, PRIME = 0x11C9DC5, 16777619
FOLD = 29  # bits of a raw word that lie above this count too
BITS_LEFT = (1 << 24) - 1  # of the result: a small integer on every target
MOST = 2000
VARIABLE, NUMBER, TEXT_KIND = 3, 5, 7  # what tells kinds of constants apart


@inline
def mixed(h: Word, value: Word) -> Word:
    """One word more."""
    return mul(h ^ value, PRIME)


@kernel
def box_hash(t: Word) -> Word:
    """The hash of a float, big integer or string."""
    header = header_of(t)
    if (header & BOX_KIND_MASK) == STRING_BOX:
        return text_hash(t + (2 * WORD - STR), load(t, WORD - STR)) + TEXT_KIND
    h = BASIS
    left = box_words(header)
    at = t - STR
    while left != 0:
        at += WORD
        word = load(at)
        h = mixed(h, word ^ word >> FOLD)
        left -= 1
    return h


@kernel
def constant_hash(t: Word) -> Word:
    """The hash of what is not compound."""
    if is_ref(t):
        return VARIABLE
    if is_atom(t):
        return text_hash(text_of(t), length_of(t))
    if is_int(t):
        return mixed(NUMBER, int_value(t))
    return box_hash(t)


@kernel
def hash_of(t: Word) -> Word:
    """The hash of a term."""
    top = w.pdl_start
    h = BASIS
    at = 0
    left = 0
    seen = 0
    while True:
        t = deref(t)
        header = compound_header(t)
        if header != 0:
            seen += 1
            if seen == MOST:
                return h
            if left != 0:
                top = push_two(top, at, left)
            at = compound_arguments(t)
            left = functor_arity(header)
            h = mixed(h, constant_hash(functor_name(header)) + left)
        else:
            h = mixed(h, constant_hash(t))
        if left == 0:
            if top == w.pdl_start:
                return h
            top -= 2 * WORD
            at = load(top)
            left = load(top, WORD)
        left -= 1
        t = load(at)
        at += WORD


@kernel
def bi_term_hash() -> Word:
    """'$term_hash'(@Term, -Hash)"""
    h = hash_of(reg.x(0))
    return unify(reg.x(1), make_int((h ^ h >> FOLD) & BITS_LEFT))
