"""The command line as a person uses it: what it says and what it leaves behind."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.access.desk import written
from tests.conftest import RECORD

from iljari.desks.returns import operations as returns
from iljari.desks.returns.models import Line
from iljari.journal import read
from iljari.web.cli import main


def test_the_report_is_written_in_five_files(
    loaded: date, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "--to", str(tmp_path)]) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"council-2018-11.{ending}" for ending in ("json", "html", "pdf", "hwpx", "xlsx")}
    told = capsys.readouterr()
    assert "보고를 썼습니다" in told.out
    assert "주의" not in told.out
    assert "보고 쓰기" in told.err  # the progress bar


def test_the_report_as_known_on_an_earlier_day_knows_less(loaded: date, tmp_path: Path) -> None:
    main(["report", "--to", str(tmp_path / "now")])
    main(["report", "--to", str(tmp_path / "then"), "--known-at", "2018-10-20"])
    now, then = (
        json.loads((tmp_path / name / "council-2018-11.json").read_text())["figures"]
        for name in ("now", "then")
    )
    missing = [row for row in then if row["value"] is None]
    assert [row for row in now if row["value"] is None] == []
    assert any(row["indicator"] == "appropriation" for row in missing)
    assert {row["key"] for row in now} == {row["key"] for row in then}


def test_figures_are_listed_as_in_the_report(loaded: date, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["report"] == "council-2018-11"
    assert told["as_of"] == "2018-11-15"
    assert set(told["figures"][0]) == {
        "key", "programme", "indicator", "label_ko", "label_en", "value", "exact", "unit", "period", "basis_on",
        "dimensions", "origin", "entries", "definition_version",
    }  # fmt: skip


def test_nothing_is_typed(loaded: date, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--typed"]) == 0
    assert "손으로 친 숫자 0개" in capsys.readouterr().out


def test_two_states_of_knowledge_are_compared_with_reasons(
    loaded: date, capsys: pytest.CaptureFixture[str]
) -> None:
    last = read.known_moment(read.last_seq())
    assert last is not None
    at = last + timedelta(hours=1)
    line = Line.objects.get(of__programme="jobs.public_works", indicator="participants", value="504")
    returns.correct(line=line, value="505", reason="typo", by="jobs:officer", at=at, key="cli:compare")
    seoul = ZoneInfo("Asia/Seoul")
    told = [moment.astimezone(seoul).strftime("%Y-%m-%dT%H:%M:%S") for moment in (last, at)]
    assert main(["report", "--compare", *told]) == 0
    out = capsys.readouterr().out
    assert (
        "jobs.public_works/participants;delivered_by=city;half=h1: 504 → 505 people (correction:typo)" in out
    )


def test_the_contradictions_of_the_document_are_found_from_declarations(
    loaded: date, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["identities", "--json"]) == 0
    checks = json.loads(capsys.readouterr().out)
    assert sum(check["declared"] for check in checks) >= 300
    broken = [{check["left_value"], check["right_value"]} for check in checks if check["verdict"] == "broken"]
    for pair in (
        {"69.98", "64.5"},  # youth jobs: 49,501 of 70,736
        {"11,000", "8,500"},  # public works, target
        {"10,109", "10,999"},  # public works, participants
        {"5,405", "4,655"},  # New Deal, target
        {"9,211", "9,220"},  # living wage
        {"64,676", "96,747"},  # job offers
        {"55", "56"},  # audit items
    ):
        assert pair in broken, pair


@pytest.mark.parametrize("command", ["report", "figures", "identities", "verify"])
def test_without_a_database_a_sentence_says_what_to_do(command: str, tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "iljari.web.cli", command], capture_output=True, text=True, check=False,
        env={**os.environ, "ILJARI_RUN": str(tmp_path), "DATABASE_URL": ""},
    )  # fmt: skip
    assert (told.returncode, "iljari load" in told.stdout) == (1, True), told.stderr
    assert "Traceback" not in told.stderr


def test_the_chain_is_verified(loaded: date, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    assert "온전합니다" in capsys.readouterr().out


def test_a_wrong_row_is_told_with_its_place_and_nothing_is_stored(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "record-2018"
    folder.mkdir()
    for path in RECORD.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    path = folder / "happened-jobs-2.csv"
    rows = path.read_text().splitlines()
    rows[1] = rows[1].replace("504", "오백사")
    path.write_text("\n".join(rows) + "\n")
    before = read.last_seq()
    assert main(["load", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "happened-jobs-2.csv 2행 value: '오백사'은(는) 실적이 될 수 없습니다. 0 이상의 숫자만" in out
    assert "아무것도 저장하지 않았습니다." in out
    assert read.last_seq() == before


@pytest.mark.parametrize("words", [["report", "--as-of", "15.11.2018"], ["report", "--known-at", "gestern"]])
def test_a_day_that_is_none_is_refused_with_a_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(words)
    assert "날짜가 아닙니다. 2018-11-15처럼 적으십시오." in capsys.readouterr().err


def test_the_access_log_is_verified_with_a_head_kept_elsewhere(
    loaded: date, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written()
    head = tmp_path / "kept" / "head.json"
    assert main(["log-head", "--to", str(head)]) == 0
    written()
    assert main(["verify", "--log-head", str(head)]) == 0
    assert "접속기록" in capsys.readouterr().out
    head.write_text(head.read_text().replace('"seq": ', '"seq": 9'))
    assert main(["verify", "--log-head", str(head)]) == 1
    assert "서명" in capsys.readouterr().out


def test_the_tables_of_cases_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "jobs.job_cafe.csv"
    table.write_text("대상,날짜,생년월일,기대\n이용자,2018-04-30,2000-03-01,받을 수 있음\n", encoding="cp949")
    assert main(["check-cases", str(table)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "jobs.job_cafe.csv 2행: '받을 수 있음'을(를) 기대했는데 '받을 수 없음'이(가) 나왔습니다. "
        "지켜지지 않은 규정: 만 19세 이상이어야 합니다.",
        "사례 1행, 어긋난 곳 1곳",
    ]
    table.write_text("대상,날짜,생년월일,기대\n이용자,2018-05-01,2000-03-01,받을 수 있음\n", encoding="cp949")
    assert main(["check-cases", str(table)]) == 0
    assert capsys.readouterr().out == "사례 1행, 어긋난 곳 0곳\n"
    assert main(["check-cases", str(tmp_path / "jobs.nothing.csv")]) == 1
    assert "'jobs.nothing'라는 사업이 없습니다." in capsys.readouterr().out
