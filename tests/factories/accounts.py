"""People who may log in, each with the password ``PASSWORD``."""

from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account, Role

PASSWORD = "a long walk by the canal"


class AccountFactory(factory.django.DjangoModelFactory):
    """A client who has activated the account; ``professional`` and ``both`` say otherwise."""

    class Meta:
        model = Account
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Person {number}")
    email = factory.Sequence(lambda number: f"person{number}@alpha.example")
    language = "en"
    is_client = True
    activated_at = factory.LazyFunction(timezone.now)

    class Params:
        professional = factory.Trait(is_professional=True, is_client=False)
        both = factory.Trait(is_professional=True, is_client=True)
        invited = factory.Trait(activated_at=None)

    @factory.post_generation
    def roles(self, create: bool, codes: Any, **_kwargs: Any) -> None:  # noqa: FBT001 - the library's signature
        """Give the roles named, or the one that goes with the capacity."""
        if not create:
            return
        wanted = codes or [
            *([RoleCode.ADVISER] if self.is_professional else []),
            *([RoleCode.CLIENT] if self.is_client else []),
        ]
        self.roles.add(*[Role.objects.get_or_create(code=code)[0] for code in wanted])

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        """Give ``PASSWORD`` or the one given; somebody who is only invited has none."""
        raw = None if kwargs["activated_at"] is None else kwargs.get("password") or PASSWORD
        return kwargs | {"password": make_password(raw)}
