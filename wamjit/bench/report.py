"""Benchmark results as text in columns, and what the machine is that they come from.

In: rows of cells, numbers. Out: text; plain data for JSON.
"""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterable, Sequence

EMPTY = "-"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns: the first to the left, the others to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(pairs)).rstrip()
        for pairs in (list(zip(line, widths, strict=True)) for line in lines)
    )


def geometric_mean(values: Iterable[float]) -> float | None:
    """The geometric mean of positive numbers; None if there are none."""
    logarithms = [math.log(value) for value in values if value > 0]
    return math.exp(sum(logarithms) / len(logarithms)) if logarithms else None


def microseconds(seconds: float) -> str:
    """A time in a table: three digits at least."""
    value = seconds * 1e6
    return f"{value:.2f}" if value < 100 else f"{value:.1f}" if value < 1000 else f"{value:.0f}"


def ratio(value: float | None) -> str:
    """A ratio in a table."""
    return EMPTY if value is None else f"{value:.2f}"


def machine_description() -> dict[str, object]:
    """The processor, the system, Python, and how busy the machine is."""
    return {
        "processor": processor_name(),
        "processors": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load": [round(load, 2) for load in os.getloadavg()],
    }


def processor_name() -> str:
    """What the system calls the processor."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                key, _, value = line.partition(":")
                if key.strip() in ("model name", "cpu"):
                    return value.strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
