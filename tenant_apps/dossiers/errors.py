"""What can be wrong with a dossier or an action point."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError

if TYPE_CHECKING:
    from tenant_apps.dossiers.entry import Missing
    from tenant_apps.dossiers.models import Stage


class NoWorkflow(DomainError):
    def __init__(self) -> None:
        message = _("There is no workflow for this kind of dossier. Choose another kind, or add a workflow first.")
        super().__init__("dossiers:no-workflow", message, field="kind")


class StageOfOtherWorkflow(DomainError):
    def __init__(self) -> None:
        message = _("This stage belongs to another workflow. Choose one of the stages of this dossier.")
        super().__init__("dossiers:stage-of-other-workflow", message, field="stage")


class StageArchived(DomainError):
    def __init__(self) -> None:
        message = _("This stage is archived and takes no dossiers any more. Choose another stage.")
        super().__init__("dossiers:stage-archived", message, field="stage")


class EntryRefused(DomainError):
    """The stage asks for something that is not there yet; ``missing`` says what, rule by rule."""

    CODE = "dossiers:entry-refused"

    def __init__(self, stage: "Stage", missing: "Sequence[Missing]") -> None:
        message = gettext("Not yet ready for “%(stage)s”. Missing: %(missing)s.")
        named = "; ".join(str(each) for each in missing)
        super().__init__(self.CODE, message % {"stage": stage, "missing": named}, field="stage")
        self.missing = tuple(missing)


class NameMissing(DomainError):
    def __init__(self, language: str) -> None:
        super().__init__("dossiers:name-missing", _("Enter a name."), field=f"name_{language}")


class LastStage(DomainError):
    def __init__(self) -> None:
        message = _("A workflow needs at least one stage. Add another stage before you take this one away.")
        super().__init__("dossiers:last-stage", message)


class StageInUse(DomainError):
    def __init__(self) -> None:
        message = _("Dossiers are or were in this stage, so it stays on file. Archive it instead.")
        super().__init__("dossiers:stage-in-use", message)


class NotAProfessional(DomainError):
    def __init__(self, field: str) -> None:
        message = _("Choose somebody who works at the firm.")
        super().__init__("dossiers:not-a-professional", message, field=field)


class NotAnApplicant(DomainError):
    def __init__(self) -> None:
        message = _("This person is not an applicant in this dossier. Choose one of the applicants, or all of them.")
        super().__init__("dossiers:not-an-applicant", message, field="party")


class ProductOfOtherDossier(DomainError):
    def __init__(self) -> None:
        message = _("This product belongs to another dossier. Choose one of the products of this dossier.")
        super().__init__("dossiers:product-of-other-dossier", message, field="product")


class ProductOrAppointment(DomainError):
    def __init__(self) -> None:
        message = _("Choose the product or the appointment: an action point is not for both.")
        super().__init__("dossiers:product-or-appointment", message, field="is_for_appointment")


class ProductInUse(DomainError):
    def __init__(self, count: int) -> None:
        message = _("There are action points for this product. Choose what happens to them.")
        super().__init__("dossiers:product-in-use", message, field="action_points", count=count)


class ProductRemoved(DomainError):
    def __init__(self) -> None:
        super().__init__("dossiers:product-removed", _("This product has been removed in the meantime."))


class WouldBeShown(DomainError):
    def __init__(self) -> None:
        message = _(
            "The client does not see this product. Say that the client may see what is kept, or leave it hidden."
        )
        super().__init__("dossiers:would-be-shown", message, field="reveals")


class SubjectMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("dossiers:subject-missing", _("Say what has to be done."), field="subject")


class NotByHand(DomainError):
    def __init__(self) -> None:
        message = _("This action point follows its document or fact find; it cannot be handled by hand.")
        super().__init__("dossiers:not-by-hand", message)


class LabelMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("dossiers:label-missing", _("Say what must have happened."), field="label")


class NobodyToTell(DomainError):
    def __init__(self) -> None:
        super().__init__("dossiers:nobody-to-tell", _("Choose whom you want to tell."), field="parties")


class NotReachable(DomainError):
    def __init__(self, name: str) -> None:
        message = _("%(name)s has no access to the portal or no e-mail address, so there is nobody to write to.")
        super().__init__("dossiers:not-reachable", message % {"name": name}, field="parties")


class DocumentTypeMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("dossiers:document-type-missing", _("Choose the document."), field="document_type")


class ThirdPartyMissing(DomainError):
    def __init__(self) -> None:
        message = _("Say for whom it waits, for example the notary or the employer.")
        super().__init__("dossiers:third-party-missing", message, field="third_party")


class NothingChosen(DomainError):
    def __init__(self) -> None:
        message = _("Choose at least one document.")
        super().__init__("dossiers:nothing-chosen", message, field="document_types")


class NoteEmpty(DomainError):
    def __init__(self) -> None:
        super().__init__("dossiers:note-empty", _("Write something before you save the note."), field="text")


class ViewNameMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("dossiers:view-name-missing", _("Give the filter a name."), field="name")


class TooManyViews(DomainError):
    def __init__(self, most: int) -> None:
        message = _("You have saved %(most)d filters already. Remove one before you save another.") % {"most": most}
        super().__init__("dossiers:too-many-views", message, field="name")
