"""Answers that are kept, and a trigger of each table that they are read from, which notes who wrote to it."""

import django.contrib.postgres.fields
from django.db import migrations, models

import onir.desk.indicators.models

WATCHED = (
    "pipeline_project", "pipeline_share", "pipeline_task", "pipeline_party", "pipeline_investorlogin",
    "pipeline_organisation", "pipeline_movelog", "pipeline_stage", "pipeline_status", "pipeline_projectsum",
    "pipeline_heard", "pipeline_lead", "agreements_agreement", "agreements_covered", "agreements_agreementparty",
    "agreements_supportmeasure", "agreements_obligation", "agreements_obligationinstance", "headquarters_issue",
    "headquarters_instruction", "headquarters_coexecutor", "headquarters_sitting",
)  # fmt: skip

NOTE = """
CREATE FUNCTION indicators_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO indicators_touched (transaction, kind) VALUES (pg_current_xact_id(), TG_TABLE_NAME)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$
"""


def noted(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER indicators_noted AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION indicators_note()",
        f"DROP TRIGGER indicators_noted ON {table}",
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = (
        ("pipeline", "0002_heard"),
        ("agreements", "0001_initial"),
        ("headquarters", "0001_initial"),
    )

    operations = (
        migrations.CreateModel(
            name="KeptAnswer",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("snapshot", models.TextField()),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None),
                ),
                ("rows", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Touched",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "transaction", "kind", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("transaction", onir.desk.indicators.models.TransactionNumber()),
                ("kind", models.CharField(max_length=60)),
            ],
        ),
        migrations.RunSQL(NOTE, "DROP FUNCTION indicators_note()"),
        *map(noted, WATCHED),
    )
