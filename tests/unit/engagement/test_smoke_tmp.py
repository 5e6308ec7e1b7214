import pytest
from django.urls import reverse
from tests.factories import engagement as make
from tests.factories.designations import designated
from tests.factories.accounts import holder
from tests.reference_fixture import _reference_preloaded, reference_data, reference_folder
pytestmark=pytest.mark.usefixtures("reference_data")

def test_all(client):
    d = designated()
    need = make.need(d)
    rec = need.heard_in.get()
    me = make.editor_of(d)
    client.force_login(me)
    org = make.provider("fe_college")
    make.provision(org, d.area)
    make.decision(d, org)
    for name,args in [("engagement_list",[d.pk]),("engagement_record",[rec.pk]),("needs_list",[d.pk]),("need",[need.pk]),("providers",[]),("provider",[org.provider.ukprn]),("provider_describe",[org.provider.ukprn]),("provision_add",[org.provider.ukprn]),("provision_change",[org.provider.ukprn,org.provision.get().pk]),
       ("begin",["engagement",d.pk,"record"]),("begin",["need",d.pk,"record"]),("begin",["materiality",d.pk,"decide"]),("move",["engagement",rec.pk,"amend"]),("move",["engagement",rec.pk,"describe"]),("move",["engagement",rec.pk,"withdraw"]),("move",["need",need.pk,"amend"])]:
        r = client.get(reverse(name,args=args))
        assert r.status_code==200,(name,r.status_code)
        open(f"/tmp/w/engagement/{name}-{args[0] if args else ''}.html","w").write(r.content.decode())
        if name=="provider": print(r.content.decode()[3000:])
    for path in (f"engagement/{rec.pk}/","engagement/",f"needs/{need.pk}/",f"provider-duties/{org.provider.ukprn}/"):
        r = client.get("/api/v1/"+path); print(r.status_code, r.json())
