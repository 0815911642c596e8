import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import onir.desk.database.triggers
import onir.desk.pipeline.filling
import onir.desk.pipeline.spelling
import onir.desk.tracking


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=300)),
                ("name_kk", models.CharField(blank=True, max_length=300)),
                ("name_ru", models.CharField(blank=True, max_length=300)),
                ("name_en", models.CharField(blank=True, max_length=300)),
                ("short_name", models.CharField(blank=True, max_length=100)),
                ("kind", models.CharField(default="company", max_length=20)),
                ("country", models.CharField(max_length=2)),
                ("region", models.CharField(blank=True, max_length=10)),
                ("registration", models.CharField(blank=True, max_length=60)),
                ("bin", models.CharField(blank=True, max_length=12, null=True)),
                ("lei", models.CharField(blank=True, max_length=20)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="pipeline.organisation",
                    ),
                ),
                ("ultimate_country_given", models.CharField(blank=True, max_length=2)),
                ("ultimate_country", models.CharField(db_index=True, editable=False, max_length=2)),
                ("website", models.CharField(blank=True, max_length=300)),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("size_band", models.CharField(blank=True, max_length=20)),
                ("global_2000", models.BooleanField(default=False)),
                ("status", models.CharField(default="active", max_length=20)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("tier", models.CharField(blank=True, max_length=20)),
                ("do_not_contact", models.BooleanField(default=False)),
                ("sanctions_checked_on", models.DateField(blank=True, null=True)),
                ("sanctions_result", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="pipeline.organisation",
                    ),
                ),
                (
                    "search_key",
                    onir.desk.pipeline.spelling.CompanyKey(
                        db_collation="C",
                        default="",
                        editable=False,
                        of=("name", "name_kk", "name_ru", "name_en", "short_name"),
                    ),
                ),
                (
                    "sort_key",
                    onir.desk.pipeline.spelling.SortKey(
                        db_collation="C", db_index=True, default="", editable=False, of=("name_kk", "name_ru", "name")
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search_key"], name="organisation_like", opclasses=["gin_trgm_ops"]
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("erased_at", None), ("merged_into", None)),
                        fields=("bin",),
                        name="organisation_bin_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bin", None), ("bin__regex", "^\\d{12}$"), _connector="OR"),
                        name="organisation_bin_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("pk")), _negated=True), name="organisation_no_own_parent"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_organisationstate" ("bin", "country", "created_at", "created_by_id", "do_not_contact", "edition", "erased_at", "global_2000", "id", "kind", "lei", "merged_into_id", "name", "name_en", "name_kk", "name_ru", "note", "owner_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "registration", "sanctions_checked_on", "sanctions_result", "search_key", "sectors", "short_name", "size_band", "sort_key", "status", "tier", "ultimate_country", "ultimate_country_given", "updated_at", "website") VALUES (NEW."bin", NEW."country", NEW."created_at", NEW."created_by_id", NEW."do_not_contact", NEW."edition", NEW."erased_at", NEW."global_2000", NEW."id", NEW."kind", NEW."lei", NEW."merged_into_id", NEW."name", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."note", NEW."owner_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."region", NEW."registration", NEW."sanctions_checked_on", NEW."sanctions_result", NEW."search_key", NEW."sectors", NEW."short_name", NEW."size_band", NEW."sort_key", NEW."status", NEW."tier", NEW."ultimate_country", NEW."ultimate_country_given", NEW."updated_at", NEW."website"); RETURN NULL;',
                            hash="d0598e8a1fa659c1544f3ac77612ab2417ce543c",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_b34be",
                            table="pipeline_organisation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_organisationstate" ("bin", "country", "created_at", "created_by_id", "do_not_contact", "edition", "erased_at", "global_2000", "id", "kind", "lei", "merged_into_id", "name", "name_en", "name_kk", "name_ru", "note", "owner_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "registration", "sanctions_checked_on", "sanctions_result", "search_key", "sectors", "short_name", "size_band", "sort_key", "status", "tier", "ultimate_country", "ultimate_country_given", "updated_at", "website") VALUES (NEW."bin", NEW."country", NEW."created_at", NEW."created_by_id", NEW."do_not_contact", NEW."edition", NEW."erased_at", NEW."global_2000", NEW."id", NEW."kind", NEW."lei", NEW."merged_into_id", NEW."name", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."note", NEW."owner_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."region", NEW."registration", NEW."sanctions_checked_on", NEW."sanctions_result", NEW."search_key", NEW."sectors", NEW."short_name", NEW."size_band", NEW."sort_key", NEW."status", NEW."tier", NEW."ultimate_country", NEW."ultimate_country_given", NEW."updated_at", NEW."website"); RETURN NULL;',
                            hash="ae1ba7403a84ba3cc0a0e203f9d9f4a2bd07a6e7",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_b4d7b",
                            table="pipeline_organisation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_organisationstate" ("bin", "country", "created_at", "created_by_id", "do_not_contact", "edition", "erased_at", "global_2000", "id", "kind", "lei", "merged_into_id", "name", "name_en", "name_kk", "name_ru", "note", "owner_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "registration", "sanctions_checked_on", "sanctions_result", "search_key", "sectors", "short_name", "size_band", "sort_key", "status", "tier", "ultimate_country", "ultimate_country_given", "updated_at", "website") VALUES (OLD."bin", OLD."country", OLD."created_at", OLD."created_by_id", OLD."do_not_contact", OLD."edition", OLD."erased_at", OLD."global_2000", OLD."id", OLD."kind", OLD."lei", OLD."merged_into_id", OLD."name", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."note", OLD."owner_id", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."region", OLD."registration", OLD."sanctions_checked_on", OLD."sanctions_result", OLD."search_key", OLD."sectors", OLD."short_name", OLD."size_band", OLD."sort_key", OLD."status", OLD."tier", OLD."ultimate_country", OLD."ultimate_country_given", OLD."updated_at", OLD."website"); RETURN NULL;',
                            hash="c98aa97780a2d50c819d475b14f253e0b358cd6e",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_6c9f8",
                            table="pipeline_organisation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="no_circle",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.parent_id IS NULL OR TG_OP = 'UPDATE' AND NEW.parent_id IS NOT DISTINCT FROM OLD.parent_id THEN\n    RETURN NULL;\nEND IF;\nPERFORM pg_advisory_xact_lock(hashtext('groups of organisations'));\nIF EXISTS (\n    WITH RECURSIVE above(id) AS (\n        SELECT NEW.parent_id UNION SELECT parent_id FROM pipeline_organisation JOIN above USING (id)\n        WHERE parent_id IS NOT NULL\n    ) SELECT FROM above WHERE id = NEW.id\n) THEN\n    RAISE EXCEPTION 'an organisation does not belong to itself' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;\n",
                            hash="017bc2c756fb79ea62b6868bafc51ed333a551e9",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_no_circle_23d3a",
                            table="pipeline_organisation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merger",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=20)),
                ("stays", models.BigIntegerField()),
                ("goes", models.BigIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.TextField()),
                ("moved", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("filled", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_mergerstate" ("at", "by_id", "filled", "goes", "id", "model", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stays", "undone_at") VALUES (NEW."at", NEW."by_id", NEW."filled", NEW."goes", NEW."id", NEW."model", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."reason", NEW."stays", NEW."undone_at"); RETURN NULL;',
                            hash="dcd5fdd05f3238e51c09f60dd8f637aef4d3c21d",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_7e6c1",
                            table="pipeline_merger",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_mergerstate" ("at", "by_id", "filled", "goes", "id", "model", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stays", "undone_at") VALUES (NEW."at", NEW."by_id", NEW."filled", NEW."goes", NEW."id", NEW."model", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."reason", NEW."stays", NEW."undone_at"); RETURN NULL;',
                            hash="92608faf92da42c266c0a3c2bf3b5482f5a3c388",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_7b0eb",
                            table="pipeline_merger",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_mergerstate" ("at", "by_id", "filled", "goes", "id", "model", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "stays", "undone_at") VALUES (OLD."at", OLD."by_id", OLD."filled", OLD."goes", OLD."id", OLD."model", OLD."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."reason", OLD."stays", OLD."undone_at"); RETURN NULL;',
                            hash="e6d47c75d67701e0e181afba1c7170d6954babe5",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_c7da2",
                            table="pipeline_merger",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                ("code", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("name_en", models.CharField(max_length=100)),
                ("name_ru", models.CharField(max_length=100)),
                ("name_kk", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=10)),
                ("phase", models.CharField(max_length=20)),
                ("days_to_rot", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["place"],
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_stagestate" ("code", "days_to_rot", "kind", "name_en", "name_kk", "name_ru", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "place") VALUES (NEW."code", NEW."days_to_rot", NEW."kind", NEW."name_en", NEW."name_kk", NEW."name_ru", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."code", NEW."phase", NEW."place"); RETURN NULL;',
                            hash="ea81f6d38e0e8d1a00d101729377d261a637a70e",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_2ec3a",
                            table="pipeline_stage",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_stagestate" ("code", "days_to_rot", "kind", "name_en", "name_kk", "name_ru", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "place") VALUES (NEW."code", NEW."days_to_rot", NEW."kind", NEW."name_en", NEW."name_kk", NEW."name_ru", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."code", NEW."phase", NEW."place"); RETURN NULL;',
                            hash="6771af029f5c4f154ae9d70e5b307f2201d6f4af",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_9847d",
                            table="pipeline_stage",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_stagestate" ("code", "days_to_rot", "kind", "name_en", "name_kk", "name_ru", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "place") VALUES (OLD."code", OLD."days_to_rot", OLD."kind", OLD."name_en", OLD."name_kk", OLD."name_ru", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."code", OLD."phase", OLD."place"); RETURN NULL;',
                            hash="fc13200873aaa05a212868ed45819afe3e1b5d2d",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_6d6aa",
                            table="pipeline_stage",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Status",
            fields=[
                ("code", models.CharField(max_length=30, primary_key=True, serialize=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("name_en", models.CharField(max_length=100)),
                ("name_ru", models.CharField(max_length=100)),
                ("name_kk", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=10)),
                ("needs_reason", models.BooleanField()),
                ("freezes", models.BooleanField()),
            ],
            options={
                "ordering": ["place"],
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_statusstate" ("code", "freezes", "kind", "name_en", "name_kk", "name_ru", "needs_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place") VALUES (NEW."code", NEW."freezes", NEW."kind", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."needs_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."code", NEW."place"); RETURN NULL;',
                            hash="76fd1e7f409f75048419e10fdd5b2f76f0d31f28",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_e11ab",
                            table="pipeline_status",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_statusstate" ("code", "freezes", "kind", "name_en", "name_kk", "name_ru", "needs_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place") VALUES (NEW."code", NEW."freezes", NEW."kind", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."needs_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."code", NEW."place"); RETURN NULL;',
                            hash="7232cbefe442843aad18fb54a95c14deb89df52e",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_d9537",
                            table="pipeline_status",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_statusstate" ("code", "freezes", "kind", "name_en", "name_kk", "name_ru", "needs_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place") VALUES (OLD."code", OLD."freezes", OLD."kind", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."needs_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."code", OLD."place"); RETURN NULL;',
                            hash="3b198b02b175a8ca1da9096382b4eb63a43253c8",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_71dd6",
                            table="pipeline_status",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("kind", models.CharField(max_length=20)),
                ("title_kk", models.CharField(blank=True, max_length=300)),
                ("title_ru", models.CharField(blank=True, max_length=300)),
                ("title_en", models.CharField(blank=True, max_length=300)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_eventstate" ("country", "created_at", "created_by_id", "edition", "ends_on", "erased_at", "id", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "title_en", "title_kk", "title_ru", "updated_at") VALUES (NEW."country", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."ends_on", NEW."erased_at", NEW."id", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."place", NEW."starts_on", NEW."title_en", NEW."title_kk", NEW."title_ru", NEW."updated_at"); RETURN NULL;',
                            hash="36c5650d7e00b0758a25d1991e28c59616e8849e",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_9696a",
                            table="pipeline_event",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_eventstate" ("country", "created_at", "created_by_id", "edition", "ends_on", "erased_at", "id", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "title_en", "title_kk", "title_ru", "updated_at") VALUES (NEW."country", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."ends_on", NEW."erased_at", NEW."id", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."place", NEW."starts_on", NEW."title_en", NEW."title_kk", NEW."title_ru", NEW."updated_at"); RETURN NULL;',
                            hash="048e548c3264d3bf91dd8dad32f41d6f3fe51ceb",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_aa12a",
                            table="pipeline_event",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_eventstate" ("country", "created_at", "created_by_id", "edition", "ends_on", "erased_at", "id", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "title_en", "title_kk", "title_ru", "updated_at") VALUES (OLD."country", OLD."created_at", OLD."created_by_id", OLD."edition", OLD."ends_on", OLD."erased_at", OLD."id", OLD."kind", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."place", OLD."starts_on", OLD."title_en", OLD."title_kk", OLD."title_ru", OLD."updated_at"); RETURN NULL;',
                            hash="100303227928f06d66b56cc3a389e14b4f9a3451",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_29f22",
                            table="pipeline_event",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("query", models.CharField(max_length=2000)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=("person", "name"), name="saved_filter_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_savedfilterstate" ("id", "made_at", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query") VALUES (NEW."id", NEW."made_at", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."query"); RETURN NULL;',
                            hash="ed3d2b5719e734c2367f461f4963eae285216b85",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_b0ae6",
                            table="pipeline_savedfilter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_savedfilterstate" ("id", "made_at", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query") VALUES (NEW."id", NEW."made_at", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."query"); RETURN NULL;',
                            hash="7557392cbd5c7f743826abbf58f638a3ab2e4e1c",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_c280d",
                            table="pipeline_savedfilter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_savedfilterstate" ("id", "made_at", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query") VALUES (OLD."id", OLD."made_at", OLD."name", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."query"); RETURN NULL;',
                            hash="e56b1cbfc23d99ca7cfcda3c26c9a06368c27c64",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_366e0",
                            table="pipeline_savedfilter",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExportLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("kind", models.CharField(max_length=60)),
                ("query", models.CharField(blank=True, max_length=2000)),
                ("form", models.CharField(max_length=10)),
                ("rows", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_exportlogbykindstate" ("by_id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."by_id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id"); RETURN NULL;',
                            hash="1e4b8ecf6a4d5ff856acbe399e437ed9f69f1334",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_b47d1",
                            table="pipeline_exportlog",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind"))',
                            func='INSERT INTO "pipeline_exportlogbykindstate" ("by_id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."by_id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id"); RETURN NULL;',
                            hash="b911a6af972f254727317377d404927a345c5ac5",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_f999f",
                            table="pipeline_exportlog",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_exportlogbykindstate" ("by_id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."by_id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id"); RETURN NULL;',
                            hash="abde4a61d67106df5de532c5145ef0735f509d4e",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_11567",
                            table="pipeline_exportlog",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b7a7ed3d7bc5bae265cec83954e8a15b876d5419",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b6426",
                            table="pipeline_exportlog",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.organisation",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=300)),
                ("name_kk", models.CharField(blank=True, max_length=300)),
                ("name_ru", models.CharField(blank=True, max_length=300)),
                ("name_en", models.CharField(blank=True, max_length=300)),
                ("short_name", models.CharField(blank=True, max_length=100)),
                ("kind", models.CharField(default="company", max_length=20)),
                ("country", models.CharField(max_length=2)),
                ("region", models.CharField(blank=True, max_length=10)),
                ("registration", models.CharField(blank=True, max_length=60)),
                ("bin", models.CharField(blank=True, max_length=12, null=True)),
                ("lei", models.CharField(blank=True, max_length=20)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                ("ultimate_country_given", models.CharField(blank=True, max_length=2)),
                ("ultimate_country", models.CharField(editable=False, max_length=2)),
                ("website", models.CharField(blank=True, max_length=300)),
                (
                    "sectors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("size_band", models.CharField(blank=True, max_length=20)),
                ("global_2000", models.BooleanField(default=False)),
                ("status", models.CharField(default="active", max_length=20)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("tier", models.CharField(blank=True, max_length=20)),
                ("do_not_contact", models.BooleanField(default=False)),
                ("sanctions_checked_on", models.DateField(blank=True, null=True)),
                ("sanctions_result", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                (
                    "search_key",
                    onir.desk.pipeline.spelling.CompanyKey(
                        db_collation="C",
                        default="",
                        editable=False,
                        of=("name", "name_kk", "name_ru", "name_en", "short_name"),
                    ),
                ),
                (
                    "sort_key",
                    onir.desk.pipeline.spelling.SortKey(
                        db_collation="C", default="", editable=False, of=("name_kk", "name_ru", "name")
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3d37e66103e43287ec927ae9efab07e2bc3a5306",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_57a16",
                            table="pipeline_organisationstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InvestorLogin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="logins", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="logins", to="pipeline.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "organisation"), name="login_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_investorloginstate" ("id", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."organisation_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id"); RETURN NULL;',
                            hash="5c2d5207625f893f56a053d25c0f96c2ea9862a3",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_d4374",
                            table="pipeline_investorlogin",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_investorloginstate" ("id", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."organisation_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id"); RETURN NULL;',
                            hash="6a063da36fa38a497235a72ee838ad30058e985b",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_4cf0c",
                            table="pipeline_investorlogin",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_investorloginstate" ("id", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."organisation_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id"); RETURN NULL;',
                            hash="26019ceec4889061409124ec6200813cb2437052",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_d4287",
                            table="pipeline_investorlogin",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="pipeline.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("post", models.CharField(blank=True, max_length=200)),
                (
                    "emails",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.EmailField(max_length=254), blank=True, default=list, size=None
                    ),
                ),
                (
                    "phones",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "messengers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), blank=True, default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5), blank=True, default=list, size=None
                    ),
                ),
                ("consent_basis", models.CharField(blank=True, max_length=200)),
                ("consent_on", models.DateField(blank=True, null=True)),
                ("consent_withdrawn_on", models.DateField(blank=True, null=True)),
                ("retain_until", models.DateField(blank=True, null=True)),
                ("left_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="pipeline.contact",
                    ),
                ),
                (
                    "search_key",
                    onir.desk.pipeline.spelling.SearchKey(db_collation="C", default="", editable=False, of=("name",)),
                ),
                (
                    "sort_key",
                    onir.desk.pipeline.spelling.SortKey(
                        db_collation="C", db_index=True, default="", editable=False, of=("name",)
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search_key"], name="contact_like", opclasses=["gin_trgm_ops"]
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_contactstate" ("consent_basis", "consent_on", "consent_withdrawn_on", "created_at", "created_by_id", "edition", "emails", "erased_at", "id", "languages", "left_on", "merged_into_id", "messengers", "name", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "post", "retain_until", "search_key", "sort_key", "updated_at") VALUES (NEW."consent_basis", NEW."consent_on", NEW."consent_withdrawn_on", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."emails", NEW."erased_at", NEW."id", NEW."languages", NEW."left_on", NEW."merged_into_id", NEW."messengers", NEW."name", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."phones", NEW."post", NEW."retain_until", NEW."search_key", NEW."sort_key", NEW."updated_at"); RETURN NULL;',
                            hash="94c58ef5adcf84e68ce845fc702e31866a9aa768",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_4a264",
                            table="pipeline_contact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_contactstate" ("consent_basis", "consent_on", "consent_withdrawn_on", "created_at", "created_by_id", "edition", "emails", "erased_at", "id", "languages", "left_on", "merged_into_id", "messengers", "name", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "post", "retain_until", "search_key", "sort_key", "updated_at") VALUES (NEW."consent_basis", NEW."consent_on", NEW."consent_withdrawn_on", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."emails", NEW."erased_at", NEW."id", NEW."languages", NEW."left_on", NEW."merged_into_id", NEW."messengers", NEW."name", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."phones", NEW."post", NEW."retain_until", NEW."search_key", NEW."sort_key", NEW."updated_at"); RETURN NULL;',
                            hash="ee308aafe6c5bd873e72f06cee9c437c957e6749",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_0315b",
                            table="pipeline_contact",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_contactstate" ("consent_basis", "consent_on", "consent_withdrawn_on", "created_at", "created_by_id", "edition", "emails", "erased_at", "id", "languages", "left_on", "merged_into_id", "messengers", "name", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phones", "post", "retain_until", "search_key", "sort_key", "updated_at") VALUES (OLD."consent_basis", OLD."consent_on", OLD."consent_withdrawn_on", OLD."created_at", OLD."created_by_id", OLD."edition", OLD."emails", OLD."erased_at", OLD."id", OLD."languages", OLD."left_on", OLD."merged_into_id", OLD."messengers", OLD."name", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."phones", OLD."post", OLD."retain_until", OLD."search_key", OLD."sort_key", OLD."updated_at"); RETURN NULL;',
                            hash="d91db311a6914c64a0f9c8e8c8efb33b8cc0a94c",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_2d85a",
                            table="pipeline_contact",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MergerState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.merger",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("model", models.CharField(max_length=20)),
                ("stays", models.BigIntegerField()),
                ("goes", models.BigIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.TextField()),
                ("moved", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("filled", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="eb5deda81369ebb2fbb9c59e8f9c0f7219f25488",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e5117",
                            table="pipeline_mergerstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StageState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.stage",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("code", models.CharField(max_length=30, serialize=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("name_en", models.CharField(max_length=100)),
                ("name_ru", models.CharField(max_length=100)),
                ("name_kk", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=10)),
                ("phase", models.CharField(max_length=20)),
                ("days_to_rot", models.PositiveSmallIntegerField()),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6ff048a620f4d7007f4dc30289b42d074beeddf8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_087e8",
                            table="pipeline_stagestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.status",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("code", models.CharField(max_length=30, serialize=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("name_en", models.CharField(max_length=100)),
                ("name_ru", models.CharField(max_length=100)),
                ("name_kk", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=10)),
                ("needs_reason", models.BooleanField()),
                ("freezes", models.BooleanField()),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="aef25c3826b774177836114703c595e029e8fd7b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_23afe",
                            table="pipeline_statusstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reasons", to="pipeline.status"
                    ),
                ),
                ("code", models.CharField(max_length=30)),
                ("name_en", models.CharField(max_length=100)),
                ("name_ru", models.CharField(max_length=100)),
                ("name_kk", models.CharField(max_length=100)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("status", "code"), name="reason_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_reasonstate" ("code", "id", "name_en", "name_kk", "name_ru", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_id") VALUES (NEW."code", NEW."id", NEW."name_en", NEW."name_kk", NEW."name_ru", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."status_id"); RETURN NULL;',
                            hash="24e9ca9f3e0d55dc931501bb4401fbc2326ff1a4",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_9fb54",
                            table="pipeline_reason",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_reasonstate" ("code", "id", "name_en", "name_kk", "name_ru", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_id") VALUES (NEW."code", NEW."id", NEW."name_en", NEW."name_kk", NEW."name_ru", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."status_id"); RETURN NULL;',
                            hash="98fbd5a9222cfeb4bc825d3d63915fa747721462",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_4cea6",
                            table="pipeline_reason",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_reasonstate" ("code", "id", "name_en", "name_kk", "name_ru", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status_id") VALUES (OLD."code", OLD."id", OLD."name_en", OLD."name_kk", OLD."name_ru", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."status_id"); RETURN NULL;',
                            hash="4c732c6e6de8e015ce53cf6ed9567f2ff239ae20",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_80a6d",
                            table="pipeline_reason",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage_from",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ways_on", to="pipeline.stage"
                    ),
                ),
                (
                    "stage_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ways_in", to="pipeline.stage"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("stage_from", "stage_to"), name="transition_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_transitionstate" ("id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_from_id", "stage_to_id") VALUES (NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."stage_from_id", NEW."stage_to_id"); RETURN NULL;',
                            hash="edb2be7eba20fb1a1229254fd5736c537d3b9a1e",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_5d486",
                            table="pipeline_transition",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_transitionstate" ("id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_from_id", "stage_to_id") VALUES (NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."stage_from_id", NEW."stage_to_id"); RETURN NULL;',
                            hash="2df9b630c1fd187b9ed68e113ab27eb597805e89",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_70e8c",
                            table="pipeline_transition",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_transitionstate" ("id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_from_id", "stage_to_id") VALUES (OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."stage_from_id", OLD."stage_to_id"); RETURN NULL;',
                            hash="65efd570b0040c527bfa0c09788ace042e60e1ca",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_3b923",
                            table="pipeline_transition",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gates", to="pipeline.stage"
                    ),
                ),
                ("check_name", models.CharField(max_length=30)),
                ("from_date", models.DateField(blank=True, null=True)),
                ("to_date", models.DateField(blank=True, null=True)),
                ("regime", models.CharField(blank=True, max_length=30)),
                ("may_be_unknown", models.BooleanField(default=False)),
            ],
            options={
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_gatestate" ("check_name", "from_date", "id", "may_be_unknown", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "stage_id", "to_date") VALUES (NEW."check_name", NEW."from_date", NEW."id", NEW."may_be_unknown", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."regime", NEW."stage_id", NEW."to_date"); RETURN NULL;',
                            hash="699f18a49ebe3436e58a52aa048ae0aa1bb03efd",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_ffb3b",
                            table="pipeline_gate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_gatestate" ("check_name", "from_date", "id", "may_be_unknown", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "stage_id", "to_date") VALUES (NEW."check_name", NEW."from_date", NEW."id", NEW."may_be_unknown", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."regime", NEW."stage_id", NEW."to_date"); RETURN NULL;',
                            hash="41eed42849814352712b1bb2c7b0185486bf846c",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_c649a",
                            table="pipeline_gate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_gatestate" ("check_name", "from_date", "id", "may_be_unknown", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regime", "stage_id", "to_date") VALUES (OLD."check_name", OLD."from_date", OLD."id", OLD."may_be_unknown", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."regime", OLD."stage_id", OLD."to_date"); RETURN NULL;',
                            hash="e0b7ef2ab7cbc3d469fb579492da570580f96631",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_2870f",
                            table="pipeline_gate",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("code", models.CharField(max_length=30, unique=True)),
                ("title_kk", models.CharField(blank=True, max_length=300)),
                ("title_ru", models.CharField(blank=True, max_length=300)),
                ("title_en", models.CharField(blank=True, max_length=300)),
                ("code_name", models.CharField(blank=True, max_length=100)),
                ("confidentiality", models.CharField(default="internal", max_length=20)),
                ("announced_on", models.DateField(blank=True, null=True)),
                ("summary", models.TextField(blank=True)),
                ("anonymous_summary", models.TextField(blank=True)),
                ("investment_type", models.CharField(blank=True, max_length=20)),
                ("fdi_type", models.CharField(blank=True, max_length=20)),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                ("site", models.CharField(blank=True, max_length=300)),
                ("latitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("zone", models.CharField(blank=True, max_length=40)),
                ("sector", models.CharField(blank=True, max_length=20)),
                ("activity", models.CharField(blank=True, max_length=10)),
                ("products", models.CharField(blank=True, max_length=300)),
                ("driver", models.CharField(blank=True, max_length=300)),
                (
                    "competing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), blank=True, default=list, size=None
                    ),
                ),
                ("need_land", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("need_power", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("need_water", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("need_gas", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("need_rail", models.BooleanField(blank=True, null=True)),
                ("need_staff", models.PositiveIntegerField(blank=True, null=True)),
                ("regime", models.CharField(blank=True, max_length=30)),
                ("pool", models.CharField(blank=True, max_length=20)),
                ("pool_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("green_score", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "stage",
                    models.ForeignKey(
                        default="lead",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="pipeline.stage",
                    ),
                ),
                ("stage_since", models.DateField()),
                (
                    "status",
                    models.ForeignKey(
                        default="active",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="pipeline.status",
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=30)),
                ("status_note", models.TextField(blank=True)),
                ("lost_to", models.CharField(blank=True, max_length=2)),
                ("priority", models.CharField(default="normal", max_length=20)),
                ("likelihood", models.CharField(blank=True, max_length=20)),
                ("next_step_on", models.DateField(blank=True, null=True)),
                ("start_planned", models.DateField(blank=True, null=True)),
                ("start_actual", models.DateField(blank=True, null=True)),
                ("launch_planned", models.DateField(blank=True, null=True)),
                ("launch_actual", models.DateField(blank=True, null=True)),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="managed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "curator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="curated",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assurer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assured",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("team", models.CharField(blank=True, max_length=50)),
                ("ndip_id", models.CharField(blank=True, max_length=60)),
                ("agency_id", models.CharField(blank=True, max_length=60)),
                (
                    "unknown",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "expands",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expansions",
                        to="pipeline.project",
                    ),
                ),
                ("imported_from", models.CharField(blank=True, max_length=200)),
                (
                    "search_key",
                    onir.desk.pipeline.spelling.SearchKey(
                        db_collation="C",
                        default="",
                        editable=False,
                        of=("title_kk", "title_ru", "title_en", "code_name", "code"),
                    ),
                ),
                (
                    "sort_key",
                    onir.desk.pipeline.spelling.SortKey(
                        db_collation="C", default="", editable=False, of=("title_kk", "title_ru", "title_en", "code")
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search_key"], name="project_like", opclasses=["gin_trgm_ops"]
                    ),
                    models.Index(fields=["region", "stage", "sort_key"], name="project_board"),
                    models.Index(fields=["sort_key"], name="project_in_order"),
                    models.Index(fields=["manager", "stage"], name="project_of_manager"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title_en", ""), ("title_kk", ""), ("title_ru", ""), _negated=True),
                        name="project_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("manager", None),
                            ("assurer", None),
                            models.Q(("manager", models.F("assurer")), _negated=True),
                            _connector="OR",
                        ),
                        name="assurer_is_not_manager",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_projectstate" ("activity", "agency_id", "announced_on", "anonymous_summary", "assurer_id", "code", "code_name", "competing", "confidentiality", "created_at", "created_by_id", "curator_id", "district", "driver", "edition", "erased_at", "expands_id", "fdi_type", "green_score", "id", "imported_from", "investment_type", "latitude", "launch_actual", "launch_planned", "likelihood", "longitude", "lost_to", "manager_id", "ndip_id", "need_gas", "need_land", "need_power", "need_rail", "need_staff", "need_water", "next_step_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool", "pool_year", "priority", "products", "regime", "region", "search_key", "sector", "site", "sort_key", "stage_id", "stage_since", "start_actual", "start_planned", "status_id", "status_note", "status_reason", "summary", "team", "title_en", "title_kk", "title_ru", "unknown", "updated_at", "zone") VALUES (NEW."activity", NEW."agency_id", NEW."announced_on", NEW."anonymous_summary", NEW."assurer_id", NEW."code", NEW."code_name", NEW."competing", NEW."confidentiality", NEW."created_at", NEW."created_by_id", NEW."curator_id", NEW."district", NEW."driver", NEW."edition", NEW."erased_at", NEW."expands_id", NEW."fdi_type", NEW."green_score", NEW."id", NEW."imported_from", NEW."investment_type", NEW."latitude", NEW."launch_actual", NEW."launch_planned", NEW."likelihood", NEW."longitude", NEW."lost_to", NEW."manager_id", NEW."ndip_id", NEW."need_gas", NEW."need_land", NEW."need_power", NEW."need_rail", NEW."need_staff", NEW."need_water", NEW."next_step_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."pool", NEW."pool_year", NEW."priority", NEW."products", NEW."regime", NEW."region", NEW."search_key", NEW."sector", NEW."site", NEW."sort_key", NEW."stage_id", NEW."stage_since", NEW."start_actual", NEW."start_planned", NEW."status_id", NEW."status_note", NEW."status_reason", NEW."summary", NEW."team", NEW."title_en", NEW."title_kk", NEW."title_ru", NEW."unknown", NEW."updated_at", NEW."zone"); RETURN NULL;',
                            hash="3e5c9fc1f1e7617863d9b9ce5fda06c0dbf449d2",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_c101c",
                            table="pipeline_project",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_projectstate" ("activity", "agency_id", "announced_on", "anonymous_summary", "assurer_id", "code", "code_name", "competing", "confidentiality", "created_at", "created_by_id", "curator_id", "district", "driver", "edition", "erased_at", "expands_id", "fdi_type", "green_score", "id", "imported_from", "investment_type", "latitude", "launch_actual", "launch_planned", "likelihood", "longitude", "lost_to", "manager_id", "ndip_id", "need_gas", "need_land", "need_power", "need_rail", "need_staff", "need_water", "next_step_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool", "pool_year", "priority", "products", "regime", "region", "search_key", "sector", "site", "sort_key", "stage_id", "stage_since", "start_actual", "start_planned", "status_id", "status_note", "status_reason", "summary", "team", "title_en", "title_kk", "title_ru", "unknown", "updated_at", "zone") VALUES (NEW."activity", NEW."agency_id", NEW."announced_on", NEW."anonymous_summary", NEW."assurer_id", NEW."code", NEW."code_name", NEW."competing", NEW."confidentiality", NEW."created_at", NEW."created_by_id", NEW."curator_id", NEW."district", NEW."driver", NEW."edition", NEW."erased_at", NEW."expands_id", NEW."fdi_type", NEW."green_score", NEW."id", NEW."imported_from", NEW."investment_type", NEW."latitude", NEW."launch_actual", NEW."launch_planned", NEW."likelihood", NEW."longitude", NEW."lost_to", NEW."manager_id", NEW."ndip_id", NEW."need_gas", NEW."need_land", NEW."need_power", NEW."need_rail", NEW."need_staff", NEW."need_water", NEW."next_step_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."pool", NEW."pool_year", NEW."priority", NEW."products", NEW."regime", NEW."region", NEW."search_key", NEW."sector", NEW."site", NEW."sort_key", NEW."stage_id", NEW."stage_since", NEW."start_actual", NEW."start_planned", NEW."status_id", NEW."status_note", NEW."status_reason", NEW."summary", NEW."team", NEW."title_en", NEW."title_kk", NEW."title_ru", NEW."unknown", NEW."updated_at", NEW."zone"); RETURN NULL;',
                            hash="320d31e72bde6d36da5e602672cf5f01ffb6355e",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_de114",
                            table="pipeline_project",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_projectstate" ("activity", "agency_id", "announced_on", "anonymous_summary", "assurer_id", "code", "code_name", "competing", "confidentiality", "created_at", "created_by_id", "curator_id", "district", "driver", "edition", "erased_at", "expands_id", "fdi_type", "green_score", "id", "imported_from", "investment_type", "latitude", "launch_actual", "launch_planned", "likelihood", "longitude", "lost_to", "manager_id", "ndip_id", "need_gas", "need_land", "need_power", "need_rail", "need_staff", "need_water", "next_step_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool", "pool_year", "priority", "products", "regime", "region", "search_key", "sector", "site", "sort_key", "stage_id", "stage_since", "start_actual", "start_planned", "status_id", "status_note", "status_reason", "summary", "team", "title_en", "title_kk", "title_ru", "unknown", "updated_at", "zone") VALUES (OLD."activity", OLD."agency_id", OLD."announced_on", OLD."anonymous_summary", OLD."assurer_id", OLD."code", OLD."code_name", OLD."competing", OLD."confidentiality", OLD."created_at", OLD."created_by_id", OLD."curator_id", OLD."district", OLD."driver", OLD."edition", OLD."erased_at", OLD."expands_id", OLD."fdi_type", OLD."green_score", OLD."id", OLD."imported_from", OLD."investment_type", OLD."latitude", OLD."launch_actual", OLD."launch_planned", OLD."likelihood", OLD."longitude", OLD."lost_to", OLD."manager_id", OLD."ndip_id", OLD."need_gas", OLD."need_land", OLD."need_power", OLD."need_rail", OLD."need_staff", OLD."need_water", OLD."next_step_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."pool", OLD."pool_year", OLD."priority", OLD."products", OLD."regime", OLD."region", OLD."search_key", OLD."sector", OLD."site", OLD."sort_key", OLD."stage_id", OLD."stage_since", OLD."start_actual", OLD."start_planned", OLD."status_id", OLD."status_note", OLD."status_reason", OLD."summary", OLD."team", OLD."title_en", OLD."title_kk", OLD."title_ru", OLD."unknown", OLD."updated_at", OLD."zone"); RETURN NULL;',
                            hash="023d43250b272c87c3cf2e101633b1dcce67e686",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_7d813",
                            table="pipeline_project",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="moved",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."stage_id" IS DISTINCT FROM (NEW."stage_id") OR OLD."status_id" IS DISTINCT FROM (NEW."status_id"))',
                            func="\nPERFORM FROM pipeline_movelog\n WHERE project_id = NEW.id AND stage_to_id = NEW.stage_id AND status_to_id = NEW.status_id\n   AND stage_from_id = OLD.stage_id AND status_from_id = OLD.status_id AND transaction = pg_current_xact_id()::text;\nIF NOT FOUND THEN\n    RAISE EXCEPTION 'a project moves together with a line of its log' USING ERRCODE = 'check_violation';\nEND IF;\n\nIF NEW.stage_id = OLD.stage_id THEN\n    RETURN NEW;\nEND IF;\nIF EXISTS (SELECT FROM pipeline_status WHERE code = NEW.status_id AND freezes) THEN\n    RAISE EXCEPTION 'the status of this project freezes its stage' USING ERRCODE = 'check_violation';\nEND IF;\nIF NOT EXISTS (SELECT FROM pipeline_transition WHERE stage_from_id = OLD.stage_id AND stage_to_id = NEW.stage_id)\n   AND NOT EXISTS (SELECT FROM pipeline_movelog WHERE project_id = NEW.id AND stage_from_id = OLD.stage_id\n       AND stage_to_id = NEW.stage_id AND kind = 'any' AND reason <> ''\n       AND transaction = pg_current_xact_id()::text) THEN\n    RAISE EXCEPTION 'there is no such move: % to %', OLD.stage_id, NEW.stage_id USING ERRCODE = 'check_violation';\nEND IF;\nIF NEW.stage_id = 'operating' AND EXISTS (SELECT FROM pipeline_movelog WHERE project_id = NEW.id\n       AND stage_to_id = 'operating' AND by_id = NEW.manager_id AND transaction = pg_current_xact_id()::text) THEN\n    RAISE EXCEPTION 'the manager does not declare a project operating' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="3072904f6b9948f5f97c9d9b652cafccc6882a94",
                            operation="UPDATE",
                            pgid="pgtrigger_moved_08249",
                            table="pipeline_project",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="entered",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            constraint="CONSTRAINT",
                            func="\nPERFORM FROM pipeline_movelog\n WHERE project_id = NEW.id AND stage_to_id = NEW.stage_id AND status_to_id = NEW.status_id\n   AND stage_from_id IS NULL AND transaction = pg_current_xact_id()::text;\nIF NOT FOUND THEN\n    RAISE EXCEPTION 'a project moves together with a line of its log' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NULL;",
                            hash="20da9b1266b77564e0bd4f85205d990fc08693e6",
                            operation="INSERT",
                            pgid="pgtrigger_entered_03d9f",
                            table="pipeline_project",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="not_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="718507e2b8a353b0c9c2c41706c23f816aff764c",
                            operation="DELETE",
                            pgid="pgtrigger_not_deleted_69177",
                            table="pipeline_project",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.event",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("kind", models.CharField(max_length=20)),
                ("title_kk", models.CharField(blank=True, max_length=300)),
                ("title_ru", models.CharField(blank=True, max_length=300)),
                ("title_en", models.CharField(blank=True, max_length=300)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f4509cf78452664d30d3b2b2e2706c28082a2dd0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e99e9",
                            table="pipeline_eventstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilterState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.savedfilter",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("query", models.CharField(max_length=2000)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e0e2fda705cc3a48ac2daa004999772b626ab9cb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d24d9",
                            table="pipeline_savedfilterstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExportLogByKindState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.exportlog",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="232e5821484438bcd6b4380254e15bbd915f7810",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_58ae8",
                            table="pipeline_exportlogbykindstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InvestorLoginState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.investorlogin",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="be5a6202c6b223710c4251355a8fc708abb645be",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0719e",
                            table="pipeline_investorloginstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.contact",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("post", models.CharField(blank=True, max_length=200)),
                (
                    "emails",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.EmailField(max_length=254), blank=True, default=list, size=None
                    ),
                ),
                (
                    "phones",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "messengers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), blank=True, default=list, size=None
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5), blank=True, default=list, size=None
                    ),
                ),
                ("consent_basis", models.CharField(blank=True, max_length=200)),
                ("consent_on", models.DateField(blank=True, null=True)),
                ("consent_withdrawn_on", models.DateField(blank=True, null=True)),
                ("retain_until", models.DateField(blank=True, null=True)),
                ("left_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.contact",
                    ),
                ),
                (
                    "search_key",
                    onir.desk.pipeline.spelling.SearchKey(db_collation="C", default="", editable=False, of=("name",)),
                ),
                (
                    "sort_key",
                    onir.desk.pipeline.spelling.SortKey(db_collation="C", default="", editable=False, of=("name",)),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="268a61bee902f404242305420b2727d688f7f4a1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_df3e5",
                            table="pipeline_contactstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReasonState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.reason",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.status",
                    ),
                ),
                ("code", models.CharField(max_length=30)),
                ("name_en", models.CharField(max_length=100)),
                ("name_ru", models.CharField(max_length=100)),
                ("name_kk", models.CharField(max_length=100)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c78583c1c8502fc4c5770af926ae3bc18c51f415",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9b627",
                            table="pipeline_reasonstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TransitionState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.transition",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "stage_from",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.stage",
                    ),
                ),
                (
                    "stage_to",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.stage",
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="62dd4da99a15dad00d0f6a3dad2e6ec0c3f65aa8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f74d0",
                            table="pipeline_transitionstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GateState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.gate",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "stage",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.stage",
                    ),
                ),
                ("check_name", models.CharField(max_length=30)),
                ("from_date", models.DateField(blank=True, null=True)),
                ("to_date", models.DateField(blank=True, null=True)),
                ("regime", models.CharField(blank=True, max_length=30)),
                ("may_be_unknown", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d420cf61bd554075009f204f750c7bd8077cc882",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ee885",
                            table="pipeline_gatestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.project",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("code", models.CharField(max_length=30)),
                ("title_kk", models.CharField(blank=True, max_length=300)),
                ("title_ru", models.CharField(blank=True, max_length=300)),
                ("title_en", models.CharField(blank=True, max_length=300)),
                ("code_name", models.CharField(blank=True, max_length=100)),
                ("confidentiality", models.CharField(default="internal", max_length=20)),
                ("announced_on", models.DateField(blank=True, null=True)),
                ("summary", models.TextField(blank=True)),
                ("anonymous_summary", models.TextField(blank=True)),
                ("investment_type", models.CharField(blank=True, max_length=20)),
                ("fdi_type", models.CharField(blank=True, max_length=20)),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                ("site", models.CharField(blank=True, max_length=300)),
                ("latitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("zone", models.CharField(blank=True, max_length=40)),
                ("sector", models.CharField(blank=True, max_length=20)),
                ("activity", models.CharField(blank=True, max_length=10)),
                ("products", models.CharField(blank=True, max_length=300)),
                ("driver", models.CharField(blank=True, max_length=300)),
                (
                    "competing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), blank=True, default=list, size=None
                    ),
                ),
                ("need_land", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("need_power", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("need_water", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("need_gas", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("need_rail", models.BooleanField(blank=True, null=True)),
                ("need_staff", models.PositiveIntegerField(blank=True, null=True)),
                ("regime", models.CharField(blank=True, max_length=30)),
                ("pool", models.CharField(blank=True, max_length=20)),
                ("pool_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("green_score", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "stage",
                    models.ForeignKey(
                        db_constraint=False,
                        default="lead",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.stage",
                    ),
                ),
                ("stage_since", models.DateField()),
                (
                    "status",
                    models.ForeignKey(
                        db_constraint=False,
                        default="active",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.status",
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=30)),
                ("status_note", models.TextField(blank=True)),
                ("lost_to", models.CharField(blank=True, max_length=2)),
                ("priority", models.CharField(default="normal", max_length=20)),
                ("likelihood", models.CharField(blank=True, max_length=20)),
                ("next_step_on", models.DateField(blank=True, null=True)),
                ("start_planned", models.DateField(blank=True, null=True)),
                ("start_actual", models.DateField(blank=True, null=True)),
                ("launch_planned", models.DateField(blank=True, null=True)),
                ("launch_actual", models.DateField(blank=True, null=True)),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "curator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assurer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("team", models.CharField(blank=True, max_length=50)),
                ("ndip_id", models.CharField(blank=True, max_length=60)),
                ("agency_id", models.CharField(blank=True, max_length=60)),
                (
                    "unknown",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                (
                    "expands",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
                ("imported_from", models.CharField(blank=True, max_length=200)),
                (
                    "search_key",
                    onir.desk.pipeline.spelling.SearchKey(
                        db_collation="C",
                        default="",
                        editable=False,
                        of=("title_kk", "title_ru", "title_en", "code_name", "code"),
                    ),
                ),
                (
                    "sort_key",
                    onir.desk.pipeline.spelling.SortKey(
                        db_collation="C", default="", editable=False, of=("title_kk", "title_ru", "title_en", "code")
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="96d558c1d17a4fca21b76694ffcd56ed0709a10f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2e2b3",
                            table="pipeline_projectstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="pipeline.project"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="pipeline.organisation"
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("share", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("immediate_country", models.CharField(blank=True, max_length=2)),
                ("ultimate_country", models.CharField(blank=True, max_length=2)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("erased_at", None)),
                        fields=("project", "organisation", "role"),
                        name="party_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share", None), models.Q(("share__gte", 0), ("share__lte", 100)), _connector="OR"
                        ),
                        name="party_share_is_a_percentage",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_partystate" ("created_at", "created_by_id", "edition", "erased_at", "id", "immediate_country", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "role", "share", "ultimate_country", "updated_at") VALUES (NEW."created_at", NEW."created_by_id", NEW."edition", NEW."erased_at", NEW."id", NEW."immediate_country", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."role", NEW."share", NEW."ultimate_country", NEW."updated_at"); RETURN NULL;',
                            hash="aef162d3fb1fe424fe42750b255e08339e36b93e",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_14807",
                            table="pipeline_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_partystate" ("created_at", "created_by_id", "edition", "erased_at", "id", "immediate_country", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "role", "share", "ultimate_country", "updated_at") VALUES (NEW."created_at", NEW."created_by_id", NEW."edition", NEW."erased_at", NEW."id", NEW."immediate_country", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."role", NEW."share", NEW."ultimate_country", NEW."updated_at"); RETURN NULL;',
                            hash="d6107cae476ada97881f74f8d6c5cacd3a1f71e1",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_b4ad1",
                            table="pipeline_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_partystate" ("created_at", "created_by_id", "edition", "erased_at", "id", "immediate_country", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "role", "share", "ultimate_country", "updated_at") VALUES (OLD."created_at", OLD."created_by_id", OLD."edition", OLD."erased_at", OLD."id", OLD."immediate_country", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."role", OLD."share", OLD."ultimate_country", OLD."updated_at"); RETURN NULL;',
                            hash="50bc839b82e7660cf5cdd6a749817abcaef3af99",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_22836",
                            table="pipeline_party",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="pipeline.project"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shared_projects",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("project", "person"), name="share_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_sharestate" ("given_at", "given_by_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="b2240596473dfd08ce84f88f23d8a603e83c9cde",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_9bdae",
                            table="pipeline_share",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_sharestate" ("given_at", "given_by_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="6752c6a99755a72c41f11dc2f08003b0533ac6c4",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_0a1ef",
                            table="pipeline_share",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_sharestate" ("given_at", "given_by_id", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (OLD."given_at", OLD."given_by_id", OLD."id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id"); RETURN NULL;',
                            hash="b98ae910507b6b43a087b432dfcd9530e173cbdb",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_c09ca",
                            table="pipeline_share",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MoveLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="pipeline.project"
                    ),
                ),
                (
                    "stage_from",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pipeline.stage"
                    ),
                ),
                (
                    "stage_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pipeline.stage"
                    ),
                ),
                (
                    "status_from",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pipeline.status"
                    ),
                ),
                (
                    "status_to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="pipeline.status"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("reason_code", models.CharField(blank=True, max_length=30)),
                ("reason", models.TextField(blank=True)),
                (
                    "missing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), blank=True, default=list, size=None
                    ),
                ),
                ("transaction", models.TextField(db_default=onir.desk.tracking.ThisTransaction(), editable=False)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["project", "stage_to"], name="move_of_project"),
                    models.Index(fields=["project", "-at"], name="move_last"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_movelogprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="68c76df16a3c11769638ee4a891128a1e0ce8f24",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_bdc51",
                            table="pipeline_movelog",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."project_id" IS DISTINCT FROM (NEW."project_id"))',
                            func='INSERT INTO "pipeline_movelogprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="06f04c24f4d2cad7453d549fd1e7145852302d85",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_275f5",
                            table="pipeline_movelog",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_movelogprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id"); RETURN NULL;',
                            hash="0f341b0ea355166f2b6a870c6cfe27eb5fb052ca",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_1d6c5",
                            table="pipeline_movelog",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="340f012530de576f77ad4ab6c3c644e404f702b3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_52445",
                            table="pipeline_movelog",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectSum",
            fields=[
                (
                    "project",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sums",
                        serialize=False,
                        to="pipeline.project",
                    ),
                ),
                ("currency", models.CharField(max_length=3)),
                ("converted", models.BooleanField(default=False)),
                ("promised", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("promised_own", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("promised_foreign", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("promised_lines", models.PositiveIntegerField(default=0)),
                ("promised_on", models.DateField(null=True)),
                ("announced", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("announced_own", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("announced_foreign", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("announced_lines", models.PositiveIntegerField(default=0)),
                ("announced_on", models.DateField(null=True)),
                ("memorandum", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("memorandum_own", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("memorandum_foreign", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("memorandum_lines", models.PositiveIntegerField(default=0)),
                ("memorandum_on", models.DateField(null=True)),
                ("agreed", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("agreed_own", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("agreed_foreign", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("agreed_lines", models.PositiveIntegerField(default=0)),
                ("agreed_on", models.DateField(null=True)),
                ("planned", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("planned_own", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("planned_foreign", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("planned_lines", models.PositiveIntegerField(default=0)),
                ("planned_on", models.DateField(null=True)),
                ("came", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("came_own", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("came_foreign", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("came_lines", models.PositiveIntegerField(default=0)),
                ("came_on", models.DateField(null=True)),
                ("verified", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("verified_own", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("verified_foreign", models.DecimalField(decimal_places=10, max_digits=48, null=True)),
                ("verified_lines", models.PositiveIntegerField(default=0)),
                ("verified_on", models.DateField(null=True)),
                ("jobs_promised", models.PositiveBigIntegerField(null=True)),
                ("jobs_announced", models.PositiveBigIntegerField(null=True)),
                ("jobs_agreed", models.PositiveBigIntegerField(null=True)),
                ("jobs_planned", models.PositiveBigIntegerField(null=True)),
                ("jobs_came", models.PositiveBigIntegerField(null=True)),
                ("jobs_verified", models.PositiveBigIntegerField(null=True)),
                ("jobs_lines", models.PositiveIntegerField(default=0)),
                ("jobs_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guests", to="pipeline.event"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="pipeline.organisation",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="pipeline.contact",
                    ),
                ),
                ("attended", models.BooleanField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_attendancestate" ("attended", "contact_id", "created_at", "created_by_id", "edition", "erased_at", "event_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (NEW."attended", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."erased_at", NEW."event_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."updated_at"); RETURN NULL;',
                            hash="11cf053d3441f51dc915d9f19eac3e85f8ee4156",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_d325b",
                            table="pipeline_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_attendancestate" ("attended", "contact_id", "created_at", "created_by_id", "edition", "erased_at", "event_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (NEW."attended", NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."erased_at", NEW."event_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."updated_at"); RETURN NULL;',
                            hash="8a472a495db2a1dc5fd68aae262b3d908f356ac2",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_1e808",
                            table="pipeline_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_attendancestate" ("attended", "contact_id", "created_at", "created_by_id", "edition", "erased_at", "event_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (OLD."attended", OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."edition", OLD."erased_at", OLD."event_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."updated_at"); RETURN NULL;',
                            hash="0d78a71c2f277521c907c0f9c8e16ccc9e0c922d",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_982e2",
                            table="pipeline_attendance",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("source", models.CharField(max_length=20)),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="pipeline.event",
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("country", models.CharField(max_length=2)),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="pipeline.organisation",
                    ),
                ),
                ("who", models.CharField(blank=True, max_length=300)),
                ("sector", models.CharField(blank=True, max_length=20)),
                ("sum_from", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("sum_to", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("land", models.CharField(blank=True, max_length=200)),
                ("timing", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("first_response_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("outcome_note", models.CharField(blank=True, max_length=300)),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leads",
                        to="pipeline.project",
                    ),
                ),
                (
                    "search_key",
                    onir.desk.pipeline.spelling.SearchKey(db_collation="C", default="", editable=False, of=("who",)),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_leadstate" ("assigned_to_id", "country", "created_at", "created_by_id", "currency", "district", "edition", "erased_at", "event_id", "first_response_at", "id", "land", "note", "organisation_id", "outcome", "outcome_note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "received_at", "region", "search_key", "sector", "source", "sum_from", "sum_to", "timing", "updated_at", "who") VALUES (NEW."assigned_to_id", NEW."country", NEW."created_at", NEW."created_by_id", NEW."currency", NEW."district", NEW."edition", NEW."erased_at", NEW."event_id", NEW."first_response_at", NEW."id", NEW."land", NEW."note", NEW."organisation_id", NEW."outcome", NEW."outcome_note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."received_at", NEW."region", NEW."search_key", NEW."sector", NEW."source", NEW."sum_from", NEW."sum_to", NEW."timing", NEW."updated_at", NEW."who"); RETURN NULL;',
                            hash="8a999c4198eea6e3b2aee755e8681ef90d443089",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_433fc",
                            table="pipeline_lead",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_leadstate" ("assigned_to_id", "country", "created_at", "created_by_id", "currency", "district", "edition", "erased_at", "event_id", "first_response_at", "id", "land", "note", "organisation_id", "outcome", "outcome_note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "received_at", "region", "search_key", "sector", "source", "sum_from", "sum_to", "timing", "updated_at", "who") VALUES (NEW."assigned_to_id", NEW."country", NEW."created_at", NEW."created_by_id", NEW."currency", NEW."district", NEW."edition", NEW."erased_at", NEW."event_id", NEW."first_response_at", NEW."id", NEW."land", NEW."note", NEW."organisation_id", NEW."outcome", NEW."outcome_note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."received_at", NEW."region", NEW."search_key", NEW."sector", NEW."source", NEW."sum_from", NEW."sum_to", NEW."timing", NEW."updated_at", NEW."who"); RETURN NULL;',
                            hash="1a950f8ac325be953699cdb3e2f336624efe5396",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_b5637",
                            table="pipeline_lead",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_leadstate" ("assigned_to_id", "country", "created_at", "created_by_id", "currency", "district", "edition", "erased_at", "event_id", "first_response_at", "id", "land", "note", "organisation_id", "outcome", "outcome_note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "received_at", "region", "search_key", "sector", "source", "sum_from", "sum_to", "timing", "updated_at", "who") VALUES (OLD."assigned_to_id", OLD."country", OLD."created_at", OLD."created_by_id", OLD."currency", OLD."district", OLD."edition", OLD."erased_at", OLD."event_id", OLD."first_response_at", OLD."id", OLD."land", OLD."note", OLD."organisation_id", OLD."outcome", OLD."outcome_note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."received_at", OLD."region", OLD."search_key", OLD."sector", OLD."source", OLD."sum_from", OLD."sum_to", OLD."timing", OLD."updated_at", OLD."who"); RETURN NULL;',
                            hash="f3ab681ecf0a03b8d8b9754f8ca4bfd2f42f1f54",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_16f27",
                            table="pipeline_lead",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="pipeline.project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="pipeline.organisation",
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=300)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="pipeline.document",
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=5)),
                ("dated", models.DateField(blank=True, null=True)),
                ("file_name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("scan_state", models.CharField(default="unchecked", max_length=20)),
                ("signature_state", models.CharField(default="none", max_length=20)),
                ("confidentiality", models.CharField(default="internal", max_length=20)),
                ("retain_until", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_documentstate" ("confidentiality", "created_at", "created_by_id", "dated", "edition", "erased_at", "file_name", "id", "kind", "language", "media_type", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "replaces_id", "retain_until", "scan_state", "sha256", "signature_state", "size", "title", "updated_at", "version") VALUES (NEW."confidentiality", NEW."created_at", NEW."created_by_id", NEW."dated", NEW."edition", NEW."erased_at", NEW."file_name", NEW."id", NEW."kind", NEW."language", NEW."media_type", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."replaces_id", NEW."retain_until", NEW."scan_state", NEW."sha256", NEW."signature_state", NEW."size", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                            hash="80eb954cc5ad01bff7d504a9d71e56320c7afe2e",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_17b2c",
                            table="pipeline_document",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_documentstate" ("confidentiality", "created_at", "created_by_id", "dated", "edition", "erased_at", "file_name", "id", "kind", "language", "media_type", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "replaces_id", "retain_until", "scan_state", "sha256", "signature_state", "size", "title", "updated_at", "version") VALUES (NEW."confidentiality", NEW."created_at", NEW."created_by_id", NEW."dated", NEW."edition", NEW."erased_at", NEW."file_name", NEW."id", NEW."kind", NEW."language", NEW."media_type", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."replaces_id", NEW."retain_until", NEW."scan_state", NEW."sha256", NEW."signature_state", NEW."size", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                            hash="d010c5942480c2ff252102809d09cbc677ebd7bc",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_cc1aa",
                            table="pipeline_document",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_documentstate" ("confidentiality", "created_at", "created_by_id", "dated", "edition", "erased_at", "file_name", "id", "kind", "language", "media_type", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "replaces_id", "retain_until", "scan_state", "sha256", "signature_state", "size", "title", "updated_at", "version") VALUES (OLD."confidentiality", OLD."created_at", OLD."created_by_id", OLD."dated", OLD."edition", OLD."erased_at", OLD."file_name", OLD."id", OLD."kind", OLD."language", OLD."media_type", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."replaces_id", OLD."retain_until", OLD."scan_state", OLD."sha256", OLD."signature_state", OLD."size", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                            hash="b2b1a5ef2c65c579f177648c995bbdbf771add5f",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_7f0ba",
                            table="pipeline_document",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.party",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("share", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("immediate_country", models.CharField(blank=True, max_length=2)),
                ("ultimate_country", models.CharField(blank=True, max_length=2)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="303b243873342233ee6ebd6a3e1dd66b55706a48",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5a1e8",
                            table="pipeline_partystate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ShareState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.share",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1dac74af173554727eb9944e4c96b2588da47dd7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ddb19",
                            table="pipeline_sharestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="milestones", to="pipeline.project"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("planned", models.DateField(blank=True, null=True)),
                ("expected", models.DateField(blank=True, null=True)),
                ("done", models.DateField(blank=True, null=True)),
                ("blocked_by", models.CharField(blank=True, max_length=300)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pipeline.document",
                    ),
                ),
            ],
            options={
                "ordering": ["planned", "pk"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_milestonestate" ("blocked_by", "created_at", "created_by_id", "done", "edition", "erased_at", "evidence_id", "expected", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "project_id", "title", "updated_at") VALUES (NEW."blocked_by", NEW."created_at", NEW."created_by_id", NEW."done", NEW."edition", NEW."erased_at", NEW."evidence_id", NEW."expected", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."planned", NEW."project_id", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="bfa6433d5bfa331c7ae00aad3fb8a458c1939e67",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_b1dd0",
                            table="pipeline_milestone",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_milestonestate" ("blocked_by", "created_at", "created_by_id", "done", "edition", "erased_at", "evidence_id", "expected", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "project_id", "title", "updated_at") VALUES (NEW."blocked_by", NEW."created_at", NEW."created_by_id", NEW."done", NEW."edition", NEW."erased_at", NEW."evidence_id", NEW."expected", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."planned", NEW."project_id", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="b1ed01cce789159674f8e762960cf9ee67dbbba7",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_291ec",
                            table="pipeline_milestone",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_milestonestate" ("blocked_by", "created_at", "created_by_id", "done", "edition", "erased_at", "evidence_id", "expected", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned", "project_id", "title", "updated_at") VALUES (OLD."blocked_by", OLD."created_at", OLD."created_by_id", OLD."done", OLD."edition", OLD."erased_at", OLD."evidence_id", OLD."expected", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."planned", OLD."project_id", OLD."title", OLD."updated_at"); RETURN NULL;',
                            hash="a9f8a98b75c92a522daa0b4a3c054912796e5b8c",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_d8434",
                            table="pipeline_milestone",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MoveLogProjectState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.movelog",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ca548ae3f5576da7ccadbb4383249cd67748f17e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_10a30",
                            table="pipeline_movelogprojectstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendanceState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.attendance",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.event",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.contact",
                    ),
                ),
                ("attended", models.BooleanField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9779f3106117c674e7246af9e4f21fde1b240cc4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_11f74",
                            table="pipeline_attendancestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LeadState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.lead",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("source", models.CharField(max_length=20)),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.event",
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("country", models.CharField(max_length=2)),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                ("who", models.CharField(blank=True, max_length=300)),
                ("sector", models.CharField(blank=True, max_length=20)),
                ("sum_from", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("sum_to", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("land", models.CharField(blank=True, max_length=200)),
                ("timing", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("first_response_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("outcome_note", models.CharField(blank=True, max_length=300)),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
                (
                    "search_key",
                    onir.desk.pipeline.spelling.SearchKey(db_collation="C", default="", editable=False, of=("who",)),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="07aed4c81f05088d446da56a290fdcf1d1ef5d8b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c74a8",
                            table="pipeline_leadstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Interaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("at", models.DateTimeField()),
                ("channel", models.CharField(max_length=20)),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interactions",
                        to="pipeline.project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interactions",
                        to="pipeline.organisation",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interactions",
                        to="pipeline.lead",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interactions",
                        to="pipeline.event",
                    ),
                ),
                ("note", models.TextField()),
                ("promised", models.TextField(blank=True)),
                ("feedback_area", models.CharField(blank=True, max_length=20)),
                ("feedback", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["project", "-at"], name="interaction_last")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_interactionstate" ("at", "channel", "created_at", "created_by_id", "edition", "erased_at", "event_id", "feedback", "feedback_area", "id", "lead_id", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "promised", "updated_at") VALUES (NEW."at", NEW."channel", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."erased_at", NEW."event_id", NEW."feedback", NEW."feedback_area", NEW."id", NEW."lead_id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."promised", NEW."updated_at"); RETURN NULL;',
                            hash="267cfb8666489cc9a674298302d70b329bbcbf1d",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_5406f",
                            table="pipeline_interaction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_interactionstate" ("at", "channel", "created_at", "created_by_id", "edition", "erased_at", "event_id", "feedback", "feedback_area", "id", "lead_id", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "promised", "updated_at") VALUES (NEW."at", NEW."channel", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."erased_at", NEW."event_id", NEW."feedback", NEW."feedback_area", NEW."id", NEW."lead_id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."promised", NEW."updated_at"); RETURN NULL;',
                            hash="7fa8fc0d6740e92703130865c17aa8015a70620d",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_812e1",
                            table="pipeline_interaction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_interactionstate" ("at", "channel", "created_at", "created_by_id", "edition", "erased_at", "event_id", "feedback", "feedback_area", "id", "lead_id", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "promised", "updated_at") VALUES (OLD."at", OLD."channel", OLD."created_at", OLD."created_by_id", OLD."edition", OLD."erased_at", OLD."event_id", OLD."feedback", OLD."feedback_area", OLD."id", OLD."lead_id", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."promised", OLD."updated_at"); RETURN NULL;',
                            hash="85c871c45f3cf6e476fdd1a8e44180502a131c3b",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_6f3ce",
                            table="pipeline_interaction",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.document",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=300)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.document",
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=5)),
                ("dated", models.DateField(blank=True, null=True)),
                ("file_name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("scan_state", models.CharField(default="unchecked", max_length=20)),
                ("signature_state", models.CharField(default="none", max_length=20)),
                ("confidentiality", models.CharField(default="internal", max_length=20)),
                ("retain_until", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="47b47fec729afae01222a3326359f4c4822ec68c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9dbbf",
                            table="pipeline_documentstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=300)),
                ("note", models.TextField(blank=True)),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="pipeline.project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="pipeline.organisation",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="pipeline.lead",
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("due", models.DateField()),
                ("state", models.CharField(default="issued", max_length=20)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pipeline.document",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("review_note", models.TextField(blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["assignee", "state", "due"], name="task_of_assignee")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_taskstate" ("answer", "assignee_id", "created_at", "created_by_id", "due", "edition", "erased_at", "evidence_id", "id", "lead_id", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "review_note", "reviewed_at", "reviewed_by_id", "seen_at", "state", "submitted_at", "title", "updated_at") VALUES (NEW."answer", NEW."assignee_id", NEW."created_at", NEW."created_by_id", NEW."due", NEW."edition", NEW."erased_at", NEW."evidence_id", NEW."id", NEW."lead_id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."review_note", NEW."reviewed_at", NEW."reviewed_by_id", NEW."seen_at", NEW."state", NEW."submitted_at", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="6115867b4068739c205641dbdd4f8b42c1c55f72",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_b4576",
                            table="pipeline_task",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_taskstate" ("answer", "assignee_id", "created_at", "created_by_id", "due", "edition", "erased_at", "evidence_id", "id", "lead_id", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "review_note", "reviewed_at", "reviewed_by_id", "seen_at", "state", "submitted_at", "title", "updated_at") VALUES (NEW."answer", NEW."assignee_id", NEW."created_at", NEW."created_by_id", NEW."due", NEW."edition", NEW."erased_at", NEW."evidence_id", NEW."id", NEW."lead_id", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."review_note", NEW."reviewed_at", NEW."reviewed_by_id", NEW."seen_at", NEW."state", NEW."submitted_at", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="8c45bea5b7bbd3126acf857e09dacecbbf13d016",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_e2834",
                            table="pipeline_task",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_taskstate" ("answer", "assignee_id", "created_at", "created_by_id", "due", "edition", "erased_at", "evidence_id", "id", "lead_id", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "review_note", "reviewed_at", "reviewed_by_id", "seen_at", "state", "submitted_at", "title", "updated_at") VALUES (OLD."answer", OLD."assignee_id", OLD."created_at", OLD."created_by_id", OLD."due", OLD."edition", OLD."erased_at", OLD."evidence_id", OLD."id", OLD."lead_id", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."review_note", OLD."reviewed_at", OLD."reviewed_by_id", OLD."seen_at", OLD."state", OLD."submitted_at", OLD."title", OLD."updated_at"); RETURN NULL;',
                            hash="11b85351f09e056be12d56a2ffbdba26c4b6297d",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_76535",
                            table="pipeline_task",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvestmentFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("period_from", models.DateField(blank=True, null=True)),
                ("period_to", models.DateField(blank=True, null=True)),
                ("as_of", models.DateField()),
                ("source", models.CharField(max_length=20)),
                ("source_note", models.CharField(blank=True, max_length=300)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pipeline.document",
                    ),
                ),
                ("confidence", models.CharField(default="claimed", max_length=20)),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True)),
                ("withdrawn", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="investment", to="pipeline.project"
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=24)),
                ("currency", models.CharField(max_length=3)),
                ("rate", models.DecimalField(decimal_places=8, max_digits=18)),
                ("rate_date", models.DateField()),
                ("rate_source", models.CharField(max_length=100)),
                ("foreign_part", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("fixed_capital_part", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("financing", models.CharField(blank=True, max_length=20)),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="pipeline.investmentfigure",
                    ),
                ),
            ],
            options={
                "ordering": ["as_of", "pk"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["project", "kind", "as_of"], name="investment_of_project"),
                    models.Index(fields=["project", "-entered_at"], name="investment_last"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verified_by", None),
                                ("verified_on", None),
                                models.Q(("confidence", "verified"), _negated=True),
                            ),
                            models.Q(
                                ("confidence", "verified"),
                                ("verified_by__isnull", False),
                                ("verified_on__isnull", False),
                                models.Q(("verified_by", models.F("entered_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="investment_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("period_from", None), ("period_to", None)),
                            ("period_from__lte", models.F("period_to")),
                            _connector="OR",
                        ),
                        name="investment_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence", "claimed"),
                            ("evidence__isnull", False),
                            ("confidence", "verified"),
                            _connector="OR",
                        ),
                        name="investment_documented",
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="investment_amount"),
                    models.CheckConstraint(condition=models.Q(("rate__gt", 0)), name="investment_rate"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("currency", "KZT"), _negated=True), ("rate", 1), _connector="OR"),
                        name="investment_tenge",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("foreign_part", None),
                            models.Q(("foreign_part__gte", 0), ("foreign_part__lte", models.F("amount"))),
                            _connector="OR",
                        ),
                        name="investment_foreign",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fixed_capital_part", None),
                            models.Q(("fixed_capital_part__gte", 0), ("fixed_capital_part__lte", models.F("amount"))),
                            _connector="OR",
                        ),
                        name="investment_fixed",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_investmentfigureprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="74d5963b7f3c8639cd6c09039791b5596c4168ec",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_d4d8b",
                            table="pipeline_investmentfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."project_id" IS DISTINCT FROM (NEW."project_id"))',
                            func='INSERT INTO "pipeline_investmentfigureprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="30f475ac6a4951c8b69e3e8bfde80ad87aba348a",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_6726b",
                            table="pipeline_investmentfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_investmentfigureprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id"); RETURN NULL;',
                            hash="516d3e9e32a441eccceaab0e11fed7a23f01d22e",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_f47f2",
                            table="pipeline_investmentfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6de48da56689ab1e4ec236e4d4caceb1ff9fa5a7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5bece",
                            table="pipeline_investmentfigure",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="holds_together",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.confidence = 'verified' AND EXISTS (\n    SELECT FROM pipeline_project WHERE id = NEW.project_id AND manager_id = NEW.verified_by_id\n) THEN\n    RAISE EXCEPTION 'a figure is verified by somebody other than the manager' USING ERRCODE = 'check_violation';\nEND IF;\nIF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (\n    SELECT FROM pipeline_investmentfigure WHERE id = NEW.supersedes_id AND project_id = NEW.project_id AND kind = NEW.kind\n) THEN\n    RAISE EXCEPTION 'a line corrects a line of its own project and kind' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="648b8294c7c9db5d88b1645eac1717ac40eaac81",
                            operation="INSERT",
                            pgid="pgtrigger_holds_together_f7c20",
                            table="pipeline_investmentfigure",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="summed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nPERFORM FROM pipeline_project WHERE id IN (SELECT project_id FROM said) ORDER BY id FOR NO KEY UPDATE;\nWITH touched AS (SELECT DISTINCT project_id FROM said), \nline AS (SELECT line.*, line.confidence = 'verified' AS is_verified\n    FROM pipeline_investmentfigure line JOIN touched USING (project_id)\n    WHERE NOT line.withdrawn \n      AND NOT EXISTS (SELECT FROM pipeline_investmentfigure later WHERE later.supersedes_id = line.id)),\njob AS (SELECT line.*, line.confidence = 'verified' AS is_verified\n    FROM pipeline_jobfigure line JOIN touched USING (project_id)\n    WHERE NOT line.withdrawn AND line.permanence = 'permanent'\n      AND NOT EXISTS (SELECT FROM pipeline_jobfigure later WHERE later.supersedes_id = line.id)),\npromise AS (\n    SELECT DISTINCT ON (project_id) project_id, kind,\n        CASE WHEN min(currency) = max(currency) THEN min(currency) ELSE 'KZT' END AS own,\n        CASE WHEN min(currency) = max(currency)\n             THEN coalesce(sum(amount * rate) / nullif(sum(amount), 0), max(rate)) ELSE 1 END AS own_rate\n    FROM line WHERE kind IN ('announced', 'memorandum', 'agreed') GROUP BY project_id, kind\n    ORDER BY project_id, array_position(ARRAY['announced', 'memorandum', 'agreed'], kind::text)\n),\nof_kind AS (\n    SELECT line.*, kind::text AS told FROM line WHERE kind IN ('announced', 'memorandum', 'agreed', 'planned')\n    UNION ALL SELECT line.*, 'promised' FROM line JOIN promise ON (promise.project_id, promise.kind) =\n        (line.project_id, line.kind)\n    UNION ALL SELECT line.*, 'came' FROM line WHERE kind IN ('actual', 'cumulative')\n    UNION ALL SELECT line.*, 'verified' FROM line WHERE kind IN ('actual', 'cumulative') AND is_verified\n),\nso_far AS (\n    SELECT DISTINCT ON (project_id, told) project_id, told, id, as_of FROM of_kind WHERE kind = 'cumulative'\n    ORDER BY project_id, told, as_of DESC, id DESC\n),\ncounted AS (\n    SELECT of_kind.*, promise.own, promise.own_rate FROM of_kind\n    LEFT JOIN promise ON promise.project_id = of_kind.project_id\n    LEFT JOIN so_far ON (so_far.project_id, so_far.told) = (of_kind.project_id, of_kind.told)\n    WHERE so_far.id IS NULL OR of_kind.id = so_far.id\n       OR (of_kind.kind = 'actual' AND of_kind.period_from > so_far.as_of)\n),\nmoney AS (\n    SELECT project_id, max(own) AS currency, bool_or(currency <> own) AS converted, sum(amount * rate) FILTER (WHERE told = 'promised') AS promised,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'promised') AS promised_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'promised') THEN sum(foreign_part * rate) FILTER (WHERE told = 'promised') END AS promised_foreign,\n    count(*) FILTER (WHERE told = 'promised') AS promised_lines, max(as_of) FILTER (WHERE told = 'promised') AS promised_on, sum(amount * rate) FILTER (WHERE told = 'announced') AS announced,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'announced') AS announced_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'announced') THEN sum(foreign_part * rate) FILTER (WHERE told = 'announced') END AS announced_foreign,\n    count(*) FILTER (WHERE told = 'announced') AS announced_lines, max(as_of) FILTER (WHERE told = 'announced') AS announced_on, sum(amount * rate) FILTER (WHERE told = 'memorandum') AS memorandum,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'memorandum') AS memorandum_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'memorandum') THEN sum(foreign_part * rate) FILTER (WHERE told = 'memorandum') END AS memorandum_foreign,\n    count(*) FILTER (WHERE told = 'memorandum') AS memorandum_lines, max(as_of) FILTER (WHERE told = 'memorandum') AS memorandum_on, sum(amount * rate) FILTER (WHERE told = 'agreed') AS agreed,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'agreed') AS agreed_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'agreed') THEN sum(foreign_part * rate) FILTER (WHERE told = 'agreed') END AS agreed_foreign,\n    count(*) FILTER (WHERE told = 'agreed') AS agreed_lines, max(as_of) FILTER (WHERE told = 'agreed') AS agreed_on, sum(amount * rate) FILTER (WHERE told = 'planned') AS planned,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'planned') AS planned_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'planned') THEN sum(foreign_part * rate) FILTER (WHERE told = 'planned') END AS planned_foreign,\n    count(*) FILTER (WHERE told = 'planned') AS planned_lines, max(as_of) FILTER (WHERE told = 'planned') AS planned_on, sum(amount * rate) FILTER (WHERE told = 'came') AS came,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'came') AS came_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'came') THEN sum(foreign_part * rate) FILTER (WHERE told = 'came') END AS came_foreign,\n    count(*) FILTER (WHERE told = 'came') AS came_lines, max(as_of) FILTER (WHERE told = 'came') AS came_on, sum(amount * rate) FILTER (WHERE told = 'verified') AS verified,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'verified') AS verified_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'verified') THEN sum(foreign_part * rate) FILTER (WHERE told = 'verified') END AS verified_foreign,\n    count(*) FILTER (WHERE told = 'verified') AS verified_lines, max(as_of) FILTER (WHERE told = 'verified') AS verified_on\n    FROM counted GROUP BY project_id\n),\nwork AS (\n    SELECT project_id, count(*) AS jobs_lines, max(as_of) AS jobs_on,\n        coalesce(sum(number) FILTER (WHERE kind = 'announced'), sum(number) FILTER (WHERE kind = 'agreed'))\n            AS jobs_promised,\n        sum(number) FILTER (WHERE kind = 'announced') AS jobs_announced,\n        sum(number) FILTER (WHERE kind = 'agreed') AS jobs_agreed,\n        (array_agg(number ORDER BY as_of DESC, id DESC) FILTER (WHERE kind = 'planned'))[1] AS jobs_planned,\n        (array_agg(number ORDER BY as_of DESC, id DESC) FILTER (WHERE kind = 'actual'))[1] AS jobs_came,\n        (array_agg(number ORDER BY as_of DESC, id DESC) FILTER (WHERE kind = 'actual' AND is_verified))[1]\n            AS jobs_verified\n    FROM job GROUP BY project_id\n)\nINSERT INTO pipeline_projectsum AS kept (project_id, promised, promised_own, promised_foreign, promised_lines, promised_on, announced, announced_own, announced_foreign, announced_lines, announced_on, memorandum, memorandum_own, memorandum_foreign, memorandum_lines, memorandum_on, agreed, agreed_own, agreed_foreign, agreed_lines, agreed_on, planned, planned_own, planned_foreign, planned_lines, planned_on, came, came_own, came_foreign, came_lines, came_on, verified, verified_own, verified_foreign, verified_lines, verified_on, jobs_promised, jobs_announced, jobs_agreed, jobs_planned, jobs_came, jobs_verified, jobs_lines, jobs_on, currency, converted)\nSELECT touched.project_id, coalesce(promised, NULL), coalesce(promised_own, NULL), coalesce(promised_foreign, NULL), coalesce(promised_lines, 0), coalesce(promised_on, NULL), coalesce(announced, NULL), coalesce(announced_own, NULL), coalesce(announced_foreign, NULL), coalesce(announced_lines, 0), coalesce(announced_on, NULL), coalesce(memorandum, NULL), coalesce(memorandum_own, NULL), coalesce(memorandum_foreign, NULL), coalesce(memorandum_lines, 0), coalesce(memorandum_on, NULL), coalesce(agreed, NULL), coalesce(agreed_own, NULL), coalesce(agreed_foreign, NULL), coalesce(agreed_lines, 0), coalesce(agreed_on, NULL), coalesce(planned, NULL), coalesce(planned_own, NULL), coalesce(planned_foreign, NULL), coalesce(planned_lines, 0), coalesce(planned_on, NULL), coalesce(came, NULL), coalesce(came_own, NULL), coalesce(came_foreign, NULL), coalesce(came_lines, 0), coalesce(came_on, NULL), coalesce(verified, NULL), coalesce(verified_own, NULL), coalesce(verified_foreign, NULL), coalesce(verified_lines, 0), coalesce(verified_on, NULL), coalesce(jobs_promised, NULL), coalesce(jobs_announced, NULL), coalesce(jobs_agreed, NULL), coalesce(jobs_planned, NULL), coalesce(jobs_came, NULL), coalesce(jobs_verified, NULL), coalesce(jobs_lines, 0), coalesce(jobs_on, NULL), coalesce(currency, ''), coalesce(converted, false)\nFROM touched LEFT JOIN money USING (project_id) LEFT JOIN work USING (project_id)\nON CONFLICT (project_id) DO UPDATE SET promised = EXCLUDED.promised, promised_own = EXCLUDED.promised_own, promised_foreign = EXCLUDED.promised_foreign, promised_lines = EXCLUDED.promised_lines, promised_on = EXCLUDED.promised_on, announced = EXCLUDED.announced, announced_own = EXCLUDED.announced_own, announced_foreign = EXCLUDED.announced_foreign, announced_lines = EXCLUDED.announced_lines, announced_on = EXCLUDED.announced_on, memorandum = EXCLUDED.memorandum, memorandum_own = EXCLUDED.memorandum_own, memorandum_foreign = EXCLUDED.memorandum_foreign, memorandum_lines = EXCLUDED.memorandum_lines, memorandum_on = EXCLUDED.memorandum_on, agreed = EXCLUDED.agreed, agreed_own = EXCLUDED.agreed_own, agreed_foreign = EXCLUDED.agreed_foreign, agreed_lines = EXCLUDED.agreed_lines, agreed_on = EXCLUDED.agreed_on, planned = EXCLUDED.planned, planned_own = EXCLUDED.planned_own, planned_foreign = EXCLUDED.planned_foreign, planned_lines = EXCLUDED.planned_lines, planned_on = EXCLUDED.planned_on, came = EXCLUDED.came, came_own = EXCLUDED.came_own, came_foreign = EXCLUDED.came_foreign, came_lines = EXCLUDED.came_lines, came_on = EXCLUDED.came_on, verified = EXCLUDED.verified, verified_own = EXCLUDED.verified_own, verified_foreign = EXCLUDED.verified_foreign, verified_lines = EXCLUDED.verified_lines, verified_on = EXCLUDED.verified_on, jobs_promised = EXCLUDED.jobs_promised, jobs_announced = EXCLUDED.jobs_announced, jobs_agreed = EXCLUDED.jobs_agreed, jobs_planned = EXCLUDED.jobs_planned, jobs_came = EXCLUDED.jobs_came, jobs_verified = EXCLUDED.jobs_verified, jobs_lines = EXCLUDED.jobs_lines, jobs_on = EXCLUDED.jobs_on, currency = EXCLUDED.currency, converted = EXCLUDED.converted\n;\nRETURN NULL;\n",
                            hash="0b5804aaafccb3319d561d4ee5c1e176268f0645",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_summed_444f0",
                            referencing="REFERENCING NEW TABLE AS said ",
                            table="pipeline_investmentfigure",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("period_from", models.DateField(blank=True, null=True)),
                ("period_to", models.DateField(blank=True, null=True)),
                ("as_of", models.DateField()),
                ("source", models.CharField(max_length=20)),
                ("source_note", models.CharField(blank=True, max_length=300)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pipeline.document",
                    ),
                ),
                ("confidence", models.CharField(default="claimed", max_length=20)),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True)),
                ("withdrawn", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="jobs", to="pipeline.project"
                    ),
                ),
                ("permanence", models.CharField(default="permanent", max_length=20)),
                ("number", models.PositiveIntegerField()),
                ("local", models.PositiveIntegerField(blank=True, null=True)),
                ("foreign", models.PositiveIntegerField(blank=True, null=True)),
                ("women", models.PositiveIntegerField(blank=True, null=True)),
                ("average_wage", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="pipeline.jobfigure",
                    ),
                ),
            ],
            options={
                "ordering": ["as_of", "pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["project", "kind", "as_of"], name="jobs_of_project")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verified_by", None),
                                ("verified_on", None),
                                models.Q(("confidence", "verified"), _negated=True),
                            ),
                            models.Q(
                                ("confidence", "verified"),
                                ("verified_by__isnull", False),
                                ("verified_on__isnull", False),
                                models.Q(("verified_by", models.F("entered_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="jobs_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("period_from", None), ("period_to", None)),
                            ("period_from__lte", models.F("period_to")),
                            _connector="OR",
                        ),
                        name="jobs_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence", "claimed"),
                            ("evidence__isnull", False),
                            ("confidence", "verified"),
                            _connector="OR",
                        ),
                        name="jobs_documented",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("local", None), ("local__lte", models.F("number")), _connector="OR"),
                        name="jobs_local",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("foreign", None), ("foreign__lte", models.F("number")), _connector="OR"),
                        name="jobs_foreign",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("women", None), ("women__lte", models.F("number")), _connector="OR"),
                        name="jobs_women",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_jobfigureprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="a02156de1037175c9729d3b7b64b4c50597e19f2",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_a7787",
                            table="pipeline_jobfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."project_id" IS DISTINCT FROM (NEW."project_id"))',
                            func='INSERT INTO "pipeline_jobfigureprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="db309451a9758b3a3d8f1eeec0bdeb9640185e66",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_c630d",
                            table="pipeline_jobfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_jobfigureprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id"); RETURN NULL;',
                            hash="3ae9f7936356957f0c91167165ceecaacb463d74",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_907c3",
                            table="pipeline_jobfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ecddd5fc33700e2552f40f56531baf040b45bf9c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a8b46",
                            table="pipeline_jobfigure",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="holds_together",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.confidence = 'verified' AND EXISTS (\n    SELECT FROM pipeline_project WHERE id = NEW.project_id AND manager_id = NEW.verified_by_id\n) THEN\n    RAISE EXCEPTION 'a figure is verified by somebody other than the manager' USING ERRCODE = 'check_violation';\nEND IF;\nIF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (\n    SELECT FROM pipeline_jobfigure WHERE id = NEW.supersedes_id AND project_id = NEW.project_id AND kind = NEW.kind\n) THEN\n    RAISE EXCEPTION 'a line corrects a line of its own project and kind' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="2fcd2421b18a611aa15b9fcbf5ccc705dfe4b207",
                            operation="INSERT",
                            pgid="pgtrigger_holds_together_c4a46",
                            table="pipeline_jobfigure",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="summed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nPERFORM FROM pipeline_project WHERE id IN (SELECT project_id FROM said) ORDER BY id FOR NO KEY UPDATE;\nWITH touched AS (SELECT DISTINCT project_id FROM said), \nline AS (SELECT line.*, line.confidence = 'verified' AS is_verified\n    FROM pipeline_investmentfigure line JOIN touched USING (project_id)\n    WHERE NOT line.withdrawn \n      AND NOT EXISTS (SELECT FROM pipeline_investmentfigure later WHERE later.supersedes_id = line.id)),\njob AS (SELECT line.*, line.confidence = 'verified' AS is_verified\n    FROM pipeline_jobfigure line JOIN touched USING (project_id)\n    WHERE NOT line.withdrawn AND line.permanence = 'permanent'\n      AND NOT EXISTS (SELECT FROM pipeline_jobfigure later WHERE later.supersedes_id = line.id)),\npromise AS (\n    SELECT DISTINCT ON (project_id) project_id, kind,\n        CASE WHEN min(currency) = max(currency) THEN min(currency) ELSE 'KZT' END AS own,\n        CASE WHEN min(currency) = max(currency)\n             THEN coalesce(sum(amount * rate) / nullif(sum(amount), 0), max(rate)) ELSE 1 END AS own_rate\n    FROM line WHERE kind IN ('announced', 'memorandum', 'agreed') GROUP BY project_id, kind\n    ORDER BY project_id, array_position(ARRAY['announced', 'memorandum', 'agreed'], kind::text)\n),\nof_kind AS (\n    SELECT line.*, kind::text AS told FROM line WHERE kind IN ('announced', 'memorandum', 'agreed', 'planned')\n    UNION ALL SELECT line.*, 'promised' FROM line JOIN promise ON (promise.project_id, promise.kind) =\n        (line.project_id, line.kind)\n    UNION ALL SELECT line.*, 'came' FROM line WHERE kind IN ('actual', 'cumulative')\n    UNION ALL SELECT line.*, 'verified' FROM line WHERE kind IN ('actual', 'cumulative') AND is_verified\n),\nso_far AS (\n    SELECT DISTINCT ON (project_id, told) project_id, told, id, as_of FROM of_kind WHERE kind = 'cumulative'\n    ORDER BY project_id, told, as_of DESC, id DESC\n),\ncounted AS (\n    SELECT of_kind.*, promise.own, promise.own_rate FROM of_kind\n    LEFT JOIN promise ON promise.project_id = of_kind.project_id\n    LEFT JOIN so_far ON (so_far.project_id, so_far.told) = (of_kind.project_id, of_kind.told)\n    WHERE so_far.id IS NULL OR of_kind.id = so_far.id\n       OR (of_kind.kind = 'actual' AND of_kind.period_from > so_far.as_of)\n),\nmoney AS (\n    SELECT project_id, max(own) AS currency, bool_or(currency <> own) AS converted, sum(amount * rate) FILTER (WHERE told = 'promised') AS promised,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'promised') AS promised_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'promised') THEN sum(foreign_part * rate) FILTER (WHERE told = 'promised') END AS promised_foreign,\n    count(*) FILTER (WHERE told = 'promised') AS promised_lines, max(as_of) FILTER (WHERE told = 'promised') AS promised_on, sum(amount * rate) FILTER (WHERE told = 'announced') AS announced,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'announced') AS announced_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'announced') THEN sum(foreign_part * rate) FILTER (WHERE told = 'announced') END AS announced_foreign,\n    count(*) FILTER (WHERE told = 'announced') AS announced_lines, max(as_of) FILTER (WHERE told = 'announced') AS announced_on, sum(amount * rate) FILTER (WHERE told = 'memorandum') AS memorandum,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'memorandum') AS memorandum_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'memorandum') THEN sum(foreign_part * rate) FILTER (WHERE told = 'memorandum') END AS memorandum_foreign,\n    count(*) FILTER (WHERE told = 'memorandum') AS memorandum_lines, max(as_of) FILTER (WHERE told = 'memorandum') AS memorandum_on, sum(amount * rate) FILTER (WHERE told = 'agreed') AS agreed,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'agreed') AS agreed_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'agreed') THEN sum(foreign_part * rate) FILTER (WHERE told = 'agreed') END AS agreed_foreign,\n    count(*) FILTER (WHERE told = 'agreed') AS agreed_lines, max(as_of) FILTER (WHERE told = 'agreed') AS agreed_on, sum(amount * rate) FILTER (WHERE told = 'planned') AS planned,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'planned') AS planned_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'planned') THEN sum(foreign_part * rate) FILTER (WHERE told = 'planned') END AS planned_foreign,\n    count(*) FILTER (WHERE told = 'planned') AS planned_lines, max(as_of) FILTER (WHERE told = 'planned') AS planned_on, sum(amount * rate) FILTER (WHERE told = 'came') AS came,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'came') AS came_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'came') THEN sum(foreign_part * rate) FILTER (WHERE told = 'came') END AS came_foreign,\n    count(*) FILTER (WHERE told = 'came') AS came_lines, max(as_of) FILTER (WHERE told = 'came') AS came_on, sum(amount * rate) FILTER (WHERE told = 'verified') AS verified,\n    sum(CASE WHEN currency = own THEN amount ELSE amount * rate / own_rate END) FILTER (WHERE told = 'verified') AS verified_own,\n    CASE WHEN bool_and(foreign_part IS NOT NULL) FILTER (WHERE told = 'verified') THEN sum(foreign_part * rate) FILTER (WHERE told = 'verified') END AS verified_foreign,\n    count(*) FILTER (WHERE told = 'verified') AS verified_lines, max(as_of) FILTER (WHERE told = 'verified') AS verified_on\n    FROM counted GROUP BY project_id\n),\nwork AS (\n    SELECT project_id, count(*) AS jobs_lines, max(as_of) AS jobs_on,\n        coalesce(sum(number) FILTER (WHERE kind = 'announced'), sum(number) FILTER (WHERE kind = 'agreed'))\n            AS jobs_promised,\n        sum(number) FILTER (WHERE kind = 'announced') AS jobs_announced,\n        sum(number) FILTER (WHERE kind = 'agreed') AS jobs_agreed,\n        (array_agg(number ORDER BY as_of DESC, id DESC) FILTER (WHERE kind = 'planned'))[1] AS jobs_planned,\n        (array_agg(number ORDER BY as_of DESC, id DESC) FILTER (WHERE kind = 'actual'))[1] AS jobs_came,\n        (array_agg(number ORDER BY as_of DESC, id DESC) FILTER (WHERE kind = 'actual' AND is_verified))[1]\n            AS jobs_verified\n    FROM job GROUP BY project_id\n)\nINSERT INTO pipeline_projectsum AS kept (project_id, promised, promised_own, promised_foreign, promised_lines, promised_on, announced, announced_own, announced_foreign, announced_lines, announced_on, memorandum, memorandum_own, memorandum_foreign, memorandum_lines, memorandum_on, agreed, agreed_own, agreed_foreign, agreed_lines, agreed_on, planned, planned_own, planned_foreign, planned_lines, planned_on, came, came_own, came_foreign, came_lines, came_on, verified, verified_own, verified_foreign, verified_lines, verified_on, jobs_promised, jobs_announced, jobs_agreed, jobs_planned, jobs_came, jobs_verified, jobs_lines, jobs_on, currency, converted)\nSELECT touched.project_id, coalesce(promised, NULL), coalesce(promised_own, NULL), coalesce(promised_foreign, NULL), coalesce(promised_lines, 0), coalesce(promised_on, NULL), coalesce(announced, NULL), coalesce(announced_own, NULL), coalesce(announced_foreign, NULL), coalesce(announced_lines, 0), coalesce(announced_on, NULL), coalesce(memorandum, NULL), coalesce(memorandum_own, NULL), coalesce(memorandum_foreign, NULL), coalesce(memorandum_lines, 0), coalesce(memorandum_on, NULL), coalesce(agreed, NULL), coalesce(agreed_own, NULL), coalesce(agreed_foreign, NULL), coalesce(agreed_lines, 0), coalesce(agreed_on, NULL), coalesce(planned, NULL), coalesce(planned_own, NULL), coalesce(planned_foreign, NULL), coalesce(planned_lines, 0), coalesce(planned_on, NULL), coalesce(came, NULL), coalesce(came_own, NULL), coalesce(came_foreign, NULL), coalesce(came_lines, 0), coalesce(came_on, NULL), coalesce(verified, NULL), coalesce(verified_own, NULL), coalesce(verified_foreign, NULL), coalesce(verified_lines, 0), coalesce(verified_on, NULL), coalesce(jobs_promised, NULL), coalesce(jobs_announced, NULL), coalesce(jobs_agreed, NULL), coalesce(jobs_planned, NULL), coalesce(jobs_came, NULL), coalesce(jobs_verified, NULL), coalesce(jobs_lines, 0), coalesce(jobs_on, NULL), coalesce(currency, ''), coalesce(converted, false)\nFROM touched LEFT JOIN money USING (project_id) LEFT JOIN work USING (project_id)\nON CONFLICT (project_id) DO UPDATE SET promised = EXCLUDED.promised, promised_own = EXCLUDED.promised_own, promised_foreign = EXCLUDED.promised_foreign, promised_lines = EXCLUDED.promised_lines, promised_on = EXCLUDED.promised_on, announced = EXCLUDED.announced, announced_own = EXCLUDED.announced_own, announced_foreign = EXCLUDED.announced_foreign, announced_lines = EXCLUDED.announced_lines, announced_on = EXCLUDED.announced_on, memorandum = EXCLUDED.memorandum, memorandum_own = EXCLUDED.memorandum_own, memorandum_foreign = EXCLUDED.memorandum_foreign, memorandum_lines = EXCLUDED.memorandum_lines, memorandum_on = EXCLUDED.memorandum_on, agreed = EXCLUDED.agreed, agreed_own = EXCLUDED.agreed_own, agreed_foreign = EXCLUDED.agreed_foreign, agreed_lines = EXCLUDED.agreed_lines, agreed_on = EXCLUDED.agreed_on, planned = EXCLUDED.planned, planned_own = EXCLUDED.planned_own, planned_foreign = EXCLUDED.planned_foreign, planned_lines = EXCLUDED.planned_lines, planned_on = EXCLUDED.planned_on, came = EXCLUDED.came, came_own = EXCLUDED.came_own, came_foreign = EXCLUDED.came_foreign, came_lines = EXCLUDED.came_lines, came_on = EXCLUDED.came_on, verified = EXCLUDED.verified, verified_own = EXCLUDED.verified_own, verified_foreign = EXCLUDED.verified_foreign, verified_lines = EXCLUDED.verified_lines, verified_on = EXCLUDED.verified_on, jobs_promised = EXCLUDED.jobs_promised, jobs_announced = EXCLUDED.jobs_announced, jobs_agreed = EXCLUDED.jobs_agreed, jobs_planned = EXCLUDED.jobs_planned, jobs_came = EXCLUDED.jobs_came, jobs_verified = EXCLUDED.jobs_verified, jobs_lines = EXCLUDED.jobs_lines, jobs_on = EXCLUDED.jobs_on, currency = EXCLUDED.currency, converted = EXCLUDED.converted\n;\nRETURN NULL;\n",
                            hash="18952c96d348d0e446be48ea90241d3533d5a5a6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_summed_fc2a6",
                            referencing="REFERENCING NEW TABLE AS said ",
                            table="pipeline_jobfigure",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProductionFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("period_from", models.DateField(blank=True, null=True)),
                ("period_to", models.DateField(blank=True, null=True)),
                ("as_of", models.DateField()),
                ("source", models.CharField(max_length=20)),
                ("source_note", models.CharField(blank=True, max_length=300)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pipeline.document",
                    ),
                ),
                ("confidence", models.CharField(default="claimed", max_length=20)),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True)),
                ("withdrawn", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="production", to="pipeline.project"
                    ),
                ),
                ("product", models.CharField(max_length=200)),
                ("unit", models.CharField(max_length=40)),
                ("quantity", models.DecimalField(decimal_places=4, max_digits=24)),
                ("export_share", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="pipeline.productionfigure",
                    ),
                ),
            ],
            options={
                "ordering": ["as_of", "pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["project", "kind", "as_of"], name="production_of_project")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("verified_by", None),
                                ("verified_on", None),
                                models.Q(("confidence", "verified"), _negated=True),
                            ),
                            models.Q(
                                ("confidence", "verified"),
                                ("verified_by__isnull", False),
                                ("verified_on__isnull", False),
                                models.Q(("verified_by", models.F("entered_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="production_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("period_from", None), ("period_to", None)),
                            ("period_from__lte", models.F("period_to")),
                            _connector="OR",
                        ),
                        name="production_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence", "claimed"),
                            ("evidence__isnull", False),
                            ("confidence", "verified"),
                            _connector="OR",
                        ),
                        name="production_documented",
                    ),
                    models.CheckConstraint(condition=models.Q(("quantity__gte", 0)), name="production_quantity"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("export_share", None),
                            models.Q(("export_share__gte", 0), ("export_share__lte", 100)),
                            _connector="OR",
                        ),
                        name="production_export",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_productionfigureprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="a0661c5e2b14eeb15c3086ccd3a86ee77233a75f",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_2fde2",
                            table="pipeline_productionfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."project_id" IS DISTINCT FROM (NEW."project_id"))',
                            func='INSERT INTO "pipeline_productionfigureprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="9a4909c3002adb0a90da94542024e5f461273dfd",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_86aa9",
                            table="pipeline_productionfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_productionfigureprojectstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id"); RETURN NULL;',
                            hash="b6c2e23376ce64bfa5e44a0c4eafa6174ee53d91",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_086cf",
                            table="pipeline_productionfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="46a41c0851978d8d675508c384676fdcd807f16e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_64ce2",
                            table="pipeline_productionfigure",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="holds_together",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NEW.confidence = 'verified' AND EXISTS (\n    SELECT FROM pipeline_project WHERE id = NEW.project_id AND manager_id = NEW.verified_by_id\n) THEN\n    RAISE EXCEPTION 'a figure is verified by somebody other than the manager' USING ERRCODE = 'check_violation';\nEND IF;\nIF NEW.supersedes_id IS NOT NULL AND NOT EXISTS (\n    SELECT FROM pipeline_productionfigure WHERE id = NEW.supersedes_id AND project_id = NEW.project_id AND kind = NEW.kind\n) THEN\n    RAISE EXCEPTION 'a line corrects a line of its own project and kind' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="f2033a3607dc7b65ce7e44191c223eacbc6e6d7f",
                            operation="INSERT",
                            pgid="pgtrigger_holds_together_08c04",
                            table="pipeline_productionfigure",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.milestone",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("planned", models.DateField(blank=True, null=True)),
                ("expected", models.DateField(blank=True, null=True)),
                ("done", models.DateField(blank=True, null=True)),
                ("blocked_by", models.CharField(blank=True, max_length=300)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.document",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="851c25fb3e226fb83fbebcb8b219dd39e2231cad",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_147c6",
                            table="pipeline_milestonestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InteractionState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.interaction",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("at", models.DateTimeField()),
                ("channel", models.CharField(max_length=20)),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.lead",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.event",
                    ),
                ),
                ("note", models.TextField()),
                ("promised", models.TextField(blank=True)),
                ("feedback_area", models.CharField(blank=True, max_length=20)),
                ("feedback", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="008a94a51743af35e31562183ec55211f06a5cf6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_642ac",
                            table="pipeline_interactionstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "interaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="pipeline.interaction",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interactions",
                        to="pipeline.contact",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_participantstate" ("contact_id", "created_at", "created_by_id", "edition", "erased_at", "id", "interaction_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."erased_at", NEW."id", NEW."interaction_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."updated_at"); RETURN NULL;',
                            hash="55b3842f2ea80d9a037a96fb16f9375f23b3716a",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_790d5",
                            table="pipeline_participant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "pipeline_participantstate" ("contact_id", "created_at", "created_by_id", "edition", "erased_at", "id", "interaction_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (NEW."contact_id", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."erased_at", NEW."id", NEW."interaction_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."updated_at"); RETURN NULL;',
                            hash="7400967522c4e2cb6be3073630a39185d449be94",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_2940b",
                            table="pipeline_participant",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "pipeline_participantstate" ("contact_id", "created_at", "created_by_id", "edition", "erased_at", "id", "interaction_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at") VALUES (OLD."contact_id", OLD."created_at", OLD."created_by_id", OLD."edition", OLD."erased_at", OLD."id", OLD."interaction_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."updated_at"); RETURN NULL;',
                            hash="875855ebda92e6263741dc55be6684dbf3b7a21f",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_5ecab",
                            table="pipeline_participant",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.task",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=300)),
                ("note", models.TextField(blank=True)),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.lead",
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("due", models.DateField()),
                ("state", models.CharField(default="issued", max_length=20)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.document",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("review_note", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8ef2c737d8266e69e83694937b60492b412fb6f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a5e48",
                            table="pipeline_taskstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InvestmentFigureProjectState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.investmentfigure",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9813be65563f91d686c5b7315d4e8b19dd1eb79f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9114d",
                            table="pipeline_investmentfigureprojectstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JobFigureProjectState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.jobfigure",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5ab8936a7361076654de53c477b0161d8f5c9498",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e40db",
                            table="pipeline_jobfigureprojectstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProductionFigureProjectState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.productionfigure",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                (
                    "project",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.project",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="779a3b37ed5eb7b68b4022052a89f37dc7029c07",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_03b33",
                            table="pipeline_productionfigureprojectstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ParticipantState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="pipeline.participant",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "interaction",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.interaction",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.contact",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bc5a1b35e73bf060b900c79b1bbbd11b174f2989",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9256e",
                            table="pipeline_participantstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        onir.desk.database.triggers.InstallTriggers(),
        migrations.RunPython(
            code=onir.desk.pipeline.filling.fill,
            reverse_code=onir.desk.pipeline.filling.emptied,
        ),
    ]
