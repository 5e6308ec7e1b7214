"""The form by which a reset of second factors is asked for."""

from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import LongTextField


class AskForResetForm(MoveForm):
    """How the asker made sure that it is the person."""

    note = LongTextField(
        label="How you made sure that it is them",
        what="how you made sure that it is them",
        max_length=2000,
        hint="For example: “They came to my desk.” A message or a call from somebody you do not know is not enough. "
        "The person, and whoever has to agree, will read this.",
    )
