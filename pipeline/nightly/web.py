"""Plans that a page on the web links to, fetched politely and once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import httpx
from lxml import etree, html

from pipeline.nightly.fetched import Fetched, Mark, Mirror, NotFetched, SecondsLeft, Trouble, bounded
from pipeline.nightly.robots import MOST_BYTES, Rules
from pipeline.nightly.timetable import PageSource
from pipeline.sources import Source
from pipeline.versions import DISTRIBUTION, version

_PAGE_BYTES = 20 << 20
_WAITS_S = (2.0, 8.0)
"""Seconds between the first, second and third try."""
_LONGEST_WAIT_S = 120.0
_MOST_HOPS = 5
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})


class _MayPass(NotFetched):
    """What another try may not meet; the server may have said how many seconds to wait."""

    def __init__(self, message: str, wait_s: float = 0) -> None:
        super().__init__(message)
        self.wait_s = wait_s


class _Absent(NotFetched):
    """What the server says it does not have, or does not give."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an address gave: where it was found in the end, its bytes, and how the server marks them."""

    address: str
    content: bytes
    mark: Mark


def fetch_page(
    source: PageSource,
    mirror: Mirror,
    seconds_left: SecondsLeft,
    *,
    client: httpx.Client | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Fetched:
    """Fetch what the page links to and is new or changed since.

    Never raises because of the other side: what can't be fetched is in `troubles`. What robots.txt forbids is not
    fetched, nor anything of a site whose robots.txt can't be read. `client` and `sleep` are for tests.
    """
    with client or httpx.Client(headers={"User-Agent": f"{DISTRIBUTION}/{version()}"}, timeout=60) as web:
        visit = _Visit(source, mirror, seconds_left, web, sleep)
        try:
            addresses = visit.links()
        except NotFetched as error:
            return Fetched((), 0, (Trouble(str(source.page), str(error)),))
        return visit.fetch(addresses)


class _Visit:
    """One visit to a page and the files it links to."""

    def __init__(
        self,
        source: PageSource,
        mirror: Mirror,
        seconds_left: SecondsLeft,
        web: httpx.Client,
        sleep: Callable[[float], None],
    ) -> None:
        self._source = source
        self._mirror = mirror
        self._seconds_left = seconds_left
        self._web = web
        self._sleep = sleep
        self._rules: dict[str, Rules | NotFetched] = {}

    def links(self) -> list[str]:
        """Addresses on the page that are wanted, in its order, each once. Raises NotFetched."""
        page = self._get(str(self._source.page), Mark(), _PAGE_BYTES)
        if page is None or not page.content.strip():
            return []
        try:
            tree = html.fromstring(page.content)
        except (ValueError, etree.LxmlError) as error:
            raise NotFetched(f"it is no page of links: {error}") from error
        start = _joined(page.address, str(tree.xpath("string(//base/@href)"))) or page.address
        found = (_joined(start, str(href)) for href in tree.xpath("//a/@href"))
        return list(dict.fromkeys(each for each in found if self._is_wanted(each)))[: self._source.most]

    def fetch(self, addresses: list[str]) -> Fetched:
        """Fetch each that is new or changed; files fetched earlier count too."""
        sources, troubles, n_new = list[Source](), list[Trouble](), 0
        for address in addresses:
            try:
                n_new += self._fetch(address)
            except NotFetched as error:
                troubles.append(Trouble(address, str(error)))
            sources += self._mirror.sources(address)
        return Fetched(tuple(sources), n_new, tuple(troubles))

    def _is_wanted(self, address: str) -> bool:
        parts = urlsplit(address)
        if not self._is_allowed(address):
            return False
        return any(fnmatch(unquote(parts.path).lower(), pattern.lower()) for pattern in self._source.links)

    def _is_allowed(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and parts.netloc.lower() in self._source.allowed

    def _fetch(self, address: str) -> bool:
        """Whether there was anything new. Raises NotFetched."""
        answer = self._get(address, self._mirror.mark(address) or Mark(), self._source.max_bytes)
        if answer is None:
            return False
        self._mirror.keep(address, lambda file: file.write(answer.content), answer.mark)
        return True

    def _rules_of(self, address: str) -> Rules:
        """The rules of its site. Raises NotFetched where nobody can tell them: tonight they may forbid everything."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._read_rules(site)
        found = self._rules[site]
        if isinstance(found, NotFetched):
            raise found
        return found

    def _read_rules(self, site: str) -> Rules | NotFetched:
        try:
            answer = self._get(f"{site}/robots.txt", Mark(), MOST_BYTES, ruled=False)
            return Rules(answer.content if answer else b"")
        except _Absent:
            return Rules()
        except NotFetched as error:
            return NotFetched(f"the site's robots.txt can't be read, and may forbid it: {error}")

    def _get(self, address: str, known: Mark, most: int, *, ruled: bool = True) -> _Answer | None:
        """Fetch an address, again where that may help; None where it has not changed. Raises NotFetched."""
        pause_s = max(self._source.pause_s, self._rules_of(address).delay_s if ruled else 0.0)
        for wait_s in _WAITS_S:
            self._wait(pause_s)
            try:
                return self._follow(address, known, most, ruled=ruled)
            except _MayPass as error:
                self._wait(min(max(error.wait_s, wait_s), _LONGEST_WAIT_S))
        self._wait(pause_s)
        return self._follow(address, known, most, ruled=ruled)

    def _wait(self, seconds: float) -> None:
        """Raises NotFetched where no time is left after it."""
        if self._seconds_left() <= seconds:
            raise NotFetched("the time for fetching was up")
        self._sleep(seconds)

    def _follow(self, address: str, known: Mark, most: int, *, ruled: bool) -> _Answer | None:
        """Fetch an address or where it points on, as long as that is allowed."""
        for _ in range(_MOST_HOPS):
            if not self._is_allowed(address):
                raise NotFetched(f"it leads to {urlsplit(address).netloc}, which is not among the allowed hosts")
            if ruled and not self._rules_of(address).allow(address):
                raise NotFetched("the site's robots.txt asks not to fetch it")
            answer = self._get_once(address, known, most)
            if not isinstance(answer, str):
                return answer
            address = answer
        raise NotFetched(f"it leads on more than {_MOST_HOPS} times")

    def _get_once(self, address: str, known: Mark, most: int) -> _Answer | str | None:
        """What the address gives, the address it points on to, or None where it has not changed."""
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        headers = {name: value for name, value in asked.items() if value}
        try:
            with self._web.stream("GET", address, headers=headers, follow_redirects=False) as answer:
                if answer.status_code == httpx.codes.NOT_MODIFIED:
                    return None
                if answer.has_redirect_location:
                    return _joined(address, answer.headers["Location"])
                if answer.status_code in _MAY_PASS:
                    raise _MayPass(f"the server answered {answer.status_code}", _retry_after(answer))
                if answer.is_client_error:
                    raise _Absent(f"the server answered {answer.status_code}")
                if answer.status_code != httpx.codes.OK:
                    raise NotFetched(f"the server answered {answer.status_code}")
                content = b"".join(bounded(answer.iter_bytes(), most, self._seconds_left))
                mark = Mark(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
                return _Answer(address, content, mark)
        except httpx.HTTPError as error:
            raise _MayPass(f"{type(error).__name__}: {error}") from error
        except (httpx.InvalidURL, ValueError) as error:  # an address, or a mark to send back, that no request can hold
            raise NotFetched(f"{type(error).__name__}: {error}") from error


def _joined(address: str, link: str) -> str:
    """Where a link on the page at an address leads; nowhere, "", where it is no address at all."""
    try:
        return urldefrag(urljoin(address, link.strip())).url
    except ValueError:
        return ""


def _retry_after(answer: httpx.Response) -> float:
    told = answer.headers.get("Retry-After", "")
    return float(told) if told.isdigit() else 0.0
