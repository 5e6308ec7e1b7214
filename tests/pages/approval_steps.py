"""What the tests of the pages of cases share: their addresses."""

from django.urls import reverse


def page_of_test(case, key):
    """Return the address of one test on the board of a case."""
    return reverse("case_test", args=[case.pk, key])


def api(case, move=""):
    """Return the address at which programs list the moves of a case, or make one."""
    return f"/api/v1/case/{case.pk}/moves/{move}{'/' if move else ''}"
