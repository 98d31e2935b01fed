-- What a copy of the tables keeps besides: tasks by their place in v_tasks (its rowid), for the questions asked most.

CREATE TABLE task_days AS
SELECT m.due_date AS day, CAST(v.rowid AS UINTEGER) AS place
FROM deadlines AS m
JOIN v_tasks AS v USING (task_id)
WHERE m.recurrence IS NULL AND m.due_date IS NOT NULL
ORDER BY day, place;

CREATE TABLE task_recurrences AS
SELECT
    m.recurrence,
    counted_from(m.start_date, d.period_start, d.issue_year) AS since,
    counted_to(m.due_date, d.period_start, d.period_end, d.issue_year) AS until,
    CAST(v.rowid AS UINTEGER) AS place
FROM deadlines AS m
JOIN v_tasks AS v USING (task_id)
JOIN documents AS d ON d.document_id = m.document_id
WHERE m.recurrence IS NOT NULL
ORDER BY ALL;

CREATE TABLE task_places AS
SELECT u.unit_id, CAST(v.rowid AS UINTEGER) AS place
FROM (SELECT DISTINCT task_id, unit_id FROM task_units) AS u
JOIN v_tasks AS v USING (task_id)
ORDER BY ALL;
