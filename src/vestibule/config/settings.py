"""Settings of every process. What differs per process comes from the environment; see docs/operations/."""

import os
from decimal import Decimal
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from vestibule.config import environment, rooms
from vestibule.core.languages import FirmsFallbacks

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(environment.text("VESTIBULE_VAR", str(ROOT / "var")))
PROCESS = environment.text("VESTIBULE_PROCESS", "manage")
EMBEDDED = environment.flag("VESTIBULE_EMBEDDED")
DEBUG = False

# Hosts. The tenant is decided by tenants.middleware alone, which answers 404 for any host it does not know.
BASE_HOST = environment.text("VESTIBULE_BASE_HOST", "localhost")
PORT = environment.number("PORT", 8000)
SECURE = environment.flag("VESTIBULE_SECURE")
FILES_HOST = f"files.{BASE_HOST}"
PLATFORM_HOST = f"platform.{BASE_HOST}"
# No firm may take these: ours, names that mail programs and browsers look for by themselves (a firm at `wpad` would be
# asked by every colleague's browser how to reach the web), and names under which people would look for us.
RESERVED_SLUGS = tuple(
    "platform files www api mail "
    "wpad autodiscover autoconfig mta-sts openpgpkey isatap localhost local invalid example test broadcasthost "
    "imap smtp pop pop3 ftp sftp ssh vpn dns ns1 ns2 mx1 mx2 webmail postmaster hostmaster webmaster abuse "
    "login logout signin signup sign-up register account accounts auth oauth sso admin administrator root operator "
    "support help status security billing static assets media cdn public internal demo blog docs vestibule".split()
)
DEMO_SLUGS = ("lindenhof", "beaumont")
ALLOWED_HOSTS = ["*"]
USE_X_FORWARDED_HOST = False
PROXY_ADDRESSES = tuple(filter(None, environment.text("VESTIBULE_PROXY_ADDRESSES", "").split(",")))

SECRET_KEY = environment.text("VESTIBULE_SECRET_KEY", "")

# SHARED_APPS live in the public schema, TENANT_APPS in each organisation's own; a test pins both lists.
SHARED_APPS: list[str] = rooms.SHARED_APPS
TENANT_APPS: list[str] = rooms.TENANT_APPS
INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "lucide",
    "rest_framework",
    "drf_spectacular",
    "vestibule.core",
    "vestibule.demo",
    "themes.base",
    *SHARED_APPS,
    *TENANT_APPS,
]
TENANT_MODEL = "tenants.Tenant"
TENANT_DOMAIN_MODEL = "tenants.Domain"
AUTH_USER_MODEL = "accounts.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Provisioning runs these inside a new schema, in order, as the tenant's login. Each may run twice.
PROVISIONING_STEPS = [
    "tenant_apps.accounts.provisioning.seed_roles",
    "tenant_apps.documents.provisioning.seed_document_types",
    "tenant_apps.flows.provisioning.seed_flows",
    "tenant_apps.dossiers.provisioning.seed_workflows",
    "tenant_apps.library.provisioning.seed_categories",
]

# Functions that give the English of every text that is seeded: a new language has them in its catalogue.
READY_TEXTS = [
    "tenant_apps.documents.provisioning.ready_texts",
    "tenant_apps.flows.provisioning.ready_texts",
    "tenant_apps.dossiers.provisioning.ready_texts",
    "tenant_apps.library.provisioning.ready_texts",
    "tenant_apps.packs.reading.ready_texts",
]

# The provisioner process calls these in turn, whenever it is notified and at least every second.
PROVISIONER_JOBS = [
    "shared_apps.platform.tasks.work_off_sign_ups",
    "shared_apps.platform.tasks.work_off_top_ups",
    "shared_apps.platform.tasks.work_off_replies",
    "shared_apps.domains.tasks.work_off_claims",
]
# What `install` does last. The demo firms come with the embedded default, unless VESTIBULE_DEMO says no.
DEMO = EMBEDDED and "VESTIBULE_DEMO_PASSWORD" in os.environ
AFTER_INSTALL = ["shared_apps.help.loading.load_articles", *(["vestibule.demo.firms.found_demo_firms"] if DEMO else [])]
FIRST_ADMINISTRATOR = "tenant_apps.accounts.provisioning.create_first_administrator"

