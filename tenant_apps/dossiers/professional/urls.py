"""Addresses under ``/pro/``."""

from django.urls import path

from tenant_apps.dossiers.professional import action_points, board, deadlines, products, stages, views, workflows

app_name = "dossiers"

urlpatterns = [
    path("", views.index, name="index"),
    path("board/", board.board, name="board"),
    path("filters/", board.save, name="view_save"),
    path("filters/<uuid:public_id>/remove/", board.forget, name="view_forget"),
    path("workflows/", workflows.index, name="workflows"),
    path("workflows/add/", workflows.add, name="workflow_add"),
    path("workflows/<uuid:public_id>/", workflows.detail, name="workflow"),
    path("workflows/<uuid:public_id>/order/", workflows.order, name="workflow_order"),
    path("workflows/<uuid:public_id>/stages/add/", workflows.stage_add, name="stage_add"),
    path("workflows/stages/<uuid:public_id>/", workflows.stage, name="stage_settings"),
    path("workflows/stages/<uuid:public_id>/archive/", workflows.stage_archive, name="stage_archive"),
    path("workflows/stages/<uuid:public_id>/restore/", workflows.stage_restore, name="stage_restore"),
    path("workflows/stages/<uuid:public_id>/remove/", workflows.stage_remove, name="stage_remove"),
    path("of/<uuid:customer>/open/", views.open_another, name="open"),
    path("<uuid:public_id>/", views.detail, name="detail"),
    path("<uuid:public_id>/stage/", stages.move, name="stage"),
    path("<uuid:public_id>/assignment/", views.assignment, name="assignment"),
    path("<uuid:public_id>/notes/", views.notes, name="notes"),
    path("<uuid:public_id>/watch/", views.watch, name="watch"),
    path("<uuid:public_id>/deadlines/", deadlines.add, name="deadline_add"),
    path("deadlines/<uuid:public_id>/met/", deadlines.meet, name="deadline_meet"),
    path("deadlines/<uuid:public_id>/reopen/", deadlines.reopen, name="deadline_reopen"),
    path("deadlines/<uuid:public_id>/remove/", deadlines.remove, name="deadline_remove"),
    path("<uuid:public_id>/products/", products.products, name="products"),
    path("products/<uuid:public_id>/", products.edit, name="product_edit"),
    path("products/<uuid:public_id>/remove/", products.remove, name="product_remove"),
    path("<uuid:public_id>/documents/ask/", action_points.ask_documents, name="ask_documents"),
    path("<uuid:public_id>/fact-finds/ask/", action_points.ask_flow, name="ask_flow"),
    path("<uuid:public_id>/action-points/add/", action_points.add, name="action_point_add"),
    path("action-points/<uuid:public_id>/", action_points.edit, name="action_point_edit"),
    path("action-points/<uuid:public_id>/handle/", action_points.handle, name="action_point_handle"),
    path("action-points/<uuid:public_id>/reopen/", action_points.reopen, name="action_point_reopen"),
    path("action-points/<uuid:public_id>/remove/", action_points.remove, name="action_point_remove"),
]
