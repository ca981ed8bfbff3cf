"""What programs ask of a stream: whether it is one, whether something is to be handed on, where it is.

In: arguments in x; the record `port`. Out: 1 or 0. Holds: the port knows the current streams and those whose text or
room it has; of all others the service of the same row says what is wanted.
"""

from wamjit.kernel.char_input import has_text, is_text_source
from wamjit.kernel.chars import is_out, is_stream, to_current
from wamjit.kernel.line_input import is_marked
from wamjit.kernel.names import ATOMS, FUNCTORS, PORT, ROW, STR
from wamjit.kernel.slow import serve
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, header_of, is_structure, make_int, need_heap
from wamjit.subset.lang import WORD, Word, kernel, load, reg, store, w


@kernel
def is_known(given: Word) -> Word:
    """Whether a term is one of the streams that the port knows."""
    port = w.port
    if is_text_source(given) or is_out(given):
        return 1
    if is_stream(given, load(port, PORT.now_input), 0) != 0 or is_stream(given, load(port, PORT.byte_stream), 0) != 0:
        return 1
    return load(port, PORT.capture_at) == 0 and is_stream(given, load(port, PORT.now_output), 0) != 0


@kernel
def bi_is_stream() -> Word:
    """is_stream/1."""
    if is_known(reg.x(0)) != 0:
        return 1
    return serve(ROW.bi_is_stream)


@kernel
def is_flushed() -> Word:
    """Whether the stream that has room has written nothing since it was flushed."""
    port = w.port
    if load(port, PORT.out_clean) == 0 or load(port, PORT.capture_at) != 0:
        return 0
    return load(port, PORT.out_next) == load(port, PORT.out_start)


@kernel
def bi_flush_output() -> Word:
    """flush_output/0."""
    if to_current() and is_flushed() != 0:
        return 1
    return serve(ROW.bi_flush_output)


@kernel
def bi_flush_output_1() -> Word:
    """flush_output/1."""
    if is_out(reg.x(0)) and is_flushed() != 0:
        return 1
    return serve(ROW.bi_flush_output_1)


@kernel
def place_term() -> Word:
    """The place of the stream that is read, as a term."""
    need_heap(5 * WORD)
    port = w.port
    h = reg.h
    store(h, 0, FUNCTORS.stream_position)
    store(h, WORD, make_int(load(port, PORT.mark_characters)))
    store(h, 2 * WORD, make_int(load(port, PORT.mark_line)))
    store(h, 3 * WORD, make_int(load(port, PORT.mark_column)))
    store(h, 4 * WORD, make_int(load(port, PORT.mark_bytes)))
    reg.h = h + 5 * WORD
    return h + STR


@kernel
def bi_known_property() -> Word:
    """'$known_property'(+Stream, +Property, -Value): its argument; fails where the kernel does not know."""
    property_ = deref(reg.x(1))
    if not is_structure(property_):
        return 0
    header = header_of(property_)
    if header == FUNCTORS.end_of_stream and is_text_source(reg.x(0)) and has_text():
        return unify(reg.x(2), ATOMS.not_)
    if header == FUNCTORS.position and is_marked(reg.x(0)):
        return unify(reg.x(2), place_term())
    return 0
