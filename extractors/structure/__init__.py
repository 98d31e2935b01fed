"""How a plan is built: header, outline, appendices, end."""
