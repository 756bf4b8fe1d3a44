"""Flows: what a firm asks the people it advises, and what they answered.

Owns the catalogue of questions, the flows with their versions, the runs, and every answer with where it came from.
Never decides when a customer is asked something, never asks for documents, and never advises on an answer.
"""
