"""write/1 and its family: what is written, on which stream, with which options.

In: arguments in x. Out: text on a stream, or 0 for what the service of the same row has to do: cyclic terms, terms that
a program may want to be portrayed, rare options, wrong ones. Holds: nothing was handed on when a routine here gives up.
"""

from wamjit.kernel.acyclic import is_acyclic
from wamjit.kernel.chars import is_out, put_atomic, put_line, to_current
from wamjit.kernel.names import ATOMS, FUNCTORS, LST, ROW, STR, SVC, WRITING
from wamjit.kernel.operators import there_is_syntax
from wamjit.kernel.slow import serve
from wamjit.kernel.text_strings import BOX_FRONT, made_string, string_start
from wamjit.kernel.typetest import is_compound
from wamjit.kernel.words import deref, header_of, int_value, is_int, is_lst, is_str
from wamjit.kernel.write_gather import CURRENT, NOBODY, PIECE, hand_on, put_byte, room
from wamjit.kernel.write_pending import HIGHEST
from wamjit.kernel.write_terms import write_whole
from wamjit.kernel.write_tokens import BLANK, BLANKS, BRACES, DOT, IGNORE_OPS, LISTS, NUMBERVARS, QUOTED
from wamjit.subset.lang import TAG, WORD, Word, gate, inline, kernel, load, lt_s, reg, w

PLAINLY = NUMBERVARS | LISTS | BRACES
NEWLINE = 10
# what stands behind the term, in the flags of write_term/2
FULLSTOP, LINE = 64, 128
WRONG = 1 << 16  # an option that is left to Python


@kernel
def begin(flags: Word, sink: Word, row: Word) -> Word:
    """Make ready for writing terms: 1, or 0 if there is no way."""
    if not there_is_syntax():
        gate(SVC.write_tables)
    start = string_start()
    if not there_is_syntax() or start == 0:
        return 0
    w.write_start = start
    w.write_at = start
    w.write_limit = w.heap_end
    if sink != NOBODY and w.heap_end - start > PIECE:
        w.write_limit = start + PIECE
    w.write_last = 0
    w.write_depth = 0
    w.write_flags = flags
    w.write_sink = sink
    w.write_row = row
    return 1


@kernel
def can_write(t: Word) -> Word:
    """Whether a term has an end. What was gathered is sealed meanwhile, since that may take long."""
    t = deref(t)
    if not is_compound(t):
        return 1
    made_string(w.write_at)
    result = is_acyclic(t)
    reg.h = w.write_start - BOX_FRONT
    return result


@kernel
def gather(t: Word) -> Word:
    """Gather the text of a term: 1, or 0 if it has no end."""
    if can_write(t) == 0:
        return 0
    write_whole(t, HIGHEST)
    return 1


@inline
def put_term(t: Word, flags: Word, sink: Word, row: Word) -> bool:
    """Write a term on a stream."""
    return begin(flags, sink, row) != 0 and gather(t) != 0 and hand_on() == 0


@inline
def has_no_portray() -> bool:
    """Whether no program has portray/1."""
    return load(w.writing, WRITING.portray) == 0


@inline
def put_end() -> Word:
    """A newline."""
    room(2)
    put_byte(NEWLINE)
    return 1


@kernel
def bi_write() -> Word:
    """write/1."""
    if to_current() and put_atomic(reg.x(0)) != 0:
        return 1
    if put_term(reg.x(0), PLAINLY, CURRENT, ROW.bi_write):
        return 1
    return serve(ROW.bi_write)


@kernel
def bi_write_2() -> Word:
    """write/2."""
    if is_out(reg.x(0)) and put_atomic(reg.x(1)) != 0:
        return 1
    if put_term(reg.x(1), PLAINLY, deref(reg.x(0)), ROW.bi_write_2):
        return 1
    return serve(ROW.bi_write_2)


@kernel
def bi_writeln() -> Word:
    """writeln/1."""
    if to_current() and put_line(reg.x(0)) != 0:
        return 1
    if begin(PLAINLY, CURRENT, ROW.bi_writeln) != 0 and gather(reg.x(0)) != 0 and put_end() and hand_on() == 0:
        return 1
    return serve(ROW.bi_writeln)


@kernel
def bi_writeln_2() -> Word:
    """writeln/2."""
    if is_out(reg.x(0)) and put_line(reg.x(1)) != 0:
        return 1
    sink = deref(reg.x(0))
    if begin(PLAINLY, sink, ROW.bi_writeln_2) != 0 and gather(reg.x(1)) != 0 and put_end() and hand_on() == 0:
        return 1
    return serve(ROW.bi_writeln_2)


@kernel
def bi_writeq() -> Word:
    """writeq/1."""
    if put_term(reg.x(0), PLAINLY | QUOTED, CURRENT, ROW.bi_writeq):
        return 1
    return serve(ROW.bi_writeq)