# What lower rooms need from upper ones is named here, so that imports go down only.
TOP_UP = "tenant_apps.notifications.commands.credits.top_up_for_the_product"
REPLY_RECEIVER = "tenant_apps.chats.commands.receive_reply_for_the_product"
RECORDER = "tenant_apps.activity.commands.append"
FORM_ANSWERS = "tenant_apps.accounts.answers.kept"
MESSENGER = "tenant_apps.notifications.commands.messages.send"
# Which files go with a letter, by its template: a function of the message's key.
ENCLOSURE_LOADERS = {"appointments.appointment": "tenant_apps.appointments.enclosures.of_letter"}
TASK_APP = "vestibule.config.celery.app"
# Each portal's navigation: a function of the request, giving the lists that its layout shows.
NAVIGATION = {
    "professional": "tenant_apps.professional_portal.around.navigation",
    "client": "tenant_apps.client_portal.nav.navigation",
    "operator": "shared_apps.platform.nav.navigation",
}
# What a firm sees beside the form of its looks: real pages with example data, each a function of the request.
BRAND_PREVIEWS = {
    "login": "tenant_apps.accounts.public.previews.log_in",
    "overview": "tenant_apps.client_portal.previews.overview",
    "email": "tenant_apps.invites.previews.invitation",
    "pdf": "tenant_apps.flows.printing.example",
}
LACKING_MODULES_LOADER = "shared_apps.organisations.profile.lacking_modules"
FIRST_LANGUAGE_LOADER = "shared_apps.organisations.profile.first_language"
COUNTRY_LOADER = "shared_apps.organisations.profile.country"
ORGANISATION_LOADER = "shared_apps.organisations.profile.current_organisation"
BRANDING_LOADER = "shared_apps.branding.published.current_branding"
PLATFORM_BRANDING_LOADER = "shared_apps.branding.published.platform_branding"
GRANTS_LOADER = "tenant_apps.invites.grants.grants_for"
SHUT_OUT_LOADER = "tenant_apps.invites.grants.shut_out_of"
INVITED_LOADER = "tenant_apps.invites.grants.invited_to"
VIEWER_LOADER = "tenant_apps.viewings.acting.viewer_named"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",  # its headers stand on static files and unknown hosts too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "themes.base.middleware.CompressedPages",
    "tenants.middleware.HostMiddleware",
    "csp.middleware.CSPMiddleware",
    "themes.base.middleware.FairShare",  # behind the headers that its own page needs, before anything that costs
    "tenant_apps.accounts.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tenant_apps.accounts.middleware.AuthenticationMiddleware",
    "tenant_apps.accounts.middleware.ActorMiddleware",
    "tenant_apps.accounts.middleware.LanguageMiddleware",
    "tenant_apps.viewings.middleware.ViewingMiddleware",
    "tenant_apps.portals.middleware.WelcomeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "themes.base.middleware.FormsOnlyTold",
    "themes.base.middleware.UnreadableTold",
    "themes.base.middleware.elsewhere",  # last: what others add to an answer that leads elsewhere stays on it
]
WEB_THREADS = environment.number("WEB_THREADS", 4)
WEB_TENANT_PERCENT = environment.number("WEB_TENANT_PERCENT", 50)
ROOT_URLCONF = "vestibule.config.urls_public"
TENANT_URLCONF = "vestibule.config.urls_tenant"
PUBLIC_URLCONF = "vestibule.config.urls_public"
OPERATOR_URLCONF = "vestibule.config.urls_operator"
FILES_URLCONF = "vestibule.config.urls_files"
WSGI_APPLICATION = "vestibule.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "themes.base.loading.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "themes.base.templatetags.theme",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "themes.base.context.page",
            ],
        },
    }
]
FORM_RENDERER = "themes.base.widgets.Renderer"
COTTON_DIR = "cotton"
COTTON_SNAKE_CASED_NAMES = False
COTTON_ISOLATE_BY_DEFAULT = True

