"""Texts that were read before: their clauses and directives, kept on disk by content.

In: a text, and the operators and flags that it begins with. Out: its `LoadedFile`, or None. Holds: an entry's name
is a hash over the text, the operators, the flags and the system itself, so that nothing stale is found; a damaged
file counts as absent. Terms are kept as a flat list of words in prefix order, so that no depth is a problem.
"""

from __future__ import annotations

from hashlib import sha256

from wamjit.engine.source import Item, LoadedFile
from wamjit.jit import store
from wamjit.read.terms import Atom, String, Struct, Term, Var

FLAGS = ("double_quotes", "back_quotes")


class SourceCache:
    """The entries of one user's cache directory."""

    def key(self, engine, name: str | None, text: str) -> str:
        """The name of the entry for a text that is read in the engine's present state."""
        operators = repr(sorted(engine.operators.current(), key=repr))
        flags = [str(getattr(engine.flags, flag, "")) for flag in FLAGS]
        parts = [store.fingerprint(), str(name), operators, *flags, text]
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, engine, name: str | None, text: str) -> LoadedFile | None:
        """What the text says, if it was read before."""
        data = store.load(store.cache_directory() / f"{self.key(engine, name, text)}.source")
        try:
            return LoadedFile(name, [unpack_item(item) for item in data]) if isinstance(data, list) else None
        except (ValueError, TypeError, IndexError, AttributeError):
            return None

    def store(self, key: str, loaded: LoadedFile) -> None:
        """Keep what a text says."""
        store.save(store.cache_directory() / f"{key}.source", [pack_item(item) for item in loaded.items])


def pack_item(item: Item) -> list:
    """An item as plain data."""
    if isinstance(item.term, str):
        return [item.kind, item.line, item.term]
    return [item.kind, item.line, *pack_term(item.term)]


def unpack_item(data: list) -> Item:
    """Back again."""
    kind, line, *words = data
    if kind == "state":
        return Item(kind, words[0], line)
    return Item(kind, unpack_term(words), line)


def pack_term(term: Term) -> list:
    """A term as a flat list: numbers as they are, anything else a text whose first letter says what it is."""
    words: list = []
    variables: dict[Var, int] = {}
    todo = [term]
    while todo:
        part = todo.pop()
        if isinstance(part, Struct):
            words.append(f"t{len(part.args)}:{part.name}")
            todo.extend(reversed(part.args))
        elif isinstance(part, Atom):
            words.append("a" + part.name)
        elif isinstance(part, Var):
            words.append(f"v{variables.setdefault(part, len(variables))}:{part.name}")
        elif isinstance(part, float):
            words.append("f" + part.hex())
        elif isinstance(part, String):
            words.append("s" + part.text)
        else:
            words.append(part if abs(part) < 1 << 53 else f"i{part:x}")
    return words


def unpack_term(words: list) -> Term:
    """Back again; ValueError for what is no term."""
    stack: list[Term] = []
    variables: dict[str, Var] = {}
    for word in reversed(words):
        if isinstance(word, int):
            stack.append(word)
            continue
        kind, rest = word[0], word[1:]
        if kind == "t":
            arity, _, name = rest.partition(":")
            count = int(arity)
            args = stack[: -count - 1 : -1]
            if len(args) != count:
                raise ValueError("a term lacks arguments")
            del stack[-count:]
            stack.append(Struct(name, args))
        elif kind == "a":
            stack.append(Atom(rest))
        elif kind == "v":
            number, _, name = rest.partition(":")
            stack.append(variables.setdefault(number, Var(name)))
        elif kind == "f":
            stack.append(float.fromhex(rest))
        elif kind == "s":
            stack.append(String(rest))
        elif kind == "i":
            stack.append(int(rest, 16))
        else:
            raise ValueError(f"no word of a term: {word!r}")
    if len(stack) != 1:
        raise ValueError("not one term")
    return stack[0]
