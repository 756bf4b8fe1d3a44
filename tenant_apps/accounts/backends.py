"""How Django finds out who somebody is. Whose password fits is asked of ``passwords.accounts_with``."""

from django.http import HttpRequest

from tenant_apps.accounts.models import Account
from tenant_apps.accounts.passwords import accounts_with


class SharedAddressBackend:
    """An e-mail address and a password, where several people may share the address."""

    def authenticate(
        self, _request: HttpRequest | None, email: str | None = None, password: str | None = None
    ) -> Account | None:
        """The one person whose password this is; None when it fits nobody, or several."""
        if not email or password is None:
            return None
        fitting = accounts_with(email, password)
        return fitting[0] if len(fitting) == 1 else None

    def get_user(self, account_id: int) -> Account | None:
        return Account.objects.active().filter(pk=account_id).first()