# Each tenant is a login of its own: see tenants/backend and docs/architecture/tenancy.md.
_SERVER = {
    "ENGINE": "tenants.backend",
    "NAME": environment.text("DATABASE_NAME", "vestibule"),
    "HOST": environment.text("DATABASE_HOST", ""),
    "PORT": environment.text("DATABASE_PORT", "5432"),
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {"server_side_binding": True, "connect_timeout": 5, "application_name": f"vestibule {PROCESS}"},
}
DATABASES = {"default": _SERVER | {"LOGIN": "tenant"}, "router": _SERVER | {"LOGIN": "router"}}
if "VESTIBULE_DB_PROVISIONER_PASSWORD" in os.environ:
    DATABASES["provisioner"] = _SERVER | {"LOGIN": "provisioner"}
DATABASE_ROUTERS = ["tenants.routers.FloorRouter"]
TENANT_SYNC_ROUTER = "tenants.routers.FloorRouter"
# The alias with which this process reads and writes public tables; web and worker may only read.
PUBLIC_ALIAS = "default" if PROCESS == "operator" else "provisioner" if "provisioner" in DATABASES else "router"
LISTEN_FOR_NOTICES = True
READY_SCHEMAS = environment.number("VESTIBULE_READY_SCHEMAS", 3)
DB_TENANT_KEY = environment.text("VESTIBULE_DB_TENANT_KEY", "")
DB_ROUTER_PASSWORD = environment.text("VESTIBULE_DB_ROUTER_PASSWORD", "")
DB_OPERATOR_PASSWORD = environment.text("VESTIBULE_DB_OPERATOR_PASSWORD", "")
DB_PROVISIONER_PASSWORD = environment.text("VESTIBULE_DB_PROVISIONER_PASSWORD", "")
DB_ADMIN_URL = environment.text("VESTIBULE_DB_ADMIN_URL", "")

