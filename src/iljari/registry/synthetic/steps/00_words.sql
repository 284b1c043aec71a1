-- How chance is drawn: a number from 0 up to 1 that depends on the seed, on who is asked and on what is asked, on nothing else.
-- (The hash of several values together is too regular for that: one who draws high for one thing would for the next.)
CREATE MACRO roll(number, what) AS
    (hash(xor(number::UBIGINT, hash(what || ' ' || getvariable('seed')))) >> 11)::DOUBLE / 9007199254740992.0;
CREATE MACRO bell(number, what) AS
    roll(number, what) + roll(number, what || ' 2') + roll(number, what || ' 3') - 1.5;
CREATE MACRO evenly(words, chance) AS words[1 + floor(chance * len(words))::INTEGER];
-- The earlier in the list the likelier: half of all draws fall on the first quarter.
CREATE MACRO by_rank(syllables, chance) AS substr(syllables, 1 + floor(chance * chance * length(syllables))::INTEGER, 1);
CREATE MACRO any_of(syllables, chance) AS substr(syllables, 1 + floor(chance * length(syllables))::INTEGER, 1);
-- A different number of seven digits for each: n times a number that shares no factor with ten million.
CREATE MACRO mixed(number) AS ((number * 7368787 + hash('mixed ' || getvariable('seed')) % 10000000::UBIGINT) % 10000000)::BIGINT;

CREATE MACRO phone_of(number) AS
    '010-0' || lpad((mixed(number) // 10000)::VARCHAR, 3, '0') || '-' || lpad((mixed(number) % 10000)::VARCHAR, 4, '0');
CREATE MACRO email_of(number) AS
    evenly(['sky', 'river', 'pine', 'moon', 'star', 'cloud', 'stone', 'rain', 'snow', 'leaf', 'wave', 'hill', 'bird', 'light'], roll(number, 'mail'))
    || lpad(((mixed(number) * 2718281 + 31415) % 10000000)::VARCHAR, 7, '0') || '@example.test';
CREATE MACRO address(number, district, dwelling) AS
    '서울특별시 ' || district_name(district) || ' 연습' || (1 + floor(roll(number, 'dong') * 17)::INTEGER) || '동 연습로'
    || (1 + floor(roll(number, 'road') * 40)::INTEGER) || '길 ' || (1 + floor(roll(number, 'house') * 99)::INTEGER)
    || CASE dwelling
        WHEN 'apartment' THEN ', ' || (101 + floor(roll(number, 'block') * 12)::INTEGER) || '동 '
            || (1 + floor(roll(number, 'floor') * 20)::INTEGER) || lpad((1 + floor(roll(number, 'door') * 8)::INTEGER)::VARCHAR, 2, '0') || '호'
        WHEN 'flat' THEN ', ' || (1 + floor(roll(number, 'floor') * 4)::INTEGER) || lpad((1 + floor(roll(number, 'door') * 4)::INTEGER)::VARCHAR, 2, '0') || '호'
        ELSE '' END;
-- 기준 중위소득 2018, 보건복지부고시 제2017-128호 (a household of 1 to 7 people, won a month).
CREATE MACRO median_income_won(size) AS
    [1672105, 2847097, 3683150, 4519202, 5355254, 6191307, 7027359][least(size, 7)];

-- Slips of the pen. A syllable is 44032 + (first * 21 + vowel) * 28 + last; the lists say what each jamo is mistaken for.
CREATE MACRO is_syllable(one) AS unicode(one) BETWEEN 44032 AND 55203;
CREATE MACRO other_first(n) AS [15, 0, 5, 16, 3, 2, 2, 17, 7, 10, 9, 18, 14, 12, 12, 0, 3, 7, 11][n + 1];
CREATE MACRO other_vowel(n) AS [4, 5, 0, 1, 8, 1, 4, 5, 13, 0, 11, 10, 8, 18, 4, 11, 20, 13, 13, 20, 16][n + 1];
CREATE MACRO other_last(n) AS CASE n WHEN 0 THEN 4 WHEN 4 THEN 21 WHEN 21 THEN 4 WHEN 16 THEN 4 WHEN 17 THEN 16 ELSE 0 END;
CREATE MACRO put(first, vowel, last) AS chr(((44032 + (first * 21 + vowel) * 28 + last))::INTEGER);
CREATE MACRO slipped_syllable(code, chance) AS CASE
    WHEN chance < 0.5 THEN put(code // 588, other_vowel(code % 588 // 28), code % 28)
    WHEN chance < 0.8 THEN put(code // 588, code % 588 // 28, other_last(code % 28))
    ELSE put(other_first(code // 588), code % 588 // 28, code % 28) END;
CREATE MACRO slipped_at(name, place, number) AS
    CASE WHEN is_syllable(substr(name, place, 1))
    THEN substr(name, 1, place - 1) || slipped_syllable(unicode(substr(name, place, 1)) - 44032, roll(number, 'jamo')) || substr(name, place + 1)
    ELSE name END;
CREATE MACRO jamo_slip(name, number) AS slipped_at(name, 1 + floor(roll(number, 'syllable') * length(name))::INTEGER, number);
CREATE MACRO other_surname(name) AS CASE left(name, 1)
    WHEN '유' THEN '류' WHEN '류' THEN '유' WHEN '이' THEN '리' WHEN '노' THEN '로' WHEN '임' THEN '림' WHEN '나' THEN '라'
    WHEN '정' THEN '전' WHEN '전' THEN '정' WHEN '조' THEN '주' WHEN '장' THEN '강' ELSE '김' END || substr(name, 2);
CREATE MACRO swapped_name(name) AS
    CASE WHEN length(name) < 3 THEN name ELSE left(name, length(name) - 2) || right(name, 1) || substr(name, length(name) - 1, 1) END;
CREATE MACRO day_at(y, m, d) AS make_date(y::BIGINT, m::BIGINT, least(d, 28)::BIGINT);
CREATE MACRO swapped_day(born) AS CASE
    WHEN day(born) % 10 * 10 + day(born) // 10 BETWEEN 1 AND 28 AND day(born) % 11 > 0 THEN day_at(year(born), month(born), day(born) % 10 * 10 + day(born) // 10)
    WHEN day(born) BETWEEN 1 AND 12 AND day(born) <> month(born) THEN day_at(year(born), day(born), month(born))
    ELSE day_at(year(born), month(born) % 12 + 1, day(born)) END;
CREATE MACRO wrong_digit(born, number) AS CASE (number % 4)::INTEGER
    WHEN 0 THEN day_at(year(born) - 1, month(born), day(born))
    WHEN 1 THEN day_at(year(born) - 10, month(born), day(born))
    WHEN 2 THEN day_at(year(born), month(born) % 12 + 1, day(born))
    ELSE day_at(year(born), month(born), (day(born) + 9) % 28 + 1) END;
