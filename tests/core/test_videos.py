"""Links to films: what is one, and that nothing else ever becomes an address of a frame."""

from urllib.parse import urlsplit

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from vestibule.core.videos import Provider, VideoField, parse_video, video_of

youtube_keys = st.text("abcXYZ019_-", min_size=11, max_size=11)
vimeo_keys = st.integers(10_000, 10**11).map(str)
secrets = st.text("0123456789abcdef", min_size=8, max_size=12)


@given(
    key=youtube_keys,
    form=st.sampled_from(
        [
            "https://www.youtube.com/watch?v={}",
            "http://youtube.com/watch?list=PL1&v={}&t=42s",
            "https://m.youtube.com/watch?v={}",
            "youtu.be/{}",
            "https://youtu.be/{}?si=shared",
            "https://www.youtube.com/embed/{}",
            "https://www.youtube.com/shorts/{}",
            "  https://www.youtube.com/live/{}?feature=share ",
            "https://www.youtube-nocookie.com/embed/{}?rel=0",
        ]
    ),
)
def test_every_way_to_write_a_youtube_link_is_one_film(key: str, form: str) -> None:
    video = parse_video(form.format(key))
    assert video is not None
    assert (video.provider, video.key) == (Provider.YOUTUBE, key)
    assert parse_video(video.link) == video


@given(
    number=vimeo_keys,
    secret=st.none() | secrets,
    form=st.sampled_from(["https://vimeo.com/{}", "vimeo.com/channels/staff/{}", "https://player.vimeo.com/video/{}"]),
)
def test_every_way_to_write_a_vimeo_link_is_one_film(number: str, secret: str | None, form: str) -> None:
    address = form.format(number)
    if secret:
        address += f"?h={secret}&dnt=1" if "player" in form else f"/{secret}"
    video = parse_video(address)
    assert video is not None
    assert (video.provider, video.key) == (Provider.VIMEO, f"{number}-{secret}" if secret else number)
    assert parse_video(video.link) == video


_PARTS = st.sampled_from(
    [
        "https://",
        "javascript:",
        "//",
        "youtube.com",
        "youtu.be/",
        "vimeo.com/",
        "@",
        "evil.example",
        "/embed/",
        "/watch?v=",
        "abcdefghijk",
        "76979871",
        "?h=",
        "#",
        "%2e%2e",
        "..",
        "\\",
        "[",
        ":99",
        '"',
        "<",
        " ",
        "\x00",
        "é",
    ]
)


@given(st.lists(_PARTS, max_size=9).map("".join) | st.text(max_size=80))
def test_whatever_is_pasted_a_frame_loads_a_provider_and_nothing_else(text: str) -> None:
    video = parse_video(text)
    if video is not None:
        frame = urlsplit(video.frame)
        assert f"{frame.scheme}://{frame.netloc}" == video.provider.origin
        assert video_of(video.provider, video.key) == video
        assert not set(video.frame) & set("\"'<>\\ \x00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.com/watch?v=abcdefghijk",
        "https://youtube.com.evil.example/watch?v=abcdefghijk",
        "https://evil.example@youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com/watch?v=short",
        "https://www.youtube.com/playlist?list=PL1234567890",
        "https://www.youtube.com:8443/watch?v=abcdefghijk",
        "javascript:alert(1)//youtube.com/watch?v=abcdefghijk",
        "https://vimeo.com/about",
        "https://vimeo.com/76979871/" + "a" * 300,
        "https://[youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com:port/watch?v=abcdefghijk",
    ],
)
def test_anything_else_is_no_film(text: str) -> None:
    assert parse_video(text) is None


def test_field_keeps_the_plain_link_and_says_what_is_wrong() -> None:
    field = VideoField(required=False)
    assert field.clean("youtu.be/abcdefghijk?si=x") == "https://www.youtube.com/watch?v=abcdefghijk"
    assert field.clean("  ") == ""
    with pytest.raises(forms.ValidationError) as caught:
        field.clean("https://example.com/film.mp4")
    assert caught.value.code == "video-link"
