"""Who there is: units, posts, officials, their assignments, groups, teams, absences."""
