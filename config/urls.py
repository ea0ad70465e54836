"""All addresses of Patchbay."""

from __future__ import annotations

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

urlpatterns = [
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("api/", include("connectors.urls")),
    path("api/", include("runtime.api.urls")),
    path("api/", include("modeler.api.urls")),
    path("", include("connectors.page_urls")),
    path("", include("runtime.urls")),
    path("", include("modeler.urls")),
]
handler404 = "web.problem_pages.not_found"
handler500 = "web.problem_pages.server_error"
