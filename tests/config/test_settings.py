"""What production runs with: read from the settings as they are there, not as the tests have them."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth.hashers import identify_hasher, make_password
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from django.utils.module_loading import import_string

from vestibule import config
from vestibule.config.environment import MissingSetting, text

CONFIG = Path(config.__file__).parent
PRODUCTION = {
    "VESTIBULE_SECURE": "1",
    "VESTIBULE_EMBEDDED": "0",
    "VESTIBULE_BASE_HOST": "vestibule.example",
    "VESTIBULE_PROCESS": "web",
    "VESTIBULE_DEMO_PASSWORD": "set by mistake",
}
# Django's and the libraries' own apps, and ours, each in its list.
IN_EVERY_SCHEMA = {
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "tenants.outbox",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "two_factor",
    "two_factor.plugins.webauthn",
}
IN_PUBLIC = {
    "tenants",
    "shared_apps.organisations",
    "shared_apps.branding",
    "shared_apps.domains",
    "shared_apps.help",
    "shared_apps.platform",
}


def settings_with(monkeypatch: pytest.MonkeyPatch, **environment: str) -> SimpleNamespace:
    """Return the settings of a process that has this in its environment."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return SimpleNamespace(**runpy.run_path(str(CONFIG / "settings.py")))


@pytest.fixture
def production(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    return settings_with(monkeypatch, **PRODUCTION)


def test_passwords_are_kept_with_argon2(production) -> None:
    (path,) = production.PASSWORD_HASHERS
    with override_settings(PASSWORD_HASHERS=production.PASSWORD_HASHERS):
        kept = make_password("a walk by the sea")
        assert identify_hasher(kept).algorithm == "argon2"
    assert kept.startswith("argon2$argon2id$")
    memory, time, _lanes = (int(part.partition("=")[2]) for part in kept.split("$")[3].split(","))
    assert memory * time >= 19 * 1024 * 2  # what OWASP asks of Argon2id at least
    assert import_string(path).algorithm == "argon2"


def test_tests_alone_use_something_faster() -> None:
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.parametrize("cookie", ["SESSION", "CSRF"])
def test_cookies_belong_to_one_host_and_travel_safely(production, cookie) -> None:
    own = {name.removeprefix(f"{cookie}_COOKIE_"): value for name, value in vars(production).items()}
    assert own["NAME"].startswith("__Host-")
    assert own["SECURE"] is True
    assert own["HTTPONLY"] is True
    assert own["SAMESITE"] == "Lax"
    assert own.get("DOMAIN") is None
    assert own.get("PATH", "/") == "/"


def test_cookies_of_the_embedded_default_work_without_https(monkeypatch) -> None:
    plain = settings_with(monkeypatch, VESTIBULE_SECURE="0")
    assert (plain.SESSION_COOKIE_NAME, plain.CSRF_COOKIE_NAME) == ("session", "csrf")
    assert plain.SECURE_HSTS_SECONDS == 0


def test_https_is_remembered_for_a_year(production) -> None:
    assert production.SECURE_HSTS_SECONDS >= 365 * 24 * 3600


def test_nothing_says_too_much(production) -> None:
    assert production.DEBUG is False
    assert production.USE_X_FORWARDED_HOST is False
    assert production.SECURE_CONTENT_TYPE_NOSNIFF is True
    assert production.SECURE_REFERRER_POLICY == "same-origin"
    assert production.SECURE_CROSS_ORIGIN_OPENER_POLICY == "same-origin"
    assert not hasattr(production, "SECURE_PROXY_SSL_HEADER")  # config.proxies decides whom to believe


def test_policy_is_strict_without_exceptions(production) -> None:
    directives = production.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    sources = {source for values in directives.values() for source in values}
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == directives["form-action"] == ["'self'"]
    assert directives["base-uri"] == ["'none'"]
    assert not any("unsafe" in source or "*" in source or source in {"https:", "data:", "blob:"} for source in sources)
    assert sources == {"'none'", "'self'", "https://files.vestibule.example"}
    assert "CONTENT_SECURITY_POLICY_REPORT_ONLY" not in vars(production)


def test_parameters_are_bound_by_the_server(production) -> None:
    assert all(database["OPTIONS"]["server_side_binding"] for database in production.DATABASES.values())


def test_web_knows_no_login_of_the_provisioner(monkeypatch) -> None:
    monkeypatch.delenv("VESTIBULE_DB_PROVISIONER_PASSWORD")
    assert set(settings_with(monkeypatch, **PRODUCTION).DATABASES) == {"default", "router"}


def test_app_lists_are_pinned() -> None:
    """No account, session or second factor lives in public; no public room in a schema."""
    ours = {app for app in settings.TENANT_APPS if app.startswith("tenant_apps.")}
    assert set(settings.TENANT_APPS) - ours == IN_EVERY_SCHEMA
    assert set(settings.SHARED_APPS) == IN_PUBLIC
    assert settings.AUTH_USER_MODEL == "accounts.Account"


def test_security_headers_come_first(production) -> None:
    """What answers before the pages do, static files and unknown hosts, gets them too."""
    assert production.MIDDLEWARE[0] == "django.middleware.security.SecurityMiddleware"
    assert production.MIDDLEWARE.index("tenants.middleware.HostMiddleware") < production.MIDDLEWARE.index(
        "tenant_apps.accounts.middleware.SessionMiddleware"
    )


# The embedded default alone


def test_production_has_no_demo_even_with_its_password(production) -> None:
    assert production.AFTER_INSTALL == ["shared_apps.help.loading.load_articles"]
    assert production.DEMO is False


def test_embedded_default_has_the_demo(monkeypatch) -> None:
    embedded = settings_with(monkeypatch, VESTIBULE_EMBEDDED="1", VESTIBULE_DEMO_PASSWORD="x")
    assert embedded.AFTER_INSTALL == [
        "shared_apps.help.loading.load_articles",
        "vestibule.demo.firms.found_demo_firms",
    ]


def addresses_of_the_public_site() -> list[str]:
    return [str(entry.pattern) for entry in runpy.run_path(str(CONFIG / "urls_public.py"))["urlpatterns"]]


@pytest.mark.parametrize("address", ["mailbox/", "_components/"])
def test_mailbox_and_gallery_are_there_in_the_embedded_default_alone(address, settings) -> None:
    settings.EMBEDDED = True
    assert address in addresses_of_the_public_site()
    settings.EMBEDDED = False
    assert address not in addresses_of_the_public_site()
    assert "healthz" in addresses_of_the_public_site()


def test_seeding_the_demo_is_refused_elsewhere(settings) -> None:
    from django.core.management import CommandError, call_command

    settings.DEMO = False
    with pytest.raises(CommandError, match="embedded default"):
        call_command("seed_demo")


# The environment


def test_missing_setting_is_loud(monkeypatch) -> None:
    monkeypatch.delenv("VESTIBULE_NOTHING", raising=False)
    with pytest.raises(MissingSetting, match="VESTIBULE_NOTHING"):
        text("VESTIBULE_NOTHING")


def test_no_key_is_made_without_a_secret(settings, alpha) -> None:
    from tenants.context import use_tenant
    from tenants.keys import derive_key

    settings.SECRET_KEY = ""
    with use_tenant(alpha), pytest.raises(ImproperlyConfigured):
        derive_key("anything")
