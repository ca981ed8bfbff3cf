"""Clauses to WAM code: normal form, variable classification, register allocation, indexing.

`compile_predicate` is the way in; see `predicate.py`.
"""
