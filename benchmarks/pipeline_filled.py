"""A country's register of projects to measure the desk on: 50,000 projects, 2,000,000 lines of their ledgers.

All of it is invented, and drawn from the numbers of rows by a hash, so every filling is the same: one statement a
table, past the triggers, with the sums reckoned from the ledgers at the end. What was filled stays between runs
in `build/bench/pipeline`, under the fingerprint of this module and of the migrations.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
HOME = ROOT / "build" / "bench" / "pipeline"
TODAY = date(2026, 11, 1)
PROJECTS, ORGANISATIONS = 50_000, 60_000
LINES = {"investmentfigure": (8, 62), "jobfigure": (3, 16), "productionfigure": (1, 4)}
"""Lines of a project in each ledger: of most, and of the two in five that were built."""

REGIONS = ("KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31", "KZ-33", "KZ-35", "KZ-39", "KZ-43", "KZ-47",
           "KZ-55", "KZ-59", "KZ-61", "KZ-62", "KZ-63", "KZ-71", "KZ-75", "KZ-79")  # fmt: skip
COUNTRIES = ("KZ", "CN", "RU", "CZ", "TR", "DE", "NL", "US", "KR", "AE", "GB", "FR", "IT", "UZ", "JP", "SG")
STAGES = ("lead", "prospect", "negotiation", "memorandum", "decision", "agreement", "preparation", "construction",
          "commissioned", "operating")  # fmt: skip
ENDED = (5, 7, 12, 16, 8, 12, 0, 15, 5, 20)
"""Of a hundred projects, at which stage they are: forty are built or being built."""
BUILT = 7
THINGS = (("зауыт", "Завод", "Plant"), ("кірпіш зауыты", "Кирпичный завод", "Brickworks"),
          ("жылыжай", "Теплица", "Greenhouse"), ("диірмен", "Мельница", "Mill"), ("кеніш", "Рудник", "Mine"),
          ("күн электр станциясы", "Солнечная электростанция", "Solar power station"),
          ("логистика орталығы", "Логистический центр", "Logistics centre"), ("қонақүй", "Гостиница", "Hotel"),
          ("сүт фермасы", "Молочная ферма", "Dairy farm"))  # fmt: skip
STAFF = {"akim": 1, "head": 1, "manager": 10, "assurer": 2, "executor": 2, "zone": 1, "secretary": 1, "auditor": 1,
         "representative": 1, "investor": 5}  # fmt: skip
"""People of each region."""
WHOLE = ("analyst", "administrator", "akim", "head", "assurer", "secretary", "auditor")
"""Those who see the whole country besides."""


@contextmanager
def filled() -> Iterator[None]:
    """The database of `HOME`, filled unless it is so already, while it is asked; Django is set up on it."""
    os.environ["ONIR_HOME"] = str(HOME)
    from onir.desk.place import cluster  # noqa: PLC0415 - needs the extra

    HOME.mkdir(parents=True, exist_ok=True)
    if (HOME / "fingerprint").exists() and (HOME / "fingerprint").read_text() != fingerprint():
        empty()
    try:
        _set_up()
        if not (HOME / "fingerprint").exists():
            _fill()
            (HOME / "fingerprint").write_text(fingerprint())
        yield
    finally:
        cluster().stop()


def empty() -> None:
    """Stop the database and take all of it away."""
    from onir.desk.place import cluster  # noqa: PLC0415 - needs the extra

    cluster().stop()
    shutil.rmtree(cluster().folder, ignore_errors=True)
    shutil.rmtree(HOME)
    HOME.mkdir()


def fingerprint() -> str:
    """Of what decides how the tables look and what is in them."""
    files = [Path(__file__), *sorted((ROOT / "src/onir/desk").glob("*/migrations/*.py"))]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _set_up() -> None:
    import django  # noqa: PLC0415 - needs the extra

    from onir.desk.database import roles  # noqa: PLC0415
    from onir.desk.first_start import in_words, migrate  # noqa: PLC0415
    from onir.desk.place import cluster  # noqa: PLC0415

    socket = cluster().start()
    roles.make_roles(socket)
    os.environ["DJANGO_SETTINGS_MODULE"] = "onir.desk.settings"
    os.environ["DATABASE_URL"] = roles.address(socket, roles.DESK)
    os.environ["ONIR_DATABASE_OWNER_URL"] = roles.address(socket, roles.OWNER)
    django.setup()
    with in_words():
        migrate("owner")


# -- filling --------------------------------------------------------------------------------------------------------


@contextmanager
def _superuser() -> Iterator[None]:
    """Django's connection under that role meanwhile."""
    from django.db import connection  # noqa: PLC0415

    from onir.desk.database.cluster import SUPERUSER  # noqa: PLC0415

    before = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = SUPERUSER
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = before


