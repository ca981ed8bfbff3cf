"""tables/builtins.txt: each row names something that exists, and each built-in has one row."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from importlib import import_module

import pytest

from wamjit.builtins.registry import definitions
from wamjit.kernel.modules import image_modules

SERVICES = [row for row in definitions() if row.kind == "service"]


def test_no_name_stands_twice():
    counts = Counter((row.name, row.arity) for row in definitions())
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("row", SERVICES, ids=lambda row: f"{row.name}/{row.arity}")
def test_a_service_has_a_function_of_its_arity(row):
    module, _, name = row.function.partition(".")
    function = getattr(import_module(f"wamjit.builtins.{module}"), name)
    assert len(inspect.signature(function).parameters) == row.arity + 1
    assert function.__doc__


@pytest.mark.parametrize("kind", ["kernel", "entry"])
def test_the_kernel_has_what_the_table_names(kind):
    names = {name for module in image_modules() for name in vars(module)}
    assert {row.function for row in definitions() if row.kind == kind} - names == set()


def test_every_kernel_built_in_has_a_row():
    made = {name for module in image_modules() for name in vars(module) if re.match(r"bi_[a-z]", name)}
    assert made - {row.function for row in definitions()} == set()
