"""The other placements: what each promises by its name, and what all of them share."""

import pytest

from wamjit.table import Hard, load_convention, load_placement, load_target, placement_names, target_names

WANTED = ("sicstus", "memory", "minimal", "gnu", "arguments", "preserve_none")
ALL = [(t, p, abi) for t in target_names() for p in placement_names(t) for abi in load_target(t).abis]


def pinned(target, name, abi=""):
    """Register of each name that has one, except what the hardware gives."""
    homes = load_placement(target, name, abi).all()
    return {n: home.reg for n, home in homes.items() if isinstance(home, Hard) and n not in ("sp", "toc")}


def test_targets():
    assert target_names() == ("ppc64", "x86", "x86_64")


@pytest.mark.parametrize("target", target_names())
def test_names(target):
    assert placement_names(target)[:6] == WANTED


@pytest.mark.parametrize(("target", "name", "abi"), ALL)
def test_shared_promises(target, name, abi):
    placement = load_placement(target, name, abi)
    record = placement.target
    assert placement.home("w").reg in load_convention(record.conventions[abi]).preserved_regs
    assert placement.home("sp") == Hard(record.sp)
    left = (*placement.free, *placement.borrowable)
    assert len(set(left)) == len(left) >= (2 if target == "x86" else 3)
    taken = set(pinned(target, name, abi).values())
    assert not taken & {*placement.free, *record.reserved, *record.scratch, record.sp, record.toc}
    assert placement.aliases == {frozenset(("val", "arg0")), frozenset(("s", "ac0"))}


@pytest.mark.parametrize(("target", "w"), [("x86", "ebx"), ("x86_64", "rbx"), ("ppc64", "r20")])
def test_memory_and_minimal(target, w):
    assert pinned(target, "memory") == {"w": w}
    assert set(pinned(target, "minimal")) == {"w", "h", "e"}


def test_gnu():
    state = {"w", "tr", "b", "h", "e", "cp", "a"}
    shown = {t: {n: r for n, r in pinned(t, "gnu").items() if n in state} for t in target_names()}
    assert shown["x86_64"] == {"w": "r12", "tr": "r13", "b": "r14", "h": "r15", "e": "rbx"}
    assert shown["x86"] == {"w": "ebx", "tr": "ebp"}
    assert shown["ppc64"] == {"w": "r15", "tr": "r20"}


def test_arguments_pin_consecutive_x_registers():
    counts = {}
    for target in target_names():
        names = {n for n in pinned(target, "arguments") if n.startswith("x(")}
        counts[target] = len(names)
        assert names == {f"x({i})" for i in range(len(names))}
        assert load_placement(target, "arguments").free == ()
    assert counts == {"x86": 3, "x86_64": 9, "ppc64": 22}


def test_preserve_none_takes_the_registers_in_the_order_of_llvm():
    order = ["r12", "r13", "r14", "r15", "rdi", "rsi", "rdx", "rcx", "r8", "r9", "r11", "rax"]
    names = ["w", "h", "e", "a", "x(0)", "x(1)", "x(2)", "x(3)", "b", "tr", "cp", "arg0"]
    assert [pinned("x86_64", "preserve_none")[name] for name in names] == order


def test_preserve_none_elsewhere():
    x86 = pinned("x86", "preserve_none")
    assert {x86[name] for name in ("w", "h", "e", "b")} == {"ebx", "esi", "edi", "ebp"}
    ppc64 = pinned("ppc64", "preserve_none")
    assert [ppc64[name] for name in ("w", "h", "e", "b", "tr", "a", "cp")] == [f"r{i}" for i in range(14, 21)]


@pytest.mark.parametrize("target", target_names())
def test_every_pinned_register_has_its_reason_at_the_end_of_the_line(target):
    """x registers and inherit aside: their first row or the head of the section says it for all."""
    section = ""
    for line in load_target(target).file.read_text(encoding="utf-8").splitlines():
        section = line if line.startswith("[") else section
        if section.startswith("[placements.") and not line.startswith(('"x(', "inherit")):
            home = line.partition("=")[2].partition("#")[0].strip().strip('"')
            assert home not in load_target(target).registers or "#" in line, line
