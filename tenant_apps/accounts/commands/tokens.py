"""Links that work once. Only commands of this room make or use them."""

from django.utils import timezone

from tenant_apps.accounts.enums import TokenPurpose
from tenant_apps.accounts.errors import LinkNotValid
from tenant_apps.accounts.models import Account, AccountToken
from tenants.keys import new_token, token_hash


def make_token(
    account: Account, purpose: TokenPurpose, *, new_email: str = "", raw: str = "", is_first: bool = False
) -> tuple[str, AccountToken]:
    """Return a raw token and its row; earlier links for the same purpose stop working.

    ``raw`` is given by a caller who made it elsewhere with the same care. A link that ``is_first`` belongs to an
    account made in this transaction, which has no earlier ones.
    """
    if not is_first:
        retire_tokens(account, purpose)
    raw = raw or new_token()
    token = AccountToken(
        account=account,
        purpose=purpose,
        token_hash=token_hash(raw),
        new_email=new_email,
        expires_at=timezone.now() + purpose.lifetime,
    )
    token.save(force_insert=True)
    return raw, token


def find_token(raw: str, purpose: TokenPurpose) -> AccountToken:
    """The usable link, or ``LinkNotValid``; using it is left to ``use_token``."""
    token: AccountToken | None = (
        AccountToken.objects.usable()
        .filter(token_hash=token_hash(raw), purpose=purpose, account__is_active=True)
        .select_related("account")
        .first()
    )
    if token is None:
        raise LinkNotValid
    return token


def use_token(raw: str, purpose: TokenPurpose) -> AccountToken:
    """Use the link up and return it. Of two who use it at the same moment, one gets ``LinkNotValid``."""
    token = find_token(raw, purpose)
    won = AccountToken.objects.usable().filter(pk=token.pk).update(used_at=timezone.now())
    if not won:
        raise LinkNotValid
    return token


def retire_tokens(account: Account, purpose: TokenPurpose | None = None) -> None:
    """Make the account's unused links useless."""
    tokens = AccountToken.objects.filter(account=account, used_at=None)
    if purpose is not None:
        tokens = tokens.filter(purpose=purpose)
    tokens.update(used_at=timezone.now())
