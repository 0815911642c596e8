"""The first day on which an agreement bound a project, kept by the database in the project's `Way`.

It is reckoned anew with every write to agreements and to what they cover; `rebuild` reckons all, and finds the same.
"""

from __future__ import annotations

import pgtrigger
from django.db import connection

from onir.desk.agreements.states import UNSIGNED
from onir.desk.pipeline.models.heard import TOLD, reckoning

RECKONED = f"""
INSERT INTO pipeline_way (project_id, agreed)
SELECT id, (
    SELECT min(signed_on) FROM agreements_covered JOIN agreements_agreement agreement ON agreement.id = agreement_id
    WHERE project_id = project.id AND agreement.erased_at IS NULL AND status NOT IN {UNSIGNED}
) FROM pipeline_project project WHERE id IN (SELECT id FROM touched)
ON CONFLICT (project_id) DO UPDATE SET agreed = EXCLUDED.agreed
"""  # noqa: S608 - codes of ours
CHANGED = """
SELECT project_id FROM agreements_covered JOIN said ON said.id = agreement_id JOIN unsaid ON unsaid.id = said.id
WHERE (said.signed_on, said.status, said.erased_at) IS DISTINCT FROM (unsaid.signed_on, unsaid.status, unsaid.erased_at)
"""


def covered() -> list[pgtrigger.Trigger]:
    """For what agreements cover."""
    return [reckoning(f"signed_by_{name.lower()}", name, told, RECKONED) for name, (told, _) in TOLD.items()]


def signed() -> pgtrigger.Trigger:
    """For agreements."""
    return reckoning("signed", "Update", CHANGED, RECKONED)


def rebuild() -> None:
    """Reckon all projects anew. For after a load past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute(f"WITH touched AS (SELECT id FROM pipeline_project) {RECKONED}")  # noqa: S608 - as above
