"""Changes are asked for from a moment on: an index each for the histories of the kinds that the API tells."""

from django.db import migrations

HISTORIES = (
    "pipeline_projectstate", "pipeline_partystate", "pipeline_milestonestate",
    "pipeline_investmentfigureprojectstate", "pipeline_jobfigureprojectstate",
    "pipeline_productionfigureprojectstate", "pipeline_movelogprojectstate", "pipeline_organisationstate",
    "pipeline_leadstate", "agreements_agreementstate", "agreements_obligationstate",
    "agreements_obligationinstancestate", "headquarters_issuestate", "headquarters_targetstate",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = (
        ("api", "0002_remembered"),
        ("pipeline", "0001_initial"),
        ("agreements", "0001_initial"),
        ("headquarters", "0001_initial"),
    )

    operations = tuple(
        migrations.RunSQL(
            f"CREATE INDEX changes_of_{table} ON {table} (pgh_created_at, pgh_id)", f"DROP INDEX changes_of_{table}"
        )
        for table in HISTORIES
    )
