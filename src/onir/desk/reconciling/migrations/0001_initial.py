import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import onir.desk.database.triggers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("pipeline", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("region", models.CharField(max_length=10)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pipeline.document"
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reconciling.run",
                    ),
                ),
                ("rows", models.PositiveIntegerField()),
                ("left_out", models.PositiveIntegerField()),
                ("gone", models.PositiveIntegerField()),
                ("columns", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["-pk"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a3765e1b93ddccf7fb80b7dbc7b532c806edde85",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7ec57",
                            table="reconciling_run",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="reconciling.run"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("ours", "ours"), ("theirs", "theirs"), ("differs", "differs"), ("same", "same")],
                        max_length=10,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pipeline.project",
                    ),
                ),
                ("row", models.PositiveIntegerField(blank=True, null=True)),
                ("told", models.JSONField(default=dict)),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[("number", "number"), ("bin", "bin"), ("title", "title"), ("investor", "investor")],
                        max_length=10,
                    ),
                ),
                (
                    "sure",
                    models.CharField(
                        blank=True,
                        choices=[("certain", "certain"), ("likely", "likely"), ("doubtful", "doubtful")],
                        max_length=10,
                    ),
                ),
                ("likeness", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("differing", models.JSONField(default=dict)),
                (
                    "since",
                    models.CharField(blank=True, choices=[("new", "new"), ("changed", "changed")], max_length=10),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["run", "kind"], name="finding_of_kind")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="737db0e1084c4a489358329a2467cd84e7fd3616",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dc9fc",
                            table="reconciling_finding",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        onir.desk.database.triggers.InstallTriggers(),
    ]
