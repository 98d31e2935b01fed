"""The health of a text: whether it reads as Vietnamese, and if not, what has spoilt it.

A naive Bayes over the kinds of words (`normalizers/health/words.py`): each health has its own shares
of syllables with marks, syllables without, nonsense and so on, and a legacy encoding is whatever is
fine after decoding. Lines are judged by a hidden Markov chain, so that a short line goes with its
neighbours unless it speaks for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.encodings import ENCODINGS, detect
from normalizers.health.evidence import DOUBT, HEALTHS, summed
from normalizers.health.words import BARE, KINDS, MARKED, UNDECODED

_CHANGE = 6.0
"""What speaks, in powers of two, against one line's health being another than that of the line before."""
_BAD = 0.5
_FEW_WORDS = 4

_REASONS = {
    "stripped": "{bad} of {all} words lack their marks",
    "garbled": "{bad} of {all} words are no syllables",
    "foreign": "{bad} of {all} words are not Vietnamese",
    "undecodable": "{undecoded} of {all} words hold glyphs that stand for no character",
    **{name: f"{{bad}} of {{all}} words are no syllables until decoded as {name.upper()}" for name in ENCODINGS},
}


@dataclass(frozen=True, slots=True)
class TextHealth:
    """How unreadable a text is: `score` 0 (clean) .. 1, a `verdict` and the reasons for it in words.

    The verdict is one of `fine`, `stripped` (of its marks), `garbled` (by a foreign OCR), `tcvn3`, `vni`,
    `vps`, `viqr` (in that legacy encoding), `undecodable` (glyphs without characters), `foreign` (not
    Vietnamese) and `no_text`. The score is below 0.5 where fine, foreign or without text, else not.
    """

    score: float
    verdict: str
    reasons: tuple[str, ...] = ()


def assess(text: str) -> TextHealth:
    """Judge the text as a whole.

    >>> assess("Thực hiện các giải pháp").verdict, assess("Thuc hien cac giai phap").verdict
    ('fine', 'stripped')
    >>> assess("Thùc hiÖn c¸c gi¶i ph¸p").verdict, assess("Thure hién cdc giai phap").verdict
    ('tcvn3', 'garbled')
    """
    row = summed([text.split()])[0].tolist()
    best = max(range(len(HEALTHS)), key=lambda i: row[i] - DOUBT[i])
    return _health(HEALTHS[best], text, row[len(HEALTHS) :])


def assess_lines(text: str) -> tuple[TextHealth, ...]:
    """Judge each line (what newlines part), a line that is too short to tell with the help of its neighbours."""
    lines = text.split("\n")
    rows = summed([line.split() for line in lines]).tolist()
    n = len(HEALTHS)
    verdicts = _likeliest([row[:n] for row in rows])
    return tuple(_health(verdict, line, row[n:]) for verdict, line, row in zip(verdicts, lines, rows, strict=True))


def _likeliest(lines: Sequence[Sequence[float]]) -> list[str]:
    """The likeliest healths of consecutive lines (Viterbi), given how likely each makes each line."""
    scores = [-doubt for doubt in DOUBT]
    cost = [_CHANGE + doubt / 2 for doubt in DOUBT]
    back: list[list[int]] = []
    for line in lines:
        most = max(scores)
        best = scores.index(most)
        back.append([i if score >= most - cost[i] else best for i, score in enumerate(scores)])
        scores = [max(score, most - c) + weight for score, c, weight in zip(scores, cost, line, strict=True)]
    at = scores.index(max(scores))
    path: list[int] = []
    for came in reversed(back):
        path.append(at)
        at = came[at]
    return [HEALTHS[i] for i in reversed(path)]


def _health(verdict: str, text: str, counts: Sequence[float]) -> TextHealth:
    """The health of this verdict, given how many words of each of KINDS the text has."""
    found = dict(zip(KINDS, map(int, counts), strict=True))
    total = sum(found.values())
    if not total:
        empty = not any(map(str.isalnum, text))
        return TextHealth(0.0, "no_text", ("no letter or digit",)) if empty else TextHealth(0.0, "fine")
    if verdict != "fine" and verdict not in ENCODINGS:
        verdict = detect(text) or verdict  # how common the syllables are tells more than that they are some
    bad = total - found[MARKED] - found[BARE]
    share = bad / (total + _FEW_WORDS)
    if verdict == "fine":
        return TextHealth(round(min(share, _BAD - 0.01), 4), verdict)
    reason = _REASONS[verdict].format(bad=bad, all=total, undecoded=found[UNDECODED])
    score = min(share, _BAD - 0.01) if verdict == "foreign" else max(share, _BAD)
    return TextHealth(round(score, 4), verdict, (reason,))
