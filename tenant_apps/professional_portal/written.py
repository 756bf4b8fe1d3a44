"""What the firm wrote in one language and not in another, from every room, each with the way to its field."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from shared_apps.branding.commands import current_draft
from shared_apps.branding.looks import TEXTS as LOOKS
from shared_apps.branding.published import published_values
from shared_apps.organisations.profile import current_organisation
from tenant_apps.accounts.models import Account
from tenant_apps.documents.models import DocumentType, Label
from tenant_apps.dossiers.models import Letter, PointTemplate, ProductText, Stage, Workflow
from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.written import Missing, missing_by_flow
from tenant_apps.library.models import Category, Document
from tenant_apps.notifications.models import Wording
from tenant_apps.notifications.wording import TEXTS, own_texts, standard_of
from tenant_apps.portals.models import Disclosure, StageVideo
from vestibule.core.actors import Actor

_BRAND_LABELS = {
    "welcome_title": _("Welcome"),
    "welcome_text": _("Welcome text"),
    "login_text": _("Text above the log-in form"),
    "footer": _("Text at the foot of pages and e-mails"),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A text that readers of ``language`` get in another one: as ``instead``, which is in ``instead_in``."""

    language: str
    kind: str | Promise
    of: str
    label: str | Promise
    instead: str
    instead_in: str
    url: str


def gaps(actor: Actor) -> list[Gap]:
    """Every text that is missing in a language that the firm offers, in the order of the places where it stands."""
    offered = [code for code, _name in current_organisation().language_choices]
    found = [*_of_branding(offered)]
    sources: tuple[tuple[str | Promise, Iterable[Model], str, dict[str, str | Promise]], ...] = (
        (
            _("Document types"),
            DocumentType.objects.visible_to(actor).in_use().order_by("code"),
            "professional:documents:type",
            {"name": _("Name"), "help": _("Explanation for the client")},
        ),
        (
            _("Labels of documents"),
            Label.objects.visible_to(actor).in_use().order_by("code"),
            "professional:documents:label",
            {"name": _("Name"), "text": pgettext_lazy("of a document", "Template")},
        ),
        (
            _("Categories of important documents"),
            Category.objects.visible_to(actor).current().in_order(),
            "professional:library:category",
            {"name": _("Name")},
        ),
        (
            _("Important documents"),
            Document.objects.visible_to(actor).current().in_order(),
            "professional:library:document",
            {"title": _("Title"), "remark": _("Remark for the client")},
        ),
        (
            _("Flows"),
            Flow.objects.visible_to(actor).active().order_by("code"),
            "professional:flows:words",
            {"name": _("Name"), "summary": _("Summary")},
        ),
        (
            _("Workflows"),
            Workflow.objects.visible_to(actor).order_by("position", "pk"),
            "professional:dossiers:workflow",
            {"name": _("Name")},
        ),
        (
            _("Stages"),
            Stage.objects.visible_to(actor).filter(archived_at=None).in_order(),
            "professional:dossiers:stage_settings",
            {"name": _("Name")},
        ),
        (
            _("What is usually asked"),
            PointTemplate.objects.visible_to(actor).current(),
            "professional:dossiers:template",
            {"subject": _("What has to be done"), "remark": _("Remark")},
        ),
        (
            _("Letters"),
            Letter.objects.visible_to(actor).current(),
            "professional:dossiers:letter",
            {"subject": pgettext_lazy("of a letter", "Subject"), "body": _("Text")},
        ),
    )
    for kind, rows, url_name, labels in sources:
        for row in rows:
            for field, label in labels.items():
                texts = {code: getattr(row, f"{field}_{code}") or "" for code in offered}
                url = reverse(url_name, urlconf=settings.TENANT_URLCONF, args=[row.public_id])  # type: ignore[attr-defined]
                found += _missing(texts, url, field, kind=kind, of=str(row), label=label)
    return [*found, *_of_questions(actor, offered), *_of_notifications(actor, offered), *_of_portals(actor, offered)]


