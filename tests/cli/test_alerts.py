"""iljari alerts: what it finds is due on the calendar that the screens go by, the demonstration's included."""

from datetime import date

import pytest

from iljari.access.alerts import running
from iljari.web import cli, today

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", ["2018-11-15", "2019-03-02"])
def test_alerts_are_raised_on_the_day_that_the_screens_show(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    monkeypatch.setenv("ILJARI_TODAY", day)
    raised_on: list[date] = []
    run = running.run
    monkeypatch.setattr(
        running, "run", lambda of, at: raised_on.append(at.astimezone(today.SEOUL).date()) or run(of, at=at)
    )
    assert cli.main(["alerts"]) == 0
    assert raised_on == [date.fromisoformat(day)]
    assert "새 알림" in capsys.readouterr().out
