"""A recurrence (an RRULE of RFC 5545) in the words of the people who keep to it."""

from __future__ import annotations

from pipeline.wording import NoSuchText, Wording

_OFTEN = {"DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly", "YEARLY": "yearly"}
_NAMED = {("MONTHLY", 3): "quarterly", ("MONTHLY", 6): "half_yearly"}
_KNOWN = {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY"}


def recurrence_said(rule: str, wording: Wording) -> str:
    """What a rule means ("FREQ=MONTHLY;INTERVAL=3" is "hằng quý"); one that says more than is known here as it is."""
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    try:
        often, when = _often(parts, wording), _when(parts, wording)
    except (KeyError, ValueError, NoSuchText):
        return rule
    if not parts.keys() <= _KNOWN:
        return rule
    return wording("recurrence.with", often=often, when=when) if when else often


def _often(parts: dict[str, str], wording: Wording) -> str:
    freq, step = parts["FREQ"], int(parts.get("INTERVAL", "1"))
    named = _NAMED.get((freq, step))
    return wording(f"recurrence.{named}") if named else wording(f"recurrence.{_OFTEN[freq]}", n=step)


def _when(parts: dict[str, str], wording: Wording) -> str:
    """Weekdays, or days, months, or both; nothing where the rule names none."""
    if "BYDAY" in parts:
        if parts.keys() & {"BYMONTH", "BYMONTHDAY"}:
            raise ValueError(parts)
        named = (wording(f"recurrence.weekdays.{day}") for day in parts["BYDAY"].split(","))
        return wording("recurrence.on_weekdays", days=", ".join(named))
    days = [_day(day, wording) for day in parts.get("BYMONTHDAY", "").split(",") if day]
    months = ", ".join(str(int(month)) for month in parts.get("BYMONTH", "").split(",") if month)
    if months:
        key = "recurrence.on_days_in_months" if days else "recurrence.in_months"
        return wording(key, days=", ".join(days), months=months)
    if days == [wording("recurrence.last")]:
        return wording("recurrence.on_last_day")
    return wording("recurrence.on_days", days=", ".join(days)) if days else ""


def _day(day: str, wording: Wording) -> str:
    if day == "-1":
        return wording("recurrence.last")
    if not 1 <= int(day) <= 31:
        raise ValueError(day)
    return str(int(day))
