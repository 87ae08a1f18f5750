"""Ways to get updates."""

from typing import Any

from tests.fakegram.errors import bad
from tests.fakegram.world import World

from .registry import Params, method


@method("getUpdates")
async def get_updates(world: World, params: Params) -> list[dict[str, Any]]:
    """Wait for updates; ``offset`` confirms those before it."""
    limit = min(max(int(params.get("limit") or 100), 1), 100)
    timeout = min(float(params.get("timeout") or 0), 50.0)
    return await world.updates.poll(int(params.get("offset") or 0), limit, timeout, params.get("allowed_updates"))


@method("setWebhook")
async def set_webhook(world: World, params: Params) -> bool:
    """Have updates posted to an address."""
    url = str(params.get("url") or "")
    if url and not url.startswith(("https://", "http://127.0.0.1")):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if params.get("drop_pending_updates"):
        world.updates.pending.clear()
    if params.get("allowed_updates") is not None:
        world.updates.allowed = params["allowed_updates"]
    world.webhook = {"url": url, "secret": params.get("secret_token") or ""}
    world.updates.webhook = url
    world.updates.bell.ring()
    return True


@method("deleteWebhook")
async def delete_webhook(world: World, params: Params) -> bool:
    """Go back to polling."""
    if params.get("drop_pending_updates"):
        world.updates.pending.clear()
    world.webhook = {}
    world.updates.webhook = ""
    world.updates.bell.ring()
    return True


@method("getWebhookInfo")
async def webhook_info(world: World, params: Params) -> dict[str, Any]:
    """Tell how delivery goes."""
    info = {"url": world.updates.webhook, "has_custom_certificate": False}
    info["pending_update_count"] = len(world.updates.pending)
    info |= {k: v for k, v in world.webhook.items() if k.startswith("last_error")}
    return info | ({"allowed_updates": world.updates.allowed} if world.updates.allowed else {})
