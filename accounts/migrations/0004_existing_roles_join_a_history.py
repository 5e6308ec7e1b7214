"""Give every place of people its history, and the roles held there a state; who gave them is not known."""

from django.db import migrations


def join(apps, editor):
    """Give scopes and roles their chains: a designation's own, or a new one."""
    Scope, RoleHeld = apps.get_model("accounts", "Scope"), apps.get_model("accounts", "RoleHeld")
    Chain, Designation = apps.get_model("lifecycle", "Chain"), apps.get_model("designations", "Designation")
    own = dict(Designation.objects.values_list("scope_id", "chain_id"))
    for scope in Scope.objects.filter(chain=None):
        scope.chain_id = own.get(scope.pk) or Chain.objects.create(title=scope.title).pk
        scope.save(update_fields=["chain"])
        RoleHeld.objects.filter(scope=scope).update(chain_id=scope.chain_id)
    RoleHeld.objects.exclude(until=None).update(state="ended")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_roles_and_invitations_have_a_history"),
        ("designations", "0001_initial"),
    ]

    operations = [migrations.RunPython(join, migrations.RunPython.noop)]
