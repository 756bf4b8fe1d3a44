"""What is kept about a client, by category: what the portal would show them now, in a form that programs read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.db.models import Model, Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tenant_apps.accounts.browsers import browser_name
from tenant_apps.accounts.methods import methods_of
from tenant_apps.accounts.models import Account, Session
from tenant_apps.appointments.models import Appointment
from tenant_apps.contracts.models import Contract
from tenant_apps.customers.models import Party
from tenant_apps.documents.models import DocumentRequest, StoredFile
from tenant_apps.dossiers.models import ActionPoint, Dossier, Publication
from tenant_apps.flows.filled import read_run
from tenant_apps.flows.models import FlowRun
from tenant_apps.flows.reading import told
from tenant_apps.invites.models import Invite
from tenant_apps.notifications.models import ClientRule, Message
from tenant_apps.portals.models import Acceptance
from tenant_apps.threads.models import Attachment, ThreadMessage
from tenant_apps.viewings.models import Viewing
from vestibule.core.actors import Client

Row: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of data: which rows the client may see, and what is told of each."""

    code: str
    title: str | Promise
    about: str | Promise
    rows: Callable[[Client], QuerySet[Model]]
    tell: Callable[[Model], Row]

    def count(self, actor: Client) -> int:
        """How many there are."""
        return self.rows(actor).count()

    def told(self, actor: Client) -> list[Row]:
        """All of them."""
        return [self.tell(row) for row in self.rows(actor).order_by("pk")]


def files_of(actor: Client) -> QuerySet[StoredFile]:
    """Every checked file that this client may open now."""
    return StoredFile.objects.visible_to(actor).promoted().select_related("key").distinct().order_by("pk")


def _account(row: Account) -> Row:
    return {
        "name": row.name,
        "email": row.email,
        "telephone": row.phone,
        "language": row.language,
        "time_zone": row.time_zone,
        "invited_at": _moment(row.invited_at),
        "activated_at": _moment(row.activated_at),
        "password_changed_at": _moment(row.password_changed_at),
        "second_steps": [method.code for method in methods_of(row)],
    }


def _session(row: Session) -> Row:
    return {
        "browser": browser_name(row.user_agent),
        "address": row.ip,
        "began_at": _moment(row.created_at),
        "last_seen_at": _moment(row.last_seen_at),
    }


def _party(row: Party) -> Row:
    names = ("kind", "form_of_address", "first_name", "prefix", "last_name", "legal_name", "company_number")
    return {name: getattr(row, name) for name in (*names, "email", "phone", "language")} | {
        "birth_date": row.birth_date.isoformat() if row.birth_date else None,
        "address": row.address or None,
    }


def _dossier(row: Dossier) -> Row:
    return {
        "number": row.number,
        "kind": row.get_kind_display(),
        "stage": row.stage.name,
        "adviser": row.adviser.name if row.adviser else None,
        "opened_at": _moment(row.created_at),
    }


def _action_point(row: ActionPoint) -> Row:
    return {
        "dossier": row.dossier.number,
        "what": str(row.title),
        "remark": row.remark,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "handled_at": _moment(row.handled_at),
    }


def _request(row: DocumentRequest) -> Row:
    return {
        "document": str(row.subject or row.document_type.name),
        "remark": row.remark,
        "state": row.get_state_display(),
        "asked_at": _moment(row.created_at),
        "delivered_at": _moment(row.delivered_at),
        "reviewed_at": _moment(row.reviewed_at),
        "why_rejected": row.rejection_remark,
        "why_it_does_not_apply": row.declared_reason,
    }


def _publication(row: Publication) -> Row:
    return {"title": row.title, "remark": row.remark, "file": row.file.original_name, "at": _moment(row.created_at)}


def _contract(row: Contract) -> Row:
    return {
        "title": row.title,
        "kind": str(row.get_kind_display()),
        "sent_at": _moment(row.sent_at),
        "signed_on": row.signed_on.isoformat() if row.signed_on else None,
        "signed_by": row.signed_names,
        "runs_until": row.ends_on.isoformat() if row.ends_on else None,
    }


def _run(row: FlowRun) -> Row:
    answers = [
        {
            "page": page.title,
            "entry": item.title,
            "question": line.label,
            "answer": line.words,
            "source": line.answer.source if line.answer else None,
            "answered_at": _moment(line.answer.answered_at) if line.answer else None,
        }
        for page in told(read_run(row), None)
        for item in page.items
        for line in item.lines
        if line.words
    ]
    return {
        "questionnaire": row.version.flow.name,
        "person": str(row.party),
        "begun_at": _moment(row.created_at),
        "completed_at": _moment(row.completed_at),
        "answers": answers,
    }


def _message(row: ThreadMessage) -> Row:
    return {
        "dossier": row.thread.dossier.number,
        "at": _moment(row.created_at),
        "by": row.author.name if row.author else None,
        "text": row.body,
        "files": [each.file.original_name for each in row.attachments.all()],
    }


