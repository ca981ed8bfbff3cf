"""Text that is gathered on the way to a stream, an atom or a string.

In: bytes. Out: text, gathered from `w.write_at` on in the free part of the heap. Holds: there is room (`room`) before
anything is written; what is gathered lies behind the room for a string's header, so that it can be sealed as a string
whenever Python or a query might use the heap. The address of an atom's text is kept over no service that may enter
atoms.

The sink says who gets the text: nobody (it stays, for an atom or a string), or a stream, which gets it in pieces.
"""

from wamjit.kernel.chars import is_out, put_text, to_current
from wamjit.kernel.names import AREA, SVC, WRITING
from wamjit.kernel.text import ONE_BYTE, character_at
from wamjit.kernel.text_strings import BOX_FRONT, made_string
from wamjit.kernel.words import exhausted
from wamjit.subset.lang import Word, gate, inline, kernel, load, load_byte, reg, store_byte, unlikely, w

# the sinks that are no stream
CURRENT, NOBODY = 0, 1
PIECE = 1 << 15  # bytes that a stream gets at once, or more


# --- room, and asking Python ----------------------------------------------------------------------------------------


@kernel
def ask(service: Word) -> Word:
    """Ask for a service while text is gathered: it is a string on the heap meanwhile."""
    box = w.write_start - BOX_FRONT
    start = w.pdl_start
    made_string(w.write_at)
    w.pdl_start = w.write_top
    result = gate(service)
    w.pdl_start = start
    reg.h = box
    return result


@inline
def is_to_port(sink: Word) -> bool:
    """Whether what is written goes to the stream that has room in the port."""
    return to_current() if sink == CURRENT else is_out(sink)


@kernel
def hand_on() -> Word:
    """Give the stream what was gathered."""
    sink = w.write_sink
    start = w.write_start
    length = w.write_at - start
    if not (is_to_port(sink) and put_text(start, length) != 0):
        w.svc[0] = w.write_row
        w.svc[1] = sink
        w.svc[2] = start
        w.svc[3] = length
        ask(SVC.put_text)
    w.write_at = start
    return 0


@kernel
def make_room(size: Word) -> Word:
    """The gathered text has reached its limit."""
    if w.write_sink != NOBODY:
        hand_on()
        w.write_limit = w.heap_end
        if w.heap_end - w.write_at > PIECE and size < PIECE:
            w.write_limit = w.write_at + PIECE
    if size > w.write_limit - w.write_at:
        exhausted(AREA.heap)
    return 0


@inline
def room(size: Word) -> None:
    """Make sure of so many bytes."""
    if unlikely(size > w.write_limit - w.write_at):
        make_room(size)


# --- characters -----------------------------------------------------------------------------------------------------


@kernel
def learn_class(code: Word) -> Word:
    """The class of a character that was never asked for."""
    w.svc[0] = code
    ask(SVC.classes)
    return load_byte(load(w.writing, WRITING.classes) + code)


@inline
def class_of(code: Word) -> Word:
    """The byte of a character."""
    found = load_byte(load(w.writing, WRITING.classes) + code)
    if unlikely(found == 0):
        found = learn_class(code)
    return found


@kernel
def class_at(at: Word) -> Word:
    """The byte of the character at a place."""
    code = load_byte(at)
    if code >= ONE_BYTE:
        code = character_at(at)
    return class_of(code)


@inline
def put_byte(byte: Word) -> None:
    """A byte, for which there is room."""
    at = w.write_at
    store_byte(at, 0, byte)
    w.write_at = at + 1
