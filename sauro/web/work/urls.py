"""Addresses of plans and tasks."""

from __future__ import annotations

from django.urls import path

from sauro.web.work import (
    approvals,
    bulk_acceptance,
    bulk_results,
    evidence,
    home,
    importing,
    plan_acts,
    plan_edit,
    plan_page,
    register,
    task_acts,
    task_edit,
    task_page,
)

app_name = "work"
_UNIT = "nhiem-vu/don-vi/<int:unit_id>/"
_TASK = "nhiem-vu/<int:task_id>/"
_PLAN = "ke-hoach/<int:case_id>/"
urlpatterns = [
    path("nhiem-vu/", home.home, name="home"),
    path("nhiem-vu/cua-toi/", home.own, name="own"),
    path("nhiem-vu/ket-qua/", home.own_results, name="own_results"),
    path(_UNIT, register.unit, name="unit"),
    path(f"{_UNIT}them/", task_edit.add_to_unit, name="add_to_unit"),
    path(f"{_UNIT}chuyen-tiep/", task_edit.carry, name="carry"),
    path(f"{_UNIT}nghiem-thu/", bulk_acceptance.acceptance, name="acceptance"),
    path(f"{_UNIT}nhap/", importing.upload, name="import"),
    path(f"{_UNIT}nhap/xem/", importing.look, name="import_look"),
    path(f"{_UNIT}nhap/bo/", importing.discard, name="import_discard"),
    path(f"{_UNIT}nhap/mau.xlsx", importing.template, name="import_template"),
    path(_TASK, task_page.task, name="task"),
    path(f"{_TASK}sua/", task_edit.edit, name="edit_task"),
    path(f"{_TASK}xoa/", task_edit.remove, name="remove_task"),
    path(f"{_TASK}ket-qua/", task_acts.report, name="report"),
    path(f"{_TASK}nghiem-thu/", task_acts.accept, name="accept"),
    path(f"{_TASK}khach-quan/", task_acts.ask, name="ask_excuse"),
    path(f"{_TASK}khach-quan/tra-loi/", task_acts.confirm, name="confirm_excuse"),
    path(f"{_TASK}minh-chung/", evidence.add, name="add_evidence"),
    path(f"{_TASK}minh-chung/<int:evidence_id>/", evidence.download, name="evidence"),
    path(f"{_TASK}minh-chung/<int:evidence_id>/go/", evidence.remove, name="remove_evidence"),
    path("ke-hoach/", approvals.plans, name="plans"),
    path(_PLAN, plan_page.plan, name="plan"),
    path(f"{_PLAN}sua/", plan_edit.edit, name="edit_plan"),
    path(f"{_PLAN}tong/", plan_edit.total, name="plan_total"),
    path(f"{_PLAN}duyet/", plan_acts.approve, name="approve_plan"),
    path(f"{_PLAN}tra-lai/", plan_acts.send_back, name="return_plan"),
    path(f"{_PLAN}mo-lai/", plan_acts.reopen, name="reopen_plan"),
    path(f"{_PLAN}sao-chep/", plan_acts.copy, name="copy_plan"),
    path(f"{_PLAN}nhiem-vu/them/", task_edit.add_to_case, name="add_to_case"),
    path(f"{_PLAN}ket-qua/", bulk_results.results, name="results"),
]
