"""Immutable objects with named attributes, cheaper than a dataclass: every start of a program pays for those."""

from __future__ import annotations


class Frozen:
    """Takes exactly the attributes that its class annotates, as keywords; compares by identity."""

    def __init__(self, **values: object) -> None:
        if values.keys() != type(self).__annotations__.keys():
            odd = sorted(values.keys() ^ type(self).__annotations__.keys())
            raise TypeError(f"{type(self).__name__}: attributes missing or unknown: {', '.join(odd)}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __repr__(self) -> str:
        name = self.__dict__.get("name") or self.__dict__.get("key", "")
        return f"<{type(self).__name__} {name}>" if name else f"<{type(self).__name__}>"
