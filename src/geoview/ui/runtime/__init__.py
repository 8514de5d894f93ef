"""Threads, timers, signals of the system, the instance server, and what happens after a crash."""
