"""The unit's register of tasks, plans, results, evidence, excuses."""
