"""Any text can be loaded, any lines can be typed, Ctrl-C in between: messages, no exceptions, and the engine goes on.

`python tools/fuzz/texts.py` does the same for longer.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from injection import DEFAULT, OTHERS
from random_texts import WRONG, conversed, dialogues, loaded, met, texts

WAYS = (DEFAULT, OTHERS[-1])
SECONDS = 0.2
few = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("way", WAYS, ids="-".join)
@few
@given(text=texts)
def test_texts_that_are_loaded(way, text):
    said = met(loaded, text, SECONDS, way)
    assert not any(word in said for word in WRONG), said


@pytest.mark.parametrize("way", WAYS, ids="-".join)
@few
@given(typed=dialogues)
def test_lines_that_are_typed(way, typed):
    said = met(conversed, typed, SECONDS, way)
    assert not any(word in said for word in WRONG), said
