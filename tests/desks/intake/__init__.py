"""Tests of the intake desk."""
