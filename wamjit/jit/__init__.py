"""The compiler as the engine sees it: the kernel's image, predicates to machine code, lead-ins.

See `compiler.py`; nothing here is imported before it is needed.
"""

from wamjit.jit.compiler import Compiler, compile_predicate, load_image, make_leadin

__all__ = ["Compiler", "compile_predicate", "load_image", "make_leadin"]
