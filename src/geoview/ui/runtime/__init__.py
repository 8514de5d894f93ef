"""Threads, timers, system signals, the instance server, and crash reports."""
