"""Reading terms: the tokens of one term, from a text in memory to the heap.

In: a text in UTF-8 with a zero byte behind it, the operators and flags of the record `syntax`. Out: the term, where it
begins and ends, its variables with their names (records `named`). Holds: this reads what is plain and gives up on all
else: errors, characters beyond ASCII outside of quotes and comments, large numbers, rare escapes, a text that ends in
the middle. read/ is the reference: it reads these, and what is read here is what it would read. Who gives up leaves
nothing behind but atoms and functors, and cells behind h.
"""

from wamjit.kernel.atom_store import intern
from wamjit.kernel.compare import compare_bytes
from wamjit.kernel.names import ATOMS, NAMED, PENDING, SYNTAX
from wamjit.kernel.number import EQUAL
from wamjit.kernel.operators import ATOM_TEXT, CHARS, CODES, STRING_TEXT
from wamjit.kernel.read_scan import (
    BACK,
    DOT,
    DOUBLE,
    OPENING,
    SINGLE,
    UNDERSCORE,
    end_of_symbol,
    end_of_word,
    is_digit,
    is_end,
    is_lower,
    is_symbol,
    is_upper,
    number_at,
    quoted_text,
    skip_layout,
)
from wamjit.kernel.read_stack import (
    ARGUMENT,
    CURLY,
    HIGHEST,
    LIST,
    MOST_PUSHED,
    PARENTHESIS,
    WHOLE,
    atom_before,
    bar,
    close_bracket,
    comma,
    empty_brackets,
    end_of_term,
    fresh_variable,
    newest,
    open_arguments,
    open_bracket,
    operand,
    operator_behind,
    pop,
    prefix_as_atom,
    under_prefix,
)
from wamjit.kernel.text import has_room, list_of, put_bytes_at
from wamjit.kernel.text_strings import BOX_FRONT, made_string
from wamjit.subset.lang import Word, inline, kernel, load, load_byte, reg, store, w

GAVE_UP, GOES_ON, DONE = 0, 1, 2  # what a token says
EXCLAMATION, SEMICOLON = 33, 59


# --- tokens ----------------------------------------------------------------------------------------------------------


@kernel
def name_token(atom: Word, end: Word) -> Word:
    """An atom in letters, symbols or quotes that ends at `end`; with a parenthesis there it is a functor."""
    opens = 0
    if load_byte(end) == OPENING:
        opens = 1
    w.read_at = end + opens
    if w.read_behind:
        return operator_behind(atom, opens)
    if opens:
        return open_arguments(atom)
    return atom_before(atom)


@inline
def plain_name(at: Word, end: Word) -> Word:
    """An atom without quotes."""
    result = 0
    if end != 0:
        result = name_token(intern(at, end - at), end)
    return result


@kernel
def find_name(at: Word, length: Word) -> Word:
    """The record of a variable's name, or where the next one goes."""
    named = w.names_start
    end = w.read_names
    while named < end:
        if load(named, NAMED.length) == length:
            if compare_bytes(load(named, NAMED.text), at, length) == EQUAL:
                return named
        named += NAMED.size
    return named


@kernel
def variable_token(at: Word, end: Word) -> Word:
    """A variable."""
    if end == 0 or w.read_behind:
        return 0
    w.read_at = end
    if end - at == 1 and load_byte(at) == UNDERSCORE:
        return fresh_variable()
    named = find_name(at, end - at)
    if named < w.read_names:
        store(named, NAMED.again, 1)
        return operand(load(named, NAMED.variable), 0)
    if named + 2 * NAMED.size > w.names_end or fresh_variable() == 0:
        return 0
    store(named, NAMED.text, at)
    store(named, NAMED.length, end - at)
    store(named, NAMED.variable, w.read_term)
    store(named, NAMED.again, 0)
    w.read_names = named + NAMED.size
    return 1


@kernel
def number_token(at: Word) -> Word:
    """A number; a minus in front of it, with or without layout between, is its sign."""
    if w.read_behind:
        return 0
    negative = 0
    if under_prefix() and newest(PENDING.what) == ATOMS.minus:
        pop()
        negative = 1
    at = number_at(at, negative)
    if at == 0:
        return 0
    w.read_at = at
    return operand(w.read_term, 0)


