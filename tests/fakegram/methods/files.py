"""Files people sent."""

from typing import Any

from tests.fakegram.errors import bad
from tests.fakegram.world import World

from .registry import Params, method


@method("getFile")
async def get_file(world: World, params: Params) -> dict[str, Any]:
    """Return where a file can be downloaded; larger than 20 MB is refused."""
    file = world.files.get(str(params.get("file_id")))
    if file is None:
        raise bad("invalid file_id")
    if len(file.content) > 20_000_000:
        raise bad("file is too big")
    return file.json() | {"file_path": file.path}
