"""Parts that a bulletin has for the asking: where the region will stand, and what an investment brings.

Both are models, not figures of an office, which is why they are asked for and say what they are before anything else.
Where one cannot be made the part says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onir.bulletin.document import Paragraph, Part
from onir.bulletin.regional.material import missing
from onir.errors import OnirError
from onir.figures import Store
from onir.language.messages import msg
from onir.territory import Area

if TYPE_CHECKING:
    from onir.impact.appraisal.project import Project


def outlook_part(area: str | Area, **terms: Any) -> Part:
    """Of the next period, by the same indicator and the same releases."""
    from onir.bulletin.outlook import part  # noqa: PLC0415 - forecasts, of no use to other bulletins
    from onir.outlook import outlook  # noqa: PLC0415

    try:
        return part(outlook(area, **terms))
    except OnirError as error:
        return Part("outlook", msg("Outlook"), (Paragraph(missing(error)),))


def impact_part(project: Project, *, store: Store | None = None) -> Part:
    """Of a project as its file tells it, by the table that is lent."""
    from onir.bulletin.impact import part  # noqa: PLC0415 - numpy, of no use to other bulletins
    from onir.impact import appraise  # noqa: PLC0415
    from onir.impact.extra import require_extra  # noqa: PLC0415

    try:
        require_extra()
        return part(appraise(project, store=store))
    except OnirError as error:
        return Part("impact", msg("What the investment brings: {project}", project=project.name),
                    (Paragraph(missing(error)),))  # fmt: skip
