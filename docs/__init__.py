"""The documentation and the programme that generates its reference pages."""
