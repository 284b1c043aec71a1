"""In a browser: nothing that axe-core finds wrong, usable by keyboard and on a phone, nothing asked of other hosts.

Chromium is found (or installed) by scripts/browser.sh. A real server with a database of its own is started for it, so
that these tests are the same whatever database the others run on.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import RECORD
from tests.web.conftest import PUBLIC

ROOT = Path(__file__).parents[2]
FIGURE = f"/figures/{PUBLIC}/participants/"
PAGES = ("/", "/programmes/", f"/programmes/{PUBLIC}/", FIGURE, "/sources/", "/identities/?verdict=broken", "/audit/",
         "/audit/C01/", "/sign-in/", "/report/compare/?before=2018-11-14&after=2018-11-15", "/nothing/",
         "/finder/", "/intake/open/", "/simulation/jobs.job_cafe/visitor/?age.floor=19")  # fmt: skip
MAIN = ("/", f"/programmes/{PUBLIC}/", FIGURE, "/sources/")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-first-run"]  # fmt: skip

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, once for all tests here; skipped where it is not to be had."""
    found = subprocess.run(
        ["bash", "scripts/browser.sh"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if found.returncode == 77:
        pytest.skip(found.stderr.strip())
    assert found.returncode == 0, found.stderr
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration on a free port, with the record loaded into an embedded database of its own."""
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "ILJARI_TODAY")
    }
    environment |= {
        "ILJARI_RUN": str(tmp_path_factory.mktemp("run")),
        "ILJARI_DEMO": "1",
        "PYTHONWARNINGS": "ignore",
    }
    iljari = [sys.executable, "-m", "iljari.web.cli"]
    subprocess.run([*iljari, "load", str(RECORD)], cwd=ROOT, env=environment, capture_output=True, check=True)
    with started(environment) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def started(environment: dict[str, str]) -> Iterator[int]:
    """`iljari serve` in this environment; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "iljari.web.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          start_new_session=True) as process:  # fmt: skip
        _wait_for(f"http://127.0.0.1:{port}/sign-in/")
        yield port
        os.killpg(process.pid, 15)


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(address)


@pytest.fixture
def visit(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    """A visitor's own window on the server; any complaint of the browser (a refused style, a missing file) fails."""
    context = chromium.new_context(base_url=server, viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    context.on(
        "console", lambda message: complaints.append(message.text) if message.type == "error" else None
    )
    hosts: set[str] = set()
    context.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    yield context
    context.close()
    assert [text for text in complaints if "404 (Not Found)" not in text] == []
    assert hosts <= {server.removeprefix("http://")}


@pytest.fixture
def axe_visit(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    """A window for axe-core, which itself does what the content security policy forbids; nothing moves in it."""
    context = chromium.new_context(
        base_url=server, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    yield context
    context.close()


def opened(visit: BrowserContext, address: str, width: int = 1280, language: str = "ko") -> Page:
    """A page in a window of that width, in that language."""
    visit.add_cookies([{"name": "django_language", "value": language, "domain": "127.0.0.1", "path": "/"}])
    page = visit.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    return page


@pytest.mark.parametrize(
    ("address", "width"), [*((page, 1280) for page in PAGES), *((page, 390) for page in MAIN)]
)
def test_axe_finds_nothing_wrong(axe_visit: BrowserContext, address: str, width: int) -> None:
    assert violations(opened(axe_visit, address, width), [*WCAG, "best-practice"]) == []


def test_axe_finds_nothing_against_wcag_in_the_report_on_a_phone(axe_visit: BrowserContext) -> None:
    page = opened(axe_visit, "/report/", 390)
    # The report is long and made of few kinds of blocks: its beginning has them all.
    page.evaluate(
        "[...document.querySelector('.report').children].slice(150).forEach(block => block.remove())"
    )
    assert violations(page, WCAG) == []


def violations(page: Page, rules: list[str]) -> list[tuple[str, str]]:
    """What axe-core finds wrong in a page with everything unfolded: the rule and the first place."""
    for details in page.query_selector_all("details"):
        details.evaluate("element => element.open = true")
    found = Axe().run(page, options={"runOnly": rules})
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found.response["violations"]]


@pytest.mark.parametrize(
    ("address", "language"),
    [*((page, "ko") for page in PAGES), ("/report/", "ko"), *((page, "en") for page in MAIN)],
)
def test_a_phone_never_scrolls_sideways(visit: BrowserContext, address: str, language: str) -> None:
    page = opened(visit, address, 360, language)
    page.locator(".today details").evaluate_all("found => found.forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_skip_link_comes_first_and_leads_to_the_content(visit: BrowserContext) -> None:
    page = opened(visit, FIGURE)
    page.keyboard.press("Tab")
    link = page.locator("#krds-skip-link a")
    assert link.evaluate("element => element === document.activeElement")
    assert link.is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_everything_is_done_by_keyboard(visit: BrowserContext) -> None:
    page = opened(visit, "/")
    page.locator(".today summary").focus()
    page.keyboard.press("Enter")
    page.locator("#today-day").fill("2018-10-24")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "2018. 10. 24." in page.locator(".today strong").inner_text()
    page.locator(".header-utility button[name=language]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("lang") == "en"


def test_focus_is_seen(visit: BrowserContext) -> None:
    page = opened(visit, "/")
    link = page.locator("main a.figure").nth(3)
    link.focus()
    assert link.evaluate("element => getComputedStyle(element).outlineStyle") != "none"


def test_a_file_says_that_it_is_being_made_and_then_that_it_is_there(visit: BrowserContext) -> None:
    page = opened(visit, "/report/")
    page.evaluate("""new MutationObserver(() => (window.told ||= []).push(document.querySelector(".making").textContent))
        .observe(document.querySelector(".making"), {childList: true})""")
    with page.expect_download(timeout=60_000) as taken:
        page.click("a[data-name=XLSX]")
    assert taken.value.suggested_filename == "council-2018-11.xlsx"
    page.wait_for_function("window.told.length == 2")
    assert page.evaluate("window.told") == [
        "XLSX 파일을 만드는 중입니다. 몇 초 걸립니다.",
        "XLSX 파일을 받았습니다.",
    ]
    assert page.locator(".making").get_attribute("role") == "status"


def test_a_file_that_cannot_be_made_says_so(visit: BrowserContext) -> None:
    page = opened(visit, "/report/")
    page.evaluate("document.querySelector('a[data-name=XLSX]').href = '/report/files/none'")
    page.click("a[data-name=XLSX]")
    page.get_by_text("XLSX 파일을 만들지 못했습니다. 잠시 뒤에 다시 눌러 주십시오.").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
def test_every_table_of_the_report_is_whole_or_scrolls_in_a_named_region(
    visit: BrowserContext, width: int
) -> None:
    page = opened(visit, "/report/", width)
    cut = page.evaluate("""[...document.querySelectorAll(".report table")].filter(table => {
        const frame = table.closest(".table-scroll");
        const over = [...table.querySelectorAll("td, th")].some(cell => cell.scrollWidth > cell.clientWidth + 1);
        return over || !(frame && frame.tabIndex === 0 && frame.getAttribute("aria-label"));
    }).map(table => table.innerText.slice(0, 60))""")
    assert cut == []


def test_on_a_phone_nothing_lies_over_a_policy_indicator(visit: BrowserContext) -> None:
    page = opened(visit, "/", 390)
    over = page.evaluate("""[...document.querySelectorAll(".tbl.trends tbody tr")].filter(row => {
        const drawn = row.querySelector("svg").getBoundingClientRect();
        return [...row.querySelectorAll("th, td.number")].some(cell => {
            const range = document.createRange(); range.selectNodeContents(cell);
            return [...range.getClientRects()].some(text => text.right > drawn.left + 1 && text.left < drawn.right - 1
                && text.bottom > drawn.top + 1 && text.top < drawn.bottom - 1);
        });
    }).length""")
    assert over == 0
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.trends td.number'), '::before').content")
        == '"2016"'
    )


def test_pages_work_without_javascript(chromium: Browser, server: str) -> None:
    context = chromium.new_context(base_url=server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sign-in/")
    page.click("button[value='social-officer']")
    for _ in ("password", "code"):
        page.click("form.sign-in button")
    page.goto("/audit/C01/")
    page.select_option("#state", "under_review")
    page.fill("#measure", "다시 검토하기로 함")
    page.click("main form button")
    assert "처리 상태를 바꾸었습니다" in page.locator("main").inner_text()
    page.goto("/?map=programmes#map")
    page.select_option("#map-choice", "missing")
    page.click("section[aria-labelledby=map] button")
    assert "map=missing" in page.url
    context.close()
