"""A flow of 200 questions with 50 conditions: how many statements its pages take."""

import pytest

from tenant_apps.flows.models import Answer
from tenant_apps.flows.versions import compiled
from tests.cast import Cast
from tests.factories import customers, flows
from tests.factories.large_flows import large_run
from tests.queries import CountsQueries

pytestmark = pytest.mark.django_db
OPENING = 8
SAVING = 9


def test_large_flow_opens_in_few_statements(cast: Cast, assert_queries: type[CountsQueries]) -> None:
    run = large_run(customers.individual())
    asked = [question for page in compiled(run.version).subsections for question in page.questions]
    assert len(asked) == 200
    assert sum(question.shown_when is not None for question in asked) == 50
    browser = flows.invited(cast.cleo, run).browser()
    address = f"/fact-find/{run.public_id}/s/page_0/"
    browser.get(address)  # the process remembers host, brand, profile and the compiled flow from now on
    with assert_queries(OPENING):
        page = browser.get(address)
    assert page.status_code == 200
    answer = {"q_0": "Anna", "q_0-revision": "0", "attempt": "0" * 32}
    with assert_queries(SAVING):
        saved = browser.post(f"{address}answer/", answer)
    assert saved.status_code == 200
    assert Answer.objects.get(run=run, key="s.page_0.q_0").value == "Anna"
