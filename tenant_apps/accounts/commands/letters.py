"""What accounts tells people by e-mail and text message; sent after the commit of the command that calls."""

from uuid import uuid4

from tenant_apps.accounts.links import portal_url
from tenant_apps.accounts.models import Account, SmsDevice
from vestibule.core.messages import Recipient, send


def recipient(account: Account, *, email: str = "", language: str = "") -> Recipient:
    """The person, in their own language, at their own or the given address."""
    return Recipient(
        name=account.name,
        language=account.language or language,
        email=email or account.email,
        phone=account.phone,
        account_id=account.pk,
    )


def send_activation(account: Account, raw_token: str, *, key: str) -> None:
    """The link with which a new colleague sets a password."""
    send(
        template="accounts.activation",
        to=recipient(account),
        channel="email",
        context={"name": account.name, "url": portal_url("accounts:activate", raw_token, language=account.language)},
        key=f"accounts.activation:{key}",
        sensitive=True,
    )


def send_reset(email: str, links: list[tuple[Account, str]], *, language: str, key: str) -> None:
    """One letter for everybody who shares the address, with a link for each of them."""
    first = links[0][0]
    people = [
        {"name": account.name, "url": portal_url("accounts:reset_set", raw, language=account.language or language)}
        for account, raw in links
    ]
    send(
        template="accounts.reset",
        to=recipient(first, email=email, language=language),
        channel="email",
        context={"people": people},
        key=f"accounts.reset:{key}",
        sensitive=True,
    )


def send_email_change(account: Account, new_email: str, raw_token: str, *, key: str) -> None:
    """The link that proves that the new address is the person's, and word of it to the old one."""
    send(
        template="accounts.email_change",
        to=recipient(account, email=new_email),
        channel="email",
        context={
            "name": account.name,
            "url": portal_url("accounts:email_confirm", raw_token, language=account.language),
        },
        key=f"accounts.email_change:{key}",
        sensitive=True,
    )
    send_notice(account, "email_change_asked", new_email=new_email)


def send_notice(account: Account, what: str, **facts: object) -> None:
    """Tell the person that something about the log-in changed, so that they notice when it was somebody else."""
    send(
        template="accounts.notice",
        to=recipient(account),
        channel="email",
        context={
            "name": account.name,
            "what": what,
            **facts,
            "url": portal_url("accounts:reset", language=account.language),
        },
        key=f"accounts.notice:{what}:{uuid4()}",
    )


def send_code(account: Account, device: SmsDevice, code: str, *, key: str) -> None:
    """A one-time code for the telephone."""
    send(
        template="accounts.code",
        to=Recipient(name=account.name, language=account.language, phone=device.phone, account_id=account.pk),
        channel="sms",
        context={"code": code},
        key=f"accounts.code:{key}",
        sensitive=True,
    )
