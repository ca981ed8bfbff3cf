"""The compiler as the engine sees it: the kernel's image, predicates to machine code, lead-ins, what is kept on disk.

See `compiler.py` and `texts.py`.
"""

from wamjit.jit.compiler import (
    Compiler,
    compile_predicate,
    dynamic_entry,
    keep,
    load_image,
    make_leadin,
    spare,
    stable_entry,
)
from wamjit.jit.texts import SourceCache

source_cache = SourceCache()

__all__ = [
    "Compiler",
    "SourceCache",
    "compile_predicate",
    "dynamic_entry",
    "keep",
    "load_image",
    "make_leadin",
    "source_cache",
    "spare",
    "stable_entry",
]
