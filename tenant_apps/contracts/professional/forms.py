"""Forms of contracts."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenant_apps.contracts.commands import ContractFacts
from tenant_apps.contracts.enums import ContractKind
from tenant_apps.contracts.models import Contract
from tenant_apps.customers.models import Customer, Party
from tenant_apps.documents.errors import FileMissing
from tenant_apps.dossiers.models import Dossier, Product
from vestibule.core.actors import Actor
from vestibule.core.forms import DateField, Form


class ContractForm(Form):
    """What the contract is, for whom, and for which dossier or product of it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ContractKind.choices)
    title = forms.CharField(label=_("Title"), help_text=_("As the client reads it."), max_length=160)
    about = forms.ChoiceField(label=_("Dossier or product"))
    party = forms.ModelChoiceField(
        label=_("Who signs"),
        queryset=Party.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("All applicants"),
    )
    files = forms.FileField(label=_("The contract"), error_messages={"required": FileMissing().message})
    dated_on = DateField(label=_("Date of the contract"), required=False)
    ends_on = DateField(label=_("Runs until"), required=False)
    remark = forms.CharField(
        label=_("Remark for the client"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, actor: Actor, customer: Customer, source: Contract | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = Party.objects.visible_to(actor).people_of(customer)
        dossiers = Dossier.objects.visible_to(actor).filter(customer=customer)
        if source is not None:
            dossiers = dossiers.filter(pk=source.dossier_id)
            self.fields["files"].required = False
            self.fields["files"].label = _("Another file in place of this one")
            about = source.product or source.dossier
            self.initial |= {name: getattr(source, name) for name in ("kind", "title", "dated_on", "ends_on", "remark")}
            self.initial |= {"about": str(about.public_id), "party": source.party.public_id if source.party else None}
        self._about: dict[str, tuple[Dossier, Product | None]] = {}
        products = Product.objects.visible_to(actor).filter(dossier__in=dossiers).order_by("pk")
        choices = []
        for dossier in dossiers.select_related("workflow").order_by("-created_at", "-pk"):
            of_dossier = [product for product in products if product.dossier_id == dossier.pk]
            label = f"{dossier.get_kind_display()} · {dossier.number}"
            for each, product in ((dossier, None), *((each, each) for each in of_dossier)):
                self._about[str(each.public_id)] = (dossier, product)
                choices.append((str(each.public_id), f"{label} · {product}" if product else label))
        self.fields["about"].choices = choices

    @property
    def has_dossier(self) -> bool:
        return bool(self._about)

    @property
    def dossier(self) -> Dossier:
        return self._about[self.cleaned_data["about"]][0]

    @property
    def facts(self) -> ContractFacts:
        """What the commands take."""
        known = {name: self.cleaned_data[name] for name in ("kind", "title", "remark", "party", "dated_on", "ends_on")}
        return ContractFacts(product=self._about[self.cleaned_data["about"]][1], **known)


class _Message(Form):
    message = forms.CharField(
        label=_("Message in the letter"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SendForm(_Message):
    """What is written with it, and until when the signed copy is asked for."""

    due_on = DateField(label=_("Signed copy needed by"), required=False)


class RemindForm(_Message):
    """What is written once more."""


class _Signature(Form):
    signed_names = forms.CharField(label=_("Signed by"), max_length=300)
    signed_on = DateField(label=_("Signed on"))

    def __init__(self, *args: Any, people: str = "", **kwargs: Any) -> None:
        initial = {"signed_names": people, "signed_on": timezone.localdate()} | (kwargs.pop("initial", None) or {})
        super().__init__(*args, initial=initial, **kwargs)


class RecordForm(_Signature):
    """Who signed on what day, with the signed file."""

    files = forms.FileField(
        label=_("The signed contract"),
        help_text=_("The client finds it in the portal once it has been checked."),
        error_messages={"required": FileMissing().message},
    )


class ApproveForm(_Signature):
    """Who signed the copy that the client delivered, and on what day."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class _Reason(Form):
    reason = forms.CharField(label=_("Why"), help_text=_("For your file. Clients do not see it."), max_length=500)


class WithdrawForm(_Reason):
    """Why it is withdrawn."""


class EndForm(_Reason):
    """On what day it ends, and why."""

    ends_on = DateField(label=_("Last day"))
