import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import onir.desk.database.triggers
import onir.desk.tracking


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
                ("kind", models.CharField(max_length=30)),
                ("area", models.CharField(max_length=20)),
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
                ("confidentiality", models.CharField(default="internal", max_length=20)),
                ("period", models.CharField(blank=True, max_length=30)),
                ("name", models.CharField(max_length=200)),
                ("titles", models.JSONField(default=dict)),
                ("asked", models.JSONField(default=dict)),
                ("records", models.JSONField(blank=True, null=True)),
                ("vintages", models.JSONField(default=list)),
                ("corrections", models.CharField(blank=True, max_length=64)),
                ("version", models.CharField(max_length=40)),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("frozen_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["kind", "area"], name="run_of_kind")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "printing_runnamekindareaprojectstate" ("area", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (NEW."area", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="387f3c2fd7fcb23332260357f6bf797460918ef4",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_91bbf",
                            table="printing_run",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."area" IS DISTINCT FROM (NEW."area") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."project_id" IS DISTINCT FROM (NEW."project_id"))',
                            func='INSERT INTO "printing_runnamekindareaprojectstate" ("area", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (NEW."area", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="81e9f6ef44c5c7fe83e7f3654e6cc4e60e37a187",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_6ac99",
                            table="printing_run",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "printing_runnamekindareaprojectstate" ("area", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (OLD."area", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id"); RETURN NULL;',
                            hash="2b8f2d6d38cdbdf67a2171452fc0b9d4ab1eac22",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_a9319",
                            table="printing_run",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e47f22ba151d9f07eeb381f2f8e97edd2785610e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d1142",
                            table="printing_run",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RunNameKindAreaProjectState",
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
                        to="printing.run",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("name", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=30)),
                ("area", models.CharField(max_length=20)),
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
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="79e67397b72e977e3d7b8f937127a18b007d2bec",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d79e5",
                            table="printing_runnamekindareaprojectstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="printing.run"
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("form", models.CharField(max_length=10)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("run", "language", "form"), name="a_file_once_a_run")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "printing_filerunlanguageformsha256state" ("form", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id", "sha256") VALUES (NEW."form", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."run_id", NEW."sha256"); RETURN NULL;',
                            hash="5e50562a217310a577050ae23b286bbd364826d6",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_5035a",
                            table="printing_file",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."run_id" IS DISTINCT FROM (NEW."run_id") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256"))',
                            func='INSERT INTO "printing_filerunlanguageformsha256state" ("form", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id", "sha256") VALUES (NEW."form", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."run_id", NEW."sha256"); RETURN NULL;',
                            hash="49d2a9a973aca0743750856c17f9e9a2e7d0aec8",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_52f47",
                            table="printing_file",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "printing_filerunlanguageformsha256state" ("form", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id", "sha256") VALUES (OLD."form", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."run_id", OLD."sha256"); RETURN NULL;',
                            hash="dcabf589b6afba8959eff432b7964e6dd150128a",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_f64f4",
                            table="printing_file",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="682d52714775c1f01c22dbfc0da872ecae4f32dc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f4798",
                            table="printing_file",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="complete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF EXISTS (SELECT FROM printing_approval WHERE run_id = NEW.run_id) THEN\n    RAISE EXCEPTION 'what is approved gets no further file' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="1af670717bf0316b461d4f1e10707a2bca1c83d5",
                            operation="INSERT",
                            pgid="pgtrigger_complete_22ec1",
                            table="printing_file",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approval", to="printing.run"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "printing_approvalrunbynotestate" ("by_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (NEW."by_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."run_id"); RETURN NULL;',
                            hash="f142ab4e36ec878933da9d4608c0631e50229819",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_ef879",
                            table="printing_approval",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."run_id" IS DISTINCT FROM (NEW."run_id"))',
                            func='INSERT INTO "printing_approvalrunbynotestate" ("by_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (NEW."by_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."run_id"); RETURN NULL;',
                            hash="edaad199c4ef4dc058b11691f8225e6a883179f2",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_67bc6",
                            table="printing_approval",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "printing_approvalrunbynotestate" ("by_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id") VALUES (OLD."by_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."run_id"); RETURN NULL;',
                            hash="3afac5a30d383f7067063ea257f40035560c6677",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_e7fbc",
                            table="printing_approval",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="756a4ce222aac969efca8944ef1143180c4b8e06",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_76819",
                            table="printing_approval",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="by_another",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF EXISTS (SELECT FROM printing_run WHERE id = NEW.run_id AND frozen_by_id = NEW.by_id) THEN\n    RAISE EXCEPTION 'a run is approved by somebody other than who froze it' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="2d4cc6cfc99ce250ec7ce3160b2f24e3c86a6115",
                            operation="INSERT",
                            pgid="pgtrigger_by_another_59bf6",
                            table="printing_approval",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dispatches", to="printing.run"
                    ),
                ),
                ("office", models.CharField(blank=True, max_length=300)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatches",
                        to="pipeline.contact",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=254)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("email", "email"),
                            ("system", "system"),
                            ("hand", "hand"),
                            ("post", "post"),
                            ("site", "site"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sent_on", models.DateField()),
                ("files", models.JSONField(default=list)),
                ("letter", models.UUIDField(blank=True, null=True, unique=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("office", ""), _negated=True), ("contact__isnull", False), _connector="OR"
                        ),
                        name="sent_to_somebody",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "printing_dispatchrunwaysentonstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id", "sent_on", "way") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."run_id", NEW."sent_on", NEW."way"); RETURN NULL;',
                            hash="8b84163baeef54a9819e563f9925e139bb756e09",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_d6aac",
                            table="printing_dispatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."run_id" IS DISTINCT FROM (NEW."run_id") OR OLD."sent_on" IS DISTINCT FROM (NEW."sent_on") OR OLD."way" IS DISTINCT FROM (NEW."way"))',
                            func='INSERT INTO "printing_dispatchrunwaysentonstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id", "sent_on", "way") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."run_id", NEW."sent_on", NEW."way"); RETURN NULL;',
                            hash="f1f84a3d28c6692294229bbfe4088a5f61807ab1",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_d2a2a",
                            table="printing_dispatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "printing_dispatchrunwaysentonstate" ("pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_id", "sent_on", "way") VALUES (COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."run_id", OLD."sent_on", OLD."way"); RETURN NULL;',
                            hash="5f28248d4efdc1376c4d9f083cc7d71811fb18c9",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_d8d9a",
                            table="printing_dispatch",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="140a191e464319f30c97101beaf34ceea3135e2f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a4b17",
                            table="printing_dispatch",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="approved_first",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\nIF NOT EXISTS (SELECT FROM printing_approval WHERE run_id = NEW.run_id) THEN\n    RAISE EXCEPTION 'what is sent is approved first' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                            hash="ab69357380e198f9a8167d361554d445603d9b64",
                            operation="INSERT",
                            pgid="pgtrigger_approved_first_fac7b",
                            table="printing_dispatch",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FileRunLanguageFormSha256State",
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
                        to="printing.file",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                (
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="printing.run",
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("form", models.CharField(max_length=10)),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5892611749c2e04db95a589608e56076d5f29557",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fd6a1",
                            table="printing_filerunlanguageformsha256state",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ApprovalRunByNoteState",
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
                        to="printing.approval",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                (
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="printing.run",
                    ),
                ),
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
                ("note", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1e6ab9538763fe62dc3e3cc66740334cc4153a31",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5eeeb",
                            table="printing_approvalrunbynotestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DispatchRunWaySentOnState",
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
                        to="printing.dispatch",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                (
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="printing.run",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("email", "email"),
                            ("system", "system"),
                            ("hand", "hand"),
                            ("post", "post"),
                            ("site", "site"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sent_on", models.DateField()),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0863ec9cd11eaea653ed8c99123c99b08eb86ff9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8ac89",
                            table="printing_dispatchrunwaysentonstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        onir.desk.database.triggers.InstallTriggers(),
    ]
