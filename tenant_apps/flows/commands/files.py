"""Files as answers: giving one, giving another instead, taking it back, and what becomes of one that is refused."""

from django.conf import settings
from django.utils import timezone

from tenant_apps.documents.commands.files import check_quota, put_on_file, take_off_file
from tenant_apps.documents.errors import CustomerFull
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.documents.models import StoredFile
from tenant_apps.flows.commands.answers import Entry, Saved, put, tell
from tenant_apps.flows.commands.runs import change_of, filled_for, reopen_run
from tenant_apps.flows.enums import Change, Source
from tenant_apps.flows.errors import UnknownQuestion
from tenant_apps.flows.fields.base import Value
from tenant_apps.flows.filled import Filled
from tenant_apps.flows.models import Answer, AnswerFile, FlowRun
from tenant_apps.flows.versions import known_question
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.records import record


@command
def answer_with_file(*, actor: Actor, run: FlowRun, entry: Entry, content: ReceivedContent) -> Saved:
    """Store a file as the answer; it is checked like every file. The one that was there before is erased."""
    filled = filled_for(actor, run)
    shown = filled.sheet.shown
    before = _former(filled, entry)
    _check_room(filled.run, content)
    file = put_on_file(content)
    held = AnswerFile(run=filled.run, key=entry.key, item=entry.item, file=file, added_by_id=actor.account_id)
    held.save(force_insert=True)
    put(filled, actor, entry, {"file": str(file.public_id), "name": file.original_name})
    _erase(filled.run, before)
    record("flows.add_file", held, actor=actor, run=str(filled.run.public_id), sha256=content.sha256)
    tell(actor, filled.run, [entry.key])
    filled = filled.read_again()
    return Saved(filled, filled.sheet.shown - shown)


@command
def remove_file(*, actor: Actor, run: FlowRun, entry: Entry) -> None:
    """Take the file back; its bytes are erased, its name stays in the history. Twice is once."""
    filled = filled_for(actor, run)
    before = _former(filled, entry)
    put(filled, actor, entry, None)
    if before is not None:
        _erase(filled.run, before)
        record("flows.remove_file", filled.run, actor=actor, question=entry.key)
    tell(actor, filled.run, [entry.key])


@command
def drop_refused_file(*, actor: Actor, file: StoredFile) -> None:
    """Empty the answer that a refused file was; answers that were sent already are opened again. Twice is once."""
    held = AnswerFile.objects.visible_to(actor).filter(file=file).first()
    if held is None:
        return
    run = FlowRun.objects.select_for_update(of=("self",)).get(pk=held.run_id)
    answer = Answer.objects.of_run(run).filter(value__file=str(file.public_id)).first()
    if answer is None:
        return
    if not run.is_open:
        reopen_run(actor=actor, run=run)
    answer.value, answer.source, answer.revision = None, Source.IMPORTED, answer.revision + 1
    answer.answered_at, answer.answered_by_id = timezone.now(), actor.account_id
    answer.confirmed_at, answer.confirmed_by = None, None
    columns = ["value", "source", "revision", "answered_at", "answered_by", "confirmed_at", "confirmed_by"]
    answer.save(update_fields=columns)
    change_of(answer, actor, change=Change.REFUSED).save(force_insert=True)
    tell(actor, run, [answer.key])


def _former(filled: Filled, entry: Entry) -> Value:
    """What is stored at the place of a question that takes a file."""
    question = known_question(filled.run, entry.key)
    if question is None or not question.type.is_file or not filled.asks(question, entry.item):
        raise UnknownQuestion
    answer = filled.answers.get(entry.place)
    return answer.value if answer else None


def _check_room(run: FlowRun, content: ReceivedContent) -> None:
    kept = AnswerFile.objects.of_customer(run.customer_id).total_size()
    if kept + content.size > settings.CUSTOMER_BYTES:
        raise CustomerFull(settings.CUSTOMER_BYTES)
    check_quota(content.size)


def _erase(run: FlowRun, value: Value) -> None:
    held = (
        AnswerFile.objects.filter(run=run, file__public_id=value["file"]).select_related("file").first()
        if value
        else None
    )
    if held is not None and (held.file.is_being_checked or held.file.is_promoted):
        take_off_file(held.file)
