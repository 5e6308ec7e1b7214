"""The forms of how a person is written to."""

from lifecycle.models import Correspondence
from lsip_portal.kit.forms import EmailAddressField, GovukForm, RadiosField

News = Correspondence.News


class NewsForm(GovukForm):
    """How often somebody gets email about news."""

    news = RadiosField(
        label="How often do you want email about news?",
        what="how often you want email about news",
        choices=News.choices,
        hint="News tells you what happened. Duties, and messages about your account, always come at once.",
        hints={
            News.DAILY: "On each working day, from 8am",
            News.WEEKLY: "On the first working day of each week, from 8am",
        },
    )


class AddressForm(GovukForm):
    """Where notices are sent."""

    address = EmailAddressField(
        label="Email address for notices",
        hint="Correct it, or leave it as it is if it works again. It does not change how the person signs in.",
        autocomplete="off",
    )


class OwnAddressForm(GovukForm):
    """Where a person wants notices to be sent."""

    address = EmailAddressField(
        label="Email address for notices",
        hint="Leave it as it is to try again. You still sign in with the address of your account.",
        autocomplete="email",
    )
