"""Assembly text -> bytes, each distinct text once.

In: the text of one instruction. Out: its bytes. The memo is a plain dict that an image can keep: with it nothing
imports Keystone. Each text is a call of its own, so that an error can name it; Keystone reports some errors by
returning nothing.
"""

from __future__ import annotations

from threading import Lock

from wamjit.codegen.errors import CodegenError


class Assembler:
    """The assembler of one target."""

    def __init__(self, emitter):
        self.emitter = emitter
        self.memo: dict[str, bytes] = {}
        self.added = 0  # texts that were not in the memo
        self._keystone = None
        self._lock = Lock()  # engines in several threads share the assembler, and Keystone lets the GIL go

    def code(self, text: str) -> bytes:
        """The bytes of one instruction."""
        found = self.memo.get(text)
        return found if found is not None else self._assemble(text)

    def load(self, memo: dict[str, bytes]) -> None:
        """Take over what was assembled before."""
        self.memo.update(memo)

    def _assemble(self, text: str) -> bytes:
        code = self.emitter.encode(text)
        if code is None:
            code = self._ask_keystone(text)
        self.memo[text] = code
        self.added += 1
        return code

    def _ask_keystone(self, text: str) -> bytes:
        import keystone

        try:
            with self._lock:
                if self._keystone is None:
                    arch = getattr(keystone, f"KS_ARCH_{self.emitter.keystone}")
                    mode = sum(getattr(keystone, f"KS_MODE_{name}") for name in self.emitter.keystone_mode)
                    self._keystone = keystone.Ks(arch, mode)
                code, count = self._keystone.asm(self.emitter.keystone_text(text), 0, True)
        except keystone.KsError as error:
            raise CodegenError(f"cannot assemble {text!r}: {error}") from error
        if not code or count != 1:
            raise CodegenError(f"cannot assemble {text!r}: {count} statements, {len(code or b'')} bytes")
        return code
