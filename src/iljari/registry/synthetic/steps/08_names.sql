-- Names: surname by its share (children have the father's), given name by decade of birth and sex.
CREATE TABLE own_surnames AS
SELECT number, surname FROM residents ASOF JOIN surnames ON roll(number, 'surname') >= low;

CREATE TABLE named_kin AS
SELECT members.number, CASE WHEN role = 'child' THEN coalesce(husband, household)
    WHEN role = 'parent' AND sex = 'male' AND nationality = 'KR' THEN coalesce(husband, household) ELSE members.number END AS bearer,
    CASE WHEN role = 'child' AND roll(household, 'sibling_name') < (SELECT max(high) FROM odds WHERE what = 'sibling_name' AND value = 'shared')
        THEN household + 10000000 ELSE members.number END AS first_by
FROM members JOIN residents USING (number) LEFT JOIN couples ON head = household;

CREATE TABLE korean AS
WITH lengths AS (
    SELECT residents.number AS id, residents.sex, least(2000, greatest(1920, year(birth_on) // 10 * 10)) AS decade, odds.value AS length
    FROM residents JOIN odds ON what = 'given_name_length' AND odds.age = 0 AND odds.sex = residents.sex
    AND roll(number, 'given_name_length') >= low AND roll(number, 'given_name_length') < high
),
rare AS (
    SELECT sex, string_agg(first, '' ORDER BY decade) AS firsts, string_agg(second, '' ORDER BY decade) AS seconds
    FROM given_names GROUP BY sex
)
SELECT id, surname || CASE length
    WHEN 'two' THEN by_rank(first, roll(first_by, 'first')) || by_rank(second, roll(id, 'second'))
    WHEN 'one' THEN by_rank(first, roll(id, 'first'))
    ELSE any_of(firsts, roll(id, 'first')) || any_of(seconds, roll(id, 'second')) END AS name
FROM lengths JOIN named_kin ON named_kin.number = id JOIN own_surnames ON own_surnames.number = bearer
JOIN given_names USING (decade, sex) JOIN rare USING (sex);

-- No two of one household bear one name: the second is given another, a third is left.
UPDATE korean SET name = left(name, length(name) - 1) || any_of('준서현우진호민아연희수영', roll(id, 'another') )
WHERE id IN (
    SELECT id FROM korean JOIN members ON number = id
    QUALIFY row_number() OVER (PARTITION BY household, name ORDER BY id) > 1
) AND length(name) > 2;

CREATE TABLE named AS
SELECT residents.number, CASE
    WHEN family IS NULL OR (nationality = 'CN' AND roll(residents.number, 'korean chinese') < 0.7) THEN korean.name
    WHEN nationality = 'CN' OR nationality = 'TW' THEN evenly(family, roll(residents.number, 'family')) || evenly(given, roll(residents.number, 'given'))
    ELSE evenly(family, roll(residents.number, 'family')) || ' ' || evenly(given, roll(residents.number, 'given')) END AS name
FROM residents JOIN korean ON id = number LEFT JOIN foreign_names USING (nationality);