def _fill() -> None:
    from django.db import connection, transaction  # noqa: PLC0415

    with _superuser(), connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET session_replication_role = replica")  # neither triggers nor references are looked at
        cursor.execute(
            "CREATE FUNCTION pg_temp.drawn(number bigint, what int, below int) RETURNS int IMMUTABLE LANGUAGE sql "
            "RETURN (hashint8extended(number, what) & 1073741823) % below"
        )
        _people()
        _names()
        for table, columns in TABLES.items():
            _insert(cursor, table, columns)
        for table in LINES:
            _ledger(cursor, table)
        _histories(cursor)
    _reckon()


def _reckon() -> None:
    from django.db import connection  # noqa: PLC0415

    from onir.desk.agreements.models import signed  # noqa: PLC0415
    from onir.desk.pipeline.models import heard, sums, ways  # noqa: PLC0415

    for kept in (sums, heard, ways, signed):
        kept.rebuild()
    with _superuser(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _people() -> None:
    from onir.desk.accounts.models import User  # noqa: PLC0415 - once Django is set up

    regional = [(role, region, number) for region in REGIONS for role, most in STAFF.items() for number in range(most)]
    people = [
        User(username=f"{role}-{region}-{number}", role=role, territory=[region], team=f"{region}-{number % 3}",
             zone=f"{region}-SEZ", name=f"{role} {number} of {region}", password="!")
        for role, region, number in [*regional, *((role, "KZ", 0) for role in WHOLE)]
    ]  # fmt: skip
    User.objects.bulk_create(people)


def _names() -> None:
    """Titles with their keys, for each kind of plant and region; the number of the row comes in for `NUMBER`."""
    from django.db import connection  # noqa: PLC0415

    from onir.desk.pipeline.models import Organisation, Project  # noqa: PLC0415

    rows = []
    for kind, (kk, ru, en) in enumerate(THINGS):
        for place, region in enumerate(REGIONS):
            titles = f"{kk} № {NUMBER}, {region}", f"{ru} № {NUMBER}, {region}", f"{en} No. {NUMBER}, {region}"
            project: Any = Project(**dict(zip(("title_kk", "title_ru", "title_en"), titles, strict=True)))
            names = f"ТОО «{ru}-{NUMBER}»", f"«{kk}-{NUMBER}» ЖШС", f"{en} {NUMBER} LLP"
            company: Any = Organisation(**dict(zip(("name", "name_kk", "name_en"), names, strict=True)))
            keys = [
                row._meta.get_field(name).made(row) for row in (project, company) for name in ("search_key", "sort_key")
            ]
            rows.append((kind, place, region, *titles, *names, *keys))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE named (kind int, place int, region text, title_kk text, title_ru text, title_en text, "
            "name text, name_kk text, name_en text, project_search text, project_sort text, company_search text, "
            "company_sort text)"
        )
        cursor.executemany(f"INSERT INTO named VALUES ({', '.join(['%s'] * 13)})", rows)
        cursor.execute(LIVES)


# -- one statement a table ------------------------------------------------------------------------------------------

NUMBER = "777777"
STAGE = f"(ARRAY{list(STAGES)})[1 + reached]"
LIVES = f"""
CREATE TEMP TABLE lived AS
SELECT id, least(pg_temp.drawn(id, 1, 20), pg_temp.drawn(id, 2, 20)) AS place, pg_temp.drawn(id, 3, 9) AS kind,
    (SELECT count(*)::int FROM unnest(ARRAY{list(accumulate(ENDED))}) part
     WHERE part <= pg_temp.drawn(id, 4, 100)) AS reached,
    DATE '{TODAY}' - 30 - pg_temp.drawn(id, 5, 2900) AS ends
FROM generate_series(1, {PROJECTS}) id;
CREATE TEMP TABLE steps AS
SELECT id, step, ends - coalesce(sum(10 + pg_temp.drawn(id, 100 + step, 170)) OVER later, 0)::int AS day
FROM lived CROSS JOIN generate_series(0, 9) step WHERE step <= reached
WINDOW later AS (PARTITION BY id ORDER BY step DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING);
CREATE TEMP TABLE staff AS
SELECT role, territory[1] AS region, row_number() OVER (PARTITION BY role, territory ORDER BY id) - 1 AS number, id
FROM accounts_user;
ANALYZE named, lived, steps, staff;
"""
"""Of each project its region, what is built, the stage it reached and when; of each stage, the day it was entered."""


def titled(column: str, words: str = "") -> str:
    """A name with the number of its row in it."""
    return f"replace({words or column}, '{NUMBER}', id::text)"


OF = "FROM pipeline_project p"
TIMES = "CROSS JOIN generate_series(1, {}) n"
TABLES: Mapping[str, Mapping[str, str]] = {
    "pipeline.organisation": {
        "rows": f"FROM generate_series(1, {ORGANISATIONS}) id JOIN named ON place = 0 AND kind = id % 9, LATERAL "
        f"(SELECT (ARRAY{list(COUNTRIES)})[1 + greatest(0, pg_temp.drawn(id, 1, 24) - 8)] AS country) of",
        "id": "id", **{name: titled(name) for name in ("name", "name_kk", "name_en")}, "country": "of.country",
        "ultimate_country": "of.country", "bin": "CASE of.country WHEN 'KZ' THEN lpad(id::text, 12, '0') END",
        "parent": "CASE WHEN id > 2000 AND id % 5 = 0 THEN 1 + id % 1999 END",
        "search_key": titled("company_search"), "sort_key": titled("company_sort"),
    },
    "pipeline.investorlogin": {
        "rows": "FROM staff WHERE role = 'investor'", "person": "id", "organisation": "2001 + 13 + 7 * number",
    },
    "pipeline.project": {
        "rows": "FROM lived l JOIN named USING (place, kind) JOIN staff m ON m.role = 'manager' AND m.region = "
        "named.region AND m.number = pg_temp.drawn(l.id, 6, 10) JOIN staff a ON a.role = 'assurer' AND a.region = "
        "named.region AND a.number = l.id % 2 JOIN steps first ON (first.id, first.step) = (l.id, 0) "
        "LEFT JOIN steps built ON (built.id, built.step) = (l.id, 8)",
        "id": "l.id", "code": "substr(named.region, 4) || extract(year FROM first.day) || '-' || l.id",
        **{name: titled(name).replace("id::", "l.id::") for name in ("title_kk", "title_ru", "title_en")},
        "search_key": titled("project_search").replace("id::", "l.id::"),
        "sort_key": titled("project_sort").replace("id::", "l.id::"), "region": "named.region",
        "sector": "'sector-' || pg_temp.drawn(l.id, 7, 12)", "site": "CASE WHEN l.id % 3 = 0 THEN '' ELSE 'site' END",
        "stage": STAGE, "stage_since": "l.ends", "manager": "m.id", "assurer": "a.id", "created_by": "m.id",
        "status": "CASE WHEN reached > 7 OR l.id % 10 < 7 THEN 'active' ELSE (ARRAY['delayed', 'cancelled', 'lost', "
        "'suspended'])[1 + pg_temp.drawn(l.id, 8, 4)] END",
        "team": "named.region || '-' || l.id % 3",
        "zone": "CASE WHEN l.id % 9 = 0 THEN named.region || '-SEZ' ELSE '' END",
        "created_at": "first.day + TIME '12:00'", "expands": "CASE WHEN l.id % 40 = 0 THEN l.id - 1 END",
        "launch_planned": "CASE WHEN reached > 5 THEN l.ends + 400 END", "launch_actual": "built.day",
        "next_step_on": f"CASE WHEN reached < 5 THEN DATE '{TODAY}' + pg_temp.drawn(l.id, 9, 150) - 60 END",
        "confidentiality": "(ARRAY['restricted', 'public', 'internal'])[1 + least(2, pg_temp.drawn(l.id, 10, 20))]",
    },
    "pipeline.movelog": {
        "rows": "FROM steps s JOIN pipeline_project p USING (id) ORDER BY s.id, s.step", "project": "p.id",
        "stage_from": f"(ARRAY{list(STAGES)})[s.step]", "stage_to": f"(ARRAY{list(STAGES)})[1 + s.step]",
        "status_from": "CASE WHEN s.step > 0 THEN 'active' END", "status_to": "'active'", "on": "s.day",
        "kind": "CASE WHEN s.step > 0 THEN 'forward' ELSE 'entered' END", "at": "s.day + TIME '12:00'",
        "by": "CASE s.step WHEN 9 THEN p.assurer_id ELSE p.manager_id END", "transaction": "'0'",
    },
    "pipeline.party": {
        "rows": f"{OF} {TIMES.format(2)} JOIN pipeline_organisation o ON o.id = 2001 + (p.id * 7 + n * 13) % 50000",
        "project": "p.id", "organisation": "o.id",
        "role": "CASE n WHEN 1 THEN 'lead_investor' ELSE 'local_partner' END",
        "share": "50", "immediate_country": "o.country", "ultimate_country": "o.ultimate_country",
        "created_by": "p.manager_id",
    },
    "pipeline.document": {
        "rows": OF, "project": "p.id", "kind": "'agreement'", "title": "'Paper of ' || p.code",
        "file_name": "'paper.pdf'", "media_type": "'application/pdf'", "size": "1000", "sha256": "md5(p.code)",
        "created_by": "p.manager_id",
    },
    "pipeline.milestone": {
        "rows": f"{OF} {TIMES.format(2)} WHERE p.id % 3 > 0", "project": "p.id", "kind": "'land'",
        "planned": "p.stage_since + pg_temp.drawn(p.id, n, 700)", "created_by": "p.manager_id",
        "done": "CASE WHEN pg_temp.drawn(p.id, n + 5, 3) > 0 THEN p.stage_since + 300 END",
    },
    "pipeline.event": {
        "rows": "FROM generate_series(1, 300) n", "kind": "'forum'", "title_en": "'Forum ' || n",
        "starts_on": "DATE '2020-01-01' + n * 10", "country": "'CN'",
    },
    "pipeline.lead": {
        "rows": f"{OF} WHERE p.id <= 30000", "source": "'web'", "received_at": "p.created_at", "country": "'CN'",
        "region": "p.region", "organisation": "2001 + p.id", "assigned_to": "p.manager_id",
        "first_response_at": "CASE WHEN p.id % 9 > 0 THEN p.created_at + make_interval(days => (p.id % 20)::int) END",
        "outcome": "CASE WHEN p.id % 9 > 1 THEN 'qualified' ELSE '' END", "created_by": "p.manager_id",
        "project": "CASE WHEN p.id % 9 > 1 THEN p.id END",
    },
    "pipeline.interaction": {
        "rows": f"{OF} {TIMES.format(5)}", "project": "p.id", "channel": "'meeting'", "note": "'They met.'",
        "at": "p.created_at + make_interval(days => pg_temp.drawn(p.id, n, greatest(1, DATE '2026-11-01' - "
        "p.created_at::date)))",
        "organisation": "2001 + (p.id * 7 + 13) % 50000", "created_by": "p.manager_id",
    },
    "pipeline.task": {
        "rows": OF, "project": "p.id", "title": "'Call'", "assignee": "p.manager_id", "created_by": "p.assurer_id",
        "due": "p.stage_since + 20",
        "state": "(ARRAY['issued', 'seen', 'submitted', 'accepted', 'accepted'])[1 + pg_temp.drawn(p.id, 9, 5)]",
    },
    "agreements.agreement": {
        "rows": "FROM pipeline_movelog m JOIN pipeline_project p ON p.id = m.project_id "
        "WHERE m.stage_to_id IN ('memorandum', 'agreement')",
        "id": "m.id", "instrument": "CASE m.stage_to_id WHEN 'memorandum' THEN 'memorandum' "
        "ELSE 'investment_contract' END",
        "title": "m.stage_to_id || ' ' || p.code", "number": "m.id::text", "status": "'in_force'", "region": "p.region",
        "signed_on": "m.on", "effective_on": "m.on", "expires_on": "m.on + 1825", "mci_year": "2025",
        "mci_tenge": "3932", "created_by": "p.manager_id",
    },
    "agreements.covered": {
        "rows": "FROM agreements_agreement a JOIN pipeline_movelog m ON m.id = a.id", "agreement": "a.id",
        "project": "m.project_id",
    },
    "agreements.agreementparty": {
        "rows": "FROM agreements_covered c", "agreement": "c.agreement_id", "side": "'investor'",
        "organisation": "2001 + (c.project_id * 7 + 13) % 50000",
    },
    "agreements.obligation": {
        "rows": "FROM agreements_covered c JOIN agreements_agreement a ON a.id = c.agreement_id "
        f"JOIN pipeline_project p ON p.id = c.project_id {TIMES.format(2)} WHERE a.instrument <> 'memorandum'",
        "agreement": "a.id", "project": "p.id", "side": "CASE n WHEN 1 THEN 'investor' ELSE 'state' END",
        "obligor": "2001 + (p.id * 7 + 13) % 50000", "metric": "CASE n WHEN 1 THEN 'investment' ELSE 'grid' END",
        "wording": "'Owed under ' || a.title", "schedule": "'yearly'", "begins_on": "a.signed_on",
        "ends_on": "a.signed_on + 1460", "evidence": "'act'", "responsible": "p.manager_id",
        "created_by": "p.manager_id",
    },
    "agreements.obligationinstance": {
        "rows": f"FROM agreements_obligation o {TIMES.format(4)}", "obligation": "o.id",
        "begins_on": "o.begins_on + (n - 1) * 365", "ends_on": "o.begins_on + n * 365", "due": "o.begins_on + n * 365",
        "status": "CASE WHEN o.begins_on + n * 365 > DATE '2026-11-01' THEN 'planned' ELSE "
        "(ARRAY['accepted', 'accepted', 'accepted', 'submitted', 'planned'])[1 + pg_temp.drawn(o.id, n, 5)] END",
        "delivered_on": "o.begins_on + n * 365 - 20 + pg_temp.drawn(o.id, n + 7, 40)", "evidence": "o.project_id",
        "submitted_by": "o.responsible_id", "created_by": "o.created_by_id",
    },
    "headquarters.issue": {
        "rows": f"{OF} WHERE p.id % 5 = 0", "project": "p.id", "title": "'Connection of ' || p.code",
        "category": "'power'",
        "severity": "(ARRAY['critical', 'high', 'medium', 'low'])[1 + pg_temp.drawn(p.id, 3, 4)]",
        "status": "CASE WHEN p.id % 20 = 0 THEN 'assigned' ELSE 'resolved' END", "opened_on": "p.stage_since",
        "due": "p.stage_since + 60",
        "amount": "1000000::bigint * (1 + pg_temp.drawn(p.id, 4, 9000))", "currency": "'KZT'",
        "rate": "1", "rate_date": "p.stage_since", "jobs": "pg_temp.drawn(p.id, 5, 400)", "body": "'Grid operator'",
        "responsible": "p.manager_id", "resolution": "CASE WHEN p.id % 20 = 0 THEN '' ELSE 'Connected.' END",
        "resolved_on": "CASE WHEN p.id % 20 > 0 THEN p.stage_since + pg_temp.drawn(p.id, 6, 200) END",
        "created_by": "p.manager_id",
    },
    "headquarters.sitting": {
        "rows": "FROM generate_series(1, 60) n CROSS JOIN (SELECT DISTINCT region FROM pipeline_project) r",
        "number": "n::text", "held_on": "DATE '2026-10-01' - n * 45", "region": "r.region", "chair": "'Akim'",
        "agenda": "'Projects'",
    },
    "headquarters.instruction": {
        "rows": f"FROM headquarters_sitting s {TIMES.format(8)} JOIN LATERAL (SELECT id, manager_id FROM "
        "pipeline_project p WHERE p.region = s.region ORDER BY id OFFSET s.id % 50 + n LIMIT 1) p ON true",
        "sitting": "s.id", "item": "n::text", "text_ru": "'Ускорить'", "unit": "'Department'", "project": "p.id",
        "executor": "(SELECT id FROM accounts_user WHERE role = 'executor' AND territory = ARRAY[s.region] LIMIT 1)",
        "first_due": "s.held_on + 30", "due": "s.held_on + 30",
        "status": "CASE WHEN pg_temp.drawn(s.id, n, 4) = 0 THEN 'issued' ELSE 'in_work' END",
    },
    "headquarters.target": {
        "rows": "FROM (SELECT DISTINCT region FROM pipeline_project) r CROSS JOIN generate_series(2022, 2026) n "
        "CROSS JOIN unnest(ARRAY['pipeline.investment', 'pipeline.jobs', 'pipeline.launched']) i",
        "indicator": "i", "region": "r.region", "period": "n::text", "value": "200000000000",
        "unit": "CASE i WHEN 'pipeline.investment' THEN 'KZT' WHEN 'pipeline.jobs' THEN 'jobs' ELSE 'projects' END",
        "approved_by": "'Akim'", "source": "'plan'",
    },
}  # fmt: skip
"""`rows`: what a row is made for; then the columns. One that is not named has the value that Django would give it."""


def _insert(cursor: Any, table: str, columns: Mapping[str, str]) -> None:
    from django.apps import apps  # noqa: PLC0415

    model = apps.get_model(table)
    made = {
        one.column: columns.get(one.name) or _usual(one) for one in model._meta.concrete_fields if _told(one, columns)
    }
    names = ", ".join(f'"{name}"' for name in made)
    cursor.execute(f"INSERT INTO {model._meta.db_table} ({names}) SELECT {', '.join(made.values())} {columns['rows']}")
    cursor.execute(f"ANALYZE {model._meta.db_table}")
    if "id" in columns:
        cursor.execute(f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), 10000000)")


