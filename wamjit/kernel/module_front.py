"""Modules in front of terms: strip_module/3 and '$split_module'/3.

In: arguments in x. Out: 1 or 0. Holds: as `strip` in engine/meta.py has it: without a module `user` is meant, the last
one of several counts; what has no atom for a module is left to the service of the same row where that is an error.
"""

from wamjit.kernel.names import ATOMS, FUNCTORS, ROW, STR
from wamjit.kernel.slow import serve
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, header_of, is_atom, is_str
from wamjit.subset.lang import WORD, Word, inline, kernel, load, reg, w

MOST = 1000  # modules in front of each other


@inline
def is_qualified(t: Word) -> bool:
    """A module, or what should be one, with a term behind it."""
    return is_str(t) and header_of(t) == FUNCTORS.colon


@kernel
def strip_front(t: Word) -> Word:
    """The term behind the modules, the last of which is left in svc[0]; 0 for very many."""
    w.svc[0] = ATOMS.user
    left = MOST
    t = deref(t)
    while is_qualified(t):
        module = deref(load(t, WORD - STR))
        if not is_atom(module):
            break
        left -= 1
        if left == 0:
            return 0
        w.svc[0] = module
        t = deref(load(t, 2 * WORD - STR))
    return t


@kernel
def bi_strip_module() -> Word:
    """strip_module(+Term, -Module, -Plain)."""
    plain = strip_front(reg.x(0))
    module = w.svc(0)
    if plain == 0:
        return serve(ROW.bi_strip_module)
    return unify(reg.x(1), module) != 0 and unify(reg.x(2), plain) != 0


@kernel
def bi_split_module() -> Word:
    """'$split_module'(+Term, -Module, -Plain)."""
    plain = strip_front(reg.x(0))
    module = w.svc(0)
    if plain == 0 or is_qualified(plain):
        return serve(ROW.bi_split_module)
    return unify(reg.x(1), module) != 0 and unify(reg.x(2), plain) != 0
