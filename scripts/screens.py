"""Takes the pictures of the README: every kind of screen, the PDF's first pages and the HWPX's, into docs/pictures/.

    .venv/bin/python scripts/screens.py                        load, report, serve by itself, take all
    .venv/bin/python scripts/screens.py bureau figure-phone    take these only
    .venv/bin/python scripts/screens.py --url http://127.0.0.1:8000 --report out/report

Needs Chromium (scripts/browser.sh), poppler's pdftoppm, and the development requirements.
"""

import argparse
import ctypes
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdf
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 150_000
DESK, PHONE = (1280, 900), (390, 844)


def _preview_of_a_correction(page: Page) -> None:
    """From a figure over its return to what a correction would move; nothing is posted."""
    page.locator("main a[href^='/returns/']").first.click()
    page.locator("main a[href$='/correct/']").first.click()
    page.locator("main [name=value]").fill("509")
    page.locator("main select[name=reason]").select_option("typo")
    page.locator("main form button").last.click()
    page.wait_for_load_state()


def _answers(page: Page) -> None:
    """What a job seeker of Mapo finds after a few answers."""
    told = {
        "person.birth_on": "1994-02-28",
        "person.district": "mapo",
        "household.property_won": "150,000,000",
    }
    page.locator("button[value=person]").click()
    while page.locator("input[name=asked]").count():
        asked = page.locator("input[name=asked]").get_attribute("value") or ""
        field = page.locator("main #answer")
        if asked in told and field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(told[asked])
        elif asked in told:
            field.fill(told[asked])
        else:
            page.locator("button[name=skip]").click()
            continue
        page.locator("form.finder button:not([name])").click()


@dataclass(frozen=True)
class Screen:
    """A screen to be shown: its picture's name, address, who looks (a demo account), size, what is done first, from where, and
    whether it stands in the practice world."""  # fmt: skip

    name: str
    path: str
    who: str = ""
    size: tuple[int, int] = DESK
    before: Callable[[Page], None] | None = None
    show: str = ""
    practice: bool = False


OCTOBER = "/returns/new/?programme=jobs.public_works&until=2018-10&months=1"

SCREENS = (
    Screen("bureau", "/"),
    Screen("bureau-map", "/", show="#map"),
    Screen("bureau-phone", "/", size=PHONE),
    Screen("programme", "/programmes/jobs.public_works/"),
    Screen("programme-phone", "/programmes/jobs.job_cafe/", size=PHONE),
    Screen("figure", "/figures/jobs.public_works/participants/"),
    Screen("figure-phone", "/figures/jobs.public_works/participants/", size=PHONE),
    Screen("report", "/report/", show="#item-1-9"),
    Screen("sources", "/sources/"),
    Screen("identities", "/identities/"),
    Screen("audit", "/audit/"),
    Screen("audit-item", "/audit/C01/"),
    Screen("returns", "/returns/", who="jobs-officer"),
    Screen("return-form", OCTOBER, who="nowon"),
    Screen("return-form-phone", OCTOBER, who="nowon", size=PHONE),
    Screen(
        "correction",
        "/figures/jobs.public_works/participants/",
        who="jobs-officer",
        before=_preview_of_a_correction,
        show="text=지금 값",
    ),
    Screen("finder-phone", "/finder/", size=PHONE, before=_answers),
    Screen("simulation", "/simulation/jobs.job_cafe/visitor/?age.floor=19"),
    Screen("budget", "/budget/", who="budget-officer"),
    Screen("budget-line", "/budget/lines/2018:1/", who="budget-officer"),
    Screen("practice", "/people/likely/", who="jobs-officer", practice=True),
)


# --- a web to look at ---------------------------------------------------------------------------------------


def _free_port() -> int:
    """A port with the next two free as well: practice and the stand-in identity agency take those."""
    while True:
        with socket.socket() as one, socket.socket() as two, socket.socket() as three:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            try:
                two.bind(("127.0.0.1", port + 1))
                three.bind(("127.0.0.1", port + 2))
            except (OSError, OverflowError):
                continue
            return port


def _practice(address: str) -> str:
    """The practice world's address: the next port after the record's."""
    start, port = address.rsplit(":", 1)
    return f"{start}:{int(port) + 1}"


@contextmanager
def served() -> Iterator[tuple[str, Path]]:
    """A web on a database of its own, loaded and with its report written: its address and the report's folder."""
    with tempfile.TemporaryDirectory(prefix="iljari-screens.") as folder:
        env = {**os.environ, "ILJARI_RUN": folder, "ILJARI_DEMO": "1"}
        iljari = [sys.executable, "-m", "iljari.web.cli"]
        subprocess.run([*iljari, "load"], cwd=ROOT, env=env, check=True)
        practice = {**env, "ILJARI_WORLD": "practice"}
        subprocess.run([*iljari, "practice"], cwd=ROOT, env=practice, check=True)
        subprocess.run([*iljari, "report", "--to", f"{folder}/report"], cwd=ROOT, env=env, check=True)
        port = _free_port()
        # The server's own process and its worker stand in one group, so that both end.
        web = subprocess.Popen(
            [*iljari, "serve", "--with-practice", "--port", str(port)],
            cwd=ROOT,
            env=env,
            start_new_session=True,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            _wait(_practice(address))
            yield address, Path(folder) / "report"
        finally:
            os.killpg(web.pid, 15)
            web.wait(20)


def _wait(address: str, seconds: int = 60) -> None:
    for _ in range(seconds * 2):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"{address} does not answer")


