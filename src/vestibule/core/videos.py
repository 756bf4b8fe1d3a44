"""Links to films at the two providers that can show them without cookies, and nothing else.

A link is kept in its plainest form; what a browser loads is made from the provider and the film's key, so nothing that
somebody pasted ever becomes an address of a frame.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_LINK = 300

_YOUTUBE_HOSTS = {"youtube.com", "m.youtube.com", "youtube-nocookie.com"}
_YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([^/]+)/?")
_VIMEO_PATH = re.compile(r"(?:/(?:channels|groups|album|showcase)/[^/]+(?:/videos?)?)?/(\d+)(?:/([0-9a-f]+))?/?")
_VIMEO_PLAYER_PATH = re.compile(r"/video/(\d+)/?")


class Provider(StrEnum):
    """Who shows the film."""

    YOUTUBE = "youtube"
    VIMEO = "vimeo"

    @property
    def label(self) -> str:
        """The provider's own name."""
        return {Provider.YOUTUBE: "YouTube", Provider.VIMEO: "Vimeo"}[self]

    @property
    def origin(self) -> str:
        """The one origin that a frame for its films may load."""
        return {Provider.YOUTUBE: "https://www.youtube-nocookie.com", Provider.VIMEO: "https://player.vimeo.com"}[self]


_KEYS = {
    Provider.YOUTUBE: re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII),
    # An unlisted film has a second part.
    Provider.VIMEO: re.compile(r"[0-9]{5,12}(?:-[0-9a-f]{6,20})?", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class Video:
    """One film."""

    provider: Provider
    key: str

    @property
    def link(self) -> str:
        """The film's page at the provider; what is kept."""
        if self.provider == Provider.YOUTUBE:
            return f"https://www.youtube.com/watch?v={self.key}"
        return f"https://vimeo.com/{self.key.replace('-', '/')}"

    @property
    def frame(self) -> str:
        """What the frame loads: the player that sets no cookie before it is started."""
        if self.provider == Provider.YOUTUBE:
            return f"{self.provider.origin}/embed/{self.key}?rel=0"
        number, _dash, secret = self.key.partition("-")
        return f"{self.provider.origin}/video/{number}?{f'h={secret}&' if secret else ''}dnt=1"


def video_of(provider: str, key: str) -> Video | None:
    """Return the film with this key, or None for what cannot be one."""
    if provider not in set(Provider) or not _KEYS[Provider(provider)].fullmatch(key):
        return None
    return Video(Provider(provider), key)


def parse_video(text: str) -> Video | None:
    """Return the film that a pasted link leads to, or None for any other text."""
    text = text.strip()
    if not text or len(text) > LONGEST_LINK:
        return None
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
        is_plain = parts.scheme in {"http", "https"} and parts.username is None and parts.port in {None, 80, 443}
    except ValueError:  # brackets or a port that are none
        return None
    if not is_plain:
        return None
    if host in _YOUTUBE_HOSTS or host == "youtu.be":
        return video_of(Provider.YOUTUBE, _youtube_key(host, parts))
    if host in {"vimeo.com", "player.vimeo.com"}:
        return video_of(Provider.VIMEO, _vimeo_key(host, parts))
    return None


def _youtube_key(host: str, parts: SplitResult) -> str:
    if host == "youtu.be":
        return parts.path.strip("/")
    if parts.path.rstrip("/") == "/watch":
        return parse_qs(parts.query).get("v", [""])[0]
    found = _YOUTUBE_PATH.fullmatch(parts.path)
    return found[1] if found else ""


def _vimeo_key(host: str, parts: SplitResult) -> str:
    if host == "player.vimeo.com":
        found = _VIMEO_PLAYER_PATH.fullmatch(parts.path)
        secret = parse_qs(parts.query).get("h", [""])[0]
    else:
        found = _VIMEO_PATH.fullmatch(parts.path)
        secret = (found[2] or "") if found else ""
    if found is None:
        return ""
    return f"{found[1]}-{secret}" if secret else found[1]


class VideoField(forms.CharField):
    """A link to a film, kept in its plainest form; empty when there is none."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = kwargs.pop("help_text", _("A link to a video at YouTube or Vimeo."))
        attrs = {"inputmode": "url", "placeholder": "https://"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(max_length=LONGEST_LINK, help_text=help_text, **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        video = parse_video(text)
        if video is None:
            message = _("This is not a link to a video at YouTube or Vimeo. Copy it from the address bar or “Share”.")
            raise forms.ValidationError(message, code="video-link")
        return video.link
