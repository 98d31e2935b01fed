CREATE VIEW v_findings AS
SELECT
    f.*,
    d.plan_id,
    d.province,
    d.province_code_2025,
    d.province_2025,
    d.issue_date,
    d.issuer,
    d.document_type,
    d.number,
    d.symbol,
    short_name(d.number, d.symbol, d.title) AS plan,
    d.title AS plan_title,
    d.source_path
FROM findings AS f
LEFT JOIN documents AS d USING (document_id);

COMMENT ON VIEW v_findings IS 'One row a finding: what a careful reader would query, with the plan in which it stands.';
COMMENT ON COLUMN v_findings.plan IS 'the plan for short: its number (68/KH-SCT), or how its title begins';
COMMENT ON COLUMN v_findings.plan_title IS 'title of the plan';
