"""What is kept about the life of every record."""

from lifecycle.models.attachments import Attachment
from lifecycle.models.correspondence import Correspondence
from lifecycle.models.deadlines import Deadline
from lifecycle.models.editions import Edition
from lifecycle.models.history import Actor, Chain, Entry, EntryText, HeadWitness
from lifecycle.models.jobs import Job
from lifecycle.models.outbox import Message
from lifecycle.models.records import Record
from lifecycle.models.reminders import Reminder
from lifecycle.models.submissions import Submission

__all__ = [
    "Actor",
    "Attachment",
    "Chain",
    "Correspondence",
    "Deadline",
    "Edition",
    "Entry",
    "EntryText",
    "HeadWitness",
    "Job",
    "Message",
    "Record",
    "Reminder",
    "Submission",
]
