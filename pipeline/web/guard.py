"""What stands before every page: who may ask, from where, and what a page may load."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_ASKING = frozenset({"GET", "HEAD"})


class Guard:
    """Lets through requests to names of this machine (`hosts` adds to them), and forms sent from its own pages.

    The Host header is what a page elsewhere cannot forge when its name was made to point here (DNS rebinding). A form
    is taken only where `may_post`, and only where Origin, or Sec-Fetch-Site, says that it comes from here.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str] = frozenset(), may_post: bool = False) -> None:
        self._app = app
        self._hosts = LOOPBACK | hosts
        self._may_post = may_post

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or have the app answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal is None:
            await self._app(scope, receive, dressed)
        else:
            status, said = refusal
            await PlainTextResponse(said, status)(scope, receive, dressed)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        if hostname(headers.get("host", "")) not in self._hosts:
            return 421, "This address answers only to names of this machine."
        if method in _ASKING:
            return None
        if not self._may_post or method != "POST":
            return 405, "These pages are only for reading."
        if not is_from_here(headers):
            return 403, "The form was not sent from these pages."
        return None


def hostname(host: str) -> str:
    """The name in a Host header, without its port, in lower case."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()


def is_from_here(headers: Headers) -> bool:
    """Whether a browser says that a form was sent from a page of this very address."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    return headers.get("sec-fetch-site") == "same-origin"
