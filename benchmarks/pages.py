"""What each page costs: queries, time and size, for the person who uses it most, with the whole country loaded.

Times are medians of several requests by the test client, without a server in between.
"""

import logging
import statistics
import sys
import time

from _world import demonstration

REQUESTS = 7
MOST_QUERIES = 60
LARGEST_PAGE = 600  # kilobytes


def addresses() -> list[tuple[str, str, str]]:
    """Return role, name and path of each page that is measured."""
    from django.urls import reverse

    from approvals.models import Case
    from designations.models import Designation
    from plans.models import Version

    lancashire = Designation.objects.get(area__slug="lancashire", ended_on=None)
    published = Version.objects.filter(designation=lancashire, state="published").first()
    draft = Version.objects.filter(designation__area__slug="greater-manchester").first()
    case = Case.objects.order_by("pk").first()
    of_area = {"pk": lancashire.pk}
    return [
        ("", "First page", reverse("public_home")),
        ("", "Published plan", reverse("public_plan", kwargs=published.address)),
        ("", "Area", reverse("area", args=["lancashire"])),
        ("", "All areas", reverse("areas")),
        ("", "Register of designations", reverse("public_designations")),
        ("case_officer", "Home of the department", reverse("home")),
        ("case_officer", "All areas of the department", reverse("nation")),
        ("case_officer", "Case with its board of tests", case.get_absolute_url()),
        ("case_officer", "Providers", reverse("providers")),
        ("erb_lead", "Home of an ERB", reverse("home")),
        ("erb_lead", "Engagement of an area", reverse("engagement_list", kwargs=of_area)),
        ("erb_lead", "Needs of an area", reverse("needs_list", kwargs=of_area)),
        ("erb_lead", "Draft of a plan", draft.get_absolute_url()),
    ]


def measured(role: str, path: str) -> tuple[int, float, float]:
    """Return queries, median milliseconds and kilobytes of a page."""
    from django.db import connection
    from django.test import Client

    from accounts.models import User
    from accounts.roles import BY_NAME

    client = Client(SERVER_NAME="localhost")
    if role:
        person = User.objects.get(email=BY_NAME[role].demonstration_address)
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(path)  # templates are compiled once
    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *rest: (asked.append(sql), run(sql, *rest))[1]):
        answer = client.get(path)
    if answer.status_code != 200:
        sys.exit(f"{path} answered {answer.status_code}.")
    times = []
    for _ in range(REQUESTS):
        began = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - began) * 1000)
    return len(asked), statistics.median(times), len(answer.content) / 1024


def main() -> int:
    """Print a line for each page, and return 1 where one asks too many queries or is too large."""
    over = 0
    with demonstration():
        logging.disable(logging.CRITICAL)
        print(f"{'page':32} {'queries':>7} {'ms':>7} {'KB':>6}")
        for role, name, path in addresses():
            queries, milliseconds, size = measured(role, path)
            print(f"{name:32} {queries:7} {milliseconds:7.1f} {size:6.0f}")
            over += queries > MOST_QUERIES or size > LARGEST_PAGE
    print(f"bounds: {MOST_QUERIES} queries, {LARGEST_PAGE} KB; over them: {over}")
    return int(over > 0)


if __name__ == "__main__":
    sys.exit(main())
