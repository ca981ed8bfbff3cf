"""The emitter of x86-64 is the one of x86: what differs follows from the word size in the table."""

from wamjit.codegen.emit_x86 import Emitter

__all__ = ["Emitter"]
