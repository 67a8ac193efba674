"""Pages of plans and tasks: the register, the plan, results, acceptance, evidence."""
