"""The moves of a designation after its notice is published, as part of the table in `designations.workflow`."""

from designations.models import DesignationState as S
from lifecycle.workflow import move

IN_FORCE = (
    move(
        "modify_terms",
        "Change the terms",
        S.DESIGNATED,
        S.DESIGNATED,
        done="Terms and conditions changed",
        through="terms-change",
    ),
)
