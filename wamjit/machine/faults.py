"""What a machine says when generated code faults, and how a report about it reads.

In: where and how the code faulted. Out: MachineFault, with the place described by whoever knows the code.
"""

from __future__ import annotations

_describe = None  # Callable[[int], str] or None
_explain = None  # Callable[[MachineFault], str] or None


class MachineFault(Exception):
    """Generated code did what it must not. The machine can run again; what the code was doing is lost.

    kind is read, write, execute, protection, illegal, divide, trap, alignment, float or other; pc the address of the
    instruction (after a jump to nowhere: where it went); address what it touched, None where the processor does not
    tell; registers the integer registers by name.
    """

    def __init__(self, kind: str, pc: int, address: int | None = None, registers: dict[str, int] | None = None):
        super().__init__(kind, pc, address)
        self.kind, self.pc, self.address = kind, pc, address
        self.registers = registers or {}

    def __str__(self) -> str:
        at = "" if self.address is None else f" of {self.address:#x}"
        return f"generated code faulted: {self.kind}{at} at {self.pc:#x}{describe(self.pc)}"

    def report(self) -> str:
        """The message, the registers, and what is known of the code, in lines."""
        lines = [str(self)]
        shown = [f"{name:>6} {value:#018x}" for name, value in self.registers.items()]
        lines += ["  " + "  ".join(shown[at : at + 4]) for at in range(0, len(shown), 4)]
        return "\n".join(lines + _asked(_explain, self).splitlines())


def enable_crash_report(describer, explainer=None) -> None:
    """From now on messages about faults name the code, and reports explain it. None ends that.

    describer(address) -> text in the message's line; explainer(fault) -> lines below the registers.
    """
    global _describe, _explain
    _describe, _explain = describer, explainer


def describe(address: int) -> str:
    """What the describer says about an address, in parentheses."""
    text = _asked(_describe, address)
    return f" ({text})" if text else ""


def _asked(who, what) -> str:
    """What somebody says; who fails must not hide the fault."""
    if who is None:
        return ""
    try:
        return who(what)
    except Exception as error:
        return f"not described: {error!r}"
