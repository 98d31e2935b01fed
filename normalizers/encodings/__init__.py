"""Vietnamese from before Unicode: TCVN3 ("ABC", .VnTime), VNI-Windows, VPS and VIQR, to Unicode and back.

Such text reached us as the Western letters that share its byte values ("T×nh h×nh" for "Tình hình").
`detect` tells from the text which encoding it was, `encoding_of_font` from the name of the font that
drew it, and `decode` makes right whatever lines of a text are so encoded and leaves the others alone.
"""

from __future__ import annotations

from normalizers.encodings.capitals import capital_codes
from normalizers.encodings.detection import ENCODINGS, decoded_word, detect, is_legacy
from normalizers.encodings.fonts import FontEncoding, encoding_of_font
from normalizers.encodings.mixed import decode, decodings, has_control_letters, is_suspect, surely_encoded
from normalizers.encodings.single import (
    decode_tcvn3,
    decode_vni,
    decode_vps,
    encode_tcvn3,
    encode_vni,
    encode_vps,
)
from normalizers.encodings.viqr import decode_viqr, encode_viqr

__all__ = [
    "ENCODINGS",
    "FontEncoding",
    "capital_codes",
    "decode",
    "decode_tcvn3",
    "decode_viqr",
    "decode_vni",
    "decode_vps",
    "decoded_word",
    "decodings",
    "detect",
    "encode_tcvn3",
    "encode_viqr",
    "encode_vni",
    "encode_vps",
    "encoding_of_font",
    "has_control_letters",
    "is_legacy",
    "is_suspect",
    "surely_encoded",
]
