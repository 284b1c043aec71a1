"""Every address that the program writes by name is there: a wrong name is an error page for somebody."""

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

SOURCE = Path(__file__).parents[2] / "src"
_WRITTEN = re.compile(
    r"""(?:\breverse(?:_lazy)?|\bredirect)\(\s*"([a-z0-9_:-]+)"|\{%\s*url\s+['"]([a-z0-9_:-]+)['"]"""
)


def names(found: URLResolver, under: str = "") -> set[str]:
    """All names below a resolver, with their rooms'."""
    told: set[str] = set()
    for each in found.url_patterns:
        if isinstance(each, URLResolver):
            told |= names(each, f"{under}{each.namespace}:" if each.namespace else under)
        elif isinstance(each, URLPattern) and each.name:
            told.add(under + each.name)
    return told


@pytest.mark.parametrize("kind", ["py", "html"])
def test_every_name_that_is_written_is_an_address(kind: str) -> None:
    there = names(get_resolver())
    written = {
        (str(path.relative_to(SOURCE)), name)
        for path in SOURCE.rglob(f"*.{kind}")
        for pair in _WRITTEN.findall(path.read_text(encoding="utf-8"))
        for name in pair
        if name
    }
    assert len(written) > 20
    assert not sorted((path, name) for path, name in written if name not in there)
