"""Child processes: how they begin, the streams to and from them, how they end.

In: a program, its arguments, what its standard streams are to be. Out: process numbers, streams, statuses. Holds: no
shell stands between unless the program is one; a process whose number nobody asked for is waited for when the last of
its pipes is closed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable

from wamjit.builtins.streamio import DEFAULTS
from wamjit.builtins.streams import Stream
from wamjit.builtins.text import any_text
from wamjit.engine.errors import (
    PrologError,
    domain_error,
    error,
    existence_error,
    instantiation_error,
    permission_error,
    reason,
    type_error,
)
from wamjit.read.terms import Atom, Struct, Term, Var, list_parts, make_list

NONE = Atom("-")
SHELL = "/bin/sh"
FIRST_NAP, NAP = 0.001, 0.02  # seconds between two looks at a process that somebody waits for
NEVER = -1  # wait as long as it takes
STANDARD = {"user_input": 0, "user_output": 1, "user_error": 2}
children: dict[int, subprocess.Popen] = {}  # by their numbers, which are the operating system's


class PipeEnd:
    """Our end of a pipe, as a file of bytes; `closed_hook` is called once it is closed."""

    def __init__(self, file, closed_hook: Callable[[], None] = lambda: None):
        self._file, self._closed_hook = file, closed_hook
        self.read, self.isatty, self.fileno = file.read, file.isatty, file.fileno

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._file.closed

    def seekable(self) -> bool:
        """A pipe has no places."""
        return False

    def write(self, data: bytes) -> None:
        """Write all of it."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Close it, once."""
        if not self.closed:
            self._file.close()
            self._closed_hook()


def start(engine, spec, number, streams):
    """'$process_start'(+process(Program, Arguments, [In,Out,Err], Directory, Environment, Detached, Known), -Number,
    -Streams): in the order of In, Out, Err, - where there is none. A pipe is pipe(Type, Encoding)."""
    program, arguments, wanted, directory, environment, detached, known = spec.args
    wanted = list_parts(wanted)[0]
    engine.streams.flush()
    command = [any_text(program), *(any_text(word) for word in list_parts(arguments)[0])]
    child = begin(
        command,
        program,
        stdin=handle_of(engine, wanted[0]),
        stdout=handle_of(engine, wanted[1]),
        stderr=handle_of(engine, wanted[2]),
        cwd=None if directory is NONE else any_text(directory),
        env=None if environment is NONE else variables(environment),
        start_new_session=detached is Atom("true"),
    )
    hook = when_last(engine, child, wanted, program) if known is Atom("false") else lambda: None
    ends = zip(wanted, (child.stdin, child.stdout, child.stderr), strict=True)
    found = [NONE if file is None else pipe_stream(engine, end, file, hook).term for end, file in ends]
    return [(number, child.pid), (streams, make_list(found))]


def begin(command: list[str], program: Term, **options) -> subprocess.Popen:
    """A new child, and Prolog's errors for one that cannot be."""
    try:
        child = subprocess.Popen(command, bufsize=0, **options)
    except FileNotFoundError:
        folder = options.get("cwd")
        missing = folder is not None and not os.path.isdir(folder)
        raise existence_error("directory", Atom(folder)) if missing else existence_error("file", program) from None
    except ValueError:
        raise domain_error("process_argument", program) from None
    except OSError as problem:
        raise with_reason(permission_error("execute", "file", program), problem) from None
    children[child.pid] = child
    return child


def with_reason(problem: PrologError, cause: OSError) -> PrologError:
    """The error with what the system says as its context."""
    return error(problem.term.args[0], Atom(reason(cause)))


def handle_of(engine, wanted: Term):
    """What Popen takes for a standard stream."""
    if wanted is Atom("std"):
        return None
    if wanted is Atom("null"):
        return subprocess.DEVNULL
    if wanted is Atom("stdout"):
        return subprocess.STDOUT
    if isinstance(wanted, Struct) and wanted.name == "pipe":
        return subprocess.PIPE
    stream = engine.streams.find(wanted.args[0])
    if stream.alias in STANDARD:
        return STANDARD[stream.alias]
    if stream.file is None:
        raise domain_error("file_stream", wanted.args[0])
    if stream.mode != "read":
        stream.flush()
    elif stream.file.seekable():
        stream.file.seek(stream.place().bytes)  # not where we have read ahead to
    return stream.file.fileno()


def variables(environment: Term) -> dict[str, str]:
    """environment(Base, [Name=Value, ...]): Base is `all` or `none` of what this process has."""
    base, changes = environment.args
    found = dict(os.environ) if base is Atom("all") else {}
    for pair in list_parts(changes)[0]:
        found[any_text(pair.args[0])] = any_text(pair.args[1])
    return found


