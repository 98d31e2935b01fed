from __future__ import annotations

from pathlib import Path

import numpy as np

from normalizers.restoration.table import CODES, NOTHING, Table, build


def _keys(count: int) -> np.ndarray:
    return np.unique(np.random.default_rng(5).integers(1, 1 << 62, count, dtype=np.uint64))


def test_each_key_has_its_value_where_the_code_book_has_room_for_all() -> None:
    keys = _keys(20_000)
    values = -(np.arange(len(keys)) % CODES).astype(np.float32)
    assert np.allclose(build(keys, values).find(keys), values, atol=0.01)


def test_values_are_rounded_to_what_is_near() -> None:
    keys = _keys(20_000)
    values = -np.random.default_rng(7).gamma(3.0, 2.0, len(keys)).astype(np.float32)
    assert np.sqrt(np.mean((build(keys, values).find(keys) - values) ** 2)) < 0.4


def test_other_keys_are_hardly_ever_found() -> None:
    keys = _keys(20_000)
    table = build(keys, np.zeros(len(keys), np.float32))
    assert (table.find(keys ^ np.uint64(1 << 63)) != NOTHING).mean() < 1e-3


def test_a_table_is_the_same_when_built_again_and_when_read_back(tmp_path: Path) -> None:
    keys = _keys(500)
    values = -np.ones(len(keys), np.float32)
    table = build(keys, values)
    table.save(tmp_path, "t")
    assert (Table.load(tmp_path, "t").cells == build(keys, values).cells).all()
    assert (Table.load(tmp_path, "t").find(keys) == -1).all()


def test_a_table_without_keys_finds_nothing() -> None:
    empty = build(np.zeros(0, np.uint64), np.zeros(0, np.float32))
    assert (empty.find(_keys(50)) == NOTHING).mean() > 0.9
