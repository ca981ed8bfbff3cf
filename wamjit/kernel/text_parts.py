"""Parts of atoms: what sub_atom/5 and atom_concat/3 are made of (prolog/atoms.pl).

In: arguments in x; places and sizes are numbers of characters. Out: 1 or 0. Holds: what is not an atom or a small
integer that is not negative is left to the service, by the plan SERVICE.
"""

from wamjit.kernel.atom_store import intern
from wamjit.kernel.compare import compare_bytes
from wamjit.kernel.number import EQUAL
from wamjit.kernel.text import (
    ONE_BYTE,
    character_at,
    character_size,
    characters_of,
    length_of,
    skip_characters,
    text_of,
)
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, int_value, is_atom, is_int, is_ref, make_int
from wamjit.subset.lang import Word, inline, kernel, load_byte, lt_s, reg

# what '$sub_plan' says
SERVICE = 0
DONE = 1  # the only answer is given
SEARCH = 2  # every place where the part occurs
BY_LENGTH, BY_BEFORE, BY_AFTER, ALL = 3, 4, 5, 6  # what is known, and the other two go through all values


@inline
def is_unknown_or_count(t: Word) -> bool:
    """A variable, or a small integer that is not negative."""
    return is_ref(t) or (is_int(t) and not lt_s(t, 0))


@kernel
def place_of(atom: Word, count: Word) -> Word:
    """The address behind so many characters of an atom."""
    if characters_of(atom) == length_of(atom):
        return text_of(atom) + count
    return skip_characters(text_of(atom), count)


@kernel
def part(atom: Word, start: Word, size: Word) -> Word:
    """The atom of a part; the part is inside."""
    from_ = place_of(atom, start)
    to = from_ + size
    if characters_of(atom) != length_of(atom):
        to = skip_characters(from_, size)
    return intern(from_, to - from_)


@kernel
def give_place(start: Word, size: Word, rest: Word) -> Word:
    """Unify before, length and after with what sub_atom/5 has in x1, x2 and x3."""
    if unify(reg.x(1), make_int(start)) == 0:
        return 0
    if unify(reg.x(2), make_int(size)) == 0:
        return 0
    return unify(reg.x(3), make_int(rest))


@kernel
def give_part(atom: Word, start: Word, size: Word) -> Word:
    """The answer of sub_atom/5 at one place, if that is inside and the part is the one that is asked for."""
    characters = characters_of(atom)
    if start > characters or size > characters - start:
        return 0
    if give_place(start, size, characters - start - size) == 0:
        return 0
    if unify(reg.x(4), part(atom, start, size)) == 0:
        return 0
    return unify(reg.x(5), make_int(DONE))


@kernel
def bi_sub_plan() -> Word:
    """'$sub_plan'(+Atom, ?Before, ?Length, ?After, ?Sub, -Plan): the answer, if there is one at most, or what to do."""
    atom = deref(reg.x(0))
    before = deref(reg.x(1))
    length = deref(reg.x(2))
    after = deref(reg.x(3))
    sub = deref(reg.x(4))
    plan = reg.x(5)
    if not is_atom(atom) or not (is_ref(sub) or is_atom(sub)):
        return unify(plan, make_int(SERVICE))
    if not (is_unknown_or_count(before) and is_unknown_or_count(length) and is_unknown_or_count(after)):
        return unify(plan, make_int(SERVICE))
    characters = characters_of(atom)
    if is_atom(sub):
        size = characters_of(sub)
        if is_int(before):
            return give_part(atom, int_value(before), size)
        if not is_int(after):
            return unify(plan, make_int(SEARCH))
        if int_value(after) > characters or size > characters - int_value(after):
            return 0
        return give_part(atom, characters - int_value(after) - size, size)
    if is_int(before):
        if is_int(length):
            return give_part(atom, int_value(before), int_value(length))
        if not is_int(after):
            return unify(plan, make_int(BY_BEFORE))
        if int_value(before) > characters or int_value(after) > characters - int_value(before):
            return 0
        return give_part(atom, int_value(before), characters - int_value(before) - int_value(after))
    if is_int(length):
        if not is_int(after):
            return unify(plan, make_int(BY_LENGTH))
        if int_value(after) > characters or int_value(length) > characters - int_value(after):
            return 0
        return give_part(atom, characters - int_value(after) - int_value(length), int_value(length))
    if is_int(after):
        return unify(plan, make_int(BY_AFTER))
    return unify(plan, make_int(ALL))


@kernel
def bi_sub_at() -> Word:
    """'$sub_at'(+Atom, ?Before, ?Length, ?After, -Sub, 1, +Start, +Size): the answer at one place."""
    return give_part(deref(reg.x(0)), int_value(deref(reg.x(6))), int_value(deref(reg.x(7))))


@kernel
def bi_sub_next() -> Word:
    """'$sub_next'(+Atom, +Sub, +From, -At): the first place, from one on, where a part begins."""
    atom = deref(reg.x(0))
    sub = deref(reg.x(1))
    index = int_value(deref(reg.x(2)))
    if index > characters_of(atom):
        return 0
    at = place_of(atom, index)
    length = length_of(sub)
    end = text_of(atom) + length_of(atom)
    while at + length <= end:
        if compare_bytes(at, text_of(sub), length) == EQUAL:
            return unify(reg.x(3), make_int(index))
        if at == end:
            return 0
        byte = load_byte(at)
        if byte < ONE_BYTE:
            at += 1
        else:
            at += character_size(character_at(at))
        index += 1
    return 0
