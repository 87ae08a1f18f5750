"""Logging: one line an event, and never a token in it."""

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

TOKEN = re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{16,}")
"""The shape of a bot's token."""
HIDDEN = "<token>"
LOUD = ("telegram", "apscheduler", "aiohttp.access")
"""Libraries that log every request, some of them with its address; only their warnings are of use."""
TWICE = ("telegram.request.BaseRequest",)
"""Loggers of what is raised as well: a gateway's page in the place of an answer would be a trace at every try."""
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Mask(logging.Filter):
    """Rewrites a record so that no token is left in its message or its trace."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """``secrets``: further texts to hide, such as the token in use and the sources' keys."""
        super().__init__()
        self._secrets = tuple(sorted((secret for secret in secrets if len(secret) >= 6), key=len, reverse=True))

    def clean(self, text: str) -> str:
        """Return the text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return TOKEN.sub(HIDDEN, text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean a record; it always stays."""
        record.msg, record.args = self.clean(record.getMessage()), None
        if record.exc_info:
            record.exc_text = self.clean(logging.Formatter().formatException(record.exc_info))
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True


def setup(secrets: Iterable[str] = (), *, level: int = logging.INFO, stream: TextIO | None = None) -> logging.Handler:
    """Log to ``stream`` (default: standard error), masked, libraries quiet; returns the handler."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(Mask(secrets))
    handler.setFormatter(logging.Formatter(FORM))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in TWICE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return handler
