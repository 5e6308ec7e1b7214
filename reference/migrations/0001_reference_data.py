# What others publish, each row with its source and its days.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='BankHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('title', models.CharField(max_length=80)),
                ('note', models.CharField(blank=True, max_length=80)),
            ],
            options={
                'ordering': ['day'],
            },
        ),
        migrations.CreateModel(
            name='Dataset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(unique=True)),
                ('theme', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('publisher', models.CharField(max_length=200)),
                ('licence', models.CharField(max_length=200)),
                ('source', models.TextField(help_text='The address or the document that the file was made from')),
                ('version', models.CharField(help_text='The version or the day of the source', max_length=80)),
                ('caveats', models.TextField(blank=True)),
                ('digest', models.CharField(help_text='SHA-256 of the file and of its description', max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('position', models.PositiveIntegerField(help_text='The order in which the files are loaded and shown')),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=9, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('upper_tier_code', models.CharField(max_length=9)),
                ('upper_tier_name', models.CharField(max_length=80)),
                ('region_code', models.CharField(max_length=9)),
                ('region_name', models.CharField(max_length=40)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='EconomicArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='EmployerBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('name', models.CharField(max_length=160, unique=True)),
            ],
            options={
                'verbose_name_plural': 'employer bodies',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='GlossaryTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(max_length=80, unique=True)),
                ('full_form', models.CharField(blank=True, max_length=120)),
                ('meaning', models.TextField()),
                ('origin', models.CharField(choices=[('guidance', 'Glossary of the statutory guidance'), ('act', 'Skills and Post-16 Education Act 2022'), ('field', 'Words of the field')], max_length=10)),
                ('source', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['term'],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(unique=True)),
                ('label', models.CharField(max_length=120)),
                ('unit', models.CharField(max_length=40)),
                ('universe', models.CharField(help_text='Whom or what it counts', max_length=120)),
                ('publisher', models.CharField(max_length=120)),
                ('source_url', models.URLField(blank=True, help_text='Empty where it is derived here', max_length=250)),
                ('additive', models.BooleanField(help_text='Whether values of several places may be added up')),
                ('note', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['label'],
            },
        ),
        migrations.CreateModel(
            name='ProviderType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('definition', models.CharField(max_length=400)),
                ('outside_note', models.CharField(blank=True, help_text='Why the duties do not reach this type', max_length=300)),
                ('source', models.CharField(max_length=200)),
                ('position', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Route',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=80, unique=True)),
                ('position', models.PositiveIntegerField(help_text='The order of Annex C')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(help_text='The name today, or the last name of an area that ended', max_length=120)),
                ('group_2022', models.CharField(blank=True, choices=[('combined_authority', 'Combined authorities and Greater London Authority'), ('lep_area', 'Local enterprise partnership areas')], help_text='The group in Annex B of 2022', max_length=20)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sub_areas', to='reference.area')),
            ],
            options={
                'ordering': ['name', 'slug'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AreaCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('code', models.CharField(max_length=9, unique=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='reference.area')),
            ],
            options={
                'ordering': ['code'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AreaName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('name', models.CharField(max_length=160)),
                ('publisher', models.CharField(max_length=120)),
                ('official', models.BooleanField()),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='reference.area')),
            ],
            options={
                'ordering': ['area', '-official', models.OrderBy(models.F('valid_from'), descending=True, nulls_last=True), 'name'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AreaSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed_on', models.DateField()),
                ('share_of_predecessor', models.DecimalField(decimal_places=4, help_text='Share of districts, 0 to 1', max_digits=5)),
                ('share_of_successor', models.DecimalField(decimal_places=4, help_text='Share of districts, 0 to 1', max_digits=5)),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='reference.area')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='reference.area')),
            ],
            options={
                'ordering': ['changed_on', 'predecessor', 'successor'],
            },
        ),
        migrations.CreateModel(
            name='Authority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('code', models.CharField(blank=True, help_text='Code of the Office for National Statistics, if held', max_length=9)),
                ('name', models.CharField(max_length=120)),
                ('established_on', models.DateField(blank=True, help_text='Empty: the day is not held', null=True)),
                ('abolished_on', models.DateField(blank=True, null=True)),
                ('date_note', models.CharField(blank=True, max_length=200)),
                ('source', models.CharField(max_length=300)),
            ],
            options={
                'verbose_name_plural': 'authorities',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code',), name='one_authority_for_a_code'), models.CheckConstraint(condition=models.Q(('established_on__isnull', True), ('abolished_on__isnull', True), ('established_on__lt', models.F('abolished_on')), _connector='OR'), name='authority_is_established_before_it_is_abolished')],
            },
        ),
        migrations.CreateModel(
            name='AuthorityFunction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('function', models.CharField(choices=[('commissioner', 'Commissions post-16 provision'), ('adult_education_budget', 'Holds the adult education budget (adult skills fund)')], max_length=30)),
                ('source', models.CharField(max_length=300)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='functions', to='reference.authority')),
            ],
            options={
                'ordering': ['authority', 'function', models.OrderBy(models.F('valid_from'), nulls_first=True)],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AuthorityType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('mayoral_combined_authority', 'Mayoral combined authority'), ('combined_authority', 'Combined authority without a mayor'), ('mayoral_combined_county_authority', 'Mayoral combined county authority'), ('combined_county_authority', 'Combined county authority without a mayor'), ('greater_london_authority', 'Greater London Authority'), ('local_authority', 'Local authority')], max_length=40)),
                ('source', models.CharField(max_length=300)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='types', to='reference.authority')),
            ],
            options={
                'ordering': ['authority', models.OrderBy(models.F('valid_from'), nulls_first=True)],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Boundary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.CharField(help_text='The year of the boundaries', max_length=4)),
                ('longitude', models.FloatField(help_text='Of the label point, in degrees')),
                ('latitude', models.FloatField(help_text='Of the label point, in degrees')),
                ('area_km2', models.FloatField(help_text='In square kilometres')),
                ('geometry', models.JSONField()),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='boundaries', to='reference.area')),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='boundaries', to='reference.district')),
            ],
            options={
                'verbose_name_plural': 'boundaries',
                'ordering': ['edition', 'id'],
            },
        ),
        migrations.CreateModel(
            name='AuthorityCoverage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coverage', to='reference.authority')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authority_coverage', to='reference.district')),
            ],
            options={
                'ordering': ['authority', 'district'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DistrictCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=9, unique=True)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='reference.district')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='DistrictInArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='reference.area')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='reference.district')),
                ('sub_area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sub_memberships', to='reference.area')),
            ],
            options={
                'ordering': ['district', models.OrderBy(models.F('valid_from'), nulls_first=True)],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EconomicAreaLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.CharField(help_text='Code of the edition of the guidance', max_length=20)),
                ('note', models.CharField(blank=True, help_text='How the area differs, as the edition states it', max_length=300)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='economic_area_links', to='reference.area')),
                ('economic_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='reference.economicarea')),
            ],
            options={
                'ordering': ['area', 'economic_area'],
            },
        ),
        migrations.AddField(
            model_name='economicarea',
            name='areas',
            field=models.ManyToManyField(related_name='economic_areas', through='reference.EconomicAreaLink', to='reference.area'),
        ),
        migrations.CreateModel(
            name='BodyDesignation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_as_published', models.CharField(max_length=160)),
                ('stated_for', models.CharField(help_text='The time the source speaks of, in its words', max_length=120)),
                ('stated_on', models.DateField(blank=True, help_text='The day of the source, where it is known', null=True)),
                ('source', models.CharField(max_length=300)),
                ('confidence', models.CharField(choices=[('stated', 'Stated by the source'), ('implied', 'Implied by the source')], max_length=10)),
                ('website', models.URLField(blank=True, max_length=250)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='body_designations', to='reference.area')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='designations', to='reference.employerbody')),
            ],
            options={
                'ordering': ['area', models.OrderBy(models.F('stated_on'), descending=True, nulls_last=True), 'stated_for'],
            },
        ),
        migrations.CreateModel(
            name='Funder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('counts_as', models.CharField(help_text='The funder of section 4(2) that this counts as', max_length=120)),
                ('english_funded', models.BooleanField()),
                ('citation', models.CharField(max_length=200)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('position', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['position'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='funder_begins_before_it_ends')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place_code', models.CharField(max_length=9)),
                ('breakdown', models.CharField(max_length=20)),
                ('category', models.CharField(max_length=80)),
                ('period', models.CharField(max_length=30)),
                ('period_end', models.DateField()),
                ('value', models.FloatField(blank=True, help_text="In the indicator's unit", null=True)),
                ('status', models.CharField(blank=True, choices=[('', 'A figure'), ('x', 'Not available or suppressed'), ('low', 'Under 5'), ('z', 'Not applicable')], max_length=3)),
                ('method', models.CharField(choices=[('published', 'As published'), ('sum_of_lads', 'Sum of districts'), ('difference', 'Difference of two published figures'), ('from_published', 'Ratio of published figures'), ('from_lad_sums', 'Ratio of sums of districts')], max_length=15)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='values', to='reference.indicator')),
            ],
            options={
                'ordering': ['indicator', 'place_code', 'breakdown', 'category', 'period_end'],
            },
        ),
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=10, unique=True)),
                ('order', models.PositiveSmallIntegerField(unique=True)),
                ('name', models.CharField(max_length=20)),
                ('examples', models.CharField(max_length=200)),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.CheckConstraint(condition=models.Q(('order__lte', 8)), name='level_is_entry_to_8')],
            },
        ),
        migrations.CreateModel(
            name='Occupation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=4, unique=True)),
                ('kind', models.CharField(choices=[('major', 'Major group'), ('sub-major', 'Sub-major group'), ('minor', 'Minor group'), ('unit', 'Unit group')], max_length=10)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('entry_routes', models.TextField(blank=True)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='reference.occupation')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Provider',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ukprn', models.PositiveIntegerField(unique=True)),
                ('name', models.CharField(max_length=200)),
                ('published_type', models.CharField(blank=True, help_text='As published; empty for many', max_length=60)),
                ('last_year', models.CharField(blank=True, help_text='The last year in which it is in the statistics', max_length=30)),
                ('main_area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='main_providers', to='reference.area')),
                ('main_district', models.ForeignKey(blank=True, help_text='Where most of its apprenticeships started in 2024/25', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='main_providers', to='reference.district')),
                ('likely_type', models.ForeignKey(blank=True, help_text='Read from the published type and the list of degree institutions: the provider confirms it', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='likely_providers', to='reference.providertype')),
            ],
            options={
                'ordering': ['name', 'ukprn'],
            },
        ),
        migrations.CreateModel(
            name='DeliveryStatistic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.PositiveIntegerField(blank=True, null=True)),
                ('achievements', models.PositiveIntegerField(blank=True, null=True)),
                ('year', models.CharField(help_text='Academic year, such as 2024/25; Q3 is August to April', max_length=10)),
                ('basis', models.CharField(choices=[('delivery', 'Where the training is delivered'), ('learner_home', 'Where the learners live')], max_length=12)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='reference.area')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='reference.provider')),
            ],
            options={
                'ordering': ['year', 'basis', 'provider', 'area'],
            },
        ),
        migrations.CreateModel(
            name='ProviderOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.CharField(help_text='Academic year of achievement, such as 2022/23', max_length=7)),
                ('provision', models.CharField(choices=[('total', 'All provision'), ('apprenticeship', 'Apprenticeships'), ('education_training', 'Education and training')], max_length=20)),
                ('learners', models.PositiveIntegerField(blank=True, null=True)),
                ('positive', models.FloatField(blank=True, help_text='In sustained employment or learning', null=True)),
                ('employment', models.FloatField(blank=True, help_text='In sustained employment', null=True)),
                ('learning', models.FloatField(blank=True, help_text='In sustained learning', null=True)),
                ('no_data', models.FloatField(blank=True, help_text='With no sustained destination in the data', null=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='reference.provider')),
            ],
            options={
                'ordering': ['provider', 'year', 'provision'],
            },
        ),
        migrations.CreateModel(
            name='ProviderTypeScope',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('duty', models.CharField(choices=[('plan', 'Co-operate in and have regard to the local skills improvement plan (section 1)'), ('local_needs', 'Review provision against local needs (section 5)')], max_length=20)),
                ('citation', models.CharField(max_length=200)),
                ('provider_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scopes', to='reference.providertype')),
            ],
            options={
                'ordering': ['provider_type', 'duty', models.OrderBy(models.F('valid_from'), nulls_first=True)],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RelevantAuthority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('relevant', models.BooleanField()),
                ('verified', models.BooleanField(help_text='Whether the law as it stood on these days was read')),
                ('source', models.CharField(max_length=300)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relevance', to='reference.authority')),
            ],
            options={
                'ordering': ['authority', models.OrderBy(models.F('valid_from'), nulls_first=True)],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Pathway',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('position', models.PositiveIntegerField(help_text='The order of Annex C')),
                ('route', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pathways', to='reference.route')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='OccupationalStandard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lars_code', models.PositiveIntegerField(unique=True)),
                ('title', models.CharField(max_length=200)),
                ('level', models.PositiveSmallIntegerField()),
                ('subject', models.CharField(blank=True, help_text='Sector subject area, tier 2', max_length=120)),
                ('job_titles', models.TextField(blank=True)),
                ('pathway', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='standards', to='reference.pathway')),
                ('route', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standards', to='reference.route')),
            ],
            options={
                'ordering': ['title'],
            },
        ),
        migrations.CreateModel(
            name='Sector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=8, unique=True)),
                ('kind', models.CharField(choices=[('section', 'Section'), ('division', 'Division'), ('group', 'Group'), ('class', 'Class'), ('subclass', 'Subclass')], max_length=10)),
                ('section', models.CharField(help_text='The letter of the section it lies in', max_length=1)),
                ('title', models.CharField(max_length=250)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='reference.sector')),
            ],
            options={
                'ordering': ['section', 'code'],
            },
        ),
        migrations.CreateModel(
            name='SubjectArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=80, unique=True)),
                ('sector', models.CharField(help_text='Sector subject area, tier 1', max_length=80)),
                ('share_in_main_route', models.FloatField(blank=True, null=True)),
                ('main_route', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='subject_areas', to='reference.route')),
            ],
            options={
                'ordering': ['sector', 'name'],
            },
        ),
        migrations.CreateModel(
            name='SubjectStatistic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.PositiveIntegerField(blank=True, null=True)),
                ('achievements', models.PositiveIntegerField(blank=True, null=True)),
                ('year', models.CharField(help_text='Academic year, such as 2024/25', max_length=10)),
                ('level', models.CharField(choices=[('intermediate', 'Intermediate (level 2)'), ('advanced', 'Advanced (level 3)'), ('higher', 'Higher (level 4 and above)')], max_length=12)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='subjects', to='reference.provider')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statistics', to='reference.subjectarea')),
            ],
            options={
                'ordering': ['year', 'provider', 'subject', 'level'],
            },
        ),
        migrations.CreateModel(
            name='TLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('framework_code', models.PositiveIntegerField(unique=True)),
                ('title', models.CharField(max_length=120)),
                ('withdrawn', models.BooleanField()),
                ('pathway', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='t_levels', to='reference.pathway')),
                ('route', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='t_levels', to='reference.route')),
            ],
            options={
                'verbose_name': 'T Level',
                'ordering': ['title'],
            },
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='area_begins_before_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='area_is_not_inside_itself'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(('group_2022__in', ['', 'combined_authority', 'lep_area'])), name='area_group_is_known'),
        ),
        migrations.AddConstraint(
            model_name='areacode',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='areacode_begins_before_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='areacode',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('area',), name='one_open_code_for_an_area'),
        ),
        migrations.AddConstraint(
            model_name='areaname',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='areaname_begins_before_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='areaname',
            constraint=models.UniqueConstraint(fields=('area', 'name', 'publisher'), name='one_row_for_a_publishers_name_of_an_area'),
        ),
        migrations.AddConstraint(
            model_name='areaname',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True), ('official', True)), fields=('area',), name='one_open_official_name_for_an_area'),
        ),
        migrations.AddConstraint(
            model_name='areasuccession',
            constraint=models.UniqueConstraint(fields=('predecessor', 'successor'), name='one_succession_for_two_areas'),
        ),
        migrations.AddConstraint(
            model_name='areasuccession',
            constraint=models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='area_does_not_succeed_itself'),
        ),
        migrations.AddConstraint(
            model_name='areasuccession',
            constraint=models.CheckConstraint(condition=models.Q(('share_of_predecessor__gt', 0), ('share_of_predecessor__lte', 1), ('share_of_successor__gt', 0), ('share_of_successor__lte', 1)), name='succession_shares_lie_between_0_and_1'),
        ),
        migrations.AddConstraint(
            model_name='authorityfunction',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='authorityfunction_begins_before_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='authorityfunction',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('authority', 'function'), name='authority_holds_a_function_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='authoritytype',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='authoritytype_begins_before_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='authoritytype',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('authority',), name='authority_is_of_one_type_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='boundary',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('area__isnull', True), ('district__isnull', False)), models.Q(('area__isnull', False), ('district__isnull', True)), _connector='OR'), name='boundary_is_of_an_area_or_of_a_district'),
        ),
        migrations.AddConstraint(
            model_name='boundary',
            constraint=models.UniqueConstraint(fields=('edition', 'area'), name='one_boundary_of_an_area_in_an_edition'),
        ),
        migrations.AddConstraint(
            model_name='boundary',
            constraint=models.UniqueConstraint(fields=('edition', 'district'), name='one_boundary_of_a_district_in_an_edition'),
        ),
        migrations.AddConstraint(
            model_name='authoritycoverage',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='authoritycoverage_begins_before_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='authoritycoverage',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('authority', 'district'), name='authority_covers_a_district_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='districtinarea',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='districtinarea_begins_before_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='districtinarea',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('district',), name='district_lies_in_one_area_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='districtinarea',
            constraint=models.UniqueConstraint(fields=('district', 'valid_from'), name='district_begins_in_one_area_a_day'),
        ),
        migrations.AddConstraint(
            model_name='districtinarea',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_from__isnull', True)), fields=('district',), name='district_has_one_first_area'),
        ),
        migrations.AddConstraint(
            model_name='districtinarea',
            constraint=models.CheckConstraint(condition=models.Q(('sub_area__isnull', True), models.Q(('sub_area', models.F('area')), _negated=True), _connector='OR'), name='sub_area_is_not_the_area'),
        ),
        migrations.AddConstraint(
            model_name='economicarealink',
            constraint=models.UniqueConstraint(fields=('area', 'economic_area', 'edition'), name='one_link_of_two_areas_in_an_edition'),
        ),
        migrations.AddConstraint(
            model_name='bodydesignation',
            constraint=models.UniqueConstraint(fields=('area', 'name_as_published', 'stated_for'), name='one_statement_of_a_body_for_an_area'),
        ),
        migrations.AddConstraint(
            model_name='indicatorvalue',
            constraint=models.UniqueConstraint(fields=('place_code', 'indicator', 'breakdown', 'category', 'period'), name='one_value_of_an_indicator'),
        ),
        migrations.AddConstraint(
            model_name='indicatorvalue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', ''), ('value__isnull', False)), models.Q(('value__isnull', True), models.Q(('status', ''), _negated=True)), _connector='OR'), name='value_or_the_reason_it_is_missing'),
        ),
        migrations.AddConstraint(
            model_name='occupation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'major'), ('parent__isnull', True)), models.Q(models.Q(('kind', 'major'), _negated=True), ('parent__isnull', False)), _connector='OR'), name='only_a_major_group_has_no_parent'),
        ),
        migrations.AddConstraint(
            model_name='deliverystatistic',
            constraint=models.UniqueConstraint(fields=('area', 'basis', 'year', 'provider'), name='one_delivery_of_a_provider_in_an_area_and_year'),
        ),
        migrations.AddConstraint(
            model_name='deliverystatistic',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['delivery', 'learner_home'])), name='delivery_basis_is_known'),
        ),
        migrations.AddConstraint(
            model_name='provideroutcome',
            constraint=models.UniqueConstraint(fields=('provider', 'year', 'provision'), name='one_outcome_of_a_provider_in_a_year'),
        ),
        migrations.AddConstraint(
            model_name='provideroutcome',
            constraint=models.CheckConstraint(condition=models.Q(('positive__isnull', True), models.Q(('positive__gte', 0), ('positive__lte', 1)), _connector='OR'), name='outcome_is_a_proportion'),
        ),
        migrations.AddConstraint(
            model_name='provider',
            constraint=models.CheckConstraint(condition=models.Q(('ukprn__gte', 10000000), ('ukprn__lte', 99999999)), name='ukprn_has_eight_digits'),
        ),
        migrations.AddConstraint(
            model_name='providertypescope',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='providertypescope_begins_before_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='providertypescope',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('provider_type', 'duty'), name='duty_reaches_a_type_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='relevantauthority',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='relevantauthority_begins_before_it_ends'),
        ),
        migrations.AddConstraint(
            model_name='relevantauthority',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('authority',), name='authority_is_relevant_or_not_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='relevantauthority',
            constraint=models.CheckConstraint(condition=models.Q(('relevant', False), ('valid_from__isnull', False), _connector='OR'), name='relevance_begins_on_a_known_day'),
        ),
        migrations.AddConstraint(
            model_name='pathway',
            constraint=models.UniqueConstraint(fields=('route', 'name'), name='one_pathway_of_a_name_in_a_route'),
        ),
        migrations.AddConstraint(
            model_name='occupationalstandard',
            constraint=models.CheckConstraint(condition=models.Q(('level__gte', 2), ('level__lte', 8)), name='standard_level_is_2_to_8'),
        ),
        migrations.AddConstraint(
            model_name='sector',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'section'), ('parent__isnull', True)), models.Q(models.Q(('kind', 'section'), _negated=True), ('parent__isnull', False)), _connector='OR'), name='only_a_section_has_no_parent'),
        ),
        migrations.AddConstraint(
            model_name='subjectarea',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('main_route__isnull', True), ('share_in_main_route__isnull', True)), models.Q(('main_route__isnull', False), ('share_in_main_route__gt', 0), ('share_in_main_route__lte', 1)), _connector='OR'), name='subject_has_a_share_where_it_has_a_route'),
        ),
        migrations.AddConstraint(
            model_name='subjectstatistic',
            constraint=models.UniqueConstraint(fields=('provider', 'year', 'subject', 'level'), name='one_statistic_of_a_subject_at_a_provider'),
        ),
    ]
