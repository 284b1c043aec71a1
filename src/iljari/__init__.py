"""Iljari runs a city's jobs, labour-rights and social-economy programmes and derives every figure it reports."""
