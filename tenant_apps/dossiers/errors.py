"""What can be wrong with a dossier or an action point."""

from django.utils.translation import gettext_lazy as _

from vestibule.core.errors import DomainError


class NoWorkflow(DomainError):
    def __init__(self) -> None:
        message = _("There is no workflow for this kind of dossier. Choose another kind, or add a workflow first.")
        super().__init__("dossiers:no-workflow", message, field="kind")


class StageOfOtherWorkflow(DomainError):
    def __init__(self) -> None:
        message = _("This stage belongs to another workflow. Choose one of the stages of this dossier.")
        super().__init__("dossiers:stage-of-other-workflow", message, field="stage")


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


class ProductInUse(DomainError):
    def __init__(self, count: int) -> None:
        message = _("There are action points for this product. Remove or handle them first.")
        super().__init__("dossiers:product-in-use", message, count=count)


class SubjectMissing(DomainError):
    def __init__(self) -> None:
        super().__init__("dossiers:subject-missing", _("Say what has to be done."), field="subject")


class NotByHand(DomainError):
    def __init__(self) -> None:
        message = _("This action point follows its document or fact find; it cannot be handled by hand.")
        super().__init__("dossiers:not-by-hand", message)


class NothingChosen(DomainError):
    def __init__(self) -> None:
        message = _("Choose at least one document.")
        super().__init__("dossiers:nothing-chosen", message, field="document_types")


class NoteEmpty(DomainError):
    def __init__(self) -> None:
        super().__init__("dossiers:note-empty", _("Write something before you save the note."), field="text")
