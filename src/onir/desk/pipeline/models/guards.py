"""What the database holds a project's moves to, in whatever way somebody writes: a page, an update of many rows, SQL.

A change of stage or status stands in the log, written in the same transaction. A move is one of those that the table of
transitions permits, or one that somebody with the right to any stage gave a reason for. Who manages a project does not
declare it operating. A project whose status freezes it stays at its stage.
"""

from __future__ import annotations

import pgtrigger

LOGGED = """
PERFORM FROM pipeline_movelog
 WHERE project_id = NEW.id AND stage_to_id = NEW.stage_id AND status_to_id = NEW.status_id
   AND {since} AND transaction = pg_current_xact_id()::text;
IF NOT FOUND THEN
    RAISE EXCEPTION 'a project moves together with a line of its log' USING ERRCODE = 'check_violation';
END IF;
"""

MOVED = """
IF NEW.stage_id = OLD.stage_id THEN
    RETURN NEW;
END IF;
IF EXISTS (SELECT FROM pipeline_status WHERE code = NEW.status_id AND freezes) THEN
    RAISE EXCEPTION 'the status of this project freezes its stage' USING ERRCODE = 'check_violation';
END IF;
IF NOT EXISTS (SELECT FROM pipeline_transition WHERE stage_from_id = OLD.stage_id AND stage_to_id = NEW.stage_id)
   AND NOT EXISTS (SELECT FROM pipeline_movelog WHERE project_id = NEW.id AND stage_from_id = OLD.stage_id
       AND stage_to_id = NEW.stage_id AND kind = 'any' AND reason <> ''
       AND transaction = pg_current_xact_id()::text) THEN
    RAISE EXCEPTION 'there is no such move: % to %', OLD.stage_id, NEW.stage_id USING ERRCODE = 'check_violation';
END IF;
IF NEW.stage_id = 'operating' AND EXISTS (SELECT FROM pipeline_movelog WHERE project_id = NEW.id
       AND stage_to_id = 'operating' AND by_id = NEW.manager_id AND transaction = pg_current_xact_id()::text) THEN
    RAISE EXCEPTION 'the manager does not declare a project operating' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""

ENTERED = LOGGED.format(since="stage_from_id IS NULL") + "RETURN NULL;"

OF_PROJECTS = [
    pgtrigger.Trigger(
        name="moved",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("stage", "status"),
        func=LOGGED.format(since="stage_from_id = OLD.stage_id AND status_from_id = OLD.status_id") + MOVED,
    ),
    pgtrigger.Trigger(
        name="entered", when=pgtrigger.After, operation=pgtrigger.Insert, timing=pgtrigger.Deferred, func=ENTERED
    ),
    pgtrigger.Protect(name="not_deleted", operation=pgtrigger.Delete),
]

OF_LOGS = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
