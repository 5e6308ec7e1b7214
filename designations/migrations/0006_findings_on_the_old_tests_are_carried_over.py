"""A finding on one of the old tests, which asked several things at once, becomes one finding on each of them."""

from django.db import migrations

BECOMES = {
    'eligible': ('body_corporate', 'not_crown', 'no_appointees', 'not_public'),
    'capable': ('capable', 'effective', 'impartial'),
}


def carry_over(apps, schema_editor):
    """Give each new test the finding, evidence, person and moment of the old one that asked for it."""
    Finding = apps.get_model('designations', 'DesignationTest')
    for old, (first, *others) in BECOMES.items():
        for finding in Finding.objects.filter(test=old, entry=None):
            Finding.objects.filter(pk=finding.pk).update(test=first)
            for test in others:
                finding.pk, finding.test = None, test
                finding.save(force_insert=True)


def bring_back(apps, schema_editor):
    """Keep the finding on the first of the new tests under the name of the old one."""
    Finding = apps.get_model('designations', 'DesignationTest')
    for old, (first, *others) in BECOMES.items():
        Finding.objects.filter(test__in=others).delete()
        Finding.objects.filter(test=first).update(test=old)


class Migration(migrations.Migration):

    dependencies = [
        ('designations', '0005_each_test_is_asked_by_itself'),
    ]

    operations = [migrations.RunPython(carry_over, bring_back)]
