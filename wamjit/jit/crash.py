"""What a report about a fault says of the code: the predicate or routine, the registers by their names in the abstract
machine, and the listing around the place.

In: engines, as they are made. Out: text for `MachineFault`. Holds: an engine that is watched costs nothing until its
code faults; it is forgotten with its last reference.
"""

from __future__ import annotations

from weakref import WeakSet

from wamjit.machine.faults import MachineFault, enable_crash_report

_engines: WeakSet = WeakSet()


def watch(engine: object) -> None:
    """From now on faults in the code of this engine are explained."""
    if not _engines:
        enable_crash_report(describe, explain)
    _engines.add(engine)


def owner(address: int) -> object | None:
    """The engine in whose code space an address lies."""
    return next((engine for engine in _engines if engine.codespace.contains(address)), None)


def describe(address: int) -> str:
    """The predicate or routine that an address lies in; empty where nobody knows."""
    from wamjit.jit.compiler import compiler_of

    engine = owner(address)
    return (compiler_of(engine).describe(address) or "") if engine is not None else ""


def explain(fault: MachineFault) -> str:
    """The registers of the abstract machine and the listing around the fault; behind a jump to nowhere around cp."""
    from wamjit.jit.compiler import compiler_of
    from wamjit.jit.listing import around

    for engine in _engines:
        values = registers(engine.placement, fault.registers)
        for name, address in (("pc", fault.pc), ("cp", values.get("cp", 0))):
            if engine.codespace.contains(address):
                compiler = compiler_of(engine)
                head = f"around {name}, {compiler.describe(address)}:"
                return "\n".join([*columns(values), head, around(compiler, address)])
    return ""


def registers(placement: object, values: dict[str, int]) -> dict[str, int]:
    """The values of the registers of the abstract machine that are pinned.

    A machine may report a register by another name than the tables: the emulator of PPC64 by its number, the processor
    in 32-bit mode by the name that it has in 64-bit mode.
    """
    known = values | {f"r{name}": value for name, value in values.items() if name.isdigit()}
    known |= {f"e{name[1:]}": value for name, value in values.items() if name[:1] == "r" and name[1:].isalpha()}
    homes = {name: getattr(home, "reg", "") for name, home in placement.all().items()}  # type: ignore[attr-defined]
    return {name: known[home] for name, home in homes.items() if home in known}


def columns(values: dict[str, int]) -> list[str]:
    """Registers with their values, four a line."""
    shown = [f"{name:>6} {value:#018x}" for name, value in values.items()]
    return ["  " + "  ".join(shown[at : at + 4]) for at in range(0, len(shown), 4)]
