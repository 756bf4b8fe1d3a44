"""A stack on servers of somebody else, and its backup: what an installation of one's own does."""

import http.client
import re
import socket
import subprocess
import urllib.request
from contextlib import contextmanager
from http.cookiejar import CookieJar
from urllib.parse import urlencode

import psycopg
import pytest

from tests import s3
from vestibule.supervisor.places import ROOT
from vestibule.supervisor.postgres import Cluster
from vestibule.supervisor.stack import Stack
from vestibule.supervisor.valkey import Valkey

pytestmark = pytest.mark.soak

TABLES = "SELECT schemaname, count(*) FROM pg_tables WHERE schemaname !~ '^(pg_|information)' GROUP BY 1 ORDER BY 1"


@pytest.fixture
def cluster(var):
    with Cluster(var / "other") as running:
        make_anew(running)
        yield running


@pytest.fixture
def valkey(var):
    server = Valkey(var / "other")
    with server.spawn() as process:
        yield server
        process.terminate()


def make_anew(cluster):
    with psycopg.connect(cluster.url(), autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS firms WITH (FORCE)")
        admin.execute("CREATE DATABASE firms")


@contextmanager
def running(stack):
    stack.start("ready")
    try:
        yield
    finally:
        stack.stop()


def tables(cluster):
    with psycopg.connect(cluster.url("firms")) as admin:
        return admin.execute(TABLES).fetchall()


def test_stack_runs_on_other_servers_and_comes_back_from_its_dump(tmp_path, cluster, valkey):
    outside = {"DATABASE_URL": cluster.url("firms"), "BROKER_URL": valkey.broker_url, "CACHE_URL": valkey.cache_url}
    stack = Stack(tmp_path / "var", environment=outside | {"VESTIBULE_DEMO": "0"})

    def backup(*command):
        where = {"ADMIN_URL": cluster.url(), "DATABASE_NAME": "firms", "PATH": f"{cluster.programs}:/usr/bin:/bin"}
        script = [str(ROOT / "deploy" / "backup" / command[0]), *command[1:]]
        return subprocess.run(script, env=where, check=True, capture_output=True, text=True).stdout.strip()

    with running(stack):
        assert urllib.request.urlopen(f"{stack.url}readyz").status == 200
        assert not (stack.var / "postgres").exists()
        assert not (stack.var / "valkey").exists()
        folder = backup("dump", str(tmp_path / "backups"))
    before = tables(cluster)
    assert len(before) > 3

    make_anew(cluster)
    backup("restore", folder)
    assert tables(cluster) == before

    schema = next(name for name, _count in before if name.startswith("t_"))
    with psycopg.connect(cluster.url("firms"), autocommit=True) as admin:
        admin.execute(f"DROP SCHEMA {schema} CASCADE")
    backup("restore", folder, schema)
    assert tables(cluster) == before

    with running(stack):
        assert urllib.request.urlopen(f"{stack.url}readyz").status == 200


class Visitor:
    """A browser without a screen, logged in at one of the demo firms. Names under localhost are all this machine."""

    def __init__(self, stack, slug):
        self.port, self.host = stack.port, f"{slug}.localhost"
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), ToThisMachine())

    def get(self, path, data=None):
        address = path if "://" in path else f"http://{self.host}:{self.port}{path}"
        return self._opener.open(address, urlencode(data).encode() if data else None).read()

    def log_in(self, email, password):
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', self.get("/login/"))[1].decode()
        self.get("/login/", {"csrfmiddlewaretoken": token, "email": email, "password": password})


class ToThisMachine(urllib.request.HTTPHandler):
    def http_open(self, request):
        class Connection(http.client.HTTPConnection):
            def connect(self):
                self.sock = socket.create_connection(("127.0.0.1", self.port), self.timeout)

        return self.do_open(Connection, request)


def test_files_lie_in_the_bucket_and_come_back_through_the_portal(tmp_path):
    (tmp_path / "s3").mkdir()
    with s3.s3_server(tmp_path / "s3") as endpoint:
        bucket = {
            "AWS_STORAGE_BUCKET_NAME": s3.BUCKET,
            "AWS_S3_ENDPOINT_URL": endpoint,
            "AWS_ACCESS_KEY_ID": s3.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": s3.SECRET_KEY,
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        stack = Stack(tmp_path / "var", environment=bucket)
        stack.start("seeded", seconds=600)
        try:
            visitor = Visitor(stack, "lindenhof")
            visitor.log_in("adviser@lindenhof.example", stack.demo_password)
            queue = visitor.get("/pro/documents/").decode()
            review = re.search(r'href="(/pro/documents/requests?/[\w-]+/[^"]*)"', queue)[1]
            download = re.search(r'href="(/pro/documents/files/[\w-]+/[^"]*)"', visitor.get(review).decode())[1]
            assert visitor.get(download)[:4] in {b"%PDF", b"\xff\xd8\xff\xe0", b"\x89PNG"}
        finally:
            stack.stop()
        stored = s3.keys(endpoint)
        assert len([key for key in stored if key.startswith("t/")]) > 20
        assert not list((stack.var / "files").rglob("*.*"))
