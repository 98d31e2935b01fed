"""Make the models of restoration from a folder of text; the same text gives the same models.

    python tools/train_restoration.py CORPUS_DIR [--pairs FILE.tsv ...] [--check FILE.tsv] [--out DIR] [--only language|channel]

CORPUS_DIR holds `legal/*.train.txt` and `general/*.train.txt` (UTF-8, NFC, a paragraph a line); archives are unpacked
first with `zstd -dc --long=27 FILE.tar.zst | tar x`. `--pairs` are lines read by a foreign OCR and what was printed,
parted by a tab, as `make_noisy_pairs.py` makes them; `--check` are such lines kept out of training, for the
confidence of changes. About 6 minutes of processor time and 7 GB for 125 million words.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import restoration_channel
import restoration_language

OUT = Path(__file__).parents[1] / "normalizers" / "data" / "restoration"


def main() -> None:
    """Train what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    parser.add_argument("--check", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", choices=["language", "channel"])
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.only != "channel":
        restoration_language.train(args.corpus, args.out)
    if args.only != "language" and args.pairs:
        restoration_channel.train(args.pairs, args.out)
    if args.check:
        restoration_channel.calibrate(args.check, args.out)


if __name__ == "__main__":
    main()
