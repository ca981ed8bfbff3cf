"""The comparison predicates: of values (< and its kin) and in the standard order (@<, ==, compare/3).

In: arguments in x0, x1 (compare/3: x0 is the order). Out: 1 or 0.
"""

from wamjit.kernel.compare import compare, identical, order_atom
from wamjit.kernel.evaluate import compare_values
from wamjit.kernel.names import ATOMS, ERR
from wamjit.kernel.number import EQUAL, GREATER, LESS
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, is_atom, is_ref, raise_error
from wamjit.subset.lang import Word, kernel, reg


@kernel
def bi_lt() -> Word:
    """@A < @B."""
    return 1 if compare_values(reg.x(0), reg.x(1)) == LESS else 0


@kernel
def bi_gt() -> Word:
    """@A > @B."""
    return 1 if compare_values(reg.x(0), reg.x(1)) == GREATER else 0


@kernel
def bi_le() -> Word:
    """@A =< @B."""
    return 1 if compare_values(reg.x(0), reg.x(1)) <= LESS else 0


@kernel
def bi_ge() -> Word:
    """@A >= @B."""
    order = compare_values(reg.x(0), reg.x(1))
    return 1 if order == EQUAL or order == GREATER else 0


@kernel
def bi_eq() -> Word:
    """@A =:= @B."""
    return 1 if compare_values(reg.x(0), reg.x(1)) == EQUAL else 0


@kernel
def bi_ne() -> Word:
    """@A =\\= @B."""
    return 1 if compare_values(reg.x(0), reg.x(1)) != EQUAL else 0


@kernel
def bi_unify() -> Word:
    """?A = ?B."""
    return unify(reg.x(0), reg.x(1))


@kernel
def bi_identical() -> Word:
    """@A == @B."""
    return identical(reg.x(0), reg.x(1))


@kernel
def bi_same_term() -> Word:
    """same_term(@A, @B): the same variable, constant, or compound term at the same place."""
    return 1 if deref(reg.x(0)) == deref(reg.x(1)) else 0


@kernel
def bi_different() -> Word:
    """@A \\== @B."""
    return 1 - identical(reg.x(0), reg.x(1))


@kernel
def bi_term_lt() -> Word:
    """@A @< @B."""
    return 1 if compare(reg.x(0), reg.x(1)) == LESS else 0


@kernel
def bi_term_gt() -> Word:
    """@A @> @B."""
    return 1 if compare(reg.x(0), reg.x(1)) == GREATER else 0


@kernel
def bi_term_le() -> Word:
    """@A @=< @B."""
    return 1 if compare(reg.x(0), reg.x(1)) != GREATER else 0


@kernel
def bi_term_ge() -> Word:
    """@A @>= @B."""
    return 1 if compare(reg.x(0), reg.x(1)) != LESS else 0


@kernel
def order_of(a: Word, b: Word) -> Word:
    """What compare/3 answers."""
    return order_atom(compare(a, b))


@kernel
def bi_compare() -> Word:
    """compare(-Order, @A, @B)."""
    order = deref(reg.x(0))
    if not is_ref(order):
        if not is_atom(order):
            return raise_error(ERR.type_atom, order, 0)
        if order != ATOMS.less and order != ATOMS.equal and order != ATOMS.greater:
            return raise_error(ERR.domain_order, order, 0)
    return unify(reg.x(0), order_of(reg.x(1), reg.x(2)))
