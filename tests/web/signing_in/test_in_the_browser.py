"""In a real browser: passkeys with a virtual authenticator, the warning before a session ends, and no lost draft."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.conftest import RECORD
from tests.web.test_browser import ROOT, WCAG, chromium, started, violations

pytestmark = pytest.mark.xdist_group("browser")
__all__ = ["chromium"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the server's database."""
    return tmp_path_factory.mktemp("signing_in")


@pytest.fixture(scope="module")
def server(run: Path) -> Iterator[str]:
    """The demonstration at http://localhost (a host's name, for passkeys), where a session is idle after three minutes."""
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "ILJARI_TODAY")
    }
    environment |= {
        "ILJARI_RUN": str(run),
        "ILJARI_DEMO": "1",
        "ILJARI_IDLE_MINUTES": "3",
        "PYTHONWARNINGS": "ignore",
    }
    load = [sys.executable, "-m", "iljari.web.cli", "load", str(RECORD)]
    subprocess.run(load, cwd=ROOT, env=environment, capture_output=True, check=True)
    with started(environment) as port:
        yield f"http://localhost:{port}"


@pytest.fixture
def window(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    """A window on the server; any complaint of the browser (a refused script, style or picture) fails."""
    context = chromium.new_context(
        base_url=server, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    complaints: list[str] = []
    context.on(
        "console", lambda message: complaints.append(message.text) if message.type == "error" else None
    )
    yield context
    context.close()
    assert [text for text in complaints if "403 (Forbidden)" not in text] == []


def come_in(page: Page, person: str, wanted: str = "/") -> None:
    """The ordinary way in of one of the demonstration's people."""
    page.goto(f"/sign-in/?person={person}&next={wanted}")
    _send(page)
    _send(page)


def _send(page: Page) -> None:
    """Send the form of one page of the way in, and wait for the next: a click alone does not."""
    with page.expect_navigation():
        page.click("form.sign-in button")


def authenticator(context: BrowserContext, page: Page) -> CDPSession:
    """A device that makes passkeys and says yes."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_a_passkey_is_registered_and_lets_in(window: BrowserContext) -> None:
    page = window.new_page()
    authenticator(window, page)
    come_in(page, "nowon")
    page.goto("/account/")
    page.click("text=패스키 등록")
    page.fill("[name=name]", "노원구청 노트북")
    page.click("#passkey-go")
    page.wait_for_url("**/account/recovery-codes/")
    assert page.locator("ol.codes li").count() == 10
    page.goto("/account/")
    assert "노원구청 노트북" in page.locator("main").inner_text()
    page.click("form[data-sign-out] button >> visible=true")
    page.goto("/sign-in/?person=nowon&next=/returns/")
    page.click("form.sign-in button")
    page.click("#passkey-go")
    page.wait_for_url("**/returns/")
    assert "노원구" in page.locator(".header-utility .who").inner_text()


def test_a_passkey_that_is_not_confirmed_is_said_in_words(window: BrowserContext) -> None:
    page = window.new_page()
    authenticator(window, page)
    come_in(page, "gangnam")
    page.goto("/account/passkeys/add/")
    page.click("#passkey-go")
    page.wait_for_url("**/account/recovery-codes/")
    page.click("form[data-sign-out] button >> visible=true")
    page.goto("/sign-in/?person=gangnam")
    page.click("form.sign-in button")
    page.evaluate(
        "void (navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError')))"
    )
    page.click("#passkey-go")
    page.wait_for_function(
        "document.querySelector('[data-passkey-fault]').textContent.includes('다시 하거나')"
    )


def test_before_a_session_ends_it_is_said_and_extended_by_keyboard(window: BrowserContext) -> None:
    page = window.new_page()
    page.clock.install()
    come_in(page, "jungnang", "/account/")
    assert not page.locator("#stay").is_visible()
    page.evaluate("delete document.getElementById('stay').dataset.left")
    page.clock.fast_forward(62_000)  # only two minutes are left, says the window; the server knows better
    page.locator("#stay[data-left]").wait_for(state="attached")  # its answer has been taken in
    assert not page.locator("#stay").is_visible()
    _let_pass(page, 70)
    page.clock.run_for(2_000)
    page.locator("#stay").wait_for(state="visible")
    assert page.locator("#stay-extend").evaluate("button => button === document.activeElement")
    assert "뒤에 자동으로 로그아웃됩니다" in (page.locator("#stay-said").text_content() or "")
    page.keyboard.press("Enter")
    page.locator("#stay").wait_for(state="hidden")


def _let_pass(page: Page, seconds: int) -> None:
    """Let the server's session grow older: its row is not at hand here, so the answer of the question is."""
    page.route(
        "**/account/stay/",
        lambda route: (
            route.continue_()
            if route.request.method == "POST"
            else route.fulfill(json={"left": 118, "extends": True})
        ),
    )
    page.clock.fast_forward(seconds * 1000)


def test_what_was_being_written_is_there_after_signing_in_again(window: BrowserContext, run: Path) -> None:
    """Written, signed out by the clock, sent in vain, signed in again: the text is back, and sent it is gone."""
    page = window.new_page()
    come_in(page, "social-officer", "/audit/C01/")
    page.select_option("#state", "under_review")
    page.fill("#measure", "폐업한 곳을 모두 찾아가 까닭을 물었다.")
    _end_sessions_of(run, "social-officer")
    page.click("main form button")
    page.wait_for_url(re.compile(r"/sign-in/\?next=%2Faudit%2FC01%2F&ended=1$"))
    assert "쓰던 글은 남아 있습니다" in page.locator("main").inner_text()
    page.fill("#login", "social-officer")
    page.fill("#password", page.locator("span.code").inner_text())
    _send(page)
    _send(page)
    page.wait_for_url("**/audit/C01/")
    assert page.locator("#state").input_value() == "under_review"
    assert page.locator("#measure").input_value() == "폐업한 곳을 모두 찾아가 까닭을 물었다."
    assert page.locator("#draft-restored").is_visible()
    page.click("main form button")
    page.locator(".notice.success").wait_for()
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('iljari.draft'))") == []


def test_another_account_does_not_find_the_draft(window: BrowserContext, run: Path) -> None:
    page = window.new_page()
    come_in(page, "social-head", "/audit/C01/")
    page.fill("#measure", "담당관이 쓰던 것")
    _end_sessions_of(run, "social-head")
    page.click("main form button")
    come_in(page, "labour-head", "/audit/C01/")
    assert not page.locator("#draft-restored").is_visible()
    assert page.evaluate("Object.keys(sessionStorage).length") == 0


def test_passwords_and_codes_are_never_kept_in_the_window(window: BrowserContext) -> None:
    page = window.new_page()
    come_in(page, "guro", "/account/password/")
    page.fill("#old", "das alte Passwort")
    page.fill("#new", "das neue Passwort")
    assert page.evaluate("JSON.stringify(sessionStorage)") == "{}"


def _end_sessions_of(run: Path, account: str) -> None:
    """As though half an hour had passed without a sign of life."""
    with sqlite3.connect(run / "iljari.sqlite3", timeout=30) as database:
        database.execute("DELETE FROM signing_in_session WHERE account = ?", (account,))
    database.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "address",
    ["/sign-in/", "/sign-in/?person=nowon&ended=1", "/sign-in/code/", "/invitation/", "/account/", "/account/app/remove/",
     "/account/passkeys/add/", "/account/recovery-codes/new/", "/account/password/"],
)  # fmt: skip
def test_axe_finds_nothing_wrong(chromium: Browser, server: str, address: str, width: int) -> None:
    context = chromium.new_context(
        base_url=server, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    if address.startswith("/account/"):
        come_in(page, f"{'gangdong' if width == 390 else 'gangseo'}")
    if address == "/sign-in/code/":
        page.goto("/sign-in/?person=yongsan")
        page.click("form.sign-in button")
    page.goto(address)
    assert violations(page, [*WCAG, "best-practice"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
