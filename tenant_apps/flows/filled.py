"""A run with its answers in hand: read once, in two statements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects

from tenant_apps.documents.models import StoredFile
from tenant_apps.flows.compiled import CompiledFlow, Question
from tenant_apps.flows.models import Answer, AnswerFile, FlowRun
from tenant_apps.flows.sheets import Page, Place, Sheet
from tenant_apps.flows.versions import asked_of
from tenants.sealing import Unreadable


@dataclass
class Filled:
    """The run, what it asks, what was answered, and which of it is shown now."""

    run: FlowRun
    flow: CompiledFlow
    answers: dict[Place, Answer]
    items: dict[str, list[int]]
    files: list[AnswerFile] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Decide again what is shown, after answers or items changed."""
        values = {place: answer.value for place, answer in self.answers.items()}
        self.sheet = Sheet(self.flow, values, self.items)

    def asks(self, question: Question, item: int) -> bool:
        """Whether there is such a place for an answer, shown at this moment or not."""
        if not question.type.is_answered:
            return False
        if self.flow.question(question.key) is None:  # an older version asked it: what comes late is kept
            return item == 0 or any(item in numbers for numbers in self.items.values())
        subsection = self.flow.subsection_of(question)
        return item in self.items.get(subsection.key, ()) if subsection.repeat else item == 0

    def changed_since(self) -> list[Answer]:
        """The shown answers that were changed after the client stood by what was there before."""
        return [
            self.answers[place]
            for place in sorted(self.sheet.shown & set(self.answers))
            if self.answers[place].was_confirmed_at
        ]

    def file_at(self, place: Place) -> StoredFile | None:
        """The file that the answer is, whether checked already or not."""
        answer = self.answers.get(place)
        name = answer.value.get("file") if answer and isinstance(answer.value, dict) else None
        return next((held.file for held in self.files if str(held.file.public_id) == name), None)

    def refused_at(self, place: Place) -> StoredFile | None:
        """The file that was given last, where it was turned down."""
        if self.sheet.is_answered(place):
            return None
        last = next((held.file for held in reversed(self.files) if held.place == place), None)
        return last if last is not None and last.is_refused else None

    def read_again(self) -> "Filled":
        """The same run with what is stored now."""
        return read_run(self.run, with_people=True)

    def to_confirm(self, page: Page | None = None) -> Iterator[tuple[Page, Question, Answer]]:
        """The shown answers that the client still has to confirm."""
        for shown in (page,) if page else self.sheet.pages:
            for question, place in shown.asked():
                answer = self.answers.get(place)
                if answer is not None and answer.waits_for_confirmation:
                    yield shown, question, answer


def with_names(answers: Iterable[Answer]) -> None:
    """Read the names of who gave and who confirmed these answers, in one statement each."""
    prefetch_related_objects(list(answers), "answered_by", "confirmed_by")


def read_run(run: FlowRun, *, with_people: bool = False) -> Filled:
    """Everything about the run, the names of who answered included when asked for."""
    answers = run.answers.all()  # each knows its run, and with it the key of what is sealed
    if with_people:
        answers = answers.with_people()
    flow, items = asked_of(run), dict[str, list[int]]()
    if flow.repeats or run.moved_from_id is not None:
        for key, number in run.items.filter(removed_at=None).values_list("key", "number"):
            items.setdefault(key, []).append(number)
    files = list(AnswerFile.objects.filter(run=run).select_related("file")) if flow.takes_files else []
    return Filled(run, flow, {answer.place: _readable(answer) for answer in answers}, items, files)


def _readable(answer: Answer) -> Answer:
    """The answer, or none where nobody can read it any more."""
    try:
        answer.is_lost = answer.value is None and answer.is_lost
    except Unreadable:
        answer.value, answer.is_lost = None, True
    return answer
