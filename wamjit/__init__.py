"""A Prolog system whose compiler turns predicates into machine code."""

__version__ = "0.1.0"
