"""What the kernel's image is built from: one row for each module."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

NAMES = (
    "words",
    "links",
    "acyclic",
    "unify",
    "number",
    "compare",
    "copy",
    "typetest",
    "variables",
    "construct",
    "big",
    "arith",
    "rounding",
    "functions",
    "evaluate",
    "relations",
    "atom_store",
    "collect_map",
    "collect_mark",
    "collect_trail",
    "collect_roots",
    "collect_move",
    "collect_atoms",
    "collect_run",
    "control",
    "cleanup",
    "exceptions",
    "findall",
    "sorting",
    "lists",
    "mutation",
    "bodies",
    "barrier",
    "slow",
    "globals",
    "text",
    "text_builtins",
    "text_parts",
    "text_strings",
    "clause_store",
    "clause_chain",
    "clause_erase",
    "clause_index",
    "clause_enter",
    "clause_other",
    "clause_add",
    "clause_reference",
    "clause_find",
    "clause_match",
    "clause_run",
    "chars",
    "operators",
    "write_tokens",
    "write_terms",
    "write_builtins",
    "read_scan",
    "read_stack",
    "read_term",
    "read_builtins",
    "term_hash",
)


def image_modules() -> list[ModuleType]:
    """The modules of the kernel image, in the order of their layers."""
    return [import_module(f"wamjit.kernel.{name}") for name in NAMES]
