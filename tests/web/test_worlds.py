"""Two worlds, never mixed: practice says so on every page and file, the record never; nothing of one works in the other."""

import base64
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest
from django.conf import settings as installed
from django.core import signing
from django.template.loader import get_template
from django.test import Client
from pytest_django.fixtures import Settings

from iljari.access.keys import KeyPurpose, Keyring
from iljari.files import marks
from iljari.files.problems import Refusal
from iljari.files.tables import read_table
from iljari.files.writing import Sheet, write_csv, write_xlsx
from iljari.kernel.world import World
from iljari.registry.models import Person
from iljari.web.cli import main
from iljari.web.secret import secret_key
from iljari.web.settings import practice_url
from iljari.web.world import HEADER

MARK = World.PRACTICE.mark
BANNER = "지어낸 사람들로 연습하는 곳입니다"

PAGES = ["/", "/programmes/", "/report/", "/sources/", "/identities/", "/sign-in/", "/nowhere/"]
FILES = {
    "json": lambda content: json.loads(content)["mark"],
    "html": lambda content: content.decode(),
    "pdf": lambda content: "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages[3:5]),
    "hwpx": lambda content: zipfile.ZipFile(io.BytesIO(content)).read("Contents/section0.xml").decode(),
    "xlsx": lambda content: zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet3.xml").decode(),
}  # fmt: skip
PROPERTIES = {
    "pdf": lambda content: str(pypdf.PdfReader(io.BytesIO(content)).metadata),
    "hwpx": lambda content: zipfile.ZipFile(io.BytesIO(content)).read("Contents/content.hpf").decode(),
    "xlsx": lambda content: zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").decode(),
    "html": lambda content: content.decode().split("</title>")[0],
}


@pytest.fixture
def practice(settings: Settings) -> None:
    """The installation serves practice."""
    settings.WORLD, settings.PRACTICE = World.PRACTICE, True


@pytest.mark.usefixtures("loaded", "practice")
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_practice_says_so(client: Client, page: str) -> None:
    answer = client.get(page)
    text = answer.content.decode()
    assert BANNER in text
    assert text.split("<title>")[1].startswith("[연습] ")
    assert answer[HEADER] == "practice"


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_the_record_says_so(client: Client, page: str) -> None:
    answer = client.get(page)
    assert BANNER not in answer.content.decode()
    assert "[연습]" not in answer.content.decode()
    assert HEADER not in answer


def test_every_page_is_made_from_the_frame_that_says_so() -> None:
    """A template with a frame of its own would escape the mark."""
    found = {
        path.name: path.read_text(encoding="utf-8")
        for path in Path("src/iljari").rglob("templates/**/*.html")
        if "<html" in path.read_text(encoding="utf-8")
    }
    assert set(found) == {"base.html", "broken.html"}
    assert all("iljari/parts/world.html" in text for text in found.values())
    assert BANNER in get_template("iljari/broken.html").render({"page": {"practice": True}})


@pytest.mark.usefixtures("loaded")
def test_every_file_of_the_report_says_so_in_practice_and_none_in_the_record(
    tmp_path: Path, settings: Settings
) -> None:
    main(["report", "--to", str(tmp_path / "record")])
    settings.WORLD, settings.PRACTICE = World.PRACTICE, True
    main(["report", "--to", str(tmp_path / "practice")])
    for kind, read in FILES.items():
        said = (tmp_path / "practice" / f"council-2018-11.{kind}").read_bytes()
        assert MARK in read(said).replace("\n", " "), kind
        silent = (tmp_path / "record" / f"council-2018-11.{kind}").read_bytes()
        assert "연습: 실제" not in (read(silent) if kind != "json" else silent.decode()), kind
        if kind in PROPERTIES:
            assert MARK in PROPERTIES[kind](said), kind
            assert MARK not in PROPERTIES[kind](silent), kind


SHEET = Sheet("9월", ("구", "인원"), [("종로구", 3), ("중구", 4)])


@pytest.mark.usefixtures("practice")
def test_tables_say_so_and_can_still_be_read_back() -> None:
    csv = {encoding: write_csv(SHEET, encoding) for encoding in ("utf-8-sig", "cp949")}
    for encoding, content in csv.items():
        assert content.decode(encoding).splitlines()[-1] == f"#※ {MARK}"
        assert [row.cells for row in read_table("a.csv", content).rows] == [("종로구", "3"), ("중구", "4")]
    book = write_xlsx([SHEET])
    inside = zipfile.ZipFile(io.BytesIO(book))
    assert MARK in inside.read("xl/worksheets/sheet1.xml").decode()
    assert MARK in inside.read("docProps/core.xml").decode()
    assert len(read_table("a.xlsx", book).rows) == 2


def test_the_record_takes_no_table_of_practice() -> None:
    assert marks.mark() == ""
    assert b"\xe2\x80\xbb" not in write_csv(SHEET)
    with marks.marked(MARK):
        content = write_csv(SHEET)
    with pytest.raises(Refusal) as refused:
        read_table("a.csv", content)
    assert "'연습: 실제 기록이 아닙니다' 표시가 있어" in refused.value.problems[0].sentence_ko


@pytest.mark.usefixtures("loaded", "practice")
def test_files_of_practice_are_named_so(client: Client) -> None:
    answer = client.get("/report/files/xlsx")
    assert 'filename="practice-council-' in answer["Content-Disposition"]


