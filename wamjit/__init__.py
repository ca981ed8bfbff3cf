"""A Prolog system whose compiler turns predicates into machine code."""

__version__ = "0.1.0"
__all__ = ["Atom", "Halt", "Prolog", "PrologError", "String", "Struct", "Var", "__version__"]


def __getattr__(name: str):
    """The names of wamjit.api, imported when one is used."""
    if name in __all__:
        from wamjit import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
