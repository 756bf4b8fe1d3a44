"""The Celery application: transport for hints and nothing else, since every effect is a row in an outbox."""

from celery import Celery
from django.conf import settings
from kombu import Queue

# Celery's own Django fix-up closes all database connections after each task, which would throw the parked ones away.
app = Celery("vestibule", fixups=[], set_as_current=True)
app.conf.update(
    broker_url=settings.BROKER_URL,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_transport_options={
        "visibility_timeout": 3600,  # above the longest task
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        # A frozen broker holds a caller this long; a worker waits in reads of one second each.
        "socket_connect_timeout": 1,
        "socket_timeout": 5 if settings.PROCESS == "worker" else 1,
    },
    imports=["tenants.outbox.worker"],
    task_queues=[Queue("effects"), Queue("sends")],
    task_default_queue="effects",
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    worker_prefetch_multiplier=1,
    worker_cancel_long_running_tasks_on_connection_loss=True,  # means late acknowledgement, of which there is none
    worker_hijack_root_logger=False,
    worker_enable_remote_control=False,
    worker_send_task_events=False,
)
