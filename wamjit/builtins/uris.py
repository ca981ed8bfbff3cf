"""The parts of URIs, as RFC 3986 has them: splitting, joining, percent encoding, references resolved.

In: texts. Out: texts, terms of prolog/uri.pl. Holds: nothing is fetched; a part that is not there is a variable.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from wamjit.builtins.text import any_text
from wamjit.engine.errors import domain_error, instantiation_error
from wamjit.read.terms import Atom, Struct, Term, Var

PARTS = re.compile(r"(?s)(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?")  # RFC 3986, appendix B
AUTHORITY = re.compile(r"(?s)(?:([^:@]*)(?::([^@]*))?@)?(\[[^\]]*\]|[^:]*)(?::(.*))?")
UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
SAFE = {  # what stays as it is in a component
    "query_value": UNRESERVED + "!$'()*,/?@",
    "fragment": UNRESERVED + "!$&'()*+,/:;=?@",
    "path": UNRESERVED + "!$&'()*+,/;=@",
    "segment": UNRESERVED + "!$&'()*+,;=@",
    "query": UNRESERVED + "!$&'()*+,/:;=?@%",
    "authority": UNRESERVED + "!$&'()*+,:;=@[]",
}
KEPT_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")

Parts = tuple[str | None, str | None, str, str | None, str | None]  # scheme, authority, path, query, fragment


def split(text: str) -> Parts:
    """The five parts; the path is always there."""
    found = PARTS.fullmatch(text)
    return found.groups()


def join(parts: Parts) -> str:
    """The text of five parts."""
    scheme, authority, path, query, fragment = parts
    text = "" if scheme is None else scheme + ":"
    text += "" if authority is None else "//" + authority
    text += path
    text += "" if query is None else "?" + query
    return text + ("" if fragment is None else "#" + fragment)


def encode(text: str, component: str, iri: bool = False) -> str:
    """What a component may not have as %XX of its UTF-8; an IRI keeps letters beyond ASCII."""
    safe = SAFE[component]
    return "".join(char if char in safe or (iri and ord(char) >= 0xA0) else escape(char) for char in text)


def escape(char: str) -> str:
    """A character as %XX of its UTF-8."""
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8"))


def decode(text: str, component: str) -> str:
    """The text without %XX; + is a blank in a query."""
    plain = text.replace("+", " ") if component == "query_value" else text
    return unquote_to_bytes(plain).decode("utf-8", "replace")


def without_dots(path: str) -> str:
    """A path without its segments . and .. (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if kept and kept[-1] not in ("", ".."):
                kept.pop()
            elif not kept:
                continue
        elif segment != ".":
            kept.append(segment)
    text = "/".join(kept)
    if segments[-1] in (".", "..") and not text.endswith("/"):
        text += "/"
    return "/" + text.lstrip("/") if path.startswith("/") and not text.startswith("/") else text


def resolved(reference: str, base: str) -> str:
    """A reference seen from a base (RFC 3986, 5.2.2)."""
    scheme, authority, path, query, fragment = split(reference)
    old = split(base)
    if scheme is not None:
        return join((scheme, authority, without_dots(path), query, fragment))
    if authority is not None:
        return join((old[0], authority, without_dots(path), query, fragment))
    if not path:
        return join((old[0], old[1], old[2], old[3] if query is None else query, fragment))
    if not path.startswith("/"):
        path = "/" + path if old[1] is not None and not old[2] else old[2][: old[2].rfind("/") + 1] + path
    return join((old[0], old[1], without_dots(path), query, fragment))


def normalized(text: str, iri: bool = False) -> str:
    """Scheme and host in small letters, no dots, escapes where they are needed and nowhere else."""
    scheme, authority, path, query, fragment = split(text)
    return join(
        (
            None if scheme is None else scheme.lower(),
            None if authority is None else escaped(authority.lower(), "authority", iri),
            escaped(without_dots(path), "path", iri),
            None if query is None else escaped(query, "query", iri),
            None if fragment is None else escaped(fragment, "fragment", iri),
        )
    )


def escaped(text: str, component: str, iri: bool) -> str:
    """A part that may have escapes: those that are needed stay."""
    found, at = [], 0
    for escape in KEPT_ESCAPE.finditer(text):
        found.append(encode(text[at : escape.start()], component, iri))
        char = chr(int(escape[0][1:], 16))
        found.append(char if char in UNRESERVED else escape[0].upper())
        at = escape.end()
    return "".join([*found, encode(text[at:], component, iri)])


# services


def optional(term: Term) -> str | None:
    """A part that may be missing."""
    return None if isinstance(term, Var) else any_text(term)


def part(text: str | None) -> Term:
    """A part as an atom, or a variable."""
    return Var() if text is None else Atom(text)


def split_uri(engine, text, parts):
    """'$split_uri'(+Text, -uri_components(Scheme, Authority, Path, Query, Fragment))"""
    return [(parts, Struct("uri_components", tuple(map(part, split(any_text(text))))))]


def join_uri(engine, scheme, authority, path, query, fragment, text):
    """'$join_uri'(?Scheme, ?Authority, ?Path, ?Query, ?Fragment, -Atom)"""
    parts = (optional(scheme), optional(authority), optional(path) or "", optional(query), optional(fragment))
    return [(text, Atom(join(parts)))]


def split_authority(engine, text, parts):
    """'$split_authority'(+Text, -uri_authority(User, Password, Host, Port))"""
    user, password, host, port = AUTHORITY.fullmatch(any_text(text)).groups()
    number = int(port) if port and port.isdecimal() else part(port)
    return [(parts, Struct("uri_authority", (part(user), part(password), part(host or None), number)))]


def component_of(component: Term) -> str:
    """The name of a component."""
    if isinstance(component, Var):
        raise instantiation_error()
    name = getattr(component, "name", "")
    if name not in ("query_value", "fragment", "path", "segment"):
        raise domain_error("uri_component", component)
    return name


def uri_encoded(engine, component, value, encoded):
    """uri_encoded/3"""
    name = component_of(component)
    if not isinstance(value, Var):
        return [(encoded, Atom(encode(any_text(value), name)))]
    return [(value, Atom(decode(any_text(encoded), name)))]


def uri_resolve(engine, reference, base, found):
    """uri_resolve/3"""
    return [(found, Atom(resolved(any_text(reference), any_text(base))))]


def uri_normalized(engine, text, found):
    """uri_normalized/2"""
    return [(found, Atom(normalized(any_text(text))))]


def iri_normalized(engine, text, found):
    """iri_normalized/2"""
    return [(found, Atom(normalized(any_text(text), iri=True)))]


def uri_iri(engine, uri, iri):
    """uri_iri/2"""
    if not isinstance(uri, Var):
        return [(iri, Atom(as_iri(any_text(uri))))]
    text = any_text(iri)
    return [(uri, Atom("".join(c if c.isascii() and c not in ' "<>\\^`{|}' else encode(c, "path") for c in text)))]


def as_iri(text: str) -> str:
    """Escapes of letters beyond ASCII as the letters."""

    def letters(match: re.Match) -> str:
        try:
            return unquote_to_bytes(match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]

    return re.sub(r"(?:%[89A-Fa-f][0-9A-Fa-f])+", letters, text)
