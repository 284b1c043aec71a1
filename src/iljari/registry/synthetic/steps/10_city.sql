-- One row a person: everything that the registry asks.
CREATE TABLE city AS
SELECT number, NULL::BIGINT AS duplicate_of, true AS synthetic, name, sex, birth_on, nationality, residents.district, address, phone, email,
    household, role AS household_role, size::INTEGER AS household_size, level AS schooling_level, standing AS schooling_standing, schooling_on,
    work, insured_on, seeking_on, vulnerable_groups, income_won_monthly, household_income_won_monthly::BIGINT AS household_income_won_monthly, assets_won
FROM residents JOIN named USING (number) JOIN contacts USING (number) JOIN members USING (number) JOIN households USING (household)
JOIN schooling USING (number) JOIN works USING (number) JOIN incomes USING (household) JOIN vulnerable USING (number)
ORDER BY number;
