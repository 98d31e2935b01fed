"""Restoration."""
from __future__ import annotations
import re
from functools import cache
from pathlib import Path
import os
import numpy as np
from normalizers.corrections import Edit, Repaired, apply
from normalizers.restoration.channel import Channel
from normalizers.restoration.decoder import decode
from normalizers.restoration.language import LanguageModel
from normalizers.restoration.lattice import AS_READ, lattices
from normalizers.restoration.pieces import pieces
from normalizers.restoration.spelling import CASINGS, cased
from normalizers.restoration.words import folded
FOLDER = Path(os.environ.get("RM", Path(__file__).parent.parent / "data" / "restoration"))
@cache
def model():
    lm = LanguageModel.load(FOLDER); return lm, Channel(FOLDER, lm.vocabulary, lm.single)
_LINE = re.compile(r"[^\n]*\n?")
_BULLET = re.compile(r"\s*(?:[-+*•]|\(?\w{1,3}[.)]|\d+(?:\.\d+)*\.)\s|\s*\Z")
def restore_garbled(text: str) -> Repaired:
    lm, channel = model()
    spans=[m.span() for m in _LINE.finditer(text) if m[0]]
    lines=[]
    for n,(a,b) in enumerate(spans):
        line=text[a:b]; letters=[c for c in line if c.isalpha()]
        capitals=sum(map(str.isupper,letters))>0.6*len(letters)
        nxt=text[slice(*spans[n+1])] if n+1<len(spans) else ""
        lines.append((list(pieces(text,a,b)),capitals,bool(_BULLET.match(nxt))))
    lat=lattices(channel,lines)
    lengths=np.array([len(p) for p in lat.positions])
    path=decode(lm,lat.arcs,lengths)
    edits=[]; i=0
    for run in lat.positions:
        for piece in run:
            arc=path[i]; i+=1
            if piece is None or lat.casings[arc]==AS_READ and lat.arcs.first[arc]<3: continue
            word=lm.vocabulary[lat.arcs.first[arc]]
            if folded(piece.text)==word: continue
            c=lat.casings[arc]
            new=cased(word,CASINGS[c]) if c!=AS_READ else (word.upper() if piece.text.isupper() else cased(word,"title") if piece.text[0].isupper() else word)
            edits.append(Edit(piece.start,piece.end,new,"ocr",1.0))
    return apply(text,edits)
