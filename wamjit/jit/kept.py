"""Compiled predicates of earlier runs: for each source file there is a file of blocks beside its text in the cache.

In: a predicate whose clauses have to be compiled. Out: its block, if the same clauses were compiled before; blocks that
are new, written at the end of the engine, and when many have come together: who is killed loses half of them at most.
Holds: a block's key is a hash over the clauses as the compiler would see them; the file's name says for which placement
and which version of the system it is. What else a compilation depends on stands in the block and is asked again: which
goals are built-ins called in place. Cells, atoms and functors are names.

Not kept is what belongs to one engine: code for the tracer or the profiler, of dynamic predicates, and with large
ground terms, whose blocks lie in the engine's memory (engine/literals.py). What is damaged counts as absent.
"""

from __future__ import annotations

import os
from hashlib import sha256

from wamjit.codegen.errors import CodegenError
from wamjit.engine.bodies import has_module, plain_body
from wamjit.engine.literals import is_large
from wamjit.engine.predicates import Predicate
from wamjit.jit import blocks, store
from wamjit.jit.blocks import Entry, NoBlock
from wamjit.jit.packing import pack_clause, run_digest

UTF8 = "utf-8", "surrogatepass"
# what placing a block that is none may raise
DAMAGED = (CodegenError, LookupError, TypeError, ValueError, AttributeError)
FIRST_WRITTEN = 250  # new blocks, a quarter of a second of compiling; then twice as many, so that writing costs little
LEAST_UNUSED = 16 << 20  # bytes of a file that this engine did not use and that stay, at least


class CodeFile:
    """The blocks of one source file."""

    def __init__(self, path) -> None:
        self.path = path
        self.entries: dict[str, bytes | memoryview] = store.load_parts(path)
        self.used: dict[str, bytes | memoryview] = {}
        self.added = False

    def get(self, key: str) -> bytes | memoryview | None:
        """The bytes of a block."""
        return self.entries.get(key)

    def put(self, key: str, data: bytes) -> None:
        """A new block."""
        self.entries[key] = self.used[key] = data
        self.added = True

    def save(self) -> None:
        """Write all blocks, if there are new ones, with those that others have written meanwhile.

        What this engine used comes first; what it did not use is cut off where it gets too much.
        """
        if not self.added:
            return
        wanted = dict(self.used)
        room = max(LEAST_UNUSED, 2 * sum(map(len, wanted.values())))
        for key, data in {**self.entries, **store.load_parts(self.path)}.items():
            if key not in wanted:
                room -= len(data)
                if room < 0:
                    break
                wanted[key] = data
        store.save_parts(self.path, wanted)
        self.added = False


class KeptCode:
    """What one engine's compiler has on disk."""

    def __init__(self, engine) -> None:
        self.engine = engine
        self.files: dict[str, CodeFile] = {}
        self.unwritten, self.patience = 0, FIRST_WRITTEN

    def key(self, predicate: object) -> str | None:
        """What stands for the clauses of a predicate; None where its code is not kept."""
        engine = self.engine
        if type(predicate) is not Predicate or predicate.file is None or predicate.dynamic:
            return None
        if engine.tracer is not None or engine.profiler is not None:
            return None
        digest = getattr(predicate.static_clauses, "digest", None) or self.digest(predicate)
        if digest is None:
            return None
        return sha256(f"{predicate.name}\0{predicate.arity}\0{predicate.space}\0{digest}".encode(*UTF8)).hexdigest()

    def digest(self, predicate: Predicate) -> str | None:
        """The hash over the clauses of a predicate, without `Module:` among their goals."""
        rows = []
        for clause in predicate.each_clause():
            head, body = clause.head, clause.body
            if is_large(head) or is_large(body):
                return None
            if has_module(body):
                body = plain_body(self.engine, predicate.space, body)
            rows.append(pack_clause(head, body))
        return run_digest(rows)

    def file(self, predicate: Predicate) -> CodeFile:
        """The file of blocks for the source file of a predicate."""
        name = predicate.file
        if name not in self.files:
            source = sha256(os.path.realpath(name).encode(*UTF8)).hexdigest()[:32]
            kind = f"{self.engine.placement.key}-{store.fingerprint()}"
            self.files[name] = CodeFile(store.cache_directory() / f"{kind}-{source}.code")
        return self.files[name]

    def find(self, predicate: Predicate, key: str, suffix: str) -> Entry | None:
        """The block of a predicate, if it was compiled before and what that took for granted still holds."""
        file = self.file(predicate)
        data = file.get(key)
        if data is None:
            return None
        try:
            entry = blocks.unpack(memoryview(data), suffix)
            inline = self.engine.registry.inline
            if any(inline(*name) is not answer for name, answer in entry.inline.items()):
                return None
        except (NoBlock, TypeError):
            return None
        file.used[key] = data
        return entry

    def add(self, predicate: Predicate, key: str, entry: Entry, suffix: str) -> None:
        """Keep a block."""
        data = blocks.pack(entry, suffix)
        if data is not None:
            self.file(predicate).put(key, data)
            self.unwritten += 1

    @property
    def is_due(self) -> bool:
        """Whether much would be lost if the process were killed now."""
        return self.unwritten >= self.patience

    def save(self) -> None:
        """Write what is new."""
        if self.is_due:
            self.patience *= 2
        self.unwritten = 0
        added = [file for file in self.files.values() if file.added]
        for file in added:
            file.save()
        if added:
            store.forget_old()
