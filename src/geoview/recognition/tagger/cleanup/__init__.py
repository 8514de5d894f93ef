"""Cleaning up after the tagger: where names begin and end, one reading for one form, the gazetteer, and a rescorer.

In their order: `boundaries`, `consistency`, `gazetteer_check`, `rescorer`. Each takes names and gives names; none looks
at the network.
"""
