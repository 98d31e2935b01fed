"""Citations of other documents: numbers, symbols, dates, issuers, unnumbered laws."""

from normalizers.citations.finder import find_citations
from normalizers.citations.model import Citation, DocumentNumber
from normalizers.citations.numbers import read_number

__all__ = ["Citation", "DocumentNumber", "find_citations", "read_number"]
