from __future__ import annotations

from pathlib import Path

import numpy as np

from normalizers.restoration.table import Table, build


def _keys(count: int) -> np.ndarray:
    return np.unique(np.random.default_rng(5).integers(1, 1 << 62, count, dtype=np.uint64))


def test_all_but_a_few_keys_in_thousands_have_their_own_value() -> None:
    keys = _keys(20_000)
    values = (np.arange(len(keys)) % 256).astype(np.uint8)
    assert (build(keys, values).find(keys) == values).mean() > 0.999


def test_other_keys_are_hardly_ever_found() -> None:
    keys = _keys(20_000)
    table = build(keys, np.zeros(len(keys), np.uint8))
    assert (table.find(keys ^ np.uint64(1 << 63)) >= 0).mean() < 1e-3


def test_a_table_is_the_same_when_built_again_and_when_read_back(tmp_path: Path) -> None:
    keys = _keys(500)
    values = np.ones(len(keys), np.uint8)
    table = build(keys, values)
    table.save(tmp_path, "t")
    assert (Table.load(tmp_path, "t").buckets == build(keys, values).buckets).all()


def test_a_table_without_keys_finds_nothing() -> None:
    empty = build(np.zeros(0, np.uint64), np.zeros(0, np.uint8))
    assert empty.find(np.array([1, 2], np.uint64)).tolist() == [-1, -1]
