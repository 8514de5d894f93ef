"""Everything that goes online: services, the reader's consent, requests, their pace, and what is kept of the answers.

Nothing here is used unless the reader switched it on, and no request is made without `Consents` that allow it.
"""
