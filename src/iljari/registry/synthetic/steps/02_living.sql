-- How each wishes to live, by sex and age; couples are then paired within a district, the nearest in age first.
CREATE TABLE living AS
SELECT residents.number, odds.value AS way FROM residents JOIN odds
ON what = 'living' AND odds.sex = residents.sex AND odds.age = residents.age
AND roll(number, 'living') >= low AND roll(number, 'living') < high;

CREATE TABLE willing AS
SELECT number, sex, district, age, age + bell(number, 'match') * 6 - CASE sex WHEN 'male' THEN 2.6 ELSE 0 END AS years
FROM residents JOIN living USING (number) WHERE way = 'couple';

CREATE TABLE couples AS
WITH placed AS (SELECT *, row_number() OVER (PARTITION BY district, sex ORDER BY years, number) AS place FROM willing)
SELECT wife.district, wife.number AS wife, husband.number AS husband, wife.age AS wife_age, husband.age AS husband_age
FROM placed AS wife JOIN placed AS husband
    ON wife.sex = 'female' AND husband.sex = 'male' AND wife.district = husband.district AND wife.place = husband.place;

-- Who is left over finds a husband elsewhere in the city, and moves there.
INSERT INTO couples
WITH left_over AS (
    SELECT *, row_number() OVER (PARTITION BY sex ORDER BY years, number) AS place
    FROM willing WHERE number NOT IN (SELECT wife FROM couples UNION ALL SELECT husband FROM couples)
)
SELECT husband.district, wife.number, husband.number, wife.age, husband.age
FROM left_over AS wife JOIN left_over AS husband ON wife.sex = 'female' AND husband.sex = 'male' AND wife.place = husband.place
WHERE abs(wife.years - husband.years) < 8;
UPDATE residents SET district = couples.district FROM couples WHERE number = wife AND residents.district <> couples.district;

ALTER TABLE couples ADD COLUMN head BIGINT;
UPDATE couples SET head = CASE WHEN roll(husband, 'couple_head') < odds.high THEN husband ELSE wife END
FROM odds WHERE what = 'couple_head' AND odds.value = 'male' AND odds.age = 0 AND odds.sex = 'male';

-- Families that may have grown children or an old parent with them; `age` is the mother's, else the parent's.
CREATE TABLE families AS
WITH every AS (
    SELECT head, district, wife_age AS age, greatest(wife_age, husband_age) AS older FROM couples
    UNION ALL
    SELECT number, district, age, age FROM residents JOIN living USING (number) WHERE way = 'lone_parent'
)
SELECT *, row_number() OVER (PARTITION BY district, age ORDER BY head) - 1 AS place FROM every;

CREATE TABLE cells AS SELECT district, age, count(*) AS families FROM families GROUP BY ALL;
CREATE TABLE city_cells AS SELECT age, count(*) AS families FROM families GROUP BY ALL;
CREATE TABLE city_families AS
SELECT head, age, district, row_number() OVER (PARTITION BY age ORDER BY head) - 1 AS place FROM families;
