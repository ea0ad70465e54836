"""The addresses of the product, with two that break while they hold a secret."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from config import urls as product
from tests.connectors.vaults import mail_values


def broken_page(request: HttpRequest) -> HttpResponse:
    """Break with the values of a credential in a variable; the question may want them
    in the message."""
    values = mail_values()
    raise RuntimeError(values["password"] if "leak" in request.GET else len(values))


class BrokenApi(APIView):
    """Breaks as the page does."""

    def post(self, request: Request) -> Response:
        """Break."""
        values = mail_values()
        raise RuntimeError(values["password"] if "leak" in request.GET else len(values))


urlpatterns = [
    path("broken/", broken_page),
    path("api/broken/", BrokenApi.as_view()),
    path("", include(product.urlpatterns)),
]
handler500 = product.handler500
