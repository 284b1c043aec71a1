"""What the command of the rules does: iljari simulate."""

import argparse

from iljari.catalogue.language import ROLE_NAMES, Role
from iljari.catalogue.register import all_programmes
from iljari.facts.simulation import Simulation
from iljari.figures.evaluate import Book
from iljari.registry.synthetic import city
from iljari.web import simulated_file, simulating, today, written
from iljari.web.saying import say


def simulate(asked: argparse.Namespace) -> int:
    """Count who of a synthetic city would gain and lose by other values; without values, list those that may be set."""
    day = asked.on or today.by_default()
    programme = all_programmes().get(asked.programme)
    if programme is None:
        say(f"사업 '{asked.programme}'이(가) 없습니다. jobs.job_cafe처럼 사업 코드를 적으십시오.")
        return 1
    roles = [role for role, admission in programme.admits.items() if simulating.knobs(admission, day)]
    if not roles or (asked.role and asked.role not in roles):
        say(f"모의할 수 있는 대상이 아닙니다. 모의할 수 있는 대상: {', '.join(roles) or '없음'}")
        return 1
    role = Role(asked.role or roles[0])
    admission = programme.admits[role]
    knobs = simulating.knobs(admission, day)
    try:
        changes = simulating.read(_pairs(asked.set), knobs)
        if not changes:
            say(f"{programme.name} ({ROLE_NAMES[role][0]}): --set 으로 바꿀 수 있는 기준")
            for knob in knobs:
                say(f"  {knob.name}={knob.now}  {knob.rule.sentence(day)} ({knob.rule.source})")
            return 0
        if asked.to and asked.to.suffix not in simulated_file.KINDS:
            raise simulating.Unclear("--to 는 .xlsx나 .csv로 끝나는 파일입니다.")
        told = simulating.simulate(admission, changes, day=day, size=asked.size, seed=asked.seed)
    except (simulating.Unclear, city.TooLarge) as unclear:
        say(unclear)
        return 1
    _say(told)
    if known := simulating.cost(Book(as_of=day), programme, told):
        say(f"예산현액 {written.won(known.budget.value)} → {written.won(known.after_won)}"
            " (같은 비율이 이용하고 한 사람에 드는 돈이 같다면)")  # fmt: skip
    if asked.to:
        asked.to.write_bytes(simulated_file.write(told, asked.to.suffix))
        say(f"{asked.to}에 썼습니다.")
    return 0


def _pairs(given: list[str]) -> dict[str, str]:
    found = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise simulating.Unclear(f"'{text}'을(를) 읽을 수 없습니다. --set age.floor=15처럼 적으십시오.")
        found[name.strip()] = value
    return found


def _say(told: Simulation) -> None:
    say(f"가상 도시 {told.size:,}명(지어낸 사람), {told.day} 기준")
    say(f"  자격 있는 사람 {told.total('before'):,}명 → {told.total('after'):,}명"
        f" (얻음 {told.total('gained'):,}, 잃음 {told.total('lost'):,})")  # fmt: skip
    for dimension in ("ages", "sex", "district"):
        for group in told.by(dimension).values():
            if group.gained or group.lost:
                say(f"  {simulated_file.name_of(group, dimension)}: {group.before:,} → {group.after:,}")
    if told.not_drawn:
        say(f"  가상 도시에 없어 따지지 않은 사실: {', '.join(fact.ko for fact in told.not_drawn)}")
