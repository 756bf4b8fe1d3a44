"""Contracts: what a customer is given to sign, how far that is, who signed on which day, and until when it runs.

Owns the contract with its file and its dates. Asks, sends and takes in by the commands of the rooms below.
Never signs anything and never says that somebody did: that is recorded by a colleague, with the signed file.
"""
