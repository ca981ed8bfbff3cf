"""What a placement must fulfil, one function for each rule: it finds the registers that break it, with the reason."""

from __future__ import annotations

from wamjit.table.convention import load_convention
from wamjit.table.homes import Hard, Home, Slot, home_text
from wamjit.table.record import Field, Record, load_record
from wamjit.table.registers import X_NAMES, load_registers
from wamjit.table.target import Target

Problem = tuple[str, str, str]
Origin = dict[str, tuple[str, str]]
RECORDS = {"w": "worker", "b": "choice"}  # base register of a home -> record that it points to


def check(target: Target, abi: str, homes: dict[str, Home], origin: Origin, section: str) -> list[Problem]:
    """Everything that is wrong with the homes. `origin` is the row of each register that has one, `section` the place
    of the rows that are missing. A register with a row and no home has been reported before."""
    problems = [(section, name, reason) for name, reason in missing(target, origin)]
    rules = (machine_registers, reserved, bases, sp_slots, record_slots, shared_fields, worker_preserved)
    problems += [(*origin[name], reason) for rule in rules for name, reason in rule(target, abi, homes)]
    problems += [(*origin[name], reason) for name, reason in doubled(target, homes, origin, section)]
    if not problems:
        problems = [(section, "", reason) for reason in temporaries(target, homes)]
    return problems


def missing(target: Target, origin: Origin) -> list[tuple[str, str]]:
    """Every register of the target has a row."""
    absent = [name for name in load_registers().names(target.absent) if name not in origin]
    found = [(name, f"{name} has no home") for name in absent if name not in X_NAMES]
    rest = [name for name in absent if name in X_NAMES]
    more = f", nor have {len(rest) - 1} more x registers" if len(rest) > 1 else ""
    return found + [(name, f"{name} has no home{more}") for name in rest[:1]]


def machine_registers(target: Target, abi: str, homes: dict[str, Home]) -> list[tuple[str, str]]:
    """sp and toc are where the hardware has them."""
    wanted = {"sp": target.sp, "toc": target.toc}
    return [
        (name, f"{name} is {register} on {target.name}, not {home_text(homes[name], target.sp)}")
        for name, register in wanted.items()
        if name in homes and homes[name] != Hard(register)
    ]


def reserved(target: Target, abi: str, homes: dict[str, Home]) -> list[tuple[str, str]]:
    """No home is a register that placements leave alone."""
    found = []
    for name, home in homes.items():
        if isinstance(home, Slot):
            continue
        if home.reg in target.reserved:
            found.append((name, f"{home.reg} is reserved on {target.name}"))
        elif home.reg in target.scratch:
            found.append((name, f"{home.reg} is the scratch register of the instruction emitter"))
    return found


def doubled(target: Target, homes: dict[str, Home], origin: Origin, section: str) -> list[tuple[str, str]]:
    """Two names share a home only where an alias row says so. Of the two rows the placement's own one is to blame."""
    aliases = load_registers().aliases
    sharing: dict[Home, list[str]] = {}
    found = []
    for name, home in homes.items():
        others = sharing.setdefault(home, [])
        other = next((other for other in others if frozenset((name, other)) not in aliases), None)
        others.append(name)
        if other is None:
            continue
        if origin[name][0] != section and origin[other][0] == section:
            name, other = other, name
        found.append((name, f"{name} and {other} share {home_text(home, target.sp)}, and no alias row allows it"))
    return found


def bases(target: Target, abi: str, homes: dict[str, Home]) -> list[tuple[str, str]]:
    """The base of a home in memory is itself in a register."""
    found = []
    for name, home in homes.items():
        if isinstance(home, Slot) and isinstance(homes.get(home.base), Slot):
            base = home_text(homes[home.base], target.sp)
            found.append((name, f"{home_text(home, target.sp)} needs {home.base} in a register, not in {base}"))
    return found


