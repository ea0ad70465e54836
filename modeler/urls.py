"""Addresses of the pages."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path
from django.views.generic import RedirectView

from modeler.api.versions import VersionFile
from modeler.views import (
    account,
    connectors,
    credential_users,
    guide,
    mail_frame,
    processes,
    upgrades,
)

ONE = "processes/<uuid:process_id>"
sign_in = LoginView.as_view(
    template_name="modeler/sign_in.html", redirect_authenticated_user=True
)
urlpatterns = [
    path("", processes.start, name="start"),
    path("processes/new/", processes.new_process, name="new-process"),
    path(f"{ONE}/", processes.editor, name="editor"),
    path(f"{ONE}/versions/", processes.versions, name="versions"),
    path(
        f"{ONE}/versions/<int:number>.bpmn",
        VersionFile.as_view(),
        name="version-bpmn",
    ),
    path(
        "samples/<slug:slug>.svg", processes.sample_thumbnail, name="sample-thumbnail"
    ),
    path(
        "credentials/<slug:credential>/users/",
        credential_users.credential_users,
        name="credential-users",
    ),
    path("mail-frame/", mail_frame.mail_frame, name="mail-frame"),
    path("connectors/", connectors.connectors, name="connectors"),
    path("connectors/upgrades/", upgrades.upgrades, name="upgrades"),
    path("connectors/<slug:connector>/", connectors.one_connector, name="connector"),
    path(
        "connectors/<slug:connector>/switch/",
        connectors.switch,
        name="switch-connector",
    ),
    path(
        "connectors/<slug:connector>/approve/",
        connectors.approve,
        name="approve-connector",
    ),
    path("help/", guide.help_start, name="help"),
    path("help/pictures/<slug:name>.png", guide.one_help_picture, name="help-picture"),
    path("help/<path:path>/", guide.one_help_page, name="help-page"),
    path("account/", account.account, name="account"),
    path("account/incident-mails/", account.incident_mails, name="incident-mails"),
    path("account/tokens/<str:digest>/", account.revoke_token, name="revoke-token"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-in/<str:token>/", account.sign_in_link, name="sign-in-link"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("api/", RedirectView.as_view(url="/help/api/"), name="api-docs"),
]
