from decimal import Decimal

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import onir.desk.database.triggers
import onir.desk.headquarters.filling
import onir.desk.tracking


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("pipeline", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Issue",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="pipeline.project"
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("land", "land"),
                            ("power", "power"),
                            ("water", "water"),
                            ("gas", "gas"),
                            ("road", "road"),
                            ("permit", "permit"),
                            ("tax", "tax"),
                            ("customs", "customs"),
                            ("labour", "labour"),
                            ("finance", "finance"),
                            ("dispute", "dispute"),
                            ("other", "other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("critical", "critical"), ("high", "high"), ("medium", "medium"), ("low", "low")],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("registered", "registered"),
                            ("assigned", "assigned"),
                            ("in_work", "in_work"),
                            ("escalated", "escalated"),
                            ("resolved", "resolved"),
                            ("confirmed", "confirmed"),
                            ("not_resolvable", "not_resolvable"),
                        ],
                        default="registered",
                        max_length=20,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("district", "district"),
                            ("region", "region"),
                            ("headquarters", "headquarters"),
                            ("government", "government"),
                            ("prosecutor", "prosecutor"),
                        ],
                        default="region",
                        max_length=20,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                ("opened_on", models.DateField()),
                ("due", models.DateField(blank=True, null=True)),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("currency", models.CharField(default="KZT", max_length=3)),
                ("rate", models.DecimalField(decimal_places=8, default=Decimal("1"), max_digits=18)),
                ("rate_date", models.DateField()),
                ("jobs", models.PositiveIntegerField(default=0)),
                ("body", models.CharField(max_length=300)),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("resolution", models.TextField(blank=True)),
                ("resolved_on", models.DateField(blank=True, null=True)),
                ("confirmed_who", models.CharField(blank=True, max_length=200)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("retained", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
            ],
            options={
                "ordering": ["due", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("rate__gt", 0)), name="money_at_risk_has_its_rate"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("currency", "KZT"), _negated=True), ("rate", 1), _connector="OR"),
                        name="tenge_at_risk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["resolved", "confirmed"]), _negated=True),
                            models.Q(models.Q(("resolution", ""), _negated=True), ("resolved_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_resolved_issue_says_how_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "confirmed"), _negated=True),
                            models.Q(models.Q(("confirmed_who", ""), _negated=True), ("confirmed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_confirmed_issue_says_by_whom_and_when",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_issuestate" ("amount", "body", "category", "confirmed_on", "confirmed_who", "created_at", "created_by_id", "currency", "due", "edition", "erased_at", "id", "jobs", "level", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "rate", "rate_date", "resolution", "resolved_on", "responsible_id", "retained", "severity", "source", "status", "title", "updated_at") VALUES (NEW."amount", NEW."body", NEW."category", NEW."confirmed_on", NEW."confirmed_who", NEW."created_at", NEW."created_by_id", NEW."currency", NEW."due", NEW."edition", NEW."erased_at", NEW."id", NEW."jobs", NEW."level", NEW."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."rate", NEW."rate_date", NEW."resolution", NEW."resolved_on", NEW."responsible_id", NEW."retained", NEW."severity", NEW."source", NEW."status", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="1f8c6b2d579e8a04285dba6be8cfcf9b54db96ea",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_bedd0",
                            table="headquarters_issue",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "headquarters_issuestate" ("amount", "body", "category", "confirmed_on", "confirmed_who", "created_at", "created_by_id", "currency", "due", "edition", "erased_at", "id", "jobs", "level", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "rate", "rate_date", "resolution", "resolved_on", "responsible_id", "retained", "severity", "source", "status", "title", "updated_at") VALUES (NEW."amount", NEW."body", NEW."category", NEW."confirmed_on", NEW."confirmed_who", NEW."created_at", NEW."created_by_id", NEW."currency", NEW."due", NEW."edition", NEW."erased_at", NEW."id", NEW."jobs", NEW."level", NEW."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."rate", NEW."rate_date", NEW."resolution", NEW."resolved_on", NEW."responsible_id", NEW."retained", NEW."severity", NEW."source", NEW."status", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="0097f2f9a2923168f48746453d8d18d4bd1341d1",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_14bbb",
                            table="headquarters_issue",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_issuestate" ("amount", "body", "category", "confirmed_on", "confirmed_who", "created_at", "created_by_id", "currency", "due", "edition", "erased_at", "id", "jobs", "level", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "rate", "rate_date", "resolution", "resolved_on", "responsible_id", "retained", "severity", "source", "status", "title", "updated_at") VALUES (OLD."amount", OLD."body", OLD."category", OLD."confirmed_on", OLD."confirmed_who", OLD."created_at", OLD."created_by_id", OLD."currency", OLD."due", OLD."edition", OLD."erased_at", OLD."id", OLD."jobs", OLD."level", OLD."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."rate", OLD."rate_date", OLD."resolution", OLD."resolved_on", OLD."responsible_id", OLD."retained", OLD."severity", OLD."source", OLD."status", OLD."title", OLD."updated_at"); RETURN NULL;',
                            hash="460498d08e3e982b1756e7fbe5d3151cf287abaa",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_4b0d5",
                            table="headquarters_issue",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="issue_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN RETURN NEW; END IF;\n            IF NOT EXISTS (\n                SELECT FROM headquarters_headquartersmove WHERE machine = 'issue' AND after = NEW.status\n                AND before = CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END\n            ) THEN\n                RAISE EXCEPTION 'no move of issue to %', NEW.status USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="c6331e94f3742d2e1cb52e5fc437ba49e7654008",
                            operation='INSERT OR UPDATE OF "status"',
                            pgid="pgtrigger_issue_moves_74d59",
                            table="headquarters_issue",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeadquartersMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("machine", models.CharField(max_length=20)),
                ("before", models.CharField(blank=True, max_length=20)),
                ("after", models.CharField(max_length=20)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("machine", "before", "after"), name="headquarters_move_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
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
                ("number", models.CharField(max_length=40)),
                ("held_on", models.DateField()),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("district", "district"),
                            ("region", "region"),
                            ("headquarters", "headquarters"),
                            ("government", "government"),
                            ("prosecutor", "prosecutor"),
                        ],
                        default="headquarters",
                        max_length=20,
                    ),
                ),
                ("chair", models.CharField(max_length=200)),
                ("agenda", models.TextField()),
                (
                    "protocol",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="pipeline.document"
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "district", "level", "number", "held_on"), name="a_protocol_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_sittingstate" ("agenda", "chair", "created_at", "created_by_id", "district", "edition", "erased_at", "held_on", "id", "level", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_id", "region", "updated_at") VALUES (NEW."agenda", NEW."chair", NEW."created_at", NEW."created_by_id", NEW."district", NEW."edition", NEW."erased_at", NEW."held_on", NEW."id", NEW."level", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."protocol_id", NEW."region", NEW."updated_at"); RETURN NULL;',
                            hash="29a2272fa4632548926e23424dcd92e12f9501ce",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_6593d",
                            table="headquarters_sitting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "headquarters_sittingstate" ("agenda", "chair", "created_at", "created_by_id", "district", "edition", "erased_at", "held_on", "id", "level", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_id", "region", "updated_at") VALUES (NEW."agenda", NEW."chair", NEW."created_at", NEW."created_by_id", NEW."district", NEW."edition", NEW."erased_at", NEW."held_on", NEW."id", NEW."level", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."protocol_id", NEW."region", NEW."updated_at"); RETURN NULL;',
                            hash="670ccc22301fe6d821037dde6d80c87b891b2137",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_85d40",
                            table="headquarters_sitting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_sittingstate" ("agenda", "chair", "created_at", "created_by_id", "district", "edition", "erased_at", "held_on", "id", "level", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_id", "region", "updated_at") VALUES (OLD."agenda", OLD."chair", OLD."created_at", OLD."created_by_id", OLD."district", OLD."edition", OLD."erased_at", OLD."held_on", OLD."id", OLD."level", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."protocol_id", OLD."region", OLD."updated_at"); RETURN NULL;',
                            hash="ef58051ca3c241062e3f7858f34ca668c904f04d",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_1f7fa",
                            table="headquarters_sitting",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
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
                ("indicator", models.CharField(max_length=60)),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                ("activity", models.CharField(blank=True, max_length=20)),
                ("period", models.CharField(max_length=20)),
                ("value", models.DecimalField(decimal_places=4, max_digits=24)),
                ("unit", models.CharField(max_length=20)),
                ("approved_by", models.CharField(max_length=300)),
                ("approved_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["-period", "region", "indicator"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("erased_at", None)),
                        fields=("indicator", "region", "district", "activity", "period", "approved_by"),
                        name="a_target_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("value__gt", 0)), name="a_target_is_above_nothing"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_targetstate" ("activity", "approved_by", "approved_on", "created_at", "created_by_id", "district", "edition", "erased_at", "id", "indicator", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "source", "unit", "updated_at", "value") VALUES (NEW."activity", NEW."approved_by", NEW."approved_on", NEW."created_at", NEW."created_by_id", NEW."district", NEW."edition", NEW."erased_at", NEW."id", NEW."indicator", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."region", NEW."source", NEW."unit", NEW."updated_at", NEW."value"); RETURN NULL;',
                            hash="e55e407cdfdcb31217638a06d41354ed28ae0b41",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_7e19a",
                            table="headquarters_target",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "headquarters_targetstate" ("activity", "approved_by", "approved_on", "created_at", "created_by_id", "district", "edition", "erased_at", "id", "indicator", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "source", "unit", "updated_at", "value") VALUES (NEW."activity", NEW."approved_by", NEW."approved_on", NEW."created_at", NEW."created_by_id", NEW."district", NEW."edition", NEW."erased_at", NEW."id", NEW."indicator", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."region", NEW."source", NEW."unit", NEW."updated_at", NEW."value"); RETURN NULL;',
                            hash="88eba4108d935efa3912d1fad6b437606da606ac",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_24daf",
                            table="headquarters_target",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_targetstate" ("activity", "approved_by", "approved_on", "created_at", "created_by_id", "district", "edition", "erased_at", "id", "indicator", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "source", "unit", "updated_at", "value") VALUES (OLD."activity", OLD."approved_by", OLD."approved_on", OLD."created_at", OLD."created_by_id", OLD."district", OLD."edition", OLD."erased_at", OLD."id", OLD."indicator", OLD."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."region", OLD."source", OLD."unit", OLD."updated_at", OLD."value"); RETURN NULL;',
                            hash="9e46ff32487f9dd32e8bb258089054f9359836fd",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_c846c",
                            table="headquarters_target",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueState",
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
                        to="headquarters.issue",
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
                ("title", models.CharField(max_length=300)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("land", "land"),
                            ("power", "power"),
                            ("water", "water"),
                            ("gas", "gas"),
                            ("road", "road"),
                            ("permit", "permit"),
                            ("tax", "tax"),
                            ("customs", "customs"),
                            ("labour", "labour"),
                            ("finance", "finance"),
                            ("dispute", "dispute"),
                            ("other", "other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("critical", "critical"), ("high", "high"), ("medium", "medium"), ("low", "low")],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("registered", "registered"),
                            ("assigned", "assigned"),
                            ("in_work", "in_work"),
                            ("escalated", "escalated"),
                            ("resolved", "resolved"),
                            ("confirmed", "confirmed"),
                            ("not_resolvable", "not_resolvable"),
                        ],
                        default="registered",
                        max_length=20,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("district", "district"),
                            ("region", "region"),
                            ("headquarters", "headquarters"),
                            ("government", "government"),
                            ("prosecutor", "prosecutor"),
                        ],
                        default="region",
                        max_length=20,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300)),
                ("opened_on", models.DateField()),
                ("due", models.DateField(blank=True, null=True)),
                ("amount", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("currency", models.CharField(default="KZT", max_length=3)),
                ("rate", models.DecimalField(decimal_places=8, default=Decimal("1"), max_digits=18)),
                ("rate_date", models.DateField()),
                ("jobs", models.PositiveIntegerField(default=0)),
                ("body", models.CharField(max_length=300)),
                (
                    "responsible",
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
                ("resolution", models.TextField(blank=True)),
                ("resolved_on", models.DateField(blank=True, null=True)),
                ("confirmed_who", models.CharField(blank=True, max_length=200)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("retained", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="077129dac0ac3d3177e19d67628057b750390e40",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_45eca",
                            table="headquarters_issuestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueEscalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="headquarters.issue"
                    ),
                ),
                ("before", models.CharField(max_length=20)),
                ("after", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("due", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("reason", models.TextField()),
            ],
            options={
                "ordering": ["pk"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_issueescalationstate" ("after", "before", "by_id", "due", "id", "issue_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."due", NEW."id", NEW."issue_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="dc660d3b7306cb598f216bed44c2bc22c376b09a",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_7ca63",
                            table="headquarters_issueescalation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "headquarters_issueescalationstate" ("after", "before", "by_id", "due", "id", "issue_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."due", NEW."id", NEW."issue_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="ff52b0050dd9bbbfc95b539e55b53e7d8287b380",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_3111a",
                            table="headquarters_issueescalation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_issueescalationstate" ("after", "before", "by_id", "due", "id", "issue_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."after", OLD."before", OLD."by_id", OLD."due", OLD."id", OLD."issue_id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."reason"); RETURN NULL;',
                            hash="369caf8c88d2cd9c6cacd5ae613f27433c84b44e",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_6a2c4",
                            table="headquarters_issueescalation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SittingState",
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
                        to="headquarters.sitting",
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
                ("number", models.CharField(max_length=40)),
                ("held_on", models.DateField()),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("district", "district"),
                            ("region", "region"),
                            ("headquarters", "headquarters"),
                            ("government", "government"),
                            ("prosecutor", "prosecutor"),
                        ],
                        default="headquarters",
                        max_length=20,
                    ),
                ),
                ("chair", models.CharField(max_length=200)),
                ("agenda", models.TextField()),
                (
                    "protocol",
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
                            hash="2ca20b5b5f4c4be35e42f7f0f205fabdb00bcf7a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c43dc",
                            table="headquarters_sittingstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendees", to="headquarters.sitting"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("post", models.CharField(blank=True, max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_attendeestate" ("id", "name", "organisation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "sitting_id") VALUES (NEW."id", NEW."name", NEW."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."post", NEW."sitting_id"); RETURN NULL;',
                            hash="77c1042cd6acf7eff607d6fdcff278a0755c4c2d",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_0fb84",
                            table="headquarters_attendee",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "headquarters_attendeestate" ("id", "name", "organisation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "sitting_id") VALUES (NEW."id", NEW."name", NEW."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."post", NEW."sitting_id"); RETURN NULL;',
                            hash="0bb62532d5383a0639219c46f0a65456741b2f90",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_8c956",
                            table="headquarters_attendee",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_attendeestate" ("id", "name", "organisation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "sitting_id") VALUES (OLD."id", OLD."name", OLD."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."post", OLD."sitting_id"); RETURN NULL;',
                            hash="d8e860310be19d62593a4c2114022ab1d997493a",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_33333",
                            table="headquarters_attendee",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Instruction",
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
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="headquarters.sitting",
                    ),
                ),
                ("item", models.CharField(max_length=20)),
                ("text_kk", models.TextField(blank=True)),
                ("text_ru", models.TextField(blank=True)),
                ("unit", models.CharField(max_length=200)),
                (
                    "executor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="pipeline.project",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="headquarters.issue",
                    ),
                ),
                ("first_due", models.DateField()),
                ("due", models.DateField(db_index=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("issued", "issued"),
                            ("seen", "seen"),
                            ("in_work", "in_work"),
                            ("submitted", "submitted"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                            ("closed", "closed"),
                        ],
                        default="issued",
                        max_length=20,
                    ),
                ),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("report", models.TextField(blank=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="pipeline.document"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("submitted_on", models.DateField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("comment", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["due", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("sitting", "item"), name="an_item_once_a_protocol"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text_kk", ""), _negated=True),
                            models.Q(("text_ru", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_instruction_has_a_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["submitted", "accepted", "closed"]), _negated=True),
                            models.Q(("report", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_handed_in_has_its_report",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["accepted", "returned", "closed"]), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("submitted_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="nobody_accepts_their_own_report",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_instructionstate" ("comment", "created_at", "created_by_id", "decided_by_id", "decided_on", "due", "edition", "erased_at", "evidence_id", "executor_id", "first_due", "id", "issue_id", "item", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "report", "seen_at", "sitting_id", "status", "submitted_by_id", "submitted_on", "text_kk", "text_ru", "unit", "updated_at") VALUES (NEW."comment", NEW."created_at", NEW."created_by_id", NEW."decided_by_id", NEW."decided_on", NEW."due", NEW."edition", NEW."erased_at", NEW."evidence_id", NEW."executor_id", NEW."first_due", NEW."id", NEW."issue_id", NEW."item", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."report", NEW."seen_at", NEW."sitting_id", NEW."status", NEW."submitted_by_id", NEW."submitted_on", NEW."text_kk", NEW."text_ru", NEW."unit", NEW."updated_at"); RETURN NULL;',
                            hash="62be6205678d8d38fd1e1b643b4ae8e2f5a1fdce",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_99ef9",
                            table="headquarters_instruction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "headquarters_instructionstate" ("comment", "created_at", "created_by_id", "decided_by_id", "decided_on", "due", "edition", "erased_at", "evidence_id", "executor_id", "first_due", "id", "issue_id", "item", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "report", "seen_at", "sitting_id", "status", "submitted_by_id", "submitted_on", "text_kk", "text_ru", "unit", "updated_at") VALUES (NEW."comment", NEW."created_at", NEW."created_by_id", NEW."decided_by_id", NEW."decided_on", NEW."due", NEW."edition", NEW."erased_at", NEW."evidence_id", NEW."executor_id", NEW."first_due", NEW."id", NEW."issue_id", NEW."item", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."report", NEW."seen_at", NEW."sitting_id", NEW."status", NEW."submitted_by_id", NEW."submitted_on", NEW."text_kk", NEW."text_ru", NEW."unit", NEW."updated_at"); RETURN NULL;',
                            hash="ab61b86e2c9c0bc8ee75ceb5c3a9ce542cd988ce",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_4f329",
                            table="headquarters_instruction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_instructionstate" ("comment", "created_at", "created_by_id", "decided_by_id", "decided_on", "due", "edition", "erased_at", "evidence_id", "executor_id", "first_due", "id", "issue_id", "item", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "report", "seen_at", "sitting_id", "status", "submitted_by_id", "submitted_on", "text_kk", "text_ru", "unit", "updated_at") VALUES (OLD."comment", OLD."created_at", OLD."created_by_id", OLD."decided_by_id", OLD."decided_on", OLD."due", OLD."edition", OLD."erased_at", OLD."evidence_id", OLD."executor_id", OLD."first_due", OLD."id", OLD."issue_id", OLD."item", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."report", OLD."seen_at", OLD."sitting_id", OLD."status", OLD."submitted_by_id", OLD."submitted_on", OLD."text_kk", OLD."text_ru", OLD."unit", OLD."updated_at"); RETURN NULL;',
                            hash="4f7a7e00088dd5e4ebea559a4858e55ca0fae968",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_e6c19",
                            table="headquarters_instruction",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="instruction_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN RETURN NEW; END IF;\n            IF NOT EXISTS (\n                SELECT FROM headquarters_headquartersmove WHERE machine = 'instruction' AND after = NEW.status\n                AND before = CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END\n            ) THEN\n                RAISE EXCEPTION 'no move of instruction to %', NEW.status USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="ac7d271110e8ae311193927b77436186c42b2cbf",
                            operation='INSERT OR UPDATE OF "status"',
                            pgid="pgtrigger_instruction_moves_362e7",
                            table="headquarters_instruction",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetState",
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
                        to="headquarters.target",
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
                ("indicator", models.CharField(max_length=60)),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                ("activity", models.CharField(blank=True, max_length=20)),
                ("period", models.CharField(max_length=20)),
                ("value", models.DecimalField(decimal_places=4, max_digits=24)),
                ("unit", models.CharField(max_length=20)),
                ("approved_by", models.CharField(max_length=300)),
                ("approved_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ff0b4c20a7fd1b766e4cbab4cc94bdf2b330ac91",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6258c",
                            table="headquarters_targetstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueEscalationState",
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
                        to="headquarters.issueescalation",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="headquarters.issue",
                    ),
                ),
                ("before", models.CharField(max_length=20)),
                ("after", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("due", models.DateField()),
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
                ("reason", models.TextField()),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="047d2382faa7b80a57a50d1a08ff67cf4d2c4920",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_57690",
                            table="headquarters_issueescalationstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendeeState",
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
                        to="headquarters.attendee",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "sitting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="headquarters.sitting",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("post", models.CharField(blank=True, max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0d453c907dcda5f250eaa136995fea6cec57634c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3327f",
                            table="headquarters_attendeestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InstructionState",
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
                        to="headquarters.instruction",
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
                    "sitting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="headquarters.sitting",
                    ),
                ),
                ("item", models.CharField(max_length=20)),
                ("text_kk", models.TextField(blank=True)),
                ("text_ru", models.TextField(blank=True)),
                ("unit", models.CharField(max_length=200)),
                (
                    "executor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="headquarters.issue",
                    ),
                ),
                ("first_due", models.DateField()),
                ("due", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("issued", "issued"),
                            ("seen", "seen"),
                            ("in_work", "in_work"),
                            ("submitted", "submitted"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                            ("closed", "closed"),
                        ],
                        default="issued",
                        max_length=20,
                    ),
                ),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("report", models.TextField(blank=True)),
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
                    "submitted_by",
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
                ("submitted_on", models.DateField(blank=True, null=True)),
                (
                    "decided_by",
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
                ("decided_on", models.DateField(blank=True, null=True)),
                ("comment", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3e7379b9acb4e1bf1a9872e1ac868389a947e47d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3d015",
                            table="headquarters_instructionstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoExecutor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "instruction",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="headquarters.instruction"),
                ),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("instruction", "user"), name="co_executor_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_coexecutorstate" ("id", "instruction_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."id", NEW."instruction_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="720fa9c719634850edeee759ce255c2793d287cc",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_e84cf",
                            table="headquarters_coexecutor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "headquarters_coexecutorstate" ("id", "instruction_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."id", NEW."instruction_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="d98bf96a5e416f579b4280fd56a1660c650f6232",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_cd236",
                            table="headquarters_coexecutor",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_coexecutorstate" ("id", "instruction_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."id", OLD."instruction_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."user_id"); RETURN NULL;',
                            hash="cd9788b9eea9120370efb8e4d3b19945209fffb6",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_49a0b",
                            table="headquarters_coexecutor",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "instruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="headquarters.instruction",
                    ),
                ),
                ("before", models.DateField()),
                ("after", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("on", models.DateField()),
                ("reason", models.TextField()),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("after__gt", models.F("before"))), name="an_extension_extends"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_extensionstate" ("after", "before", "by_id", "id", "instruction_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."id", NEW."instruction_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="2ff2c33e91ab52b6decb8a08a8e26e91bfb4ed82",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_7d72e",
                            table="headquarters_extension",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "headquarters_extensionstate" ("after", "before", "by_id", "id", "instruction_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."id", NEW."instruction_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="9cd5b490cd1c9d5f26bb4228e3533b65e6fb67a2",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_59dec",
                            table="headquarters_extension",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "headquarters_extensionstate" ("after", "before", "by_id", "id", "instruction_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."after", OLD."before", OLD."by_id", OLD."id", OLD."instruction_id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."reason"); RETURN NULL;',
                            hash="ae025e23fac5457b037049995927df19d2d7b3f1",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_40ec6",
                            table="headquarters_extension",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoExecutorState",
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
                        to="headquarters.coexecutor",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "instruction",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="headquarters.instruction",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
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
                            hash="e0b534a896e62e11edcacd4ed85b8d0b1957eb11",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9e5a2",
                            table="headquarters_coexecutorstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExtensionState",
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
                        to="headquarters.extension",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "instruction",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="headquarters.instruction",
                    ),
                ),
                ("before", models.DateField()),
                ("after", models.DateField()),
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
                ("on", models.DateField()),
                ("reason", models.TextField()),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c50024463ae203faa2e0d85347273dcdd1dc06c9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e8e53",
                            table="headquarters_extensionstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="Instruction",
            name="co_executors",
            field=models.ManyToManyField(
                blank=True,
                related_name="co_instructions",
                through="headquarters.CoExecutor",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        onir.desk.database.triggers.InstallTriggers(),
        migrations.RunPython(
            code=onir.desk.headquarters.filling.fill,
            reverse_code=onir.desk.headquarters.filling.emptied,
        ),
    ]
