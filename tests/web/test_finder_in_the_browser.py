"""The finder in a real browser: a phone, keyboard alone, scripts off; and what axe-core says of a question and of what was found."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.test_browser import WCAG, axe_visit, chromium, opened, server, violations

pytestmark = pytest.mark.xdist_group("browser")
__all__ = ["axe_visit", "chromium", "server"]

ANSWERS = {
    "person.birth_on": "1994-02-28",
    "person.district": "mapo",
    "person.employed": "no",
    "person.regular_income": "no",
    "person.job_seeker": "yes",
    "household.property_won": "150,000,000",
}


@pytest.fixture
def plain(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    """A phone without scripts."""
    context = chromium.new_context(
        base_url=server, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    yield context
    context.close()


def _answered(page: Page) -> bool:
    """Answer what is asked, by keyboard; False where nothing is asked any more."""
    if not page.locator("input[name=asked]").count():
        return False
    name = page.locator("input[name=asked]").get_attribute("value") or ""
    answer = ANSWERS.get(name)
    field = page.locator("main #answer")
    if answer is None:
        page.locator("button[name=skip]").focus()
    elif field.count() and field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(answer)
        page.locator("form.finder button:not([name])").focus()
    elif field.count():
        field.fill(answer)
    else:
        option = page.locator(f"main .finder-options input[value={answer}]")
        option.focus()
        page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return True


def test_a_whole_way_through_on_a_phone_by_keyboard_and_without_scripts(plain: BrowserContext) -> None:
    page = plain.new_page()
    page.goto("/finder/")
    page.locator("button[value=person]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for _ in range(40):
        if not _answered(page):
            break
    assert "받을 수 있어 보이는 사업" in page.locator("h1").inner_text()
    assert page.locator(".finder-offer", has_text="취약계층을 위한 공공근로").first.is_visible()
    assert page.url.endswith("/finder/")
    assert page.locator(".finder-offer").first.bounding_box()["width"] <= 390  # type: ignore[index]


def test_axe_finds_nothing_wrong_in_questions_and_results(axe_visit: BrowserContext) -> None:
    page = opened(axe_visit, "/finder/", 390)
    page.locator("button[value=person]").click()
    seen = set()
    for _ in range(40):
        asked = page.locator("input[name=asked]")
        kind = (
            page.locator("main form.finder").evaluate(
                "one => one.querySelectorAll('input:not([type=hidden]), select')[0].type"
            )
            if asked.count()
            else "results"
        )
        if kind not in seen:
            seen.add(kind)
            assert violations(page, [*WCAG, "best-practice"]) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
        if not _answered(page):
            break
    assert {"text", "radio", "checkbox", "select-one", "results"} <= seen
