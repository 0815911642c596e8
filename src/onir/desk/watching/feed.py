"""The notices of a person as an Atom feed (RFC 4287), for whoever has its address."""

from __future__ import annotations

from datetime import datetime

from django.utils.feedgenerator import Atom1Feed

from onir.desk.letters.models import Delivery
from onir.desk.letters.writing import address
from onir.desk.watching.digest import change_lines, where
from onir.desk.watching.models import Notice
from onir.language.messages import msg

KEPT = 50
"""Notices in a feed, the newest first."""


class Feed(Atom1Feed):
    """A feed is as new as its newest notice, and one without notices as its reader, so that it changes with them."""

    newest: datetime

    def latest_post_date(self) -> datetime:
        return self.newest


def feed_of(delivery: Delivery, language: str) -> str:
    """The feed of a person in a language."""
    notices = list(Notice.objects.filter(person=delivery.person_id).order_by("-made")[:KEPT])
    own = address(language, "watching_feed", delivery.feed)
    feed = Feed(
        title=msg("What you watch changed").say(language),
        link=address(language, "watching"),
        description="",
        language=language,
        author_name="Öñir",
        feed_url=own,
        feed_guid=own,
    )
    feed.newest = notices[0].made if notices else delivery.person.joined
    for notice in notices:
        feed.add_item(
            title=notice.told[language]["title"],
            link=where(notice, language),
            description="\n".join(change_lines(notice, language)),
            unique_id=notice.name.urn,
            pubdate=notice.made,
            updateddate=notice.made,
        )
    return feed.writeString("utf-8")
