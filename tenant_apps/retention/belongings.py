"""Everything that belongs to one customer, found by how the tables refer to each other; so new rooms are found too.

What refers to a row of the customer belongs to the customer, unless it only mentions who did something. People and
companies belong to the customer as long as nothing else on file refers to them; the same goes for their log-in.
"""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q

from tenant_apps.accounts.models import Account
from tenant_apps.customers.models import Customer, Holding, Officer, Party
from tenant_apps.documents.models import StoredFile, Upload
from tenant_apps.exports.models import Export
from tenant_apps.inbox.models import Notice
from tenant_apps.notifications.models import Message

Belongings = dict[type[models.Model], set[object]]

_WHO = (Party, Account)
# What a company's owners and officers are is the company's; a person is merely named there.
_SIDES = {Holding: "owned", Officer: "company"}
# What somebody with an account did for themselves alone, and no one else did with it.
_OF_THE_ACCOUNT = {"portals.Acceptance"}


def belongings_of(customer: Customer) -> Belongings:
    """The keys of every row that belongs to this customer, by table, in the order in which they may be erased.

    A run of questions comes before what it holds: its history may go only once the run itself is gone.
    """
    found: Belongings = {Customer: {customer.pk}}
    _follow(found)
    _add_parties(found, customer)
    _add_accounts(found)
    _add_told(found)
    _follow(found)
    return found


def references() -> Iterator[tuple[type[models.Model], "models.ForeignKey"]]:
    """Every relation of a table of an organisation."""
    labels = {path.rpartition(".")[2] for path in settings.TENANT_APPS}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in labels and model._meta.managed and not model._meta.proxy:
            for field in model._meta.concrete_fields:
                if isinstance(field, models.ForeignKey):
                    yield model, field


def mentions(found: Belongings) -> Iterator[tuple[type[models.Model], "models.ForeignKey", set[object]]]:
    """Relations that may simply be emptied: rows that stay, and mention what goes."""
    for model, field in references():
        gone = found.get(field.related_model)
        if gone and field.remote_field.on_delete is models.SET_NULL:
            yield model, field, gone


def _follow(found: Belongings) -> None:
    """Add what refers to what is found, and the files that it names, until there is no more."""
    while True:
        before = sum(map(len, found.values()))
        for model, field in references():
            _add_referring(found, model, field)
            if field.related_model is StoredFile and model in found:
                _add(found, StoredFile, _keys(model, Q(pk__in=found[model]), field.attname))
        if sum(map(len, found.values())) == before:
            return


def _add_referring(found: Belongings, model: type[models.Model], field: "models.ForeignKey") -> None:
    gone = found.get(field.related_model)
    if not gone or field.remote_field.on_delete is models.SET_NULL:
        return
    is_own = field.remote_field.on_delete is models.CASCADE or model._meta.label in _OF_THE_ACCOUNT
    if field.related_model in _WHO and not is_own and _SIDES.get(model) != field.name:
        return
    _add(found, model, _keys(model, Q(**{f"{field.name}__in": gone}), "pk"))


def _add_parties(found: Belongings, customer: Customer) -> None:
    """The people and companies whom nothing else on file refers to, with those who own or act for them."""
    candidates = set(customer.parties.order_by("pk").values_list("pk", flat=True))
    while True:
        owners = _keys(Holding, Q(owned__in=candidates), "owner_id")
        people = _keys(Officer, Q(company__in=candidates), "person_id")
        if owners | people <= candidates:
            break
        candidates |= owners | people
    while candidates:
        holdings = _keys(Holding, Q(owned__in=candidates), "pk")
        offices = _keys(Officer, Q(company__in=candidates), "pk")
        going = found | {Holding: holdings, Officer: offices}
        others = _referred_to(Party, candidates, going)
        if not others:
            break
        candidates -= others
    _add(found, Party, candidates)
    _follow(found)


def _add_accounts(found: Belongings) -> None:
    """The log-ins of those people; not of who works here, nor of who did something for somebody else."""
    own = Q(party__in=found.get(Party, set()), is_professional=False)
    accounts = _keys(Account, own, "pk")
    accounts -= _referred_to(Account, accounts, found)
    _add(found, Account, accounts)


def _add_told(found: Belongings) -> None:
    """What was written to them or about them, and stands in inboxes; it is named by random ids and addresses."""
    ids = _public_ids(found)
    notices = Notice.objects.filter(Q(matter__in=ids) | Q(subject__in=ids)).order_by("pk")
    letters = Q()
    for public_id in notices.values_list("public_id", flat=True):
        letters |= Q(key__startswith=f"inbox:{public_id}:")
    parties = Party.objects.filter(pk__in=found.get(Party, set())).order_by("pk")
    addresses = {each for pair in parties.values_list("email", "phone") for each in pair if each}
    addresses -= _keys(Party, Q(email__in=addresses) & ~Q(pk__in=found.get(Party, set())), "email")
    addresses -= _keys(Party, Q(phone__in=addresses) & ~Q(pk__in=found.get(Party, set())), "phone")
    letters |= Q(matter__in=ids) | Q(account__in=found.get(Account, set())) | Q(account=None, to__in=addresses)
    _add(found, Notice, set(notices.values_list("pk", flat=True)))
    _add(found, Message, _keys(Message, letters, "pk"))


def _public_ids(found: Belongings) -> set[UUID]:
    """The random ids of what goes, of whatever has one."""
    ids: set[UUID] = set()
    for model, keys in found.items():
        if model is not Account and any(field.name == "public_id" for field in model._meta.concrete_fields):
            ids |= _keys(model, Q(pk__in=keys), "public_id")
    return ids


def _referred_to(target: type[models.Model], keys: Collection[object], going: Belongings) -> set[object]:
    """Which of these are referred to by a row that stays, other than their own rows."""
    referred: set[object] = set()
    for model, field in references():
        if field.related_model is not target or field.remote_field.on_delete is not models.PROTECT:
            continue
        if model._meta.label in _OF_THE_ACCOUNT:
            continue
        staying = models.QuerySet(model).filter(**{f"{field.name}__in": keys}).exclude(pk__in=going.get(model, set()))
        referred |= set(staying.order_by("pk").values_list(field.attname, flat=True))
    return referred


def in_storage(found: Belongings) -> list[str]:
    """What lies in storage of it, each named by what it is and its random name."""
    files = StoredFile.objects.filter(pk__in=found.get(StoredFile, set())).order_by("pk")
    uploads = Upload.objects.filter(pk__in=found.get(Upload, set())).order_by("pk")
    exports = Export.objects.filter(pk__in=found.get(Export, set())).exclude(storage_name="").order_by("pk")
    return [
        *(f"file:{name}" for name in files.values_list("storage_name", flat=True)),
        *(f"part:{name}" for parts in uploads.values_list("parts", flat=True) for name in parts),
        *(f"export:{name}" for name in exports.values_list("storage_name", flat=True)),
    ]


def _add(found: Belongings, model: type[models.Model], keys: set[object]) -> None:
    if keys:
        found.setdefault(model, set()).update(keys)


def _keys(model: type[models.Model], which: Q, column: str) -> set[object]:
    found = models.QuerySet(model).filter(which).order_by("pk").values_list(column, flat=True)
    return {each for each in found if each is not None}
