"""The notices of designations as an Atom feed, for those who want to be told."""

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from designations.selectors.public import Announcement, announcements
from lsip_portal.kit.formats import LONDON, day


class NoticesFeed(Feed):
    """The notices of designations that were published last."""

    feed_type = Atom1Feed
    title = "Notices of designations of employer representative bodies"
    subtitle = "Who is designated to lead a local skills improvement plan, as each notice is published."
    author_name = "Department for Education"

    def link(self) -> str:
        """Return the address of the register."""
        return reverse("public_designations")

    def items(self) -> list[Announcement]:
        """Return the newest notices."""
        return announcements()

    def item_title(self, item: Announcement) -> str:
        """Return what was decided."""
        return f"Demonstration: {item.title}" if item.designation.demonstration else item.title

    def item_description(self, item: Announcement) -> str:
        """Return the facts of the notice."""
        return (
            f"Effective date: {day(item.effective_on)}. Notice published on {day(item.published_on)} at {item.address}."
        )

    def item_link(self, item: Announcement) -> str:
        """Return the page of the notice."""
        return reverse("designation_notice", args=[item.designation.pk])

    def item_guid(self, item: Announcement) -> str:
        """Return a name that stays the same, whatever host the feed was asked from."""
        return f"{settings.SERVICE_URL}{self.item_link(item)}#{item.kind}-{item.key}"

    def item_pubdate(self, item: Announcement) -> datetime:
        """Return the first moment of the day of publication in London."""
        return datetime.combine(item.published_on, time.min, LONDON)

    item_updateddate = item_pubdate
