"""Numbers, and the figures a clause sets to be reached."""

from normalizers.quantities.decimals import read_decimal
from normalizers.quantities.targets import Target, find_targets

__all__ = ["Target", "find_targets", "read_decimal"]
