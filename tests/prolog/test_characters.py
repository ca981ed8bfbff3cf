"""What prolog/characters.pl decides about ASCII characters is what the service says."""

from __future__ import annotations

import pytest

from wamjit import Prolog
from wamjit.builtins.characters import SIMPLE, WITH_VALUE

TYPES = [*SIMPLE, *(f"{name}(_)" for name in WITH_VALUE)]
COMPARED = """
differs({type}, What, Quick, Right) :-
    between(0, 255, Code), char_code(Char, Code),
    ( What = Code, findall(Code-Type, (Type = {type}, code_type(Code, Type)), Quick), '$code_types'(Code, {type}, Right)
    ; What = Char, findall(Char-Type, (Type = {type}, char_type(Char, Type)), Quick), '$char_types'(Char, {type}, Right)
    ),
    Quick \\== Right.
"""


@pytest.fixture(scope="module")
def prolog():
    with Prolog() as prolog:
        prolog.consult(text="".join(COMPARED.replace("{type}", kind) for kind in TYPES))
        yield prolog


@pytest.mark.parametrize("kind", TYPES)
def test_ascii_characters(prolog, kind):
    assert prolog.query_once(f"differs({kind}, What, Quick, Right)") is None


@pytest.mark.parametrize(
    "goal, succeeds",
    [
        ("code_type(0'7, digit(7))", True),
        ("code_type(0'7, digit(8))", False),
        ("code_type(0'7, digit(a))", False),
        ("char_type('A', upper(a))", True),
        ("char_type('A', upper(0'a))", False),
        ("code_type(-1, end_of_file)", True),
        ("code_type(a, alpha)", True),
        ("char_type(0'a, alpha)", True),
        ("catch(code_type(0'a, nothing), error(domain_error(char_type, nothing), _), true)", True),
        ("catch(char_type(ab, alpha), error(type_error(character, ab), _), true)", True),
        ("code_type(C, digit(3)), C == 0'3", True),
        ("findall(T, code_type(0'7, T), L), memberchk(xdigit(7), L)", True),
    ],
)
def test_arguments(prolog, goal, succeeds):
    assert (prolog.query_once(goal) is not None) == succeeds
