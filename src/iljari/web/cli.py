"""The command line: iljari load | report | figures | identities | serve | verify | log-head | alerts | breach | check-record |
check-cases | retention | people | firms | simulate."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from iljari.web.saying import say

RECORD = Path("data/record-2018")
CASES = Path("data/cases")
REPORT_DAY = date(2018, 11, 15)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 refused with sentences, 2 misused)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iljari.web.settings")
    parser = _parser()
    asked = parser.parse_args(arguments)
    import django

    django.setup()
    from django.db import OperationalError, ProgrammingError

    from iljari.web import commands

    try:
        return int(getattr(commands, asked.command.replace("-", "_"))(asked))
    except (OperationalError, ProgrammingError) as error:
        say(
            f"데이터베이스를 쓸 수 없습니다. 먼저 'iljari load'로 준비하십시오. ({str(error).splitlines()[0]})"
        )
    except OSError as error:
        say(f"파일을 읽거나 쓸 수 없습니다: {error.filename or ''} {error.strerror or error}")
    return 1


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}'은(는) 날짜가 아닙니다. 2018-11-15처럼 적으십시오."
        ) from None


def _moment(text: str) -> datetime:
    if "T" in text:
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            raise argparse.ArgumentTypeError(
                f"'{text}'은(는) 때가 아닙니다. 2018-11-15T18:00처럼 적으십시오."
            ) from None
        return found if found.tzinfo else found.replace(tzinfo=ZoneInfo("Asia/Seoul"))
    return datetime.combine(_day(text), time(23, 59, 59, 999999), ZoneInfo("Asia/Seoul"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="iljari", description="일자리: 기록에서 보고까지")
    commands = parser.add_subparsers(dest="command", required=True)
    load = commands.add_parser("load", help="데이터베이스를 준비하고 2018년 기록을 적재한다")
    load.add_argument("folder", nargs="?", type=Path, default=RECORD)
    check = commands.add_parser("check-record", help="데이터 묶음의 행을 검사한다(적재하지 않음)")
    check.add_argument("folder", nargs="?", type=Path, default=RECORD)
    cases = commands.add_parser(
        "check-cases", help="규정의 사례표(data/cases)를 검사한다: 행마다 기대와 규정의 판단을 견준다"
    )
    cases.add_argument("files", nargs="*", type=Path, default=sorted(CASES.glob("*.csv")), help="없으면 모두")
    report = commands.add_parser("report", help="2018년 시의회 업무보고를 웹·PDF·HWPX·XLSX로 쓴다")
    report.add_argument("--as-of", type=_day, default=REPORT_DAY)
    report.add_argument("--known-at", type=_moment, default=None)
    report.add_argument("--to", type=Path, default=Path("out/report"))
    report.add_argument("--typed", action="store_true", help="손으로 친 숫자를 늘어놓는다")
    report.add_argument(
        "--compare", nargs=2, type=_moment, metavar=("A", "B"), help="두 시점의 보고를 견준다"
    )
    figures = commands.add_parser("figures", help="보고의 모든 수치를 늘어놓는다")
    figures.add_argument("--json", action="store_true")
    figures.add_argument("--as-of", type=_day, default=REPORT_DAY)
    figures.add_argument("--known-at", type=_moment, default=None)
    identities = commands.add_parser("identities", help="일치 규칙을 검사한다")
    identities.add_argument("--as-of", type=_day, default=REPORT_DAY)
    identities.add_argument("--all", action="store_true", help="맞는 것도 보인다")
    identities.add_argument("--json", action="store_true")
    verify = commands.add_parser("verify", help="기록과 접속기록의 사슬이 온전한지 검사한다")
    verify.add_argument("--log-head", type=Path, metavar="FILE", help="따로 보관한 접속기록의 머리와 견준다")
    _log_commands(commands)
    _key_commands(commands)
    _registry_commands(commands)
    _keeping_commands(commands)
    _rules_commands(commands)
    serve = commands.add_parser("serve", help="웹을 연다")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--with-practice", action="store_true", help="다음 포트에서 연습 세상도 연다")
    return parser


def _log_commands(commands: Any) -> None:
    head = commands.add_parser("log-head", help="접속기록의 머리를 서명하여 파일로 쓴다(다른 곳에 보관)")
    head.add_argument("--to", type=Path, default=None, metavar="FILE")
    alerts = commands.add_parser(
        "alerts", help="하루의 접속기록에서 이상 접속을 찾아 소명을 묻는다(날마다 한 번 예약)"
    )
    alerts.add_argument("--day", type=_day, default=None, help="없으면 어제")
    breach = commands.add_parser("breach", help="한 계정이 그동안 다룬 사람을 모두 늘어놓는다")
    breach.add_argument("--account", required=True)
    breach.add_argument("--from", type=_moment, required=True)
    breach.add_argument("--to", type=_moment, required=True)
    breach.add_argument("--out", type=Path, default=None, metavar="FILE")


def _key_commands(commands: Any) -> None:
    keys = commands.add_parser("rotate-keys", help="암호 열쇠를 늘어놓거나, 쓰는 중에 새 열쇠로 바꾼다")
    keys.add_argument(
        "purpose",
        nargs="?",
        choices=("registry", "casework", "second-factor", "index", "log-note"),
        help="없으면 늘어놓는다",
    )
    keys.add_argument("--finish", action="store_true", help="새 열쇠를 만들지 않고, 중단된 옮기기를 마친다")
    keys.add_argument("--remove", metavar="KEY", help="쓰는 곳이 없는 옛 열쇠를 없앤다")


def _keeping_commands(commands: Any) -> None:
    invite = commands.add_parser("invite", help="계정에 초대 부호(처음 비밀번호를 정할 부호)를 낸다")
    invite.add_argument("account", metavar="NAME", help="계정의 이름(인사번호)")
    invite.add_argument("--administrator", action="store_true", help="첫 시스템 관리자를 만든다")
    keeping = commands.add_parser("retention", help="보존기간이 지난 기록을 파기하고 지운 자리를 덮어쓴다")
    keeping.add_argument("--list", action="store_true", help="늘어놓기만 한다")
    keeping.add_argument(
        "--on", type=_day, default=None, metavar="DAY", help="어느 날을 기준으로(기본: 오늘)"
    )


def _rules_commands(commands: Any) -> None:
    simulate = commands.add_parser(
        "simulate", help="기준을 바꾸면 누가 자격을 얻고 잃는지 가상 도시에서 센다"
    )
    simulate.add_argument("programme", metavar="PROGRAMME", help="사업 코드(예: jobs.job_cafe)")
    simulate.add_argument("--role", default="", help="대상(기본: 모의할 수 있는 첫 대상)")
    simulate.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="예: age.floor=15")
    simulate.add_argument(
        "--on", type=_day, default=None, metavar="DAY", help="어느 날의 규정으로(기본: 오늘)"
    )
    simulate.add_argument("--size", type=int, default=100_000, metavar="N", help="가상 도시의 사람 수")
    simulate.add_argument("--seed", type=int, default=2018)
    simulate.add_argument("--to", type=Path, default=None, metavar="FILE", help="결과를 XLSX나 CSV로 쓴다")


def _registry_commands(commands: Any) -> None:
    people = commands.add_parser("people", help="지어낸 사람들로 이루어진 가상 도시를 만든다")
    people.add_argument("--synthetic", type=int, required=True, metavar="N", help="기록 수")
    people.add_argument("--seed", type=int, default=2018, help="같은 씨앗은 같은 도시를 낳는다")
    people.add_argument(
        "--duplicates", type=float, default=0.0, metavar="SHARE", help="중복 기록의 비율(0.03 등)"
    )
    people.add_argument("--to", type=Path, default=None, metavar="FILE.parquet", help="Parquet으로 쓸 곳")
    people.add_argument("--register", action="store_true", help="연습 세상의 등록부에 등록한다")
    practice = commands.add_parser("practice", help="연습 세상을 준비한다(ILJARI_WORLD=practice)")
    practice.add_argument("folder", nargs="?", type=Path, default=RECORD)
    commands.add_parser("link", help="등록부에서 같은 사람일 수 있는 기록을 찾는다")
    firms = commands.add_parser("firms", help="지어낸 기관을 늘어놓거나 연습 세상에 등록한다")
    firms.add_argument("--synthetic", type=int, required=True, metavar="N", help="기관 수")
    firms.add_argument("--seed", type=int, default=2018, help="같은 씨앗은 같은 기관을 낳는다")
    firms.add_argument("--register", action="store_true", help="연습 세상의 데이터베이스에 등록한다")


if __name__ == "__main__":
    sys.exit(main())
