"""What is wrong with a table: the file, the row and the reason."""

from __future__ import annotations


class TableError(Exception):
    """A table that cannot be used. `where` is the row, such as `[placements.sicstus] h, line 92`.
    Without a file it is not the table that is wrong but what somebody asked of it."""

    def __init__(self, file: object, where: str, reason: str) -> None:
        super().__init__(str(file), where, reason)
        self.file = str(file)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.file, self.where, self.reason)))
