CREATE VIEW v_tasks AS
WITH RECURSIVE
paths AS (
    SELECT section_id, title AS section_path
    FROM sections
    WHERE parent_id IS NULL
    UNION ALL
    SELECT s.section_id, p.section_path || ' › ' || s.title
    FROM sections AS s
    JOIN paths AS p ON s.parent_id = p.section_id
),
units AS (
    SELECT
        task_id,
        list(unit ORDER BY ordinal) FILTER (role = 'lead') AS leads,
        list(unit ORDER BY ordinal) FILTER (role = 'coordinate') AS coordinators,
        list(unit ORDER BY ordinal) FILTER (role = 'implement') AS implementers
    FROM task_units
    GROUP BY task_id
),
times AS (
    SELECT
        task_id,
        string_agg(raw, '; ' ORDER BY ordinal) AS deadline,
        min(due_date) AS first_due,
        max(due_date) AS last_due,
        bool_or(recurrence IS NOT NULL) AS is_recurring
    FROM deadlines
    GROUP BY task_id
)
SELECT
    t.task_id,
    t.document_id,
    d.plan_id,
    d.province_code,
    d.province,
    d.province_code_2025,
    d.province_2025,
    d.issue_year,
    d.issue_date,
    d.issuer,
    d.document_type,
    d.number,
    d.symbol,
    short_name(d.number, d.symbol, d.title) AS plan,
    d.title AS plan_title,
    t.section_id,
    p.section_path,
    t.marker,
    t.text,
    t.domain,
    t.expected_output,
    t.source_kind,
    coalesce(u.leads, []) AS leads,
    coalesce(u.coordinators, []) AS coordinators,
    coalesce(u.implementers, []) AS implementers,
    array_to_string(u.leads, '; ') AS lead,
    array_to_string(u.coordinators, '; ') AS coordinate,
    array_to_string(u.implementers, '; ') AS implement,
    m.deadline,
    m.first_due,
    m.last_due,
    coalesce(m.is_recurring, false) AS is_recurring,
    t.page,
    t.ordinal,
    t.confidence,
    t.method,
    d.source_path,
    bare(concat_ws(' ', t.text,
        array_to_string(u.leads, ' '), array_to_string(u.coordinators, ' '), array_to_string(u.implementers, ' '),
        p.section_path, d.title)) AS bare_text
FROM tasks AS t
LEFT JOIN documents AS d USING (document_id)
LEFT JOIN paths AS p ON p.section_id = t.section_id
LEFT JOIN units AS u ON u.task_id = t.task_id
LEFT JOIN times AS m ON m.task_id = t.task_id;

COMMENT ON VIEW v_tasks IS 'One row a task, with its plan, its place in the outline, its units and its deadlines.';
COMMENT ON COLUMN v_tasks.plan IS 'the plan for short: its number (68/KH-SCT), or how its title begins';
COMMENT ON COLUMN v_tasks.plan_title IS 'title of the plan';
COMMENT ON COLUMN v_tasks.section_path IS 'titles of the sections it stands in, from the outermost, joined by " › "';
COMMENT ON COLUMN v_tasks.leads IS 'names of the units that lead, a list; empty where none is named';
COMMENT ON COLUMN v_tasks.coordinators IS 'names of the units that coordinate, a list';
COMMENT ON COLUMN v_tasks.implementers IS 'names of the units that implement, a list';
COMMENT ON COLUMN v_tasks.lead IS 'the same leads joined by "; "; null where none is named';
COMMENT ON COLUMN v_tasks.coordinate IS 'the coordinating units joined by "; "';
COMMENT ON COLUMN v_tasks.implement IS 'the implementing units joined by "; "';
COMMENT ON COLUMN v_tasks.deadline IS 'the wordings of its deadlines joined by "; "; null where it has none';
COMMENT ON COLUMN v_tasks.first_due IS 'the earliest day it is due; null where no deadline is a date';
COMMENT ON COLUMN v_tasks.last_due IS 'the latest day it is due; null where no deadline is a date';
COMMENT ON COLUMN v_tasks.is_recurring IS 'whether one of its deadlines comes again and again';
COMMENT ON COLUMN v_tasks.bare_text IS 'text, units, section path and plan title, lower case without accents, to be searched';
