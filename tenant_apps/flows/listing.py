"""The firm's flows as their list shows them: each with what is published and what is being changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from tenant_apps.flows.models import Flow, FlowVersion
from tenant_apps.flows.querysets import FlowQuerySet, FlowVersionQuerySet
from vestibule.core.sorting import folded


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One flow with its newest published version and its draft, where there are such."""

    flow: Flow
    published: FlowVersion | None
    draft: FlowVersion | None

    @property
    def is_archived(self) -> bool:
        return self.flow.archived_at is not None


def lines_of(flows: FlowQuerySet, versions: FlowVersionQuerySet) -> list[FlowLine]:
    """Every flow, by type and name. Reads no definition."""
    published = _by_flow(versions.current().select_related("published_by"))
    drafts = _by_flow(versions.drafts().select_related("changed_by").defer("definition"))
    lines = [FlowLine(flow, published.get(flow.pk), drafts.get(flow.pk)) for flow in flows]
    return sorted(lines, key=lambda line: (line.flow.kind, folded(line.flow.name)))


def _by_flow(versions: Iterable[FlowVersion]) -> dict[int, FlowVersion]:
    return {version.flow_id: version for version in versions}
