"""What a firm says of itself is written by its own login and read by the router's, so these tests really commit."""

from tests.shared_apps.branding.conftest import cast, firms

__all__ = ["cast", "firms"]