def _told(field: Any, columns: Mapping[str, str]) -> bool:
    """Not what the database fills in: numbers of rows and what has a default there."""
    return field.name in columns or not (field.primary_key or field.has_db_default())


def _usual(field: Any) -> str:
    """What Django would write, as SQL."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return "TIMESTAMPTZ '2026-11-01 12:00+05'"
    value = field.get_default()
    if isinstance(value, list):
        return "'{}'"
    return "NULL" if value is None else f"'{value}'"


def _ledger(cursor: Any, table: str) -> None:
    """Promises first, then what came by months; a third of what came is verified by a line in its place."""
    few, many = LINES[table]
    own = {
        "investmentfigure": {
            "amount": "1000000 * (1 + pg_temp.drawn(p.id, n, 500))", "rate_date": "p.created_at::date + 30 * n",
            "currency": "(ARRAY['KZT', 'USD', 'EUR', 'CNY'])[1 + p.id % 4]", "rate_source": "'invented'",
            "rate": "CASE p.id % 4 WHEN 0 THEN 1 ELSE 100 * (p.id % 4) + n END", "foreign_part": "1000000",
        },
        "jobfigure": {"number": "1 + pg_temp.drawn(p.id, n, 300)"},
        "productionfigure": {"product": "'bricks'", "unit": "'t'", "quantity": "1 + pg_temp.drawn(p.id, n, 9000)"},
    }[table]  # fmt: skip
    kinds = ("fact",) * 3 if table == "productionfigure" else ("announced", "agreed", "planned")
    came = "fact" if table == "productionfigure" else "actual"
    built = f"p.stage_id IN {STAGES[BUILT:]}"  # as Python writes a tuple, SQL reads a list
    rows = f"{OF} JOIN LATERAL generate_series(1, CASE WHEN {built} THEN {many} ELSE {few} END) n ON true"
    # a line on every third place verifies the one before it: numbers are given by project, so it is the one before
    verifies = f"({built} AND n > 3 AND n % 3 = 0)"
    columns = {
        "rows": f"{rows} ORDER BY p.id, n", "project": "p.id", "source": "'investor_letter'",
        "kind": f"CASE n WHEN 1 THEN '{kinds[0]}' WHEN 2 THEN '{kinds[1]}' WHEN 3 THEN '{kinds[2]}' ELSE '{came}' END",
        "as_of": "p.created_at::date + 30 * n",
        "period_from": "CASE WHEN n > 3 THEN p.created_at::date + 30 * n - 29 END",
        "period_to": "CASE WHEN n > 3 THEN p.created_at::date + 30 * n END", "entered_by": "p.manager_id",
        "entered_at": "least(p.created_at + make_interval(days => (30 * n)::int), TIMESTAMPTZ '2026-11-01')",
        "confidence": f"CASE WHEN {verifies} THEN 'verified' ELSE 'claimed' END",
        "verified_by": f"CASE WHEN {verifies} THEN p.assurer_id END",
        "verified_on": f"CASE WHEN {verifies} THEN p.created_at::date + 30 * n END",
        "id": "row_number() OVER (ORDER BY p.id, n)",
        "supersedes": f"CASE WHEN {verifies} THEN row_number() OVER (ORDER BY p.id, n) - 1 END",
    } | own  # fmt: skip
    _insert(cursor, f"pipeline.{table}", columns)


def _histories(cursor: Any) -> None:
    """Of every row one state, as it was made by the person who entered it."""
    from django.apps import apps  # noqa: PLC0415

    from onir.desk.tracking import State  # noqa: PLC0415

    states: list[Any] = [one for one in apps.get_models() if issubclass(one, State)]
    for state in states:
        model = state.pgh_tracked_model
        kept = [one.column for one in state._meta.concrete_fields if not one.name.startswith("pgh_")]
        own = {one.column for one in model._meta.concrete_fields}
        names = ", ".join(f'"{name}"' for name in kept if name in own)
        by = next((name for name in ("created_by_id", "entered_by_id", "by_id") if name in own), "NULL::int")
        moment = next((name for name in ("created_at", "entered_at", "at") if name in own), "TIMESTAMPTZ '2026-11-01'")
        cursor.execute(
            f"INSERT INTO {state._meta.db_table} (pgh_created_at, pgh_label, pgh_obj_id, pgh_context, {names}) "
            f"SELECT {moment}, 'made', {model._meta.pk.column}, jsonb_build_object('user', {by}), {names} "
            f"FROM {model._meta.db_table} ORDER BY {moment}, {model._meta.pk.column}"
        )


def lines() -> int:
    """How many lines the ledgers have."""
    from django.apps import apps  # noqa: PLC0415

    return sum(apps.get_model(f"pipeline.{table}")._base_manager.count() for table in LINES)
