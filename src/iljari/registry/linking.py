"""Likely duplicates of a whole register (중복 의심 찾기): records of one person that differ by slips, found by Splink on DuckDB.

Everything happens in a DuckDB in memory that may not write to disk; it is gone when the batch ends. The model learns
without labels: how often records of different people agree by chance is counted on random pairs, how often those of one
person agree by expectation maximisation on pairs that share a rare value. Nothing is decided here: an officer decides.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_level_library as levels
from splink import comparison_library as comparisons

THRESHOLD = 0.8
"""Pairs from this probability on are shown to an officer. Chosen on the city of seed 1, measured on that of seed 2."""

COLUMNS = ("id", "name", "sex", "birth_on", "phone", "email", "address", "district")
"""What a record brings: opaque id, name, sex, birth date, telephone, e-mail, address, district."""

STEPS = 6
"""How often `pairs` tells what is done next."""

PAIRS = 3_000_000
"""So many random pairs at most show how often records of different people agree."""

ENOUGH = 50
"""From so many pairs on a model learns; with fewer it keeps the values with which it starts."""

_SEED = 2018

# What the model could not learn from few records it says at length; it then takes its own default, which is meant.
logging.getLogger("splink").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Pair:
    """Two records that may be of one person, and how likely that is (0 to 1)."""

    first: str
    second: str
    score: float


def memory() -> duckdb.DuckDBPyConnection:
    """A database in memory that never spills to disk: what does not fit is refused, not written in clear."""
    return duckdb.connect(":memory:", config={"temp_directory": ""})


def pairs(
    records: pa.Table,
    *,
    threshold: float = THRESHOLD,
    step: Callable[[str], object] = lambda _: None,
) -> list[Pair]:
    """The likely pairs of these records (COLUMNS), the likeliest first. `step` is told what is done next."""
    if records.num_rows < 2:
        return []
    database = memory()
    try:
        step("이름을 자모로")
        _prepare(database, records)
        linker = _trained(database, step)
        step("견주기")
        found = linker.inference.predict(threshold_match_probability=threshold, warning_mode="never")
        rows = database.execute(
            f"SELECT id_l, id_r, match_probability FROM {found.physical_name} ORDER BY match_weight DESC, id_l, id_r"
        ).fetchall()
    finally:
        database.close()
    return [Pair(str(first), str(second), float(score)) for first, second, score in rows]


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
    """How often two records agree in each rare way, and how often they are of one person, as shares of all pairs."""
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
    ((sure,),) = database.execute(f"""
        SELECT count(*) FROM (
            {_agreeing("name", "birth", "sex")} UNION {_agreeing("email")}
        )""").fetchall()
    found["match"] = min(0.5, max(sure, 1) / 0.9 / every)
    return found


def _agreeing(*columns: str) -> str:
    """The pairs that agree in these columns, as SQL."""
    same = " AND ".join(f"l.{column} = r.{column}" for column in columns)
    return f"SELECT l.id, r.id FROM records AS l JOIN records AS r ON {same} AND l.id < r.id"


def _settings(chances: dict[str, float]) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=[_name(), _birth(), _sex(), *_contact(chances), _address(chances)],
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
        probability_two_random_records_match=chances["match"],
        retain_matching_columns=False,
        max_iterations=50,
    )


# Each level with the share of one person's pairs of records that stand on it: with these the model starts (as learnt on the
# synthetic city of seed 1), and goes on learning from the register itself.
def _compared(name: str, *found: tuple[Any, float], other: float) -> comparisons.CustomComparison:
    started = [level.configure(m_probability=share) for level, share in found]
    rest = levels.ElseLevel().configure(m_probability=other)
    return comparisons.CustomComparison(
        output_column_name=name, comparison_levels=[levels.NullLevel(name), *started, rest]
    )


def _rare(level: Any, chance: float) -> Any:
    return level.configure(u_probability=chance, fix_u_probability=True)


def _name() -> comparisons.CustomComparison:
    same = "surname_l = surname_r"
    return _compared(
        "name",
        (levels.ExactMatchLevel("name", term_frequency_adjustments=True), 0.81),
        (levels.CustomLevel("apart(jamo_l, jamo_r) <= 1", "자모 하나"), 0.165),
        (levels.CustomLevel("given_name_l = given_name_r", "성만 다름"), 0.007),
        (levels.CustomLevel("apart(jamo_l, jamo_r) <= 2", "자모 둘"), 0.003),
        (levels.CustomLevel(f"{same} AND given_name_l = reverse(given_name_r)", "이름 글자 바뀜"), 0.007),
        (
            levels.CustomLevel(f"{same} AND left(given_name_l, 1) = left(given_name_r, 1)", "앞 글자 같음"),
            0.001,
        ),
        (levels.CustomLevel(same, "성 같음"), 0.004),
        other=0.003,
    )


def _birth() -> comparisons.CustomComparison:
    days = "abs(date_diff('day', birth_on_l, birth_on_r))"
    return _compared(
        "birth",
        (levels.ExactMatchLevel("birth"), 0.904),
        (levels.CustomLevel("apart(birth_l, birth_r) <= 1", "숫자 하나"), 0.044),
        (levels.CustomLevel("apart(birth_l, birth_r) <= 4 AND digits_l = digits_r", "숫자 바뀜"), 0.018),
        (levels.CustomLevel(f"{days} BETWEEN 18 AND 50", "음력"), 0.029),
        (levels.CustomLevel("abs(date_diff('year', birth_on_l, birth_on_r)) <= 1", "한 해 안"), 0.004),
        other=0.001,
    )


def _sex() -> comparisons.CustomComparison:
    return _compared("sex", (levels.ExactMatchLevel("sex"), 0.996), other=0.004)


def _contact(chances: dict[str, float]) -> list[comparisons.CustomComparison]:
    return [
        _compared(
            "phone",
            (_rare(levels.ExactMatchLevel("phone"), chances["phone"]), 0.762),
            (levels.CustomLevel("apart(phone_l, phone_r) <= 2", "숫자 둘"), 0.022),
            other=0.216,
        ),
        _compared(
            "email",
            (_rare(levels.ExactMatchLevel("email"), chances["email"]), 0.831),
            (levels.CustomLevel(_EMAIL_NEAR, "글자 둘"), 0.023),
            other=0.146,
        ),
    ]


def _address(chances: dict[str, float]) -> comparisons.CustomComparison:
    """A family shares its address: that says little unless the names are near as well."""
    near, family = f"address_l = address_r AND {_NEAR}", "address_l = address_r"
    return _compared(
        "address",
        (_rare(levels.CustomLevel(near, "같은 주소, 가까운 이름"), chances["self"]), 0.784),
        (_rare(levels.CustomLevel(family, "같은 주소, 다른 이름"), chances["family"]), 0.005),
        (_rare(levels.ExactMatchLevel("house"), chances["house"]), 0.065),
        (levels.ExactMatchLevel("district"), 0.086),
        other=0.06,
    )


def _trained(database: duckdb.DuckDBPyConnection, step: Callable[[str], object]) -> Linker:
    ((records,),) = database.execute("SELECT count(*) FROM records").fetchall()
    step("드문 일치 세기")
    settings = _settings(_chances(database, records))
    linker = Linker(
        DuckDBAPI(database).register("records"), settings, log_level=None, validate_settings=False
    )
    training = linker.training
    step("우연히 같을 확률")
    training.estimate_u_using_random_sampling(
        max_pairs=min(PAIRS, 50 * records), seed=_SEED, min_count_per_level=None, num_chunks=1
    )
    for number, columns in enumerate((("email",), ("name", "birth")), 1):
        step(f"같은 사람일 때의 확률 {number}")
        ((there,),) = database.execute(f"SELECT count(*) FROM ({_agreeing(*columns)})").fetchall()
        if there >= ENOUGH:
            training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    return linker
