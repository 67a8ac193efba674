"""Cycles: opened, kept up to date, closed; their calendar, deferrals and reminders."""
