"""`define(text)`: a module of kernel functions with this text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest
from both_ways import module_of

_numbers = count()


@pytest.fixture
def define(tmp_path: Path) -> Callable[[str], ModuleType]:
    """Write a module that imports the language, and load it."""

    def make(text: str) -> ModuleType:
        return module_of(f"from wamjit.subset.lang import *\n{text}", tmp_path, f"kernel_text_{next(_numbers)}")

    return make
