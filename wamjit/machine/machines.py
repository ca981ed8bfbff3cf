"""Which machines there are, and the one that runs the code of a target on this host.

In: a target record (name, word_size, big_endian), a Memory, a CodeSpace. Out: a Machine.
Holds: only the module of the chosen machine is imported, so that a native run loads neither Unicorn nor Keystone.
"""

from __future__ import annotations

from importlib import import_module

# The module of the native machine for each target that a processor of some host runs. A target that is not here is
# emulated. It stands here, not in tables/machines.toml, because reading TOML costs a warm start 13 ms.
NATIVE = {"x86_64": "native64", "x86": "native32"}


class Machine:
    """Runs generated code. Memory and code space belong to who made them, and outlive the machine."""

    mode = ""  # native or emulated

    def __init__(self, target, memory, codespace):
        self.target, self.memory, self.codespace = target, memory, codespace

    def run(self, entry: int, argument: int) -> int:
        """Call the code at entry by the target's C convention with one word; the word that it returns.

        Raises MachineFault when the code faults; the machine can run again afterwards.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Give up what the machine holds."""
        raise NotImplementedError

    def __enter__(self) -> Machine:
        return self

    def __exit__(self, *_) -> None:
        self.close()


class CannotRun(Exception):
    """This host has no way, or not the wanted way, to run code of a target."""


def _native(name: str) -> tuple[bool, str]:
    """Whether code of a target runs natively here."""
    if name not in NATIVE:
        return False, f"no host runs {name} code natively"
    return _module(name).available()


def _module(name: str):
    return import_module(f"wamjit.machine.{NATIVE[name]}")


def _emulated(name: str) -> tuple[bool, str]:
    """Whether code of a target can be emulated here."""
    from importlib.util import find_spec  # 4 ms that a native start does not need

    if find_spec("unicorn") is None:
        return False, "needs the package unicorn"
    from wamjit.machine.emulators import emulator_names

    if name not in emulator_names():
        return False, f"tables/machines.toml has no section for {name}"
    return True, "runs under Unicorn"


def ways(target) -> list[tuple[str, bool, str]]:
    """The ways to run code of a target, best first: mode, whether it is possible on this host, the reason in words."""
    return [("native", *_native(target.name)), ("emulated", *_emulated(target.name))]


def open_machine(target, mode: str | None, memory, codespace, *, count: bool = False) -> Machine:
    """A machine for the code of a target; mode None takes the native one when it is possible and nothing is counted."""
    if mode not in (None, "native", "emulated"):
        raise ValueError(f"no way to run is called {mode!r}: native or emulated")
    if mode != "emulated" and not (mode is None and count):
        possible, reason = _native(target.name)
        if possible and not codespace.executable:
            possible, reason = False, "the system does not let this process execute a memory file"
        if possible:
            return _module(target.name).MACHINE(target, memory, codespace, count=count)
        if mode == "native":
            raise CannotRun(f"{target.name} code cannot run natively: {reason}")
    possible, reason = _emulated(target.name)
    if not possible:
        raise CannotRun(f"{target.name} code cannot be emulated: {reason}")
    from wamjit.machine.emulated import Emulated

    return Emulated(target, memory, codespace, count=count)
