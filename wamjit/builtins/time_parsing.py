"""Points in time from text: parse_time/2,3.

In: text as ISO 8601 or RFC 1123 have it. Out: stamps. Holds: without a zone UTC is meant; text that is nothing of the
kind fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from wamjit.builtins.text import any_text
from wamjit.engine.errors import instantiation_error, type_error
from wamjit.read.terms import Atom, Var

DAY = r"(?:(\d{4})-(\d\d)(?:-(\d\d))?|(\d{4})(\d\d)(\d\d)|(\d{4})-?W(\d\d)-?(\d)|(\d{4})-(\d{3}))"
CLOCK = r"(\d\d)(?::?(\d\d)(?::?(\d\d(?:\.\d+)?))?)?"
ZONE = r"(Z|[+-]\d\d(?::?\d\d)?)?"
ISO_8601 = re.compile(f"{DAY}(?:[T ]{CLOCK}{ZONE})?")
RFC_1123 = re.compile(r"\w{3}, (\d{1,2}) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|UTC|[+-]\d{4})")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
START = datetime(1970, 1, 1)


def parse_time(engine, text, form, stamp):
    """'$parse_time'(+Text, ?Format, -Stamp): Format is iso_8601 or rfc_1123"""
    if isinstance(text, Var):
        raise instantiation_error()
    if not isinstance(form, Atom | Var):
        raise type_error("atom", form)
    words = any_text(text).strip()
    for name, read in FORMATS.items():
        if isinstance(form, Var) or form.name == name:
            try:
                found = read(words)
            except (ValueError, OverflowError):  # no such day, or hour
                found = None
            if found is not None:
                return [(form, Atom(name)), (stamp, (found - START).total_seconds())]
    return False


def iso_8601(words: str) -> datetime | None:
    """2006-12-08, 20061208, 2006-W49-5, 2006-342, 2006-12, with T15:29:44.5+02:00 or parts of it behind."""
    found = ISO_8601.fullmatch(words)
    if found is None:
        return None
    *day, hour, minute, second, zone = found.groups()
    moment = datetime.combine(day_of(day), datetime.min.time())
    clock = timedelta(hours=within(hour, 24), minutes=within(minute, 59), seconds=within(second, 60))
    return moment + clock - offset(zone)


def day_of(parts: list[str | None]) -> date:
    """The day that one of the four forms says."""
    numbers = [None if part is None else int(part) for part in parts]
    year, month, day = numbers[:3] if numbers[0] is not None else numbers[3:6]
    if year is not None:
        return date(year, month, 1 if day is None else day)
    if numbers[6] is not None:
        return date.fromisocalendar(*numbers[6:9])
    found = date(numbers[9], 1, 1) + timedelta(days=numbers[10] - 1)
    if found.year != numbers[9]:
        raise ValueError
    return found


def within(part: str | None, most: int) -> float:
    """A part of a clock time."""
    value = float(part or 0)
    if int(value) > most:
        raise ValueError
    return value


def offset(zone: str | None) -> timedelta:
    """How far a zone is east of Greenwich."""
    if zone in (None, "Z", "GMT", "UTC"):
        return timedelta()
    digits = zone[1:].replace(":", "")
    away = timedelta(hours=int(digits[:2]), minutes=within(digits[2:] or "0", 59))
    return away if zone[0] == "+" else -away


def rfc_1123(words: str) -> datetime | None:
    """Fri, 08 Dec 2006 15:29:44 GMT."""
    found = RFC_1123.fullmatch(words)
    if found is None or found[2].title() not in MONTHS:
        return None
    month = MONTHS.index(found[2].title()) + 1
    return datetime(int(found[3]), month, *(int(found[k]) for k in (1, 4, 5, 6))) - offset(found[7])


FORMATS: dict[str, Callable[[str], datetime | None]] = {"iso_8601": iso_8601, "rfc_1123": rfc_1123}
