-- One row for each day of a period on which something falls due: dates and last days of windows as they are, recurring
-- deadlines expanded by RFC 5545. A recurrence is counted from the beginning of its plan's period to its end; the year
-- of issue stands in for a period that the plan does not say. A rule without a day falls on the day of the beginning.

-- from which day on, and to which, a recurrence is counted
CREATE MACRO counted_from(start_date, period_start, issue_year) AS
    coalesce(start_date, period_start, make_date(issue_year, 1, 1));

CREATE MACRO counted_to(due_date, period_start, period_end, issue_year) AS
    coalesce(due_date, period_end, if(period_start IS NULL, make_date(issue_year, 12, 31), NULL));

-- the parts of a recurrence
CREATE MACRO rule_parts(recurrence) AS {
    'freq': regexp_extract(recurrence, '(?:^|;)FREQ=(\w+)', 1),
    'step': coalesce(try_cast(regexp_extract(recurrence, '(?:^|;)INTERVAL=(\d+)', 1) AS BIGINT), 1),
    'months': CAST(regexp_extract_all(regexp_extract(recurrence, '(?:^|;)BYMONTH=([\d,]+)', 1), '\d+') AS BIGINT[]),
    'days': CAST(regexp_extract_all(regexp_extract(recurrence, '(?:^|;)BYMONTHDAY=([-\d,]+)', 1), '-?\d+') AS BIGINT[]),
    'weekdays': list_transform(
        regexp_extract_all(regexp_extract(recurrence, '(?:^|;)BYDAY=([A-Z,]+)', 1), '[A-Z]+'),
        lambda day: list_position(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], day)
    )
};

-- whether a recurrence of these parts, counted from a day, falls on another
CREATE MACRO falls_on(parts, since, on_day) AS
    CASE parts.freq
        WHEN 'DAILY' THEN (on_day - since) % parts.step = 0
        WHEN 'WEEKLY' THEN date_diff('week', since, on_day) % parts.step = 0
        WHEN 'MONTHLY' THEN date_diff('month', since, on_day) % parts.step = 0
        WHEN 'YEARLY' THEN date_diff('year', since, on_day) % parts.step = 0
    END
    AND CASE
        WHEN len(parts.months) > 0 THEN list_contains(parts.months, month(on_day))
        ELSE parts.freq <> 'YEARLY' OR len(parts.days) > 0 OR len(parts.weekdays) > 0 OR month(on_day) = month(since)
    END
    AND CASE
        WHEN len(parts.days) > 0
            THEN list_contains(parts.days, day(on_day)) OR list_contains(parts.days, day(on_day) - day(last_day(on_day)) - 1)
        ELSE parts.freq NOT IN ('MONTHLY', 'YEARLY') OR len(parts.weekdays) > 0 OR day(on_day) = day(since)
    END
    AND CASE
        WHEN len(parts.weekdays) > 0 THEN list_contains(parts.weekdays, isodow(on_day))
        ELSE parts.freq <> 'WEEKLY' OR isodow(on_day) = isodow(since)
    END;

-- the days of a period
CREATE MACRO days_between(from_day, to_day) AS TABLE
SELECT CAST(range AS DATE) AS day
FROM range(CAST(from_day AS TIMESTAMP), CAST(to_day AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 DAY);

CREATE MACRO occurrences(from_day, to_day) AS TABLE
WITH bounds AS (
    SELECT
        m.deadline_id,
        m.task_id,
        m.recurrence,
        counted_from(m.start_date, d.period_start, d.issue_year) AS since,
        counted_to(m.due_date, d.period_start, d.period_end, d.issue_year) AS until
    FROM deadlines AS m
    JOIN documents AS d USING (document_id)
    WHERE m.recurrence IS NOT NULL
),
rules AS (
    SELECT DISTINCT recurrence, since, until, rule_parts(recurrence) AS parts
    FROM bounds
    WHERE since IS NOT NULL
),
falling AS (
    SELECT r.recurrence, r.since, r.until, c.day
    FROM rules AS r
    JOIN days_between(from_day, to_day) AS c ON c.day >= r.since AND (r.until IS NULL OR c.day <= r.until)
    WHERE falls_on(r.parts, r.since, c.day)
)
SELECT deadline_id, task_id, due_date AS occurs_on, false AS is_recurrence
FROM deadlines
WHERE recurrence IS NULL AND due_date BETWEEN CAST(from_day AS DATE) AND CAST(to_day AS DATE)
UNION ALL
SELECT b.deadline_id, b.task_id, f.day AS occurs_on, true AS is_recurrence
FROM bounds AS b
JOIN falling AS f
    ON f.recurrence = b.recurrence AND f.since = b.since AND f.until IS NOT DISTINCT FROM b.until;
