"""What is done with many prospects, step by step behind the pages. Each of these may run twice."""

from datetime import timedelta

from django.utils import timezone

from tenant_apps.accounts.actors import acting_now
from tenant_apps.prospects.commands import date_earlier_rejections, forget_old_jobs, give_up_job, work_on_job
from tenant_apps.prospects.models import Job
from tenants.schedule import nightly
from tenants.tasks import effect
from vestibule.core.actors import Professional, System
from vestibule.core.errors import NotAllowed

WORK = System("a job with many prospects")
KEPT = timedelta(days=2)


def _job(job_id: str) -> Job | None:
    return Job.objects.visible_to(WORK).without_file().filter(public_id=job_id).first()


def give_up(*, job_id: str) -> None:
    """Say on its page that a job failed."""
    job = _job(job_id)
    if job is not None:
        give_up_job(actor=WORK, job=job)


@effect("prospects.work", gives_up=give_up)
def work(*, job_id: str) -> None:
    """Go one step on, as the person who began it and with the rights of this moment."""
    job = _job(job_id)
    if job is None or job.is_over:
        return
    actor = acting_now(account_id=job.account_id, kind=Professional.kind)
    if actor is None:
        give_up_job(actor=WORK, job=job)
        return
    try:
        work_on_job(actor=actor, job=job)
    except NotAllowed:
        give_up_job(actor=WORK, job=job)


@effect("prospects.forget")
def forget() -> None:
    """Forget jobs and their files that are older than two days."""
    forget_old_jobs(actor=System("files of exports are not kept"), before=timezone.now() - KEPT)


@effect("prospects.date")
def date_those_without() -> None:
    """Give a date to those who were rejected or archived before there were dates."""
    date_earlier_rejections(actor=System("dates of erasing"))


nightly("prospects.date", at="02:50")
nightly("prospects.forget", at="02:20")