# --- nothing of one world works in the other -------------------------------------------------------------------


def _told(world: str, folder: Path, **more: str) -> dict[str, str]:
    """What the settings of a world say."""
    code = (
        "import json, django; django.setup(); from django.conf import settings as s; from django.core import signing;"
        "print(json.dumps({'key': s.SECRET_KEY, 'session': s.SESSION_COOKIE_NAME, 'csrf': s.CSRF_COOKIE_NAME,"
        "'database': str(s.DATABASES['default']['NAME']), 'run': str(s.RUN), 'keys': str(s.KEYS),"
        "'signed': signing.dumps('officer')}))"
    )
    environment = {**os.environ, "ILJARI_WORLD": world, "ILJARI_RUN": str(folder), "DATABASE_URL": "",
                   "DJANGO_SETTINGS_MODULE": "iljari.web.settings", **more}  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    found: dict[str, str] = json.loads(told.stdout)
    return found


@pytest.mark.parametrize("given", [{}, {"ILJARI_SECRET_KEY": "one key for both"}])
def test_keys_cookies_and_databases_are_a_worlds_own(tmp_path: Path, given: dict[str, str]) -> None:
    record, practice = (_told(world, tmp_path, **given) for world in ("record", "practice"))
    assert all(record[name] != practice[name] for name in record), (record, practice)
    for taker, other in ((record, practice), (practice, record)):
        with pytest.raises(signing.BadSignature):
            signing.loads(other["signed"], key=taker["key"])
        assert signing.loads(taker["signed"], key=taker["key"]) == "officer"


def test_one_key_given_signs_each_world_by_a_key_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ILJARI_SECRET_KEY", "given")
    assert secret_key(tmp_path, World.RECORD) == "given"
    assert "given" not in secret_key(tmp_path, World.PRACTICE)


def test_keys_in_the_environment_are_a_worlds_own(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ILJARI_KEY_CASEWORK", f"0001-record:{base64.b64encode(bytes(range(32))).decode()}")
    assert Keyring(KeyPurpose.CASEWORK).names() == ["0001-record"]
    settings.WORLD, settings.PRACTICE = World.PRACTICE, True
    assert "0001-record" not in Keyring(KeyPurpose.CASEWORK).names()


@pytest.mark.usefixtures("loaded")
def test_a_session_of_practice_is_nobody_in_the_record(client: Client) -> None:
    """The cookie of practice is not even looked at; put under the record's name it is no session there."""
    client.cookies["practice_sessionid"] = "a" * 32
    assert client.get("/").wsgi_request.user.is_anonymous
    client.cookies[installed.SESSION_COOKIE_NAME] = "a" * 32
    assert client.get("/").wsgi_request.user.is_anonymous


@pytest.mark.parametrize(
    ("url", "given", "practice"),
    [
        ("postgresql://db/iljari", "", "postgresql://db/iljari_practice"),
        ("postgresql:///iljari?host=/run", "", "postgresql:///iljari_practice?host=/run"),
        ("postgresql://db/iljari", "postgresql://other/play", "postgresql://other/play"),
        ("", "", ""),
    ],
)
def test_practice_has_a_database_of_its_own(url: str, given: str, practice: str) -> None:
    assert practice_url(url, given) == practice


def test_practice_is_not_put_into_the_records_database() -> None:
    with pytest.raises(ValueError, match="다른 데이터베이스를 적으십시오"):
        practice_url("postgresql://db/iljari", "postgresql://db/iljari")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [["people", "--synthetic", "5", "--register"], ["practice"]], ids=["people", "practice"]
)
def test_the_record_takes_nobody_who_is_made_up(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 1
    assert "ILJARI_WORLD=practice" in capsys.readouterr().out
    assert not Person.objects.filter(synthetic=True).exists()


def test_there_is_no_third_world(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "iljari.web.cli", "verify"], capture_output=True, text=True,
        env={**os.environ, "ILJARI_WORLD": "play", "ILJARI_RUN": str(tmp_path)},
    )  # fmt: skip
    assert told.returncode != 0
    assert "'play'은(는) 없는 세상입니다" in told.stderr


def _said(folder: Path, *command: str) -> tuple[int, str]:
    """The code and words of a command in an installation of its own, on SQLite."""
    told = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "ILJARI_WORLD")}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=told | {"ILJARI_RUN": str(folder), "DJANGO_SETTINGS_MODULE": "iljari.web.settings"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_a_world_that_was_not_made_ready_is_not_served_and_says_what_to_do(tmp_path: Path) -> None:
    """
    | tables of the record | of practice | asked for            | what it says to run                    |
    | none                 | none        | serve                | iljari load                            |
    | there                | none        | serve --with-practice | ILJARI_WORLD=practice iljari practice |
    """
    code, words = _said(tmp_path, "iljari.web.cli", "serve")
    assert (code, "'iljari load'" in words) == (2, True), words
    assert _said(tmp_path, "django", "migrate", "--verbosity=0", "--skip-checks")[0] == 0
    code, words = _said(tmp_path, "iljari.web.cli", "serve", "--with-practice")
    assert (code, "'ILJARI_WORLD=practice iljari practice'" in words) == (2, True), words
