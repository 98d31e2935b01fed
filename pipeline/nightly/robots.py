"""What a site's robots.txt asks of programs (RFC 9309, and the older Crawl-delay)."""

from __future__ import annotations

from protego import Protego

from pipeline.versions import DISTRIBUTION

MOST_BYTES = 1 << 20
"""Of a robots.txt; RFC 9309 asks for half of that at least."""


class Rules:
    """The rules in a robots.txt for this program; a site without one has none."""

    def __init__(self, content: bytes = b"") -> None:
        self._rules = Protego.parse(content.decode("utf-8-sig", "replace"))

    def allow(self, address: str) -> bool:
        """Whether it may be fetched."""
        return bool(self._rules.can_fetch(address, DISTRIBUTION))

    @property
    def delay_s(self) -> float:
        """Seconds to wait between requests, at least."""
        return self._rules.crawl_delay(DISTRIBUTION) or 0.0
