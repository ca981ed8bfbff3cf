"""Standard order of terms: Var < Number < Atom < String < Compound.

In: two words. Out: EQUAL, LESS or GREATER. Holds: numbers by value, and a float before an integer of the same value;
atoms and strings by their UTF-8 bytes, which is the order of code points; compound terms by arity, name, arguments
from left to right, with an explicit stack as in unify.
"""

from wamjit.kernel.names import ATOMS, STR
from wamjit.kernel.number import EQUAL, GREATER, LESS, UNORDERED, arith_compare, float_value, order_signed
from wamjit.kernel.unify import push_pairs, same_box
from wamjit.kernel.words import (
    atom_record,
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    functor_name,
    header_of,
    is_atom,
    is_box_header,
    is_float,
    is_int,
    is_ref,
    is_str,
    is_string,
)
from wamjit.subset.lang import ATOMREC, WORD, Double, Word, inline, kernel, load, load_byte, unordered, w

RANK_VARIABLE = 0
RANK_NUMBER = 1
RANK_ATOM = 2
RANK_STRING = 3
RANK_COMPOUND = 4


@kernel
def rank(t: Word) -> Word:
    """The place of a dereferenced term's kind in the standard order."""
    if is_ref(t):
        return RANK_VARIABLE
    if is_int(t):
        return RANK_NUMBER
    if is_atom(t):
        return RANK_ATOM
    if is_str(t) and is_box_header(header_of(t)):
        if is_string(t):
            return RANK_STRING
        return RANK_NUMBER
    return RANK_COMPOUND


@inline
def order_unsigned(x: Word, y: Word) -> Word:
    """Compare two unsigned words that differ."""
    if x < y:
        return LESS
    return GREATER


@kernel
def compare_texts(a: Word, b: Word) -> Word:
    """Two atoms, or two strings, by their bytes."""
    if is_atom(a):
        a = atom_record(a)
        b = atom_record(b)
        at_a = load(a, ATOMREC.text)
        at_b = load(b, ATOMREC.text)
        left_a = load(a, ATOMREC.length)
        left_b = load(b, ATOMREC.length)
    else:
        at_a = a - STR + 2 * WORD
        at_b = b - STR + 2 * WORD
        left_a = load(a, WORD - STR)
        left_b = load(b, WORD - STR)
    while left_a != 0 and left_b != 0:
        x = load_byte(at_a)
        y = load_byte(at_b)
        if x != y:
            return order_unsigned(x, y)
        at_a += 1
        at_b += 1
        left_a -= 1
        left_b -= 1
    if left_a == left_b:
        return EQUAL
    return order_unsigned(left_a, left_b)


@inline
def is_negative_zero(t: Word) -> bool:
    """Whether a float that equals zero has its sign set, the only bit that it can have in any of its words."""
    return (load(t, WORD - STR) | load(t, 8 - STR)) != 0


@kernel
def order_equal_values(a: Word, b: Word) -> Word:
    """Two numbers that `arith_compare` does not tell apart, or that have no order."""
    if is_float(a):
        if not is_float(b):
            return LESS
        x: Double = float_value(a)
        y: Double = float_value(b)
        if unordered(x, y):
            if not unordered(x, x):
                return GREATER
            if not unordered(y, y):
                return LESS
            return EQUAL
        if same_box(a, b) != 0:
            return EQUAL
        if is_negative_zero(a):
            return LESS
        return GREATER
    if is_float(b):
        return GREATER
    return EQUAL


@kernel
def compare_simple(a: Word, b: Word) -> Word:
    """Two dereferenced terms that are different words and not both compound."""
    rank_a = rank(a)
    rank_b = rank(b)
    if rank_a != rank_b:
        return order_unsigned(rank_a, rank_b)
    if rank_a == RANK_VARIABLE:
        return order_unsigned(a, b)
    if rank_a == RANK_NUMBER:
        order = arith_compare(a, b)
        if order == EQUAL or order == UNORDERED:
            return order_equal_values(a, b)
        return order
    return compare_texts(a, b)


@kernel
def compare_functors(a: Word, b: Word) -> Word:
    """Two different headers: by arity, then by name."""
    arity_a = functor_arity(a)
    arity_b = functor_arity(b)
    if arity_a != arity_b:
        return order_unsigned(arity_a, arity_b)
    return compare_texts(functor_name(a), functor_name(b))


@kernel
def compare(a: Word, b: Word) -> Word:
    """The standard order of two terms."""
    top = w.pdl_start
    at_a = 0
    at_b = 0
    left = 0
    while True:
        a = deref(a)
        b = deref(b)
        if a != b:
            if is_int(a) and is_int(b):
                return order_signed(a, b)
            header = compound_header(a)
            other = compound_header(b)
            if header == 0 or other == 0:
                order = compare_simple(a, b)
                if order != EQUAL:
                    return order
            elif header != other:
                return compare_functors(header, other)
            else:
                if left != 0:
                    top = push_pairs(top, at_a, at_b, left)
                at_a = compound_arguments(a)
                at_b = compound_arguments(b)
                left = functor_arity(header)
        if left == 0:
            if top == w.pdl_start:
                return EQUAL
            top -= 3 * WORD
            at_a = load(top)
            at_b = load(top, WORD)
            left = load(top, 2 * WORD)
        left -= 1
        a = load(at_a)
        b = load(at_b)
        at_a += WORD
        at_b += WORD


@kernel
def identical(a: Word, b: Word) -> Word:
    """Whether two terms are the same (==): as compare, but any difference ends it at once."""
    top = w.pdl_start
    at_a = 0
    at_b = 0
    left = 0
    while True:
        a = deref(a)
        b = deref(b)
        if a != b:
            header = compound_header(a)
            if header != compound_header(b):
                return 0
            if header == 0:
                if not is_str(a) or not is_str(b):
                    return 0
                if header_of(a) != header_of(b):
                    return 0
                if same_box(a, b) == 0:
                    return 0
            else:
                if left != 0:
                    top = push_pairs(top, at_a, at_b, left)
                at_a = compound_arguments(a)
                at_b = compound_arguments(b)
                left = functor_arity(header)
        if left == 0:
            if top == w.pdl_start:
                return 1
            top -= 3 * WORD
            at_a = load(top)
            at_b = load(top, WORD)
            left = load(top, 2 * WORD)
        left -= 1
        a = load(at_a)
        b = load(at_b)
        at_a += WORD
        at_b += WORD


@inline
def order_atom(order: Word) -> Word:
    """The atom that compare/3 answers."""
    if order == EQUAL:
        return ATOMS.equal
    if order == LESS:
        return ATOMS.less
    return ATOMS.greater
