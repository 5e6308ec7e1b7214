

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_sign_in_attempts_are_remembered'),
        ('lifecycle', '0004_a_link_may_be_sealed'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='scope',
            options={'permissions': [('act_as_erb_lead', "Act as the ERB's lead"), ('act_as_erb_editor', 'Act as an editor of the ERB'), ('act_as_erb_viewer', 'Act as a viewer of the ERB'), ('act_as_provider_lead', "Act as the provider's lead"), ('act_as_provider_contributor', 'Act as a contributor of the provider'), ('act_as_authority_officer', 'Act as an officer of the authority'), ('act_as_authority_signatory', "Act as the authority's signatory"), ('act_as_case_officer', 'Act as a case officer'), ('act_as_assessor', 'Act as an assessor'), ('act_as_decision_maker', 'Act as a decision maker for the Secretary of State'), ('act_as_publisher', 'Act as a publisher'), ('act_as_auditor', 'Act as an auditor'), ('act_as_administrator', 'Act as an administrator of access')]},
        ),
        migrations.AddField(
            model_name='roleheld',
            name='at_once',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='roleheld',
            name='chain',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lifecycle.chain'),
        ),
        migrations.AddField(
            model_name='roleheld',
            name='demonstration',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='roleheld',
            name='state',
            field=models.CharField(choices=[('held', 'Held'), ('ended', 'Ended')], default='held', editable=False, max_length=40),
        ),
        migrations.AddField(
            model_name='scope',
            name='chain',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='scope', to='lifecycle.chain'),
        ),
        migrations.AlterField(
            model_name='roleheld',
            name='ended_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles_ended', to='lifecycle.entry'),
        ),
        migrations.AlterField(
            model_name='roleheld',
            name='given_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles_given', to='lifecycle.entry'),
        ),
        migrations.AlterField(
            model_name='roleheld',
            name='role',
            field=models.CharField(choices=[('erb_lead', "the ERB's lead"), ('erb_editor', 'an editor of the ERB'), ('erb_viewer', 'a viewer of the ERB'), ('provider_lead', "the provider's lead"), ('provider_contributor', 'a contributor of the provider'), ('authority_officer', 'an officer of the authority'), ('authority_signatory', "the authority's signatory"), ('case_officer', 'a case officer'), ('assessor', 'an assessor'), ('decision_maker', 'a decision maker for the Secretary of State'), ('publisher', 'a publisher'), ('auditor', 'an auditor'), ('administrator', 'an administrator of access')], max_length=30),
        ),
        migrations.CreateModel(
            name='AccessReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('demonstration', models.BooleanField(default=False, editable=False)),
                ('state', models.CharField(choices=[('confirmed', 'Confirmed')], editable=False, max_length=40)),
                ('reviewed_on', models.DateField()),
                ('ended', models.PositiveIntegerField(default=0)),
                ('chain', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lifecycle.chain')),
                ('kept', models.ManyToManyField(related_name='confirmed_by', to='accounts.roleheld')),
                ('scope', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='access_reviews', to='accounts.scope')),
            ],
            options={
                'ordering': ['-reviewed_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('demonstration', models.BooleanField(default=False, editable=False)),
                ('state', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('withdrawn', 'Withdrawn')], editable=False, max_length=40)),
                ('role', models.CharField(choices=[('erb_lead', "the ERB's lead"), ('erb_editor', 'an editor of the ERB'), ('erb_viewer', 'a viewer of the ERB'), ('provider_lead', "the provider's lead"), ('provider_contributor', 'a contributor of the provider'), ('authority_officer', 'an officer of the authority'), ('authority_signatory', "the authority's signatory"), ('case_officer', 'a case officer'), ('assessor', 'an assessor'), ('decision_maker', 'a decision maker for the Secretary of State'), ('publisher', 'a publisher'), ('auditor', 'an auditor'), ('administrator', 'an administrator of access')], max_length=30)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=200)),
                ('ukprn', models.CharField(blank=True, max_length=8, verbose_name='UKPRN')),
                ('expires_on', models.DateField()),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('chain', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lifecycle.chain')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations_made', to=settings.AUTH_USER_MODEL)),
                ('invitee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='lifecycle.actor')),
                ('role_held', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitation', to='accounts.roleheld')),
                ('scope', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='accounts.scope')),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('role'), models.F('scope'), condition=models.Q(('state', 'open')), name='one_open_invitation_of_an_address_to_a_role'), models.CheckConstraint(condition=models.Q(models.Q(('role_held__isnull', False), ('state', 'accepted')), models.Q(models.Q(('state', 'accepted'), _negated=True), ('role_held', None)), _connector='OR'), name='an_accepted_invitation_gave_a_role')],
            },
        ),
    ]
