"""Points in time: stamps, dates and their text.

In: stamps (seconds since 1970), date terms, formats as of strftime(3). Out: the same. Holds: a date is
date(Year, Month, Day, Hour, Minute, Second, Offset, Zone, Dst) with the offset in seconds west of Greenwich, or
date(Year, Month, Day).
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from functools import wraps

from wamjit.builtins.text import any_text
from wamjit.engine.errors import domain_error, instantiation_error, representation_error, type_error
from wamjit.read.terms import Atom, String, Struct, Term, Var

NONE = Atom("-")


def in_range(service):
    """A service about times, with an error for what is too far away for the machine's calendar."""

    @wraps(service)
    def checked(*arguments):
        try:
            return service(*arguments)
        except (OverflowError, ValueError, OSError):
            raise representation_error("time_stamp") from None

    return checked


@in_range
def stamp_date_time(engine, stamp, date, zone):
    """stamp_date_time/3"""
    seconds = number(stamp)
    if isinstance(zone, Var):
        return [(zone, Atom("local")), (date, local_date(seconds))]
    if isinstance(zone, int):
        return [(date, date_term(seconds, zone, NONE, NONE))]
    name = getattr(zone, "name", "")
    if name == "UTC":
        return [(date, date_term(seconds, 0, Atom("UTC"), NONE))]
    if name == "local":
        return [(date, local_date(seconds))]
    raise domain_error("timezone", zone)


def local_date(seconds: float) -> Struct:
    """The date term of the local time."""
    local = time.localtime(seconds)
    return date_term(seconds, -(local.tm_gmtoff or 0), Atom(local.tm_zone), Atom("true" if local.tm_isdst else "false"))


def date_term(seconds: float, offset: int, zone: Term, dst: Term) -> Struct:
    """The date term of a stamp in a zone so many seconds west."""
    when = datetime(1970, 1, 1) + timedelta(seconds=int(seconds // 1) - offset)
    second = when.second + float(seconds) % 1
    return Struct("date", (when.year, when.month, when.day, when.hour, when.minute, second, offset, zone, dst))


@in_range
def date_time_stamp(engine, date, stamp):
    """date_time_stamp/2"""
    return [(stamp, stamp_of(date))]


def stamp_of(date: Term) -> float:
    """The stamp of a date term; months and days beyond their range count on."""
    if isinstance(date, Var):
        raise instantiation_error()
    if not isinstance(date, Struct) or date.name != "date" or len(date.args) not in (3, 9):
        raise type_error("date", date)
    parts = [0 if isinstance(part, Var) or part is NONE else part for part in date.args]
    year, month, day, hour, minute, second, offset = (*parts, 0, 0, 0, 0)[:7]
    years, months = divmod(whole(month) - 1, 12)
    first = datetime(whole(year) + years, months + 1, 1)
    days = (first - datetime(1970, 1, 1)).days + whole(day) - 1
    return days * 86400 + whole(hour) * 3600 + whole(minute) * 60 + number(second) + whole(offset) + 0.0


def number(term: Term) -> int | float:
    """A number."""
    if isinstance(term, Var):
        raise instantiation_error()
    if not isinstance(term, int | float):
        raise type_error("number", term)
    return term


def whole(term: Term) -> int:
    """An integer."""
    if not isinstance(term, int):
        raise type_error("integer", term)
    return term


@in_range
def time_text(engine, form, when, text):
    """'$time_text'(+Format, +StampOrDate, -String): for format_time/3"""
    offset, zone = 0, "UTC"
    if isinstance(when, Struct):
        stamp = stamp_of(when)
        if len(when.args) == 9 and isinstance(when.args[6], int):
            offset = when.args[6]
            zone = when.args[7].name if isinstance(when.args[7], Atom) and when.args[7] is not NONE else ""
    else:
        stamp = number(when)
        local = time.localtime(stamp)
        offset, zone = -(local.tm_gmtoff or 0), local.tm_zone
    seconds = int(stamp // 1)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    moment = moment.astimezone(timezone(timedelta(seconds=-offset)))
    return [(text, String(formatted(any_text(form), moment, stamp, offset, zone)))]


def formatted(form: str, moment: datetime, stamp: float, offset: int, zone: str) -> str:
    """A format with its directives replaced."""
    found, at = [], 0
    while at < len(form):
        char = form[at]
        at += 1
        if char != "%" or at == len(form):
            found.append(char)
            continue
        start = at
        while at < len(form) - 1 and form[at] in "EO_:0123456789":
            at += 1
        found.append(directive(form[start:at], form[at], moment, stamp, offset, zone))
        at += 1
    return "".join(found)


def directive(modifier: str, letter: str, moment: datetime, stamp: float, offset: int, zone: str) -> str:
    """The text of one directive."""
    if letter == "f":
        digits = int(modifier) if modifier.isdigit() else 6
        return f"{int(stamp % 1 * 10**digits):0{digits}d}"
    if letter == "z":
        sign, minutes = "-" if offset > 0 else "+", abs(offset) // 60
        return f"{sign}{minutes // 60:02d}{':' if ':' in modifier else ''}{minutes % 60:02d}"
    if letter == "Z":
        return zone
    if letter == "s":
        return str(int(stamp // 1))
    if letter == "+":
        return moment.strftime("%a %b %e %H:%M:%S %Y")
    if letter in "klP":
        hour = moment.hour if letter == "k" else (moment.hour + 11) % 12 + 1
        return moment.strftime("%p").lower() if letter == "P" else f"{hour:2d}"
    return moment.strftime("%" + letter) if letter.isalpha() or letter == "%" else "%" + modifier + letter
