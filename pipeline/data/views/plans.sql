CREATE VIEW v_plans AS
SELECT
    d.*,
    short_name(d.number, d.symbol, d.title) AS plan,
    coalesce(t.n, 0) AS n_tasks,
    coalesce(s.n, 0) AS n_sections,
    coalesce(m.n, 0) AS n_deadlines,
    coalesce(f.n, 0) AS n_findings,
    bare(concat_ws(' ', short_name(d.number, d.symbol, d.title), d.title, d.issuer, d.parent_agency, d.province,
        d.province_2025, d.issue_year, d.source_path, d.document_id)) AS bare_text
FROM documents AS d
LEFT JOIN (SELECT document_id, count(*) AS n FROM tasks GROUP BY document_id) AS t USING (document_id)
LEFT JOIN (SELECT document_id, count(*) AS n FROM sections GROUP BY document_id) AS s USING (document_id)
LEFT JOIN (SELECT document_id, count(*) AS n FROM deadlines GROUP BY document_id) AS m USING (document_id)
LEFT JOIN (SELECT document_id, count(*) AS n FROM findings GROUP BY document_id) AS f USING (document_id);

COMMENT ON VIEW v_plans IS 'One row a document, with how many tasks, sections, deadlines and findings it has.';
COMMENT ON COLUMN v_plans.plan IS 'the plan for short: its number (68/KH-SCT), or how its title begins';
COMMENT ON COLUMN v_plans.n_tasks IS 'tasks in it';
COMMENT ON COLUMN v_plans.n_sections IS 'sections in it';
COMMENT ON COLUMN v_plans.n_deadlines IS 'deadlines in it';
COMMENT ON COLUMN v_plans.n_findings IS 'findings in it';
COMMENT ON COLUMN v_plans.bare_text IS 'name, title, issuer, province, year and source, lower case without accents, to be searched';