@kernel
def bi_writeq_2() -> Word:
    """writeq/2."""
    if put_term(reg.x(1), PLAINLY | QUOTED, deref(reg.x(0)), ROW.bi_writeq_2):
        return 1
    return serve(ROW.bi_writeq_2)


@kernel
def bi_print() -> Word:
    """print/1."""
    if begin(PLAINLY | QUOTED, CURRENT, ROW.bi_print) != 0 and has_no_portray():
        if gather(reg.x(0)) != 0 and hand_on() == 0:
            return 1
    return serve(ROW.bi_print)


@kernel
def bi_print_2() -> Word:
    """print/2."""
    if begin(PLAINLY | QUOTED, deref(reg.x(0)), ROW.bi_print_2) != 0 and has_no_portray():
        if gather(reg.x(1)) != 0 and hand_on() == 0:
            return 1
    return serve(ROW.bi_print_2)


@kernel
def bi_write_canonical() -> Word:
    """write_canonical/1."""
    if put_term(reg.x(0), QUOTED | IGNORE_OPS, CURRENT, ROW.bi_write_canonical):
        return 1
    return serve(ROW.bi_write_canonical)


@kernel
def bi_write_canonical_2() -> Word:
    """write_canonical/2."""
    if put_term(reg.x(1), QUOTED | IGNORE_OPS, deref(reg.x(0)), ROW.bi_write_canonical_2):
        return 1
    return serve(ROW.bi_write_canonical_2)


# --- write_term/2: the priority asked for in svc[0] until a service is called ----------------------------------------


@kernel
def flag_of(header: Word) -> Word:
    """The flag that an option with a truth value sets, 0 for other options."""
    if header == FUNCTORS.quoted:
        return QUOTED
    if header == FUNCTORS.ignore_ops:
        return IGNORE_OPS
    if header == FUNCTORS.numbervars:
        return NUMBERVARS
    if header == FUNCTORS.fullstop:
        return FULLSTOP
    if header == FUNCTORS.nl:
        return LINE
    return 0


@kernel
def other_option(header: Word, value: Word, flags: Word) -> Word:
    """The flags behind an option whose value is no truth value; WRONG for one that is left to Python."""
    if header == FUNCTORS.spacing:
        if value == ATOMS.next_argument:
            return flags | BLANKS
        if value == ATOMS.standard:
            return flags & ~BLANKS
        return WRONG
    if not is_int(value) or lt_s(int_value(value), 0):
        return WRONG
    if header == FUNCTORS.max_depth:
        w.write_depth = int_value(value)
        return flags
    if header == FUNCTORS.priority and int_value(value) <= HIGHEST:
        w.svc[0] = int_value(value)
        return flags
    return WRONG


@kernel
def with_option(option: Word, flags: Word) -> Word:
    """The flags behind an option."""
    if not is_str(option):
        return WRONG
    header = header_of(option)
    flag = flag_of(header)
    value = deref(load(option, WORD - STR))
    if flag == 0:
        return other_option(header, value, flags)
    if value == ATOMS.true:
        return flags | flag
    if value == ATOMS.false:
        return flags & ~flag
    return WRONG


@kernel
def read_options(t: Word) -> Word:
    """The flags that a list of options stands for, or WRONG."""
    flags = 0
    w.svc[0] = HIGHEST
    t = deref(t)
    while is_lst(t):
        flags = with_option(deref(load(t, -LST)), flags)
        if flags == WRONG:
            return WRONG
        t = deref(load(t, WORD - LST))
    if t != ATOMS.nil:
        return WRONG
    if (flags & IGNORE_OPS) == 0:
        flags = flags | (LISTS | BRACES)
    return flags


@kernel
def put_behind(flags: Word) -> Word:
    """What write_term/2 writes behind the term."""
    room(4)
    if (flags & FULLSTOP) != 0:
        if (w.write_last & TAG.CLASS) == TAG.SYMBOL_CLASS:
            put_byte(BLANK)
        put_byte(DOT)
        if (flags & LINE) == 0:
            put_byte(BLANK)
    if (flags & LINE) != 0:
        put_byte(NEWLINE)
    return 0


@kernel
def put_with_options(t: Word, options: Word) -> Word:
    """Write a term with options, once `begin` was called."""
    flags = read_options(options)
    if flags == WRONG:
        return 0
    priority = w.svc(0)
    w.write_flags = flags
    if can_write(t) == 0:
        return 0
    write_whole(t, priority)
    put_behind(flags)
    hand_on()
    return 1


@kernel
def bi_write_term() -> Word:
    """write_term/2."""
    if begin(0, CURRENT, ROW.bi_write_term) != 0 and put_with_options(reg.x(0), reg.x(1)) != 0:
        return 1
    return serve(ROW.bi_write_term)


@kernel
def bi_write_term_3() -> Word:
    """write_term/3."""
    if begin(0, deref(reg.x(0)), ROW.bi_write_term_3) != 0 and put_with_options(reg.x(1), reg.x(2)) != 0:
        return 1
    return serve(ROW.bi_write_term_3)
