"""What a professional chooses."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tenant_apps.customers.models import Customer, Party
from tenant_apps.flows.models import Flow
from vestibule.core.actors import Actor
from vestibule.core.forms import Form


class StartForm(Form):
    """A flow for somebody of the customer."""

    flow = forms.ModelChoiceField(Flow.objects.none(), label=_("Flow"))
    party = forms.ModelChoiceField(Party.objects.none(), label=_("For"))

    def __init__(self, *args: object, actor: Actor, customer: Customer, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["flow"].queryset = Flow.objects.visible_to(actor).active()
        self.fields["party"].queryset = (
            Party.objects.visible_to(actor).filter(customers=customer).distinct().order_by("pk")
        )
