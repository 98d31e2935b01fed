"""Count the syllables in a folder of clean Vietnamese text and write the lexicon of those in use.

    python tools/build_syllables.py CORPUS_DIR [--out normalizers/data/syllables.txt] [--least 20]

CORPUS_DIR is searched for `*.txt` (UTF-8), files named `*.heldout.txt` left out. A word enters the
lexicon when it obeys the rules of spelling (onset, rime, tone, place of the tone mark) and occurs at
least `--least` times in 100 million; so misprints that spell something possible stay out. Beside
each stands the binary logarithm of its count per 100 million. The same text gives the same file.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from pathlib import Path
from unicodedata import normalize

from normalizers.syllables import LONGEST, VOWELS, WORD, placements, without_tone

ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx", "")

_RIMES = """
    a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêu uơ uôc uôi uôm uôn uông uôt
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu ych ynh yt yn yp yu
"""
RIMES = frozenset(_RIMES.split())

SPELLED_OTHERWISE = re.compile(r"c[eêiy]|k[aăâoôơuư]|g[eêy]|gh[^eêi]|ng[eêiy]|ngh[^eêi]")
PLACE_NAMES = frozenset({"kạn"})
"""Spelled against the rule by custom."""

_WITHOUT_ONSET = """
    a à á ạ ả ác ách ai ái ải am ám ảm an án ang áng anh ánh ảnh ao ào áo ảo áp át au áy ắc ăm ăn ăng ắng ắp ắt ẵm ắn
    âm ấm ẩm ầm ân ấn ẩn âu ấu ẩu ấp ấy ập ậm ầu e é em ém én eo éo èo ép ê ế ề ếch êm ếm ể
    i ì í ỉ ích im in ỉn ít ịt o ó oa òa oai oái oải oan oán oản oang oanh oánh oát oăm oằn oe óc oi ói ọc ọt om ong óng
    ô ồ ổ ốc ộc ôi ổi ối ôm ốm ồm ôn ồn ổn ông ống ốp ơ ớ ờ ở ợ ơi ơn ớn ớt u ù ú ụ ủ ua ùa úa ui ủi um ùm un ùn ung úng ủng
    úp út úc uy úy ủy uỵch uyên uyển uyết uất uẩn uẩy uể uế uông uống uổng uốn
    ư ừ ứ ưa ưng ứng ưu ước ươm ướm ươn ưỡn ương ướp ướt y ý ỳ ỷ ỵ yêm yếm yểm yên yến yêng yết yêu yếu yểu ừng ực ức
"""
WITHOUT_ONSET = frozenset(_WITHOUT_ONSET.split())
"""Syllables that begin with a vowel. Text from PDFs is full of ends of split words ("đư ờng"), which would
otherwise pass for such syllables."""

STOPPED = re.compile(r"(c|ch|k|p|t)\Z")


def parted(body: str) -> tuple[str, str] | None:
    """The onset and rime of a toneless word; None where it cannot be a syllable."""
    for onset in ONSETS:
        rime = body.removeprefix(onset)
        if body.startswith(onset) and rime in RIMES:
            return onset, rime
    return None


def tone_place(rime: str) -> int:
    """The index of the letter of the rime that bears the tone (an open oa, oe, uy: the first)."""
    marked = [i for i, letter in enumerate(rime) if letter in "ăâêôơ"]
    if marked:
        return marked[-1]
    if "ư" in rime:
        return rime.index("ư")
    vowels = [i for i, letter in enumerate(rime) if letter in VOWELS]
    closed = len(vowels) < len(rime)
    return vowels[1] if len(vowels) == 3 or (len(vowels) == 2 and closed) else vowels[0]


def canonical(word: str) -> str | None:
    """The word as the lexicon spells it, or None where the rules of spelling do not allow it."""
    body, tone, _ = without_tone(word)
    parts = parted(body)
    if parts is None or len(tone) > 1 or (SPELLED_OTHERWISE.match(body) and word not in PLACE_NAMES):
        return None
    onset, rime = parts
    if STOPPED.search(rime) and tone not in ("\u0301", "\u0323"):
        return None
    first = next(placements(word))
    if not onset and first not in WITHOUT_ONSET:
        return None
    if tone and without_tone(first)[2] != len(onset) + tone_place(rime):
        return None
    return first


def counted(folder: Path) -> Counter[str]:
    """How often each word, in lower case, occurs in the folder's text."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.txt")):
        if path.name.endswith(".heldout.txt"):
            continue
        with path.open(encoding="utf-8", errors="replace") as lines:
            while block := "".join(lines.readlines(1 << 24)):
                counts.update(WORD.findall(normalize("NFC", block).lower()))
    return counts


def lexicon(counts: Counter[str], least: int) -> dict[str, int]:
    """Syllables in use and their weight: binary logarithm of the count per 100 million words."""
    total = sum(counts.values())
    in_use: Counter[str] = Counter()
    for word, count in counts.items():
        if len(word) <= LONGEST and (syllable := canonical(word)):
            in_use[syllable] += count
    scale = 1e8 / total
    return {s: max(1, int(math.log2(n * scale))) for s, n in sorted(in_use.items()) if n * scale >= least}


def main() -> None:
    """Read the arguments, count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path("normalizers/data/syllables.txt"))
    parser.add_argument("--least", type=int, default=20)
    arguments = parser.parse_args()
    entries = lexicon(counted(arguments.corpus), arguments.least)
    head = (
        "# Vietnamese syllables in use, each with log2 of its count per 100 million words (tools/build_syllables.py).\n"
    )
    body = "".join(f"{syllable} {weight}\n" for syllable, weight in entries.items())
    arguments.out.write_text(head + body, encoding="utf-8")
    print(f"{len(entries)} syllables written to {arguments.out}")


if __name__ == "__main__":
    main()
