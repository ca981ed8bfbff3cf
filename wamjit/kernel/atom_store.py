"""Atoms by their text: the hash table, and entering new atoms. `engine/atoms.py` does the same from Python.

In: a text anywhere in memory, UTF-8. Out: the word of its atom. Holds: every atom is in the chain of its bucket, once;
its text lies in the area `text` behind the address of its record and its number of characters; texts follow each
other without a gap; a record that is not in use has the state FREE. The hash is that of CRC-32 without its
inversions (a table, a byte at a time: Sarwate 1988), because Python has it too.

A new atom is NEW until a collection (collect_atoms.py) finds nobody who refers to it. Those of single characters up to
code 255 are FIXED: a table finds them.
"""

from wamjit.kernel.compare import compare_bytes
from wamjit.kernel.names import AREA, ATOM, ATOM_SHIFT, ATOMSTORE, CELL_SHIFT, TEXT
from wamjit.kernel.number import EQUAL
from wamjit.kernel.words import exhausted
from wamjit.subset.lang import ATOMREC, TAG, WORD, Word, inline, kernel, load, load_byte, store, store_byte, unlikely, w
from wamjit.subset.words import Sized

# the states of an atom
FREE, NEW, LIVE, FIXED = TAG.FREE, TAG.NEW, TAG.LIVE, TAG.FIXED

RECORD_SHIFT = Sized(lambda size: 5 if size == 8 else 4)  # of the size of an atom's record
CONTINUED, CONTINUES = 0xC0, 0x80  # (byte & CONTINUED) == CONTINUES: not the first byte of a character
DIRECT = TAG.DIRECT  # characters that have their atoms in a table


@inline
def record_number(record: Word) -> Word:
    """The index of an atom, by its record."""
    return (record - w.atom_table) >> RECORD_SHIFT


@inline
def record_word(record: Word) -> Word:
    """The word of an atom, by its record."""
    return (record_number(record) << ATOM_SHIFT) + ATOM


@inline
def text_size(length: Word) -> Word:
    """What a text of so many bytes takes up, with what is in front of it and behind it."""
    return TEXT.bytes + (length + 8 & ~7)


@kernel
def text_hash(text: Word, length: Word) -> Word:
    """The hash of a text."""
    table = w.atom_store + ATOMSTORE.crc
    end = text + length
    crc = 0
    while text < end:
        crc = crc >> 8 ^ load(table + ((crc ^ load_byte(text)) & 0xFF) * WORD)
        text += 1
    return crc


@inline
def bucket_of(number: Word) -> Word:
    """The bucket of a hash."""
    return load(w.atom_store, ATOMSTORE.buckets) + ((number & load(w.atom_store, ATOMSTORE.mask)) << CELL_SHIFT)


@kernel
def find_text(text: Word, length: Word, bucket: Word) -> Word:
    """The record of the atom of a text, which belongs in that bucket; 0 if there is none."""
    record = load(bucket)
    while record != 0:
        if load(record, ATOMREC.length) == length:
            if compare_bytes(load(record, ATOMREC.text), text, length) == EQUAL:
                return record
        record = load(record, ATOMREC.next)
    return 0


@kernel
def grow_buckets() -> Word:
    """Use twice as many buckets: the atoms of each are divided between it and a new one."""
    at = load(w.atom_store, ATOMSTORE.buckets)
    size = load(w.atom_store, ATOMSTORE.mask) + 1
    end = at + (size << CELL_SHIFT)
    store(w.atom_store, ATOMSTORE.mask, size + size - 1)
    to = end
    while at < end:
        record = load(at)
        store(at, 0, 0)
        store(to, 0, 0)
        while record != 0:
            following = load(record, ATOMREC.next)
            place = at
            if text_hash(load(record, ATOMREC.text), load(record, ATOMREC.length)) & size:
                place = to
            store(record, ATOMREC.next, load(place))
            store(place, 0, record)
            record = following
        at += WORD
        to += WORD
    return 0


