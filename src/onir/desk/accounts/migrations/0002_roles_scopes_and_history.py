import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import onir.desk.tracking


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="UserState",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("database_role", models.TextField(db_default=onir.desk.tracking.SessionUser(), editable=False)),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("username", models.CharField(max_length=150)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reader", "reader"),
                            ("analyst", "analyst"),
                            ("editor", "editor"),
                            ("administrator", "administrator"),
                            ("akim", "akim"),
                            ("head", "head"),
                            ("manager", "manager"),
                            ("assurer", "assurer"),
                            ("executor", "executor"),
                            ("zone", "zone"),
                            ("secretary", "secretary"),
                            ("auditor", "auditor"),
                            ("representative", "representative"),
                            ("investor", "investor"),
                        ],
                        default="reader",
                        max_length=20,
                    ),
                ),
                ("must_change_password", models.BooleanField(default=False)),
                (
                    "territory",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("zone", models.CharField(blank=True, max_length=40)),
                ("team", models.CharField(blank=True, max_length=50)),
                ("is_active", models.BooleanField(default=True)),
                ("joined", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="user",
            name="role_is_known",
        ),
        migrations.AddField(
            model_name="user",
            name="team",
            field=models.CharField(blank=True, max_length=50),
        ),
        migrations.AddField(
            model_name="user",
            name="territory",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="zone",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name="user",
            name="role",
            field=models.CharField(
                choices=[
                    ("reader", "reader"),
                    ("analyst", "analyst"),
                    ("editor", "editor"),
                    ("administrator", "administrator"),
                    ("akim", "akim"),
                    ("head", "head"),
                    ("manager", "manager"),
                    ("assurer", "assurer"),
                    ("executor", "executor"),
                    ("zone", "zone"),
                    ("secretary", "secretary"),
                    ("auditor", "auditor"),
                    ("representative", "representative"),
                    ("investor", "investor"),
                ],
                default="reader",
                max_length=20,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="made_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_userstate" ("email", "id", "is_active", "joined", "must_change_password", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "team", "territory", "username", "zone") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."joined", NEW."must_change_password", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."role", NEW."team", NEW."territory", NEW."username", NEW."zone"); RETURN NULL;',
                    hash="bc2205665a20f4bc980fd003ce5d91e3d6e714ff",
                    operation="INSERT",
                    pgid="pgtrigger_made_insert_7c11a",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="changed_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."joined" IS DISTINCT FROM (NEW."joined") OR OLD."must_change_password" IS DISTINCT FROM (NEW."must_change_password") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."team" IS DISTINCT FROM (NEW."team") OR OLD."territory" IS DISTINCT FROM (NEW."territory") OR OLD."username" IS DISTINCT FROM (NEW."username") OR OLD."zone" IS DISTINCT FROM (NEW."zone"))',
                    func='INSERT INTO "accounts_userstate" ("email", "id", "is_active", "joined", "must_change_password", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "team", "territory", "username", "zone") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."joined", NEW."must_change_password", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."role", NEW."team", NEW."territory", NEW."username", NEW."zone"); RETURN NULL;',
                    hash="a9544090beaadbf7aadbdce673e2edd3055bb349",
                    operation="UPDATE",
                    pgid="pgtrigger_changed_update_1bd15",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="deleted_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_userstate" ("email", "id", "is_active", "joined", "must_change_password", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "team", "territory", "username", "zone") VALUES (OLD."email", OLD."id", OLD."is_active", OLD."joined", OLD."must_change_password", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."role", OLD."team", OLD."territory", OLD."username", OLD."zone"); RETURN NULL;',
                    hash="39c1d2905a089f11c303a1f949f394ce16d863ec",
                    operation="DELETE",
                    pgid="pgtrigger_deleted_delete_303ff",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "reader",
                            "analyst",
                            "editor",
                            "administrator",
                            "akim",
                            "head",
                            "manager",
                            "assurer",
                            "executor",
                            "zone",
                            "secretary",
                            "auditor",
                            "representative",
                            "investor",
                        ],
                    )
                ),
                name="role_is_known",
            ),
        ),
        migrations.AddField(
            model_name="userstate",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="history",
                related_query_name="history",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userstate",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f508634ea004a3f63f354a547cefd8dd5d5c4053",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1c5a4",
                    table="accounts_userstate",
                    when="BEFORE",
                ),
            ),
        ),
    ]
