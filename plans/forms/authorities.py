"""The form by which authorities are found."""

from urllib.parse import urlencode

from lsip_portal.kit.forms import GovukForm, TextField


class AuthoritySearchForm(GovukForm):
    """Words by which an authority is found."""

    q = TextField(label="Name of the authority", max_length=100, required=False, width="two-thirds")

    @property
    def address(self) -> str:
        """The address of the search as it is asked for, up to the number of a page."""
        return f"?{urlencode({'q': self['q'].value() or ''})}&page="
