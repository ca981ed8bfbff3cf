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
    """The registers of the abstract machine and the listing around the fault."""
    from wamjit.jit.compiler import compiler_of
    from wamjit.jit.listing import around

    engine = owner(fault.pc)
    if engine is None:
        return ""
    return f"{registers(engine.placement, fault.registers)}\n{around(compiler_of(engine), fault.pc)}"


def registers(placement: object, values: dict[str, int]) -> str:
    """The pinned registers with their values, four a line."""
    homes = {name: getattr(home, "reg", "") for name, home in placement.all().items()}  # type: ignore[attr-defined]
    known = values | {f"r{number}": value for number, value in values.items() if number.isdigit()}  # PPC64
    shown = [f"{name:>6} {known[home]:#018x}" for name, home in homes.items() if home in known]
    return "\n".join("  " + "  ".join(shown[at : at + 4]) for at in range(0, len(shown), 4))
