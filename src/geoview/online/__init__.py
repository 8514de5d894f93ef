"""What goes online, all of it: services, the reader's leave, requests, their pace, and what is kept of the answers.

Nothing here is used unless the reader switched it on, and no request is made without `Consents` that allow it.
"""
