"""Texts that were read before: their clauses and directives, kept on disk by content.

In: a text, and the operators and flags that it begins with. Out: its `LoadedFile`, or None. Holds: an entry's name
is a hash over the text, the operators, the flags and the system itself, so that nothing stale is found; a damaged
file counts as absent. Clauses of a predicate that stand together are one item, whose terms nobody may ever need.
"""

from __future__ import annotations

from hashlib import sha256

from wamjit.engine.source import LoadedFile, reading_state
from wamjit.jit import runs, store


class SourceCache:
    """The entries of one user's cache directory."""

    def key(self, engine, name: str | None, text: str) -> str:
        """The name of the entry for a text that is read in the engine's present state."""
        parts = [store.fingerprint(), str(name), reading_state(engine), text]
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, key: str, name: str | None) -> LoadedFile | None:
        """What the text with that key says, if it was read before; `name` is its file."""
        data = store.load_bytes(store.cache_directory() / f"{key}.source")
        try:
            return None if data is None else LoadedFile(name, runs.unpack_items(data))
        except runs.DAMAGED:
            return None

    def store(self, key: str, loaded: LoadedFile) -> list:
        """Keep what a text says. The runs that it has, each with the terms in it."""
        data, made = runs.pack_items(loaded.items)
        store.save_bytes(store.cache_directory() / f"{key}.source", data)
        return made
