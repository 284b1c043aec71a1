"""Alerts: rules over the access log that ask a handler for an explanation (SP-27)."""
