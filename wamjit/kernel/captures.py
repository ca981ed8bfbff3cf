"""Output that is caught without Python: '$start_capture'/1 and '$end_capture'/2 of with_output_to/2.

In: arguments in x. Out: the number of the piece, the text as a string. Holds: what is caught lies in the port's buffer
behind what the stream in front has there; `capture_at` is where, 0 for no such piece. One piece at a time is the
kernel's: at the next one, and whenever Python looks at its streams, it becomes a stream (builtins/captures.py).
"""

from wamjit.kernel.names import PORT, ROW, SVC
from wamjit.kernel.slow import serve
from wamjit.kernel.text import has_room, put_bytes_at
from wamjit.kernel.text_strings import BOX_FRONT, made_string
from wamjit.kernel.unify import unify
from wamjit.kernel.words import deref, make_int
from wamjit.subset.lang import WORD, Word, gate, kernel, load, reg, store, w


@kernel
def bi_start_capture() -> Word:
    """'$start_capture'(-Number)."""
    port = w.port
    if load(port, PORT.capture_at) != 0:
        return serve(ROW.bi_start_capture)
    end = load(port, PORT.out_end)
    store(port, PORT.before_end, end)
    store(port, PORT.before_stream, load(port, PORT.out_stream))
    store(port, PORT.before_current, load(port, PORT.out_current))
    store(port, PORT.before_column, load(port, PORT.out_column))
    store(port, PORT.before_alias, load(port, PORT.out_alias))
    if end == 0:
        store(port, PORT.out_next, load(port, PORT.out_room))
        store(port, PORT.out_end, load(port, PORT.out_room_end))
    start = load(port, PORT.out_next)
    serial = load(port, PORT.capture_serial) + 1
    store(port, PORT.capture_serial, serial)
    store(port, PORT.capture_at, start)
    store(port, PORT.out_stream, 0)
    store(port, PORT.out_alias, 0)
    store(port, PORT.out_current, 1)
    store(port, PORT.out_start, start)
    store(port, PORT.out_column, 0)
    return unify(reg.x(0), make_int(serial))


@kernel
def leave_capture() -> Word:
    """Let output go where it went before."""
    port = w.port
    start = load(port, PORT.capture_at)
    end = load(port, PORT.before_end)
    if end == 0:
        start = 0
    store(port, PORT.out_next, start)
    store(port, PORT.out_end, end)
    store(port, PORT.out_stream, load(port, PORT.before_stream))
    store(port, PORT.out_alias, load(port, PORT.before_alias))
    store(port, PORT.out_current, load(port, PORT.before_current))
    store(port, PORT.out_column, load(port, PORT.before_column))
    store(port, PORT.out_start, load(port, PORT.out_room))
    store(port, PORT.capture_at, 0)
    return 1


@kernel
def fetch_captured(number: Word) -> Word:
    """The end of a piece that is a stream: where its text ends, which lies where that of a new string does."""
    start = reg.h + BOX_FRONT
    w.svc[0] = number
    w.svc[1] = start
    return start + gate(SVC.captured)


@kernel
def bi_end_capture() -> Word:
    """'$end_capture'(+Number, -String)."""
    port = w.port
    number = deref(reg.x(0))
    start = load(port, PORT.capture_at)
    length = load(port, PORT.out_next) - start
    mine = start != 0 and number == make_int(load(port, PORT.capture_serial))
    if mine and has_room(reg.h, BOX_FRONT + WORD + length):
        end = put_bytes_at(reg.h + BOX_FRONT, start, length)
        leave_capture()
    else:
        end = fetch_captured(number)
    return unify(reg.x(1), made_string(end))
