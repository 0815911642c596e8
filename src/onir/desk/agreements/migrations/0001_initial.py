from decimal import Decimal

import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import onir.desk.agreements.filling
import onir.desk.agreements.models.calendar
import onir.desk.database.triggers
import onir.desk.tracking


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("headquarters", "0001_initial"),
        ("pipeline", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("machine", models.CharField(max_length=20)),
                ("before", models.CharField(blank=True, max_length=20)),
                ("after", models.CharField(max_length=20)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("machine", "before", "after"), name="agreements_move_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                ("instrument", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=300)),
                ("number", models.CharField(blank=True, max_length=60)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("review", "review"),
                            ("approved", "approved"),
                            ("signed", "signed"),
                            ("in_force", "in_force"),
                            ("amended", "amended"),
                            ("fulfilled", "fulfilled"),
                            ("expired", "expired"),
                            ("terminated", "terminated"),
                            ("in_default", "in_default"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("effective_on", models.DateField(blank=True, null=True)),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("mci_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("mci_tenge", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("legal_basis", models.CharField(blank=True, max_length=300)),
                ("languages", models.CharField(default="kk ru", max_length=20)),
                (
                    "prevails",
                    models.CharField(blank=True, choices=[("kk", "kk"), ("ru", "ru"), ("en", "en")], max_length=2),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="pipeline.event"
                    ),
                ),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="agreements.agreement",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("termination_ground", models.TextField(blank=True)),
                ("claimed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-signed_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ("draft", "review", "approved")),
                            models.Q(
                                ("mci_tenge__isnull", False), ("mci_year__isnull", False), ("signed_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_signed_agreement_keeps_day_and_mci",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "terminated"), _negated=True),
                            models.Q(("termination_ground", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_termination_has_its_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True),
                            ("signed_on__isnull", True),
                            ("expires_on__gte", models.F("signed_on")),
                            _connector="OR",
                        ),
                        name="an_agreement_expires_after_it_is_signed",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementstate" ("amends_id", "claimed_on", "created_at", "created_by_id", "district", "edition", "effective_on", "ended_on", "erased_at", "event_id", "expires_on", "id", "instrument", "languages", "legal_basis", "mci_tenge", "mci_year", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prevails", "region", "signed_on", "status", "termination_ground", "title", "updated_at") VALUES (NEW."amends_id", NEW."claimed_on", NEW."created_at", NEW."created_by_id", NEW."district", NEW."edition", NEW."effective_on", NEW."ended_on", NEW."erased_at", NEW."event_id", NEW."expires_on", NEW."id", NEW."instrument", NEW."languages", NEW."legal_basis", NEW."mci_tenge", NEW."mci_year", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."prevails", NEW."region", NEW."signed_on", NEW."status", NEW."termination_ground", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="f7f775509cfa4e2fa99d4559ff76a54c56bb2a10",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_5cdd8",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_agreementstate" ("amends_id", "claimed_on", "created_at", "created_by_id", "district", "edition", "effective_on", "ended_on", "erased_at", "event_id", "expires_on", "id", "instrument", "languages", "legal_basis", "mci_tenge", "mci_year", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prevails", "region", "signed_on", "status", "termination_ground", "title", "updated_at") VALUES (NEW."amends_id", NEW."claimed_on", NEW."created_at", NEW."created_by_id", NEW."district", NEW."edition", NEW."effective_on", NEW."ended_on", NEW."erased_at", NEW."event_id", NEW."expires_on", NEW."id", NEW."instrument", NEW."languages", NEW."legal_basis", NEW."mci_tenge", NEW."mci_year", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."prevails", NEW."region", NEW."signed_on", NEW."status", NEW."termination_ground", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="9233f79b2db760a011d481fbd5ea36142801ab4d",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_1ac24",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementstate" ("amends_id", "claimed_on", "created_at", "created_by_id", "district", "edition", "effective_on", "ended_on", "erased_at", "event_id", "expires_on", "id", "instrument", "languages", "legal_basis", "mci_tenge", "mci_year", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prevails", "region", "signed_on", "status", "termination_ground", "title", "updated_at") VALUES (OLD."amends_id", OLD."claimed_on", OLD."created_at", OLD."created_by_id", OLD."district", OLD."edition", OLD."effective_on", OLD."ended_on", OLD."erased_at", OLD."event_id", OLD."expires_on", OLD."id", OLD."instrument", OLD."languages", OLD."legal_basis", OLD."mci_tenge", OLD."mci_year", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."prevails", OLD."region", OLD."signed_on", OLD."status", OLD."termination_ground", OLD."title", OLD."updated_at"); RETURN NULL;',
                            hash="3f05d86fcde70b7804e61dbcdbe0eeec36d7c18e",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_af3a4",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="agreement_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN RETURN NEW; END IF;\n            IF NOT EXISTS (\n                SELECT FROM agreements_agreementmove WHERE machine = 'agreement' AND after = NEW.status\n                AND before = CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END\n            ) THEN\n                RAISE EXCEPTION 'no move of agreement to %', NEW.status USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="c2ac452264d952a1c75ceafd065cba4ba63eaf5c",
                            operation='INSERT OR UPDATE OF "status"',
                            pgid="pgtrigger_agreement_moves_cdb86",
                            table="agreements_agreement",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=onir.desk.agreements.models.calendar.new_token, max_length=40, unique=True
                    ),
                ),
                ("language", models.CharField(choices=[("kk", "kk"), ("ru", "ru"), ("en", "en")], max_length=2)),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Reminded",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("day", models.DateField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "day"), name="reminded_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="AgreementState",
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
                        to="agreements.agreement",
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
                ("instrument", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=300)),
                ("number", models.CharField(blank=True, max_length=60)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("review", "review"),
                            ("approved", "approved"),
                            ("signed", "signed"),
                            ("in_force", "in_force"),
                            ("amended", "amended"),
                            ("fulfilled", "fulfilled"),
                            ("expired", "expired"),
                            ("terminated", "terminated"),
                            ("in_default", "in_default"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("region", models.CharField(max_length=10)),
                ("district", models.CharField(blank=True, max_length=20)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("effective_on", models.DateField(blank=True, null=True)),
                ("expires_on", models.DateField(blank=True, null=True)),
                ("mci_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("mci_tenge", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("legal_basis", models.CharField(blank=True, max_length=300)),
                ("languages", models.CharField(default="kk ru", max_length=20)),
                (
                    "prevails",
                    models.CharField(blank=True, choices=[("kk", "kk"), ("ru", "ru"), ("en", "en")], max_length=2),
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
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("termination_ground", models.TextField(blank=True)),
                ("claimed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="02b3678cf65fecb92a96f5a345806f046d0adc0e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_34a5c",
                            table="agreements_agreementstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Covered",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="agreements.agreement"),
                ),
                ("project", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="pipeline.project")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agreement", "project"), name="covered_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_coveredstate" ("agreement_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (NEW."agreement_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="28ecddc760ded4dbc05f63cacd7cc0b9caf17d1d",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_94b9a",
                            table="agreements_covered",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_coveredstate" ("agreement_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (NEW."agreement_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id"); RETURN NULL;',
                            hash="c5f5c88eb96ed096127b6899ffb5492f343e49ec",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_ddd65",
                            table="agreements_covered",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_coveredstate" ("agreement_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id") VALUES (OLD."agreement_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id"); RETURN NULL;',
                            hash="4beecb93f8569c86274795f2f53f24bef1a2b85c",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_e5b0b",
                            table="agreements_covered",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="agreements.agreement"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signed", to="pipeline.organisation"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("investor", "investor"), ("state", "state"), ("zone", "zone")], max_length=10
                    ),
                ),
                ("signatory", models.CharField(blank=True, max_length=200)),
                ("post", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "organisation", "side"), name="a_party_once_a_side")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementpartystate" ("agreement_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "side", "signatory") VALUES (NEW."agreement_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."post", NEW."side", NEW."signatory"); RETURN NULL;',
                            hash="5d3ab34fbe9fc2a22cab302b52c0e1473862fc70",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_17ee6",
                            table="agreements_agreementparty",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_agreementpartystate" ("agreement_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "side", "signatory") VALUES (NEW."agreement_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."post", NEW."side", NEW."signatory"); RETURN NULL;',
                            hash="8a62e3523fc3bf6abc7281658857d8825e0bc5ee",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_a990e",
                            table="agreements_agreementparty",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementpartystate" ("agreement_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "side", "signatory") VALUES (OLD."agreement_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."post", OLD."side", OLD."signatory"); RETURN NULL;',
                            hash="55cfeeeaf09c0303248ef7557e3373ac7a2bf9ef",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_fe3fe",
                            table="agreements_agreementparty",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sums", to="agreements.agreement"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="pipeline.project"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("investment", "investment"),
                            ("foreign", "foreign"),
                            ("support", "support"),
                            ("loan", "loan"),
                        ],
                        max_length=20,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=24)),
                ("currency", models.CharField(max_length=3)),
                ("rate", models.DecimalField(decimal_places=8, max_digits=18)),
                ("rate_date", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="an_agreed_sum_is_positive"),
                    models.CheckConstraint(condition=models.Q(("rate__gt", 0)), name="an_agreed_sum_has_its_rate"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("currency", "KZT"), _negated=True), ("rate", 1), _connector="OR"),
                        name="agreed_in_tenge",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreedsumstate" ("agreement_id", "amount", "currency", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "rate", "rate_date") VALUES (NEW."agreement_id", NEW."amount", NEW."currency", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."rate", NEW."rate_date"); RETURN NULL;',
                            hash="7d9a5fa5b10a4da125b1dfd85e0f9cdbf611e732",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_958f8",
                            table="agreements_agreedsum",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_agreedsumstate" ("agreement_id", "amount", "currency", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "rate", "rate_date") VALUES (NEW."agreement_id", NEW."amount", NEW."currency", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."rate", NEW."rate_date"); RETURN NULL;',
                            hash="16f57d44da953f885cbe0f1273523f6a4facb020",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_170ff",
                            table="agreements_agreedsum",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreedsumstate" ("agreement_id", "amount", "currency", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "rate", "rate_date") VALUES (OLD."agreement_id", OLD."amount", OLD."currency", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."rate", OLD."rate_date"); RETURN NULL;',
                            hash="6254185b0e9bb1f2dc59e8261bd83e9a42b7a7fb",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_922c1",
                            table="agreements_agreedsum",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="agreements.agreement"
                    ),
                ),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="pipeline.document")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("original", "original"),
                            ("translation", "translation"),
                            ("scan", "scan"),
                            ("annex", "annex"),
                            ("resolution", "resolution"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "language",
                    models.CharField(blank=True, choices=[("kk", "kk"), ("ru", "ru"), ("en", "en")], max_length=2),
                ),
            ],
            options={
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementdocumentstate" ("agreement_id", "document_id", "id", "language", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."document_id", NEW."id", NEW."language", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id"); RETURN NULL;',
                            hash="f7a66191bae9e2d8a46fd46627d79dfae330bfed",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_304d3",
                            table="agreements_agreementdocument",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_agreementdocumentstate" ("agreement_id", "document_id", "id", "language", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."document_id", NEW."id", NEW."language", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id"); RETURN NULL;',
                            hash="0174cbcebdbdb685e4db18dfb2da3eef90dfa736",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_91f93",
                            table="agreements_agreementdocument",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementdocumentstate" ("agreement_id", "document_id", "id", "language", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agreement_id", OLD."document_id", OLD."id", OLD."language", OLD."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id"); RETURN NULL;',
                            hash="23b8a8d6d71227e75f9b9acff7462bd4e7d210e8",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_63ae1",
                            table="agreements_agreementdocument",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "feed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="agreements.calendarfeed",
                    ),
                ),
                ("uid", models.CharField(max_length=80)),
                ("fingerprint", models.CharField(max_length=64)),
                ("day", models.DateField()),
                ("title", models.TextField()),
                ("address", models.CharField(max_length=300)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("cancelled", models.BooleanField(default=False)),
                ("changed", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("feed", "uid"), name="a_deadline_once_a_feed")],
            },
        ),
        migrations.CreateModel(
            name="SupportMeasure",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="support", to="pipeline.project"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("customs", "customs"),
                            ("vat", "vat"),
                            ("tax", "tax"),
                            ("grant", "grant"),
                            ("land", "land"),
                            ("infrastructure", "infrastructure"),
                            ("subsidy", "subsidy"),
                            ("labour", "labour"),
                        ],
                        max_length=20,
                    ),
                ),
                ("legal_basis", models.CharField(max_length=300)),
                ("granted_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["granted_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("granted_on")), _connector="OR"
                        ),
                        name="support_ends_after_it_is_granted",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_supportmeasurestate" ("agreement_id", "created_at", "created_by_id", "edition", "ended_on", "erased_at", "granted_on", "id", "kind", "legal_basis", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "updated_at") VALUES (NEW."agreement_id", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."ended_on", NEW."erased_at", NEW."granted_on", NEW."id", NEW."kind", NEW."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."updated_at"); RETURN NULL;',
                            hash="1ddf07623beb21a4131cb445f37ba3a6d25bab2b",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_0676d",
                            table="agreements_supportmeasure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_supportmeasurestate" ("agreement_id", "created_at", "created_by_id", "edition", "ended_on", "erased_at", "granted_on", "id", "kind", "legal_basis", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "updated_at") VALUES (NEW."agreement_id", NEW."created_at", NEW."created_by_id", NEW."edition", NEW."ended_on", NEW."erased_at", NEW."granted_on", NEW."id", NEW."kind", NEW."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."updated_at"); RETURN NULL;',
                            hash="cc48f5de8137b06c4218de546d0e9b35c7857097",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_0090e",
                            table="agreements_supportmeasure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_supportmeasurestate" ("agreement_id", "created_at", "created_by_id", "edition", "ended_on", "erased_at", "granted_on", "id", "kind", "legal_basis", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "updated_at") VALUES (OLD."agreement_id", OLD."created_at", OLD."created_by_id", OLD."edition", OLD."ended_on", OLD."erased_at", OLD."granted_on", OLD."id", OLD."kind", OLD."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."updated_at"); RETURN NULL;',
                            hash="a801367bb39ed5a66eb131c90ecaa7c7de32fc3c",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_2165e",
                            table="agreements_supportmeasure",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoveredState",
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
                        to="agreements.covered",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
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
                            hash="6cac3a818668ea7542ad46c5a58d8c169bbd4520",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_106db",
                            table="agreements_coveredstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementPartyState",
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
                        to="agreements.agreementparty",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
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
                (
                    "side",
                    models.CharField(
                        choices=[("investor", "investor"), ("state", "state"), ("zone", "zone")], max_length=10
                    ),
                ),
                ("signatory", models.CharField(blank=True, max_length=200)),
                ("post", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d79a0723d70c91d127499086d27f5fa63c4c366c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0936d",
                            table="agreements_agreementpartystate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedSumState",
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
                        to="agreements.agreedsum",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("investment", "investment"),
                            ("foreign", "foreign"),
                            ("support", "support"),
                            ("loan", "loan"),
                        ],
                        max_length=20,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=24)),
                ("currency", models.CharField(max_length=3)),
                ("rate", models.DecimalField(decimal_places=8, max_digits=18)),
                ("rate_date", models.DateField()),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7d4070e26d53c6f77f60b00509ff4e935de303e3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_49fd3",
                            table="agreements_agreedsumstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementDocumentState",
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
                        to="agreements.agreementdocument",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.document",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("original", "original"),
                            ("translation", "translation"),
                            ("scan", "scan"),
                            ("annex", "annex"),
                            ("resolution", "resolution"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "language",
                    models.CharField(blank=True, choices=[("kk", "kk"), ("ru", "ru"), ("en", "en")], max_length=2),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="49f3a93e0f51ae1a3ca128035530b873ed3e5084",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c6dcc",
                            table="agreements_agreementdocumentstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportMeasureState",
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
                        to="agreements.supportmeasure",
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("customs", "customs"),
                            ("vat", "vat"),
                            ("tax", "tax"),
                            ("grant", "grant"),
                            ("land", "land"),
                            ("infrastructure", "infrastructure"),
                            ("subsidy", "subsidy"),
                            ("labour", "labour"),
                        ],
                        max_length=20,
                    ),
                ),
                ("legal_basis", models.CharField(max_length=300)),
                ("granted_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8cf08114f3efe5700631c2143a272a51df4c2fb7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_383c8",
                            table="agreements_supportmeasurestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="agreements.supportmeasure",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=24)),
                ("currency", models.CharField(default="KZT", max_length=3)),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["year"],
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "year"), name="one_value_of_support_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="support_is_worth_nothing_or_more"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_measurevaluestate" ("amount", "currency", "id", "measure_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "year") VALUES (NEW."amount", NEW."currency", NEW."id", NEW."measure_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."source", NEW."year"); RETURN NULL;',
                            hash="9324520dfaa9d3e4c6d9e07b8100e4d4a80a01d9",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_7532a",
                            table="agreements_measurevalue",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_measurevaluestate" ("amount", "currency", "id", "measure_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "year") VALUES (NEW."amount", NEW."currency", NEW."id", NEW."measure_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."source", NEW."year"); RETURN NULL;',
                            hash="c9531beea854602affb17d6af6e5f8f50b402d64",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_ce516",
                            table="agreements_measurevalue",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_measurevaluestate" ("amount", "currency", "id", "measure_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "year") VALUES (OLD."amount", OLD."currency", OLD."id", OLD."measure_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."source", OLD."year"); RETURN NULL;',
                            hash="8a29647c70634b2bcea77ce5f8e9edc9e3b3c8b7",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_4a75c",
                            table="agreements_measurevalue",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="agreements.supportmeasure",
                    ),
                ),
                (
                    "instruction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="headquarters.instruction",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obligations",
                        to="pipeline.project",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("investor", "investor"), ("state", "state"), ("zone", "zone")], max_length=10
                    ),
                ),
                (
                    "obligor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="owes", to="pipeline.organisation"
                    ),
                ),
                (
                    "metric",
                    models.CharField(
                        choices=[
                            ("investment", "investment"),
                            ("jobs", "jobs"),
                            ("wage", "wage"),
                            ("output", "output"),
                            ("local_content", "local_content"),
                            ("tax", "tax"),
                            ("training", "training"),
                            ("land", "land"),
                            ("road", "road"),
                            ("grid", "grid"),
                            ("permit", "permit"),
                            ("report", "report"),
                        ],
                        max_length=20,
                    ),
                ),
                ("wording", models.TextField()),
                ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("tolerance", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=5)),
                (
                    "schedule",
                    models.CharField(
                        choices=[
                            ("once", "once"),
                            ("yearly", "yearly"),
                            ("half_yearly", "half_yearly"),
                            ("quarterly", "quarterly"),
                            ("dates", "dates"),
                        ],
                        default="once",
                        max_length=12,
                    ),
                ),
                (
                    "counted",
                    models.CharField(
                        choices=[("calendar", "calendar"), ("term", "term")], default="calendar", max_length=10
                    ),
                ),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "dates",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
                    ),
                ),
                ("report_days", models.PositiveSmallIntegerField(default=0)),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("act", "act"),
                            ("form", "form"),
                            ("pension", "pension"),
                            ("photo", "photo"),
                            ("bank", "bank"),
                            ("decision", "decision"),
                            ("report", "report"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("unit_responsible", models.CharField(blank=True, max_length=200)),
                ("consequence", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["side", "ends_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreement__isnull", False),
                            ("measure__isnull", False),
                            ("instruction__isnull", False),
                            _connector="OR",
                        ),
                        name="an_obligation_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("begins_on"))),
                        name="an_obligation_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tolerance__gte", 0), ("tolerance__lt", 100)), name="a_tolerance_is_a_part"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_obligationstate" ("agreement_id", "begins_on", "consequence", "counted", "created_at", "created_by_id", "dates", "edition", "ends_on", "erased_at", "evidence", "id", "instruction_id", "measure_id", "metric", "obligor_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "report_days", "responsible_id", "schedule", "side", "target", "tolerance", "unit", "unit_responsible", "updated_at", "wording") VALUES (NEW."agreement_id", NEW."begins_on", NEW."consequence", NEW."counted", NEW."created_at", NEW."created_by_id", NEW."dates", NEW."edition", NEW."ends_on", NEW."erased_at", NEW."evidence", NEW."id", NEW."instruction_id", NEW."measure_id", NEW."metric", NEW."obligor_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."project_id", NEW."report_days", NEW."responsible_id", NEW."schedule", NEW."side", NEW."target", NEW."tolerance", NEW."unit", NEW."unit_responsible", NEW."updated_at", NEW."wording"); RETURN NULL;',
                            hash="62edd145efad9107530e6cf2c14ad71b63eee4c3",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_f12f1",
                            table="agreements_obligation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_obligationstate" ("agreement_id", "begins_on", "consequence", "counted", "created_at", "created_by_id", "dates", "edition", "ends_on", "erased_at", "evidence", "id", "instruction_id", "measure_id", "metric", "obligor_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "report_days", "responsible_id", "schedule", "side", "target", "tolerance", "unit", "unit_responsible", "updated_at", "wording") VALUES (NEW."agreement_id", NEW."begins_on", NEW."consequence", NEW."counted", NEW."created_at", NEW."created_by_id", NEW."dates", NEW."edition", NEW."ends_on", NEW."erased_at", NEW."evidence", NEW."id", NEW."instruction_id", NEW."measure_id", NEW."metric", NEW."obligor_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."project_id", NEW."report_days", NEW."responsible_id", NEW."schedule", NEW."side", NEW."target", NEW."tolerance", NEW."unit", NEW."unit_responsible", NEW."updated_at", NEW."wording"); RETURN NULL;',
                            hash="0d2a16ac9d1529ca249333b3f0fa4d1c0b1f0479",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_e577b",
                            table="agreements_obligation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_obligationstate" ("agreement_id", "begins_on", "consequence", "counted", "created_at", "created_by_id", "dates", "edition", "ends_on", "erased_at", "evidence", "id", "instruction_id", "measure_id", "metric", "obligor_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "report_days", "responsible_id", "schedule", "side", "target", "tolerance", "unit", "unit_responsible", "updated_at", "wording") VALUES (OLD."agreement_id", OLD."begins_on", OLD."consequence", OLD."counted", OLD."created_at", OLD."created_by_id", OLD."dates", OLD."edition", OLD."ends_on", OLD."erased_at", OLD."evidence", OLD."id", OLD."instruction_id", OLD."measure_id", OLD."metric", OLD."obligor_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."project_id", OLD."report_days", OLD."responsible_id", OLD."schedule", OLD."side", OLD."target", OLD."tolerance", OLD."unit", OLD."unit_responsible", OLD."updated_at", OLD."wording"); RETURN NULL;',
                            hash="c65954f12fdffde0566c95a6d75f7a339758b868",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_5dfa5",
                            table="agreements_obligation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureValueState",
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
                        to="agreements.measurevalue",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.supportmeasure",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=24)),
                ("currency", models.CharField(default="KZT", max_length=3)),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d2e5dc70320fe438966d152b7f3f46b51f471db8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5eeff",
                            table="agreements_measurevaluestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ObligationState",
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
                        to="agreements.obligation",
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.supportmeasure",
                    ),
                ),
                (
                    "instruction",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="headquarters.instruction",
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
                    "side",
                    models.CharField(
                        choices=[("investor", "investor"), ("state", "state"), ("zone", "zone")], max_length=10
                    ),
                ),
                (
                    "obligor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pipeline.organisation",
                    ),
                ),
                (
                    "metric",
                    models.CharField(
                        choices=[
                            ("investment", "investment"),
                            ("jobs", "jobs"),
                            ("wage", "wage"),
                            ("output", "output"),
                            ("local_content", "local_content"),
                            ("tax", "tax"),
                            ("training", "training"),
                            ("land", "land"),
                            ("road", "road"),
                            ("grid", "grid"),
                            ("permit", "permit"),
                            ("report", "report"),
                        ],
                        max_length=20,
                    ),
                ),
                ("wording", models.TextField()),
                ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("tolerance", models.DecimalField(decimal_places=2, default=Decimal("0"), max_digits=5)),
                (
                    "schedule",
                    models.CharField(
                        choices=[
                            ("once", "once"),
                            ("yearly", "yearly"),
                            ("half_yearly", "half_yearly"),
                            ("quarterly", "quarterly"),
                            ("dates", "dates"),
                        ],
                        default="once",
                        max_length=12,
                    ),
                ),
                (
                    "counted",
                    models.CharField(
                        choices=[("calendar", "calendar"), ("term", "term")], default="calendar", max_length=10
                    ),
                ),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "dates",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
                    ),
                ),
                ("report_days", models.PositiveSmallIntegerField(default=0)),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("act", "act"),
                            ("form", "form"),
                            ("pension", "pension"),
                            ("photo", "photo"),
                            ("bank", "bank"),
                            ("decision", "decision"),
                            ("report", "report"),
                        ],
                        max_length=20,
                    ),
                ),
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
                ("unit_responsible", models.CharField(blank=True, max_length=200)),
                ("consequence", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="554e48bd7f40dede3797be9f25d5149530bd232e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_39646",
                            table="agreements_obligationstate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ObligationInstance",
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
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instances",
                        to="agreements.obligation",
                    ),
                ),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("due", models.DateField(db_index=True)),
                ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("status", models.CharField(default="planned", max_length=20)),
                ("delivered", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("delivered_on", models.DateField(blank=True, null=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_of",
                        to="pipeline.document",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_in",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judged",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waives",
                        to="pipeline.document",
                    ),
                ),
                ("comment", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["due", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("obligation", "begins_on"), name="an_instance_once_a_span"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["waived", "deferred"]), _negated=True),
                            ("paper__isnull", False),
                            _connector="OR",
                        ),
                        name="a_waiver_or_delay_has_its_document",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["submitted", "accepted", "partially_met"]), _negated=True),
                            models.Q(("delivered_on__isnull", False), ("evidence__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_is_handed_in_has_its_evidence",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="made_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_obligationinstancestate" ("begins_on", "comment", "created_at", "created_by_id", "decided_at", "decided_by_id", "delivered", "delivered_on", "due", "edition", "ends_on", "erased_at", "evidence_id", "id", "obligation_id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "submitted_at", "submitted_by_id", "target", "updated_at") VALUES (NEW."begins_on", NEW."comment", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."delivered", NEW."delivered_on", NEW."due", NEW."edition", NEW."ends_on", NEW."erased_at", NEW."evidence_id", NEW."id", NEW."obligation_id", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'made\', NEW."id", NEW."status", NEW."submitted_at", NEW."submitted_by_id", NEW."target", NEW."updated_at"); RETURN NULL;',
                            hash="251e5d2778e48baca5dd46f68e0ff6d101e001c2",
                            operation="INSERT",
                            pgid="pgtrigger_made_insert_817be",
                            table="agreements_obligationinstance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="changed_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_obligationinstancestate" ("begins_on", "comment", "created_at", "created_by_id", "decided_at", "decided_by_id", "delivered", "delivered_on", "due", "edition", "ends_on", "erased_at", "evidence_id", "id", "obligation_id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "submitted_at", "submitted_by_id", "target", "updated_at") VALUES (NEW."begins_on", NEW."comment", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."delivered", NEW."delivered_on", NEW."due", NEW."edition", NEW."ends_on", NEW."erased_at", NEW."evidence_id", NEW."id", NEW."obligation_id", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'changed\', NEW."id", NEW."status", NEW."submitted_at", NEW."submitted_by_id", NEW."target", NEW."updated_at"); RETURN NULL;',
                            hash="1d6103bec000cea50247ed42657d3eb4c01235d7",
                            operation="UPDATE",
                            pgid="pgtrigger_changed_update_55bae",
                            table="agreements_obligationinstance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="deleted_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_obligationinstancestate" ("begins_on", "comment", "created_at", "created_by_id", "decided_at", "decided_by_id", "delivered", "delivered_on", "due", "edition", "ends_on", "erased_at", "evidence_id", "id", "obligation_id", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "submitted_at", "submitted_by_id", "target", "updated_at") VALUES (OLD."begins_on", OLD."comment", OLD."created_at", OLD."created_by_id", OLD."decided_at", OLD."decided_by_id", OLD."delivered", OLD."delivered_on", OLD."due", OLD."edition", OLD."ends_on", OLD."erased_at", OLD."evidence_id", OLD."id", OLD."obligation_id", OLD."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'deleted\', OLD."id", OLD."status", OLD."submitted_at", OLD."submitted_by_id", OLD."target", OLD."updated_at"); RETURN NULL;',
                            hash="d5b3480a102ce22981f7aafa407996f70c8e55bd",
                            operation="DELETE",
                            pgid="pgtrigger_deleted_delete_7ce23",
                            table="agreements_obligationinstance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="instance_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN RETURN NEW; END IF;\n            IF NOT EXISTS (\n                SELECT FROM agreements_agreementmove WHERE machine = 'instance' AND after = NEW.status\n                AND before = CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END\n            ) THEN\n                RAISE EXCEPTION 'no move of instance to %', NEW.status USING ERRCODE = 'check_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="0c88d75fad27caa07d0fb1b51bb9d8086654d26f",
                            operation='INSERT OR UPDATE OF "status"',
                            pgid="pgtrigger_instance_moves_b4217",
                            table="agreements_obligationinstance",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="not_self_accepted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF NEW.status NOT IN ('accepted', 'partially_met', 'returned') THEN RETURN NEW; END IF;\n    IF NEW.decided_by_id IS NULL OR NEW.submitted_by_id IS NULL OR NEW.decided_by_id = NEW.submitted_by_id THEN\n        RAISE EXCEPTION 'an obligation is judged by somebody other than who handed it in'\n            USING ERRCODE = 'check_violation';\n    END IF;\n    IF EXISTS (\n        SELECT FROM agreements_obligation o\n        LEFT JOIN agreements_supportmeasure m ON m.id = o.measure_id\n        LEFT JOIN headquarters_instruction i ON i.id = o.instruction_id\n        LEFT JOIN agreements_covered a ON a.agreement_id = COALESCE(o.agreement_id, m.agreement_id)\n        JOIN pipeline_project p ON p.id IN (o.project_id, m.project_id, i.project_id, a.project_id)\n        WHERE o.id = NEW.obligation_id AND p.manager_id = NEW.decided_by_id\n    ) THEN\n        RAISE EXCEPTION 'an obligation is never judged by the manager of its project'\n            USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                            hash="aa34b8772d51ef20ff6046aba6316848acf56ce4",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_not_self_accepted_b4e89",
                            table="agreements_obligationinstance",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObligationInstanceState",
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
                        to="agreements.obligationinstance",
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
                    "obligation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.obligation",
                    ),
                ),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("due", models.DateField()),
                ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("status", models.CharField(default="planned", max_length=20)),
                ("delivered", models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True)),
                ("delivered_on", models.DateField(blank=True, null=True)),
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
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
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
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "paper",
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
                ("comment", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6ac2ccad27d6a18f73684d30d6c0affc22a9f0fb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ae38a",
                            table="agreements_obligationinstancestate",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="Agreement",
            name="projects",
            field=models.ManyToManyField(
                blank=True, related_name="agreements", through="agreements.Covered", to="pipeline.project"
            ),
        ),
        onir.desk.database.triggers.InstallTriggers(),
        migrations.RunPython(
            code=onir.desk.agreements.filling.fill,
            reverse_code=onir.desk.agreements.filling.emptied,
        ),
    ]
