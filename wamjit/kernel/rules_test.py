"""Rules of the type tests and of identity: they go on if the test holds, else to a label."""

from wamjit.kernel.compare import identical
from wamjit.kernel.typetest import (
    is_atomic,
    is_callable,
    is_compound,
    is_integer,
    is_number,
)
from wamjit.kernel.words import deref, is_atom, is_float, is_ref
from wamjit.subset.lang import Label, Loc, goto, rule, unlikely
from wamjit.subset.lang import Word as Word


@rule
def test_var(a: Loc, otherwise: Label):
    """var(a)."""
    if not is_ref(deref(a)):
        goto(otherwise)


@rule
def test_nonvar(a: Loc, otherwise: Label):
    """nonvar(a)."""
    if is_ref(deref(a)):
        goto(otherwise)


@rule
def test_atom(a: Loc, otherwise: Label):
    """atom(a)."""
    if not is_atom(deref(a)):
        goto(otherwise)


@rule
def test_integer(a: Loc, otherwise: Label):
    """integer(a)."""
    if not is_integer(deref(a)):
        goto(otherwise)


@rule
def test_float(a: Loc, otherwise: Label):
    """float(a)."""
    if not is_float(deref(a)):
        goto(otherwise)


@rule
def test_number(a: Loc, otherwise: Label):
    """number(a)."""
    if not is_number(deref(a)):
        goto(otherwise)


@rule
def test_atomic(a: Loc, otherwise: Label):
    """atomic(a)."""
    if not is_atomic(deref(a)):
        goto(otherwise)


@rule
def test_compound(a: Loc, otherwise: Label):
    """compound(a)."""
    if not is_compound(deref(a)):
        goto(otherwise)


@rule
def test_callable(a: Loc, otherwise: Label):
    """callable(a)."""
    if not is_callable(deref(a)):
        goto(otherwise)


@rule
def test_identical(a: Loc, b: Loc, otherwise: Label):
    """a == b."""
    if unlikely(a != b):
        if identical(a, b) == 0:
            goto(otherwise)


@rule
def test_different(a: Loc, b: Loc, otherwise: Label):
    r"""a \== b."""
    if a == b:
        goto(otherwise)
    if identical(a, b) != 0:
        goto(otherwise)
