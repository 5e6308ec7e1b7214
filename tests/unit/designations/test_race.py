"""Two publishers at the same moment, on two connections to PostgreSQL."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from accounts.roles import PUBLISHER
from designations import services
from designations.models import Designation, DesignationState
from lifecycle import clock, engine
from tests.factories import designations as make
from tests.factories.accounts import holder


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_notices_for_one_area_published_at_once_exactly_one_designates_a_body():
    area, publisher = make.area(), holder(PUBLISHER)
    rivals = [make.notified(where=area) for _ in range(2)]
    start, outcomes = Barrier(2), []

    def publish(record):
        start.wait()
        facts = {"published_on": clock.today(), "notice_address": f"{make.GOV_UK}/notice"}
        try:
            services.publish_notice(record, by=publisher, **facts)
            outcomes.append("designated")
        except engine.NotPossible as refused:
            outcomes.append(refused.unmet[0].rule.name)
        finally:
            connection.close()

    threads = [Thread(target=publish, args=[Designation.objects.get(pk=rival.pk)]) for rival in rivals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["designated", "no_other_body_is_designated_for_the_area"]
    states = Designation.objects.filter(area=area).values_list("state", flat=True)
    assert sorted(states) == [DesignationState.AGREED, DesignationState.DESIGNATED]
