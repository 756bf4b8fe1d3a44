import pytest

from vestibule.config.proxies import TrustedProxies

PROXIES = ["10.0.0.0/8", "fd00::/8"]


def seen(remote, **headers):
    told = {}
    application = TrustedProxies(lambda environ, _start: told.update(environ) or [b""], PROXIES)
    application({"REMOTE_ADDR": remote, "wsgi.url_scheme": "http", **headers}, lambda *_: None)
    assert "HTTP_X_FORWARDED_FOR" not in told
    assert "HTTP_X_FORWARDED_PROTO" not in told
    return told["REMOTE_ADDR"], told["wsgi.url_scheme"]


@pytest.mark.parametrize(
    ("remote", "chain", "expected"),
    [
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),  # a stranger says nothing about itself
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("", "198.51.100.1", "198.51.100.1"),  # our own edge, over a unix socket
        ("10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),  # what the visitor made up stands before its address
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("fd00::1", "2001:db8::5", "2001:db8::5"),
    ],
)
def test_visitor_is_the_first_address_that_is_not_a_proxy_of_ours(remote, chain, expected):
    assert seen(remote, HTTP_X_FORWARDED_FOR=chain)[0] == expected


@pytest.mark.parametrize(("remote", "scheme"), [("10.0.0.1", "https"), ("203.0.113.7", "http")])
def test_scheme_is_believed_from_a_proxy_of_ours_only(remote, scheme):
    assert seen(remote, HTTP_X_FORWARDED_PROTO="https")[1] == scheme