# --- pictures -----------------------------------------------------------------------------------------------


def shoot(browser: Browser, address: str, screen: Screen) -> Path:
    """One screen as a picture; fails when the page is not there or asks another host."""
    width, height = screen.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="ko-KR", timezone_id="Asia/Seoul",
        is_mobile=screen.size == PHONE, reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    strangers: list[str] = []
    page.on(
        "request",
        lambda request: (
            strangers.append(request.url) if not request.url.startswith((address, "data:")) else None
        ),
    )
    if screen.who:
        page.goto(f"{address}/sign-in/?person={screen.who}")
        for _ in ("password", "code"):
            page.locator("form.sign-in button").click()
            page.wait_for_load_state()
    answer = page.goto(address + screen.path)
    if answer is None or not answer.ok:
        context.close()
        raise RuntimeError(f"{screen.path}: {answer.status if answer else 'no answer'}")
    if screen.before:
        screen.before(page)
    if screen.show:
        page.locator(screen.show).first.evaluate("found => found.scrollIntoView()")
    page.evaluate("document.fonts.ready")
    path = PICTURES / f"{screen.name}.png"
    page.screenshot(path=path)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    if strangers:
        raise RuntimeError(f"{screen.path} asks {strangers[0]}")
    if wide > 0:
        sys.stdout.write(f"note: {screen.name} is {wide} px wider than its window\n")
    return path


# A page of the report is found by words that stand together in one work item only (1-9, public works).
WORDS = ("구직등록", "매칭비율")


def _has_words(text: str) -> bool:
    bare = re.sub(r"\s", "", text)
    return all(word in bare for word in WORDS)


def pdf_pages(report: Path) -> list[Path]:
    """The first page of the PDF, and one of its work items."""
    pdf = next(report.glob("*.pdf"))
    texts = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
    item = next(number for number, text in enumerate(texts, 1) if _has_words(text))
    made = []
    for name, number in (("pdf-cover", 1), ("pdf-page", item)):
        path = PICTURES / name
        subprocess.run(
            ["pdftoppm", "-png", "-singlefile", "-r", "80", "-f", str(number), "-l", str(number), str(pdf), str(path)],
            check=True,
        )  # fmt: skip
        made.append(path.with_suffix(".png"))
    return made


def hwpx_page(report: Path) -> Path:
    """The same work item in the HWPX, drawn by a reader that did not write it."""
    ctypes.CDLL("libfreetype.so.6", mode=ctypes.RTLD_GLOBAL)
    import rhwp

    document = rhwp.parse(str(next(report.glob("*.hwpx"))))
    svgs = (document.render_svg(number) for number in range(document.page_count))
    number = next(n for n, svg in enumerate(svgs) if _has_words("".join(re.findall(r">([^<]+)<", svg))))
    path = PICTURES / "hwpx-page.png"
    path.write_bytes(document.render_png(number))
    return path


def small(path: Path, widest: int = DESK[0]) -> int:
    """Make a picture small enough for a repository; returns its bytes."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    if picture.width > widest:
        picture = picture.resize(
            (widest, round(picture.height * widest / picture.width)), Image.Resampling.LANCZOS
        )
    for colours in (256, 128, 64, 32, 16):
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size < MOST_BYTES:
            break
    return path.stat().st_size


def take(address: str, report: Path, wanted: list[str]) -> int:
    """All pictures that are wanted; returns how many could not be taken."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    made: list[tuple[Path, int]] = []
    missing = 0
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--lang=ko-KR"])
        for screen in SCREENS:
            if wanted and screen.name not in wanted:
                continue
            try:
                where = _practice(address) if screen.practice else address
                made.append((shoot(browser, where, screen), DESK[0]))
            except Exception as error:
                missing += 1
                sys.stdout.write(f"not taken: {screen.name}: {str(error).splitlines()[0]}\n")
        browser.close()
    if not wanted or {"pdf-cover", "pdf-page"} & set(wanted):
        made += [(path, 600) for path in pdf_pages(report)]
    if not wanted or "hwpx-page" in wanted:
        made.append((hwpx_page(report), 600))
    for path, widest in made:
        sys.stdout.write(f"{path.relative_to(ROOT)}  {small(path, widest):,} bytes\n")
    return missing


def main() -> int:
    """Take the pictures; the exit code says whether all were."""
    asked = argparse.ArgumentParser(description="The pictures of the README")
    asked.add_argument("names", nargs="*")
    asked.add_argument(
        "--url",
        help="a web that runs already, with the demonstration's accounts, and practice at the next port",
    )
    asked.add_argument(
        "--report", type=Path, default=ROOT / "out" / "report", help="where its report lies (with --url)"
    )
    told = asked.parse_args()
    if told.url:
        return int(take(told.url.rstrip("/"), told.report, told.names) > 0)
    with served() as (address, report):
        return int(take(address, report, told.names) > 0)


if __name__ == "__main__":
    sys.exit(main())
