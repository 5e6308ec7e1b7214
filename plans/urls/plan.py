"""Addresses of the plans: the working pages, and the permanent addresses of what is published."""

from django.urls import path

from plans.views import authorities, carrying, drafting, plan, public

WORK = "plans/drafts/<int:pk>/"
PUBLISHED = "plans/<slug:area>/<slug:period>/v<int:number>/"

urlpatterns = [
    path("designations/<int:pk>/plans/", plan.plans_of_designation, name="plans_of_designation"),
    path(WORK, plan.plan, name="plan"),
    path(f"{WORK}preview/", plan.plan_preview, name="plan_preview"),
    path(f"{WORK}bring-forward/", carrying.bring_forward, name="bring_forward"),
    path(f"{WORK}sections/<slug:key>/", drafting.write_section, name="plan_section"),
    path(f"{WORK}<slug:kind>/add/", drafting.add_part, name="plan_part_add"),
    path(f"{WORK}<slug:kind>/<int:part>/", drafting.edit_part, name="plan_part"),
    path(f"{WORK}<slug:kind>/<int:part>/remove/", drafting.remove_part, name="plan_part_remove"),
    path("statements/<int:pk>/", plan.statement, name="statement"),
    path("authorities/", authorities.authorities, name="authorities"),
    path("authorities/<slug:slug>/", authorities.authority, name="authority"),
    path("authorities/<slug:slug>/people/", authorities.open_people, name="authority_people"),
    path("plans/", public.public_plans, name="public_plans"),
    path(PUBLISHED, public.public_plan, name="public_plan"),
    path(f"{PUBLISHED}plan.pdf", public.public_plan_pdf, name="public_plan_pdf"),
    path(f"{PUBLISHED}plan.json", public.public_plan_json, name="public_plan_json"),
]
