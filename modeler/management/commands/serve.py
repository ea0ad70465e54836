"""`manage.py serve`: Patchbay in one process."""

from __future__ import annotations

import socket
import warnings
from argparse import ArgumentParser
from typing import Any

import uvicorn
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from modeler.server import Server
from modeler.sign_in_links import ADMINISTRATOR, link_token
from runtime.jobs.threads import JobThreads

MAX_MESSAGE = 1024 * 1024 + 4096
TRIES = 20


def listening_socket(host: str, port: int, tries: int) -> socket.socket:
    """Return a socket on the first free port of `tries`. Raises CommandError."""
    for candidate in range(port, port + tries):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
        except OSError:
            listener.close()
            continue
        # Who opens the link before the server is ready waits instead of failing.
        listener.listen(128)
        return listener
    raise CommandError(
        f"Port {port} of {host} is in use. Stop what uses it, or choose another one "
        "with --port."
    )


class Command(BaseCommand):
    """Serves pages, API and WebSockets from one process, which runs the jobs too."""

    help = str(__doc__)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument(
            "--port", type=int, help="8000, or the next one that is free"
        )
        parser.add_argument(
            "--no-jobs",
            action="store_true",
            help="leave the jobs of Requests to other processes",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Print the link and serve until stopped."""
        tries = 1 if options["port"] else TRIES
        port = 8000 if options["port"] is None else options["port"]
        listener = listening_socket(options["host"], port, tries)
        address = f"http://{options['host']}:{listener.getsockname()[1]}"
        self.say_where(address)
        # Whitenoise reads its files in blocks, which is what Django warns of.
        warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume")
        config = uvicorn.Config(
            "config.asgi:application",
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws="websockets-sansio",
            ws_max_size=MAX_MESSAGE,
            timeout_graceful_shutdown=5,
        )
        Server(config, self.jobs(options)).run(sockets=[listener])

    def jobs(self, options: dict[str, Any]) -> JobThreads | None:
        """Return the threads that run the jobs, None where others do."""
        if options["no_jobs"] or settings.BROKER:
            return None
        hosts = settings.PRIVATE_HOSTS
        return JobThreads(settings.JOB_THREADS, private_hosts=hosts)

    def say_where(self, address: str) -> None:
        """Print one link; it signs in the local administrator where there is one."""
        person = User.objects.filter(username=ADMINISTRATOR, is_active=True).first()
        path = reverse("sign-in-link", args=[link_token(person)]) if person else "/"
        self.stdout.write(f"\n  Patchbay is running. Open\n\n  {address}{path}\n")
        self.stdout.write("  Ctrl+C stops it.")
        self.stdout.flush()