@kernel
def take_record() -> Word:
    """A record for a new atom, or a resource error."""
    record = load(w.atom_store, ATOMSTORE.free)
    if record != 0:
        store(w.atom_store, ATOMSTORE.free, load(record, ATOMREC.next))
        return record
    record = load(w.atom_store, ATOMSTORE.top)
    if unlikely(record >= load(w.atom_store, ATOMSTORE.end)):
        return exhausted(AREA.atoms)
    store(w.atom_store, ATOMSTORE.top, record + (1 << RECORD_SHIFT))
    return record


@kernel
def place_text(record: Word, text: Word, length: Word) -> Word:
    """Put the text of a new atom at the end of all texts, where there is room. Its number of characters."""
    block = load(w.atom_store, ATOMSTORE.text_top)
    to = block + TEXT.bytes
    end = text + length
    characters = 0
    store(block + text_size(length), -WORD, 0)
    if WORD == 4:  # the zero byte may be the first of two words
        store(block + text_size(length), -2 * WORD, 0)
    store(record, ATOMREC.text, to)
    store(record, ATOMREC.length, length)
    while text < end:
        byte = load_byte(text)
        store_byte(to, 0, byte)
        if (byte & CONTINUED) != CONTINUES:
            characters += 1
        text += 1
        to += 1
    store(block, TEXT.atom, record)
    store(block, TEXT.characters, characters)
    store(w.atom_store, ATOMSTORE.text_top, block + text_size(length))
    return characters


@inline
def need(what: Word) -> None:
    """Have the next entry of a predicate do something for the table."""
    store(w.atom_store, ATOMSTORE.due, load(w.atom_store, ATOMSTORE.due) | what)
    w.heap_warn_soft = 0


@kernel
def note_new_atom() -> Word:
    """Count a new atom, and say so when it is time to collect or to use more buckets."""
    count = load(w.atom_store, ATOMSTORE.count) + 1
    made = load(w.atom_store, ATOMSTORE.made) + 1
    store(w.atom_store, ATOMSTORE.count, count)
    store(w.atom_store, ATOMSTORE.made, made)
    if unlikely(made >= load(w.atom_store, ATOMSTORE.made_at)):
        need(TAG.COLLECT)
    if unlikely(load(w.atom_store, ATOMSTORE.text_top) >= load(w.atom_store, ATOMSTORE.text_at)):
        need(TAG.COLLECT)
    size = load(w.atom_store, ATOMSTORE.mask) + 1
    if unlikely(count > size and size < load(w.atom_store, ATOMSTORE.most)):
        need(TAG.GROW)
    return 0


@kernel
def grow_if_due() -> Word:
    """Use as many buckets as there are atoms, as far as there is room."""
    while load(w.atom_store, ATOMSTORE.count) > load(w.atom_store, ATOMSTORE.mask) + 1:
        if load(w.atom_store, ATOMSTORE.mask) + 1 >= load(w.atom_store, ATOMSTORE.most):
            break
        grow_buckets()
    store(w.atom_store, ATOMSTORE.due, load(w.atom_store, ATOMSTORE.due) & ~TAG.GROW)
    return 0


@kernel
def enter_text(text: Word, length: Word, bucket: Word) -> Word:
    """A new atom: its record."""
    room = load(w.atom_store, ATOMSTORE.text_end) - load(w.atom_store, ATOMSTORE.text_top)
    if unlikely(length >= room or text_size(length) > room):
        exhausted(AREA.atoms)
    record = take_record()
    place_text(record, text, length)
    store(record, ATOMREC.cell, 0)
    store(record, ATOMREC.next, load(bucket))
    store(bucket, 0, record)
    store_byte(load(w.atom_store, ATOMSTORE.states) + record_number(record), 0, NEW)
    note_new_atom()
    return record


@kernel
def intern(text: Word, length: Word) -> Word:
    """The word of the atom with a text, which may be anywhere in memory."""
    bucket = bucket_of(text_hash(text, length))
    record = find_text(text, length, bucket)
    if record == 0:
        record = enter_text(text, length, bucket)
    return record_word(record)
