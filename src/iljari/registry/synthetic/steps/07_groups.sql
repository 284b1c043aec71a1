-- The vulnerable groups that the bureau's document names: some drawn, some following from income, assets, work and home.
CREATE TABLE drawn AS
SELECT residents.number, what FROM residents JOIN odds
ON what IN ('disabled', 'national_merit', 'homeless', 'poorly_housed', 'special_employment', 'mobile_worker', 'emotional_labour',
    'irregular_worker') AND odds.value = 'yes' AND odds.sex = residents.sex AND odds.age = residents.age
AND roll(number, what) >= low AND roll(number, what) < high;

CREATE TABLE vulnerable AS
WITH poor AS (
    SELECT household, size, assets_won, household_income_won_monthly / median_income_won(size) AS of_median
    FROM households JOIN incomes USING (household)
),
marks AS (
    SELECT number, unnest([
        CASE WHEN of_median <= 0.3 AND assets_won <= 54000000 THEN 'basic_livelihood' END,
        CASE WHEN of_median > 0.3 AND of_median <= 0.5 AND assets_won <= 135000000 THEN 'near_poor' END,
        CASE WHEN of_median <= 0.6 AND assets_won <= 200000000 THEN 'low_income' END,
        CASE WHEN residents.age < 35 AND work IN ('none', 'seeking') AND level NOT IN ('college', 'university', 'graduate_school')
            AND standing IN ('graduated', 'left') THEN 'jobless_youth' END,
        CASE WHEN work = 'uninsured' AND income_won_monthly < 1300000 THEN 'vulnerable_worker' END,
        CASE WHEN work = 'uninsured' THEN 'irregular_worker' END,
        CASE WHEN nationality <> 'KR' AND work IN ('insured', 'uninsured') THEN 'foreign_worker' END
    ]) AS mark
    FROM residents JOIN members USING (number) JOIN poor USING (household) JOIN works USING (number) JOIN schooling USING (number)
    UNION ALL
    SELECT drawn.number, what FROM drawn JOIN members USING (number) JOIN poor USING (household) JOIN works USING (number)
    WHERE CASE what WHEN 'homeless' THEN size = 1 WHEN 'poorly_housed' THEN size = 1 AND of_median <= 0.6 AND assets_won <= 50000000
        WHEN 'special_employment' THEN work = 'own' WHEN 'mobile_worker' THEN work IN ('own', 'uninsured')
        WHEN 'emotional_labour' THEN work IN ('insured', 'uninsured') WHEN 'irregular_worker' THEN work = 'insured' ELSE true END
)
SELECT residents.number, coalesce(list(mark ORDER BY mark) FILTER (mark IS NOT NULL), []) AS vulnerable_groups
FROM residents LEFT JOIN marks USING (number) GROUP BY residents.number;
