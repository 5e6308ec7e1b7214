"""Each amount of a delivery plan becomes a line of funding of its own, with what was decided on it."""

from django.db import migrations

SOURCES = (("develop", 1), ("review", 2))


def write_lines(apps, schema_editor):
    plans = apps.get_model("plans", "DeliveryPlan").objects.select_related("designation")
    lines = apps.get_model("plans", "FundingLine").objects
    for plan in plans.iterator():
        begun = plan.designation.effective_on or plan.submitted_on
        year = max(begun.year - (begun.month < 4), 2021) if begun else 2022
        for purpose, number in SOURCES:
            estimate = getattr(plan, f"{purpose}_estimate")
            approved = getattr(plan, f"{purpose}_approved")
            if estimate is None:
                continue
            lines.create(
                plan=plan,
                number=number,
                purpose=purpose,
                year=year,
                heading="other",
                what="Carried over: one amount, without headings or years",
                estimate=estimate,
                approved=approved,
                reason=plan.funding_reason[:2000] if approved not in (None, estimate) else "",
            )


class Migration(migrations.Migration):

    dependencies = [
        ("plans", "0003_work_targets_risks_and_funding_row_by_row"),
    ]

    operations = [
        migrations.RunPython(write_lines, migrations.RunPython.noop),
    ]