@kernel
def text_term(mode: Word) -> Word:
    """What text in double or back quotes stands for; 0 for what has no room."""
    text = w.read_text
    length = w.read_length
    if mode == CODES or mode == CHARS:
        return list_of(text, length, mode)
    if mode == ATOM_TEXT:
        return intern(text, length)
    if mode == STRING_TEXT:
        if has_room(reg.h, BOX_FRONT + BOX_FRONT + length):
            return made_string(put_bytes_at(reg.h + BOX_FRONT, text, length))
    return 0


@kernel
def quoted_token(at: Word, quote: Word) -> Word:
    """A quoted atom, or text."""
    at = quoted_text(at + 1, quote)
    if at == 0:
        return 0
    if quote == SINGLE:
        return name_token(intern(w.read_text, w.read_length), at)
    if w.read_behind:
        return 0
    w.read_at = at
    if quote == DOUBLE:
        t = text_term(load(w.syntax, SYNTAX.double_quotes))
    else:
        t = text_term(load(w.syntax, SYNTAX.back_quotes))
    if t == 0:
        return 0
    return operand(t, 0)


@kernel
def opening_token(c: Word) -> Word:
    """An opening bracket; 0 for another character."""
    if c == 0x28:
        return open_bracket(PARENTHESIS, HIGHEST)
    if c == 0x5B:
        return open_bracket(LIST, ARGUMENT)
    if c == 0x7B:
        return open_bracket(CURLY, HIGHEST)
    return 0


@kernel
def closing_token(c: Word, at: Word) -> Word:
    """A bracket that closes, a comma or a bar; 0 for another character."""
    if w.read_behind == 0:
        if not under_prefix():
            opens = 0
            if load_byte(at) == OPENING:
                opens = 1
            w.read_at = at + opens
            if c == 0x5D:
                return empty_brackets(LIST, ATOMS.nil, opens)
            if c == 0x7D:
                return empty_brackets(CURLY, ATOMS.curly, opens)
            return 0
        prefix_as_atom()
    if c == 0x2C:
        return comma()
    if c == 0x29:
        return close_bracket(PARENTHESIS)
    if c == 0x5D:
        return close_bracket(LIST)
    if c == 0x7D:
        return close_bracket(CURLY)
    if c == 0x7C:
        return bar()
    return 0


@inline
def is_opening(c: Word) -> bool:
    """( [ {"""
    return c == 0x28 or c == 0x5B or c == 0x7B


@inline
def is_closing(c: Word) -> bool:
    """) ] } , |"""
    return c == 0x29 or c == 0x5D or c == 0x7D or c == 0x2C or c == 0x7C


@kernel
def token_at(at: Word, c: Word) -> Word:
    """Do the token that begins with the character `c` at `at`, which is no full stop: 0 or 1."""
    if is_lower(c):
        return plain_name(at, end_of_word(at))
    if is_upper(c) or c == UNDERSCORE:
        return variable_token(at, end_of_word(at))
    if is_closing(c):
        w.read_at = at + 1
        return closing_token(c, at + 1)
    if is_digit(c):
        return number_token(at)
    if is_opening(c):
        w.read_at = at + 1
        if w.read_behind:
            return 0
        return opening_token(c)
    if is_symbol(c):
        return plain_name(at, end_of_symbol(at))
    if c == SINGLE or c == DOUBLE or c == BACK:
        return quoted_token(at, c)
    if c == EXCLAMATION or c == SEMICOLON:
        return plain_name(at, at + 1)
    return 0


@kernel
def next_token() -> Word:
    """Do the next token."""
    if w.read_top + MOST_PUSHED > w.read_items:
        return GAVE_UP
    at = skip_layout(w.read_at)
    if at == 0:
        return GAVE_UP
    c = load_byte(at)
    if w.read_start == 0:
        w.read_start = at
    if c == DOT and is_end(at):
        w.read_at = at + 1
        if end_of_term() == 0:
            return GAVE_UP
        return DONE
    return token_at(at, c)


# --- a term ----------------------------------------------------------------------------------------------------------


@kernel
def read_from(at: Word, source: Word) -> Word:
    """Read the term that begins at `at`: where it ends, 0 if the kernel gives up. It is w.read_term.

    `source`: the text is that of a program. There is syntax (kernel/operators.py).
    """
    h = reg.h
    w.read_at = at
    w.read_source = source
    w.read_start = 0
    w.read_top = w.pdl_start
    w.read_items = w.pdl_end
    w.read_names = w.names_start
    open_bracket(WHOLE, HIGHEST)
    while True:
        outcome = next_token()
        if outcome != GOES_ON:
            break
    if outcome == DONE:
        return w.read_at
    reg.h = h
    return 0