BROKER_URL = environment.text("BROKER_URL", "")
CACHE_URL = environment.text("CACHE_URL", "")
OUTBOX_ROUND_SECONDS = 10  # each organisation's outbox is looked at this often, also when no hint arrives
_CACHE = (
    {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
)
CACHES = {
    "default": _CACHE | {"KEY_FUNCTION": "tenants.cache.tenant_key"},
    "platform": _CACHE | {"KEY_PREFIX": "platform"},
}

SESSION_ENGINE = "tenant_apps.accounts.sessions"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "themes.base.errors.csrf_failure"
LANGUAGE_COOKIE_NAME = "language"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["tenant_apps.accounts.backends.SharedAddressBackend"]
PASSWORD_HASHERS = ["tenant_apps.accounts.hashers.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "tenant_apps.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
TWO_FACTOR_PATCH_ADMIN = False
TWO_FACTOR_WEBAUTHN_RP_NAME = "Vestibule"
TWO_FACTOR_WEBAUTHN_UV_REQUIREMENT = "preferred"
TWO_FACTOR_WEBAUTHN_THROTTLE_FACTOR = 0
OTP_TOTP_THROTTLE_FACTOR = 0  # accounts.throttles delays codes and never locks the owner out; the device's own would
PHONENUMBER_DEFAULT_REGION = "NL"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
X_FRAME_OPTIONS = "DENY"
_SCHEME = "https" if SECURE else "http"
FILES_ORIGIN = f"{_SCHEME}://{FILES_HOST}" if SECURE else f"{_SCHEME}://{FILES_HOST}:{PORT}"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, FILES_ORIGIN],
        "connect-src": [SELF],
        "frame-src": [SELF, FILES_ORIGIN],
        "form-action": [SELF],
        "frame-ancestors": [NONE],  # only the preview of a firm's looks may be framed, by its own page
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("en", _("English")), ("de", _("German"))]
LOCALE_PATHS = [ROOT / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_LANGUAGES = tuple(code for code, _name in LANGUAGES)
MODELTRANSLATION_FALLBACK_LANGUAGES = FirmsFallbacks(
    default=("en", *(code for code, _name in LANGUAGES if code != "en"))
)

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "themes.base.bundles.BundleFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILES_ROOT = VAR / "files"
MAILBOX_ROOT = VAR / "mailbox"
S3_BUCKET = environment.text("AWS_STORAGE_BUCKET_NAME", "")
S3_ENDPOINT = environment.text("AWS_S3_ENDPOINT_URL", "")
S3_TENANT_ROLE = environment.text("AWS_S3_TENANT_ROLE_ARN", "")
MAXIMUM_UPLOAD_BYTES = environment.number("VESTIBULE_MAXIMUM_UPLOAD_BYTES", 25 * 1024 * 1024)
DOCUMENTS_QUOTA_BYTES = environment.number("VESTIBULE_DOCUMENTS_QUOTA_BYTES", 20 * 1024**3)
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "vestibule.core.uploads.CarefulUploadHandler",
]
# Ceilings that keep one client or one firm from using up what is there for all; well above what honest work needs.
REQUEST_FILES = environment.number("VESTIBULE_REQUEST_FILES", 50)
REQUEST_BYTES = environment.number("VESTIBULE_REQUEST_BYTES", 300 * 1024**2)
CUSTOMER_BYTES = environment.number("VESTIBULE_CUSTOMER_BYTES", 2 * 1024**3)
# Seconds after a message before somebody who has not read it by then is told; who is in the portal reads it meanwhile.
THREADS_QUIET = environment.number("VESTIBULE_THREADS_QUIET", 120)
# How many text messages a firm has to begin with; operators add more.
SMS_CREDITS = environment.number("VESTIBULE_SMS_CREDITS", 250)
SMS_PRICE = Decimal(environment.text("VESTIBULE_SMS_PRICE", "0.09"))  # euros for each part of a text message
SMS_PER_DAY = environment.number("VESTIBULE_SMS_PER_DAY", 500)
CLAMD_ADDRESS = environment.text("VESTIBULE_CLAMD_ADDRESS", "")
# Who is asked, over HTTPS, for the proof of an own domain; in the embedded default the page /dns/ answers instead.
DNS_RESOLVERS = tuple(filter(None, environment.text("VESTIBULE_DNS_RESOLVERS", "").split(",")))
USUAL_DNS_RESOLVERS = ("https://cloudflare-dns.com/dns-query", "https://dns.google/resolve")
DEFAULT_FROM_EMAIL = environment.text("VESTIBULE_FROM_EMAIL", f"no-reply@{BASE_HOST}")
CONTACT_EMAIL = environment.text("VESTIBULE_CONTACT_EMAIL", f"hello@{BASE_HOST}")
TERMS_URL = environment.text("VESTIBULE_TERMS_URL", "")
EMAIL_BACKEND = environment.text("VESTIBULE_EMAIL_BACKEND", "")
SMS_GATEWAY_URL = environment.text("VESTIBULE_SMS_GATEWAY_URL", "")
SMS_GATEWAY_TOKEN = environment.text("VESTIBULE_SMS_GATEWAY_TOKEN", "")
EMAIL_HOST = environment.text("VESTIBULE_EMAIL_HOST", "localhost")
EMAIL_PORT = environment.number("VESTIBULE_EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("VESTIBULE_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = environment.text("VESTIBULE_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("VESTIBULE_EMAIL_TLS", default=True)
ANYMAIL = {name.removeprefix("ANYMAIL_"): value for name, value in os.environ.items() if name.startswith("ANYMAIL_")}
ANYMAIL_REQUESTS_TIMEOUT = 5
EMAIL_TIMEOUT = 5  # per step of the conversation; all of them together stay below the lease of a delivery

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],  # vestibule.core.api.Endpoint says who is let in
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "vestibule.core.api.answer_to",
}
SPECTACULAR_SETTINGS = {"TITLE": "Vestibule", "VERSION": "1", "SERVE_PUBLIC": True}

# The log-in name is random; people log in by an e-mail address that a couple may share.
SILENCED_SYSTEM_CHECKS = ["auth.W004", "django_tenants.W001"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"class": "vestibule.config.logs.WithoutSecrets", "format": "%(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
