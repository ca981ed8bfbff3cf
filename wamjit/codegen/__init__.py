"""IR -> machine code. In: routines and fragments of IR, a placement. Out: `Code` with relocations; and the linker.

See generate.py for the pipeline, hardware.py for what passes between its steps, docs/contracts.md section 5.
"""

from wamjit.codegen.code import Code, Reloc, Summary
from wamjit.codegen.reloc import apply_reloc

__all__ = [
    "Code",
    "CodegenError",
    "Reloc",
    "Summary",
    "apply_reloc",
    "assembler_of",
    "compile_fragment",
    "compile_routine",
    "enter_and_gate",
]

_LAZY = {
    "compile_fragment": "generate",
    "compile_routine": "generate",
    "assembler_of": "generate",
    "enter_and_gate": "gate",
    "CodegenError": "errors",
}


def __getattr__(name: str):
    """A run that only links what is on disk does not load the generator."""
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(f"wamjit.codegen.{_LAZY[name]}"), name)
    raise AttributeError(name)
