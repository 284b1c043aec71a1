"""Every act by its name. An act's name is stored with its entries for ever: never rename one, add a new one."""

from iljari.acts import calls, decided, happened, identity, money
from iljari.acts.base import Act

_ABSTRACT = {"Act", "Happened", "Happening", "Decided", "BudgetAct"}


def _named() -> dict[str, type[Act]]:
    found: dict[str, type[Act]] = {}
    for module in (happened, calls, decided, identity, money):
        for name, value in vars(module).items():
            if isinstance(value, type) and issubclass(value, Act) and name not in _ABSTRACT:
                found[name] = value
    return found


ACTS: dict[str, type[Act]] = _named()


def act_named(name: str) -> type[Act]:
    """The act with this name; raises KeyError with a sentence when there is none."""
    try:
        return ACTS[name]
    except KeyError:
        raise KeyError(f"'{name}'이라는 행위가 없습니다. acts/의 이름을 쓰십시오.") from None
