"""Standard order of terms: Var < Float < Integer < String < Atom < Compound (ISO 7.2; strings as SWI-Prolog 9.0.4).

In: two words. Out: EQUAL, LESS or GREATER. Holds: floats by value and integers by value, every float before every
integer; atoms and strings by their UTF-8 bytes, which is the order of code points; compound terms by arity, name,
arguments from left to right, with an explicit stack as in unify.
"""

from wamjit.kernel.links import is_new_pair, settle
from wamjit.kernel.names import ATOMS, STR
from wamjit.kernel.number import EQUAL, GREATER, LESS, UNORDERED, arith_compare, float_value, order_signed
from wamjit.kernel.pdl import push_three
from wamjit.kernel.unify import same_box
from wamjit.kernel.words import (
    are_constants,
    atom_record,
    compound_arguments,
    compound_header,
    deref,
    functor_arity,
    functor_name,
    header_of,
    is_atom,
    is_box_header,
    is_constant,
    is_float,
    is_int,
    is_lst,
    is_ref,
    is_str,
    is_string,
)
from wamjit.subset.lang import ATOMREC, WORD, Double, Word, inline, kernel, load, load_byte, unlikely, unordered, w

RANK_VARIABLE = 0
RANK_FLOAT = 1
RANK_INTEGER = 2
RANK_STRING = 3
RANK_ATOM = 4
RANK_COMPOUND = 5


@kernel
def rank(t: Word) -> Word:
    """The place of a dereferenced term's kind in the standard order."""
    if is_ref(t):
        return RANK_VARIABLE
    if is_int(t):
        return RANK_INTEGER
    if is_atom(t):
        return RANK_ATOM
    if is_str(t) and is_box_header(header_of(t)):
        if is_string(t):
            return RANK_STRING
        if is_float(t):
            return RANK_FLOAT
        return RANK_INTEGER
    return RANK_COMPOUND


@inline
def order_unsigned(x: Word, y: Word) -> Word:
    """Compare two unsigned words that differ."""
    if x < y:
        return LESS
    return GREATER


@kernel
def compare_bytes(a: Word, b: Word, count: Word) -> Word:
    """The first `count` bytes of two texts."""
    end = a + count
    while a < end:
        x = load_byte(a)
        y = load_byte(b)
        if x != y:
            return order_unsigned(x, y)
        a += 1
        b += 1
    return EQUAL


@inline
def compare_texts(a: Word, b: Word, length_a: Word, length_b: Word) -> Word:
    """Two texts by their bytes."""
    order = compare_bytes(a, b, length_a if length_a < length_b else length_b)
    if order != EQUAL or length_a == length_b:
        return order
    return order_unsigned(length_a, length_b)


@kernel
def compare_atoms(a: Word, b: Word) -> Word:
    """Two different atoms. The zero byte behind a text lets the first bytes be compared at once."""
    a = atom_record(a)
    b = atom_record(b)
    x = load_byte(load(a, ATOMREC.text))
    y = load_byte(load(b, ATOMREC.text))
    if x != y:
        return order_unsigned(x, y)
    return compare_texts(load(a, ATOMREC.text), load(b, ATOMREC.text), load(a, ATOMREC.length), load(b, ATOMREC.length))


@kernel
def compare_strings(a: Word, b: Word) -> Word:
    """Two strings."""
    return compare_texts(a - STR + 2 * WORD, b - STR + 2 * WORD, load(a, WORD - STR), load(b, WORD - STR))


@inline
def is_negative_zero(t: Word) -> bool:
    """Whether a float that equals zero has its sign set, the only bit that it can have in any of its words."""
    return (load(t, WORD - STR) | load(t, 8 - STR)) != 0


@inline
def has_minus(t: Word, value: Double) -> bool:
    """Whether the text of a float with that value, which is a number, begins with a minus."""
    return value < 0.0 or (value == 0.0 and is_negative_zero(t))


@kernel
def order_equal_floats(a: Word, b: Word) -> Word:
    """Two floats that `arith_compare` does not tell apart, or that have no order."""
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


@kernel
def compare_simple(a: Word, b: Word) -> Word:
    """Two dereferenced terms that are different words and not both compound."""
    rank_a = rank(a)
    rank_b = rank(b)
    if rank_a != rank_b:
        return order_unsigned(rank_a, rank_b)
    if rank_a == RANK_VARIABLE:
        return order_unsigned(a, b)
    if rank_a == RANK_INTEGER:
        return arith_compare(a, b)
    if rank_a == RANK_FLOAT:
        order = arith_compare(a, b)
        if order == EQUAL or order == UNORDERED:
            return order_equal_floats(a, b)
        return order
    if rank_a == RANK_ATOM:
        return compare_atoms(a, b)
    return compare_strings(a, b)


@kernel
def compare_functors(a: Word, b: Word) -> Word:
    """Two different headers: by arity, then by name."""
    arity_a = functor_arity(a)
    arity_b = functor_arity(b)
    if arity_a != arity_b:
        return order_unsigned(arity_a, arity_b)
    return compare_atoms(functor_name(a), functor_name(b))


@kernel
def compare_terms(a: Word, b: Word) -> Word:
    """The standard order of two terms, of any depth."""
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
            if is_atom(a) and is_atom(b):
                return compare_atoms(a, b)
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
                    top = push_three(top, at_a, at_b, left)
                left = 0
                if is_new_pair(a, b, top):
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
def compare(a: Word, b: Word) -> Word:
    """The standard order of two terms. Small integers and atoms are compared here."""
    a = deref(a)
    b = deref(b)
    if is_int(a) and is_int(b):
        return order_signed(a, b)
    if is_atom(a) and is_atom(b) and a != b:
        return compare_atoms(a, b)
    if are_constants(a, b) and a != b:
        return LESS if is_int(a) else GREATER  # numbers come before atoms
    order = compare_terms(a, b)
    if unlikely(w.rounds != 0):
        settle()
    return order


@kernel
def identical_terms(a: Word, b: Word) -> Word:
    """As compare_terms, but any difference ends it at once."""
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
                    top = push_three(top, at_a, at_b, left)
                left = 0
                if is_new_pair(a, b, top):
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


@kernel
def identical(a: Word, b: Word) -> Word:
    """Whether two terms are the same (==). What needs no loop is done here."""
    a = deref(a)
    b = deref(b)
    if a == b:
        return 1
    if is_ref(a) or is_constant(a):
        return 0
    if is_str(a):
        if not is_str(b) or header_of(a) != header_of(b):
            return 0
    elif not is_lst(b):
        return 0
    result = identical_terms(a, b)
    if unlikely(w.rounds != 0):
        settle()
    return result


@inline
def order_atom(order: Word) -> Word:
    """The atom that compare/3 answers."""
    if order == EQUAL:
        return ATOMS.equal
    if order == LESS:
        return ATOMS.less
    return ATOMS.greater
