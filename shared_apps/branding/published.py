"""The published looks of the current organisation as every page needs them: frozen, and cached in the process."""

from dataclasses import dataclass

from shared_apps.organisations.profile import current_organisation

PLATFORM_NAME = "Vestibule"


@dataclass(frozen=True, slots=True)
class Branding:
    """What a page shows of a firm. An empty URL means that the firm has none."""

    name: str
    version: str = ""
    css_url: str = ""
    logo_url: str = ""
    logo_dark_url: str = ""
    logo_width: int = 0
    logo_height: int = 0
    header_logo_url: str = ""
    header_logo_width: int = 0
    header_logo_height: int = 0
    favicon_url: str = ""
    has_header_image: bool = False
    welcome_title: str = ""
    welcome_text: str = ""
    login_text: str = ""
    sender_name: str = ""
    footer: str = ""
    accent: str = "#1f4e79"
    on_accent: str = "#ffffff"


def current_branding() -> Branding:
    """The looks of the organisation whose host was asked for; raises ``NoTenant`` outside one."""
    return Branding(name=current_organisation().name)


def platform_branding() -> Branding:
    """The looks of our own pages: sign-up, help, the operators' portal."""
    return Branding(name=PLATFORM_NAME)
