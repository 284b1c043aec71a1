-- Children join a family whose mother is older by a drawn gap; old parents one that is younger by it.
CREATE TABLE wishes AS
SELECT residents.number, district, residents.age, way, least + floor(roll(number, 'gap year') * (most - least + 1))::INTEGER AS gap
FROM residents JOIN living USING (number) JOIN odds
    ON what = 'parent_gap' AND odds.age = 0 AND odds.sex = residents.sex
    AND roll(number, 'parent_gap') >= low AND roll(number, 'parent_gap') < high
WHERE way IN ('child', 'with_child');

CREATE TABLE kin AS
WITH children AS (
    SELECT wishes.number, wishes.district, cells.age, floor(roll(number, 'family') * families)::BIGINT AS place, 'child' AS role
    FROM wishes ASOF JOIN cells ON wishes.district = cells.district AND wishes.age + wishes.gap <= cells.age
    WHERE way = 'child' AND cells.age <= wishes.age + 48
),
parents AS (
    SELECT wishes.number, wishes.district, cells.age, floor(roll(number, 'family') * families)::BIGINT AS place, 'parent' AS role
    FROM wishes ASOF JOIN cells ON wishes.district = cells.district AND wishes.age - wishes.gap >= cells.age
    WHERE way = 'with_child' AND cells.age >= 25
)
SELECT number, role, head FROM (FROM children UNION ALL FROM parents) JOIN families USING (district, age, place);

-- A child for whom the district has no family finds one elsewhere in the city, and moves there.
INSERT INTO kin
WITH alone AS (
    SELECT number, wishes.age, gap FROM wishes ANTI JOIN kin USING (number) WHERE way = 'child'
),
found AS (
    SELECT alone.number, city_cells.age, floor(roll(number, 'family') * families)::BIGINT AS place
    FROM alone ASOF JOIN city_cells ON alone.age + 20 <= city_cells.age
    WHERE alone.age < 19 OR city_cells.age <= alone.age + 48
)
SELECT number, 'child', head FROM found JOIN city_families USING (age, place);

-- Nobody is the old parent of people of nearly the same age.
DELETE FROM kin WHERE role = 'parent' AND number IN (
    SELECT kin.number FROM kin JOIN residents USING (number) JOIN families ON families.head = kin.head WHERE residents.age < older + 15
);

-- No more than four children and two old parents in one home: further grown-ups live alone after all.
DELETE FROM kin WHERE number IN (
    SELECT number FROM kin JOIN residents USING (number) WHERE residents.age >= 19
    QUALIFY row_number() OVER (PARTITION BY kin.head, role ORDER BY number) > CASE role WHEN 'child' THEN 4 ELSE 2 END
);

UPDATE residents SET district = families.district FROM kin JOIN families USING (head)
WHERE residents.number = kin.number AND residents.district <> families.district;

-- In a city so small that it has no family at all, a minor becomes a grown-up of 25 to 31 years.
UPDATE residents SET age = age + 10 + (number % 4)::INTEGER, birth_on = (birth_on - to_years((10 + number % 4)::INTEGER))::DATE
WHERE age < 19 AND number NOT IN (SELECT number FROM kin);