def _appointment(row: Appointment) -> Row:
    return {
        "subject": row.subject,
        "begins_at": _moment(row.starts_at),
        "ends_at": _moment(row.ends_at),
        "how": row.get_way_display(),
        "where": row.video_link or row.place,
        "remark": row.remark,
        "cancelled_at": _moment(row.cancelled_at),
    }


def _written(row: Message) -> Row:
    return {
        "by": row.get_channel_display(),
        "to": row.to,
        "subject": row.subject or row.about,
        "state": row.get_state_display(),
        "at": _moment(row.sent_at or row.created_at),
    }


def _invite(row: Invite) -> Row:
    return {
        "dossier": row.dossier.number,
        "invited_at": _moment(row.sent_at),
        "invited_by": row.invited_by.name if row.invited_by else None,
        "email": row.email,
        "telephone": row.phone,
        "sees_other_applicants": row.sees_other_applicants,
        "opened_at": _moment(row.opened_at),
        "activated_at": _moment(row.activated_at),
        "revoked_at": _moment(row.revoked_at),
    }


def _viewing(row: Viewing) -> Row:
    return {
        "by": row.viewed_by.name,
        "reason": row.reason,
        "at": _moment(row.created_at),
        "ended_at": _moment(row.ended_at or row.expires_at),
    }


def _acceptance(row: Acceptance) -> Row:
    return {"version": row.version, "language": row.language, "at": _moment(row.created_at), "text": row.text}


def _rule(row: ClientRule) -> Row:
    return {"about": row.event, "by_email": row.is_email, "by_text_message": row.is_sms}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


CATEGORIES = (
    Category(
        "account",
        _("Log-in"),
        _("Your name, address, language and how you log in."),
        lambda actor: Account.objects.filter(pk=actor.account_id),
        _account,
    ),
    Category(
        "sessions",
        _("Browsers"),
        _("Where you are logged in, and since when."),
        lambda actor: Session.objects.visible_to(actor).alive(),
        _session,
    ),
    Category(
        "person",
        _("Personal details"),
        _("What your adviser has on file to address and reach you."),
        lambda actor: Party.objects.visible_to(actor).filter(pk__in=actor.own_party_ids),
        _party,
    ),
    Category(
        "dossiers",
        _("Dossiers"),
        _("What you are advised about, and how far it is."),
        lambda actor: Dossier.objects.visible_to(actor).select_related("stage", "adviser"),
        _dossier,
    ),
    Category(
        "action_points",
        _("Action points"),
        _("What was asked of you."),
        lambda actor: ActionPoint.objects.visible_to(actor).with_sources(),
        _action_point,
    ),
    Category(
        "document_requests",
        _("Documents asked for"),
        _("What you delivered, and what was said of it."),
        lambda actor: DocumentRequest.objects.visible_to(actor).select_related("document_type"),
        _request,
    ),
    Category(
        "documents_for_you",
        _("Documents for you"),
        _("What your adviser made available."),
        lambda actor: Publication.objects.visible_to(actor).select_related("file"),
        _publication,
    ),
    Category(
        "contracts",
        _("Contracts"),
        _("What you were given to sign, and when it was signed."),
        Contract.objects.visible_to,
        _contract,
    ),
    Category(
        "questionnaires",
        _("Questionnaires"),
        _("Each answer, who gave it and when."),
        lambda actor: FlowRun.objects.visible_to(actor).select_related("version__flow", "party"),
        _run,
    ),
    Category(
        "messages",
        _("Messages"),
        _("What you and your adviser wrote to each other."),
        lambda actor: (
            ThreadMessage.objects.visible_to(actor)
            .select_related("thread__dossier", "author")
            .prefetch_related(Prefetch("attachments", Attachment.objects.select_related("file").order_by("pk")))
        ),
        _message,
    ),
    Category(
        "appointments",
        _("Appointments"),
        _("When and where you meet."),
        Appointment.objects.visible_to,
        _appointment,
    ),
    Category(
        "notifications",
        _("E-mails and text messages"),
        _("To which address something was sent to you, and when."),
        lambda actor: Message.objects.filter(account_id=actor.account_id).defer("text", "html"),
        _written,
    ),
    Category(
        "channels",
        _("Ways of telling"),
        _("How you are told of news."),
        lambda actor: ClientRule.objects.filter(account_id=actor.account_id),
        _rule,
    ),
    Category(
        "invitations",
        _("Invitations"),
        _("Who opened the portal to you, and for what."),
        lambda actor: Invite.objects.visible_to(actor).select_related("dossier", "invited_by"),
        _invite,
    ),
    Category(
        "looks",
        _("Who looked"),
        _("Who saw your portal as you see it, when and why."),
        lambda actor: Viewing.objects.visible_to(actor).with_people(),
        _viewing,
    ),
    Category(
        "agreements",
        _("Agreements"),
        _("What you agreed to, in its words of then."),
        Acceptance.objects.visible_to,
        _acceptance,
    ),
)
