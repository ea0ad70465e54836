"""HTTP and WebSocket of Patchbay."""

from __future__ import annotations

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
http = get_asgi_application()

from modeler import routing as drafts  # noqa: E402  (needs the apps)
from runtime import routing as requests  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": http,
        "websocket": AllowedHostsOriginValidator(
            AuthMiddlewareStack(
                URLRouter(
                    [*drafts.websocket_urlpatterns, *requests.websocket_urlpatterns]
                )
            )
        ),
    }
)
