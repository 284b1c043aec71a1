"""All programmes, found by their files: the 55th programme is one more file and nothing else."""

import importlib
import pkgutil
from functools import cache

from iljari.catalogue import programmes
from iljari.catalogue.language import Programme


@cache
def all_programmes() -> dict[str, Programme]:
    """Every declared programme by its code, in the order of divisions and codes."""
    found: dict[str, Programme] = {}
    for module in pkgutil.walk_packages(programmes.__path__, programmes.__name__ + "."):
        if module.ispkg:
            continue
        loaded = importlib.import_module(module.name)
        programme = loaded.PROGRAMME
        expected = ".".join(module.name.split(".")[-2:])
        if programme.code != expected:
            raise ValueError(
                f"{module.name}: 사업 코드는 '{expected}'이어야 하는데 '{programme.code}'입니다."
            )
        found[programme.code] = programme
    return found


def programme(code: str) -> Programme:
    """The programme with this code; raises KeyError with a sentence."""
    try:
        return all_programmes()[code]
    except KeyError:
        raise KeyError(f"'{code}'라는 사업이 없습니다.") from None