def _of_questions(actor: Actor, offered: list[str]) -> Iterator[Gap]:
    """What the flows that can be chosen ask, their help, their answers, their videos and their scores."""
    flows = {flow.pk: flow for flow in Flow.objects.visible_to(actor).active().order_by("code")}
    versions = FlowVersion.objects.visible_to(actor).filter(flow__in=flows)
    missing = missing_by_flow(versions, offered, get_language() or settings.LANGUAGE_CODE)
    for key, flow in flows.items():
        for each in missing.get(key, ()):
            of = " · ".join((str(flow.name), *each.text.part))
            url, kind = _way_to(flow, each), _("Questions of flows")
            if each.is_unpublished:
                kind = _("Questions of flows: written in the draft, not published yet")
            yield Gap(each.language, kind, of, each.text.label, each.instead, each.instead_in, url)


def _way_to(flow: Flow, missing: Missing) -> str:
    """The field, or publishing where the text is written already."""
    page, parts = ("publish", ()) if missing.is_unpublished else missing.text.way
    url = reverse(f"professional:flows:{page}", urlconf=settings.TENANT_URLCONF, args=[flow.public_id, *parts])
    field = f"?shown={missing.language}#id_{missing.text.name}_{missing.language}"
    return url if missing.is_unpublished else f"{url}{field}"


def _of_notifications(actor: Actor, offered: list[str]) -> Iterator[Gap]:
    """Where the firm wrote its own text in one language, readers of the others get the product's in theirs."""
    labels = {"subject": pgettext_lazy("of a letter", "Subject"), "body": _("Letter"), "sms": _("Text message")}
    for row in Wording.objects.visible_to(actor).order_by("code"):
        text, own = TEXTS[row.code], {code: own_texts(row, code) for code in offered}
        url = reverse("professional:notifications:text", urlconf=settings.TENANT_URLCONF, args=[row.code])
        for part in text.parts:
            if any(part in texts for texts in own.values()):
                for code in (code for code in offered if part not in own[code]):
                    standard = standard_of(text, code)[part]
                    place = f"{url}?shown={code}#id_{part}_{code}"
                    yield Gap(code, _("Texts of notifications"), str(text.label), labels[part], standard, code, place)


def _of_portals(actor: Actor, offered: list[str]) -> Iterator[Gap]:
    disclosure = Disclosure.objects.visible_to(actor).newest_first().first()
    if disclosure:
        url = reverse("professional:portals:disclosure", urlconf=settings.TENANT_URLCONF)
        texts = {code: getattr(disclosure, f"text_{code}") or "" for code in offered}
        yield from _missing(texts, url, "text", kind=_("Privacy disclosure"), of="", label=_("Text"))
    for text in ProductText.objects.visible_to(actor).order_by("pk"):
        url = reverse("professional:dossiers:product_text", urlconf=settings.TENANT_URLCONF, args=[text.kind])
        texts = {code: getattr(text, f"text_{code}") or "" for code in offered}
        yield from _missing(texts, url, "text", kind=_("Texts about products"), of=str(text), label=_("Text"))
    for video in StageVideo.objects.visible_to(actor).select_related("stage").order_by("pk"):
        url = reverse("professional:portals:stage_video", urlconf=settings.TENANT_URLCONF, args=[video.stage.public_id])
        texts = {code: getattr(video, f"about_{code}") or "" for code in offered}
        about = _("About the video")
        yield from _missing(texts, url, "about", kind=_("Stages"), of=str(video.stage), label=about)


def _of_branding(offered: list[str]) -> Iterator[Gap]:
    values = current_draft() or published_values()
    for field in LOOKS:
        texts = {code: values.texts.get(field, {}).get(code, "") for code in offered}
        label = _BRAND_LABELS[field]
        yield from _missing(
            texts,
            reverse("professional:branding:edit", urlconf=settings.TENANT_URLCONF),
            field,
            kind=_("Branding"),
            of="",
            label=label,
        )


def _missing(
    texts: dict[str, str], url: str, field: str, *, kind: str | Promise, of: str, label: str | Promise
) -> Iterator[Gap]:
    """One gap per language without the text; a text that nobody wrote in any language is no gap."""
    instead_in, instead = next(((code, text) for code, text in texts.items() if text), ("", ""))
    if instead:
        for code, text in texts.items():
            if not text:
                yield Gap(code, kind, of, label, instead, instead_in, f"{url}?shown={code}#id_{field}_{code}")


def readers_by_language(actor: Actor) -> Counter[str]:
    """How many people chose each language for themselves."""
    chosen = Account.objects.visible_to(actor).active().exclude(language="").values_list("language", flat=True)
    return Counter(chosen.order_by("pk"))
