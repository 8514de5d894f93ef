"""Questions to an atlas: co-mentions, counts by kind and country, filters, comparison of two documents, timelines.

Everything here is a pure function of what was parsed; the window, the command line and the exports use it.
"""
