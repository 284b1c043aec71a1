"""The chain finds what is changed behind the database's guards, and says what it cannot find by itself."""

from typing import Any

import pytest

from iljari.acts.money import Appropriated
from iljari.journal import chain
from iljari.kernel.canonical import CHAIN_START
from tests.journal.ledger import Clerk, on_line
from tests.journal.scratch import FULL, Scratch

HARMS = 10_000 if FULL else 200


@pytest.fixture(scope="module")
def harmed(template: Scratch, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of a journal whose insider took the guards away."""
    database = template.copied(tmp_path_factory.mktemp("harmed"))
    try:
        return database.run("tamper", 20181115, HARMS, timeout=3600)
    finally:
        database.drop()


def test_every_harm_behind_the_guards_is_found(harmed: dict[str, Any]) -> None:
    """
    | harm, drawn by chance in any table, row and column  | found |
    |-----------------------------------------------------|-------|
    | a value edited                                      | all   |
    | a row deleted                                       | all   |
    | a row inserted                                      | all   |
    | a column's values swapped between two rows          | all   |
    | two postings swapped in their order                 | all   |
    """
    assert harmed["before"] == harmed["after"] == []
    assert sum(harmed["tried"].values()) == HARMS
    assert min(harmed["tried"].values()) > HARMS // 20
    assert harmed["missed"] == []


def test_a_cut_tail_and_a_rewritten_chain_are_found_by_a_witness_only(harmed: dict[str, Any]) -> None:
    """
    | harm                         | no witness | a head from before the place | the last head |
    |------------------------------|------------|------------------------------|---------------|
    | none                         | whole      | whole                        | whole         |
    | the last three cut off       | not found  | not found                    | found         |
    | rewritten with new hashes    | not found  | not found                    | found         |
    """
    told = harmed["thorough"]
    assert told["whole"] == []
    for harm in ("cut", "rewritten"):
        assert told[f"{harm}, witness none"] == []
        assert told[f"{harm}, witness early"] == []
    assert told["cut, witness last"] == ["증인이 보관한 끝보다 짧습니다. 뒤의 기록 묶음이 잘려 나갔습니다."]
    assert told["rewritten, witness last"] == [
        "증인이 보관한 해시와 다릅니다. 그 앞의 기록이 다시 쓰였습니다."
    ]


def test_the_chain_says_in_words_what_it_cannot_find() -> None:
    assert "cannot find by itself" in (chain.__doc__ or "")


def test_a_head_is_the_last_seal(clerk: Clerk) -> None:
    receipt = clerk.post(on_line(Appropriated, 1, "2019-01-02"))
    assert chain.head() == (receipt.seq, receipt.hash)
    assert list(chain.faults(chain.head())) == []
    assert list(chain.faults((receipt.seq, "0" * 64))) != []
    assert len(CHAIN_START) == 64
