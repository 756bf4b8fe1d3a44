"""What a firm offers, changed for one test."""

from dataclasses import replace

import pytest

from shared_apps.organisations import profile
from shared_apps.organisations.profile import OrganisationProfile
from tenants import directory


def offer(monkeypatch: pytest.MonkeyPatch, *languages: str, **facts: object) -> OrganisationProfile:
    """Let the firm offer these languages, the first one first."""
    made = replace(profile.current_organisation(), languages=languages, first_language=languages[0], **facts)
    monkeypatch.setattr(profile, "_read", lambda: made)
    directory.forget("")
    return made
