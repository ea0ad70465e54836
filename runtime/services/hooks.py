"""Which elements of which versions wait for calls at which addresses."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from runtime.engine import Node, NoValue
from runtime.exceptions import CannotBeMoved, CannotStart
from runtime.hooks.settings import Webhook, trigger_of, webhook_of
from runtime.models import Deployment, Hook, HookPlace, HookUse, ProcessRequest
from runtime.runnables import Runnable


def subscribe_hooks(deployment: Deployment, runnable: Runnable) -> None:
    """Let the triggers of a version be called. Raises CannotStart for an address that
    another process has, or settings that cannot be read."""
    for element, step in runnable.steps.items():
        if not trigger_of(step):
            continue
        node = runnable.definition.nodes[element]
        try:
            webhook = webhook_of(step)
        except NoValue as error:
            words = _("“{name}”: {reason}").format(
                name=node.label, reason=error.message
            )
            raise CannotStart(words, element=element) from error
        use = use_of(runnable, node)
        if use is not None:
            hook = hook_for(deployment.process, webhook, node)
            HookPlace.objects.create(
                hook=hook, deployment=deployment, element=element, use=use
            )


def use_of(runnable: Runnable, node: Node) -> HookUse | None:
    """Return what a call does at an element, None where nothing can come of it."""
    definition = runnable.definition
    if node.type != "startEvent" or node.container not in definition.processes:
        return HookUse.CATCH
    return None if node.container in definition.called else HookUse.START


def hook_for(process: UUID, webhook: Webhook, node: Node) -> Hook:
    """Return the address that a step asks for. Raises CannotStart where another
    process uses it."""
    hook, _made = Hook.objects.select_for_update().get_or_create(
        path=webhook.path, defaults={"process": process}
    )
    if hook.process == process:
        return hook
    if hook.places.exists():
        words = _(
            "“{name}”: another process is called at /hooks/{path}/. Choose another "
            "address."
        )
        raise CannotStart(
            words.format(name=node.label, path=webhook.path),
            element=node.id,
            setting="path",
        )
    hook.received.all().delete()
    hook.process = process
    hook.save(update_fields=["process"])
    return hook


def release_hooks(process: UUID) -> None:
    """Let calls start nothing of a process, and continue only Requests that run.

    To be called once its older versions are no longer the newest.
    """
    places = HookPlace.objects.filter(hook__process=process)
    places.filter(use=HookUse.START).delete()
    running = ProcessRequest.objects.filter(
        deployment=OuterRef("deployment"), ended_at=None
    )
    idle = places.exclude(Exists(running))
    idle.filter(deployment__is_newest=False).delete()


def keep_places(deployment: Deployment, heard: Mapping[str, str]) -> None:
    """Let elements of a version, named with their paths, be called again.

    Raises CannotBeMoved where another process has an address meanwhile.
    """
    for element, path in heard.items():
        process = deployment.process
        hook, _made = Hook.objects.get_or_create(
            path=path, defaults={"process": process}
        )
        if hook.process != process:
            words = _("Another process is called at /hooks/{path}/ now.")
            raise CannotBeMoved(words.format(path=path), element=element)
        HookPlace.objects.get_or_create(
            deployment=deployment,
            element=element,
            defaults={"hook": hook, "use": HookUse.CATCH},
        )