def pipe_stream(engine, wanted: Term, file, hook: Callable[[], None]) -> Stream:
    """A stream over our end of a pipe."""
    kind, encoding = wanted.args
    options = DEFAULTS | {"type": kind.name, "encoding": encoding.name, "reposition": False}
    return engine.streams.adopt(PipeEnd(file, hook), "read" if file.readable() else "write", options)


def when_last(engine, child: subprocess.Popen, wanted: list[Term], program: Term) -> Callable[[], None]:
    """What is called at each closing of a pipe: behind the last one the child is waited for, and must be good."""
    left = [end for end in wanted if isinstance(end, Struct) and end.name == "pipe"]

    def closed() -> None:
        left.pop()
        if not left and not engine.closed:
            must_be_good(program, ended(engine, child))

    return closed


def must_be_good(program: Term, code: int) -> None:
    """An error for a process that ended with another status than 0."""
    if code:
        raise error(Struct("process_error", (program, status_term(code))))


def status_term(code: int) -> Struct:
    """exit(Status) or killed(Signal)."""
    return Struct("exit", (code,)) if code >= 0 else Struct("killed", (-code,))


def open_command(engine, command: str, mode: Atom, wanted: dict) -> Stream:
    """open(pipe(Command), ..): what a shell command writes, or what it reads; closing waits for its end."""
    reads = mode.name == "read"
    if mode.name not in ("read", "write"):
        raise domain_error("io_mode", mode)
    engine.streams.flush()
    ends = {"stdout": subprocess.PIPE} if reads else {"stdin": subprocess.PIPE}
    child = begin([SHELL, "-c", command], Atom(command), **ends)

    def closed() -> None:
        if not engine.closed:
            ended(engine, child)

    return engine.streams.adopt(PipeEnd(child.stdout if reads else child.stdin, closed), mode.name, wanted)


def create_pipe(engine, reading, writing):
    """create_pipe/2: two streams; what is written on the second one is read from the first one"""
    options = DEFAULTS | {"reposition": False}
    read, write = os.pipe()
    ends = (os.fdopen(read, "rb", buffering=0), "read"), (os.fdopen(write, "wb", buffering=0), "write")
    made = [engine.streams.adopt(PipeEnd(file), mode, options) for file, mode in ends]
    made[1].buffer = "line"
    return [(reading, made[0].term), (writing, made[1].term)]


# what becomes of them


def wait(engine, number, patience, status):
    """'$process_wait'(+Number, +Seconds, -Status): Status is timeout where that is not enough; -1: for ever"""
    child = children.get(process_number(number))
    if child is None:
        raise existence_error("process", number)
    if not isinstance(patience, int | float):
        raise type_error("number", patience)
    engine.streams.flush()
    code = ended(engine, child, None if patience == NEVER else patience)
    return [(status, Atom("timeout") if code is None else status_term(code))]


def ended(engine, child: subprocess.Popen, patience: float | None = None) -> int | None:
    """Wait for a child, looking for interrupts; its status, or None if it takes longer."""
    end = None if patience is None else time.monotonic() + patience
    nap = FIRST_NAP
    while child.poll() is None:
        if end is not None and time.monotonic() >= end:
            return None
        time.sleep(nap)
        engine.look_around()
        nap = min(2 * nap, NAP)
    children.pop(child.pid, None)
    return child.returncode


def process_number(number: Term) -> int:
    """The number of a process."""
    if isinstance(number, Var):
        raise instantiation_error()
    if not isinstance(number, int):
        raise type_error("integer", number)
    return number


def kill(engine, number, which, group):
    """'$process_kill'(+Number, +Signal, +Group): Group is true where its whole group is meant"""
    target, sent = process_number(number), signal_number(which)
    if target <= 0:
        raise existence_error("process", number)
    try:
        os.killpg(target, sent) if group is Atom("true") else os.kill(target, sent)
    except (ProcessLookupError, OverflowError):
        raise existence_error("process", number) from None
    except OSError as problem:
        raise with_reason(permission_error("kill", "process", number), problem) from None


def signal_number(which: Term) -> int:
    """A signal by its number or its name."""
    if isinstance(which, Var):
        raise instantiation_error()
    if isinstance(which, Atom):
        name = which.name.upper()
        found = getattr(signal.Signals, name if name.startswith("SIG") else f"SIG{name}", None)
    else:
        found = which if isinstance(which, int) and 0 <= which < signal.NSIG else None
    if found is None:
        raise domain_error("signal", which)
    return int(found)


def is_process(engine, number):
    """is_process/1: a child that nobody has waited for, or another process that there is"""
    if not isinstance(number, int) or number <= 0:
        return False
    if number in children:
        return True
    try:
        os.kill(number, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def own_number(engine, number):
    """process_id/1"""
    return [(number, os.getpid())]


def search_program(engine, name, path):
    """'$program_path'(+Name, -Path): where the search path of the system has a program"""
    import shutil

    found = shutil.which(any_text(name))
    return False if found is None else [(path, Atom(found))]
