"""tables/conventions/: how calls pass parameters and what they keep, as one record for each convention."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from wamjit.table.errors import TableError
from wamjit.table.files import check_keys, place_of, read_toml, tables_dir
from wamjit.table.frozen import Frozen


class Convention(Frozen):
    """The fields are explained at the head of tables/conventions/x86_64_sysv.toml."""

    name: str
    target: str
    cleanup_stack_by_callee: bool
    pass_struct_by_val: bool
    sysv_varargs: bool
    shadow_param_regs: bool
    shadow_store_size: int
    int_param_regs: tuple[str, ...]
    fp_param_regs: tuple[str, ...]
    int_ret_reg: str
    fp_ret_reg: str
    fp_varargs_reg: str
    scratch_regs: tuple[str, ...]
    preserved_regs: tuple[str, ...]
    stack_align: int
    frame_min: int
    stack_param_offset: int
    red_zone: int
    lr_save: int
    cr_save: int
    toc_save: int
    descriptor_pointers: bool


_TYPES = {"str": str, "bool": bool, "int": int, "tuple[str, ...]": list}
_ROWS = {name: _TYPES[kind] for name, kind in Convention.__annotations__.items()}


@lru_cache
def load_convention(name: str) -> Convention:
    """A shipped convention by name: internal, x86_64_sysv, ..."""
    path = tables_dir() / "conventions" / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(convention_names())
        raise TableError(path, "", f"no such convention (there are {known})")
    convention = read_convention(path)
    if convention.name != name:
        raise TableError(path, place_of(path, "", "name"), f"the file is called {name}")
    return convention


def convention_names() -> tuple[str, ...]:
    """The shipped conventions."""
    return tuple(sorted(path.stem for path in (tables_dir() / "conventions").glob("*.toml")))


def read_convention(path: Path) -> Convention:
    """Reads and checks one convention."""
    rows = read_toml(path)
    check_keys(path, "", rows, _ROWS, {})
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in rows.items()}
    convention = Convention(**values)
    for key, reason in _problems(convention):
        raise TableError(path, place_of(path, "", key), reason)
    return convention


def _problems(c: Convention) -> list[tuple[str, str]]:
    found = []
    for key in ("int_param_regs", "fp_param_regs", "scratch_regs", "preserved_regs"):
        found += _list_problems(key, getattr(c, key))
    both = sorted(set(c.scratch_regs) & set(c.preserved_regs))
    if both:
        found.append(("preserved_regs", f"{both[0]} is in scratch_regs too"))
    if c.target:
        found += _result_problems(c)
    if c.stack_align & (c.stack_align - 1):
        found.append(("stack_align", f"{c.stack_align} is no power of two"))
    return found


def _list_problems(key: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    for i, name in enumerate(names):
        if not isinstance(name, str):
            return [(key, f"a register expected, not {name!r}")]
        if name in names[:i]:
            return [(key, f"{name} stands there twice")]
    return []


def _result_problems(c: Convention) -> list[tuple[str, str]]:
    """Parameters and results travel in registers that a call may change."""
    found = []
    for key in ("int_param_regs", "fp_param_regs"):
        kept = [name for name in getattr(c, key) if name not in c.scratch_regs]
        found += [(key, f"{name} is not in scratch_regs") for name in kept]
    for key in ("int_ret_reg", "fp_ret_reg", "fp_varargs_reg"):
        name = getattr(c, key)
        if name and name not in c.scratch_regs:
            found.append((key, f"{name} is not in scratch_regs"))
    return found
