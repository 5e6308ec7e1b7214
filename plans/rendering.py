"""The job that makes the PDF of what was submitted."""

from lifecycle import jobs
from plans.models import Rendering
from plans.printing import html_of
from plans.services.rendering import record_rendering

STEPS = 3


def render(progress: jobs.Progress, *, snapshot: int) -> None:
    """Make the PDF of a snapshot; done twice, it still keeps one file.

    Raises:
        jobs.Cancelled: if somebody stopped the job, or the submission was taken back or replaced meanwhile.
    """
    from lsip_portal.kit.typesetting import (
        pdf_of,
    )  # WeasyPrint takes a second to import, which only the worker should spend

    wanted = Rendering.objects.select_related("snapshot__version").get(snapshot=snapshot)
    progress.step(0, STEPS)
    html = html_of(wanted.snapshot)
    progress.step(1, STEPS)
    pdf = pdf_of(html)
    progress.step(2, STEPS)
    record_rendering(wanted, pdf, by=progress.job.requested_by.user)
    progress.step(STEPS, STEPS)
