"""The host is the tenant: nothing else that a browser sends has a say in it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_urlconf
from django.utils.translation import gettext as _
from django.utils.translation import override

from tenants.context import PLATFORM_SCHEMA, TenantIdentity, use_no_tenant, use_tenant
from tenants.directory import look_up
from vestibule.core.languages import browser_languages, first_offered

Answer = Callable[[HttpRequest], HttpResponseBase]


class HostMiddleware:
    """Set the tenant and the URLs by the host, first of all; an unknown host gets a plain 404.

    Hosts are compared exactly, lower case, without port and trailing dot; forwarded headers are not read.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self._platform_urls = {
            settings.BASE_HOST: settings.PUBLIC_URLCONF,
            settings.FILES_HOST: settings.FILES_URLCONF,
        }

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return unreadable(request) if _holds_nul(request) else self._at(host_of(request), request)

    def _at(self, host: str, request: HttpRequest) -> HttpResponseBase:
        urls = self._platform_urls.get(host)
        if urls is not None:
            return self._answer(request, urls, None) if settings.PROCESS != "operator" else not_here(request)
        entry = look_up(host)
        if entry is None:
            return not_here(request)
        is_platform = entry.identity.schema == PLATFORM_SCHEMA
        if is_platform != (settings.PROCESS == "operator"):
            return not_here(request)
        if entry.is_fenced:
            return being_repaired(request)
        if not entry.serves:
            return not_here(request)
        urls = settings.OPERATOR_URLCONF if is_platform else settings.TENANT_URLCONF
        return self._answer(request, urls, entry.identity)

    def _answer(self, request: HttpRequest, urls: str, identity: TenantIdentity | None) -> HttpResponseBase:
        request.urlconf = urls  # type: ignore[attr-defined]
        request.tenant = identity  # type: ignore[attr-defined]
        set_urlconf(urls)
        with _on_behalf_of(identity):
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse):
            keep_tenant(response, identity)
        return response


def keep_tenant(response: StreamingHttpResponse, identity: TenantIdentity | None) -> None:
    """Read each chunk of the answer on behalf of this tenant; whoever asked for it first decides."""
    if not response.is_async:
        chunks = cast("Iterable[bytes]", response.streaming_content)
        response.streaming_content = _each_on_behalf_of(identity, chunks)


def host_of(request: HttpRequest) -> str:
    """Return the host as the directory knows it."""
    host = request.META.get("HTTP_HOST") or request.META.get("SERVER_NAME", "")
    if not host.endswith("]"):
        host = host.rsplit(":", 1)[0] if ":" in host else host
    return host.lower().removesuffix(".")


def not_here(request: HttpRequest) -> HttpResponse:
    """Answer for a host that belongs to nobody, or to somebody who is not served: the same for each."""
    with override(_browsers_language(request)):
        text = _("There is nothing at this address.")
    return HttpResponse(text + "\n", status=404, content_type="text/plain; charset=utf-8")


def unreadable(request: HttpRequest) -> HttpResponse:
    """Answer for an address with a NUL in it: no text in a database can hold one, so no page is made to expect it."""
    with override(_browsers_language(request)):
        text = _("This address cannot be read. Please type it again, or use the link that you were given.")
    return HttpResponse(text + "\n", status=400, content_type="text/plain; charset=utf-8")


def _holds_nul(request: HttpRequest) -> bool:
    return "%00" in request.META.get("QUERY_STRING", "") or "\x00" in request.path_info


def being_repaired(request: HttpRequest) -> HttpResponse:
    """Answer for a tenant whose schema could not be migrated."""
    with override(_browsers_language(request)):
        text = _("We are working on this portal. It will be back soon; nothing that you entered is lost.")
    return HttpResponse(
        text + "\n", status=503, headers={"Retry-After": "300"}, content_type="text/plain; charset=utf-8"
    )


def _browsers_language(request: HttpRequest) -> str:
    """Nothing is known of the host's languages here."""
    return first_offered(browser_languages(request), (settings.LANGUAGE_CODE, *dict(settings.LANGUAGES)))


def _on_behalf_of(identity: TenantIdentity | None) -> AbstractContextManager[object]:
    return use_no_tenant() if identity is None else use_tenant(identity)


def _each_on_behalf_of(identity: TenantIdentity | None, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Give a streamed answer its tenant back for each chunk: it is read after the middleware has returned."""
    iterator = iter(chunks)
    while True:
        with _on_behalf_of(identity):
            try:
                chunk = next(iterator)
            except StopIteration:
                return
        yield chunk
