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
            name="Deed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pipeline.contact"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.TextField()),
                ("rows", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("erased", "handed_out"))), name="a_deed_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_deed_has_a_reason"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e05a346eeb7f31be0628d0c272dc18fd117e3ce8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9f9b1",
                            table="personal_deed",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Due",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contact",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="due", to="pipeline.contact"
                    ),
                ),
                ("why", models.CharField(max_length=12)),
                ("since", models.DateField()),
            ],
            options={
                "ordering": ["since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why__in", ("withdrawn", "expired"))), name="a_due_is_known"
                    )
                ],
            },
        ),
        onir.desk.database.triggers.InstallTriggers(),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION personal_erase(whom bigint, by_whom bigint, why text) RETURNS integer\nLANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $erase$\nDECLARE\n    people bigint[];\n    redacted integer;\nBEGIN\n    WITH RECURSIVE one(id) AS (\n        SELECT id FROM public.pipeline_contact WHERE id = whom\n        UNION SELECT c.id FROM public.pipeline_contact c JOIN one ON c.merged_into_id = one.id\n    ) SELECT array_agg(id) INTO people FROM one;\n    IF people IS NULL THEN\n        RAISE EXCEPTION 'there is no such contact' USING ERRCODE = 'check_violation';\n    END IF;\n    UPDATE public.pipeline_contact SET name = '–', post = '', emails = '{}', phones = '{}', messengers = '{}', languages = '{}',\n        consent_basis = '', note = '', search_key = '', sort_key = '', edition = edition + 1,\n        updated_at = now(), erased_at = coalesce(erased_at, now()) WHERE id = ANY(people);\n    SET CONSTRAINTS ALL IMMEDIATE;\n    ALTER TABLE public.pipeline_contactstate DISABLE TRIGGER USER;\n    UPDATE public.pipeline_contactstate SET name = '–', post = '', emails = '{}', phones = '{}', messengers = '{}', languages = '{}',\n        consent_basis = '', note = '', search_key = '', sort_key = '' WHERE pgh_obj_id = ANY(people);\n    GET DIAGNOSTICS redacted = ROW_COUNT;\n    ALTER TABLE public.pipeline_contactstate ENABLE TRIGGER USER;\n    DELETE FROM public.personal_due WHERE contact_id = ANY(people);\n    INSERT INTO public.personal_deed (kind, contact_id, by_id, at, reason, rows)\n        VALUES ('erased', whom, by_whom, now(), btrim(why), redacted);\n    RETURN redacted;\nEND\n$erase$;\n",
            reverse_sql="DROP FUNCTION personal_erase(bigint, bigint, text)",
        ),
    ]
