"""Address space of this process: reserve it, protect parts of it, lay a memory file over it, give it back.

In: sizes and addresses, multiples of a page. Out: addresses, or OSError with the reason of the operating system.
The calls go to libc through ctypes, because the mmap module offers neither address hints nor pages without access.
Holds: nothing here makes a page writable and executable at once; a low reservation ends below 4 GiB.
"""

from __future__ import annotations

import ctypes
import os

PAGE = 4096
NONE, READ, WRITE, EXECUTE = 0, 1, 2, 4  # PROT_*
SHARED, PRIVATE, FIXED, ANONYMOUS, NORESERVE, FIXED_NOREPLACE = 1, 2, 0x10, 0x20, 0x4000, 0x100000  # MAP_*
DONTNEED, HUGE_PAGES = 4, 14  # MADV_DONTNEED, MADV_HUGEPAGE
HUGE = 0x20_0000
FAILED = ctypes.c_void_p(-1).value
LOW_START, LOW_END, LOW_STEP = 0x1000_0000, 0xFFFF_0000, 0x40_0000  # above what a non-PIE Python and its heap use

_libc = ctypes.CDLL(None, use_errno=True)
_mmap = _libc.mmap
_mmap.restype = ctypes.c_void_p
_mmap.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long)
_mprotect = _libc.mprotect
_mprotect.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
_munmap = _libc.munmap
_munmap.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
_madvise = _libc.madvise
_madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)


def round_up(value: int, unit: int) -> int:
    """The smallest multiple of unit, a power of two, that is not below value."""
    return (value + unit - 1) & -unit


def _refused(what: str, size: int) -> OSError:
    code = ctypes.get_errno()
    return OSError(code, f"cannot {what} {size:#x} bytes: {os.strerror(code)}")


def reserve(size: int, low: bool = False, protection: int = READ | WRITE) -> int:
    """Reserve a range of private zero pages that cost nothing until they are touched."""
    if low:
        return _reserve_low(size, protection)
    address = _mmap(None, size, protection, PRIVATE | ANONYMOUS | NORESERVE, -1, 0)
    if address == FAILED:
        raise _refused("reserve", size)
    return address


def _reserve_low(size: int, protection: int) -> int:
    """The lowest free place, so that 2 GiB are passed only when they are full.

    MAP_32BIT would do on x86 hosts, but knows only 1 GiB and no other host has it.
    """
    flags = PRIVATE | ANONYMOUS | NORESERVE | FIXED_NOREPLACE
    for hint in range(LOW_START, LOW_END - size, LOW_STEP):
        address = _mmap(hint, size, protection, flags, -1, 0)
        if address == hint:
            return address
        if address != FAILED:  # kernels before 4.17 take the flag for a mere hint
            _munmap(address, size)
    raise MemoryError(f"no free range of {size:#x} bytes below 4 GiB")


def map_file(address: int, size: int, descriptor: int, protection: int) -> None:
    """Lay a memory file over a part of an own reservation."""
    if _mmap(address, size, protection, SHARED | FIXED, descriptor, 0) == FAILED:
        raise _refused("map a file of", size)


def protect(address: int, size: int, protection: int) -> None:
    """Change what may be done with a range."""
    if _mprotect(address, size, protection):
        raise _refused("protect", size)


def give_back(address: int, size: int) -> None:
    """Return the pages of a private range to the system: they read as zero from now on."""
    if _madvise(address, size, DONTNEED):
        raise _refused("release", size)


def prefer_huge_pages(start: int, end: int) -> None:
    """Ask for pages of 2 MiB: fewer page faults for what grows large. A wish, no need."""
    first, last = round_up(start, HUGE), end // HUGE * HUGE
    if first < last:
        _madvise(first, last - first, HUGE_PAGES)


def unmap(address: int, size: int) -> None:
    """End a reservation."""
    if _munmap(address, size):
        raise _refused("unmap", size)


def bytes_at(address: int, size: int) -> memoryview:
    """A writable view of the bytes at an address. It does not keep them mapped."""
    return memoryview((ctypes.c_char * size).from_address(address)).cast("B")
