"""The form that narrows the national page; links on the heads of its table choose the order."""

from approvals.caseload.selectors import officers
from approvals.risk.score import Band
from lsip_portal.kit.forms import DateField, GovukForm, SelectField, TextField
from lsip_portal.nation.rows import NOBODY, ORDERS
from lsip_portal.nation.standings import Lateness, Stage


def _orders() -> list[tuple[str, str]]:
    return [
        (sign + name, f"{order.title}{', the other way round' if sign else ''}")
        for name, order in ORDERS.items()
        for sign in ("", "-")
    ]


def _officers() -> list[tuple[str, str]]:
    return [(NOBODY, "Without an officer"), *((str(one.pk), str(one)) for one in officers())]


class AnyField(SelectField):
    """One option, or all of them."""

    blank = "All"


class NationForm(GovukForm):
    """Asks which areas to show and in which order; `week` is the Monday of a week in which something is due."""

    q = TextField(label="Area or body", required=False, max_length=100)
    stage = AnyField(label="State", choices=Stage.choices, required=False)
    lateness = AnyField(label="Next deadline", choices=Lateness.choices, required=False)
    risk = AnyField(label="Risk", choices=Band.choices, required=False)
    officer = AnyField(label="Case officer", choices=_officers, required=False)
    week = DateField(label="Week", required=False)
    sort = AnyField(label="Order", choices=_orders, required=False)
