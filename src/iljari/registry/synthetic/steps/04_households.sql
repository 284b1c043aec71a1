-- Everybody's household: its number is its head's. Who found no partner or family lives alone; sharers by twos and threes.
CREATE TABLE members AS
WITH sharers AS (
    SELECT number, district, (row_number() OVER (PARTITION BY district ORDER BY roll(number, 'share'), number) - 1) // 2 AS flat
    FROM residents JOIN living USING (number) WHERE way = 'shared' AND age >= 19
),
shared AS (SELECT number, min(number) OVER (PARTITION BY district, flat) AS head FROM sharers),
settled AS (
    SELECT husband AS number, head, CASE WHEN head = husband THEN 'head' ELSE 'spouse' END AS role FROM couples
    UNION ALL SELECT wife, head, CASE WHEN head = wife THEN 'head' ELSE 'spouse' END FROM couples
    UNION ALL SELECT number, head, role FROM kin
    UNION ALL SELECT number, head, CASE WHEN head = number THEN 'head' ELSE 'other' END FROM shared
)
SELECT residents.number, coalesce(head, residents.number) AS household, coalesce(role, 'head') AS role
FROM residents LEFT JOIN settled USING (number);

CREATE TABLE homes AS
WITH counted AS (
    SELECT household, count(*) AS known, count(*) FILTER (role = 'spouse') > 0 AS couple,
        count(*) FILTER (role = 'child') > 0 AS with_children
    FROM members GROUP BY household
)
SELECT counted.*, sex, age, district, CASE known WHEN 1 THEN 'one' ELSE 'more' END AS people
FROM counted JOIN residents ON number = household;

CREATE TABLE small AS
SELECT head AS household, odds.value::INTEGER AS small_children FROM couples JOIN odds
ON what = 'small_children' AND odds.sex = 'female' AND odds.age = wife_age
AND roll(head, 'small_children') >= low AND roll(head, 'small_children') < high;

CREATE TABLE worth AS
SELECT household, floor(least + roll(household, 'worth') * (most - least))::BIGINT * 10000 AS assets_won
FROM homes JOIN odds ON what = 'assets' AND odds.sex = homes.sex AND odds.age = homes.age AND given = people
AND roll(household, 'assets') >= low AND roll(household, 'assets') < high;

CREATE TABLE dwellings AS
SELECT household, odds.value AS dwelling FROM homes JOIN odds ON what = 'dwelling' AND odds.sex = homes.sex AND odds.age = 0
AND roll(household, 'dwelling') >= low AND roll(household, 'dwelling') < high;

CREATE TABLE households AS
SELECT homes.household, couple, with_children, known + coalesce(small_children, 0) AS size, assets_won,
    address(homes.household, district, dwelling) AS address
FROM homes JOIN worth USING (household) JOIN dwellings USING (household) LEFT JOIN small USING (household);

-- Brothers and sisters of one age: some are twins, the others are a year apart.
CREATE TABLE siblings AS
WITH born AS (
    SELECT number, household, sex, birth_on, first_value(birth_on) OVER same AS twin_on, row_number() OVER same AS place
    FROM residents JOIN members USING (number) WHERE role = 'child'
    WINDOW same AS (PARTITION BY household, age ORDER BY number)
)
SELECT born.number, twin_on, birth_on, odds.value = 'twins' AS twins FROM born JOIN odds
ON place > 1 AND what = 'same_age' AND odds.sex = born.sex AND odds.age = 0
AND roll(household, 'same_age') >= low AND roll(household, 'same_age') < high;
UPDATE residents SET birth_on = CASE WHEN twins THEN twin_on ELSE (siblings.birth_on - to_years(1))::DATE END,
    age = age + CASE WHEN twins THEN 0 ELSE 1 END
FROM siblings WHERE residents.number = siblings.number;
