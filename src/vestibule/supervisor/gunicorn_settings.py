"""How gunicorn serves both web processes, which reads this with `-c python:vestibule.supervisor.gunicorn_settings`.

Forwarding headers are judged by `vestibule.config.proxies` alone, so gunicorn itself believes none.
"""

import errno
import os
import socket
from typing import Any

from vestibule.supervisor.tether import tether

wsgi_app = "vestibule.config.wsgi:application"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = True  # one import of the application instead of one per worker
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a heartbeat file of gunicorn's own, made safely
keepalive = 75
timeout = 60
graceful_timeout = 8
max_requests = 20_000
max_requests_jitter = 2_000
accesslog = None  # paths carry invitation tokens
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""


def post_fork(_server: object, _worker: object) -> None:
    """Let no worker outlive a master that was killed."""
    tether()


def pre_request(_worker: object, request: Any) -> None:
    """Do nothing for who has left meanwhile: a browser that gave up sends it again, and that is waiting already."""
    if _has_left(request.unreader.sock):
        raise BrokenPipeError(errno.EPIPE, "Nobody waits for an answer")


def _has_left(connection: socket.socket) -> bool:
    try:
        return not connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
