"""Terms as plain data: a flat list of words in prefix order, so that no depth is a problem.

In: a term. Out: a list of numbers and texts, and the term again. Holds: a term comes back with its variables' names.
"""

from __future__ import annotations

import json
from hashlib import sha256

from wamjit.read.terms import Atom, String, Struct, Term, Var


def pack_term(term: Term) -> list:
    """A term as a flat list: numbers as they are, anything else a text whose first letter says what it is."""
    words: list = []
    variables: dict[Var, int] = {}
    todo = [term]
    while todo:
        part = todo.pop()
        kind = part.__class__
        if kind is Struct:
            name, args = part.name, part.args
            words.append(f"{'t' if name.__class__ is str else 'q'}{len(args)}:{name}")
            todo.extend(args[::-1])
        elif kind is Atom:
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


def pack_clause(head: Term, body: Term) -> list:
    """A clause as a flat list. The name of a goal of another module begins with `q`: that is no term of a text."""
    return pack_term(Struct(":-", (head, body)))


def run_digest(rows: list[list]) -> str:
    """A hash over packed clauses."""
    return sha256(json.dumps(rows, separators=(",", ":")).encode()).hexdigest()


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
