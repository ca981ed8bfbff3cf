"""Files of the cache that are damaged, cut, exchanged or of others: they are not used, and nothing is raised."""

from __future__ import annotations

from random import Random

import pytest

from wamjit.jit import store

DATA = {"size": 3, "block": "AAAA", "names": ["a", "b"], "nested": [[1, [2]]]}


@pytest.fixture
def kept(tmp_path):
    """A file as it should be, in a private directory."""
    folder = tmp_path / "cache"
    store.save(folder / "file", DATA)
    assert store.load(folder / "file") == DATA
    return folder / "file"


@pytest.mark.parametrize("seed", range(3))
def test_flipped_bits_and_cut_files(kept, seed):
    random = Random(seed)
    whole = kept.read_bytes()
    for _ in range(300):
        damaged = bytearray(whole)
        if random.random() < 0.5:
            damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
        else:
            del damaged[random.randrange(len(damaged)) :]
        kept.write_bytes(damaged)
        assert store.load(kept) is None, f"seed {seed}: {bytes(damaged)!r}"


@pytest.mark.parametrize("mode", [0o622, 0o666, 0o602])
def test_what_others_can_write_is_not_used(kept, mode):
    kept.chmod(mode)
    assert store.load(kept) is None
    kept.chmod(0o600)
    kept.parent.chmod(0o700 | mode & 0o022)
    assert store.load(kept) is None
    kept.parent.chmod(0o700)
    assert store.load(kept) == DATA


def test_no_file_at_all(kept):
    assert store.load(kept.parent) is None
    assert store.load(kept / "below") is None
    kept.unlink()
    assert store.load(kept) is None
