"""The record as professionals read it."""
