"""Who asks."""

from rest_framework.generics import RetrieveAPIView

from tenant_apps.accounts.api.serializers import MeSerializer
from tenant_apps.accounts.models import Account
from vestibule.core.api import Endpoint


class MeView(Endpoint, RetrieveAPIView):
    """The account of this session."""

    serializer_class = MeSerializer

    def get_object(self) -> Account:
        """Return one's own account."""
        return self.request.user
