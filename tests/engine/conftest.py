"""`prolog`: a fresh engine with small areas, native where the host can."""

from __future__ import annotations

import pytest

from wamjit import Prolog

HEAP = 32 << 20


@pytest.fixture
def prolog():
    """An engine."""
    with Prolog(heap_limit=HEAP) as prolog:
        yield prolog
