"""What a firm must say of itself, and that the launch check sees when it does."""

from tenant_apps.professional_portal.launch import check
from tests.shared_apps.organisations.test_legal_identity import keep


def test_launch_check_is_content_once_everything_is_there(cast) -> None:
    keep(cast.ada.actor)

    (found,) = (line for line in check(cast.ada.actor) if line.code == "disclosures")
    assert found.is_in_order
