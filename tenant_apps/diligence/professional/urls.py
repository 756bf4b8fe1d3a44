"""Addresses under ``/pro/diligence/``."""

from django.urls import path

from tenant_apps.diligence.professional import views, weights

app_name = "diligence"

urlpatterns = [
    path("weights/", weights.index, name="weights"),
    path("weights/bounds/", weights.bounds, name="bounds"),
    path("weights/countries/", weights.country, name="country"),
    path("weights/<slug:factor>/", weights.factor, name="factor"),
    path("of/<uuid:public_id>/", views.check, name="check"),
    path("of/<uuid:public_id>/facts/", views.facts, name="facts"),
    path("of/<uuid:public_id>/identity/<uuid:party>/", views.identity, name="identity"),
    path("of/<uuid:public_id>/proofs/<slug:kind>/<uuid:party>/", views.proof, name="proof"),
    path("of/<uuid:public_id>/report/<uuid:party>/", views.report, name="report"),
    path("of/<uuid:public_id>/decide/", views.decide, name="decide"),
    path("of/<uuid:public_id>/confirm/", views.confirm, name="confirm"),
    path("of/<uuid:public_id>/reopen/", views.reopen, name="reopen"),
    path("of/<uuid:public_id>/evidence/", views.evidence, name="evidence"),
]
