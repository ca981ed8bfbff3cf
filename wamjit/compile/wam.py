"""WAM code as such: its instruction table, its text form and its verifier."""

from __future__ import annotations

from wamjit.compile.predicate import WamCode
from wamjit.compile.wam_check import check_wam
from wamjit.compile.wam_table import Row, Spec, wam_table
from wamjit.compile.wam_text import WamTextError, parse_wam, print_wam

__all__ = ["Row", "Spec", "WamCode", "WamTextError", "check_wam", "parse_wam", "print_wam", "wam_table"]
