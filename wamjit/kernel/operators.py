"""Operators: the table of the module that text belongs to, as engine/syntax.py has left it.

In: the word of an atom. Out: what it is as an operator: the address of a record `operator`, 0 for none. Holds: the
table says what op/3 has said as long as `there_is_syntax`; otherwise it is Python that reads and writes.
"""

from wamjit.kernel.names import ATOM_SHIFT, OPERATOR, OPERATORS, SYNTAX
from wamjit.subset.lang import WORD, Word, inline, kernel, load, w

CODES, CHARS, ATOM_TEXT, STRING_TEXT, NOTHING = 0, 1, 2, 3, 4  # what text in quotes is: QUOTES in engine/syntax.py


@inline
def there_is_syntax() -> bool:
    """Whether the kernel knows the operators and the flags."""
    return load(w.syntax, SYNTAX.operators) != 0


@kernel
def find_operator(atom: Word) -> Word:
    """What an atom is as an operator; 0 for one that is none. There is a table."""
    table = load(w.syntax, SYNTAX.operators)
    found = load(table + ((atom >> ATOM_SHIFT) & load(table, OPERATORS.mask)) * WORD, OPERATORS.slots)
    while found != 0 and load(found, OPERATOR.name) != atom:
        found = load(found, OPERATOR.next)
    return found
