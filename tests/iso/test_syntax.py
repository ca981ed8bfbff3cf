"""The syntax conformity cases: all of them, in a fresh engine each."""

import pytest

from tests.iso.conformity import CASES, accepted, outcome


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_case(case):
    got = outcome(case)
    assert accepted(case, got), f"{case['setup']} {case['query']}: {got!r}, expected {case['expected']}"
