"""`make bench`: every goal in one run. SIZE says how many tenants, 100 by default; ONLY=G1,G5 chooses."""

import os
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["PLAN_EACH_STATEMENT"] = "1"

import django

django.setup()

from tests.benchmarks import (  # noqa: E402
    fact_finds,
    importing,
    inbox,
    large,
    loads,
    logins,
    memory,
    migrating,
    pages,
    provisioning,
    requests,
)
from tests.benchmarks.measure import Report, watching_for_others  # noqa: E402
from tests.benchmarks.stage import set_up  # noqa: E402
from tests.settings import TESTS_VAR  # noqa: E402

GOALS = {
    "G1": provisioning.making_a_tenant,
    "G2": provisioning.claiming_a_tenant,
    "G3": migrating.nothing_to_do,
    "G4": migrating.one_field,
    "G5": requests.cost_of_tenancy,
    "G6": pages.busiest_pages,
    "G7": memory.sweep,
    "flow": fact_finds.large_fact_find,
    "import": importing.large_import,
    "inbox": inbox.large_inbox,
    "large": large.large_firm,
    "loads": loads.first_loads,
    "logins": logins.own_login_or_set_role,
}


def main() -> int:
    """Measure, print, and fail when a goal is missed."""
    size = int(os.environ.get("SIZE") or 100)
    chosen = [name for name in (os.environ.get("ONLY") or "").split(",") if name] or list(GOALS)
    report = Report()
    with set_up(Path(TESTS_VAR).with_name("bench")) as stage:
        report.title(f"{size} tenants")
        stage.grow(10)
        for name in chosen:
            with watching_for_others(report, stage.processes):
                GOALS[name](stage, report, size)
    missed = [name for name, _text, is_met in report.verdicts if not is_met]
    report.title(f"{len(report.verdicts) - len(missed)} of {len(report.verdicts)} goals met")
    for name in missed:
        report.line("missed", name)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
