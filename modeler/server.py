"""The ASGI server of `manage.py serve`, with the threads that run the jobs."""

from __future__ import annotations

import asyncio
import socket

import uvicorn

from runtime.announcements import ServerLoop
from runtime.jobs.threads import JobThreads


class Server(uvicorn.Server):
    """Starts and drains job threads together with the server; None runs no jobs."""

    def __init__(self, config: uvicorn.Config, jobs: JobThreads | None) -> None:
        super().__init__(config)
        self.jobs = jobs

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve, then to run jobs."""
        ServerLoop.running = asyncio.get_running_loop()
        await super().startup(sockets)
        if self.jobs is not None:
            self.jobs.start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop taking requests, then let running calls end."""
        await super().shutdown(sockets)
        if self.jobs is not None:
            await asyncio.to_thread(self.jobs.close)
        ServerLoop.running = None
