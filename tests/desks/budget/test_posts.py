"""Posts by division, service and grade, from a day on; what a division gains is its increase."""

from datetime import date

import pytest

from iljari.desks.budget import operations
from iljari.figures.evaluate import Book
from tests.desks.budget import papers

FIVE, SIX, FIXED = ("jobs", "general", "g5"), ("jobs", "general", "g6"), ("labour", "fixed_term", "")


def _set(posts: dict[tuple[str, str, str], int], on: str, key: str) -> object:
    return operations.authorise_posts(
        posts=posts, on=date.fromisoformat(on), by="bureau-head", at=papers.at(on), key=key
    )


def _figure(name: str, on: str) -> int | None:
    found = Book(date.fromisoformat(on)).figure(f"bureau.staffing:{name}").value
    return None if found is None else int(found)


@pytest.mark.django_db
class TestPosts:
    """On a journal of its own: far from the record of 2018, before which nothing is authorised."""

    def test_they_hold_from_their_day_on(self) -> None:
        _set({FIVE: 3, SIX: 4, FIXED: 2}, "2010-01-01", "p1")
        _set({FIVE: 5}, "2010-06-01", "p2")
        assert operations.posts_on(date(2009, 12, 31)) == {}
        assert operations.posts_on(date(2010, 5, 31)) == {FIVE: 3, SIX: 4, FIXED: 2}
        assert operations.posts_on(date(2010, 6, 1)) == {FIVE: 5, SIX: 4, FIXED: 2}

    def test_figures_follow(self) -> None:
        _set({FIVE: 3, SIX: 4, FIXED: 2}, "2010-01-01", "p1")
        _set({FIVE: 5, SIX: 3, FIXED: 3}, "2010-06-01", "p2")
        assert _figure("posts division=jobs", "2010-12-31") == 8
        assert _figure("posts_added division=jobs", "2010-12-31") == 1
        assert _figure("posts_added division=labour", "2010-12-31") == 1
        assert _figure("posts_added division=jobs", "2010-01-31") is None, (
            "the first authorisation is no increase"
        )

    def test_set_anew_for_the_same_day_counts_once(self) -> None:
        _set({FIVE: 3}, "2010-01-01", "p1")
        _set({FIVE: 5}, "2010-06-01", "p2")
        _set({FIVE: 6}, "2010-06-01", "p3")
        assert operations.posts_on(date(2010, 6, 1))[FIVE] == 6
        assert _figure("posts division=jobs", "2010-12-31") == 6
        assert _figure("posts_added division=jobs", "2010-12-31") == 3

    def test_sent_twice(self) -> None:
        first = _set({FIVE: 3}, "2010-01-01", "p1")
        assert _set({FIVE: 3}, "2010-01-01", "p1") == first
        with papers.refused("같은 입력 번호로 다른 정원이 이미 기록되었습니다."):
            _set({FIVE: 4}, "2010-01-01", "p1")

    def test_refusals(self) -> None:
        _set({FIVE: 3}, "2010-01-01", "p1")
        with papers.refused("바뀐 정원이 없습니다. 바꿀 칸에 새 정원을 적으십시오."):
            _set({FIVE: 3}, "2010-02-01", "p2")
        with papers.refused("일자리정책담당관 일반직 5급: 정원은 0부터 10,000까지의 정수로 적으십시오."):
            _set({FIVE: -1}, "2010-02-01", "p2")
        with papers.refused("정원표에 없는 칸입니다."):
            _set({("jobs", "general", "g9"): 1}, "2010-02-01", "p2")
