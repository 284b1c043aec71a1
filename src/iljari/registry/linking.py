"""Likely duplicates of a whole register (중복 의심 찾기): records of one person that differ by slips, found by Splink on DuckDB.

Everything happens in a DuckDB in memory that may not write to disk; it is gone when the batch ends. The model learns
without labels: how often records of different people agree by chance is counted on random pairs, how often those of one
person agree by expectation maximisation on pairs that share a rare value. Nothing is decided here: an officer decides.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_level_library as levels
from splink import comparison_library as comparisons

THRESHOLD = 0.5
"""Pairs from this probability on are shown to an officer. Chosen on the city of seed 1, measured on that of seed 2."""

COLUMNS = ("id", "name", "sex", "birth_on", "phone", "email", "address", "district")
"""What a record brings: opaque id, name, sex, birth date, telephone, e-mail, address, district."""

STEPS = 7
"""How often `pairs` tells what is done next."""

PAIRS = 3_000_000
"""So many random pairs show how often records of different people agree."""

_SEED = 2018


@dataclass(frozen=True)
class Pair:
    """Two records that may be of one person, and how likely that is (0 to 1)."""

    first: str
    second: str
    score: float


class TooFew(Exception):
    """So few records hold nothing from which a model could learn."""


def memory() -> duckdb.DuckDBPyConnection:
    """A database in memory that never spills to disk: what does not fit is refused, not written in clear."""
    return duckdb.connect(":memory:", config={"temp_directory": ""})


def pairs(
    records: pa.Table,
    *,
    threshold: float = THRESHOLD,
    step: Callable[[str], object] = lambda _: None,
) -> Iterator[Pair]:
    """The likely pairs of these records (COLUMNS), the likeliest first. `step` is told what is done next."""
    if records.num_rows < 2:
        return
    database = memory()
    try:
        step("이름을 자모로")
        _prepare(database, records)
        linker = _trained(database, step)
        step("견주기")
        found = linker.inference.predict(threshold_match_probability=threshold)
        rows = database.execute(
            f"SELECT id_l, id_r, match_probability FROM {found.physical_name} ORDER BY match_weight DESC, id_l, id_r"
        )
        while some := rows.fetchmany(10_000):
            yield from (Pair(str(first), str(second), float(score)) for first, second, score in some)
    finally:
        database.close()


# A syllable is 44032 + (first * 21 + vowel) * 28 + last. Taken apart, each jamo is one sign of its own and a missing last
# one a sign too: so a slip of one jamo is one place of three, and names are compared place by place, which is fast.
_JAMO = """
    array_to_string(list_transform(string_split(name, ''), lambda one:
        CASE WHEN unicode(one) BETWEEN 44032 AND 55203 THEN
            chr((33 + (unicode(one) - 44032) // 588)::INTEGER) || chr((53 + (unicode(one) - 44032) % 588 // 28)::INTEGER)
            || chr((75 + (unicode(one) - 44032) % 28)::INTEGER)
        ELSE one END), '')
"""


def _prepare(database: duckdb.DuckDBPyConnection, records: pa.Table) -> None:
    database.register("given", records.select(list(COLUMNS)))
    database.execute("""
        CREATE MACRO apart(one, other) AS CASE WHEN strlen(one) = strlen(other) THEN hamming(one, other) ELSE 99 END
    """)
    database.execute(f"""
        CREATE TABLE records AS
        SELECT id, name, {_JAMO} AS jamo, left(name, 1) AS surname, substr(name, 2) AS given_name, sex, birth_on,
            strftime(birth_on, '%Y%m%d') AS birth, list_sort(string_split(strftime(birth_on, '%Y%m%d'), '')) AS digits,
            regexp_replace(phone, '[^0-9]', '', 'g') AS phone, lower(email) AS email,
            address, trim(split_part(address, ',', 1)) AS house, district
        FROM given
    """)
    database.unregister("given")


# Names of two records so near that one may be a slip of the other; what a family shares is not its given names.
_NEAR = "(apart(jamo_l, jamo_r) <= 1 OR given_name_l = given_name_r OR given_name_l = reverse(given_name_r))"
_EMAIL_NEAR = (
    "(left(email_l, 3) = left(email_r, 3) OR substr(email_l, 4, 5) = substr(email_r, 4, 5)"
    " OR substr(email_l, 4, 5) = substr(email_r, 3, 5)) AND levenshtein(email_l, email_r) <= 2"
)

# Agreements too rare for a random sample: how often they happen is counted on all pairs that share the value.
_RARE = {
    "phone": ("phone", "true"),
    "email": ("email", "true"),
    "self": ("address", _NEAR),
    "family": ("address", f"NOT {_NEAR}"),
    "house": ("house", "address_l IS DISTINCT FROM address_r"),
}


def _chances(database: duckdb.DuckDBPyConnection, records: int) -> dict[str, float]:
    """How often two records agree in each rare way, as a share of all pairs."""
    every = records * (records - 1) / 2
    found = {}
    for name, (column, condition) in _RARE.items():
        left_right = condition.replace("_l", "@l").replace("_r", "@r")
        for each in ("given_name", "jamo", "address"):
            left_right = left_right.replace(f"{each}@l", f"l.{each}").replace(f"{each}@r", f"r.{each}")
        ((agreeing,),) = database.execute(
            f"SELECT count(*) FROM records AS l JOIN records AS r ON l.{column} = r.{column} AND l.id < r.id WHERE {left_right}"
        ).fetchall()
        found[name] = max(agreeing, 1) / every
    return found


def _settings(records: int, chances: dict[str, float]) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[_name(), _birth(), comparisons.ExactMatch("sex"), *_contact(chances), _address(chances)],
        blocking_rules_to_generate_predictions=[
            block_on("name", "birth"),
            block_on("phone"),
            block_on("email"),
            block_on("birth", "given_name"),
            block_on("birth", "surname", "sex", "district"),
            block_on("birth", "house"),
            block_on("name", "house"),
            block_on("name", "district", "left(birth, 4)"),
            block_on("name", "substr(birth, 5, 4)"),
        ],
        probability_two_random_records_match=1 / max(records, 100),
        retain_matching_columns=False,
        max_iterations=50,
    )


def _compared(name: str, *found: Any) -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name=name, comparison_levels=[levels.NullLevel(name), *found, levels.ElseLevel()]
    )


def _rare(level: Any, chance: float) -> Any:
    return level.configure(u_probability=chance, fix_u_probability=True)


def _name() -> comparisons.CustomComparison:
    return _compared(
        "name",
        levels.ExactMatchLevel("name", term_frequency_adjustments=True),
        levels.CustomLevel("apart(jamo_l, jamo_r) <= 1", "자모 하나"),
        levels.CustomLevel("given_name_l = given_name_r", "성만 다름"),
        levels.CustomLevel("apart(jamo_l, jamo_r) <= 2", "자모 둘"),
        levels.CustomLevel("surname_l = surname_r AND given_name_l = reverse(given_name_r)", "이름 글자 바뀜"),
        levels.CustomLevel(
            "surname_l = surname_r AND left(given_name_l, 1) = left(given_name_r, 1)", "앞 두 글자 같음"
        ),
        levels.CustomLevel("surname_l = surname_r", "성 같음"),
    )


def _birth() -> comparisons.CustomComparison:
    return _compared(
        "birth",
        levels.ExactMatchLevel("birth"),
        levels.CustomLevel("apart(birth_l, birth_r) <= 1", "숫자 하나"),
        levels.CustomLevel("apart(birth_l, birth_r) <= 4 AND digits_l = digits_r", "숫자 바뀜"),
        levels.CustomLevel("abs(date_diff('day', birth_on_l, birth_on_r)) BETWEEN 18 AND 50", "음력"),
        levels.CustomLevel("abs(date_diff('year', birth_on_l, birth_on_r)) <= 1", "한 해 안"),
    )


def _contact(chances: dict[str, float]) -> list[comparisons.CustomComparison]:
    return [
        _compared(
            "phone",
            _rare(levels.ExactMatchLevel("phone"), chances["phone"]),
            levels.CustomLevel("apart(phone_l, phone_r) <= 2", "숫자 둘"),
        ),
        _compared(
            "email",
            _rare(levels.ExactMatchLevel("email"), chances["email"]),
            levels.CustomLevel(_EMAIL_NEAR, "글자 둘"),
        ),
    ]


def _address(chances: dict[str, float]) -> comparisons.CustomComparison:
    """A family shares its address: that says little unless the names are near as well."""
    return _compared(
        "address",
        _rare(levels.CustomLevel(f"address_l = address_r AND {_NEAR}", "같은 주소, 가까운 이름"), chances["self"]),
        _rare(levels.CustomLevel("address_l = address_r", "같은 주소, 다른 이름"), chances["family"]),
        _rare(levels.ExactMatchLevel("house"), chances["house"]),
        levels.ExactMatchLevel("district"),
    )


def _trained(database: duckdb.DuckDBPyConnection, step: Callable[[str], object]) -> Linker:
    ((records,),) = database.execute("SELECT count(*) FROM records").fetchall()
    step("드문 일치 세기")
    settings = _settings(records, _chances(database, records))
    linker = Linker(
        DuckDBAPI(database).register("records"), settings, log_level=None, validate_settings=False
    )
    training = linker.training
    step("같은 사람의 비율")
    training.estimate_probability_two_random_records_match(
        [block_on("name", "birth", "sex"), block_on("email")], recall=0.9
    )
    step("우연히 같을 확률")
    training.estimate_u_using_random_sampling(max_pairs=PAIRS, seed=_SEED, min_count_per_level=None, num_chunks=1)
    step("같은 사람일 때의 확률 1")
    training.estimate_parameters_using_expectation_maximisation(block_on("email"))
    step("같은 사람일 때의 확률 2")
    training.estimate_parameters_using_expectation_maximisation(block_on("name", "birth"))
    return linker
