"""The worker record and the choice frames, by the names of their fields.

In: a memory and the records of tables/records.toml. Out: words read and written by field. Holds: addresses are computed
once, when the worker is made.
"""

from __future__ import annotations

X_COUNT = 256
COUNTS = ("collections", "collected", "collect_left", "globals_size")


class Worker:
    """The worker record of an engine: `worker["heap_top"]`, `worker.x(3)`."""

    def __init__(self, memory, record, base: int):
        self.memory, self.base, self.size = memory, base, record.size
        self.word_size = memory.word_size
        self._address = {field: base + record.offset(field) for field in record.fields}
        self._x = self._address["term"]
        self._svc = self._address["svc"]
        self.read, self.write = memory.read, memory.write

    def __getitem__(self, field: str) -> int:
        return self.read(self._address[field])

    def __setitem__(self, field: str, word: int) -> None:
        self.write(self._address[field], word)

    def x(self, index: int) -> int:
        """An argument register."""
        return self.read(self._x + index * self.word_size)

    def xs(self, count: int) -> tuple[int, ...]:
        """The first argument registers."""
        return self.memory.read_words(self._x, count)

    def set_x(self, index: int, word: int) -> None:
        """Write an argument register."""
        self.write(self._x + index * self.word_size, word)

    def svc(self, index: int) -> int:
        """A word that the code handed to a service."""
        return self.read(self._svc + index * self.word_size)

    def set_item(self, field: str, index: int, word: int) -> None:
        """Write an item of an array field."""
        self.write(self._address[field] + index * self.word_size, word)

    def set_svc(self, first: int, words: list[int]) -> None:
        """Words for the code that asked."""
        self.memory.write_words(self._svc + first * self.word_size, words)

    def snapshot(self) -> bytes:
        """The whole record."""
        return self.memory.read_bytes(self.base, self.size)

    def patched(self, snapshot: bytes, words: dict[str, int]) -> bytes:
        """A snapshot with other words in some fields."""
        changed, order = bytearray(snapshot), "big" if self.memory.big_endian else "little"
        for field, word in words.items():
            at = self._address[field] - self.base
            changed[at : at + self.word_size] = word.to_bytes(self.word_size, order)
        return bytes(changed)

    def restore(self, snapshot: bytes) -> None:
        """Write the whole record, except for attention that somebody wants, and what only grows."""
        pending, warn = self["pending"], self["heap_warn_soft"]
        counts = {field: self[field] for field in COUNTS}
        self.memory.write_bytes(self.base, snapshot)
        for field, count in counts.items():
            self[field] = count
        self["pending"], self["heap_warn_soft"] = pending, min(warn, self["heap_warn_soft"])


class HostWorker(Worker):
    """The record in words of this host: its fields are read on every way in and out of machine code."""

    def __init__(self, memory, record, base: int):
        super().__init__(memory, record, base)
        self.cells, size = memory.cells, memory.word_size
        self._place = {field: (address - memory.base) // size for field, address in self._address.items()}
        self._first_x, self._first_svc = self._place["term"], self._place["svc"]

    def __getitem__(self, field: str) -> int:
        return self.cells[self._place[field]]

    def __setitem__(self, field: str, word: int) -> None:
        self.cells[self._place[field]] = word

    def set_x(self, index: int, word: int) -> None:
        """Write an argument register."""
        self.cells[self._first_x + index] = word

    def svc(self, index: int) -> int:
        """A word that the code handed to a service."""
        return self.cells[self._first_svc + index]

    def set_svc(self, first: int, words: list[int]) -> None:
        """Words for the code that asked."""
        cells = self.cells
        for place, word in enumerate(words, self._first_svc + first):
            cells[place] = word


class ChoiceFrames:
    """Choice frames without saved arguments, at the bottom of a query."""

    def __init__(self, memory, record):
        self.memory, self.record = memory, record
        self._offsets = {name: record.offset(name) for name in record.fields}

    def field(self, frame: int, name: str) -> int:
        """A field of a frame."""
        return self.memory.read(frame + self._offsets[name])

    def push(self, worker: Worker, alternative: int, limit: int) -> int | None:
        """Push a frame that remembers the state; its address, or None where there is no room."""
        frame = worker["node"] - self.record.size & -8
        if frame < limit:
            return None
        values = {
            "alt": alternative,
            "prev": worker["node"],
            "e": worker["frame"],
            "cp": worker["continuation"],
            "tr": worker["trail_top"],
            "local_top": worker["stack_top"],
            "global_top": worker["heap_top"],
        }
        write, offsets = self.memory.write, self._offsets
        for name, word in values.items():
            write(frame + offsets[name], word)
        worker["node"] = frame
        self.refresh(worker)
        return frame

    def refresh(self, worker: Worker) -> None:
        """Set the caches of the newest frame's tops."""
        worker["local_uncond"] = self.field(worker["node"], "local_top")
        worker["global_uncond"] = self.field(worker["node"], "global_top")
