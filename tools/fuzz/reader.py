"""Fuzzing of the reader with atheris, an optional tool: python tools/fuzz/reader.py -max_total_time=60

In: bytes of a fuzzer. Out: nothing. Holds: any text is a term, the end of the text or a SyntaxProblem.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["wamjit.read"]):
    from wamjit.read.parser import Reader, SyntaxProblem


def read_all(data: bytes) -> None:
    """Read clause after clause."""
    reader = Reader(data.decode("utf-8", "replace"))
    while True:
        try:
            if reader.read() is None:
                return
        except SyntaxProblem:
            continue


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_all)
    atheris.Fuzz()
