"""What is searched for, and that searching little, or much at once, finds the same."""

from __future__ import annotations

import time
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.restoration import decoder, lattice
from normalizers.restoration.channel import AS_READ, RARITY, Channel
from normalizers.restoration.choices import Chooser
from normalizers.restoration.decoder import CHOICE, Slots, decode
from normalizers.restoration.restoring import DATA, Restorer, restorer

LINES = [
    "Phong Van thu ra soat cac bidu mau, cap nhat danh muc va gui dén tirng xa, phudng. Cac don vi bao cdo két qua",
    "truéc ngay 15 hang thang dé téng hop; don vichu tri chiu trach nhiém t6 chire th uc hién va kiém tra.",
    "UY BAN NHAN DAN XA HOA BINH",
    "Phong Néi vu huéng dan cac x4, thi tran xay dung ké hoach dio tao, béi dudng can b6 nam 2031.",
]
TEXT = "\n".join(LINES)


@cache
def _reader() -> Channel:
    model = restorer().model
    return Channel(DATA, model.vocabulary, model.single)


@pytest.mark.parametrize("at_once", [1, 30, 70])
def test_lines_become_the_same_whatever_is_decoded_with_them(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = restorer().restore(TEXT)
    monkeypatch.setattr(lattice, "AT_ONCE", at_once)
    assert restorer().restore(TEXT) == expected


def test_a_fresh_restorer_finds_the_same() -> None:
    expected = restorer().restore(TEXT)
    assert Restorer().restore(TEXT) == expected
    assert expected.repaired.text != TEXT


def test_asking_the_language_model_more_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = restorer().restore(TEXT).repaired.text
    monkeypatch.setattr(decoder, "TRIED", 40.0)
    assert restorer().restore(TEXT).repaired.text == expected


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("lugng", "lượng"),
        ("hién", "hiện"),
        ("DUONG", "đường"),
        ("truéc", "trước"),
        ("chire", "chức"),
        ("viéc;", "việc"),
    ],
)
def test_what_was_printed_is_among_the_first_candidates(read: str, meant: str) -> None:
    found = _reader().candidates(read, read.isupper())
    assert meant in [restorer().model.vocabulary[n] for n in found.words[:6]]


def test_what_looks_like_no_word_has_no_candidates() -> None:
    found = _reader().candidates("§§§¶¶¶¶¶¶¶¶¶¶¶", False)
    assert not found.words
    assert found.worth == -np.inf


@given(st.from_regex(r"[bcdghklmnprtvx]{0,3}[aeiouyéêù]{1,3}[cghmnpt]{0,2}", fullmatch=True), st.booleans())
@settings(max_examples=80, deadline=None)
def test_no_syllable_is_worth_more_than_the_bound(token: str, capitals: bool) -> None:
    found, single = _reader().candidates(token, capitals), restorer().model.single
    most = _reader().at_most(token, capitals) + 1e-3
    for word, log, casing in zip(found.words, found.logs, found.casings, strict=True):
        assert casing == AS_READ or log + RARITY * single[word] <= most


def test_choices_come_by_how_far_behind_the_best_they_seem() -> None:
    chooser = Chooser(_reader(), restorer().model.vocabulary, restorer().model.single)
    for packed in (chooser.alone("donvi", False), chooser.alone("2031", False), chooser.joined("th", "uc", False)):
        gaps = np.frombuffer(packed, CHOICE)["gap"]
        assert gaps[0] == 0
        assert (np.diff(gaps) >= 0).all()
    assert chooser.joined("hién", "va", False) == b""


def test_a_word_is_not_lost_in_the_one_beside_it() -> None:
    model = restorer().model
    chooser = Chooser(_reader(), model.vocabulary, model.single)
    joined = np.frombuffer(chooser.joined("S¢", "nhimng", False), CHOICE)
    assert model.vocabulary.index("những") not in joined["first"]
    torn = np.frombuffer(chooser.joined("T", "hyc", False), CHOICE)
    assert model.vocabulary.index("thực") in torn["first"]


def test_no_lattice_has_no_path() -> None:
    none = np.zeros(0, np.int64)
    slots = Slots(none, none, none, none, np.zeros(1, np.int64), np.zeros(0, CHOICE))
    assert decode(restorer().model, slots, none) == []


def test_time_grows_as_the_text_does() -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        restorer().restore(text)
        return time.process_time() - started

    line = " ".join(LINES) + " "
    seconds(line)
    assert seconds(line * 200) < 20 * seconds(line * 20) + 1