def sp_slots(target: Target, abi: str, homes: dict[str, Home]) -> list[tuple[str, str]]:
    """Homes relative to sp: scratch registers only, inside our frame, above the shadow store, apart from each other."""
    frame = target.abis[abi].frame
    low = load_convention(target.abis[abi].convention).shadow_store_size
    kinds = load_registers()
    taken: dict[int, str] = {}
    found = []
    for name, home in homes.items():
        if isinstance(home, Hard) or home.base != "sp":
            continue
        text = home_text(home, target.sp)
        if kinds.kind(name) != "scratch":
            found.append((name, f"{name} must live across calls, and {text} moves with sp"))
        elif not low <= home.offset <= frame - target.word_size:
            found.append((name, f"{text} is not inside our bytes {low} to {frame - 1} above sp under the ABI {abi}"))
        for byte in range(home.offset, home.offset + target.word_size):
            other = taken.setdefault(byte, name)
            if other != name and homes[other] != home:
                found.append((name, f"{text} overlaps {home_text(homes[other], target.sp)}, the home of {other}"))
                break
    return found


def record_slots(target: Target, abi: str, homes: dict[str, Home]) -> list[tuple[str, str]]:
    """A home in a record is inside it and is the field that belongs to the register."""
    found = []
    for name, home in homes.items():
        if isinstance(home, Hard) or home.base == "sp":
            continue
        record = load_record(RECORDS[home.base], target.word_size)
        reason = _slot_problem(record, name, home, target)
        if reason:
            found.append((name, reason))
    return found


def _slot_problem(record: Record, name: str, home: Slot, target: Target) -> str:
    own, index = own_field(record, name)
    if own is not None and own.offset + index * own.step == home.offset:
        return ""
    text = home_text(home, target.sp)
    field = _field_at(record, home.offset, target.word_size)
    if field is None:
        return f"{text} is outside the record {record.name} of {record.size} bytes"
    holder = ", the field of " + field.others[0] if field.others else ""
    right = f"; {name} belongs in {record.paper(own.name, index if own.array else None)}({home.base})" if own else ""
    return f"{text} overlaps {record.paper(field.name)}{holder}{right}"


def own_field(record: Record, name: str) -> tuple[Field | None, int]:
    """The field that belongs to a WAM register, with the index in it; None if the record has no such field."""
    is_x = name.startswith("x(")
    field = record.by_name.get("x" if is_x else name)
    if field is None or name not in field.others and not (is_x and "x" in field.others):
        return None, 0
    return field, int(name[2:-1]) if is_x else 0


def _field_at(record: Record, offset: int, size: int) -> Field | None:
    """The fixed field that a word at the offset touches."""
    if offset < 0:
        return None
    for field in record.fields.values():
        if offset < field.end and field.offset < offset + size:
            return field
    return None


def shared_fields(target: Target, abi: str, homes: dict[str, Home]) -> list[tuple[str, str]]:
    """What others change while machine code runs is memory: a copy in a register would not see it."""
    kinds = load_registers()
    return [
        (name, f"others change {name} while machine code runs: it has to be its field of w, not {home.reg}")
        for name, home in homes.items()
        if isinstance(home, Hard) and kinds.kind(name) == "shared"
    ]


def worker_preserved(target: Target, abi: str, homes: dict[str, Home]) -> list[tuple[str, str]]:
    """w is in a register that C functions keep: after a call into C nothing else leads back to our state."""
    home = homes.get("w")
    if home is None:
        return []
    convention = target.abis[abi].convention
    if isinstance(home, Hard) and home.reg in load_convention(convention).preserved_regs:
        return []
    text = home_text(home, target.sp)
    return [("w", f"w is in {text}, which C functions do not preserve under {convention}")]


def temporaries(target: Target, homes: dict[str, Home]) -> list[str]:
    """Enough registers are free or can be borrowed."""
    left = [*free(target, homes), *borrowable(target, homes)]
    if len(left) >= target.temporaries:
        return []
    names = f" ({', '.join(left)})" if left else ""
    return [f"{len(left)} registers are left for temporaries{names}, and {target.name} needs {target.temporaries}"]


def free(target: Target, homes: dict[str, Home]) -> tuple[str, ...]:
    """Hardware registers that hold no name and may be used, best first."""
    withheld = {home.reg for home in homes.values() if isinstance(home, Hard)}
    withheld.update((target.sp, target.toc), target.reserved, target.scratch)
    return tuple(register for register in target.registers if register not in withheld)


def borrowable(target: Target, homes: dict[str, Home]) -> tuple[str, ...]:
    """Hardware registers that hold nothing but scratch registers, best first."""
    kinds = load_registers()
    holding: dict[str, set[str]] = {}
    for name, home in homes.items():
        if isinstance(home, Hard):
            holding.setdefault(home.reg, set()).add(kinds.kind(name))
    return tuple(register for register in target.registers if holding.get(register) == {"scratch"})
