"""Everything a worker needs, loaded when this module is imported: no first task pays for it out of its time."""

from checks import registry
from checks.language import judge
from checks.reading import page
from checks.scores.standing import standing
from checks.sign import judge as judge_dossier

__all__ = ["judge_dossier", "page", "standing"]

registry.discover_checks()
for _language in ("en", "fi", "ru", "pl", "nb"):
    judge("ok", "mention", _language)
