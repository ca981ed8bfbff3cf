"""Texts that were read before: their clauses and directives, kept on disk by content.

In: a text, and the operators and flags that it begins with. Out: its `LoadedFile`, or None. Holds: an entry's name
is a hash over the text, the operators, the flags and the system itself, so that nothing stale is found; a damaged
file counts as absent. Clauses of a predicate that stand together are one item, whose terms nobody may ever need.
"""

from __future__ import annotations

from hashlib import sha256

from wamjit.engine.source import LoadedFile
from wamjit.jit import runs, store

FLAGS = ("double_quotes", "back_quotes", "loose")


class SourceCache:
    """The entries of one user's cache directory."""

    def key(self, engine, name: str | None, text: str) -> str:
        """The name of the entry for a text that is read in the engine's present state."""
        operators = repr(sorted(engine.operators.current(), key=repr))
        flags = [str(getattr(engine.flags, flag, "")) for flag in FLAGS]
        parts = [store.fingerprint(), str(name), operators, *flags, text]
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, engine, name: str | None, text: str) -> LoadedFile | None:
        """What the text says, if it was read before."""
        data = store.load_bytes(store.cache_directory() / f"{self.key(engine, name, text)}.source")
        try:
            return None if data is None else LoadedFile(name, runs.unpack_items(data))
        except runs.DAMAGED:
            return None

    def store(self, key: str, loaded: LoadedFile) -> list:
        """Keep what a text says. The runs that it has, each with the terms in it."""
        data, made = runs.pack_items(loaded.items)
        store.save_bytes(store.cache_directory() / f"{key}.source", data)
        return made
